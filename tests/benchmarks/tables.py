"""The figures as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.budgets import Growth, Results, budgets, growths
from benchmarks.measure import Figures
from benchmarks.subjects import PYTHON, TYPER


def page(results: Results) -> str:
    """Return all tables: what each process takes, the budgets, and growth."""
    return "\n\n".join(
        [
            "Milliseconds and MiB; the median of the runs, and the least.",
            _figures(results),
            "### Budgets",
            _budgets(results),
            "### Growth",
            "From one size of journal to the next: times the time, times the memory, and CPU time for each event more.",
            _growth(results),
        ]
    )


def _figures(results: Results) -> str:
    counted = any(one.instructions for one in results.values())
    head = ["what", "events", "time", "least", "CPU", "least CPU", "memory", "÷ T", "÷ Python"]
    rows = [
        [name, _events(size), *_taken(one), *_ratios(one, results), *([_millions(one)] if counted else [])]
        for (name, size), one in results.items()
    ]
    return _table([*head, "million instructions"] if counted else head, rows)


def _taken(one: Figures) -> list[str]:
    times = (one.wall, one.least_wall, one.cpu, one.least_cpu)
    return [*(f"{seconds * 1000:,.1f}" for seconds in times), f"{one.memory / 1024:,.0f}"]


def _ratios(one: Figures, results: Results) -> list[str]:
    return [f"{one.wall / results[floor, None].wall:.2f}" for floor in (TYPER, PYTHON)]


def _millions(one: Figures) -> str:
    return f"{one.instructions / 1e6:,.0f}" if one.instructions else ""


def _budgets(results: Results) -> str:
    rows = []
    for budget in budgets(results):
        one, floor = results[budget.name, budget.size], results[budget.floor, None]
        times = one.wall / floor.wall
        most = f"{budget.most} {'T' if budget.floor == TYPER else budget.floor}"
        verdict = "met" if times <= budget.most else "**not met**"
        rows.append([budget.name, _events(budget.size), most, f"{times:.2f}", f"{one.cpu / floor.cpu:.2f}", verdict])
    return _table(["what", "events", "at most", "time", "CPU", ""], rows)


def _growth(results: Results) -> str:
    return _table(["what", "events", "time", "memory", "each", ""], [_grown(one) for one in growths(results)])


def _grown(one: Growth) -> list[str]:
    times = [f"{one.time:.1f}", f"{one.memory:.1f}", f"{one.each * 1e6:.1f} µs"]
    verdict = "at most linear" if one.is_linear else "**more than linear**"
    return [one.name, f"{one.before:,} to {one.after:,}", *times, verdict]


def _events(size: int | None) -> str:
    return f"{size:,}" if size else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
