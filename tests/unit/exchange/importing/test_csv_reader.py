import csv
from dataclasses import replace
from itertools import product

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.layout import Sheet, SheetRow

HEADER = ("Company", "Role", "Date Applied")


def read_sheet(content: bytes) -> Sheet:
    """Return the only table of a file, without the width of its header."""
    (sheet,) = read_csv(content)
    return replace(sheet, width=None)


ROWS = (("Zoë & Söhne", "Engineer", "2025-01-15"), ("Łódź, Inc.; Ltd", 'the "boss"', "2025-01-16"))
EXPECTED = Sheet(HEADER, (SheetRow(2, ROWS[0]), SheetRow(3, ROWS[1])))


def csv_text(delimiter: str = ",", line_end: str = "\n", rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    lines = (delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (HEADER, *rows))
    return line_end.join(lines)


@pytest.mark.parametrize(("delimiter", "line_end"), [*product(",;\t|", ["\n", "\r\n", "\r"])])
def test_delimiter_is_detected_from_the_header(delimiter: str, line_end: str) -> None:
    assert read_sheet(csv_text(delimiter, line_end).encode()) == EXPECTED


def test_delimiter_with_the_most_known_headings_wins() -> None:
    assert read_sheet(b"Company;Salary, gross, net, bonus;Role\nAcme;1;Cook").rows == (
        SheetRow(2, ("Acme", "1", "Cook")),
    )


def test_unbalanced_quotes_with_another_delimiter_do_no_harm() -> None:
    sheet = read_sheet(b'Company;Role;14," screen\nAcme;Cook;x')
    assert sheet.rows == (SheetRow(2, ("Acme", "Cook", "x")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_byte_order_mark(encoding: str) -> None:
    mark = "\ufeff" if encoding[-3:] in ("-le", "-be") else ""
    assert read_sheet((mark + csv_text()).encode(encoding)) == EXPECTED


def test_other_text_is_read_as_western_european() -> None:
    sheet = read_sheet("Company,Note\nZoë GmbH,5 €".encode("cp1252"))
    assert sheet.rows == (SheetRow(2, ("Zoë GmbH", "5 €")),)


def test_bytes_outside_every_encoding_are_read() -> None:
    assert read_sheet(b"Company\nAcme \x81\xe9").rows == (SheetRow(2, ("Acme \x81é",)),)


def test_rows_are_numbered_as_in_a_spreadsheet_program() -> None:
    sheet = read_sheet(b'Company,Note\nAcme,"two\nlines"\n\n,\nGlobex,x\n')
    assert sheet.rows == (SheetRow(2, ("Acme", "two\nlines")), SheetRow(5, ("Globex", "x")))


def test_blank_lines_above_the_header_are_skipped() -> None:
    assert read_sheet(b"\n ,\nCompany,Role\nAcme,x") == Sheet(("Company", "Role"), (SheetRow(4, ("Acme", "x")),))


def test_rows_of_different_length_are_kept() -> None:
    assert [row.cells for row in read_sheet(b"Company,Role\nAcme\nGlobex,a,b,c\n").rows] == [
        ("Acme",),
        ("Globex", "a", "b", "c"),
    ]


def test_blank_cells_and_rows_at_the_edge_are_left_out() -> None:
    content = b"Company,Role\n" + b"," * 2_000 + b"\nAcme,x" + b"," * 2_000 + b"\n" * 1_000_000
    assert read_sheet(content).rows == (SheetRow(3, ("Acme", "x")),)


def test_a_cell_of_200_lines_is_read() -> None:
    text = "\n".join(["line"] * 200)
    assert read_sheet(f'Company,Note\nAcme,"{text}"\n'.encode()).rows[0].cells[1] == text


def test_header_alone_has_no_rows() -> None:
    assert read_sheet(b"Employer\tPosition\n").rows == ()


def test_long_cell_is_read_and_the_csv_limit_restored() -> None:
    limit = csv.field_size_limit()
    text = "x" * 99_000
    assert read_sheet(f"Company,Note\nAcme,{text}".encode()).rows[0].cells[1] == text
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n,,,\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"Company\0,Role\n", "not text"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "not text"),
        (b"\xff\xfeC", "not text"),
        ("Company,Role".encode("utf-16-le"), "not text"),
        (b'Company,Role\nAcme,x\nGlobex,"y\nz,z\n', "mark in row 3 is never closed"),
        (b"Company,Note\nAcme," + b"x" * 100_001, "Row 2 has a cell with over 100,000 characters"),
        (b'Company,Note\nAcme,x\nGlobex,"' + b"y\n" * 300 + b'"\n', "A cell in row 3 goes on for over 200 lines"),
        (b'Company,Note\nAcme,"x\n' + b"Globex,x\n" * 300 + b'Initech,"y"\n', "A cell in row 2 goes on for over 200"),
        (b"Company\n" + b"\n" * 1_100_000, "more than 1,048,576 rows, blank ones included"),
        (b"Company\n" + b"Acme\n" * 50_001, "more than 50,000 rows"),
        (b"Company\n" + b"Acme,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t\n" * 25_000, "more than 500,000 cells"),
    ],
)
def test_unreadable_file_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_sheet(content)
