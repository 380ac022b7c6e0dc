"""The page with the measurements: its tables are replaced, the text around them is kept."""

import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks import tables
from benchmarks.sampling import Measured


def page_tables(measured: Measured, versions: Mapping[str, str], missing: list[str], machine: str) -> dict[str, str]:
    """Return all tables by the names of their places on the page."""
    results, failures = measured
    spread = f"Half of the runs of a typical process lie within {tables.typical_spread(results):.0%} of their median."
    failed = [f"- Not measured: {label}, which {reason}" for label, reason in failures.items()]
    return {
        "machine": "\n".join([machine, spread, *([""] if failed else []), *failed]),
        "felt": tables.felt_table(results),
        "once": tables.once_table(results),
        "peers": tables.peers_table(results, versions, missing),
        "budgets": tables.budgets_table(results),
        "growth": tables.growth_table(results),
        "all": tables.all_tables(results),
    }


def check_places(page: Path, names: list[str]) -> None:
    """Check that a page has a place for each table.

    Raises:
        SystemExit: One is missing.
    """
    text = page.read_text(encoding="utf-8")
    if missing := [name for name in names if not _place(name).search(text)]:
        raise SystemExit(f"{page} has no place for {', '.join(missing)}. Add: {_begin(missing[0])} {_END}")


def fill_page(page: Path, contents: Mapping[str, str]) -> None:
    """Replace the tables of a page."""
    text = page.read_text(encoding="utf-8")
    for name, content in contents.items():
        filled = f"{_begin(name)}\n{content}\n{_END}"
        text = _place(name).sub(lambda _, filled=filled: filled, text)  # type: ignore[misc]
    page.write_text(text, encoding="utf-8")


PLACES = ["machine", "felt", "once", "peers", "budgets", "growth", "all"]
_END = "<!-- measured: end -->"


def _begin(name: str) -> str:
    return f"<!-- measured: {name} -->"


def _place(name: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(_begin(name))}.*?{re.escape(_END)}", re.DOTALL)
