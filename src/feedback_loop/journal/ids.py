"""Ids that no two machines ever give twice."""

import os

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_CHARACTERS = 13
_BITS_EACH = 5


def new_id() -> str:
    """Return 65 random bits as 13 characters of Crockford's base 32, in lower case."""
    number = int.from_bytes(os.urandom((_CHARACTERS * _BITS_EACH + 7) // 8))
    places = range(0, _CHARACTERS * _BITS_EACH, _BITS_EACH)
    return "".join(_ALPHABET[number >> place & 31] for place in places)
