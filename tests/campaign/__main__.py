"""Attack the program and print what came of it; the exit status is 1 if anything is not as promised."""

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

from .clocks import can_jump, jumps
from .commands import COMMANDS, JOURNALS, Command
from .crowds import crowd
from .launch import Cold, Launcher, load, warm
from .strikes import WAYS, Strike, every_strike, struck
from .table import Tally
from .verdict import Result
from .versions import beside_a_newer, beside_an_older, under_a_newer_schema

MEMORY = Path("/dev/shm")
WHERE = ("", ", on tmpfs")
_WITH_CONTENT = next(iter(JOURNALS))


class Size(NamedTuple):
    """How much is attacked.

    Attributes:
        strikes: how many kills and errors at most.
        seconds: how long they may take.
        writers: how many write at once.
        crowd_seconds: for how long they do.
    """

    strikes: int
    seconds: float
    writers: int
    crowd_seconds: float


SMALL = Size(strikes=120, seconds=120, writers=8, crowd_seconds=1.5)
LARGE = Size(strikes=1_000_000, seconds=900, writers=50, crowd_seconds=60)


def main(arguments: Sequence[str]) -> int:
    """Run the campaign that the arguments ask for."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    if not shutil.which("strace"):
        parser.error("strace does the damage, and is not there; install it")
    size = LARGE if wanted.large else SMALL
    size = size._replace(seconds=wanted.seconds or size.seconds)
    load()
    tally = Tally(f"{way}, {journal}{where}" for where in WHERE for journal in JOURNALS for way in WAYS)
    with (
        tempfile.TemporaryDirectory(prefix="campaign-") as disk,
        tempfile.TemporaryDirectory(prefix="campaign-", dir=_memory()) as memory,
    ):
        places = dict(zip(WHERE, (Path(disk), Path(memory)), strict=True))
        for result in itertools.chain(_strikes(places, size, wanted), _crowds(Path(disk), size, wanted.older)):
            tally.add(result)
            if not result.kept:
                print(result, file=sys.stderr)  # noqa: T201 - this is how it says so
    print(*tally.lines(), sep="\n")  # noqa: T201 - likewise
    return 0 if tally.kept else 1


def _memory() -> Path | None:
    return MEMORY if os.access(MEMORY, os.W_OK) else None


def _strikes(places: dict[str, Path], size: Size, wanted: argparse.Namespace) -> Iterator[Result]:
    """Carry out the kills and errors, by turns on each command, for as long as there is time."""
    launch = Cold() if wanted.cold else warm
    chance = random.Random(wanted.seed)
    groups: list[list[Strike]] = []
    for where, place in places.items():
        chosen = _every_scene(where) if wanted.large else _some_scenes(where, chance)
        groups += every_strike(place, where, launch, chosen)
    for group in groups:
        chance.shuffle(group)
    by_turns = [strike for turn in itertools.zip_longest(*groups) for strike in turn if strike]
    chosen_ones = list(enumerate(by_turns[: size.strikes]))
    end = time.monotonic() + size.seconds
    missed = late = 0
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for result in pool.imap_unordered(partial(_carried_out, launch, end), chosen_ones):
            missed += result is None
            late += result == LATE
            if isinstance(result, Result):
                yield result
    print(  # noqa: T201 - this is how it says so
        f"{len(by_turns)} kills and errors are possible; {len(chosen_ones) - missed - late} were carried out, "
        f"{missed} did not meet their call.",
        file=sys.stderr,
    )


LATE = "late"


def _carried_out(launch: Launcher, end: float, numbered: tuple[int, Strike]) -> Result | str | None:
    return struck(*numbered, launch) if time.monotonic() < end else LATE


def _every_scene(where: str) -> list[tuple[Command, str]]:
    return list(itertools.product(COMMANDS, [_WITH_CONTENT] if where else JOURNALS))


def _some_scenes(where: str, chance: random.Random) -> list[tuple[Command, str]]:
    """Choose one journal for each command; on the second place, three commands."""
    if where:
        return [(command, _WITH_CONTENT) for command in chance.sample(COMMANDS, 3)]
    return [(command, chance.choice(list(JOURNALS))) for command in COMMANDS]


def _crowds(place: Path, size: Size, older: str | None) -> Iterator[Result]:
    span = f"{size.crowd_seconds:g} s"
    yield from crowd(f"{size.writers} writers, {span}", place / "crowd", [warm] * size.writers, size.crowd_seconds)
    newer = f"a newer version, {size.writers} writers, {span}"
    yield from beside_a_newer(newer, place / "newer", size.writers, size.crowd_seconds)
    if older:
        attack = f"the version of {older}, {size.writers} writers, {span}"
        yield from beside_an_older(attack, place / "beside", older, size.writers, size.crowd_seconds)
    yield from under_a_newer_schema("a newer schema, each command", place / "schema")
    if can_jump() or "CI" in os.environ:
        yield from jumps("a clock that jumps", place / "clock")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m campaign", description=__doc__)
    parser.add_argument("--large", action="store_true", help="everything, with 50 writers for a minute")
    parser.add_argument("--seconds", type=float, help="how long the kills and errors may take")
    parser.add_argument("--cold", action="store_true", help="start the program anew for each of them")
    parser.add_argument("--older", metavar="REVISION", help="let the version of this commit write as well")
    parser.add_argument("--seed", type=int, default=1, help="what is chosen, and in which order")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
