"""Open any supported file as a table, by its content."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import Sheet, read_sheet
from feedback_loop.exchange.importing.limits import MAX_BYTES, check_size

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OPENING = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UsageError: it is none, cannot be read, or is too large.
    """
    try:
        file = os.open(path, _OPENING)
        try:
            return _content(path, file)
        finally:
            os.close(file)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check its name.") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _content(path: Path, file: int) -> bytes:
    # Looked at when it is open, so that it stays the same.
    state = os.fstat(file)
    if not stat.S_ISREG(state.st_mode):
        raise UsageError(f"{path} is no file but {_kind(state.st_mode)}; name a CSV, ZIP or XLSX file.")
    check_size(f"{path} has", state.st_size, MAX_BYTES)
    with os.fdopen(file, "rb", closefd=False) as opened:
        return opened.read(MAX_BYTES)


def is_json(content: bytes) -> bool:
    """Tell whether a file holds a document, such as a journal, and no table."""
    return content.lstrip()[:1] == b"{"


def read_table(content: bytes, sheet: str | None = None, mapped: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read the table in a file: delimited text, a workbook, or LinkedIn's archive.

    Args:
        content: the whole file.
        sheet: the name of a sheet of a workbook.
        mapped: what the user says about columns.

    Raises:
        UsageError: it holds none that can be read.
    """
    if content.startswith(_ZIP):
        return _read_zip(content, sheet, mapped)
    if content.startswith(_OLD_OFFICE):
        raise UsageError(
            "The file is an old (.xls) or encrypted workbook; save it as .xlsx or CSV, without a password."
        )
    _check_no_sheet(sheet)
    return read_sheet(content, mapped)


def _read_zip(content: bytes, sheet: str | None, mapped: Sequence[ColumnMapping]) -> Sheet:
    from feedback_loop.exchange.importing.xlsx_reader import read_workbook  # noqa: PLC0415  # likewise
    from feedback_loop.exchange.importing.zip_reader import open_archive, read_archive  # noqa: PLC0415  # only for such a file

    with open_archive(content) as archive:
        if any(name.startswith("xl/") for name in archive.namelist()):
            return read_workbook(content, archive, sheet, mapped)
        _check_no_sheet(sheet)
        return read_archive(archive, mapped)


def _check_no_sheet(sheet: str | None) -> None:
    if sheet is not None:
        raise UsageError("Only a workbook (.xlsx) has sheets; leave out --sheet.")


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device"
