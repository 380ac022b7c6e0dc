"""``note``: record a note, or word from the company."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import DecisionBy, Json, On, Target, With
from feedback_loop.domain.commands.verbs import default_person, resolve_person
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Heard, Noted
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus


def note(
    ctx: typer.Context,
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
    context = command_context(ctx, as_json=as_json)
    if not heard and (person or decision_by):
        raise UsageError("--with and --decision-by are about a word from them; add --heard.")
    target = target or context.choose_loop()
    words = context.require_text(text, "What to note")
    day = context.dates.past_date(on)
    decision = context.dates.decision_date(decision_by, day)

    def event(status: LoopStatus) -> Heard | Noted:
        if not heard:
            return Noted(application=status.id, text=words, on=day)
        who = resolve_person(status.loop, person) if person else _likely_or_nobody(status.loop)
        return Heard(application=status.id, text=words, person=who, decision_by=decision, on=day)

    context.record_in(target, lambda _, status: [event(status)], with_person=person)


def _likely_or_nobody(loop: Loop) -> str | None:
    """Word from "them" needs no name: who exactly wrote matters less than that they did."""
    try:
        return default_person(loop)
    except UsageError:
        return None
