"""``follow-up``: draft or record a message about what came of somebody's advice."""

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.draft_options import Delivery, draft_or_record
from feedback_loop.cli.options import Builtin, Draft, EditFirst, Eml, Json, On, OpenIt, Target, Via, With, line
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import FollowedUp
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing


def follow_up(
    context: typer.Context,
    target: Target = None,
    person: With = None,
    via: Via = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    as_json: Json = False,
) -> None:
    """Record that you told them what came of their advice."""
    here = session(context, as_json=as_json)
    day, how = here.calendar.happened(on), line(via, "via")

    def decide(seen: Overview, standing: Standing) -> FollowedUp:
        return verbs.follow_up(seen.case(standing.loop), person, day, via=how)

    draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin), person)
