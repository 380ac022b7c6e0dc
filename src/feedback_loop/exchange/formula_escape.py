"""Escape spreadsheet cells that would be read as formulas.

The mark is the apostrophe that such programs know. A text that begins with apostrophes and such a character gets one
more, so that taking one off always gives back what was there.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""The full-width signs count as formulas in some languages."""


def escape_formula(text: str) -> str:
    """Return the text of a cell that no program runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape_formula(cell: str) -> str:
    """Return the text that was made into this cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
