"""Everything else: doctor, demo, config."""

from typing import Annotated

import typer
from msgspec import structs

from feedback_loop.cli.demo import tell_story
from feedback_loop.cli.editor import edit_file
from feedback_loop.cli.exits import Exit
from feedback_loop.cli.options import Json, Yes
from feedback_loop.cli.session import Session, session
from feedback_loop.cli.settings import STARTER, load_settings, settings_path
from feedback_loop.domain.errors import JournalError, RefusedError, UsageError
from feedback_loop.journal.backups import restore
from feedback_loop.journal.checkup import Checkup, Condition, explain
from feedback_loop.views import configuration, health


def doctor(
    context: typer.Context,
    put_back: Annotated[bool, typer.Option("--restore", help="Put the last good backup back.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Say whether the journal is whole, what is wrong with it, and which backups there are."""
    here = session(context, as_json=as_json)
    checkup = explain(here.journal.path)
    if put_back:
        _restore(here, checkup, yes=yes)
        checkup = explain(here.journal.path)
    if as_json:
        here.terminal.document(health.document(checkup))
    else:
        here.terminal.show(health.page(checkup))
    if checkup.condition not in (Condition.FINE, Condition.MISSING):
        raise typer.Exit(Exit.JOURNAL)


def _restore(here: Session, checkup: Checkup, *, yes: bool) -> None:
    backup = checkup.restorable
    if backup is None:
        raise JournalError("There is no whole backup to put back; a copy of the file may be elsewhere.")
    kept = next(each.events for each in checkup.backups if each.backup is backup)
    lost = f" The journal is whole and holds {checkup.events} events, the backup {kept}." if not checkup.problem else ""
    question = f"Put the backup of {backup.day:%Y-%m-%d} in the place of {checkup.path}?{lost}"
    if not (yes or here.terminal.confirmed(question)):
        raise RefusedError(f"{question} Nothing was changed; add --yes to do it.")
    aside = restore(here.journal, backup, here.now)
    here.terminal.note(
        f"The backup of {backup.day:%Y-%m-%d} is back." + (f" The file before is {aside}." if aside else "")
    )


def config(
    context: typer.Context,
    edit: Annotated[bool, typer.Option("--edit", help="Open the settings in your editor.")] = False,
    as_json: Json = False,
) -> None:
    """Show every setting, its value and where it comes from."""
    here = session(context, as_json=as_json)
    if edit:
        _edit_settings()
    path, source = here.journal_path
    about = here.settings
    rows = configuration.rows(about.days, about.lines, (str(path), source), about.day_first, structs.asdict(about.me))
    if as_json:
        here.terminal.document(configuration.document(str(here.settings.path), rows))
    else:
        here.terminal.show(configuration.page(str(here.settings.path), rows))


def _edit_settings() -> None:
    import os  # noqa: PLC0415

    path = settings_path(os.environ)
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_text(STARTER, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The settings cannot be written to {path}: {error.strerror}.") from error
    edit_file(path)
    load_settings(path)


def demo(context: typer.Context, as_json: Json = False) -> None:
    """Tell one search from application to follow-up, in a journal that vanishes."""
    here = session(context, as_json=as_json)
    tell_story(here.terminal)
