"""``remind``: show what is due."""

from typing import Annotated

import typer

from feedback_loop.cli.cache_writer import keep_answer
from feedback_loop.cli.context import Session, session
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import later
from feedback_loop.domain.rules.overview import lull, prompts
from feedback_loop.views import remind as remind_view
from feedback_loop.views.json import SCHEMA_VERSION, prompt_document


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
    from feedback_loop.cli.system.desktop import notify  # noqa: PLC0415  # only where it is wanted

    if problem := notify(remind_view.count(found), remind_view.names(found)):
        here.terminal.note(problem)


_LOUD_DAYS = 3


_WEEK = 7


def _is_loud(prompt: remind_view.Prompt) -> bool:
    standing, step = prompt
    late = step.overdue(standing.today)
    return late < _LOUD_DAYS or late % _WEEK == 0
