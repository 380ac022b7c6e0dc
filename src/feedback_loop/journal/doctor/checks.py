"""Integrity checks of a journal's files."""

import datetime as dt
import os
import shlex
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.integrity import Issue, integrity_issues
from feedback_loop.domain.text import count_noun
from feedback_loop.journal.disk import copies
from feedback_loop.journal.disk.backups import backup_dir, ids_in
from feedback_loop.journal.disk.copies import CopyState, FoundCopy
from feedback_loop.journal.disk.file import JournalFile, translate_os_errors
from feedback_loop.journal.doctor.erasure import find_copies, named_again_issues
from feedback_loop.journal.doctor.salvage import salvage
from feedback_loop.journal.format.codec import parse
from feedback_loop.journal.format.schema import SCHEMA, schema_of
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Diagnosis, FileState

_OTHER_USERS = 0o077
_TIME_ZONES = dt.timedelta(days=1)
"""The difference between the dates of two time zones, at most."""


def run_checks(diagnosis: Diagnosis, now: dt.datetime) -> list[Issue]:
    """Return all issues of a journal, damage first, without changing anything."""
    file = JournalFile(diagnosis.path, 0)
    with translate_os_errors(diagnosis.path, "checked"):
        is_readable = diagnosis.state in (FileState.FINE, FileState.DAMAGED, FileState.MISSING)
        copies = find_copies(file) if is_readable else []
        return [
            *_check_file(diagnosis),
            *_check_text(diagnosis, file),
            *(_check_events(diagnosis, now) if diagnosis.state is FileState.FINE else ()),
            *_check_permissions(file.target, copies),
            *_check_backups(diagnosis, file.target, now.astimezone().date()),
            *_check_copies(file.target),
            *_check_found_copies(file, copies),
            *_check_temp_files(file.target),
        ]


def _check_file(diagnosis: Diagnosis) -> Iterator[Issue]:
    if diagnosis.state is FileState.NEWER:
        yield Issue("schema", "The file was written by a newer feedback-loop", "upgrade feedback-loop", is_damage=True)
    elif diagnosis.state is FileState.UNREADABLE:
        yield Issue("file", "The file cannot be read", "fix it, or choose another file with --file", is_damage=True)
    elif diagnosis.state is FileState.MISSING and diagnosis.restorable:
        yield Issue("file", "The file is missing, but there are backups of it", "feedback-loop doctor --restore")


def _check_text(diagnosis: Diagnosis, file: JournalFile) -> Iterator[Issue]:
    """Yield every error of a damaged file, and an older schema of an intact one."""
    snapshot = file.read() if diagnosis.state in (FileState.DAMAGED, FileState.FINE) else None
    if snapshot is None:
        return
    if diagnosis.state is FileState.DAMAGED:
        for error in salvage(snapshot.content).errors:
            message = error.sentence[:1].upper() + error.sentence[1:]
            yield Issue("events", message, "feedback-loop doctor --restore", is_damage=True)
    elif (schema := schema_of(parse(snapshot.content))) < SCHEMA:
        next_step = f"nothing to do; the next change upgrades it to schema {SCHEMA}, after a backup"
        yield Issue("schema", f"The file has schema {schema}, of an older version", next_step)


def _check_events(diagnosis: Diagnosis, now: dt.datetime) -> Iterator[Issue]:
    events = Journal(diagnosis.path).events()
    yield from integrity_issues(events, now)
    yield from named_again_issues(events)


def _check_permissions(target: Path, found: Sequence[FoundCopy]) -> Iterator[Issue]:
    if sys.platform == "win32":  # it has no modes
        return
    for folder in (target.parent, backup_dir(target)):
        if folder.is_dir() and _is_open_to_others(folder):
            yield Issue("permissions", f"Other users can enter {folder}", f"chmod 700 {_quote(folder)}")
    if _is_open_to_others(target):
        yield Issue("permissions", f"Other users can read {target}", f"chmod 600 {_quote(target)}")
    paths = [*copies.named_copies(target), *(copy.path for copy in found)]
    open_copies = [path for path in paths if _is_open_to_others(path)]
    if open_copies:
        name = str(open_copies[0]) if len(open_copies) == 1 else f"{len(open_copies)} copies of the journal"
        command = f"chmod 600 {' '.join(map(_quote, open_copies))}"
        yield Issue("permissions", f"Other users can read {name}", command)
    if target.is_file() and not target.stat().st_mode & stat.S_IWUSR:
        yield Issue("permissions", f"{target} is read-only: nothing can be recorded", f"chmod u+w {_quote(target)}")


def _is_open_to_others(path: Path) -> bool:
    """Return True if other users have any access to a file or folder of the user's own."""
    try:
        state = path.stat()
    except OSError:
        return False
    return sys.platform != "win32" and state.st_uid == os.geteuid() and bool(state.st_mode & _OTHER_USERS)


def _check_backups(diagnosis: Diagnosis, target: Path, today: dt.date) -> Iterator[Issue]:
    folder = backup_dir(target)
    if folder.exists() and not folder.is_dir():
        yield Issue("backups", f"{folder} is not a folder, so nothing can be recorded", _removal([folder]))
    for info in diagnosis.backups:
        if info.events is None:
            day, path = info.backup.day, info.backup.path
            yield Issue("backups", f"The backup of {format_date(day, today)} cannot be read", _removal([path]))

    yield from _check_backup_days([info.backup.day for info in reversed(diagnosis.backups)], today)


def _check_backup_days(days: Sequence[dt.date], today: dt.date) -> Iterator[Issue]:
    """Yield an issue if the days, in the order of writing, fall or lie ahead, as only a wrong clock makes them."""
    falls = next(((day, later) for day, later in pairwise(days) if later < day), None)
    if falls:
        order = f"the backup of {falls[1].isoformat()} was written after that of {falls[0].isoformat()}"
        message = f"The dates of the backups disagree with their order: {order}, so the clock was wrong"
    elif days and days[-1] > today + _TIME_ZONES:
        message = f"The newest backup is of {days[-1].isoformat()}, which lies ahead, so the clock was wrong"
    else:
        return
    yield Issue("clock", message, "nothing to do, they are kept by their order; check the clock of this computer")


def _check_copies(target: Path) -> Iterator[Issue]:
    for path in copies.damaged_copies(target):
        message = f"{path} is the old file, kept by an earlier --restore"
        yield Issue("copies", message, f"if you miss nothing: {_removal([path])}")
    for path in copies.conflict_copies(target):
        command = f"feedback-loop merge {_quote(path)} && {_removal([path])}"
        yield Issue("conflicts", f"{path} is a conflict copy of a sync program", command)


def _check_found_copies(file: JournalFile, found: Sequence[FoundCopy]) -> Iterator[Issue]:
    known = ids_in(snapshot.content) if found and (snapshot := file.read()) else frozenset()
    for copy in found:
        removal = _removal([copy.path])
        lacking = len(copy.ids - known)
        if copy.state is CopyState.JOURNAL and lacking:
            message = f"{copy.path} is a copy of the journal with {count_noun(lacking, 'record')} that it lacks"
            yield Issue("copies", message, f"feedback-loop merge {_quote(copy.path)} && {removal}")
        elif copy.state is CopyState.JOURNAL:
            yield Issue("copies", f"{copy.path} is a copy of the journal with nothing that it lacks", removal)
        elif copy.state is CopyState.DAMAGED:
            message = f"{copy.path} has records of the journal, but cannot be read as one"
            yield Issue("copies", message, f"if you miss nothing: {removal}")
        else:
            message = f"{copy.path} may be a copy of the journal, but nothing can look into it"
            yield Issue("copies", message, f"if you do not need it: {removal}")


def _check_temp_files(target: Path) -> Iterator[Issue]:
    paths = copies.temp_files(target)
    if paths:
        files, them = ("1 temporary file", "it") if len(paths) == 1 else (f"{len(paths)} temporary files", "them")
        next_step = f"nothing to do, the next change removes {them}; or: {_removal(paths)}"
        yield Issue("strays", f"A killed command left {files}", next_step)


def unpurged_issues(paths: Sequence[Path]) -> list[Issue]:
    """Return one issue for each copy that may still hold forgotten records."""
    message = "could not be cleaned and may still hold forgotten records"
    return [Issue("forgotten", f"{path} {message}", _removal([path])) for path in paths]


def _removal(paths: Sequence[Path]) -> str:
    return f"rm {' '.join(map(_quote, paths))}"


def _quote(path: Path) -> str:
    return shlex.quote(str(path))
