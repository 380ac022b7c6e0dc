"""Open any supported file as a table, by its content."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import detect_encoding, read_csv
from feedback_loop.exchange.importing.layout import Sheet
from feedback_loop.exchange.importing.limits import MAX_FILE_BYTES, MAX_TABLE_BYTES, check_size
from feedback_loop.exchange.importing.tables import Tables, select_tables
from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular

_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_JSON_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_JOURNAL_KEY = re.compile(rb'"(?:schema|schema_version|events)"\s*:')
_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)
_DASHES = re.compile(rb"-[ \t]*:?[ \t]*\||\|[ \t]*:?-")


def read_file(path: Path) -> bytes:
    """Return the content of a file; refuse anything else, and a file that is too large."""
    try:
        return read_regular(path, MAX_FILE_BYTES)
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist. Check the name.") from error
    except IrregularFileError as error:
        raise UsageError(
            f"{path} is a {error.kind}, not a file. Choose a CSV, XLSX, Markdown, JSON or ZIP file."
        ) from error
    except OversizedFileError as error:
        check_size(str(path), error.size, error.limit)
        raise
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(f"Cannot read {path}: {problem}. Check its name and permissions.") from error


def read_stream(stream: BinaryIO) -> bytes:
    """Return what standard input has; refuse more than a file may have."""
    content = stream.read(MAX_FILE_BYTES + 1)
    check_size("Standard input", len(content), MAX_FILE_BYTES)
    return content


def is_journal(content: bytes) -> bool:
    """Return True if a file is a JSON document that can only be a journal or an export of one."""
    return _JSON_OBJECT.match(content) is not None and (_JOURNAL_KEY.search(content) is not None)


def is_calendar(content: bytes) -> bool:
    """Return True if a file is a calendar."""
    return _CALENDAR.match(content) is not None


def read_tables(content: bytes, sheet: str | None = None, mappings: Sequence[ColumnMapping] = ()) -> Tables:
    """Read the tables in a file: delimited text, Markdown, JSON, a workbook, or an archive."""
    if content.startswith(_ZIP_SIGNATURES):
        return _read_zip(content, sheet, mappings)
    if content.startswith(_OLD_OFFICE_SIGNATURE):
        raise UsageError("The file is an old (.xls) or encrypted workbook. Save it as .xlsx or CSV without a password.")
    _require_no_sheet(sheet)
    return select_tables(_read_text(content, mappings), mappings)


def _read_text(content: bytes, mappings: Sequence[ColumnMapping]) -> tuple[Sheet, ...]:
    if _JSON.match(content):
        from feedback_loop.exchange.importing.json_reader import is_json, read_json  # noqa: PLC0415  # only for JSON

        if is_json(content):
            sheets = read_json(content)
            if sheets is None:
                raise UsageError(
                    "The file is JSON, but not a complete journal or export of one, nor a list of applications."
                )
            return sheets
    if _DASHES.search(content):
        from feedback_loop.exchange.importing.markdown_reader import is_markdown, read_markdown  # noqa: PLC0415  # likewise

        check_size("The table", len(content), MAX_TABLE_BYTES)
        text = content.decode(detect_encoding(content))
        if is_markdown(text):
            return read_markdown(text)
    return read_csv(content, mappings)


def _read_zip(content: bytes, sheet: str | None, mappings: Sequence[ColumnMapping]) -> Tables:
    from feedback_loop.exchange.importing.xlsx_reader import read_workbook  # noqa: PLC0415  # only for ZIP files
    from feedback_loop.exchange.importing.zip_reader import open_archive, read_archive  # noqa: PLC0415  # likewise

    with open_archive(content) as archive:
        if any(name.startswith("xl/") for name in archive.namelist()):
            return read_workbook(archive, sheet, mappings)
        _require_no_sheet(sheet)
        return read_archive(archive, mappings)


def _require_no_sheet(sheet: str | None) -> None:
    if sheet is not None:
        raise UsageError("Only a workbook (.xlsx) has sheets; leave out --sheet.")
