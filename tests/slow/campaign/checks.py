"""Check the promises of storage after an attack."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .commands import JOURNAL, LINK_TARGET, NEXT_COMMAND, Command
from .launchers import Completed, Launcher

EXIT_CODES = (0, 1, 2, 3, 4, 130)
"""The documented exit codes."""

KILLED = -9
PURGE_STAMP = ".backups/.forgotten"
"""Stamp of the tombstones that the copies were purged of; its content differs for each."""

_STAMP = re.compile(rb'"(?:[0-9a-hjkmnp-tv-z]{13}|\d{4}-\d\d-\d\dT[\d:.]+Z)"')
_ID = re.compile(rb'"id": ?"(\w+)"')
_GIT_FILES = re.compile(r"\.(?:sync|git)/")
_GIT_LEFTOVERS = re.compile(r".*\.sync/git/(?:.*/)?(?:tmp_[^/]*|[^/]*\.lock|shallow_\w{6})")


class State(StrEnum):
    """State of the attacked file."""

    OLD = "old"
    NEW = "new"
    OTHER = "other"


@dataclass(frozen=True)
class Result:
    """Result of one attack; ``problems`` describes every other broken promise."""

    attack: str
    state: State
    lost: bool = False
    problems: tuple[str, ...] = ()
    where: str = ""

    @property
    def passed(self) -> bool:
        """True if every promise was kept."""
        return self.state is not State.OTHER and not self.lost and not self.problems


class Scenario:
    """A command, the folder in which it is attacked, and the folder that it leaves when undisturbed."""

    def __init__(self, command: Command, before: Path, after: Path) -> None:
        self.command = command
        self.before = before
        self._old = _read_files(before)
        self._new = _read_files(after)
        self._old_content = b"".join(self._old.values())
        self._target = str((before / command.writes).resolve().relative_to(before.resolve()))
        self._surviving_ids = _ids(self._old) & _ids(self._new)

    def check(self, attack: str, where: str, folder: Path, completed: Completed, launch: Launcher) -> Result:
        """Check the folder that ``attack`` left, and that the next command works in it."""
        files = _read_files(folder)
        state = self._state(files)
        lost = not self._surviving_ids <= _ids(files) or (_claims_success(completed) and state is not State.NEW)
        problems = (
            *self._output_problems(completed, state),
            *self._file_problems(folder, files),
            *self._followup_problems(folder, state, launch),
        )
        return Result(attack, state, lost, problems, where)

    def _state(self, files: dict[str, bytes]) -> State:
        content = files.get(self._target)
        if content == self._old.get(self._target):
            return State.OLD
        is_new = content is not None and self._is_as_undisturbed(self._target, content)
        return State.NEW if is_new else State.OTHER

    def _is_as_undisturbed(self, name: str, content: bytes) -> bool:
        """Return True if a file equals that of the undisturbed run, apart from new ids and instants."""
        known = self._old_content
        return name in self._new and _normalize(content, known) == _normalize(self._new[name], known)

    def _output_problems(self, completed: Completed, state: State) -> Iterator[str]:
        if completed.code not in (*EXIT_CODES, KILLED):
            yield f"undocumented exit code {completed.code}: {completed.err}"
        if "Traceback" in completed.err or "This is a bug" in completed.err:
            yield f"a bug: {completed.err}"
        if state is State.NEW and "cannot be written" in completed.err and "from every copy" not in completed.err:
            yield f"the file was written, but the message denies it: {completed.err}"

    def _file_problems(self, folder: Path, files: dict[str, bytes]) -> Iterator[str]:
        for name, content in files.items():
            is_expected = self._is_as_undisturbed(name, content) or name.endswith(PURGE_STAMP)
            may_change = self.command.purges or name not in self._old
            is_unchanged = content == self._old[name] if name in self._old else content in self._old.values()
            if name != self._target and not (is_unchanged or (may_change and is_expected)):
                yield f"{name} is neither unchanged nor a complete copy"
        if (folder / JOURNAL).exists() and (folder / JOURNAL).is_symlink() is not (self.before / JOURNAL).is_symlink():
            yield "the link was replaced"

    def _followup_problems(self, folder: Path, state: State, launch: Launcher) -> Iterator[str]:
        again = self.command.repeatable or (self.command.repairs and state is State.OLD)
        for line in (*([self.command.line] if again else []), NEXT_COMMAND):
            completed = launch(line, folder)
            if completed.code != 0:
                yield f"afterwards, {line!r}: {completed}"
        yield from (f"{path.name} was not removed" for path in folder.rglob(".*.tmp"))
        if again:
            paths = map(str, folder.rglob("*"))
            yield from (f"{path} was not removed" for path in paths if _GIT_LEFTOVERS.fullmatch(path))
        created = (name for name in _read_files(folder) if name not in self._old)
        yield from (f"{name} is readable by others" for name in created if _is_readable_by_others(folder / name))


def _claims_success(completed: Completed) -> bool:
    """Return True if the program said that it succeeded; an offline sync says that it will try again."""
    if "next sync" in completed.out:
        return False
    return completed.code == 0 or (completed.code == KILLED and completed.out != "")


def _read_files(folder: Path) -> dict[str, bytes]:
    """Return the files by name, without locks, temporary files and git's own files."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = (path for path in paths if path.suffix not in (".lock", ".tmp") and not _GIT_FILES.search(str(path)))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _ids(files: dict[str, bytes]) -> set[bytes]:
    """Return the ids of the events in the journal, however damaged it is."""
    journals = (content for name, content in files.items() if name in (JOURNAL, LINK_TARGET))
    return {id_ for content in journals for id_ in _ID.findall(content)}


def _normalize(content: bytes, known: bytes) -> bytes:
    """Number the ids and instants that are not in ``known`` by first occurrence."""
    names: dict[bytes, bytes] = {}

    def name(stamp: "re.Match[bytes]") -> bytes:
        return stamp[0] if stamp[0] in known else names.setdefault(stamp[0], b'"%d"' % len(names))

    return _STAMP.sub(name, content)


def _is_readable_by_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o77)
