"""Format of the CSV files that exports write and imports read back: their headings, and escaped formulas.

A cell that a spreadsheet program would read as a formula gets an apostrophe, the mark that such programs know. A text
that already begins with apostrophes and such a character gets one more, so that removing one always restores the text.
"""

import re

HEADINGS = (
    "id", "company", "role", "applied", "status", "status date", "source", "url", "location", "note", "cv", "posting",
)  # fmt: skip
"""Headings of the fixed columns; each further column is a round."""
EARLIER_COLUMNS = 10
"""Number of fixed columns in the files of earlier versions."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Beginnings of formulas; the full-width signs count in some languages."""


def escape_formula(text: str) -> str:
    """Return the text as a cell that no program runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape_formula(cell: str) -> str:
    """Return the text that `escape_formula` made into this cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
