"""The cells of one row, by the field of their column."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.exchange.importing.cells import is_blank_value, strip_control_chars
from feedback_loop.exchange.importing.columns import Column
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.layout import SheetRow
from feedback_loop.exchange.own_csv import unescape_formula


class UnreadableCellError(Exception):
    """A cell cannot be read as its column's field; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without control characters, and as written."""

    column: Column
    text: str
    raw: str


class CellsByField:
    """The cells of a row; those that are not blank by field."""

    def __init__(self, row: SheetRow, columns: Sequence[Column], *, is_own_export: bool) -> None:
        self.all = [
            Cell(column, strip_control_chars(raw), raw)
            for column, text in zip(columns, row.cells, strict=False)
            if column.field not in (Field.PRIVATE, Field.IGNORED)
            for raw in [unescape_formula(text) if is_own_export else text]
        ]
        self._columns = columns
        self._by_field: dict[Field, list[Cell]] = {}
        for cell in self.all:
            if cell.text if is_own_export else not is_blank_value(cell.text):
                self._by_field.setdefault(cell.column.field, []).append(cell)

    def __getitem__(self, field: Field) -> Sequence[Cell]:
        return self._by_field.get(field, ())

    def first(self, field: Field) -> Cell:
        """Return the first cell of a field, or a blank cell in its column."""
        if cells := self._by_field.get(field):
            return cells[0]
        columns = (column for column in self._columns if column.field is field)
        return Cell(next(columns, Column("", field)), "", "")

    def has_only(self, field: Field) -> bool:
        """Return True if no other field has a cell that is not blank."""
        return all(other is field for other in self._by_field)
