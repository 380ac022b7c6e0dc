"""Find names in free text and replace them with pseudonyms."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cache

from feedback_loop.domain.text import casefold_key

UNKNOWN_PERSON = "somebody"
"""What stands for a name that several people share, where nothing says which one is meant."""

_LINK = r"(?P<link>(?:https?://|www\.)\S+)"
_ADDRESS = r"(?P<address>[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']*\w)"
_WORD = r"(?P<word>[^\W_]+)"
_LEGAL = (
    "ab ag aps as bv co company corp corporation gmbh group holding holdings inc kg limited llc llp ltd nv oy oyj plc "
    "pty sa sarl sas se srl"
)
_COMMON = (
    "american bank best data digital first general global great international national next open royal smart software "
    "step the time union united university world"
)
COMMON_WORD_NAMES = (
    "will mark may june april august hope grace faith joy rose art bill frank drew sue pat rob chase jack ray dawn max "
    "miles sunny young long king best little bush wood stone field banks day strong short small good love case"
)
_LEGAL_FORMS, _COMMON_WORDS = frozenset(_LEGAL.split()), frozenset(_COMMON.split())
_ORDINARY_WORDS = frozenset(COMMON_WORD_NAMES.split())
"""Words that are names as well; in lower case they are hardly anybody's."""
_SHORT = 3

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    words: str
    capital: bool = False
    kind: str = "word"


@dataclass(slots=True)
class NameMatcher:
    """Everything that people and companies are called, and the pseudonym for each.

    A whole name means its owner before a part of somebody else's does; a part that several share means the one who
    has to do with the text, else somebody.
    """

    _whole: dict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _parts: dict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _proper: dict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _symbols: dict[str, str] = field(default_factory=dict)
    _lengths: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add_company(self, name: str, pseudonym: str) -> None:
        """Learn what a company is called: in full, without its legal form, in one word, by its first word."""
        words = self._learn(name, pseudonym)
        while len(words) > 1 and words[-1] in _LEGAL_FORMS:
            words = words[:-1]
            self._add(self._whole, words, pseudonym)
        if len(words) > 1:
            self._add(self._whole, ("".join(words),), pseudonym)
            rare = len(words[0]) > _SHORT and words[0] not in _COMMON_WORDS
            self._add(self._parts if rare else self._proper, words[:1], pseudonym)

    def add_person(self, name: str, pseudonym: str) -> None:
        """Learn what a person is called: in full, last name first, and by each of the names."""
        words = self._learn(name, pseudonym)
        if len(words) > 1:
            self._add(self._whole, (words[-1], *words[:-1]), pseudonym)
            self._add(self._whole, ("".join(words),), pseudonym)
        for token in _tokens(name, _pattern(())):
            # Particles ("van", "de") are ordinary words.
            if len(token.words) > 1 and (token.capital or not any(map(str.isupper, name))):
                ordinary = token.words in _ORDINARY_WORDS
                self._add(self._proper if ordinary else self._parts, (token.words,), pseudonym)

    def add_address(self, address: str, pseudonym: str) -> None:
        """Learn an address."""
        self._whole[address.casefold(),].add(pseudonym)

    def pseudonymize(self, text: str, context: Container[str] = (), *, only: str | None = None) -> str:
        """Return a text with a pseudonym for each name in it; ``here`` are those that have to do with it.

        Links and unknown addresses give way to a word, for they tell as much as a name. With ``only``, nothing but
        the names of that pseudonym does, and a text without them stays as it is.
        """
        before, text = text, _normalize(text)
        pieces, position = [], 0
        found = [one for one in self._found(text, context) if only in (None, one[2])]
        if only and not found:
            return before
        for start, end, instead in found:
            pieces += [text[position:start], instead]
            position = end
        return "".join([*pieces, text[position:]])

    def _learn(self, name: str, pseudonym: str) -> Words:
        words = tuple(token.words for token in _tokens(name, _pattern(())))
        self._add(self._whole, words, pseudonym)
        if not words and name.strip():
            self._symbols[_normalize(name).strip()] = pseudonym
        return words

    def _add(self, names: dict[Words, set[str]], words: Words, pseudonym: str) -> None:
        if words:
            names[words].add(pseudonym)
            self._lengths[words[0]].add(len(words))

    def _found(self, text: str, context: Container[str]) -> Iterator[tuple[int, int, str]]:
        tokens = list(_tokens(text, _pattern(tuple(self._symbols))))
        at = 0
        while at < len(tokens):
            length, instead = self._meant(text, tokens, at, context)
            if instead:
                yield tokens[at].start, tokens[at + length - 1].end, instead
            at += length

    def _meant(self, text: str, tokens: list[_Token], at: int, context: Container[str]) -> tuple[int, str | None]:
        """Return how many tokens a name takes from one on, and its pseudonym."""
        token = tokens[at]
        if token.kind != "word":
            return 1, self._special(token, text[token.start : token.end], context)
        for length in sorted(self._lengths.get(token.words, ()), reverse=True):
            words = tuple(each.words for each in tokens[at : at + length])
            if owners := self._owners(words, capital=token.capital):
                return len(words), _one_of(owners, context)
        return 1, None

    def _special(self, token: _Token, text: str, context: Container[str]) -> str:
        if token.kind == "symbols":
            return self._symbols[text]
        owners = self._whole.get((text.casefold(),))
        return _one_of(owners, context) if owners else f"[{token.kind}]"

    def _owners(self, words: Words, *, capital: bool) -> set[str] | None:
        known = self._whole.get(words) or self._parts.get(words)
        return known or (self._proper.get(words) if capital else None)


def _one_of(owners: set[str], context: Container[str]) -> str:
    near = owners if len(owners) == 1 else {owner for owner in owners if owner in context}
    return next(iter(near)) if len(near) == 1 else UNKNOWN_PERSON


def _normalize(text: str) -> str:
    """Return a text with composed letters and without the invisible characters that may split a name."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(c for c in text if unicodedata.category(c) != "Cf"))


@cache
def _pattern(symbols: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(symbols, key=len, reverse=True)
    known = [rf"(?P<symbols>(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w))"] if longest_first else []
    return re.compile("|".join([_LINK, _ADDRESS, *known, _WORD]), re.IGNORECASE)


def _tokens(text: str, pattern: re.Pattern[str]) -> Iterator[_Token]:
    for found in pattern.finditer(_normalize(text)):
        if found.lastgroup != "word":
            yield _Token(found.start(), found.end(), "", kind=str(found.lastgroup))
        else:
            yield from _words(found[0], found.start())


def _words(word: str, start: int) -> Iterator[_Token]:
    """Return a word, or each letter of a script that may do without spaces between words."""
    if word.isascii() or not any(unicodedata.category(c) == "Lo" for c in word):
        yield _Token(start, start + len(word), casefold_key(word), word[0].isupper())
        return
    for place, character in enumerate(word, start):
        yield _Token(place, place + 1, casefold_key(character), capital=True)
