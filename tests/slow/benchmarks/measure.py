"""Measure processes: seconds, memory, and instructions with Valgrind."""

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.launch import QUESTION

MAX_SECONDS = 120.0
"""Time after which a process is killed."""
_LAUNCH = Path(__file__).with_name("launch.py")
_COLLECTED = re.compile(r"Collected : (\d+)")
_MAX_MESSAGE = 300


class MeasureError(Exception):
    """A process failed, did not do its work, or took too long."""


class Sample(NamedTuple):
    """Wall and CPU seconds and peak memory in KiB of one run."""

    wall: float
    cpu: float
    memory: int


class Run(NamedTuple):
    """A process to run.

    Attributes:
        command: Program and arguments.
        environment: All environment variables.
        terminal: True if its output is a terminal.
        answer: Keys that end a program which asks questions on a terminal; it is measured up to its first question.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    terminal: bool = False
    answer: str | None = None

    @property
    def output_kind(self) -> str:
        """The way in which ``launch.py`` runs it."""
        if self.answer is not None:
            return f"{QUESTION}{self.answer}"
        return "terminal" if self.terminal else "pipe"


class Figures(NamedTuple):
    """Medians of several runs in seconds and KiB, and instructions if counted.

    Attributes:
        spread: Range of the middle half of the wall times, as a part of their median.
    """

    wall: float
    cpu: float
    memory: float
    spread: float = 0.0
    instructions: int | None = None


class Output(NamedTuple):
    """Standard output and standard error of a process."""

    text: str
    errors: str


def take_sample(run: Run, max_seconds: float = MAX_SECONDS) -> Sample:
    """Run a process once and measure it.

    Raises:
        MeasureError: The process did not exit with 0, asked nothing, or was not done in time.
    """
    launch = [sys.executable, "-I", "-S", str(_LAUNCH), run.output_kind, *run.command]
    output = execute(launch, run.environment, max_seconds)
    wall, cpu, memory, code = output.text.split()
    if code != "0" and run.answer is None:  # how a program ends that was left at a question says nothing
        raise MeasureError(f"exited with {code}: {_shorten(output.errors)}")
    return Sample(float(wall), float(cpu), int(memory))


def execute(command: Sequence[str], environment: Mapping[str, str], max_seconds: float = MAX_SECONDS) -> Output:
    """Run a process without input and return its output.

    Raises:
        MeasureError: The process did not exit with 0, or not in time; it is killed with all that it started.
    """
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output = Output(*process.communicate(timeout=max_seconds))
    except subprocess.TimeoutExpired as error:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise MeasureError(f"took more than {max_seconds:g} seconds") from error
    if process.returncode:
        raise MeasureError(f"exited with {process.returncode}: {_shorten(output.errors or output.text)}")
    return output


def _shorten(message: str) -> str:
    """Return the end of a message on one line, which says what went wrong."""
    return " ".join(message.split())[-_MAX_MESSAGE:]


def summarize(samples: Sequence[Sample], instructions: int | None = None) -> Figures:
    """Return the medians of several runs."""
    walls, cpus, memories = zip(*samples, strict=True)
    median = statistics.median
    low, _, high = statistics.quantiles(walls, n=4, method="inclusive") if len(walls) > 1 else walls * 3
    return Figures(median(walls), median(cpus), median(memories), (high - low) / median(walls), instructions)


def can_count_instructions() -> bool:
    """Return True if Valgrind is installed."""
    return shutil.which("valgrind") is not None


def count_instructions(run: Run, folder: Path) -> int:
    """Count the instructions of one run, which takes about fifty times as long.

    Raises:
        MeasureError: The process failed, or nothing was counted.
    """
    log = folder / "callgrind.log"
    callgrind = [shutil.which("valgrind") or "", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    take_sample(run._replace(command=[*callgrind, f"--log-file={log}", *run.command]), 60 * MAX_SECONDS)
    match = _COLLECTED.search(log.read_text())
    if match is None:
        raise MeasureError(f"Valgrind counted nothing: {log.read_text()}")
    return int(match[1])
