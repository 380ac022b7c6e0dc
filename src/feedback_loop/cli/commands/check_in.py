"""``check-in``: draft or record a message that asks where things stand."""

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
    Phone,
    Short,
    Target,
    Via,
    With,
)
from feedback_loop.domain.commands import check_in as check_ins
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.model.events import CheckedIn
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line


def check_in(
    ctx: typer.Context,
    target: Target = None,
    person: With = None,
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
    as_json: Json = False,
) -> None:
    """Record that you asked where things stand."""
    context = command_context(ctx, as_json=as_json)
    via, day = clean_line(via, "via"), context.dates.past_date(on)
    options = DraftOptions(draft, eml, open_it, edit, builtin, short=short, phone=phone, language=language)

    def check_in_with(named: Sequence[str]) -> None:
        who = next(iter(named), None)

        def decide(overview: Overview, status: LoopStatus) -> CheckedIn:
            event = check_ins.check_in(overview.facts_of(status.loop), who, day, via=via)
            return event if options else refuse_duplicate(status.loop.events, event, again=again)

        draft_or_record(context, target, decide, options, who)

    context.with_people([person] if person else None, check_in_with)
