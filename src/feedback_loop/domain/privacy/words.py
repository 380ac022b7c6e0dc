"""Words of a text as they are compared with names: without case, accents, encodings and invisible characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from feedback_loop.domain.text import casefold_key

_LETTERS = re.compile(r"[^\W_]+")
_ENCODED = re.compile(r"(?P<bytes>(?:%(?:25)*+[0-9a-f]{2})+)|xn--(?P<label>[a-z0-9-]{1,59})", re.IGNORECASE)
_UNIT = re.compile(r"%(?:25)*+([0-9a-f]{2})", re.IGNORECASE)
_DIGRAPH = re.compile(r"(?<=[au])e(?=.)|(?<=o)e|(?<=a)a")
_MIN_COLLAPSED_LENGTH = 4

_Span = tuple[int, int]


class Word(NamedTuple):
    """A run of letters or digits; a word in camel case is several.

    Attributes:
        start: its first position in the text that was read.
        end: the position after it.
        key: its letters without case and accents.
        gap: what stands between it and the word before; empty if they are written as one.
        is_capitalized: True if it begins with a capital, or its script has none.
        is_unspaced: True for one letter of a script that may be written without spaces.
    """

    start: int
    end: int
    key: str
    gap: str
    is_capitalized: bool
    is_unspaced: bool


class Reading(NamedTuple):
    """A text without encodings and invisible characters, and where each of its characters stands in the original."""

    text: str
    spans: Sequence[_Span] | None

    def span(self, start: int, end: int) -> _Span:
        """Return where a part of the text stands in the original."""
        return (self.spans[start][0], self.spans[end - 1][1]) if self.spans else (start, end)


def read_text(text: str) -> Reading:
    """Read a text: decode what links encode, and drop marks and invisible characters."""
    if text.isascii() and "%" not in text and "--" not in text:
        return Reading(text, None)
    characters: list[str] = []
    spans: list[_Span] = []
    for character, start, end in _decode(text):
        if unicodedata.category(character) in ("Cf", "Mn", "Mc", "Me"):
            if spans:
                spans[-1] = spans[-1][0], end
        else:
            characters.append(character)
            spans.append((start, end))
    return Reading("".join(characters), spans)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text that was read."""
    position = 0
    for match in _LETTERS.finditer(text):
        gap = text[position : match.start()] or " "
        for start, end, key, is_capitalized, is_unspaced in _split_camel_case(match[0]):
            if key:
                yield Word(match.start() + start, match.start() + end, key, gap, is_capitalized, is_unspaced)
                gap = ""
        position = match.end()


def fold(word: str) -> str:
    """Return the letters of a word without case and accents."""
    return casefold_key(word.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")).replace(" ", "")


@cache
def collapse(key: str) -> str:
    """Return a key in which ``Mueller``, ``Müller`` and ``Muller`` are the same; short keys stay as they are."""
    collapsed = _DIGRAPH.sub("", key)
    return collapsed if len(collapsed) >= _MIN_COLLAPSED_LENGTH else key


def _decode(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each character that a text stands for, with its start and end."""
    position = 0
    for match in _ENCODED.finditer(text):
        yield from ((text[index], index, index + 1) for index in range(position, match.start()))
        yield from _decode_label(match) if match["label"] else _decode_bytes(match, text)
        position = match.end()
    yield from ((text[index], index, index + 1) for index in range(position, len(text)))


def _decode_label(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    try:
        label = match["label"].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        label = match[0]
    return ((character, match.start(), match.end()) for character in label)


def _decode_bytes(match: re.Match[str], text: str) -> Iterator[tuple[str, int, int]]:
    units = list(_UNIT.finditer(match[0]))
    values = bytes(int(unit[1], 16) for unit in units)
    is_within_word = text[match.start() - 1 : match.start()].isalpha()
    try:
        decoded = values.decode()
        sizes = [len(character.encode()) for character in decoded]
    except UnicodeDecodeError:
        # What looks like one byte of another encoding may be a percentage followed by a name: "50%Dana".
        decoded = values.decode("latin-1") if is_within_word else match[0]
        sizes = [1] * len(values)
    if decoded == match[0]:
        yield from ((text[index], index, index + 1) for index in range(match.start(), match.end()))
        return
    index = 0
    for character, size in zip(decoded, sizes, strict=True):
        end = index + size
        # An encoded space does not end a link.
        kept = character if character.isalnum() or character in "@./" else "_"
        yield kept, match.start() + units[index].start(), match.start() + units[end - 1].end()
        index = end


@cache
def _split_camel_case(word: str) -> tuple[tuple[int, int, str, bool, bool], ...]:
    """Return start, end, key, and two properties of each part of a run of letters and digits."""
    starts = [index for index in range(len(word)) if index == 0 or _begins_part(word, index)]
    pieces = ((start, end, word[start:end]) for start, end in zip(starts, [*starts[1:], len(word)], strict=True))
    parts = []
    for start, end, piece in pieces:
        is_unspaced = _is_unspaced(piece[0])
        parts.append((start, end, fold(piece), is_unspaced or piece[0].isupper(), is_unspaced))
    return tuple(parts)


def _begins_part(word: str, index: int) -> bool:
    before, character = word[index - 1], word[index]
    if before.isdigit() != character.isdigit() or _is_unspaced(before) or _is_unspaced(character):
        return True
    return character.isupper() and (not before.isupper() or word[index + 1 : index + 2].islower())


def _is_unspaced(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) == "Lo"
