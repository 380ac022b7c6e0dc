"""Keyed digests of forgotten names, by which a record that names somebody again is found.

A tombstone never holds a name. With its digests, a machine that learns of a forgotten person finds the records that
another one wrote about them meanwhile, and nobody can read the name from the file. Names are digested in one spelling
(``casefold_key``): each address, each full name, also last name first and in one word, and each part of a name, marked
as such.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from feedback_loop.domain.model.events import Event, Forgotten
from feedback_loop.domain.text import casefold_key

_LENGTH = 16
"""Hexadecimal digits of a digest: 64 bits, so that no two names of a journal share one by chance."""

_MAX_WORDS = 5
"""Names of more words are recognised by their address or their parts."""

_MIN_PART_LENGTH = 2
_MAX_ENDING = 3
"""Letters that a case or plural may add to a name."""
_MIN_STEM_LENGTH = 3

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 13

_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'@]++@[^\s<>()\[\],;:\"'@]+")
_WORD = re.compile(r"[^\W_]+")


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
        """Yield each forgotten name and address in a text as it is written there, and parts of names."""
        for match in _ADDRESS.finditer(text):
            address = match[0].rstrip(".").casefold()
            if self._has(address):
                yield address
        words = _WORD.findall(text)
        keys = [casefold_key(word) for word in words]
        for start, word in enumerate(words):
            if stem := self._find_stem(word, keys[start]):
                yield stem
            for end in range(start + 2, min(start + _MAX_WORDS, len(words)) + 1):
                if name := self._find_name(words[start:end], keys[start:end]):
                    yield name

    def _find_stem(self, word: str, key: str) -> str | None:
        """Return a word, or its beginning, if it is a forgotten name in one word or a part of a name."""
        for length in range(len(key), max(_MIN_STEM_LENGTH, len(key) - _MAX_ENDING + 1) - 1, -1):
            stem = key[:length]
            if self._has(f"part {stem}") or self._has(stem):
                return word if length == len(key) else stem.capitalize()
        return word if self._has(f"part {key}") else None

    def _find_name(self, words: Sequence[str], keys: Sequence[str]) -> str | None:
        """Return words joined if they are a full name; its last word may have an ending."""
        first, last = " ".join(keys[:-1]), keys[-1]
        for length in range(len(last), max(1, len(last) - _MAX_ENDING) - 1, -1):
            if self._has(f"{first} {last[:length]}"):
                return " ".join([*words[:-1], words[-1] if length == len(last) else last[:length].capitalize()])
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
        return
    words = casefold_key(name).split()
    if not words:
        return
    yield " ".join(words)
    if len(words) > 1:
        yield " ".join([words[-1], *words[:-1]])
        yield "".join(words)
    # Particles ("van", "de") are written small; alone, they name nobody.
    for word in _WORD.findall(name):
        if len(word) >= _MIN_PART_LENGTH and (not word[0].islower() or name.islower()):
            yield f"part {casefold_key(word)}"


@cache
def _digest(key: str, form: str) -> str:
    return hmac.digest(key.encode(), form.encode(), hashlib.sha256).hex()[:_LENGTH]
