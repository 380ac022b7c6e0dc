"""Open any supported file as a table, by its content."""

import re
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import Sheet, read_sheet
from feedback_loop.exchange.importing.limits import MAX_FILE_BYTES, MAX_JSON_BYTES, MAX_JSON_VALUES, check_size
from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular

_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_JSON_START = re.compile(rb"\s*\{")


def read_file(path: Path) -> bytes:
    """Return the content of a file; refuse anything else, and a file that is too large."""
    try:
        return read_regular(path, MAX_FILE_BYTES)
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist. Check the name.") from error
    except IrregularFileError as error:
        raise UsageError(f"{path} is a {error.kind}, not a file. Choose a CSV, XLSX or ZIP file.") from error
    except OversizedFileError as error:
        check_size(str(path), error.size, error.limit)
        raise
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(f"Cannot read {path}: {problem}. Check its name and permissions.") from error


def is_json(content: bytes) -> bool:
    """Return True if a file is a JSON document, such as a journal, rather than a table."""
    return _JSON_START.match(content) is not None


def check_json(path: Path, content: bytes) -> None:
    """Refuse a JSON document that would take too long to read."""
    check_size(str(path), len(content), MAX_JSON_BYTES)
    if sum(map(content.count, (b",", b"[", b"{"))) > MAX_JSON_VALUES:
        raise UsageError(f"{path} has more than {MAX_JSON_VALUES:,} values. Import a smaller export of the journal.")


def read_table(content: bytes, sheet: str | None = None, mappings: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read the table in a file: delimited text, a sheet of a workbook, or LinkedIn's archive."""
    if content.startswith(_ZIP_SIGNATURES):
        return _read_zip(content, sheet, mappings)
    if content.startswith(_OLD_OFFICE_SIGNATURE):
        raise UsageError("The file is an old (.xls) or encrypted workbook. Save it as .xlsx or CSV without a password.")
    _require_no_sheet(sheet)
    return read_sheet(content, mappings)


def _read_zip(content: bytes, sheet: str | None, mappings: Sequence[ColumnMapping]) -> Sheet:
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
