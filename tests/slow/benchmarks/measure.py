"""Measure processes: seconds, memory, and instructions with Valgrind."""

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LAUNCH = Path(__file__).with_name("launch.py")
_COLLECTED = re.compile(r"Collected : (\d+)")


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
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    terminal: bool = False


class Figures(NamedTuple):
    """Seconds and KiB of several runs, and instructions if counted."""

    wall: float
    min_wall: float
    cpu: float
    min_cpu: float
    memory: float
    instructions: int | None = None


def take_sample(run: Run) -> Sample:
    """Run a process once and measure it.

    Raises:
        RuntimeError: The process did not exit with 0.
    """
    launch = [sys.executable, "-I", "-S", str(_LAUNCH), "terminal" if run.terminal else "pipe", *run.command]
    completed = subprocess.run(launch, env=dict(run.environment), capture_output=True, text=True, check=True)
    wall, cpu, memory, code = completed.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(run.command)} exited with {code}: {completed.stderr}")
    return Sample(float(wall), float(cpu), int(memory))


def summarize(samples: Sequence[Sample], instructions: int | None = None) -> Figures:
    """Return the medians and minima of several runs."""
    walls, cpus, memories = zip(*samples, strict=True)
    median = statistics.median
    return Figures(median(walls), min(walls), median(cpus), min(cpus), median(memories), instructions)


def can_count_instructions() -> bool:
    """Return True if Valgrind is installed."""
    return shutil.which("valgrind") is not None


def count_instructions(run: Run, folder: Path) -> int:
    """Count the instructions of one run, which takes about fifty times as long."""
    log = folder / "callgrind.log"
    callgrind = [shutil.which("valgrind") or "", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    take_sample(run._replace(command=[*callgrind, f"--log-file={log}", *run.command]))
    match = _COLLECTED.search(log.read_text())
    if match is None:
        raise RuntimeError(f"Valgrind counted nothing: {log.read_text()}")
    return int(match[1])
