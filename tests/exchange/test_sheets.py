import csv
from itertools import product

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.csv_reader import Sheet, SheetRow, read_sheet

HEADER = ("Company", "Role", "Date Applied")
ROWS = (("Zoë & Söhne", "Engineer", "2025-01-15"), ("Łódź, Inc.; Ltd", 'the "boss"', "2025-01-16"))
EXPECTED = Sheet(HEADER, (SheetRow(2, ROWS[0]), SheetRow(3, ROWS[1])))


def written(delimiter: str = ",", line_end: str = "\n", rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    lines = (delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (HEADER, *rows))
    return line_end.join(lines)


@pytest.mark.parametrize(("delimiter", "line_end"), [*product(",;\t|", ["\n", "\r\n", "\r"])])
def test_tells_the_delimiter_from_the_header(delimiter: str, line_end: str) -> None:
    assert read_sheet(written(delimiter, line_end).encode()) == EXPECTED


def test_takes_the_delimiter_that_makes_most_sense_of_the_header() -> None:
    assert read_sheet(b"Company;Salary, gross, net, bonus;Role\nAcme;1;Cook").rows == (
        SheetRow(2, ("Acme", "1", "Cook")),
    )


def test_quotation_marks_are_only_read_with_the_delimiter_of_the_file() -> None:
    sheet = read_sheet(b'Company;Role;14," screen\nAcme;Cook;x')
    assert sheet.rows == (SheetRow(2, ("Acme", "Cook", "x")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_reads_unicode_with_and_without_a_mark(encoding: str) -> None:
    mark = "\ufeff" if encoding[-3:] in ("-le", "-be") else ""
    assert read_sheet((mark + written()).encode(encoding)) == EXPECTED


def test_reads_what_is_not_unicode_as_western_european() -> None:
    sheet = read_sheet("Company,Note\nZoë GmbH,5 €".encode("cp1252"))
    assert sheet.rows == (SheetRow(2, ("Zoë GmbH", "5 €")),)


def test_bytes_that_no_encoding_has_are_still_read() -> None:
    assert read_sheet(b"Company\nAcme \x81\xe9").rows == (SheetRow(2, ("Acme \x81é",)),)


def test_rows_are_numbered_as_a_spreadsheet_program_shows_them() -> None:
    sheet = read_sheet(b'Company,Note\nAcme,"two\nlines"\n\n,\nGlobex,x\n')
    assert sheet.rows == (SheetRow(2, ("Acme", "two\nlines")), SheetRow(5, ("Globex", "x")))


def test_blank_lines_above_the_header_are_passed_over() -> None:
    assert read_sheet(b"\n ,\nCompany,Role\nAcme,x") == Sheet(("Company", "Role"), (SheetRow(4, ("Acme", "x")),))


def test_ragged_rows_are_kept_as_they_are() -> None:
    assert [row.cells for row in read_sheet(b"Company,Role\nAcme\nGlobex,a,b,c\n").rows] == [
        ("Acme",),
        ("Globex", "a", "b", "c"),
    ]


def test_a_header_alone_has_no_rows() -> None:
    assert read_sheet(b"Employer\tPosition\n").rows == ()


def test_a_long_cell_is_read_and_the_limit_of_the_csv_module_stays_as_it_was() -> None:
    limit = csv.field_size_limit()
    text = "x" * 900_000
    assert read_sheet(f"Company,Note\nAcme,{text}".encode()).rows[0].cells[1] == text
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b" \n\t\n,,,\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"Company\0,Role\n", "not text"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "not text"),
        (b"\xff\xfeC", "not text"),
        ("Company,Role".encode("utf-16-le"), "not text"),
        (b'Company,Role\nAcme,x\nGlobex,"y\nz,z\n', "mark in row 3 is never closed"),
        (b"Company,Note\nAcme," + b"x" * 1_000_001, "Row 2 holds a cell of over 1,000,000 characters"),
    ],
)
def test_refuses_in_words_what_is_no_sheet_of_applications(content: bytes, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        read_sheet(content)
