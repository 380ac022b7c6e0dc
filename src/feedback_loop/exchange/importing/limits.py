"""Size limits of imported files."""

from feedback_loop.domain.errors import UsageError

_MEGABYTE = 1_000_000
MAX_BYTES = 64 * _MEGABYTE
"""Of a file, and of what is unpacked from an archive."""
MAX_UNPACKED_BYTES = 128 * _MEGABYTE
"""Of a workbook, whose markup takes room as well."""
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELL_LENGTH = 1_000_000
"""In characters."""
MAX_LINE_LENGTH = 16_000_000
"""Likewise."""


def check_size(what: str, size: int, most: int) -> None:
    """Refuse what is too large.

    Args:
        what: the beginning of the sentence, "The file has".
        size: in bytes.
        most: likewise.

    Raises:
        UsageError: it is too large.
    """
    if size > most:
        raise UsageError(
            f"{what} {-(-size // _MEGABYTE):,} MB, and at most {most // _MEGABYTE} MB are read; "
            "import a smaller file that holds the applications alone."
        )


def check_row(number: int, columns: int) -> None:
    """Refuse a row that is too far down or too wide.

    Raises:
        UsageError: it is.
    """
    if number > MAX_ROWS:
        raise UsageError(f"The file has over {MAX_ROWS:,} rows, and no more are read; split it into several files.")
    if columns > MAX_COLUMNS:
        raise UsageError(
            f"Row {number} has {columns:,} columns, and at most {MAX_COLUMNS:,} are read; "
            "delete the columns that are not about applications."
        )
