"""The figures as Markdown tables."""

from collections.abc import Iterable, Sequence

from benchmarks.budgets import Budget, Growth, Results, budgets, growths
from benchmarks.measure import Figures
from benchmarks.subjects import PYTHON, TYPER


def page(results: Results) -> str:
    """Return all tables: figures, budgets and growth."""
    return "\n\n".join(
        [
            "Milliseconds and MiB; medians and minima of the runs.",
            _figures_table(results),
            "### Budgets",
            _budgets_table(results),
            "### Growth",
            "From one size of journal to the next: factors of time and memory, and CPU time per additional event.",
            _growth_table(results),
        ]
    )


def _figures_table(results: Results) -> str:
    head = ["process", "events", "time", "min", "CPU", "min CPU", "memory", "÷ T", "÷ Python"]
    rows = [
        [name, _format_size(size), *_cells(figures), *_ratios(figures, results), *_instructions(figures)]
        for (name, size), figures in results.items()
    ]
    return _table([*head, *_instructions_header(results, "million instructions")], rows)


def _instructions_header(results: Results, title: str) -> list[str]:
    return [title] if any(figures.instructions for figures in results.values()) else []


def _cells(figures: Figures) -> list[str]:
    times = (figures.wall, figures.min_wall, figures.cpu, figures.min_cpu)
    return [*(f"{seconds * 1000:,.1f}" for seconds in times), f"{figures.memory / 1024:,.0f}"]


def _ratios(figures: Figures, results: Results) -> list[str]:
    return [f"{figures.wall / results[baseline, None].wall:.2f}" for baseline in (TYPER, PYTHON)]


def _instructions(figures: Figures) -> list[str]:
    return [f"{figures.instructions / 1e6:,.0f}"] if figures.instructions else []


def _budgets_table(results: Results) -> str:
    head = ["process", "events", "at most", "time", "CPU", *_instructions_header(results, "instructions"), ""]
    return _table(head, [_budget_row(budget, results) for budget in budgets(results)])


def _budget_row(budget: Budget, results: Results) -> list[str]:
    figures, baseline = results[budget.name, budget.size], results[budget.baseline, None]
    limit = f"{budget.max_ratio} {'T' if budget.baseline == TYPER else budget.baseline}"
    ratios = [figures.wall / baseline.wall, figures.cpu / baseline.cpu]
    if figures.instructions and baseline.instructions:
        ratios.append(figures.instructions / baseline.instructions)
    verdict = "met" if ratios[0] <= budget.max_ratio else "**not met**"
    return [budget.name, _format_size(budget.size), limit, *(f"{ratio:.2f}" for ratio in ratios), verdict]


def _growth_table(results: Results) -> str:
    return _table(
        ["process", "events", "time", "memory", "per event", ""], [_growth_row(growth) for growth in growths(results)]
    )


def _growth_row(growth: Growth) -> list[str]:
    factors = [f"{growth.time:.1f}", f"{growth.memory:.1f}", f"{growth.cpu_per_event * 1e6:.1f} µs"]
    verdict = "at most linear" if growth.is_linear else "**more than linear**"
    return [growth.name, f"{growth.before:,} to {growth.after:,}", *factors, verdict]


def _format_size(size: int | None) -> str:
    return f"{size:,}" if size else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
