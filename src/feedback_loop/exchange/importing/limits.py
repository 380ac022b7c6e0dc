"""Size limits of imported files, so that none takes more than some seconds and 256 MB of memory."""

from feedback_loop.domain.errors import UsageError

_MEGABYTE = 1_000_000
MAX_FILE_BYTES = 64 * _MEGABYTE
"""Limit for a file; LinkedIn's archive has much that isn't read."""
MAX_TABLE_BYTES = 12 * _MEGABYTE
"""Limit for one table as text, also for the texts in a workbook."""
MAX_JSON_BYTES = 24 * _MEGABYTE
MAX_JSON_VALUES = 1_200_000
"""Limit for the values in a JSON file."""
MAX_ROWS = 50_000
MAX_LINES = 1_048_576
"""Most rows including blank ones; a sheet that is formatted to its edge is saved with that many."""
MAX_CELL_LINES = 200
"""Most lines in a cell; more are a sign of a quotation mark that is not closed."""
MAX_TABLES = 500
"""Most tables in a file; each header is read, and compared with the others."""
MAX_COLUMNS = 1_000
MAX_CELLS = 500_000
MAX_CELL_LENGTH = 100_000
"""Most characters in a cell; spreadsheet programs allow a third of that."""
MAX_EVENTS = 110_000
"""Most events that one import may add."""


def check_size(subject: str, size: int, limit: int) -> None:
    """Refuse data of more than ``limit`` bytes; ``subject`` begins the error."""
    if size > limit:
        raise UsageError(
            f"{subject} is too large ({-(-size // _MEGABYTE):,} MB; the limit is {limit // _MEGABYTE} MB). "
            "Import a smaller file with only your applications."
        )


def check_cell(row: int | None, length: int) -> None:
    """Refuse a cell that is too long; its row may be unknown."""
    if length > MAX_CELL_LENGTH:
        raise UsageError(
            f"{f'Row {row}' if row else 'The file'} has a cell with over {MAX_CELL_LENGTH:,} characters. "
            "Shorten or delete it, and import the file again."
        )


def check_columns(number: int, columns: int) -> None:
    """Refuse a row that is too wide."""
    if columns > MAX_COLUMNS:
        raise UsageError(
            f"Row {number} has {columns:,} columns; the limit is {MAX_COLUMNS:,}. "
            "Delete the columns that have nothing to do with your applications."
        )


def check_tables(tables: int) -> None:
    """Refuse a file that has too many tables."""
    if tables > MAX_TABLES:
        raise UsageError(f"The file has more than {MAX_TABLES:,} tables. Copy your applications into one of them.")


def check_counts(rows: int, cells: int, characters: int) -> None:
    """Refuse a table that has too many rows, cells or characters so far."""
    if rows > MAX_ROWS:
        raise UsageError(f"The file has more than {MAX_ROWS:,} rows. Split it into several files.")
    if cells > MAX_CELLS:
        raise UsageError(
            f"The file has more than {MAX_CELLS:,} cells. "
            "Delete the columns that have nothing to do with your applications, or split it into several files."
        )
    if characters > MAX_TABLE_BYTES:
        raise UsageError(
            f"The file has more than {MAX_TABLE_BYTES:,} characters. "
            "Delete the columns that have nothing to do with your applications, or split it into several files."
        )
