"""``forget``: erase a loop, a person or an event from the journal and its copies."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import AnyTarget, Json, Yes
from feedback_loop.domain.commands.lookup import resolve
from feedback_loop.domain.errors import JournalError, RefusedError, TargetError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.privacy.digests import digest_key
from feedback_loop.domain.privacy.erase import (
    ErasurePlan,
    plan_event_erasure,
    plan_person_erasure,
)
from feedback_loop.domain.privacy.repeat import plan_name_erasure
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.journal.doctor.erasure import copies_of, delete_copy, is_own_copy, purge_copies, records_naming
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
    match = context.require(target, "What to forget", missing, lambda typed: _resolve(context.overview, typed))
    plan = _plan_erasure(context.overview, match)
    copies = copies_of(context.journal.path)
    if dry_run or not yes:
        _preview(context, plan, copies, dry_run=dry_run)
    if dry_run:
        return
    if not (yes or context.terminal.is_interactive):
        raise RefusedError("This can't be undone, so nothing was deleted. Preview it with --dry-run, then add --yes.")
    if not (yes or context.terminal.confirm("Delete this permanently?")):
        raise RefusedError("Nothing was deleted.")
    _erase(context, match, plan, copies, yes=yes)


class _Name(NamedTuple):
    """A name that means nobody in the journal, but is in some of its records."""

    text: str


_Match = AnyEvent | str | _Name
"""Something to forget: an event, the key of a person, or a name."""


def _resolve(overview: Overview, query: str) -> _Match:
    """Return what a query means; at last, a name that a merge, a note or a correction brought back."""
    try:
        return resolve(overview, query)
    except TargetError as error:
        if error.candidates or plan_name_erasure(overview, query, new_id).is_empty:
            raise
    return _Name(query)


def _plan_erasure(overview: Overview, match: _Match) -> ErasurePlan:
    if isinstance(match, _Name):
        return plan_name_erasure(overview, match.text, new_id)
    if isinstance(match, str):
        return plan_person_erasure(overview, match, new_id)
    return plan_event_erasure(overview, match.id)


def _preview(context: CommandContext, plan: ErasurePlan, copies: list[Path], *, dry_run: bool) -> None:
    if context.terminal.as_json and dry_run:
        context.terminal.write_json(forget_json(plan, None, copies, []))
    elif dry_run or context.terminal.is_interactive:
        context.terminal.show(forget_page(plan, copies, context.overview.short_ids(), context.today))


def _erase(context: CommandContext, match: _Match, plan: ErasurePlan, copies: list[Path], *, yes: bool) -> None:
    def decide(overview: Overview) -> list[AnyEvent]:
        nonlocal plan
        # Others wait for the lock, so the plan is made anew only if they recorded something in between.
        if overview.events != context.overview.events:
            plan = _plan_erasure(overview, match)
        return plan.events(context.today, digest_key(overview.events) or new_id())

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
    """Offer to delete a copy that may still contain what was deleted; return True if it is gone.

    With ``--yes``, only those are deleted that the program made itself.
    """
    is_own = is_own_copy(context.journal, path)
    reason = f"{path} is damaged and may still contain it." if is_own else f"{path} may still contain it."
    if not (is_own if yes else context.terminal.confirm(f"{reason} Delete that file?")):
        context.terminal.warn(f"{reason} Delete that file." if yes else f"{path} was kept.")
        return False
    try:
        delete_copy(path)
    except JournalError as error:
        context.terminal.warn(f"{reason} {error.message}")
        return False
    was = "was damaged and " if is_own else ""
    context.terminal.warn(f"Deleted {path}, which {was}may still have contained it.")
    return True
