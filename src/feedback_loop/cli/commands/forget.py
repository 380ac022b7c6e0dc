"""``forget``: erase a loop, a person or an event from the journal and its copies."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Yes
from feedback_loop.domain.commands.lookup import resolve
from feedback_loop.domain.errors import JournalError, RefusedError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.privacy.erase import ErasurePlan, plan_event_erasure, plan_person_erasure
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.journal.doctor.erasure import copies_of, delete_copy, purge_copies, records_naming
from feedback_loop.journal.transaction import new_id
from feedback_loop.views.forget import forget_json, forget_page, forgotten_page


def forget(
    ctx: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="A loop, a person, or the id of an event.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go, change nothing.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Forget a loop, a person or an event for good, in the backups as well; there is no undo."""
    context = command_context(ctx, as_json=as_json)
    query = context.require(target, "What to forget", "What to forget? Name a loop, a person or an event's id.")
    what = resolve(context.overview, query)
    plan = _planned(context.overview, what)
    copies = copies_of(context.journal.path)
    if dry_run or not yes:
        _preview(context, plan, copies, dry_run=dry_run)
    if dry_run:
        return
    if not (yes or context.terminal.confirm("Forget this for good?")):
        raise RefusedError("Forgetting cannot be undone. Nothing was changed; look with --dry-run, then add --yes.")
    _forget(context, what, copies, yes=yes)


def _planned(overview: Overview, what: AnyEvent | str) -> ErasurePlan:
    return (
        plan_person_erasure(overview, what, new_id) if isinstance(what, str) else plan_event_erasure(overview, what.id)
    )


def _preview(context: CommandContext, plan: ErasurePlan, copies: list[Path], *, dry_run: bool) -> None:
    if context.terminal.as_json and dry_run:
        context.terminal.write_json(forget_json(plan, None, copies, []))
    elif dry_run or context.terminal.is_interactive:
        context.terminal.show(forget_page(plan, copies, context.overview.short_ids(), context.today))


def _forget(context: CommandContext, what: AnyEvent | str, copies: list[Path], *, yes: bool) -> None:
    plan = ErasurePlan()

    def decide(overview: Overview) -> list[AnyEvent]:
        nonlocal plan
        plan = _planned(overview, what)
        return plan.events(context.today)

    entry = context.record(decide)
    ids = context.overview_of(entry.events).short_ids()
    try:
        left = _left(context, plan, yes=yes)
    except JournalError as error:
        raise JournalError(
            f"The journal has forgotten it, but perhaps not every copy: {error.message} "
            "The next command that writes tries again; look with: feedback-loop doctor"
        ) from error
    if context.terminal.as_json:
        context.terminal.write_json(forget_json(plan, entry.added[0], copies, left))
    else:
        context.terminal.show(forgotten_page(plan, ids, context.today))


def _left(context: CommandContext, plan: ErasurePlan, *, yes: bool) -> list[Path]:
    """Make sure that no copy holds it any more, and return those that may."""
    if still := records_naming(context.journal, plan.names):
        context.terminal.warn(f"The full name or address still stands in: {', '.join(still)}. Look: feedback-loop log")
    return [path for path in purge_copies(context.journal) if not _removed(context, path, yes=yes)]


def _removed(context: CommandContext, path: Path, *, yes: bool) -> bool:
    """Offer to delete a copy that is damaged, so that nobody can say what it still holds."""
    if not (yes or context.terminal.confirm(f"{path} cannot be cleaned, and may still hold it. Delete that file?")):
        context.terminal.warn(f"{path} cannot be cleaned, and may still hold what was forgotten; delete it.")
        return False
    delete_copy(path)
    context.terminal.warn(f"{path} could not be cleaned, and was deleted.")
    return True
