"""``ask-feedback``: draft or record a request for feedback."""

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.draft_options import Delivery, draft_or_record
from feedback_loop.cli.options import Builtin, Draft, EditFirst, Eml, Json, On, OpenIt, Target, Via, With, Yes, line
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Asked
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing


def ask_feedback(
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
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record that you asked for feedback; a second time, without a reply, it is a nudge."""
    here = session(context, as_json=as_json)
    day, how = here.calendar.happened(on), line(via, "via")

    def decide(seen: Overview, standing: Standing) -> Asked:
        return verbs.ask(seen.case(standing.loop), person, day, via=how, insist=yes)

    draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin, yes), person)
