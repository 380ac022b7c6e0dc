"""Integrity checks of a journal's files."""

import datetime as dt
import os
import shlex
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from feedback_loop.domain.insight.integrity import Finding, odd_events
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk import copies as spares
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.diagnosis import Checkup, Condition
from feedback_loop.journal.doctor.salvage import salvaged
from feedback_loop.journal.format.codec import parse
from feedback_loop.journal.format.errors import FlawError, plainly
from feedback_loop.journal.format.schema import SCHEMA, schema_of
from feedback_loop.journal.journal import Journal

_OTHERS = 0o077


def examined(checkup: Checkup, now: dt.datetime) -> list[Finding]:
    """Return everything that is odd about a journal, damage first, changing nothing.

    Args:
        checkup: how its file is.
        now: the real clock, as an instant with a time zone.

    Raises:
        JournalError: a folder or the file cannot be read.
    """
    file = JournalFile(checkup.path, 0)
    with plainly(checkup.path, "examined"):
        return [
            *_of_the_file(checkup),
            *_of_the_text(checkup, file),
            *_of_the_events(checkup, now),
            *_of_permissions(file.target),
            *_of_backups(checkup),
            *_of_copies(file.target),
            *_of_strays(file.target),
        ]


def _of_the_file(checkup: Checkup) -> Iterator[Finding]:
    if checkup.condition is Condition.NEWER:
        yield Finding("schema", "The file was written by a newer feedback-loop", "upgrade feedback-loop", damage=True)
    elif checkup.condition is Condition.UNREADABLE:
        yield Finding("file", "The file cannot be read", "name another place with --file, or mend it", damage=True)
    elif checkup.condition is Condition.MISSING and checkup.restorable:
        yield Finding("file", "The file is gone, and there are backups of it", "feedback-loop doctor --restore")


def _of_the_text(checkup: Checkup, file: JournalFile) -> Iterator[Finding]:
    """Name every flaw of a damaged file, and an older schema of a whole one."""
    if checkup.condition not in (Condition.DAMAGED, Condition.FINE):
        return
    snapshot = file.read()
    if snapshot is None:
        return
    if checkup.condition is Condition.FINE:
        schema = schema_of(parse(snapshot.content))
        if schema < SCHEMA:
            yield Finding(
                "schema",
                f"The file has the schema {schema} of an older version",
                f"nothing; the next change makes it {SCHEMA}, after a backup",
            )
        return
    for flaw in salvaged(snapshot.content).flaws:
        yield Finding("events", _told(flaw), "feedback-loop doctor --restore", damage=True)


def _told(flaw: FlawError) -> str:
    record = f"Record {flaw.record}" if flaw.record is not None else None
    line = f"line {flaw.line}" if flaw.line is not None else None
    place = f"{record} ({line})" if record and line else record or (line or "").capitalize()
    return f"{place} {flaw.problem}" if place else flaw.problem[:1].upper() + flaw.problem[1:]


def _of_the_events(checkup: Checkup, now: dt.datetime) -> list[Finding]:
    return odd_events(Journal(checkup.path).events(), now) if checkup.condition is Condition.FINE else []


def _of_permissions(target: Path) -> Iterator[Finding]:
    if sys.platform == "win32":  # pragma: no cover - it has no modes
        return
    folder = daily.folder_of(target)
    for each in (target.parent, folder):
        if _open_to_others(each):
            yield Finding("permissions", f"{each} can be entered by others", f"chmod 700 {_typed(each)}")
    if _open_to_others(target):
        yield Finding("permissions", f"{target} can be read by others", f"chmod 600 {_typed(target)}")
    loose = [path for path in spares.all_copies(target) if _open_to_others(path)]
    if loose:
        names = " ".join(map(_typed, loose))
        what = f"{loose[0]} can" if len(loose) == 1 else f"{len(loose)} copies of the journal can"
        yield Finding("permissions", f"{what} be read by others", f"chmod 600 {names}")
    if target.is_file() and not target.stat().st_mode & stat.S_IWUSR:
        yield Finding("permissions", f"{target} is read-only: nothing can be recorded", f"chmod u+w {_typed(target)}")


def _open_to_others(path: Path) -> bool:
    """Tell whether others may do anything with a file or folder of the user's own."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return False
    return state.st_uid == os.geteuid() and bool(state.st_mode & _OTHERS)


def _of_backups(checkup: Checkup) -> Iterator[Finding]:
    for each in checkup.backups:
        if each.events is None:
            path = each.backup.path
            yield Finding("backups", f"The backup of {each.backup.day:%Y-%m-%d} cannot be read", _removal([path]))


def _of_copies(target: Path) -> Iterator[Finding]:
    for path in spares.kept_aside(target):
        yield Finding(
            "copies", f"{path} was kept aside by an earlier --restore", f"when you miss nothing: {_removal([path])}"
        )
    for path in spares.conflicts(target):
        yield Finding(
            "conflicts",
            f"{path} is a version that a sync program set aside",
            f"feedback-loop merge {_typed(path)} && {_removal([path])}",
        )


def _of_strays(target: Path) -> Iterator[Finding]:
    strays = spares.strays(target)
    if strays:
        files = "1 temporary file was" if len(strays) == 1 else f"{len(strays)} temporary files were"
        yield Finding(
            "strays",
            f"{files} left by a command that was killed",
            f"nothing, the next change removes them; or: {_removal(strays)}",
        )


def uncleaned(paths: Sequence[Path]) -> list[Finding]:
    """Return the findings about copies that may still hold what was forgotten."""
    return [
        Finding("forgotten", f"{path} cannot be cleaned, and may hold what was forgotten", _removal([path]))
        for path in paths
    ]


def _removal(paths: Sequence[Path]) -> str:
    return f"rm {' '.join(map(_typed, paths))}"


def _typed(path: Path) -> str:
    return shlex.quote(str(path))
