"""Run many cases and print a table of the results.

``PYTHONPATH=tests:tests/unit:tests/slow python -m fuzzing --inputs 100000`` runs that many.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from feedback_loop.cli.exit_codes import Exit

from .batches import Tallies, Tally, run_batch
from .command_lines import parameters

_BATCH_SIZE = 500


def main() -> int:
    """Run the cases, print the table, and fail if any violated an invariant."""
    options = _options()
    batches = [(options.seed + number, size, False) for number, size in enumerate(_sizes(options.inputs))]
    batches += [(options.seed + number, size, True) for number, size in enumerate(_sizes(options.processes))]
    tallies: Tallies = defaultdict(Tally)
    with ProcessPoolExecutor(options.jobs) as workers:
        for number, batch in enumerate(workers.map(run_batch, *zip(*batches, strict=True)), start=1):
            for name, tally in batch.items():
                tallies[name].merge(tally)
            sys.stderr.write(f"{number}/{len(batches)}\n")
    failures = list(_failures(tallies))
    sys.stdout.writelines(f"{line}\n" for line in [*_table(tallies), *failures])
    return bool(failures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1000, help="number of runs within the process")
    parser.add_argument("--processes", type=int, default=0, help="number of runs of the installed program")
    parser.add_argument("--seed", type=int, default=1, help="the same seed generates the same inputs")
    parser.add_argument("--jobs", type=int, default=2, help="number of parallel processes")
    return parser.parse_args()


def _sizes(total: int) -> list[int]:
    return [min(_BATCH_SIZE, total - start) for start in range(0, total, _BATCH_SIZE)]


def _table(tallies: Tallies) -> Iterator[str]:
    codes = [int(code) for code in Exit]
    names = sorted(tallies, key=_sort_key)
    yield _row(["command", "inputs", *(f"exit {code}" for code in codes), "other", "failures", "slowest", "by"])
    yield _row(["---", *["---:"] * (len(codes) + 4), "---"])
    for name in names:
        tally = tallies[name]
        seconds, line = tally.slowest
        yield _row([f"`{name}`", *_counts([tally]), f"{seconds:.2f} s", f"`{_shorten(line)}`"])
    everything = list(tallies.values())
    yield _row(["all", *_counts(everything), f"{max(tally.slowest[0] for tally in everything):.2f} s", ""])


def _sort_key(name: str) -> tuple[int, str]:
    """Sort commands in the order of the help, then everything else."""
    order = list(parameters())
    return order.index(name) if name in order else len(order), name


def _counts(tallies: list[Tally]) -> list[str]:
    codes = sum((tally.codes for tally in tallies), Counter[int]())
    known = [codes[int(code)] for code in Exit]
    failures = sum(count for tally in tallies for count, _ in tally.failures.values())
    return [f"{number:,}" for number in (codes.total(), *known, codes.total() - sum(known), failures)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shorten(line: str) -> str:
    short = line if len(line) <= 60 else f"{line[:57]}..."
    return ascii(short)[1:-1].replace("|", "\\|").replace("`", "'")


def _failures(tallies: Tallies) -> Iterator[str]:
    for name, tally in tallies.items():
        for violation, (count, case) in tally.failures.items():
            yield f"\n{name}: {violation} ({count} times), such as:\n{ascii(case)[1:-1]}"


if __name__ == "__main__":
    sys.exit(main())
