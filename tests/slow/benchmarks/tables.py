"""The figures as Markdown tables."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.budgets import NOISE, SIZES_OF_SEARCHES, Budget, Growth, Results, Unit, budgets, growths
from benchmarks.commands import (
    AGENDA,
    CACHED,
    COMPLETION,
    DEBRIEF,
    DUE,
    NOTE,
    PIPED,
    QUIET,
    REPORT,
    REVIEW,
    SHOW,
    STATS,
    TABLE,
    WITH_PEOPLE,
)
from benchmarks.measure import Figures
from benchmarks.peers import ADD, LIST, OURS, PEERS, subject_name
from benchmarks.subjects import TYPER

SIZES_OF_GROWTH = (1_000, 10_000, 100_000)
_FELT = {
    NOTE: "record something: `note`",
    WITH_PEOPLE: "record something that names people: `interviewed --with`",
    QUIET: "`remind` at login, nothing due",
    DUE: "`remind`, first time of the day",
    f"{DUE}{CACHED}": "`remind`, again",
    TABLE: "`status`, a table",
    PIPED: "`status`, piped",
    f"{TABLE}{CACHED}": "`status`, again",
    REVIEW: "`review`, until it asks",
    DEBRIEF: "`debrief`, until it asks",
    SHOW: "`show` one loop",
    AGENDA: "`agenda`",
    STATS: "`stats`",
    REPORT: "`report`, a web page",
    COMPLETION: "complete a company with Tab",
}
"""What a user does, by the name of the subject."""
_IN_PEERS_TABLE = {
    subject_name(name, action) for name in (OURS, *(peer.name for peer in PEERS)) for action in (LIST, ADD)
}
_NONE = "–"


def felt_table(results: Results) -> str:
    """Return milliseconds and T of what a user does, by size of the search."""
    t = results[TYPER, None].wall
    rows = [
        [text, *(_cell(results, name, size, lambda figures: _felt(figures, t)) for size in SIZES_OF_SEARCHES)]
        for name, text in _FELT.items()
    ]
    return _table(["", *(f"{size:,} events" for size in SIZES_OF_SEARCHES)], _with_figures(rows))


def once_table(results: Results) -> str:
    """Return seconds and memory of what needs no journal of a certain size."""
    rows = [
        [name, f"{figures.wall * 1000:,.0f} ms", f"{figures.memory / 1024:,.0f} MiB"]
        for (name, size), figures in results.items()
        if size is None
    ]
    return _table(["", "time", "memory"], rows)


def peers_table(results: Results, versions: Mapping[str, str], missing: Sequence[str]) -> str:
    """Return milliseconds to list all and to add one, by program and number of records."""
    names = [name for name in (OURS, *(peer.name for peer in PEERS)) if name == OURS or name in versions]
    rows = [[f"{name} {versions.get(name, '')}".strip(), *_peer_cells(results, name)] for name in names]
    head = ["", *(f"{action} {size:,}" for size in SIZES_OF_SEARCHES for action in (LIST, ADD))]
    table = _table(head, _with_figures(rows))
    return f"{table}\n\nNot installed: {', '.join(missing)}." if missing else table


def _peer_cells(results: Results, name: str) -> list[str]:
    return [
        _cell(results, subject_name(name, action), size, lambda figures: f"{figures.wall * 1000:,.0f}")
        for size in SIZES_OF_SEARCHES
        for action in (LIST, ADD)
    ]


def budgets_table(results: Results) -> str:
    """Return each budget, and whether it is met."""
    counted = any(figures.instructions for figures in results.values())
    head = ["process", "events", "measured", *(["instructions"] if counted else []), "must", "goal"]
    return _table(head, [_budget_row(budget, results, counted=counted) for budget in budgets(results)])


def _budget_row(budget: Budget, results: Results, *, counted: bool) -> list[str]:
    measured = budget.measured(results)
    instructions = [_instruction_ratio(budget, results)] if counted else []
    limits = [f"{limit:g} {verdict(measured, limit)}" if limit else _NONE for limit in (budget.must, budget.goal)]
    return [budget.name, _format_size(budget.size), f"{measured:.2f} {budget.unit}", *instructions, *limits]


def verdict(measured: float, limit: float) -> str:
    """Return whether a limit is met; the limits were measured themselves, so that a little more is noise."""
    if measured <= limit:
        return "met"
    return "within noise" if measured <= limit * (1 + NOISE) else "**not met**"


def _instruction_ratio(budget: Budget, results: Results) -> str:
    counted, baseline = results[budget.name, budget.size].instructions, results[TYPER, None].instructions
    return f"{counted / baseline:.2f} T" if counted and baseline and budget.unit is Unit.T else _NONE


def growth_table(results: Results) -> str:
    """Return factors of time and memory, and CPU time of an event, from each size to one that is ten times larger."""
    steps: dict[str, list[Growth]] = {}
    for growth in growths(results, SIZES_OF_GROWTH):
        steps.setdefault(growth.name, []).append(growth)
    pairs = dict.fromkeys((growth.before, growth.after) for growths_ in steps.values() for growth in growths_)
    head = ["process", *(f"{before:,} to {after:,}" for before, after in pairs), ""]
    return _table(head, [_growth_row(name, growths_, list(pairs)) for name, growths_ in steps.items()])


def _growth_row(name: str, steps: Sequence[Growth], pairs: Sequence[tuple[int, int]]) -> list[str]:
    by_pair = {(growth.before, growth.after): growth for growth in steps}
    cells = [_format_growth(by_pair[pair]) if pair in by_pair else _NONE for pair in pairs]
    return [name, *cells, "at most linear" if all(growth.is_linear for growth in steps) else "**more than linear**"]


def _format_growth(growth: Growth) -> str:
    return f"time × {growth.time:.1f}, memory × {growth.memory:.1f}, {growth.cpu_per_event * 1e6:.1f} µs an event"


def all_tables(results: Results) -> str:
    """Return the time and memory of our commands at every size, and the instructions if they were counted."""
    values: dict[str, Callable[[Figures], str]] = {
        "Milliseconds": lambda figures: f"{figures.wall * 1000:,.0f}",
        "Peak memory in MiB": lambda figures: f"{figures.memory / 1024:,.0f}",
    }
    if any(figures.instructions for figures in results.values()):
        values["Million instructions"] = lambda figures: f"{(figures.instructions or 0) / 1e6:,.0f}"
    return "\n\n".join(f"{title}:\n\n{_by_size(results, value)}" for title, value in values.items())


def _by_size(results: Results, value: Callable[[Figures], str]) -> str:
    sizes = sorted({size for _, size in results if size})
    names = dict.fromkeys(name for name, size in results if size and name not in _IN_PEERS_TABLE)
    rows = [[name, *(_cell(results, name, size, value) for size in sizes)] for name in names]
    return _table(["process", *(f"{size:,}" for size in sizes)], rows)


def typical_spread(results: Results) -> float:
    """Return the spread of a typical process: the median of all."""
    return statistics.median(figures.spread for figures in results.values())


def _felt(figures: Figures, t: float) -> str:
    return f"{figures.wall * 1000:,.0f} ms, {figures.wall / t:.1f} T"


def _cell(results: Results, name: str, size: int, value: Callable[[Figures], str]) -> str:
    figures = results.get((name, size))
    return value(figures) if figures else _NONE


def _with_figures(rows: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Return the rows in which anything was measured."""
    return [row for row in rows if any(cell != _NONE for cell in row[1:])]


def _format_size(size: int | None) -> str:
    return f"{size:,}" if size else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
