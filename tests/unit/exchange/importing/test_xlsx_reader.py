"""Workbooks read as openpyxl, which wrote them, reads them."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.layout import Sheet
from feedback_loop.exchange.importing.readers import read_tables

HEADER = ("Company", "Role", "Date Applied")


def read_table(content: bytes) -> Sheet:
    """Return the only table of a workbook."""
    (sheet,) = read_tables(content).sheets
    return sheet


def workbook(rows: Sequence[Sequence[object]], formats: Mapping[str, str] = {}) -> bytes:
    """Return a workbook with these rows below the header, and the number format of some cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(list(row))
    for cell, number_format in formats.items():
        sheet[cell].number_format = number_format
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def replaced(book: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """Return a workbook with a text of one of its parts replaced."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(content, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            target.writestr(name, re.sub(pattern, replacement, data) if name == part else data)
    return content.getvalue()


def cells_of(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


TEXTS = st.text(max_size=20).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text).replace("\r", "")).filter(str.strip)
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1))
TIMES = st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2100, 1, 1)).map(  # noqa: DTZ001  # workbooks know no zones
    lambda time: time.replace(second=0, microsecond=0)
)


def as_typed(value: object) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(st.lists(st.tuples(TEXTS, st.integers(-(10**14), 10**14) | st.booleans(), DAYS | TIMES), max_size=5))
def test_cells_are_read_as_they_were_written(rows: list[tuple[object, ...]]) -> None:
    texts = [tuple(map(as_typed, row)) for row in rows if not str(row[0]).startswith("=")]
    sheet = read_table(workbook([row for row in rows if not str(row[0]).startswith("=")]))
    assert (sheet.header, cells_of(sheet)) == (HEADER, texts)


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (45000, "General", "45000"),
        (45000.0, "0.00", "45000"),
        (0.1, "General", "0.1"),
        (45000, "yyyy-mm-dd", "2023-03-15"),
        (45000.5, "d. mmm yyyy hh:mm", "2023-03-15 12:00"),
        (1, "dd/mm/yy", "1900-01-01"),
        (59, "dd/mm/yy", "1900-02-28"),
        (61, "dd/mm/yy", "1900-03-01"),
        (0.375, "h:mm", "09:00"),
        (0.9999999999, "h:mm", "1900-01-01"),
        (45000, '0 "days"', "45000"),
        (45000, "[Red]0", "45000"),
        (45000, "0.00E+00", "45000"),
        (45000, r"0\d", "45000"),
        (1.5, "[h]:mm", "1 day, 12:00:00"),
        (1e300, "yyyy-mm-dd", "#VALUE!"),
        (-1e10, "yyyy-mm-dd", "#VALUE!"),
    ],
)
def test_numbers_are_what_their_format_makes_of_them(number: float, number_format: str, text: str) -> None:
    sheet = read_table(workbook([("Acme", "Cook", number)], {"C2": number_format}))
    assert cells_of(sheet) == [("Acme", "Cook", text)]


def test_dates_may_count_from_1904() -> None:
    book = workbook([("Acme", "Cook", 43538)], {"C2": "yyyy-mm-dd"})
    book = replaced(book, "xl/workbook.xml", "<workbookPr[^>]*>", '<workbookPr date1904="1"/>')
    assert cells_of(read_table(book)) == [("Acme", "Cook", "2023-03-15")]


SHEET = "xl/worksheets/sheet1.xml"


def with_shared_string(markup: str) -> bytes:
    """Return a workbook with one shared string."""
    book = workbook([("Acme", "Cook", "x")])
    book = replaced(book, SHEET, 't="inlineStr"><is><t>Acme</t></is>', 't="s"><v>0</v>')
    relation = '<Relationship Type="/sharedStrings" Target="sharedStrings.xml" Id="x"/></Relationships>'
    content = io.BytesIO(replaced(book, "xl/_rels/workbook.xml.rels", "</Relationships>", relation))
    with zipfile.ZipFile(content, "a") as parts:
        parts.writestr("xl/sharedStrings.xml", f"<sst><si>{markup}</si></sst>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<r><rPr><b/></rPr><t>Ac</t></r><r><t>me</t></r>", "Acme"),
        ("<t>Acme</t><rPh sb='0' eb='1'><t>reading</t></rPh>", "Acme"),
        ("<t>Acme_x000D_&#10;Ltd</t>", "Acme\r\nLtd"),
        ("<t>Acme_x0041_</t>", "Acme_x0041_"),
        ("<t><![CDATA[A & B]]></t>", "A & B"),
    ],
)
def test_shared_strings_are_read(markup: str, text: str) -> None:
    assert cells_of(read_table(with_shared_string(markup))) == [(text, "Cook", "x")]


def test_rows_and_cells_may_have_no_reference() -> None:
    book = replaced(workbook([("Acme", "Cook", 1)]), SHEET, ' r="[A-Z]*[0-9]+"', "")
    assert cells_of(read_table(book)) == [("Acme", "Cook", "1")]


def test_namespaces_may_have_prefixes() -> None:
    book = workbook([("Acme", "Cook", 1)])
    book = replaced(book, SHEET, "<(/?)([a-zA-Z])", r"<\1x:\2").replace(b"", b"")
    book = replaced(book, SHEET, "xmlns=", "xmlns:x=")
    assert cells_of(read_table(book)) == [("Acme", "Cook", "1")]


def test_a_missing_shared_string_is_refused() -> None:
    book = replaced(with_shared_string("<t>Acme</t>"), SHEET, "<v>0</v>", "<v>1</v>")
    with pytest.raises(UsageError, match="damaged or incomplete"):
        read_table(book)


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        (SHEET, "<v>1</v>", "<v>one</v>"),
        (SHEET, 's="1"', 's="99"'),
        (SHEET, 'r="C2"', 'r="2"'),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/other.xml"),
        ("xl/workbook.xml", "r:id=", "r:other="),
        ("_rels/.rels", 'officeDocument"', 'other"'),
        ("xl/styles.xml", "</styleSheet>", ""),
    ],
)
def test_a_damaged_workbook_is_refused(part: str, pattern: str, replacement: str) -> None:
    book = workbook([("Acme", "Cook", 1)], {"C2": "yyyy"})
    assert len(read_table(book).rows) == 1
    with pytest.raises(UsageError, match="damaged or incomplete"):
        read_table(replaced(book, part, pattern, replacement))
