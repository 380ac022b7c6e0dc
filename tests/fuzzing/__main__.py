"""Many runs, and a table of what came of them: ``PYTHONPATH=tests python -m fuzzing --inputs 100000``."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from feedback_loop.cli.exit_codes import Exit

from .batches import Tallies, Tally, batch
from .lines import parameters

_BATCH = 500


def main() -> int:
    """Run as many inputs as are wanted, print the table, and fail if any of them broke a law."""
    options = _options()
    batches = [(options.seed + number, each, False) for number, each in enumerate(_sizes(options.inputs))]
    batches += [(options.seed + number, each, True) for number, each in enumerate(_sizes(options.processes))]
    tallies: Tallies = defaultdict(Tally)
    with ProcessPoolExecutor(options.jobs) as workers:
        for number, found in enumerate(workers.map(batch, *zip(*batches, strict=True)), start=1):
            for name, tally in found.items():
                tallies[name].merge(tally)
            sys.stderr.write(f"{number}/{len(batches)}\n")
    failed = list(_failures(tallies))
    sys.stdout.writelines(f"{line}\n" for line in [*_table(tallies), *failed])
    return bool(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1000, help="runs within the process")
    parser.add_argument("--processes", type=int, default=0, help="runs of the installed program besides")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same inputs")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    return parser.parse_args()


def _sizes(total: int) -> list[int]:
    return [min(_BATCH, total - begun) for begun in range(0, total, _BATCH)]


def _table(tallies: Tallies) -> Iterator[str]:
    codes = [int(code) for code in Exit]
    names = sorted(tallies, key=_position)
    yield _row(["command", "inputs", *(f"exit {code}" for code in codes), "other", "failures", "slowest", "by"])
    yield _row(["---", *["---:"] * (len(codes) + 4), "---"])
    for name in names:
        tally = tallies[name]
        yield _row([f"`{name}`", *_counts([tally]), f"{tally.slowest[0]:.2f} s", f"`{_shown(tally.slowest[1])}`"])
    every = [*tallies.values()]
    yield _row(["all", *_counts(every), f"{max(tally.slowest[0] for tally in every):.2f} s", ""])


def _position(name: str) -> tuple[int, str]:
    """Sort commands as help lists them, and the rest behind."""
    order = list(parameters())
    return order.index(name) if name in order else len(order), name


def _counts(tallies: list[Tally]) -> list[str]:
    codes = sum((tally.codes for tally in tallies), Counter[int]())
    known = [codes[int(code)] for code in Exit]
    failures = sum(count for tally in tallies for count, _ in tally.failures.values())
    return [f"{number:,}" for number in (codes.total(), *known, codes.total() - sum(known), failures)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(line: str) -> str:
    short = line if len(line) <= 60 else f"{line[:57]}..."
    return ascii(short)[1:-1].replace("|", "\\|").replace("`", "'")


def _failures(tallies: Tallies) -> Iterator[str]:
    for name, tally in tallies.items():
        for sentence, (count, case) in tally.failures.items():
            yield f"\n{name}: {sentence} ({count} times), such as:\n{ascii(case)[1:-1]}"


if __name__ == "__main__":
    sys.exit(main())
