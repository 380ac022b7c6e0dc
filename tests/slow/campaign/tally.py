"""The table that the campaign prints."""

from collections import Counter
from collections.abc import Iterable

from .checks import Result

_HEADER = ("attack", "tried", "old", "new", "other", "lost", "wrong")


class Tally:
    """Number of attempts and results of each attack.

    Args:
        attacks: Attacks to list first, in this order; others follow as they occur.
    """

    def __init__(self, attacks: Iterable[str] = ()) -> None:
        self._cells: Counter[tuple[str, str]] = Counter()
        self._attacks = dict.fromkeys(attacks)
        self.all_passed = True

    def add(self, result: Result) -> None:
        """Count one result."""
        self._attacks[result.attack] = None
        self.all_passed = self.all_passed and result.passed
        failures = {"lost": result.lost, "wrong": bool(result.problems)}
        for name in ("tried", str(result.state), *(name for name, occurred in failures.items() if occurred)):
            self._cells[result.attack, name] += 1

    def lines(self) -> Iterable[str]:
        """Yield the lines of a Markdown table with totals."""
        tried = [attack for attack in self._attacks if self._cells[attack, "tried"]]
        counts = [[attack, *(self._cells[attack, name] for name in _HEADER[1:])] for attack in tried]
        sums = [sum(self._cells[attack, name] for attack in tried) for name in _HEADER[1:]]
        for line in (_HEADER, ["---", *["--:"] * len(sums)], *counts, ["all", *sums]):
            yield f"| {' | '.join(map(str, line))} |"
