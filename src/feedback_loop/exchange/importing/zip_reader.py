"""Open ZIP archives safely, and read LinkedIn's."""

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import Sheet, read_sheet
from feedback_loop.exchange.importing.limits import MAX_BYTES, check_size

_MOST_FILES = 20_000
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_APPLICATIONS = re.compile(r"Job Applications(?:[ _-]?\(?([0-9]{1,4})\)?)?\.csv", re.IGNORECASE)
_SAVED = re.compile(r"Saved Jobs.*\.csv", re.IGNORECASE)
_DAMAGED = "The ZIP file is damaged or cut off; download it again."


def open_archive(content: bytes) -> ZipFile:
    """Open a ZIP file, without unpacking anything.

    Raises:
        UsageError: it is damaged, encrypted, or made to do harm.
    """
    if content.count(_ENTRY) > _MOST_FILES:
        raise UsageError(f"The ZIP file holds over {_MOST_FILES:,} files; unpack it and import the one that matters.")
    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UsageError(_DAMAGED) from error
    for file in archive.infolist():
        if file.flag_bits & _ENCRYPTED:
            raise UsageError("The ZIP file is encrypted; unpack it with its password and import the file within.")
        if ".." in re.split(r"[/\\]", file.filename) or file.filename.startswith(("/", "\\")):
            raise UsageError("The ZIP file holds a name that leads out of it, so it is not taken; download it again.")
    return archive


def read_archive(archive: ZipFile, mapped: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read all lists of applications in LinkedIn's archive as one sheet.

    Raises:
        UsageError: there is none, or one that cannot be read.
    """
    found = sorted((int(match[1] or 0), file.filename, file) for file, match in _matches(archive, _APPLICATIONS))
    if not found:
        raise UsageError(_nothing_in(archive))
    check_size("The lists of applications in the ZIP file have", sum(file.file_size for _, _, file in found), MAX_BYTES)
    sheets = [(_base(file), read_sheet(_unpacked(archive, file), mapped)) for _, _, file in found]
    if len(sheets) == 1:
        return sheets[0][1]
    header = sheets[0][1].header
    if any(sheet.header != header for _, sheet in sheets):
        raise UsageError("The lists of applications in the ZIP file differ in their headings; import each by itself.")
    return Sheet(header, tuple(replace(row, file=name) for name, sheet in sheets for row in sheet.rows))


def _matches(archive: ZipFile, pattern: re.Pattern[str]) -> list[tuple[ZipInfo, re.Match[str]]]:
    named = ((file, pattern.fullmatch(_base(file))) for file in archive.infolist())
    return [(file, match) for file, match in named if match]


def _base(file: ZipInfo) -> str:
    return PurePosixPath(file.filename).name


def _nothing_in(archive: ZipFile) -> str:
    if _matches(archive, _SAVED):
        return (
            "The ZIP file holds Saved Jobs.csv and no Job Applications.csv, and saved is not applied; "
            "request an archive from LinkedIn that includes your job applications."
        )
    return (
        "The ZIP file is neither a workbook nor LinkedIn's archive with Jobs/Job Applications.csv in it; "
        "unpack it and import the table within."
    )


def _unpacked(archive: ZipFile, file: ZipInfo) -> bytes:
    try:
        return archive.read(file)
    except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UsageError(_DAMAGED) from error
