"""Measure whole processes of the program beside its floors, and print tables.

``python tests/benchmarks/run.py --write`` puts them into ``docs/PERFORMANCE.md``.
"""

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import inputs, measure, subjects
from benchmarks.budgets import Results
from benchmarks.measure import Sample
from benchmarks.subjects import Subject
from benchmarks.tables import page
from feedback_loop import __version__

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "PERFORMANCE.md"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    given = _parser().parse_args(arguments)
    if given.counts and not measure.can_count():
        raise SystemExit("--counts needs valgrind; install it first.")
    before, after = _around(given.write) if given.write else ("", "")
    with tempfile.TemporaryDirectory(prefix="feedback-loop-benchmark-") as folder:
        results = _measured(given, Path(folder))
    text = f"{_machine(given.runs)}\n\n{page(results)}"
    sys.stdout.write(f"{text}\n")
    if given.write:
        given.write.write_text(f"{before}{text}{after}", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=_sizes, default=[100, 1_000, 10_000], help="sizes of journals: 100,1000,10000")
    parser.add_argument("--runs", type=int, default=7, help="runs of each, in turn")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the spreadsheet to import")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only what has this in its name")
    parser.add_argument("--counts", action="store_true", help="count instructions too, with Valgrind; slow")
    parser.add_argument("--write", type=Path, nargs="?", const=_PAGE, metavar="FILE", help="put the tables there")
    parser.add_argument("--journals", type=Path, metavar="DIR", help="keep the journals there for the next time")
    return parser


def _sizes(typed: str) -> list[int]:
    return sorted({int(size) for size in typed.split(",")})


def _measured(given: argparse.Namespace, folder: Path) -> Results:
    chosen = subjects.chosen(_subjects(given, folder), given.only)
    for subject in chosen:
        _try(subject)
    samples = _in_turn(chosen, given.runs)
    counts = {one.key: _count(one, folder) for one in chosen} if given.counts else {}
    return {key: measure.figures(taken, counts.get(key)) for key, taken in samples.items()}


def _in_turn(chosen: Sequence[Subject], runs: int) -> dict[tuple[str, int | None], list[Sample]]:
    """Run one after the other, again and again, so that whatever else the machine does hits all alike."""
    samples: dict[tuple[str, int | None], list[Sample]] = {subject.key: [] for subject in chosen}
    for _ in range(runs):
        for subject in chosen:
            subject.prepare()
            samples[subject.key].append(measure.sample(subject.run))
    return samples


def _subjects(given: argparse.Namespace, folder: Path) -> list[Subject]:
    kept = given.journals or folder / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir()
    found = subjects.unsized(home, inputs.sheet(given.rows, folder / "sheet.csv"), given.rows)
    for size in given.events:
        found += subjects.sized(size, inputs.made(size, kept, folder), home)
    return found


def _try(subject: Subject) -> None:
    """Run it once before the clock counts: that it does what it should, and Python has compiled what it imports."""
    subject.prepare()
    if subject.run.terminal:
        measure.sample(subject.run)
        return
    ran = subprocess.run(subject.run.command, env=dict(subject.run.environment), capture_output=True, check=True)
    if bool(ran.stdout) != subject.speaks or ran.stderr:
        raise SystemExit(f"{subject.name} at {subject.size} events does not do what is to be measured: {ran}")


def _count(subject: Subject, folder: Path) -> int:
    subject.prepare()
    return measure.instructions(subject.run, folder)


def _machine(runs: int) -> str:
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"feedback-loop {__version__}, Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}; {runs} runs in turn, {today}."
    )


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.+)", about.read_text(encoding="utf-8")) if about.exists() else None
    return named[1] if named else platform.processor() or platform.machine()


def _around(path: Path) -> tuple[str, str]:
    """Return what stands in a page before the tables and after them."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise SystemExit(f"{path} has no lines {_BEGIN} and {_END} to put the tables between.")
    return f"{before}{begin}\n", f"\n{end}{after}"


if __name__ == "__main__":
    main()
