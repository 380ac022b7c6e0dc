"""Escape text for Markdown."""

import re

_SYNTAX = re.compile(r"[\\`*_\[\]#|~^$=<>&]")
"""Syntax within a line; text never stands at the beginning of one, where more characters would count."""
_JOINERS = "\u200c\u200d"
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape_markdown(text: str) -> str:
    """Return a text on one line, with the syntax of Markdown and its dialects escaped.

    Control characters and direction overrides are spelled out, since they would be invisible.
    """
    line = "".join(escape_control_chars(character) for character in " ".join(text.split()))
    return _SYNTAX.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)


def escape_control_chars(character: str) -> str:
    """Return a character, spelled out if it would be invisible."""
    if character.isprintable() or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")
