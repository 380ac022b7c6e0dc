"""Looking: status, show, remind, log."""

from typing import Annotated

import typer

from feedback_loop.cli.exits import Exit
from feedback_loop.cli.keeping import keep_answer
from feedback_loop.cli.options import Json, Target
from feedback_loop.cli.session import Session, session
from feedback_loop.domain.acquaintances import acquaintances
from feedback_loop.domain.case import later
from feedback_loop.domain.lull import lull
from feedback_loop.domain.meant import person_key
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Stage, Standing, Step
from feedback_loop.views import log as log_view
from feedback_loop.views import people as people_view
from feedback_loop.views import remind as remind_view
from feedback_loop.views import show as show_view
from feedback_loop.views import status as status_view
from feedback_loop.views import welcome
from feedback_loop.views.documents import (
    SCHEMA_VERSION,
    events_document,
    prompt_document,
    show_document,
    status_document,
)
from feedback_loop.views.page import command, line


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


def show(context: typer.Context, target: Target = None, as_json: Json = False) -> None:
    """Show one loop whole: what is next and why, feedback, actions, people, timeline."""
    here = session(context, as_json=as_json)
    standing = here.found(target)
    book = here.overview.book
    if as_json:
        here.terminal.document(show_document(standing, book.people))
    else:
        here.terminal.show(show_view.page(standing, show_view.preparation(standing, book)))


def remind(
    context: typer.Context,
    ahead: Annotated[int, typer.Option(min=0, max=3650, metavar="DAYS", help="Also what falls due within DAYS.")] = 0,
    calm: Annotated[bool, typer.Option("--calm", help="For cron: each on its first three days, then weekly.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="One line, for a login.")] = False,
    notify: Annotated[bool, typer.Option("--notify", help="A desktop notification as well.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something is due.")] = False,
    as_json: Json = False,
) -> None:
    """Show what is due, and nothing at all when nothing is."""
    here = session(context, as_json=as_json)
    due = prompts(here.overview, ahead)
    found = [prompt for prompt in due if not calm or _is_loud(prompt)]
    code = Exit.REFUSED if exit_code and any(standing.prompt for standing, _ in found) else Exit.DONE
    with here.terminal.overheard() as said:
        if as_json:
            documents = [prompt_document(standing, step) for standing, step in found]
            about = {"schema_version": SCHEMA_VERSION, "today": here.today.isoformat()}
            here.terminal.document({**about, "prompts": documents})
        elif found:
            here.terminal.show(remind_view.brief(found) if brief else remind_view.page(found))
    if notify and found:
        _notify(here, found)
    until = later(here.today, 1) if due else lull(here.overview.standings.values(), here.today)
    keep_answer(here, "".join(said), code, until)
    raise typer.Exit(code)


def _notify(here: Session, found: list[remind_view.Prompt]) -> None:
    from feedback_loop.cli.notification import notify  # noqa: PLC0415  # only where it is wanted

    if problem := notify(remind_view.count(found), remind_view.names(found)):
        here.terminal.note(problem)


def prompts(seen: Overview, ahead: int = 0) -> list[remind_view.Prompt]:
    """Return the prompts that are due or fall due within some days, the longest overdue first."""
    found = [(standing, step) for standing in seen.standings.values() if (step := _prompt(standing, ahead))]
    return sorted(found, key=lambda prompt: (prompt[1].due, prompt[0].loop.applied_on))


def _prompt(standing: Standing, ahead: int) -> Step | None:
    if standing.prompt or not ahead:
        return standing.prompt
    coming = min((step for step in standing.todo if step.home), key=lambda step: step.due, default=None)
    near = coming is not None and -coming.overdue(standing.today) <= ahead
    return coming if near else None


_LOUD_DAYS = 3
_WEEK = 7


def _is_loud(prompt: remind_view.Prompt) -> bool:
    standing, step = prompt
    late = step.overdue(standing.today)
    return late < _LOUD_DAYS or late % _WEEK == 0


def log(
    context: typer.Context,
    target: Target = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Only events that mention TEXT.")] = None,
    as_json: Json = False,
) -> None:
    """Show what was recorded, each with the id that undo and edit take."""
    here = session(context, as_json=as_json)
    entries = log_view.entries(here.overview, here.found(target) if target else None, search)
    if as_json:
        here.terminal.document(events_document(entries.events, entries.retracted))
    elif entries.events:
        here.terminal.show(log_view.page(entries, here.today))
    else:
        here.terminal.note("Nothing was recorded that fits." if here.overview.events else "The journal is empty.")


def people(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One person: a part of a name or address.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show who helped: what they said, when you were last in touch and by whose move, what is owed."""
    here = session(context, as_json=as_json)
    everybody = acquaintances(here.overview)
    key = person_key(here.overview, name) if name else None
    found = [one for one in everybody if key in (None, one.key)]
    if as_json:
        here.terminal.document(people_view.document(found, here.today))
    elif name:
        here.terminal.show([block for one in found for block in people_view.portrait(one, here.today)])
    elif found:
        here.terminal.show(people_view.page(found, here.today))
    else:
        here.terminal.note('Nobody yet; add people with --with, such as: --with "Dana Lee <dana@acme.example>"')


_MOST_PROMPTS = 5
"""Prompts before the table of loops; it names the others too."""


def front_page(here: Session) -> None:
    """Show what is due and the table of loops: what the bare command prints."""
    due = prompts(here.overview)
    if due:
        here.terminal.show([*remind_view.page(due[:_MOST_PROMPTS]), line("")])
    if len(due) > _MOST_PROMPTS:
        here.terminal.show([command(f"And {len(due) - _MOST_PROMPTS} more: ", "feedback-loop remind"), line("")])
    standings = list(here.overview.standings.values())
    still_open = sorted((one for one in standings if one.is_open), key=status_view.urgency)
    show_status(here, standings, still_open)
