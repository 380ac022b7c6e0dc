"""Faults at one system call of one command: a kill, or a disk error as the result of the call."""

import errno
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from feedback_loop.cli.exit_codes import Exit

from .checks import Result, Scenario
from .commands import JOURNAL, JOURNALS, Command, SetupError, create_story, run_setup
from .launchers import Launcher
from .system_calls import TRACE_FILTER, SystemCall, parse_trace

KILL = "kill"
ERRORS = tuple(errno.errorcode[number] for number in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT))
FAULTS = (KILL, *ERRORS)


class Injection(NamedTuple):
    """A fault at one call of a command on one kind of journal."""

    fault: str
    scenario: Scenario
    call: SystemCall
    journal: str

    @property
    def attack(self) -> str:
        return f"{self.fault}, {self.journal}"

    @property
    def strace_options(self) -> tuple[str, ...]:
        effect = "signal=KILL" if self.fault == KILL else f"error={self.fault}"
        return (f"--inject={self.call.name}:{effect}:when={self.call.number}", f"--trace={self.call.name}")


def plan_injections(
    folder: Path, suffix: str, launch: Launcher, selected: Iterable[tuple[Command, str]]
) -> Iterator[list[Injection]]:
    """Run commands undisturbed, and yield the injections for each: a kill at each call, each error where it can hurt.

    Args:
        folder: Folder of the scenarios.
        suffix: Suffix of the journal's name in the results.
        launch: Launcher of the program.
        selected: Commands, each with the name of the journal to run it on.
    """
    create_story(folder / "story", launch)
    for number, (command, journal) in enumerate(selected):
        scenario, calls = _record_scenario(folder / str(number), folder / "story", launch, command, journal)
        faults = ((fault, call) for call in calls for fault in FAULTS if fault == KILL or call.can_fail)
        yield [Injection(fault, scenario, call, f"{journal}{suffix}") for fault, call in faults]


def inject(number: int, injection: Injection, launch: Launcher) -> Result | None:
    """Run the command with the fault in a new folder of that number; return None if the call was not reached."""
    # As deep as the folder in which the calls were counted, since each folder above it is inspected too.
    folder = injection.scenario.before.parent.with_name("injected") / str(number)
    shutil.copytree(injection.scenario.before, folder, symlinks=True)
    trace = folder.with_name(f"{folder.name}.trace")
    line = injection.scenario.command.line
    completed = launch(line, folder, tracing=(*injection.strace_options, f"--output={trace}"))
    where = f"{injection.attack}, at {injection.call.name} {injection.call.number} of `{line}`"
    result = None
    if _was_injected(injection, trace.read_text(encoding="utf-8", errors="replace")):
        result = injection.scenario.check(injection.attack, where, folder, completed, launch)
    shutil.rmtree(folder)
    trace.unlink()
    return result


def _record_scenario(
    folder: Path, story: Path, launch: Launcher, command: Command, journal: str
) -> tuple[Scenario, list[SystemCall]]:
    before, after = folder / "before", folder / "after"
    shutil.copytree(story, before)
    for line in command.before:
        run_setup(launch, line, before)
    JOURNALS[journal](before)
    shutil.copytree(before, after, symlinks=True)
    calls = _run_undisturbed(command, launch, after)
    return Scenario(command, before, after), calls


def _run_undisturbed(command: Command, launch: Launcher, folder: Path) -> list[SystemCall]:
    """Run a command and return its system calls; none if it writes nothing because there is no journal yet."""
    is_first_write = not (folder / JOURNAL).exists()
    trace = folder.with_name("trace")
    completed = launch(command.line, folder, tracing=(TRACE_FILTER, f"--output={trace}"))
    if is_first_write and not (folder / command.writes).exists():
        return []
    if completed.code != Exit.DONE:
        raise SetupError(f"{command.line}: {completed}")
    return parse_trace(trace.read_text(encoding="utf-8", errors="replace"), folder)


def _was_injected(injection: Injection, trace: str) -> bool:
    return ("killed by SIGKILL" if injection.fault == KILL else "(INJECTED)") in trace
