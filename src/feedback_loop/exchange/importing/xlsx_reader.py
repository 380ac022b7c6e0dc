"""Read workbooks (.xlsx) with openpyxl, an optional extra.

openpyxl reads row by row, so that the limits hold while reading; readers that load a whole sheet first need terabytes
for a single cell in its farthest corner.
"""

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, is_header
from feedback_loop.exchange.importing.csv_reader import Sheet, SheetRow, build_sheet
from feedback_loop.exchange.importing.limits import MAX_COLUMNS, MAX_UNPACKED_BYTES, check_size

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MAX_ROW = 1_048_576
_MAX_CELLS = 20_000_000
"""Limit including blank cells, of which a sheet that is formatted to its edges has millions."""
_MAX_HEADER_ROW = 50
"""Number of rows of each sheet that are searched for a header."""


def read_workbook(
    content: bytes, archive: ZipFile, name: str | None = None, mappings: Sequence[ColumnMapping] = ()
) -> Sheet:
    """Read one sheet of a workbook: the one with that name, else the first with a header of applications."""
    check_size("The unpacked workbook", sum(file.file_size for file in archive.infolist()), MAX_UNPACKED_BYTES)
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  # slow, and optional
    except ImportError as error:
        raise UsageError(
            "Workbooks need openpyxl: pip install 'interview-feedback-loop[xlsx]'. "
            "Or save the sheet as CSV and import that."
        ) from error
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drawings, filters and the like, which are not read anyway.
            warnings.simplefilter("ignore")
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _read_workbook_sheet(workbook, name, mappings)
    except UsageError:
        raise
    except Exception as error:  # openpyxl raises anything for a damaged workbook
        raise UsageError("The workbook is damaged or incomplete. Save it again, or as CSV, and import that.") from error


def _read_workbook_sheet(workbook: "Workbook", name: str | None, mappings: Sequence[ColumnMapping]) -> Sheet:
    sheets = {sheet.title: sheet for sheet in cast("list[ReadOnlyWorksheet]", workbook.worksheets)}
    if not sheets:
        raise UsageError("The workbook has no sheet. Save the table as CSV and import that.")
    title = _detect_sheet(sheets, mappings) if name is None else _find_sheet(sheets, name)
    return build_sheet(_read_rows(sheets[title]), mappings, title)


def _find_sheet(titles: "dict[str, ReadOnlyWorksheet]", name: str) -> str:
    if name in titles:
        return name
    matches = [title for title in titles if title.casefold() == name.strip().casefold()]
    if not matches:
        raise UsageError(f"The workbook has no sheet {name!r}; its sheets are:", list(titles))
    return matches[0]


def _detect_sheet(sheets: "dict[str, ReadOnlyWorksheet]", mappings: Sequence[ColumnMapping]) -> str:
    tops = {title: [row.cells for row in islice(_read_rows(sheet), _MAX_HEADER_ROW)] for title, sheet in sheets.items()}
    with_header = [title for title, rows in tops.items() if any(is_header(cells, mappings) for cells in rows)]
    with_text = [title for title, rows in tops.items() if any(map(any, rows))]
    return [*with_header, *with_text, *tops][0]


def _read_rows(sheet: "ReadOnlyWorksheet") -> Iterator[SheetRow]:
    # The size that the file states is often wrong.
    sheet.reset_dimensions()
    cells = 0
    for number, values in enumerate(sheet.values, 1):
        cells += len(values)
        if number > _MAX_ROW or cells > _MAX_CELLS:
            raise UsageError(
                "The sheet has too many empty formatted cells. Copy the table to a new sheet, or save it as CSV."
            )
        if texts := _cell_texts(values):
            yield SheetRow(number, texts)


def _cell_texts(values: Sequence[object]) -> tuple[str, ...]:
    """Return the cells of a row as they would be typed, without blank ones at the end."""
    length = next((length for length in range(len(values), 0, -1) if values[length - 1] is not None), 0)
    return tuple(_cell_text(value) for value in values[: min(length, MAX_COLUMNS + 1)])


def _cell_text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
