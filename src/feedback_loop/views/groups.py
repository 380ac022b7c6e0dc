"""Numbers by source, by round or by month: a row a group."""

from collections.abc import Mapping, Sequence

from feedback_loop.domain.groupings import Grouping
from feedback_loop.domain.groups import Row
from feedback_loop.domain.rates import Rate
from feedback_loop.domain.statements import RATES, rate_text
from feedback_loop.views.bars import bar
from feedback_loop.views.page import Block, Cell, Column, Heading, Table, Tone, line

_TITLES: Mapping[Grouping, str] = {
    Grouping.SOURCE: "By source: how far applications came",
    Grouping.ROUND: "By round: an application is in the row of each of its rounds",
    Grouping.MONTH: "By month: how far applications came that were sent in it",
}
_NO_SOURCE = "(no source)"
_STEPS = {"asked": "Asked", "replied": "Replied", "useful": "Useful", "acted": "Acted", "closed": "Told"}
_PLUS = "+2: two are open. They still can, and are left out of the numbers before."


def rows_table(grouping: Grouping, rows: Sequence[Row]) -> list[Block]:
    """Return the rows as two tables, how far applications came and the steps of the loop, and what they count."""
    if not rows:
        return [line("No interview was held yet.")]
    return [
        Heading(_TITLES[grouping]),
        _came(grouping, rows),
        *(line(note, Tone.DIM) for note in (_came_counts(grouping), _PLUS)),
        Heading("The loop, step by step"),
        _steps(grouping, rows),
        line(_steps_count(), Tone.DIM),
    ]


def _came(grouping: Grouping, rows: Sequence[Row]) -> Table:
    by_round = grouping is Grouping.ROUND
    further = [Column("Went on")] if by_round else [Column("Interview"), Column("Offer")]
    columns = [_group_column(grouping), Column("Sent"), Column(""), *further]
    most = max(row.applications for row in rows)
    return Table(columns, [_came_row(row, most, by_round=by_round) for row in rows])


def _group_column(grouping: Grouping) -> Column:
    return Column(grouping.capitalize(), flexible=True)


def _came_row(row: Row, most: int, *, by_round: bool) -> list[Cell]:
    further = [row.went_on] if by_round else [row.interviewed, row.went_on]
    return [
        _label(row),
        Cell(str(row.applications)),
        Cell(bar(row.applications, most)),
        *(Cell(_with_open(rate_text(rate), rate)) for rate in further),
    ]


def _label(row: Row) -> Cell:
    return Cell(row.label or _NO_SOURCE, Tone.STRONG)


def _with_open(text: str, rate: Rate) -> str:
    return " ".join(filter(None, [text, f"+{rate.open}" if rate.open else ""]))


def _came_counts(grouping: Grouping) -> str:
    if grouping is Grouping.ROUND:
        return "Went on: of the applications with that round, those with another round or an offer after it."
    return "Interview, Offer: of the applications sent, those that ever came to one."


def _steps(grouping: Grouping, rows: Sequence[Row]) -> Table:
    columns = [_group_column(grouping), *(Column(title) for title in _STEPS.values())]
    return Table(columns, [[_label(row), *(_step(row.rates[name]) for name in _STEPS)] for row in rows])


def _step(rate: Rate) -> Cell:
    # Without percentages, so that five columns fit.
    return Cell(_with_open(f"{rate.count}/{rate.of}" if rate.of else "", rate))


def _steps_count() -> str:
    return f"{'; '.join(f'{title}: {_counted(name)}' for name, title in _STEPS.items())}."


def _counted(name: str) -> str:
    return RATES[name].meaning.partition(";")[0]
