"""Measure whole processes of the program and of the baselines, and print tables.

``python tests/slow/benchmarks/run.py --write`` writes them to ``docs/PERFORMANCE.md``.
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

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "PERFORMANCE.md"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    options = _parser().parse_args(arguments)
    if options.counts and not measure.can_count_instructions():
        raise SystemExit("--counts needs valgrind; install it first.")
    before, after = _text_around_tables(options.write) if options.write else ("", "")
    with tempfile.TemporaryDirectory(prefix="feedback-loop-benchmark-") as folder:
        results = _measure(options, Path(folder))
    text = f"{_machine(options.runs)}\n\n{page(results)}"
    sys.stdout.write(f"{text}\n")
    if options.write:
        options.write.write_text(f"{before}{text}{after}", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=_sizes, default=[100, 1_000, 10_000], help="sizes of journals: 100,1000,10000")
    parser.add_argument("--runs", type=int, default=7, help="number of runs of each")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the spreadsheet")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="only subjects with this in their names"
    )
    parser.add_argument("--counts", action="store_true", help="count instructions too, with Valgrind; slow")
    parser.add_argument("--write", type=Path, nargs="?", const=_PAGE, metavar="FILE", help="file for the tables")
    parser.add_argument("--journals", type=Path, metavar="DIR", help="folder in which to keep the journals")
    return parser


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def _measure(options: argparse.Namespace, folder: Path) -> Results:
    selected = subjects.select(_subjects(options, folder), options.only)
    for subject in selected:
        _warm_up(subject)
    samples = _take_samples(selected, options.runs)
    counts = {subject.key: _count_instructions(subject, folder) for subject in selected} if options.counts else {}
    return {key: measure.summarize(runs, counts.get(key)) for key, runs in samples.items()}


def _take_samples(selected: Sequence[Subject], runs: int) -> dict[tuple[str, int | None], list[Sample]]:
    """Run the subjects in turn, so that other load on the machine affects all of them equally."""
    samples: dict[tuple[str, int | None], list[Sample]] = {subject.key: [] for subject in selected}
    for _ in range(runs):
        for subject in selected:
            subject.prepare()
            samples[subject.key].append(measure.take_sample(subject.run))
    return samples


def _subjects(options: argparse.Namespace, folder: Path) -> list[Subject]:
    cache = options.journals or folder / "journals"
    cache.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir()
    result = subjects.subjects_without_journal(
        home, inputs.create_sheet(options.rows, folder / "sheet.csv"), options.rows
    )
    for size in options.events:
        result += subjects.subjects_of_size(size, inputs.create_inputs(size, cache, folder), home)
    return result


def _warm_up(subject: Subject) -> None:
    """Run a subject once unmeasured, to check that it works and to compile what it imports."""
    subject.prepare()
    if subject.run.terminal:
        measure.take_sample(subject.run)
        return
    completed = subprocess.run(subject.run.command, env=dict(subject.run.environment), capture_output=True, check=True)
    if bool(completed.stdout) != subject.has_output or completed.stderr:
        raise SystemExit(f"{subject.name} at {subject.size} events does not work: {completed}")


def _count_instructions(subject: Subject, folder: Path) -> int:
    subject.prepare()
    return measure.count_instructions(subject.run, folder)


def _machine(runs: int) -> str:
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"feedback-loop {__version__}, Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}; {runs} runs in turn, {today}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    match = re.search(r"model name\s*: (.+)", cpuinfo.read_text(encoding="utf-8")) if cpuinfo.exists() else None
    return match[1] if match else platform.processor() or platform.machine()


def _text_around_tables(path: Path) -> tuple[str, str]:
    """Return the text of a page before and after the tables."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise SystemExit(f"{path} has no lines {_BEGIN} and {_END} for the tables.")
    return f"{before}{begin}\n", f"\n{end}{after}"


if __name__ == "__main__":
    main()
