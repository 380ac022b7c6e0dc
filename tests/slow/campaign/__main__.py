"""Attack the program and print a table of the results; exit with 1 if any promise was broken."""

import argparse
import itertools
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .checks import Result
from .clock_jumps import can_fake_clock, run_at_clocks, run_at_wrong_days
from .commands import COMMANDS, JOURNALS, Command
from .concurrency import run_concurrently
from .fault_injection import FAULTS, Injection, inject, plan_injections
from .launchers import ColdLauncher, Launcher, launch_fork, preload
from .tally import Tally
from .versions import run_beside_newer, run_beside_older, run_on_newer_schema

SHARED_MEMORY = Path("/dev/shm")
DISK, TMPFS = "", ", on tmpfs"
"""The file systems, as suffixes of the journal's name in the results."""

_JOURNAL_WITH_CONTENT = next(iter(JOURNALS))
_OUT_OF_TIME = "out of time"


class Size(NamedTuple):
    """Size of a campaign.

    Attributes:
        injections: Maximum number of kills and errors.
        seconds: Time limit of the kills and errors.
        writers: Number of concurrent writers.
        writing_seconds: Duration of concurrent writing.
    """

    injections: int
    seconds: float
    writers: int
    writing_seconds: float


SMALL = Size(injections=120, seconds=120, writers=8, writing_seconds=1.5)
LARGE = Size(injections=1_000_000, seconds=900, writers=50, writing_seconds=60)


def main(arguments: Sequence[str]) -> int:
    """Run the campaign."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not shutil.which("strace"):
        parser.error("strace injects the faults and is missing; install it")
    size = LARGE if options.large else SMALL
    size = size._replace(seconds=options.seconds or size.seconds)
    preload()
    tally = Tally(f"{fault}, {journal}{suffix}" for suffix in (DISK, TMPFS) for journal in JOURNALS for fault in FAULTS)
    with (
        tempfile.TemporaryDirectory(prefix="campaign-") as disk,
        tempfile.TemporaryDirectory(prefix="campaign-", dir=_shared_memory()) as memory,
    ):
        folders = {DISK: Path(disk), TMPFS: Path(memory)}
        injected = _run_injections(folders, size, options)
        for result in itertools.chain(injected, _run_other_attacks(Path(disk), size, options.older)):
            tally.add(result)
            if not result.passed:
                print(result, file=sys.stderr)  # noqa: T201 - a script
    print(*tally.lines(), sep="\n")  # noqa: T201 - likewise
    return 0 if tally.all_passed else 1


def _shared_memory() -> Path | None:
    return SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None


def _run_injections(folders: dict[str, Path], size: Size, options: argparse.Namespace) -> Iterator[Result]:
    """Inject kills and errors into the commands in turn, as long as there is time."""
    launch = ColdLauncher() if options.cold else launch_fork
    rng = random.Random(options.seed)
    groups: list[list[Injection]] = []
    for suffix, folder in folders.items():
        selected = _all_scenarios(suffix) if options.large else _some_scenarios(suffix, rng)
        groups += plan_injections(folder, suffix, launch, selected)
    for group in groups:
        rng.shuffle(group)
    in_turn = [injection for turn in itertools.zip_longest(*groups) for injection in turn if injection]
    numbered = list(enumerate(in_turn[: size.injections]))
    end = time.monotonic() + size.seconds
    missed = late = 0
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for result in pool.imap_unordered(partial(_inject_in_time, launch, end), numbered):
            missed += result is None
            late += result == _OUT_OF_TIME
            if isinstance(result, Result):
                yield result
    print(  # noqa: T201 - a script
        f"{len(in_turn)} kills and errors are possible; {len(numbered) - missed - late} were injected, "
        f"{missed} did not reach their call.",
        file=sys.stderr,
    )


def _inject_in_time(launch: Launcher, end: float, numbered: tuple[int, Injection]) -> Result | str | None:
    return inject(*numbered, launch) if time.monotonic() < end else _OUT_OF_TIME


def _all_scenarios(suffix: str) -> list[tuple[Command, str]]:
    return list(itertools.product(COMMANDS, [_JOURNAL_WITH_CONTENT] if suffix else JOURNALS))


def _some_scenarios(suffix: str, rng: random.Random) -> list[tuple[Command, str]]:
    """Choose one journal for each command; on tmpfs, three commands."""
    if suffix:
        return [(command, _JOURNAL_WITH_CONTENT) for command in rng.sample(COMMANDS, 3)]
    return [(command, rng.choice(list(JOURNALS))) for command in COMMANDS]


def _run_other_attacks(folder: Path, size: Size, older: str | None) -> Iterator[Result]:
    duration = f"{size.writing_seconds:g} s"
    attack = f"{size.writers} writers, {duration}"
    yield from run_concurrently(attack, folder / "writers", [launch_fork] * size.writers, size.writing_seconds)
    attack = f"a newer version, {size.writers} writers, {duration}"
    yield from run_beside_newer(attack, folder / "newer", size.writers, size.writing_seconds)
    if older:
        attack = f"the version of {older}, {size.writers} writers, {duration}"
        yield from run_beside_older(attack, folder / "beside", older, size.writers, size.writing_seconds)
    yield from run_on_newer_schema("a newer schema, each command", folder / "schema")
    if can_fake_clock() or "CI" in os.environ:
        yield from run_at_clocks("a clock that jumps", folder / "clock")
        yield from run_at_wrong_days("a clock a year ahead", folder / "year")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m campaign", description=__doc__)
    parser.add_argument("--large", action="store_true", help="everything, with 50 writers for a minute")
    parser.add_argument("--seconds", type=float, help="time limit of the kills and errors")
    parser.add_argument("--cold", action="store_true", help="start a new process for each of them")
    parser.add_argument("--older", metavar="REVISION", help="let the version of this commit write as well")
    parser.add_argument("--seed", type=int, default=1, help="seed of the selection and order")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
