"""``ask-feedback``: draft or record a request for feedback."""

from collections.abc import Sequence

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.draft_options import DraftOptions, draft_or_record
from feedback_loop.cli.options import (
    Again,
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
    Via,
    Yes,
)
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.errors import PersonError
from feedback_loop.domain.model.events import Asked
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line


def ask_feedback(
    ctx: typer.Context,
    target: Target = None,
    people: People = None,
    via: Via = None,
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
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record that you asked for feedback; asking again without a reply is a nudge."""
    context = command_context(ctx, as_json=as_json)
    via, day = clean_line(via, "via"), context.dates.past_date(on)
    options = DraftOptions(draft, eml, open_it, edit, builtin, insist=yes, short=short, phone=phone, language=language)

    def ask(named: Sequence[str]) -> None:
        def decide(overview: Overview, status: LoopStatus) -> list[Asked]:
            facts = overview.facts_of(status.loop)
            asks = verbs.ask_people(facts, named, day, via=via, insist=yes)
            return asks if options else [verbs.refuse_second_ask(facts, asked, again=again) for asked in asks]

        if not options:
            context.record_in(target, decide, with_person=next(iter(named), None))
        elif len(named) > 1:
            raise PersonError("Each person gets their own message. Draft one at a time with --with:", named)
        else:
            draft_or_record(context, target, lambda *of: decide(*of)[0], options, next(iter(named), None))

    context.with_people(people, ask)
