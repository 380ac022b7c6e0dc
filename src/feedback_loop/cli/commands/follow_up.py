"""``follow-up``: draft or record a message about what came of somebody's advice."""

from collections.abc import Sequence

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.draft_options import DraftOptions, draft_or_record
from feedback_loop.cli.options import (
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
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import FollowedUp
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line


def follow_up(
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
    short: Short = False,
    phone: Phone = False,
    language: Language = None,
    as_json: Json = False,
) -> None:
    """Record that you told them what came of their advice."""
    context = command_context(ctx, as_json=as_json)
    via, day = clean_line(via, "via"), context.dates.past_date(on)
    options = DraftOptions(draft, eml, open_it, edit, builtin, short=short, phone=phone, language=language)

    def follow_up_with(named: Sequence[str]) -> None:
        recipient = next(iter(named), None)

        def decide(overview: Overview, status: LoopStatus) -> FollowedUp:
            return verbs.follow_up(overview.facts_of(status.loop), recipient, day, via=via)

        draft_or_record(context, target, decide, options, recipient)

    context.with_people(None if person is None else [person], follow_up_with)
