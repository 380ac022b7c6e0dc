"""Keeping: note, snooze, close."""

from typing import Annotated

import typer

from feedback_loop.cli.options import DecisionBy, Json, On, Target, With
from feedback_loop.cli.session import session
from feedback_loop.domain import verbs
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.events import AnyEvent, Closed, Heard, Noted, Snoozed
from feedback_loop.domain.likely import likely_person, named_person
from feedback_loop.domain.loop import Loop
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Standing
from feedback_loop.domain.rules import NAMES
from feedback_loop.domain.text import free_text


def note(
    context: typer.Context,
    target: Target = None,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What to keep; - reads standard input.", show_default=False),
    ] = None,
    heard: Annotated[bool, typer.Option("--heard", help="They were in touch: it counts as a word from them.")] = False,
    person: With = None,
    decision_by: DecisionBy = None,
    on: On = None,
    as_json: Json = False,
) -> None:
    """Keep a note, or with --heard that they were in touch without an outcome or feedback."""
    here = session(context, as_json=as_json)
    if not heard and (person or decision_by):
        raise UsageError("--with and --decision-by are about a word from them; add --heard.")
    target = target or here.chosen_target()
    words = here.required_text(text, "What to note")
    day = here.calendar.happened(on)
    decision = here.calendar.decision_day(decision_by, day)

    def event(standing: Standing) -> Heard | Noted:
        if not heard:
            return Noted(application=standing.id, text=words, on=day)
        who = named_person(standing.loop, person) if person else _likely_or_nobody(standing.loop)
        return Heard(application=standing.id, text=words, person=who, decision_by=decision, on=day)

    here.record_in(target, lambda _, standing: [event(standing)], with_person=person)


def _likely_or_nobody(loop: Loop) -> str | None:
    """Word from "them" needs no name: who exactly wrote matters less than that they did."""
    try:
        return likely_person(loop)
    except UsageError:
        return None


def snooze(
    context: typer.Context,
    target: Target = None,
    until: Annotated[
        str | None,
        typer.Argument(metavar="UNTIL", help="A date, such as 2w or friday, or never.", show_default=False),
    ] = None,
    rule: Annotated[str | None, typer.Option(metavar="RULE", help="Only this rule; every rule if left out.")] = None,
    as_json: Json = False,
) -> None:
    """Silence the prompts of a loop until a day, or for good."""
    here = session(context, as_json=as_json)
    if rule is not None and rule not in NAMES:
        raise UsageError(f"There is no rule {rule!r}; the rules are:", NAMES)
    target = target or here.chosen_target()
    typed = here.value(until, "Until when", "Until when? Add a date, such as 2w or friday, or never.")
    never = typed.strip().lower() == "never"
    day = None if never else here.calendar.ahead(typed)
    here.record_in(
        target,
        lambda _, standing: [Snoozed(application=standing.id, until=day, rule=rule, on=here.today)],
    )


def close(
    context: typer.Context,
    target: Target = None,
    reason: Annotated[str | None, typer.Argument(metavar="[REASON]", help="Why.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Close a loop by hand; nothing is asked of you in it until something happens."""
    here = session(context, as_json=as_json)
    why = free_text(reason, "reason") if reason is not None else None

    def decide(seen: Overview, standing: Standing) -> list[AnyEvent]:
        closed = Closed(application=standing.id, reason=why, on=here.today)
        return [closed, *verbs.called_off(seen.case(standing.loop))]

    here.record_in(target, decide)
