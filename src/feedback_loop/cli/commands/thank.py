"""``thank``: draft or record thanks."""

from collections.abc import Sequence

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.draft_options import DraftOptions, draft_or_record
from feedback_loop.cli.options import (
    Again,
    AskAdvice,
    Builtin,
    Draft,
    EditFirst,
    Eml,
    Json,
    Language,
    On,
    OpenIt,
    People,
    Phone,
    Short,
    Target,
)
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.model.events import Thanked
from feedback_loop.domain.rules.overview import LoopStatus, Overview


def thank(
    ctx: typer.Context,
    target: Target = None,
    people: People = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    again: Again = False,
    short: Short = False,
    phone: Phone = False,
    language: Language = None,
    ask_advice: AskAdvice = False,
    as_json: Json = False,
) -> None:
    """Record that you said thank you, after an interview or for feedback."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(on)
    options = DraftOptions(
        draft, eml, open_it, edit, builtin, short=short, phone=phone, language=language, asks_advice=ask_advice
    )

    def thank_people(named: Sequence[str]) -> None:
        def decide(overview: Overview, status: LoopStatus) -> Thanked:
            thanks = verbs.thank(overview.facts_of(status.loop), named, day)
            return thanks if options else refuse_duplicate(status.loop.events, thanks, again=again)

        draft_or_record(context, target, decide, options, next(iter(named), None))

    context.with_people(people, thank_people)
