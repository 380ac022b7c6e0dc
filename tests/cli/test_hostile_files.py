"""Imports of malicious and broken files: one message, exit code 2, no changes, little memory."""

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .harness import Installed, Program
from .tables import archive, table, workbook

MEMORY = 400_000
"""Kilobytes of address space for the program."""

SHEET = table(("Company", "Role", "Date"), ("Acme", "Cook", "2026-01-13"))
BOOK = workbook({"A": [["Company", "Date"], ["Acme", "2026-01-13"]]})


def encrypted(content: bytes) -> bytes:
    """Return an archive that marks all its files as encrypted."""
    data = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            struct.pack_into("<H", data, at + flags, 1)
    return bytes(data)


def rebuilt(book: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return archive({part: parts.read(part) for part in parts.namelist()} | {name: content})


def packed(files: dict[str, bytes], compression: int) -> bytes:
    """Return an archive with another compression."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as parts:
        for name, data in files.items():
            parts.writestr(name, data)
    return content.getvalue()


def zeros(megabytes: int) -> bytes:
    return bytes(megabytes * 1_000_000)


def with_false_sizes(content: bytes) -> bytes:
    """Return an archive that gives too small a size for its files."""
    data = bytearray(content)
    struct.pack_into("<L", data, data.find(b"PK\x01\x02") + 24, 10)
    return bytes(data)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x0 "ha">'
    + b"".join(b'<!ENTITY x%d "%b">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><a>&x11;</a>"
)


def sparse(cell: bytes, rows: int, first: int = 1) -> bytes:
    """Return a sheet of rows with one blank cell each."""
    data = b"".join(
        b'<row r="%d">%b</row>' % (row, cell % row if b"%" in cell else cell) for row in range(first, first + rows)
    )
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (namespace, data)


Files = dict[str, tuple[Callable[[], bytes], str]]
FILES: Files = {
    "empty": (lambda: b"", "is empty"),
    "blanks": (lambda: b" \n,,\n;;\n", "is empty"),
    "binary": (lambda: b"\x00\x01\x02", "not text"),
    "NUL bytes in a table": (lambda: SHEET.replace("Cook", "C\0k").encode(), "not text"),
    "a quotation mark left open": (lambda: SHEET.encode() + b'"x', "never closed"),
    "10,000 columns": (
        lambda: table([f"Company {number}" for number in range(10_000)], ["x"] * 10_000).encode(),
        "has 10,000 columns; the limit is 1,000",
    ),
    "prose": (lambda: b"Dear Sir or Madam,\nI never had a job.\n", "no heading for the company"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old (.xls) or encrypted"),
    "an empty archive": (lambda: archive({}), "neither a workbook nor a LinkedIn archive"),
    "another archive": (lambda: archive({"a.txt": "x"}), "neither a workbook nor a LinkedIn archive"),
    "a name that leads out": (lambda: archive({"../Job Applications.csv": SHEET}), "unsafe path"),
    "a name from the root": (lambda: archive({"/etc/Job Applications.csv": SHEET}), "unsafe path"),
    "a name with backslashes": (lambda: archive({"..\\Job Applications.csv": SHEET}), "unsafe path"),
    "an encrypted archive": (lambda: encrypted(archive({"Job Applications.csv": SHEET})), "is encrypted"),
    "a truncated archive": (lambda: archive({"Job Applications.csv": SHEET})[:-30], "damaged or incomplete"),
    "a damaged archive": (
        lambda: (
            archive({"Job Applications.csv": SHEET * 50}).replace(SHEET[:4].encode(), b"xxxx")[:60]
            + b"\xff" * 20
            + archive({"Job Applications.csv": SHEET * 50})[80:]
        ),
        "damaged or incomplete",
    ),
    "a truncated workbook": (lambda: BOOK[: len(BOOK) // 2], "damaged or incomplete"),
    "an encrypted workbook": (lambda: encrypted(BOOK), "is encrypted"),
    "a workbook with a part missing": (lambda: archive({"xl/workbook.xml": "<workbook/>"}), "damaged or incomplete"),
    "a workbook of nonsense": (lambda: rebuilt(BOOK, "xl/worksheets/sheet1.xml", b"<a><b></a>"), "damaged"),
    "a workbook of 2,000 columns": (
        lambda: workbook({"A": [["Company", *["x"] * 2_000]]}),
        "columns; the limit is 1,000",
    ),
}
SHEET_PART = "xl/worksheets/sheet1.xml"
RELATIONS_PART = "xl/_rels/workbook.xml.rels"
STYLES_PART = "xl/styles.xml"
HEADER_ROW = b'<row><c t="inlineStr"><is><t>Company</t></is></c><c t="inlineStr"><is><t>Date</t></is></c></row>'
REFERENCE_ROW = b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c><v>1</v></c></row>'


def sheet_part(rows: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return b"<worksheet>" + before + b"<sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"


def with_strings(strings: bytes) -> bytes:
    """Return a workbook with these shared strings, to which its sheet refers."""
    relations = zipfile.ZipFile(io.BytesIO(BOOK)).read(RELATIONS_PART)
    more = b'<Relationship Type="/sharedStrings" Target="sharedStrings.xml" Id="x"/></Relationships>'
    book = rebuilt(BOOK, RELATIONS_PART, relations.replace(b"</Relationships>", more))
    book = rebuilt(book, SHEET_PART, sheet_part(HEADER_ROW + REFERENCE_ROW * 1_000))
    return rebuilt(book, "xl/sharedStrings.xml", b"<sst>" + strings + b"</sst>")


def with_sheet(rows: bytes, before: bytes = b"", after: bytes = b"") -> Callable[[], bytes]:
    return lambda: rebuilt(BOOK, SHEET_PART, sheet_part(HEADER_ROW + rows, before, after))


BOMBS: Files = {
    "a line of 11 MB": (lambda: b"x" * 11_000_000, "characters"),
    "a line of 11 MB in cells": (lambda: b"Company,Date\n" + b"a," * 5_500_000, "characters"),
    "a quoted cell of 11 MB": (lambda: b'Company,Date\n"' + b"a\n" * 5_500_000, "row 2 goes on for over 200 lines"),
    "a table of 60 MB": (lambda: b"Company,Date\n" + b"a\n" * 30_000_000, "61 MB; the limit is 12 MB"),
    "300,000 rows": (lambda: b"Company,Date\n" + b"Acme,2026-01-13\n" * 300_000, "more than 50,000 rows"),
    "11 million blank rows": (lambda: SHEET.encode() + b"\n" * 11_000_000, "blank ones included"),
    "a quotation mark left open in a long table": (
        lambda: b'Company,Date\n"' + b"Acme,2026-01-13\n" * 300_000 + b'"Globex",2026-01-13\n',
        "row 2 goes on for over 200 lines",
    ),
    "900 rounds in each of 6,000 rows": (
        lambda: table(("Company", "Date", *(f"Round {n}" for n in range(900))), *[["x"] * 902] * 6_000).encode(),
        "more than 500,000 cells",
    ),
    "thousands of dates in a cell": (
        lambda: b"Company,Date,Phone\n" + (b"Acme,2026-01-13," + b"2026-01-14 & " * 7_000 + b"yes\n") * 100,
        "more than 110,000 applications, interviews and outcomes",
    ),
    "thousands of headers": (
        lambda: b"Company,Role,Date,Status\nRole,Company,Date,Status\nAcme,Cook,2026-01-01,x\n" * 16_000,
        "more than 500 tables",
    ),
    "hundreds of thousands of tables": (lambda: b"|Company|Date|\n|-|-|\n" * 450_000, "more than 500 tables"),
    "a list of objects with nothing in common": (
        lambda: b"[" + b",".join(b'{"k%d": "x"}' % (number % 900) for number in range(45_000)) + b"]",
        "more than 500,000 values",
    ),
    "a calendar of 200,000 events": (
        lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nSUMMARY:Interview\nEND:VEVENT\n" * 200_000,
        "more than 50,000 events",
    ),
    "JSON of millions of values": (lambda: b'{"a": [' + b"0," * 2_000_000 + b"0]}", "more than 1,200,000 values"),
    "JSON of 30 MB": (lambda: b'{"a": "' + b"x" * 30_000_000 + b'"}', "the limit is 24 MB"),
    "a bomb": (lambda: archive({"Job Applications.csv": zeros(100)}), "100 MB; the limit is 12 MB"),
    "a bomb in pieces": (
        lambda: archive({f"Job Applications_{number}.csv": zeros(10) for number in range(3)}),
        "30 MB; the limit is 12 MB",
    ),
    "a bomb that lies": (
        lambda: with_false_sizes(archive({"Job Applications.csv": zeros(100)})),
        "damaged or incomplete",
    ),
    "a bomb of another compression": (
        lambda: packed({"Job Applications.csv": zeros(100)}, zipfile.ZIP_BZIP2),
        "unusual compression",
    ),
    "an archive in an archive": (
        lambda: archive({"Job Applications.zip": archive({"Job Applications.csv": zeros(100)})}),
        "neither a workbook nor a LinkedIn archive",
    ),
    "50,000 files": (lambda: archive({f"{number}": "" for number in range(50_000)}), "over 20,000 files"),
    "a workbook that is a bomb": (
        lambda: rebuilt(BOOK, SHEET_PART, b"<a>" + (b"<b/>" + b" " * 90_000) * 1_500),
        "is too large",
    ),
    "a workbook of entities": (lambda: rebuilt(BOOK, SHEET_PART, LAUGHS), "damaged"),
    "a workbook formatted to its edges": (with_sheet((b"<row>" + b"<c/>" * 16_384 + b"</row>") * 300), "is too large"),
    "a workbook with a filled cell at its edge": (with_sheet(b'<row><c r="XFD2"><v>1</v></c></row>'), "16,384 columns"),
    "a workbook with a row in the infinite": (
        lambda: rebuilt(BOOK, SHEET_PART, sparse(b'<c r="A999999999"/>', 1, first=999_999_999)),
        "is empty",
    ),
    "a workbook with a column in the infinite": (with_sheet(b'<row><c r="ZZZZZZZ2"/></row>'), "damaged"),
    "a workbook of deep XML": (with_sheet(b"", before=b"<a>" * 9_000_000), "damaged"),
    "a workbook of many tags": (
        with_sheet(b"", before=b"".join(b"<a%d/>" % number for number in range(1_000_000))),
        "damaged",
    ),
    "a workbook of unknown elements": (with_sheet(b"", before=b"<a/>" * 9_000_000), "is too large"),
    "a workbook with an endless tag": (with_sheet(b"", before=b'<a b="' + b"x" * 90_000_000 + b'"/>'), "damaged"),
    "a workbook with endless attributes": (
        with_sheet(b"", before=b"<a " + b" ".join(b'a%d=">"' % number for number in range(2_000_000)) + b"/>"),
        "damaged",
    ),
    "a workbook with an endless number": (
        with_sheet(b"<row><c><v>" + b"9" * 90_000_000 + b"</v></c></row>"),
        "over 100,000 characters",
    ),
    "a workbook of millions of strings": (
        lambda: with_strings(b"<si><t/></si>" * 7_000_000),
        "more than 500,000 cells",
    ),
    "a workbook with a string in pieces": (
        lambda: with_strings(b"<si>" + b"<r><t>a</t></r>" * 5_000_000 + b"</si>"),
        "is too large",
    ),
    "a workbook with a string of 90 MB": (
        lambda: with_strings(b"<si><t>" + b"a" * 90_000_000 + b"</t></si>"),
        "over 100,000 characters",
    ),
    "a workbook of long strings": (
        lambda: with_strings((b"<si><t>" + b"a" * 90_000 + b"</t></si>") * 500),
        "more than 12,000,000 characters",
    ),
    "a workbook that repeats a long string": (
        lambda: with_strings(b"<si><t>" + b"a" * 90_000 + b"</t></si>"),
        "more than 12,000,000 characters",
    ),
    "a workbook of millions of styles": (
        lambda: rebuilt(
            with_sheet(b'<row><c s="1"><v>1</v></c></row>')(),
            STYLES_PART,
            b"<styleSheet><cellXfs>" + b"<xf/>" * 9_000_000 + b"</cellXfs></styleSheet>",
        ),
        "is too large",
    ),
    "a workbook of 600 sheets": (
        lambda: workbook({f"Sheet {number}": [] for number in range(600)}),
        "over 500 sheets",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_a_table_is_refused(program: Program, name: str) -> None:
    make, complaint = FILES[name]
    path = program.folder / "file.csv"
    path.write_bytes(make())
    program.ok("apply Initech Clerk")
    before = program.journal.read_bytes()
    result = program(f"import {path}")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert complaint in result.err
    assert program.journal.read_bytes() == before


@pytest.fixture
def import_error(installed: Installed) -> Callable[[Path], str]:
    assert installed("apply Initech Clerk").code == 0
    journal = installed.folder / "journal.json"
    before = journal.read_bytes()

    def import_error(path: Path) -> str:
        result = installed.shell(f"ulimit -v {MEMORY}; $F import '{path}'")
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), result
        assert journal.read_bytes() == before
        return result.err

    return import_error


@pytest.mark.parametrize("name", BOMBS)
def test_a_decompression_bomb_is_refused_in_little_memory(
    installed: Installed, import_error: Callable[[Path], str], name: str
) -> None:
    make, complaint = BOMBS[name]
    path = installed.folder / "file.csv"
    path.write_bytes(make())
    assert complaint in import_error(path)


def test_what_is_behind_the_rows_of_a_workbook_is_not_read(program: Program) -> None:
    path = program.folder / "file.xlsx"
    merged = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 3_000_000 + b"</mergeCells>"
    path.write_bytes(with_sheet(REFERENCE_ROW.replace(b't="s"', b't="str"'), after=merged)())
    assert program.json("import", str(path))["rows"] == 1


def test_a_huge_file_is_refused_unread(installed: Installed, import_error: Callable[[Path], str]) -> None:
    path = installed.folder / "file.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert "is too large (1,000 MB; the limit is 64 MB)" in import_error(path)


def test_a_pipe_folder_or_device_is_refused(installed: Installed, import_error: Callable[[Path], str]) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    pipe, folder = installed.folder / "pipe", installed.folder / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    assert "is a pipe, not a file" in import_error(pipe)
    assert "is a folder, not a file" in import_error(folder)
    assert "is a device, not a file" in import_error(Path("/dev/zero"))
    assert "does not exist" in import_error(installed.folder / "missing.csv")
    assert "Cannot read" in import_error(Path("x" * 300))


def test_formulas_are_imported_as_text(installed: Installed) -> None:
    path = installed.folder / "file.csv"
    path.write_text(table(("Company", "Date", "Notes"), ("=cmd|' /C calc'!A0", "2026-01-13", "+1")), encoding="utf-8")
    assert installed(f"import {path}").code == 0
    assert '"company":"=cmd|\' /C calc\'!A0"' in (installed.folder / "journal.json").read_text(encoding="utf-8")
