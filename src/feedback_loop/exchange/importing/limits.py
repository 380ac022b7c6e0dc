"""Size limits of imported files."""

from feedback_loop.domain.errors import UsageError

_MEGABYTE = 1_000_000
MAX_BYTES = 64 * _MEGABYTE
"""Limit for a file, and for what is unpacked from a ZIP file."""
MAX_UNPACKED_BYTES = 128 * _MEGABYTE
"""Limit for an unpacked workbook, whose markup takes space too."""
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELL_LENGTH = 1_000_000
"""Most characters in a cell."""
MAX_LINE_LENGTH = 16_000_000
"""Most characters in a line."""


def check_size(subject: str, size: int, limit: int) -> None:
    """Refuse data of more than ``limit`` bytes; ``subject`` begins the error."""
    if size > limit:
        raise UsageError(
            f"{subject} is too large ({-(-size // _MEGABYTE):,} MB; the limit is {limit // _MEGABYTE} MB). "
            "Import a smaller file with only your applications."
        )


def check_row(number: int, columns: int) -> None:
    """Refuse a row that is too far down or too wide."""
    if number > MAX_ROWS:
        raise UsageError(f"The file has more than {MAX_ROWS:,} rows. Split it into several files.")
    if columns > MAX_COLUMNS:
        raise UsageError(
            f"Row {number} has {columns:,} columns; the limit is {MAX_COLUMNS:,}. "
            "Delete the columns that have nothing to do with your applications."
        )
