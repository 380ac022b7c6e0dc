"""``close``: close a loop by hand."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, Target
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import AnyEvent, Closed
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing
from feedback_loop.domain.text import free_text


def close(
    context: typer.Context,
    target: Target = None,
    reason: Annotated[str | None, typer.Argument(metavar="[REASON]", help="Why.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Close a loop by hand; nothing is asked of you in it until something happens."""
    here = session(context, as_json=as_json)
    why = free_text(reason, "reason") if reason is not None else None

    def decide(seen: Overview, standing: Standing) -> list[AnyEvent]:
        closed = Closed(application=standing.id, reason=why, on=here.today)
        return [closed, *verbs.called_off(seen.case(standing.loop))]

    here.record_in(target, decide)
