"""``doctor``: diagnose the journal, and restore it."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json, Yes
from feedback_loop.domain.errors import JournalError, RefusedError, TargetError, UsageError
from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.journal.doctor.checks import run_checks, unpurged_issues
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.doctor.erasure import purge_copies
from feedback_loop.journal.doctor.restore import plan_restore, restore
from feedback_loop.results import Backup, Diagnosis, FileState
from feedback_loop.views.doctor import doctor_json, doctor_page, restore_page, restore_question, restored_text


def doctor(
    ctx: typer.Context,
    day: Annotated[
        str | None,
        typer.Argument(metavar="[DATE]", help="With --restore, the day of the backup.", show_default=False),
    ] = None,
    put_back: Annotated[
        bool, typer.Option("--restore", help="Put a backup back, the last good one or that of DATE.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Say what is wrong with the journal and what to do; --restore mends it from a backup and from what can be read."""
    context = command_context(ctx, as_json=as_json)
    if day is not None and not put_back:
        raise UsageError("A date names the backup to put back; add --restore.")
    checkup = diagnose(context.journal.path)
    if put_back:
        _restore(context, checkup, _chosen(context, checkup, day), yes=yes)
        checkup = diagnose(context.journal.path)
    findings = _findings(context, checkup)
    if as_json:
        context.terminal.write_json(doctor_json(checkup, findings))
    else:
        context.terminal.show(doctor_page(checkup, findings))
    if checkup.state not in (FileState.FINE, FileState.MISSING):
        raise typer.Exit(Exit.JOURNAL)


def _findings(context: CommandContext, checkup: Diagnosis) -> list[Issue]:
    """Return the findings of every check: of the files and events, and of the machine around them."""
    left = _finished(context, checkup)
    return [*run_checks(checkup, context.now), *unpurged_issues(left), *_of_the_reminder()]


def _of_the_reminder() -> list[Issue]:
    """Name a daily reminder that runs an installation which is gone; cron would tell nobody."""
    from feedback_loop.cli.system.crontab import read_crontab  # noqa: PLC0415  # it runs another program, few commands do
    from feedback_loop.exchange.scheduling.crontab import find_reminder  # noqa: PLC0415  # likewise

    try:
        found = find_reminder(read_crontab())
    except UsageError:
        # Without a crontab that can be read, there is no reminder either.
        return []
    program = Path(found.program) if found and found.program else None
    if found is None or program is None or not program.is_absolute() or program.exists():
        return []
    at = f" --at {found.at}" if found.at else ""
    notify = " --notify" if "--notify" in found.words else ""
    what = f"The daily reminder in your crontab runs {program}, which does not exist any more"
    return [Issue("reminder", what, f"feedback-loop cron install{at}{notify}")]


def _finished(context: CommandContext, checkup: Diagnosis) -> list[Path]:
    """Finish a forgetting that was cut short, where the journal can be written."""
    if checkup.state is not FileState.FINE:
        return []
    try:
        return purge_copies(context.journal)
    except JournalError:
        return []


def _chosen(context: CommandContext, checkup: Diagnosis, day: str | None) -> Backup | None:
    """Return the backup of a day, else the newest that is whole, if there is one."""
    if day is None:
        return checkup.restorable
    wanted = context.dates.past_date(day)
    known = {each.backup.day: each.backup for each in checkup.backups}
    if wanted not in known:
        raise TargetError(f"There is no backup of {wanted}; there are:", [str(each) for each in known])
    return known[wanted]


def _restore(context: CommandContext, checkup: Diagnosis, backup: Backup | None, *, yes: bool) -> None:
    if backup is None and checkup.state is not FileState.DAMAGED:
        raise JournalError("There is no whole backup to put back; a copy of the file may be elsewhere.")
    plan = plan_restore(context.journal, backup)
    if not context.terminal.as_json:
        context.terminal.show(restore_page(checkup, backup, plan, context.today))
    question = restore_question(checkup, backup, plan, context.today)
    if not (yes or context.terminal.confirm(question)):
        raise RefusedError(f"{question} Nothing was changed; add --yes to do it.")
    aside = restore(context.journal, backup, context.now)
    context.terminal.warn(restored_text(backup, plan, aside, context.today))
