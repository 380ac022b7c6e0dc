"""``forget``: erase a loop, a person or an event from the journal and its copies."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import AnyTarget, Json, Yes
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
    target: AnyTarget = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be deleted, and change nothing.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Permanently delete a loop, a person or an event, from backups too; this can't be undone."""
    context = command_context(ctx, as_json=as_json)
    missing = "What to forget? Name a loop, a person or an event's id."
    match = context.require(target, "What to forget", missing, lambda typed: resolve(context.overview, typed))
    plan = _plan_erasure(context.overview, match)
    copies = copies_of(context.journal.path)
    if dry_run or not yes:
        _preview(context, plan, copies, dry_run=dry_run)
    if dry_run:
        return
    if not (yes or context.terminal.confirm("Delete this permanently?")):
        raise RefusedError("This can't be undone, so nothing was deleted. Preview it with --dry-run, then add --yes.")
    _erase(context, match, copies, yes=yes)


def _plan_erasure(overview: Overview, match: AnyEvent | str) -> ErasurePlan:
    if isinstance(match, str):
        return plan_person_erasure(overview, match, new_id)
    return plan_event_erasure(overview, match.id)


def _preview(context: CommandContext, plan: ErasurePlan, copies: list[Path], *, dry_run: bool) -> None:
    if context.terminal.as_json and dry_run:
        context.terminal.write_json(forget_json(plan, None, copies, []))
    elif dry_run or context.terminal.is_interactive:
        context.terminal.show(forget_page(plan, copies, context.overview.short_ids(), context.today))


def _erase(context: CommandContext, match: AnyEvent | str, copies: list[Path], *, yes: bool) -> None:
    plan = ErasurePlan()

    def decide(overview: Overview) -> list[AnyEvent]:
        nonlocal plan
        plan = _plan_erasure(overview, match)
        return plan.events(context.today)

    recording = context.record(decide)
    ids = context.overview_of(recording.events).short_ids()
    try:
        unpurged = _purge_copies(context, plan, yes=yes)
    except JournalError as error:
        raise JournalError(
            f"It was deleted from the journal, but perhaps not from every copy: {error.message} "
            "The next command that writes tries again. Check with: feedback-loop doctor"
        ) from error
    if context.terminal.as_json:
        context.terminal.write_json(forget_json(plan, recording.added[0], copies, unpurged))
    else:
        context.terminal.show(forgotten_page(plan, ids, context.today))


def _purge_copies(context: CommandContext, plan: ErasurePlan, *, yes: bool) -> list[Path]:
    """Purge every copy, and return those that may still contain what was deleted."""
    if records := records_naming(context.journal, plan.names):
        context.terminal.warn(f"The full name or address is still in: {', '.join(records)}. See: feedback-loop log")
    return [path for path in purge_copies(context.journal) if not _offer_to_delete(context, path, yes=yes)]


def _offer_to_delete(context: CommandContext, path: Path, *, yes: bool) -> bool:
    """Offer to delete a damaged copy, which may still contain what was deleted; return True if it is gone."""
    if not (yes or context.terminal.confirm(f"{path} is damaged and may still contain it. Delete that file?")):
        context.terminal.warn(f"{path} is damaged and may still contain it. Delete that file.")
        return False
    delete_copy(path)
    context.terminal.warn(f"Deleted {path}, which was damaged and may still have contained it.")
    return True
