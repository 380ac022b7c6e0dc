"""Measure whole processes of the program, of the baselines and of other programs, and print tables.

``python tests/slow/benchmarks/run.py --write`` writes them to ``docs/PERFORMANCE.md``.
"""

import argparse
import datetime as dt
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import measure, peers, subjects
from benchmarks.budgets import SIZES_OF_SEARCHES
from benchmarks.commands import commands_of_size
from benchmarks.journals import create_journals, due_journal, large_search
from benchmarks.mailboxes import mail_reading
from benchmarks.page import PLACES, check_places, fill_page, page_tables
from benchmarks.sampling import measure_all
from benchmarks.sheets import imports
from benchmarks.subjects import Subject
from feedback_loop import __version__

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "PERFORMANCE.md"
_LOOPS, _EVENTS_BESIDE_MAIL = 2_000, 150


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line; exit with 1 if something could not be measured."""
    options = _parser().parse_args(arguments)
    if options.counts and not measure.can_count_instructions():
        raise SystemExit("--counts needs valgrind; install it first.")
    if options.write:
        check_places(options.write, PLACES)
    with tempfile.TemporaryDirectory(prefix="feedback-loop-benchmark-") as name:
        folder = Path(name)
        selected = subjects.select(_subjects(options, folder), options.only)
        measured = measure_all(selected, options.runs, _counter(folder) if options.counts else None)
    versions, missing = (
        (peers.versions(options.peers), peers.missing_peers(options.peers)) if options.peers else ({}, [])
    )
    contents = page_tables(measured, versions, missing, _machine())
    sys.stdout.write("\n\n".join(contents.values()) + "\n")
    if options.write:
        fill_page(options.write, contents)
    if measured.failures:
        raise SystemExit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--events", type=_sizes, default=[100, 150, 1_000, 2_000, 10_000], help="sizes of journals: 100,1000,10000"
    )
    parser.add_argument("--runs", type=int, default=9, help="greatest number of runs of each; long ones get fewer")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the spreadsheets")
    parser.add_argument("--mailbox-bytes", type=int, default=2_000_000_000, help="size of the larger mailbox")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="only subjects with this in their names"
    )
    parser.add_argument("--counts", action="store_true", help="count instructions too, with Valgrind; slow")
    parser.add_argument("--write", type=Path, nargs="?", const=_PAGE, metavar="FILE", help="page with the tables")
    parser.add_argument("--journals", type=Path, metavar="DIR", help="folder in which to keep the journals")
    parser.add_argument("--mailboxes", type=Path, metavar="DIR", help="measure mail too; folder of the mailboxes")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="measure the programs of install_peers.py too")
    return parser


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def _subjects(options: argparse.Namespace, folder: Path) -> list[Subject]:
    """Create the inputs, and return what there is to measure."""
    journals = options.journals or folder / "journals"
    journals.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir()
    result = subjects.baselines(home) + imports(options.rows, home) + large_search(_LOOPS, home)
    for size in options.events:
        result += commands_of_size(size, create_journals(size, journals, folder), home)
    if options.mailboxes:
        options.mailboxes.mkdir(parents=True, exist_ok=True)
        journal = due_journal(_EVENTS_BESIDE_MAIL, journals)
        result += mail_reading(journal, options.mailbox_bytes, options.mailboxes, home)
    if options.peers:
        for size in SIZES_OF_SEARCHES:
            result += peers.peer_subjects(size, options.peers.resolve(), folder / "peers")
    return result


def _counter(folder: Path) -> Callable[[Subject], int]:
    def count(subject: Subject) -> int:
        subject.prepare()
        return measure.count_instructions(subject.run, folder)

    return count


def _machine() -> str:
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"feedback-loop {__version__}, Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}, {today}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    match = re.search(r"model name\s*: (.+)", cpuinfo.read_text(encoding="utf-8")) if cpuinfo.exists() else None
    return match[1] if match else platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
