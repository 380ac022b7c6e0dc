"""Escape text for Markdown."""

import re

_MEANINGFUL = re.compile(r"[\\`*_\[\]#|~^$=<>&]")
"""Within a line; what counts at the beginning of one only never stands there."""
_JOINERS = "\u200c\u200d"
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escape_markdown(text: str) -> str:
    """Return a text on one line, with everything escaped that Markdown or its dialects give a meaning.

    Control characters and direction overrides are spelled, as they would be invisible.
    """
    line = "".join(visible(character) for character in " ".join(text.split()))
    return _MEANINGFUL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)


def visible(character: str) -> str:
    """Return a character, spelled where it would be invisible."""
    if character.isprintable() or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")
