"""``note``: record a note, or word from the company."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import DecisionBy, Json, On, Target, With
from feedback_loop.domain.commands.people import likely_person, named_person
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Heard, Noted
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.status import Standing


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
