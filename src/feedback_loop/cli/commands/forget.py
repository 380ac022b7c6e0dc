"""``forget``: erase a loop, a person or an event from the journal and its copies."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import Json, Yes
from feedback_loop.domain.commands.lookup import meant
from feedback_loop.domain.errors import JournalError, RefusedError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.privacy.erase import Forgetting, forget_event, forget_person
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.journal.doctor.erasure import copies_of, finish, remove, still_named
from feedback_loop.journal.format.ids import new_id
from feedback_loop.views import forget as forgetting


def forget(
    context: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="A loop, a person, or the id of an event.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go, change nothing.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Forget a loop, a person or an event for good, in the backups as well; there is no undo."""
    here = session(context, as_json=as_json)
    query = here.value(target, "What to forget", "What to forget? Name a loop, a person or an event's id.")
    what = meant(here.overview, query)
    plan = _planned(here.overview, what)
    copies = copies_of(here.journal.path)
    if dry_run or not yes:
        _preview(here, plan, copies, dry_run=dry_run)
    if dry_run:
        return
    if not (yes or here.terminal.confirmed("Forget this for good?")):
        raise RefusedError("Forgetting cannot be undone. Nothing was changed; look with --dry-run, then add --yes.")
    _forget(here, what, copies, yes=yes)


def _planned(seen: Overview, what: AnyEvent | str) -> Forgetting:
    return forget_person(seen, what, new_id) if isinstance(what, str) else forget_event(seen, what.id)


def _preview(here: Session, plan: Forgetting, copies: list[Path], *, dry_run: bool) -> None:
    if here.terminal.as_json and dry_run:
        here.terminal.document(forgetting.document(plan, None, copies, []))
    elif dry_run or here.terminal.interactive:
        here.terminal.show(forgetting.page(plan, copies, here.overview.ids()))


def _forget(here: Session, what: AnyEvent | str, copies: list[Path], *, yes: bool) -> None:
    plan = Forgetting()

    def decide(seen: Overview) -> list[AnyEvent]:
        nonlocal plan
        plan = _planned(seen, what)
        return plan.recorded(here.today)

    entry = here.record(decide)
    ids = here.look_at(entry.events).ids()
    try:
        left = _left(here, plan, yes=yes)
    except JournalError as error:
        raise JournalError(
            f"The journal has forgotten it, but perhaps not every copy: {error.message} "
            "The next command that writes tries again; look with: feedback-loop doctor"
        ) from error
    if here.terminal.as_json:
        here.terminal.document(forgetting.document(plan, entry.added[0], copies, left))
    else:
        here.terminal.show(forgetting.done(plan, ids))


def _left(here: Session, plan: Forgetting, *, yes: bool) -> list[Path]:
    """Make sure that no copy holds it any more, and return those that may."""
    if still := still_named(here.journal, plan.names):
        here.terminal.note(f"The full name or address still stands in: {', '.join(still)}. Look: feedback-loop log")
    return [path for path in finish(here.journal) if not _removed(here, path, yes=yes)]


def _removed(here: Session, path: Path, *, yes: bool) -> bool:
    """Offer to delete a copy that is damaged, so that nobody can say what it still holds."""
    if not (yes or here.terminal.confirmed(f"{path} cannot be cleaned, and may still hold it. Delete that file?")):
        here.terminal.note(f"{path} cannot be cleaned, and may still hold what was forgotten; delete it.")
        return False
    remove(path)
    here.terminal.note(f"{path} could not be cleaned, and was deleted.")
    return True
