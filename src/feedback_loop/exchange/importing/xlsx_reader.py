"""Read workbooks (.xlsx) row by row, without a library: none that exists can be kept within limits."""

import posixpath
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from string import ascii_uppercase, digits
from zipfile import BadZipFile, ZipFile

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, holds_applications, is_header
from feedback_loop.exchange.importing.layout import SheetRow, build_sheets, has_text
from feedback_loop.exchange.importing.limits import MAX_LINES, check_cell, check_columns, check_counts
from feedback_loop.exchange.importing.tables import Tables, select_tables
from feedback_loop.exchange.importing.xlsx_values import PLAIN, NumberFormat, format_number, format_other, unescape_text
from feedback_loop.exchange.importing.xml_reader import Budget, Event, read_xml

_MAX_HEADER_ROW = 50
"""Number of rows of each sheet that are searched for a header."""
_MAX_SHEETS = 500
_MAX_COLUMN_LETTERS = 3
_DAMAGE = (
    BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, OverflowError, RuntimeError, NotImplementedError
)  # fmt: skip


def read_workbook(archive: ZipFile, name: str | None = None, mappings: Sequence[ColumnMapping] = ()) -> Tables:
    """Read the sheet with that name, else all sheets that hold applications."""
    try:
        workbook = _Workbook(archive)
        if not workbook.sheets:
            raise UsageError("The workbook has no sheet. Save the table as CSV and import that.")
        titles = _detect_sheets(workbook, mappings) if name is None else [_find_sheet(workbook, name)]
        sheets = [sheet for title in titles for sheet in build_sheets(workbook.rows(title), mappings, title)]
    except _DAMAGE as error:
        raise UsageError("The workbook is damaged or incomplete. Save it again, or as CSV, and import that.") from error
    tables = select_tables(sheets, mappings)
    others = [title for title in workbook.sheets if name is None and title not in titles]
    return Tables(tables.sheets, (*tables.skipped, *others))


def _find_sheet(workbook: "_Workbook", name: str) -> str:
    if name in workbook.sheets:
        return name
    matches = [title for title in workbook.sheets if title.casefold() == name.strip().casefold()]
    if not matches:
        raise UsageError(f"The workbook has no sheet {name!r}; its sheets are:", list(workbook.sheets))
    return matches[0]


def _detect_sheets(workbook: "_Workbook", mappings: Sequence[ColumnMapping]) -> list[str]:
    """Return the sheets with applications, else the first with a header, else the only one with any text."""
    certain, possible, with_text = [], [], []
    for title in workbook.sheets:
        top = [row.cells for row in workbook.rows(title, _MAX_HEADER_ROW)]
        certain += [title] if any(map(holds_applications, top)) else []
        possible += [title] if any(is_header(cells, mappings) for cells in top) else []
        with_text += [title] if top else []
    required = any(not mapping.is_optional for mapping in mappings)
    if chosen := possible if required else certain or possible[:1]:
        return chosen
    if len(with_text) > 1:
        raise UsageError(
            "No sheet of the workbook has a heading for the company, such as Company. "
            "Choose one with --sheet NAME, and name its columns with --map FIELD=HEADING. Its sheets are:",
            list(workbook.sheets),
        )
    return [*with_text, *workbook.sheets][:1]


@dataclass(slots=True)
class _Cell:
    type: str = "n"
    style: int = 0
    value: str = ""
    text: str = ""


class _Workbook:
    """A workbook, of which as little is read as possible.

    Attributes:
        sheets: the name in the archive of each sheet, by title.
    """

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._budget = Budget()
        self._from_1904 = False
        self.sheets: dict[str, str] = {}
        path = _find_part(self._related(""), "officeDocument")
        if path is None:
            raise LookupError("it has no main part")
        self._parts = self._related(path)
        self._read_sheets(path)

    def _read(self, name: str | None, *tags: str) -> Iterator[Event]:
        """Yield the elements with some tags of one part, which may be missing."""
        if name is not None:
            with self._archive.open(name) as part:
                yield from read_xml(part, frozenset(tags), self._budget)

    def _related(self, path: str) -> Mapping[str, tuple[str, str]]:
        """Return type and path of the parts that one part refers to, by their ids."""
        folder, file = posixpath.split(path)
        parts = {}
        for _, attributes, _ in self._read(posixpath.join(folder, "_rels", f"{file}.rels"), "Relationship"):
            if attributes is not None:
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
                parts[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)
        return parts

    def _read_sheets(self, path: str) -> None:
        for tag, attributes, _ in self._read(path, "workbookPr", "sheet"):
            if attributes is None:
                continue
            if tag == "workbookPr":
                self._from_1904 = attributes.get("date1904") in ("1", "true")
                continue
            ids = [value for name, value in attributes.items() if name.rpartition(":")[2] == "id"]
            type_, target = self._parts[ids[0]]
            if type_ == "worksheet":
                self.sheets[attributes["name"]] = target
            if len(self.sheets) > _MAX_SHEETS:
                raise UsageError(
                    f"The workbook has over {_MAX_SHEETS} sheets. "
                    "Copy the one with your applications to a new workbook."
                )

    @cached_property
    def _strings(self) -> list[str]:
        """The shared strings, to which cells refer by number."""
        strings: list[str] = []
        characters = 0
        part = self._read(_find_part(self._parts, "sharedStrings"), "si", "t", "rPh")
        for text in _read_strings(part):
            strings.append(text)
            characters += len(text)
            check_counts(0, len(strings), characters)
        return strings

    @cached_property
    def _formats(self) -> list[NumberFormat]:
        """The number format of each style, to which cells refer by number."""
        custom: dict[str, NumberFormat] = {}
        formats: list[NumberFormat] = []
        is_style = False
        for tag, attributes, _ in self._read(_find_part(self._parts, "styles"), "numFmt", "cellXfs", "xf"):
            if tag == "cellXfs":
                is_style = attributes is not None
            elif attributes is None:
                continue
            elif tag == "numFmt":
                custom[attributes["numFmtId"]] = NumberFormat(attributes.get("formatCode", ""))
            elif is_style:
                number = attributes.get("numFmtId", "0")
                formats.append(custom.get(number) or _built_in_format(int(number)))
        return formats

    def rows(self, title: str, last: int = MAX_LINES) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that have text, up to the number ``last``."""
        part = self._read(self.sheets[title], "sheetData", "row", "c", "v", "t", "rPh")
        for number, cells in _read_rows(_up_to_end_of(part, "sheetData"), last):
            texts = {column: text for column, cell in cells.items() if (text := self._text_of(cell))}
            if has_text(texts.values()):
                yield SheetRow(number, tuple(texts.get(column, "") for column in range(1, max(texts) + 1)))

    def _text_of(self, cell: _Cell) -> str:
        value = cell.value
        if value and cell.type == "s":
            return self._strings[int(value)]
        if value and cell.type == "n":
            number_format = self._formats[cell.style] if cell.style else PLAIN
            return format_number(value, number_format, from_1904=self._from_1904)
        return format_other(cell.type, cell.text if cell.type == "inlineStr" else value)


def _find_part(parts: Mapping[str, tuple[str, str]], type_: str) -> str | None:
    return next((target for kind, target in parts.values() if kind == type_), None)


def _read_strings(events: Iterator[Event]) -> Iterator[str]:
    texts: list[str] = []
    for tag, attributes, text in _without_phonetics(events):
        if attributes is not None:
            continue
        if tag == "t":
            texts.append(text)
        else:
            yield unescape_text("".join(texts))
            texts.clear()


def _read_rows(events: Iterator[Event], last: int) -> Iterator[tuple[int, dict[int, _Cell]]]:
    """Yield the number of each row, and its cells that are not blank by column."""
    number = column = 0
    cells: dict[int, _Cell] = {}
    cell = _Cell()
    for tag, attributes, text in _without_phonetics(events):
        if attributes is not None:
            if tag == "c":
                reference = attributes.get("r")
                column = _column_number(reference.rstrip(digits)) if reference else column + 1
                cell = _Cell(attributes.get("t", "n"), int(attributes.get("s", 0)))
            elif tag == "row":
                number = max(int(attributes.get("r", 0)), number + 1)
                if number > last:
                    return
                column = 0
                cells = {}
        elif tag == "v":
            cell.value = text
        elif tag == "t":
            cell.text += text
            check_cell(number, len(cell.text))
        elif tag == "c" and (cell.value or cell.text):
            check_columns(number, column)
            cells[column] = cell
        elif tag == "row" and cells:
            yield number, cells


def _up_to_end_of(events: Iterator[Event], tag: str) -> Iterator[Event]:
    return takewhile(lambda event: event[0] != tag or event[1] is not None, events)


def _without_phonetics(events: Iterator[Event]) -> Iterator[Event]:
    """Leave out phonetic readings of texts, which East Asian workbooks have beside them."""
    is_phonetic = False
    for event in events:
        if event[0] == "rPh":
            is_phonetic = event[1] is not None
        elif not is_phonetic:
            yield event


@cache
def _column_number(letters: str) -> int:
    """Return the number of a column such as ``AB``."""
    if not 0 < len(letters) <= _MAX_COLUMN_LETTERS:
        raise ValueError(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number


@cache
def _built_in_format(number: int) -> NumberFormat:
    return NumberFormat(built_in=number) if number else PLAIN
