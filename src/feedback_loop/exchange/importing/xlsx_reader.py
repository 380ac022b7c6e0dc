"""Read workbooks (.xlsx) through openpyxl, an optional extra.

openpyxl reads row by row, so that the limits hold while reading; readers that lay out a whole sheet first need
terabytes for one cell in its farthest corner.
"""

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol, cast
from zipfile import ZipFile

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, is_header
from feedback_loop.exchange.importing.csv_reader import Sheet, SheetRow, build_sheet
from feedback_loop.exchange.importing.limits import MAX_COLUMNS, MAX_UNPACKED_BYTES, check_size

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


class Worksheet(Protocol):
    """What is used of a sheet that is opened only for reading; openpyxl's types describe one that is not."""

    title: str

    def reset_dimensions(self) -> None:
        """Forget what the file says about the size of the sheet."""

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]:
        """Return the cells of each row, down to the last row."""


_LAST_ROW = 1_048_576
_MOST_CELLS = 20_000_000
"""Blank ones included, which a sheet that is formatted to its edges has by the million."""
_LOOKED_AT = 50
"""Rows of each sheet in which a header is looked for."""


def read_workbook(
    content: bytes, archive: ZipFile, name: str | None = None, mapped: Sequence[ColumnMapping] = ()
) -> Sheet:
    """Read one sheet of a workbook: the one of that name, else the first with a header of applications.

    Raises:
        UsageError: openpyxl is not installed, the workbook cannot be read or is too large, or there is no such sheet.
    """
    check_size("Unpacked, the workbook has", sum(file.file_size for file in archive.infolist()), MAX_UNPACKED_BYTES)
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  # takes long to import, and may not be there
    except ImportError as error:
        raise UsageError(
            "Reading a workbook needs openpyxl: pip install 'interview-feedback-loop[xlsx]'. "
            "Or save the sheet as CSV and import that."
        ) from error
    try:
        with warnings.catch_warnings():
            # It warns of drawings, filters and the like, which are not read anyway.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _sheet(book, name, mapped)
    except UsageError:
        raise
    except Exception as error:  # a damaged workbook makes it raise anything
        raise UsageError("The workbook is damaged or cut off; save it anew, or as CSV, and import that.") from error


def _sheet(book: "Workbook", name: str | None, mapped: Sequence[ColumnMapping]) -> Sheet:
    sheets = {sheet.title: sheet for sheet in cast("list[Worksheet]", book.worksheets)}
    if name is not None:
        named = [title for title in sheets if title == name] or [
            title for title in sheets if title.casefold() == name.strip().casefold()
        ]
        if not named:
            raise UsageError(f"There is no sheet {name!r} in the workbook; its sheets are:", list(sheets))
        return build_sheet(_rows(sheets[named[0]]), mapped, named[0])
    tops = {title: [row.cells for row in islice(_rows(sheet), _LOOKED_AT)] for title, sheet in sheets.items()}
    likely = [title for title, rows in tops.items() if any(is_header(cells, mapped) for cells in rows)]
    chosen = next(iter(likely or [title for title, rows in tops.items() if any(map(any, rows))] or tops), None)
    if chosen is None:
        raise UsageError("The workbook holds no sheet; save the table as CSV and import that.")
    return build_sheet(_rows(sheets[chosen]), mapped, chosen)


def _rows(sheet: Worksheet) -> Iterator[SheetRow]:
    # What the file says about its own size is often wrong.
    sheet.reset_dimensions()
    cells = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells += len(values)
        if number > _LAST_ROW or cells > _MOST_CELLS:
            raise UsageError(
                "The sheet is formatted far beyond its table; copy the table into a new one, or save as CSV."
            )
        texts = _texts(values)
        if texts:
            yield SheetRow(number, texts)


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    """Return the cells of a row as they would be typed, without the blank ones behind the last."""
    last = next((place for place in range(len(values), 0, -1) if values[place - 1] is not None), 0)
    return tuple(_text(value) for value in values[: min(last, MAX_COLUMNS + 1)])


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
