"""Open any supported file as a table, by its content."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import Sheet, read_sheet
from feedback_loop.exchange.importing.limits import MAX_BYTES, check_size

_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_OPEN_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_file(path: Path) -> bytes:
    """Return the content of a file; refuse anything else, and a file that is too large."""
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
        try:
            return _read_content(path, descriptor)
        finally:
            os.close(descriptor)
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist. Check the name.") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"Cannot read {path}: {getattr(error, 'strerror', None) or error}.") from error


def _read_content(path: Path, descriptor: int) -> bytes:
    # The open file is checked, not the path, which could be replaced in between.
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UsageError(f"{path} is a {_file_type(status.st_mode)}, not a file. Choose a CSV, XLSX or ZIP file.")
    check_size(str(path), status.st_size, MAX_BYTES)
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(MAX_BYTES)


def _file_type(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "device"


def is_json(content: bytes) -> bool:
    """Return True if a file is a JSON document, such as a journal, rather than a table."""
    return content.lstrip()[:1] == b"{"


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
            return read_workbook(content, archive, sheet, mappings)
        _require_no_sheet(sheet)
        return read_archive(archive, mappings)


def _require_no_sheet(sheet: str | None) -> None:
    if sheet is not None:
        raise UsageError("Only a workbook (.xlsx) has sheets; leave out --sheet.")
