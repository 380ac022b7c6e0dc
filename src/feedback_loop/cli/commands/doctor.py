"""``doctor``: diagnose the journal, and restore it."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json, Yes
from feedback_loop.domain.errors import JournalError, RefusedError, TargetError, UsageError
from feedback_loop.domain.insight.integrity import Finding
from feedback_loop.journal.disk.backups import Backup
from feedback_loop.journal.doctor.checks import examined, uncleaned
from feedback_loop.journal.doctor.diagnosis import Checkup, Condition, explain
from feedback_loop.journal.doctor.erasure import finish
from feedback_loop.journal.doctor.restore import prepared, restore
from feedback_loop.views import doctor as health


def doctor(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    if day is not None and not put_back:
        raise UsageError("A date names the backup to put back; add --restore.")
    checkup = explain(here.journal.path)
    if put_back:
        _restore(here, checkup, _chosen(here, checkup, day), yes=yes)
        checkup = explain(here.journal.path)
    findings = _findings(here, checkup)
    if as_json:
        here.terminal.document(health.document(checkup, findings))
    else:
        here.terminal.show(health.page(checkup, findings))
    if checkup.condition not in (Condition.FINE, Condition.MISSING):
        raise typer.Exit(Exit.JOURNAL)


def _findings(here: Session, checkup: Checkup) -> list[Finding]:
    """Return the findings of every check: of the files and events, and of the machine around them."""
    left = _finished(here, checkup)
    return [*examined(checkup, here.now), *uncleaned(left), *_of_the_reminder()]


def _of_the_reminder() -> list[Finding]:
    """Name a daily reminder that runs an installation which is gone; cron would tell nobody."""
    from feedback_loop.cli.system.crontab import read_crontab  # noqa: PLC0415  # it runs another program, few commands do
    from feedback_loop.exchange.scheduling.crontab import reminder  # noqa: PLC0415  # likewise

    try:
        found = reminder(read_crontab())
    except UsageError:
        # Without a crontab that can be read, there is no reminder either.
        return []
    program = Path(found.program) if found and found.program else None
    if found is None or program is None or not program.is_absolute() or program.exists():
        return []
    at = f" --at {found.at}" if found.at else ""
    notify = " --notify" if "--notify" in found.words else ""
    what = f"The daily reminder in your crontab runs {program}, which does not exist any more"
    return [Finding("reminder", what, f"feedback-loop cron install{at}{notify}")]


def _finished(here: Session, checkup: Checkup) -> list[Path]:
    """Finish a forgetting that was cut short, where the journal can be written."""
    if checkup.condition is not Condition.FINE:
        return []
    try:
        return finish(here.journal)
    except JournalError:
        return []


def _chosen(here: Session, checkup: Checkup, day: str | None) -> Backup | None:
    """Return the backup of a day, else the newest that is whole, if there is one."""
    if day is None:
        return checkup.restorable
    wanted = here.calendar.happened(day)
    known = {each.backup.day: each.backup for each in checkup.backups}
    if wanted not in known:
        raise TargetError(f"There is no backup of {wanted}; there are:", [str(each) for each in known])
    return known[wanted]


def _restore(here: Session, checkup: Checkup, backup: Backup | None, *, yes: bool) -> None:
    if backup is None and checkup.condition is not Condition.DAMAGED:
        raise JournalError("There is no whole backup to put back; a copy of the file may be elsewhere.")
    plan = prepared(here.journal, backup)
    if not here.terminal.as_json:
        here.terminal.show(health.restoration(checkup, backup, plan))
    question = health.question(checkup, backup, plan)
    if not (yes or here.terminal.confirmed(question)):
        raise RefusedError(f"{question} Nothing was changed; add --yes to do it.")
    aside = restore(here.journal, backup, here.now)
    here.terminal.note(health.restored(backup, plan, aside))
