"""The figures as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.budgets import Budget, Growth, Results, budgets, growths
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
    head = ["what", "events", "time", "least", "CPU", "least CPU", "memory", "÷ T", "÷ Python"]
    rows = [
        [name, _events(size), *_taken(one), *_ratios(one, results), *_millions(one)]
        for (name, size), one in results.items()
    ]
    return _table([*head, *_counted(results, "million instructions")], rows)


def _counted(results: Results, title: str) -> list[str]:
    return [title] if any(one.instructions for one in results.values()) else []


def _taken(one: Figures) -> list[str]:
    times = (one.wall, one.least_wall, one.cpu, one.least_cpu)
    return [*(f"{seconds * 1000:,.1f}" for seconds in times), f"{one.memory / 1024:,.0f}"]


def _ratios(one: Figures, results: Results) -> list[str]:
    return [f"{one.wall / results[floor, None].wall:.2f}" for floor in (TYPER, PYTHON)]


def _millions(one: Figures) -> list[str]:
    return [f"{one.instructions / 1e6:,.0f}"] if one.instructions else []


def _budgets(results: Results) -> str:
    head = ["what", "events", "at most", "time", "CPU", *_counted(results, "instructions"), ""]
    return _table(head, [_compared(one, results) for one in budgets(results)])


def _compared(budget: Budget, results: Results) -> list[str]:
    one, floor = results[budget.name, budget.size], results[budget.floor, None]
    most = f"{budget.most} {'T' if budget.floor == TYPER else budget.floor}"
    times = [one.wall / floor.wall, one.cpu / floor.cpu]
    if one.instructions and floor.instructions:
        times.append(one.instructions / floor.instructions)
    verdict = "met" if times[0] <= budget.most else "**not met**"
    return [budget.name, _events(budget.size), most, *(f"{ratio:.2f}" for ratio in times), verdict]


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
