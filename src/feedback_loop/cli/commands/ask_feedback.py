"""``ask-feedback``: draft or record a request for feedback."""

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.draft_options import DraftOptions, draft_or_record
from feedback_loop.cli.options import Builtin, Draft, EditFirst, Eml, Json, On, OpenIt, Target, Via, With, Yes
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Asked
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line


def ask_feedback(
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
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record that you asked for feedback; asking again without a reply is a nudge."""
    context = command_context(ctx, as_json=as_json)
    person, via, day = clean_line(person, "person"), clean_line(via, "via"), context.dates.past_date(on)

    def decide(overview: Overview, status: LoopStatus) -> Asked:
        return verbs.ask(overview.facts_of(status.loop), person, day, via=via, insist=yes)

    draft_or_record(context, target, decide, DraftOptions(draft, eml, open_it, edit, builtin, yes), person)
