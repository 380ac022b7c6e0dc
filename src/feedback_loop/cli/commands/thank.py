"""``thank``: draft or record thanks."""

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.draft_options import Delivery, draft_or_record
from feedback_loop.cli.options import Builtin, Draft, EditFirst, Eml, Json, On, OpenIt, People, Target
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Thanked
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing


def thank(
    context: typer.Context,
    target: Target = None,
    people: People = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    as_json: Json = False,
) -> None:
    """Record that you said thanks, after an interview or for feedback."""
    here = session(context, as_json=as_json)
    day = here.calendar.happened(on)

    def decide(seen: Overview, standing: Standing) -> Thanked:
        return verbs.thank(seen.case(standing.loop), people or (), day)

    draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin), next(iter(people or ()), None))
