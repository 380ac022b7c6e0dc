"""What an attack left behind, and whether that is as promised."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .commands import AFTERWARDS, JOURNAL, LINKED, Command
from .launch import Ended, Launcher

DOCUMENTED = (0, 1, 2, 3, 4, 130)
"""The exit codes that the program promises."""

KILLED = -9
CLEANED = ".backups/.forgotten"
"""The stamp that says what the copies were cleaned of; another one for each tombstone."""

_STAMP = re.compile(rb'"(?:[0-9a-hjkmnp-tv-z]{13}|\d{4}-\d\d-\d\dT[\d:.]+Z)"')
_ID = re.compile(rb'"id": ?"(\w+)"')
_GITS = re.compile(r"\.(?:sync|git)/")


class State(StrEnum):
    """Which file is there."""

    OLD = "old"
    NEW = "new"
    OTHER = "other"


@dataclass(frozen=True)
class Result:
    """What came of one attack; ``wrong`` says in words what else is not as promised."""

    attack: str
    state: State
    lost: bool = False
    wrong: tuple[str, ...] = ()
    where: str = ""

    @property
    def kept(self) -> bool:
        """Whether everything is as promised."""
        return self.state is not State.OTHER and not self.lost and not self.wrong


class Scene:
    """A command, the folder in which it is attacked, and the folder that it leaves when nobody attacks it."""

    def __init__(self, command: Command, before: Path, after: Path) -> None:
        self.command = command
        self.before = before
        self._old = _files(before)
        self._new = _files(after)
        self._known = b"".join(self._old.values())
        self._target = str((before / command.writes).resolve().relative_to(before.resolve()))
        self._kept = _ids(self._old) & _ids(self._new)

    def judged(self, attack: str, where: str, folder: Path, ended: Ended, launch: Launcher) -> Result:
        """Look at what ``attack`` left in ``folder``, and whether the next command works there."""
        there = _files(folder)
        state = self._state(there)
        lost = not self._kept <= _ids(there) or (_said_done(ended) and state is not State.NEW)
        wrong = (*self._untrue(ended, state), *self._harmed(folder, there), *self._stuck(folder, state, launch))
        return Result(attack, state, lost, wrong, where)

    def _state(self, there: dict[str, bytes]) -> State:
        content = there.get(self._target)
        if content == self._old.get(self._target):
            return State.OLD
        return State.NEW if content is not None and self._as_planned(self._target, content) else State.OTHER

    def _as_planned(self, name: str, content: bytes) -> bool:
        """Tell whether a file is what the command leaves there undisturbed, new ids and instants aside."""
        return name in self._new and _normal(content, self._known) == _normal(self._new[name], self._known)

    def _untrue(self, ended: Ended, state: State) -> Iterator[str]:
        if ended.code not in (*DOCUMENTED, KILLED):
            yield f"the exit code is {ended.code}: {ended.err}"
        if "Traceback" in ended.err or "This is a bug" in ended.err:
            yield f"that is a bug: {ended.err}"
        if state is State.NEW and "cannot be written" in ended.err and "from every copy" not in ended.err:
            yield f"it was written, but the sentence does not say so: {ended.err}"

    def _harmed(self, folder: Path, there: dict[str, bytes]) -> Iterator[str]:
        for name, content in there.items():
            planned = self._as_planned(name, content) or name.endswith(CLEANED)
            may_change = self.command.cleans or name not in self._old
            as_before = content == self._old[name] if name in self._old else content in self._old.values()
            if name != self._target and not (as_before or (may_change and planned)):
                yield f"{name} is neither as before nor a whole copy"
        if (folder / JOURNAL).exists() and (folder / JOURNAL).is_symlink() is not (self.before / JOURNAL).is_symlink():
            yield "the link was replaced"

    def _stuck(self, folder: Path, state: State, launch: Launcher) -> Iterator[str]:
        again = self.command.again or (self.command.heals and state is State.OLD)
        for line in (*([self.command.line] if again else []), AFTERWARDS):
            ended = launch(line, folder)
            if ended.code != 0:
                yield f"afterwards, {line!r}: {ended}"
        yield from (f"{path.name} was not swept up" for path in folder.rglob(".*.tmp"))
        open_ones = (name for name in _files(folder) if name not in self._old and _open_to_others(folder / name))
        yield from (f"{name} may be read by others" for name in open_ones)


def _said_done(ended: Ended) -> bool:
    """Tell whether it said that it is done; a sync without the other side says that it is not."""
    return (
        ended.code == 0 or (ended.code == KILLED and ended.out != "")
    ) and "the next sync tries again" not in ended.out


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files by their names, without locks, strays and what git keeps."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    kept = (path for path in paths if path.suffix not in (".lock", ".tmp") and not _GITS.search(str(path)))
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def _ids(files: dict[str, bytes]) -> set[bytes]:
    """Return the ids of the events in the journal, however damaged it is."""
    journals = (content for name, content in files.items() if name in (JOURNAL, LINKED))
    return {each for content in journals for each in _ID.findall(content)}


def _normal(content: bytes, known: bytes) -> bytes:
    """Return a file with the ids and instants that are not ``known`` told apart by when they first occur."""
    names: dict[bytes, bytes] = {}

    def name(stamp: "re.Match[bytes]") -> bytes:
        return stamp[0] if stamp[0] in known else names.setdefault(stamp[0], b'"%d"' % len(names))

    return _STAMP.sub(name, content)


def _open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o77)
