"""Open ZIP files safely, and read LinkedIn's archive."""

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.layout import Sheet
from feedback_loop.exchange.importing.limits import MAX_TABLE_BYTES, check_size
from feedback_loop.exchange.importing.tables import Tables, select_tables

_MAX_FILES = 20_000
_ENTRY_SIGNATURE = b"PK\x01\x02"
_ENCRYPTED = 1
_APPLICATIONS = re.compile(r"Job Applications(?:[ _-]?\(?([0-9]{1,4})\)?)?\.csv", re.IGNORECASE)
_SAVED_JOBS = re.compile(r"Saved Jobs.*\.csv", re.IGNORECASE)
_DAMAGED = "The ZIP file is damaged or incomplete. Download it again."


def open_archive(content: bytes) -> ZipFile:
    """Open a ZIP file without unpacking anything; refuse one that is damaged, encrypted or unsafe."""
    if content.count(_ENTRY_SIGNATURE) > _MAX_FILES:
        raise UsageError(f"The ZIP file contains over {_MAX_FILES:,} files. Unpack it and import the one you need.")
    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UsageError(_DAMAGED) from error
    for file in archive.infolist():
        if file.flag_bits & _ENCRYPTED:
            raise UsageError("The ZIP file is encrypted. Unpack it with its password and import the file inside.")
        if file.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            # Unpacking others a piece at a time still takes any amount of memory.
            raise UsageError("The ZIP file has an unusual compression. Unpack it and import the file inside.")
        if ".." in re.split(r"[/\\]", file.filename) or file.filename.startswith(("/", "\\")):
            raise UsageError("The ZIP file contains an unsafe path and was refused. Download it again.")
    return archive


def read_archive(archive: ZipFile, mappings: Sequence[ColumnMapping] = ()) -> Tables:
    """Read all lists of applications in LinkedIn's archive as one sheet, or the tables that Notion packs."""
    matches = sorted(_find(archive, _APPLICATIONS), key=lambda match: (int(match[1][1] or 0), match[0].filename))
    files = [file for file, _ in matches]
    if not files and not _find(archive, _SAVED_JOBS):
        files = _find_tables(archive)
        return select_tables(_read_each(archive, files, mappings), mappings)
    if not files:
        raise UsageError(_no_applications_message(archive))
    check_size("The list of applications in the ZIP file", sum(file.file_size for file in files), MAX_TABLE_BYTES)
    sheets = [(_base_name(file), read_csv(_unpack(archive, file), mappings)[0]) for file in files]
    if len(sheets) == 1:
        return Tables((sheets[0][1],))
    header = sheets[0][1].header
    if any(sheet.header != header for _, sheet in sheets):
        raise UsageError(
            "The lists of applications in the ZIP file have different headings. Unpack it and import each separately."
        )
    rows = tuple(replace(row, file=name) for name, sheet in sheets for row in sheet.rows)
    return Tables((Sheet(header, rows, width=sheets[0][1].width),))


def _find_tables(archive: ZipFile) -> list[ZipInfo]:
    """Return the tables of an archive; of two versions that Notion writes, the one with all rows."""
    files = {file.filename: file for file in archive.infolist() if file.filename.lower().endswith((".csv", ".tsv"))}
    tables = [file for name, file in files.items() if f"{name[:-4]}_all{name[-4:]}" not in files]
    if not tables:
        raise UsageError(_no_applications_message(archive))
    check_size("What the ZIP file has as tables", sum(file.file_size for file in tables), MAX_TABLE_BYTES)
    return tables


def _read_each(archive: ZipFile, files: Sequence[ZipInfo], mappings: Sequence[ColumnMapping]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for file in files:
        content = _unpack(archive, file)
        if content.strip():
            sheets += (replace(sheet, name=_base_name(file)) for sheet in read_csv(content, mappings))
    if not sheets:
        raise UsageError(_no_applications_message(archive))
    return sheets


def _find(archive: ZipFile, pattern: re.Pattern[str]) -> list[tuple[ZipInfo, re.Match[str]]]:
    matches = ((file, pattern.fullmatch(_base_name(file))) for file in archive.infolist())
    return [(file, match) for file, match in matches if match]


def _base_name(file: ZipInfo) -> str:
    return PurePosixPath(file.filename).name


def _no_applications_message(archive: ZipFile) -> str:
    if _find(archive, _SAVED_JOBS):
        return (
            "The ZIP file has Saved Jobs.csv but no Job Applications.csv, and a saved job is not an application. "
            "Request an archive from LinkedIn that includes your job applications."
        )
    return (
        "The ZIP file is neither a workbook nor a LinkedIn archive with Jobs/Job Applications.csv. "
        "Unpack it and import the table inside."
    )


def _unpack(archive: ZipFile, file: ZipInfo) -> bytes:
    try:
        return archive.read(file)
    except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UsageError(_DAMAGED) from error
