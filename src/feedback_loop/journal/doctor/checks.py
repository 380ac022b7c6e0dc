"""Integrity checks of a journal's files."""

import datetime as dt
import os
import shlex
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from feedback_loop.domain.insight.integrity import Issue, integrity_issues
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk import copies as spares
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.salvage import salvage
from feedback_loop.journal.format.codec import parse
from feedback_loop.journal.format.errors import FormatError, translate_os_errors
from feedback_loop.journal.format.schema import SCHEMA, schema_of
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Diagnosis, FileState

_OTHERS = 0o077


def run_checks(checkup: Diagnosis, now: dt.datetime) -> list[Issue]:
    """Return everything that is odd about a journal, damage first, changing nothing.

    Args:
        checkup: how its file is.
        now: the real clock, as an instant with a time zone.

    Raises:
        JournalError: a folder or the file cannot be read.
    """
    file = JournalFile(checkup.path, 0)
    with translate_os_errors(checkup.path, "examined"):
        return [
            *_of_the_file(checkup),
            *_of_the_text(checkup, file),
            *_of_the_events(checkup, now),
            *_of_permissions(file.target),
            *_of_backups(checkup),
            *_of_copies(file.target),
            *_of_strays(file.target),
        ]


def _of_the_file(checkup: Diagnosis) -> Iterator[Issue]:
    if checkup.state is FileState.NEWER:
        yield Issue("schema", "The file was written by a newer feedback-loop", "upgrade feedback-loop", is_damage=True)
    elif checkup.state is FileState.UNREADABLE:
        yield Issue("file", "The file cannot be read", "name another place with --file, or mend it", is_damage=True)
    elif checkup.state is FileState.MISSING and checkup.restorable:
        yield Issue("file", "The file is gone, and there are backups of it", "feedback-loop doctor --restore")


def _of_the_text(checkup: Diagnosis, file: JournalFile) -> Iterator[Issue]:
    """Name every flaw of a damaged file, and an older schema of a whole one."""
    if checkup.state not in (FileState.DAMAGED, FileState.FINE):
        return
    snapshot = file.read()
    if snapshot is None:
        return
    if checkup.state is FileState.FINE:
        schema = schema_of(parse(snapshot.content))
        if schema < SCHEMA:
            yield Issue(
                "schema",
                f"The file has the schema {schema} of an older version",
                f"nothing; the next change makes it {SCHEMA}, after a backup",
            )
        return
    for flaw in salvage(snapshot.content).flaws:
        yield Issue("events", _told(flaw), "feedback-loop doctor --restore", is_damage=True)


def _told(flaw: FormatError) -> str:
    record = f"Record {flaw.record}" if flaw.record is not None else None
    line = f"line {flaw.line}" if flaw.line is not None else None
    place = f"{record} ({line})" if record and line else record or (line or "").capitalize()
    return f"{place} {flaw.problem}" if place else flaw.problem[:1].upper() + flaw.problem[1:]


def _of_the_events(checkup: Diagnosis, now: dt.datetime) -> list[Issue]:
    return integrity_issues(Journal(checkup.path).events(), now) if checkup.state is FileState.FINE else []


def _of_permissions(target: Path) -> Iterator[Issue]:
    if sys.platform == "win32":  # pragma: no cover - it has no modes
        return
    folder = daily.backup_dir(target)
    for each in (target.parent, folder):
        if _open_to_others(each):
            yield Issue("permissions", f"{each} can be entered by others", f"chmod 700 {_typed(each)}")
    if _open_to_others(target):
        yield Issue("permissions", f"{target} can be read by others", f"chmod 600 {_typed(target)}")
    loose = [path for path in spares.all_copies(target) if _open_to_others(path)]
    if loose:
        names = " ".join(map(_typed, loose))
        what = f"{loose[0]} can" if len(loose) == 1 else f"{len(loose)} copies of the journal can"
        yield Issue("permissions", f"{what} be read by others", f"chmod 600 {names}")
    if target.is_file() and not target.stat().st_mode & stat.S_IWUSR:
        yield Issue("permissions", f"{target} is read-only: nothing can be recorded", f"chmod u+w {_typed(target)}")


def _open_to_others(path: Path) -> bool:
    """Tell whether others may do anything with a file or folder of the user's own."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return False
    return state.st_uid == os.geteuid() and bool(state.st_mode & _OTHERS)


def _of_backups(checkup: Diagnosis) -> Iterator[Issue]:
    for each in checkup.backups:
        if each.events is None:
            path = each.backup.path
            yield Issue("backups", f"The backup of {each.backup.day:%Y-%m-%d} cannot be read", _removal([path]))


def _of_copies(target: Path) -> Iterator[Issue]:
    for path in spares.damaged_copies(target):
        yield Issue(
            "copies", f"{path} was kept aside by an earlier --restore", f"when you miss nothing: {_removal([path])}"
        )
    for path in spares.conflict_copies(target):
        yield Issue(
            "conflicts",
            f"{path} is a version that a sync program set aside",
            f"feedback-loop merge {_typed(path)} && {_removal([path])}",
        )


def _of_strays(target: Path) -> Iterator[Issue]:
    strays = spares.temp_files(target)
    if strays:
        files = "1 temporary file was" if len(strays) == 1 else f"{len(strays)} temporary files were"
        yield Issue(
            "strays",
            f"{files} left by a command that was killed",
            f"nothing, the next change removes them; or: {_removal(strays)}",
        )


def unpurged_issues(paths: Sequence[Path]) -> list[Issue]:
    """Return the findings about copies that may still hold what was forgotten."""
    return [
        Issue("forgotten", f"{path} cannot be cleaned, and may hold what was forgotten", _removal([path]))
        for path in paths
    ]


def _removal(paths: Sequence[Path]) -> str:
    return f"rm {' '.join(map(_typed, paths))}"


def _typed(path: Path) -> str:
    return shlex.quote(str(path))
