"""Keyed digests of forgotten names, by which a record that names somebody again is found.

A tombstone never holds a name. With its digests, a machine that learns of a forgotten person finds the records that
another one wrote about them meanwhile, and nobody can read the name from the file. What is digested are the spellings
by which a name is found in texts anyway (see ``spellings``), each as its letters in one.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from feedback_loop.domain.model.events import Event, Forgotten
from feedback_loop.domain.privacy.spellings import Spelling, address_spellings, person_spellings
from feedback_loop.domain.privacy.words import Word, collapse, read_text, words_of

_LENGTH = 16
"""Hexadecimal digits of a digest: 64 bits, so that no two names of a journal share one by chance."""

_MAX_WORDS = 6
"""Longer names are recognised by their parts or their address."""

_MAX_ENDING = 3
"""Letters that a case or plural may add to a name."""
_MIN_STEM_LENGTH = 3
_MIN_LENGTH = 2

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 13

_PIECE = re.compile(r"[^\s<>()\[\],;:\"']++")
_CAPITAL = "^"
"""Marks a spelling that is a name only where it begins with a capital."""
_SEVERAL_WORDS = "+"
"""Marks a spelling that may be written as several words."""


def digest_names(key: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the digests of names and addresses under a key, in no order that would tell them apart."""
    forms = {form for name in names for form in _forms(name)}
    return tuple(sorted(_digest(key, form) for form in forms))


class ForgottenNames:
    """The names that some tombstones forgot."""

    def __init__(self, tombstones: Iterable[Forgotten]) -> None:
        self._digests: dict[str, set[str]] = {}
        for tombstone in tombstones:
            if tombstone.key:
                self._digests.setdefault(tombstone.key, set()).update(tombstone.digests)

    def __bool__(self) -> bool:
        return any(self._digests.values())

    def find_in(self, text: str) -> Iterator[str]:
        """Yield each forgotten name, part of a name and address in a text, as it is written there."""
        reading = read_text(text)
        for piece in _PIECE.findall(reading.text):
            address = piece.rstrip(".").casefold()
            if "@" in address and self._has(address):
                yield address
        words = list(words_of(reading.text))
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MAX_WORDS, len(words)) + 1):
                if length := self._known_length(words[start:end]):
                    ending = sum(len(word.key) for word in words[start:end]) - length
                    yield reading.text[words[start].start : words[end - 1].end - ending]

    def _known_length(self, words: Sequence[Word]) -> int | None:
        """Return the number of letters of some words that are a name; the rest of the last word is an ending."""
        key = "".join(word.key for word in words)
        is_one_word = not any(word.gap for word in words[1:])
        marks = [
            capital + several
            for capital in (["", _CAPITAL] if words[0].is_capitalized else [""])
            for several in (["", _SEVERAL_WORDS] if is_one_word else [_SEVERAL_WORDS])
        ]
        shortest = max(len(key) - min(_MAX_ENDING, len(words[-1].key) - 1), _MIN_STEM_LENGTH)
        lengths: list[int] = [len(key), *range(len(key) - 1, shortest - 1, -1)]
        for length in lengths:
            stems = {key[:length], collapse(key[:length])}
            if any(self._has(mark + stem) for stem in stems for mark in marks):
                return length
        return None

    def _has(self, form: str) -> bool:
        return any(_digest(key, form) in digests for key, digests in self._digests.items())


def digest_key(events: Iterable[Event]) -> str | None:
    """Return the key that the tombstones of a journal share, if one has a key yet."""
    return min((event.key for event in events if isinstance(event, Forgotten) and event.key), default=None)


def derive_id(purpose: str, id_: str) -> str:
    """Return an id that follows from another one, in the form of random ids, so that every machine finds the same."""
    bits = hashlib.sha256(f"{purpose} {id_}".encode()).digest()[:_ID_LENGTH]
    return "".join(_ALPHABET[byte & 31] for byte in bits)


def _forms(name: str) -> Iterator[str]:
    if "@" in name:
        yield name.strip().casefold()
        spellings: Iterable[Spelling] = address_spellings(name)
    else:
        spellings = person_spellings(name)
    for spelling in spellings:
        if len(spelling.key) >= _MIN_LENGTH:
            is_short = len(spelling.key) < _MIN_STEM_LENGTH
            mark = _CAPITAL if spelling.needs_capital or is_short else ""
            mark += _SEVERAL_WORDS if spelling.splits else ""
            yield from {mark + spelling.key, mark + collapse(spelling.key)}


@cache
def _digest(key: str, form: str) -> str:
    return hmac.digest(key.encode(), form.encode(), hashlib.sha256).hex()[:_LENGTH]
