"""``note``: record a note, or word from the company."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import DecisionBy, Json, On, Target, With, argument
from feedback_loop.domain.commands.recipients import default_person, resolve_person
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Heard, Noted
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import clean_line


def note(
    ctx: typer.Context,
    target: Target = None,
    text: Annotated[str | None, argument("[TEXT]", "Text of the note; - reads standard input.")] = None,
    heard: Annotated[
        bool, typer.Option("--heard", help="They got in touch, but with neither an outcome nor feedback.")
    ] = False,
    person: With = None,
    decision_by: DecisionBy = None,
    on: On = None,
    as_json: Json = False,
) -> None:
    """Keep a note, or with --heard, record that they got in touch."""
    context = command_context(ctx, as_json=as_json)
    person = clean_line(person, "person")
    if not heard and (person or decision_by):
        raise UsageError("--with and --decision-by go with --heard.")
    target = target or context.choose_loop()
    words = context.require_text(text, "What to note", "or - to read it from standard input")
    day = context.dates.past_date(on)
    decision = context.dates.decision_date(decision_by, day)

    def build(status: LoopStatus) -> Heard | Noted:
        if not heard:
            return Noted(application=status.id, text=words, on=day)
        who = resolve_person(status.facts, person) if person else _default_person(status.facts)
        return Heard(application=status.id, text=words, person=who, decision_by=decision, on=day)

    context.record_in(target, lambda _, status: [build(status)], with_person=person)


def _default_person(facts: LoopFacts) -> str | None:
    """Return the default person, or None if there are several: that they wrote matters more than who did."""
    try:
        return default_person(facts)
    except UsageError:
        return None
