"""``status``: show the table of loops."""

from typing import Annotated

import typer

from feedback_loop.cli import output_cache
from feedback_loop.cli.completion import complete_source
from feedback_loop.cli.context import command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json, NoPager, argument, option
from feedback_loop.cli.status_table import show_status
from feedback_loop.domain.model.events import Result
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, Stage, next_interview_end
from feedback_loop.views.status import SortBy, sort_statuses, status_json


def status(
    ctx: typer.Context,
    text: Annotated[
        str | None, argument("[TEXT]", "Only loops that mention TEXT: company, role, people, place, also closed ones.")
    ] = None,
    include_closed: Annotated[bool, typer.Option("--all", help="Include closed loops.")] = False,
    stage: Annotated[
        Stage | None,
        typer.Option(case_sensitive=False, metavar="STAGE", help=f"Only loops at this stage: {', '.join(Stage)}."),
    ] = None,
    outcome: Annotated[
        Result | None,
        typer.Option(case_sensitive=False, metavar="OUTCOME", help=f"Only loops that ended so: {', '.join(Result)}."),
    ] = None,
    source: Annotated[
        str | None, option("SOURCE", "Only applications found there.", "--source", complete=complete_source)
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only loops with something overdue.")] = False,
    sort: Annotated[
        SortBy,
        typer.Option("--sort", case_sensitive=False, metavar="ORDER", help=f"Order of the rows: {', '.join(SortBy)}."),
    ] = SortBy.DUE,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Show the table of loops: how far each has come, what is next, and when."""
    context = command_context(ctx, as_json=as_json)
    loops = list(context.overview.statuses.values())
    shows_closed = include_closed or text is not None or outcome is not None
    shown = [loop for loop in loops if (shows_closed or loop.is_open) and (not stage or loop.stage is stage)]
    if text is not None or source is not None or outcome is not None:
        shown = _search(shown, text, outcome, source)
    shown = sort_statuses((loop for loop in shown if not overdue or _is_overdue(loop)), sort)
    is_paged = False
    with context.terminal.tee_stdout() as pieces:
        if context.terminal.as_json:
            context.terminal.write_json(status_json(shown, context.today))
        else:
            is_paged = show_status(context, loops, shown, use_pager=not no_pager)
    if shown and not is_paged:  # an empty table also prints a note on standard error, which is not cached
        tomorrow = add_days(context.today, 1)
        output_cache.store(context, "".join(pieces), Exit.DONE, tomorrow, next_interview_end(loops, context.today))


def _search(loops: list[LoopStatus], text: str | None, outcome: Result | None, source: str | None) -> list[LoopStatus]:
    from feedback_loop.domain.insight.search import is_from, mentions  # only for a search

    return [
        loop
        for loop in loops
        if (text is None or mentions(loop, text))
        and (outcome is None or (loop.outcome is not None and loop.outcome.result is outcome))
        and (source is None or is_from(loop, source))
    ]


def _is_overdue(loop: LoopStatus) -> bool:
    return loop.prompt is not None and loop.prompt.overdue_days(loop.today) > 0
