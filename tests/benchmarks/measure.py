"""What one process takes: seconds, memory, and instructions where Valgrind is there."""

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
    """One run: wall and CPU seconds, peak memory in KiB."""

    wall: float
    cpu: float
    memory: int


class Run(NamedTuple):
    """How a process is run.

    Attributes:
        command: the program and its arguments.
        environment: everything it sees.
        terminal: whether its output is a terminal.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    terminal: bool = False


class Figures(NamedTuple):
    """What several runs took: seconds and KiB, and instructions where they were counted."""

    wall: float
    least_wall: float
    cpu: float
    least_cpu: float
    memory: float
    instructions: int | None = None


def sample(run: Run) -> Sample:
    """Run a process once.

    Raises:
        RuntimeError: it did not exit with 0.
    """
    launch = [sys.executable, "-I", "-S", str(_LAUNCH), "terminal" if run.terminal else "pipe", *run.command]
    ran = subprocess.run(launch, env=dict(run.environment), capture_output=True, text=True, check=True)
    wall, cpu, memory, code = ran.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(run.command)} exited with {code}: {ran.stderr}")
    return Sample(float(wall), float(cpu), int(memory))


def figures(samples: Sequence[Sample], instructions: int | None = None) -> Figures:
    """Return the medians and the least of what several runs took."""
    walls, cpus, memories = zip(*samples, strict=True)
    middle = statistics.median
    return Figures(middle(walls), min(walls), middle(cpus), min(cpus), middle(memories), instructions)


def can_count() -> bool:
    """Tell whether instructions can be counted here."""
    return shutil.which("valgrind") is not None


def instructions(run: Run, folder: Path) -> int:
    """Count the instructions of one run, which takes some fifty times as long as the run."""
    log = folder / "callgrind.log"
    callgrind = [shutil.which("valgrind") or "", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    sample(run._replace(command=[*callgrind, f"--log-file={log}", *run.command]))
    found = _COLLECTED.search(log.read_text())
    if found is None:
        raise RuntimeError(f"Valgrind counted nothing: {log.read_text()}")
    return int(found[1])
