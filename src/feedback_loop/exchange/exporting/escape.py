"""Escape text for Markdown."""

import re

from feedback_loop.domain.text import escape_control_chars, one_line

_SYNTAX = re.compile(r"[\\`*_\[\]#|~^$=<>&]")
"""Syntax within a line; text never stands at the beginning of one, where more characters would count."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape_markdown(text: str) -> str:
    """Return a text on one line, with the syntax of Markdown and its dialects escaped.

    Control characters and direction overrides are spelled out, since they would be invisible.
    """
    line = escape_control_chars(one_line(text))
    return _SYNTAX.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)
