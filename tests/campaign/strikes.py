"""Attacks at one system call of one command: a kill, or an error of the disk in the call's place."""

import errno
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from feedback_loop.cli.exit_codes import Exit

from .calls import WATCHED, Call, calls
from .commands import JOURNAL, JOURNALS, Command, SetupError, done, told
from .launch import Launcher
from .verdict import Result, Scene

KILL = "kill"
ERRORS = tuple(errno.errorcode[number] for number in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT))
WAYS = (KILL, *ERRORS)


class Strike(NamedTuple):
    """One attack: what is done at which call of which command, and on which journal."""

    way: str
    scene: Scene
    call: Call
    journal: str

    @property
    def attack(self) -> str:
        return f"{self.way}, {self.journal}"

    @property
    def tracing(self) -> tuple[str, ...]:
        harm = "signal=KILL" if self.way == KILL else f"error={self.way}"
        return (f"--inject={self.call.name}:{harm}:when={self.call.turn}", f"--trace={self.call.name}")


def every_strike(
    place: Path, where: str, launch: Launcher, chosen: Iterable[tuple[Command, str]]
) -> Iterator[list[Strike]]:
    """Play commands undisturbed, and yield the attacks on each: a kill at each call, each error where it can hurt.

    Args:
        place: the folder in which they are attacked.
        where: what to call it.
        launch: the way to run the program.
        chosen: the commands, and the names of the journals on which to attack them.
    """
    told(place / "story", launch)
    for number, (command, journal) in enumerate(chosen):
        scene, seen = _played(place / str(number), place / "story", launch, command, journal)
        ways = ((way, call) for call in seen for way in WAYS if way == KILL or call.touches)
        yield [Strike(way, scene, call, f"{journal}{where}") for way, call in ways]


def _played(place: Path, story: Path, launch: Launcher, command: Command, journal: str) -> tuple[Scene, list[Call]]:
    before, after = place / "before", place / "after"
    shutil.copytree(story, before)
    for line in command.before:
        done(launch, line, before)
    JOURNALS[journal](before)
    shutil.copytree(before, after, symlinks=True)
    seen = _undisturbed(command, launch, after)
    return Scene(command, before, after), seen


def _undisturbed(command: Command, launch: Launcher, folder: Path) -> list[Call]:
    """Run a command and return its system calls; none where it writes nothing, as there is no journal yet."""
    first_ever = not (folder / JOURNAL).exists()
    trace = folder.with_name("trace")
    ended = launch(command.line, folder, tracing=(WATCHED, f"--output={trace}"))
    if first_ever and not (folder / command.writes).exists():
        return []
    if ended.code != Exit.DONE:
        raise SetupError(f"{command.line}: {ended}")
    return calls(trace.read_text(encoding="utf-8", errors="replace"), folder)


def struck(number: int, strike: Strike, launch: Launcher) -> Result | None:
    """Carry one attack out in a new folder of that number; None when the call did not come."""
    # As deep as where the calls were counted: each folder above it is looked at.
    folder = strike.scene.before.parent.with_name("struck") / str(number)
    shutil.copytree(strike.scene.before, folder, symlinks=True)
    trace = folder.with_name(f"{folder.name}.trace")
    ended = launch(strike.scene.command.line, folder, tracing=(*strike.tracing, f"--output={trace}"))
    hit = _hits(strike, trace.read_text(encoding="utf-8", errors="replace"))
    where = f"{strike.attack}, at {strike.call.name} {strike.call.turn} of `{strike.scene.command.line}`"
    result = strike.scene.judged(strike.attack, where, folder, ended, launch) if hit else None
    shutil.rmtree(folder)
    trace.unlink()
    return result


def _hits(strike: Strike, trace: str) -> bool:
    return ("killed by SIGKILL" if strike.way == KILL else "(INJECTED)") in trace
