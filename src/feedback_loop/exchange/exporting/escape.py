"""Escape text for Markdown."""

import re

from feedback_loop.domain.text import escape_control_chars, one_line

_MEANINGFUL = re.compile(r"[\\`*_\[\]#|~^$=<>&]")
"""Within a line; what counts at the beginning of one only never stands there."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape_markdown(text: str) -> str:
    """Return a text on one line, with the syntax of Markdown and its dialects escaped.

    Control characters and direction overrides are spelled out, since they would be invisible.
    """
    line = escape_control_chars(one_line(text))
    return _MEANINGFUL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)
