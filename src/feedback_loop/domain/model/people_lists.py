"""Several people in one answer."""

import re

from feedback_loop.domain.model.typed_people import is_credentials, is_role
from feedback_loop.domain.text import split_role

_CONJUNCTION = re.compile(r"(?<!\s)\s++(?:and|&|\+)\s++|;")


def split_people(line: str) -> list[str]:
    """Return each of the people that an answer names: "Ann Ray, Bob Cho (cto) and Kim"."""
    people: list[str] = []
    for part in _CONJUNCTION.split(line):
        pieces = _split_at_commas(part)
        are_people = len(pieces) > 1 and not any(map(_belongs_to_name, pieces))
        people += pieces if are_people else [part.strip()]
    return [person for person in people if person]


def _split_at_commas(part: str) -> list[str]:
    """Split a text at the commas outside brackets."""
    pieces: list[str] = []
    for piece in part.split(","):
        if pieces and pieces[-1].count("(") > pieces[-1].count(")"):
            pieces[-1] += f",{piece}"
        else:
            pieces.append(piece)
    return [piece.strip() for piece in pieces]


def _belongs_to_name(piece: str) -> bool:
    """Return True for what stands after the comma of one name: a role, credentials, an address."""
    name, _ = split_role(piece)
    return not name or "@" in name or is_role(name) or is_credentials(name)
