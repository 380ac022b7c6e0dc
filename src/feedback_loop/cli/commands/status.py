"""``status``: show the table of loops."""

from typing import Annotated

import typer

from feedback_loop.cli.cache_writer import keep_answer
from feedback_loop.cli.context import Session, session
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import later
from feedback_loop.domain.rules.status import Stage, Standing
from feedback_loop.views import status as status_view
from feedback_loop.views import welcome
from feedback_loop.views.json import status_document


def status(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    standings = list(here.overview.standings.values())
    shown = [one for one in standings if (everything or one.is_open) and stage in (None, one.stage)]
    shown = sorted((one for one in shown if not overdue or _is_overdue(one)), key=status_view.urgency)
    with here.terminal.overheard() as said:
        if as_json:
            here.terminal.document(status_document(shown, here.today.isoformat()))
        else:
            show_status(here, standings, shown)
    if shown:  # else something is said on standard error
        keep_answer(here, "".join(said), Exit.DONE, later(here.today, 1))


def _is_overdue(standing: Standing) -> bool:
    return standing.prompt is not None and standing.prompt.overdue(standing.today) > 0


def show_status(here: Session, standings: list[Standing], shown: list[Standing]) -> None:
    """Print the table; what is not in it is counted, and an empty journal gets a welcome."""
    if not standings:
        here.terminal.show(welcome.PAGE)
    elif not shown:
        here.terminal.note("Nothing to show; feedback-loop status --all shows every loop.")
    else:
        here.terminal.show([status_view.table(shown)])
        if here.terminal.shows_tables:
            here.terminal.show([status_view.summary(standings, len(shown))])
