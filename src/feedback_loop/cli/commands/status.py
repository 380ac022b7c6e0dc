"""``status``: show the table of loops."""

from typing import Annotated

import typer

from feedback_loop.cli import output_cache
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, Stage, next_interview_end
from feedback_loop.views.status import WELCOME_PAGE, sort_key, status_json, status_page, summary_line


def status(
    ctx: typer.Context,
    include_closed: Annotated[bool, typer.Option("--all", help="Include closed loops.")] = False,
    stage: Annotated[
        Stage | None,
        typer.Option(case_sensitive=False, metavar="STAGE", help=f"Only loops at this stage: {', '.join(Stage)}."),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only loops with something overdue.")] = False,
    as_json: Json = False,
) -> None:
    """Show the table of loops: how far each has come, what is next, and when."""
    context = command_context(ctx, as_json=as_json)
    loops = list(context.overview.statuses.values())
    shown = [loop for loop in loops if (include_closed or loop.is_open) and stage in (None, loop.stage)]
    shown = sorted((loop for loop in shown if not overdue or _is_overdue(loop)), key=sort_key)
    with context.terminal.tee_stdout() as pieces:
        if context.terminal.as_json:
            context.terminal.write_json(status_json(shown, context.today))
        else:
            show_status(context, loops, shown)
    if shown:  # an empty table also prints a note on standard error, which is not cached
        tomorrow = add_days(context.today, 1)
        output_cache.store(context, "".join(pieces), Exit.DONE, tomorrow, next_interview_end(loops, context.today))


def _is_overdue(loop: LoopStatus) -> bool:
    return loop.prompt is not None and loop.prompt.overdue_days(loop.today) > 0


def show_status(context: CommandContext, loops: list[LoopStatus], shown: list[LoopStatus]) -> None:
    """Print the table of the loops shown, a count of the others, or a welcome if there are none at all."""
    if not loops:
        context.terminal.show(WELCOME_PAGE)
    elif not shown:
        context.terminal.warn("Nothing to show. To show all loops: feedback-loop status --all")
    else:
        context.terminal.show(status_page(shown))
        if context.terminal.is_tty:
            context.terminal.show([summary_line(loops, len(shown))])
