"""``doctor``: diagnose the journal, and restore it."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json, Yes, argument
from feedback_loop.cli.settings import templates_dir
from feedback_loop.cli.system.crontab import read_crontab
from feedback_loop.domain.errors import JournalError, RefusedError, TargetError, UsageError
from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.exchange.scheduling.crontab import find_reminder
from feedback_loop.journal.disk.backups import backup_dir
from feedback_loop.journal.doctor.checks import run_checks, unpurged_issues
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.doctor.erasure import purge_copies
from feedback_loop.journal.doctor.restore import plan_restore, restore
from feedback_loop.results import Backup, Diagnosis, FileState
from feedback_loop.views.doctor import (
    doctor_json,
    doctor_page,
    nothing_to_restore_text,
    restore_page,
    restore_question,
    restored_text,
)
from feedback_loop.views.installation import Installation


def doctor(
    ctx: typer.Context,
    day: Annotated[
        str | None,
        argument("[DATE]", "With --restore, go back to the backup of this day (default: unite all that can be read)."),
    ] = None,
    wants_restore: Annotated[bool, typer.Option("--restore", help="Restore from backups and damaged files.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Check the journal and say how to repair it; --restore unites all that backups and damaged files have."""
    context = command_context(ctx, as_json=as_json)
    if day is not None and not wants_restore:
        raise UsageError("A date chooses the backup to restore. Add --restore.")
    diagnosis = diagnose(context.journal.path)
    if wants_restore:
        _restore(context, diagnosis, _choose_backup(context, diagnosis, day), yes=yes)
        diagnosis = diagnose(context.journal.path)
    issues = [
        *run_checks(diagnosis, context.now),
        *unpurged_issues(_finish_purge(context, diagnosis)),
        *_check_reminder(),
    ]
    installation = _describe_installation(context)
    if context.terminal.as_json:
        context.terminal.write_json(doctor_json(diagnosis, issues, installation))
    else:
        context.terminal.show(doctor_page(diagnosis, issues, installation))
    if diagnosis.state not in (FileState.FINE, FileState.MISSING):
        raise typer.Exit(Exit.JOURNAL)


def _describe_installation(context: CommandContext) -> Installation:
    from feedback_loop.cli.system.installation import describe_installation  # it imports importlib.metadata

    journal = context.journal.path
    places = {
        "Journal": journal,
        "Backups": backup_dir(journal),
        "Settings": context.settings.path,
        "Templates": templates_dir(context.settings),
    }
    return describe_installation(places, os.environ)


def _check_reminder() -> list[Issue]:
    """Return an issue if the daily reminder runs an installation that is gone, which cron reports to nobody."""
    try:
        reminder = find_reminder(read_crontab())
    except UsageError:
        return []  # no readable crontab, so no reminder either
    program = Path(reminder.program) if reminder and reminder.program else None
    if reminder is None or program is None or not program.is_absolute() or program.exists():
        return []
    at = f" --at {reminder.at}" if reminder.at else ""
    notify = " --notify" if "--notify" in reminder.words else ""
    message = f"The daily reminder in your crontab runs {program}, which no longer exists"
    return [Issue("reminder", message, f"feedback-loop cron install{at}{notify}")]


def _finish_purge(context: CommandContext, diagnosis: Diagnosis) -> list[Path]:
    """Finish an interrupted ``forget``, and return the copies that are still not purged."""
    if diagnosis.state is not FileState.FINE:
        return []
    try:
        return purge_copies(context.journal)
    except JournalError:
        return []


def _choose_backup(context: CommandContext, diagnosis: Diagnosis, typed: str | None) -> Backup | None:
    """Return the backup of a typed day, of several the last written."""
    if typed is None:
        return None
    day = _read_day(context, diagnosis, typed)
    backups = {info.backup.day: info.backup for info in reversed(diagnosis.backups)}
    if day not in backups:
        raise TargetError(f"There is no backup of {day}. Choose from:", [str(known) for known in backups])
    return backups[day]


def _read_day(context: CommandContext, diagnosis: Diagnosis, typed: str) -> dt.date:
    """Return the day of a backup, which lies ahead if the clock was wrong when it was made."""
    known = {info.backup.day.isoformat(): info.backup.day for info in diagnosis.backups}
    return known.get(typed) or context.dates.past_date(typed)


def _restore(context: CommandContext, diagnosis: Diagnosis, backup: Backup | None, *, yes: bool) -> None:
    plan = plan_restore(context.journal, backup)
    if not plan.changes and backup is None:
        context.terminal.warn(nothing_to_restore_text(diagnosis))
        return
    if not context.terminal.as_json:
        context.terminal.show(restore_page(diagnosis, plan, context.today))
    question = restore_question(diagnosis, plan, context.today)
    if not (yes or context.terminal.is_interactive):
        raise RefusedError(f"{question} Nothing was changed. Add --yes to do it.")
    if not (yes or context.terminal.confirm(question)):
        raise RefusedError("Nothing was changed.")
    aside = restore(context.journal, backup, context.now)
    context.terminal.warn(restored_text(plan, aside, context.today))
