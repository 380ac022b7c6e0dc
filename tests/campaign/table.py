"""The table that the campaign prints."""

from collections import Counter
from collections.abc import Iterable

from .verdict import Result

_HEAD = ("attack", "tried", "old", "new", "other", "lost", "wrong")


class Tally:
    """How often each attack was tried, and what came of it.

    Args:
        attacks: those that come first, in this order; others follow as they occur.
    """

    def __init__(self, attacks: Iterable[str] = ()) -> None:
        self._cells: Counter[tuple[str, str]] = Counter()
        self._attacks = dict.fromkeys(attacks)
        self.kept = True

    def add(self, result: Result) -> None:
        """Count one result."""
        self._attacks[result.attack] = None
        self.kept = self.kept and result.kept
        wrong = {"lost": result.lost, "wrong": bool(result.wrong)}
        for name in ("tried", str(result.state), *(name for name, is_so in wrong.items() if is_so)):
            self._cells[result.attack, name] += 1

    def lines(self) -> Iterable[str]:
        """Return the tally as the lines of a Markdown table, with the sums."""
        tried = [attack for attack in self._attacks if self._cells[attack, "tried"]]
        counts = [[attack, *(self._cells[attack, name] for name in _HEAD[1:])] for attack in tried]
        sums = [sum(self._cells[attack, name] for attack in tried) for name in _HEAD[1:]]
        for line in (_HEAD, ["---", *["--:"] * len(sums)], *counts, ["all", *sums]):
            yield f"| {' | '.join(map(str, line))} |"
