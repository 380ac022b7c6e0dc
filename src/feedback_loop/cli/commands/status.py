"""``status``: show the table of loops."""

from typing import Annotated

import typer

from feedback_loop.cli.cache_writer import store_output
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, Stage
from feedback_loop.views.status import WELCOME_PAGE, sort_key, status_json, status_page, summary_line


def status(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Closed loops too.")] = False,
    stage: Annotated[
        Stage | None,
        typer.Option(
            case_sensitive=False,
            metavar="STEP",
            help=f"Only loops that reached this step and no further: {', '.join(Stage)}.",
        ),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only loops with something overdue.")] = False,
    as_json: Json = False,
) -> None:
    """Show the table of loops: how far each came, what is next and when."""
    context = command_context(ctx, as_json=as_json)
    statuses = list(context.overview.statuses.values())
    shown = [one for one in statuses if (everything or one.is_open) and stage in (None, one.stage)]
    shown = sorted((one for one in shown if not overdue or _is_overdue(one)), key=sort_key)
    with context.terminal.tee_stdout() as said:
        if as_json:
            context.terminal.write_json(status_json(shown, context.today))
        else:
            show_status(context, statuses, shown)
    if shown:  # else something is said on standard error
        store_output(context, "".join(said), Exit.DONE, add_days(context.today, 1))


def _is_overdue(status: LoopStatus) -> bool:
    return status.prompt is not None and status.prompt.overdue_days(status.today) > 0


def show_status(context: CommandContext, statuses: list[LoopStatus], shown: list[LoopStatus]) -> None:
    """Print the table; what is not in it is counted, and an empty journal gets a welcome."""
    if not statuses:
        context.terminal.show(WELCOME_PAGE)
    elif not shown:
        context.terminal.warn("Nothing to show; feedback-loop status --all shows every loop.")
    else:
        context.terminal.show(status_page(shown))
        if context.terminal.is_tty:
            context.terminal.show([summary_line(statuses, len(shown))])
