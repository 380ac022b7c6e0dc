"""The spellings by which a name may be meant: in full, in parts, with initials, as a handle, with an ending."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from feedback_loop.domain.privacy.common_words import (
    ARTICLES,
    COMMON_COMPANY_WORDS,
    COMMON_WORD_NAMES,
    LEGAL_FORMS,
    MAIL_HOSTS,
    ROLE_WORDS,
)
from feedback_loop.domain.privacy.words import Word, read_text, words_of

MAX_WORDS = 24
"""Words beyond which a name is found in pieces."""

_MAX_SHORT_WORD = 3
_MAX_UNITS = 8
"""Words of a name beyond which it is no person's, and has no spelling with initials."""


class Rank(IntEnum):
    """Claim of a name to a spelling: the full name of one comes before a part, or initials, of another's."""

    FULL = 0
    PART = 1


class Spelling(NamedTuple):
    """One spelling of a name.

    Attributes:
        key: its letters, in one.
        splits: the places in the key at which the name itself has a space, hyphen or the like.
        rank: the claim of the name to it.
        needs_capital: True if it is no name where it begins in lower case.
        initials: the places in the key of single letters that stand for a name.
    """

    key: str
    splits: frozenset[int]
    rank: Rank
    needs_capital: bool = False
    initials: frozenset[int] = frozenset()


class _Unit(NamedTuple):
    """One name of a person, such as ``Anna-Lena``, in its parts."""

    parts: tuple[str, ...]
    is_particle: bool = False

    @property
    def initial(self) -> "_Unit":
        return _Unit((self.parts[0][:1],))

    @property
    def initials(self) -> "_Unit":
        return _Unit(tuple(part[:1] for part in self.parts))

    @property
    def key(self) -> str:
        return "".join(self.parts)


def is_full_name(spelling: Spelling) -> bool:
    """Return True if several names in full are in it."""
    return spelling.rank is Rank.FULL and bool(spelling.splits)


def company_spellings(name: str) -> Iterator[Spelling]:
    """Yield the spellings of a company: in full, without its legal form, and its first word."""
    yield from _pieces(name)
    parts = list(_join_glued(_read_words(name)))
    without_article = parts[1:] if len(parts) > 1 and parts[0] in ARTICLES else parts
    for words in (parts, without_article, [word for word in without_article if word not in ("and", "und")]):
        yield from _full(words)
        core = list(words)
        while len(core) > 1 and core[-1] in LEGAL_FORMS:
            core.pop()
            yield from _full(core)
    if "&" in name or "+" in name:
        yield from _full(_with_and(name))
    if len(without_article) > 1:
        first = without_article[0]
        is_common = len(first) <= _MAX_SHORT_WORD or first in COMMON_COMPANY_WORDS
        yield _spelling([first], Rank.PART, needs_capital=is_common)


def person_spellings(name: str) -> Iterator[Spelling]:
    """Yield the spellings of a person: in full, last name first, with initials, and each name by itself."""
    units = _units_of(name)
    if not units:
        return
    yield from _pieces(name)
    for order in _orders(units):
        yield _spelling(_parts_of(order), Rank.FULL)
    for order in _without_middle_names(units):
        yield _spelling(_parts_of(order), Rank.PART)
    if 1 < len(units) <= _MAX_UNITS:
        for order in _with_initials(units):
            yield _spelling_with_initials(order)
    for unit in units:
        if not unit.is_particle and len(unit.key) > 1:
            yield _spelling(unit.parts, Rank.PART)
            if len(unit.parts) > 1:
                yield from (_spelling([part], Rank.PART) for part in unit.parts if len(part) > 1)


def full_name_spellings(name: str) -> Iterator[Spelling]:
    """Yield the spellings of a person that have more than one name in full."""
    return (spelling for spelling in person_spellings(name) if is_full_name(spelling))


def address_spellings(address: str) -> Iterator[Spelling]:
    """Yield the spellings of a person who is known by an address such as ``zelda.fitz@mail.example``."""
    local = address.partition("@")[0].partition("+")[0]
    parts = [word.key for word in words_of(read_text(local).text) if not word.key.isdigit()]
    if not parts or not ROLE_WORDS.isdisjoint(parts) or len("".join(parts)) <= 1:
        return
    if len(parts) > 1:
        yield from person_spellings(" ".join(parts))
    else:
        yield _spelling(parts, Rank.PART)


def _read_words(name: str) -> list[Word]:
    return list(words_of(read_text(name).text))


def host_spellings(address: str) -> Iterator[Spelling]:
    """Yield the spellings of the host of an address, unless it is one for mail of anybody."""
    parts = list(_join_glued(_read_words(address.partition("@")[2])))
    if MAIL_HOSTS.isdisjoint(parts):
        yield from _full(parts)


def _with_and(name: str) -> list[str]:
    return list(_join_glued(_read_words(name.replace("&", " and ").replace("+", " and "))))


def _units_of(name: str) -> list[_Unit]:
    """Return the names of a person; what hyphens and apostrophes join is one of them."""
    units: list[list[Word]] = []
    for word in _read_words(name):
        if units and not any(map(str.isspace, word.gap)):
            units[-1].append(word)
        else:
            units.append([word])
    has_capitals = any(map(str.isupper, name))
    return [_Unit(_join_glued(words), has_capitals and not words[0].is_capitalized) for words in units]


def _join_glued(words: Iterable[Word]) -> tuple[str, ...]:
    parts: list[str] = []
    for word in words:
        if word.gap or not parts:
            parts.append(word.key)
        else:
            parts[-1] += word.key
    return tuple(parts)


def _parts_of(units: Iterable[_Unit]) -> list[str]:
    return [part for unit in units for part in unit.parts]


def _orders(units: list[_Unit]) -> list[list[_Unit]]:
    """Return the orders in which a full name is written."""
    return [[*units[start:], *units[:start]] for start in range(len(units) if len(units) <= _MAX_UNITS else 1)]


def _without_middle_names(units: list[_Unit]) -> list[list[_Unit]]:
    first, last = units[0], _last_names(units)
    return [[first, *last], [*last, first], [first, units[-1]], [units[-1], first]] if units[2:] else []


def _last_names(units: list[_Unit]) -> list[_Unit]:
    """Return the last name with the particles before it."""
    start = len(units) - 1
    while start > 1 and units[start - 1].is_particle:
        start -= 1
    return units[start:]


def _with_initials(units: list[_Unit]) -> Iterator[list[_Unit]]:
    first, last, others = units[0], _last_names(units), units[: -len(_last_names(units))]
    for given in (
        [first.initial],
        [first.initials],
        [unit.initial for unit in others],
        [first, *_initials(others[1:])],
    ):
        for surname in (last, [units[-1]]):
            yield [*given, *surname]
            yield [*surname, *given]
    yield [*_initials(units[:-1]), units[-1]]
    yield [first, units[-1].initial]
    yield [units[-1].initial, first]


def _initials(units: Iterable[_Unit]) -> list[_Unit]:
    return [unit.initial for unit in units]


def _pieces(name: str) -> Iterator[Spelling]:
    """Yield equal pieces of a name that is too long to be found as a whole."""
    words = _read_words(name)
    if len(words) > MAX_WORDS:
        size = ceil(len(words) / ceil(len(words) / MAX_WORDS))
        for start in range(0, len(words), size):
            yield from _full(list(_join_glued(words[start : start + size])))


def _full(parts: list[str]) -> Iterator[Spelling]:
    if parts:
        yield _spelling(parts, Rank.FULL)


def _spelling(parts: Iterable[str], rank: Rank, *, needs_capital: bool = False) -> Spelling:
    parts = list(parts)
    ends = list(accumulate(map(len, parts)))
    key = "".join(parts)
    is_common = key in COMMON_WORD_NAMES or len(key) == 1
    return Spelling(key, frozenset(ends[:-1]), rank, needs_capital or is_common)


def _spelling_with_initials(units: list[_Unit]) -> Spelling:
    parts = _parts_of(units)
    starts = [0, *accumulate(map(len, parts))]
    initials = frozenset(start for start, part in zip(starts, parts, strict=False) if len(part) == 1)
    return _spelling(parts, Rank.PART)._replace(initials=initials)
