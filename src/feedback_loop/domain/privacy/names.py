"""Find names in free text and replace them with pseudonyms."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from feedback_loop.domain.text import casefold_key

UNKNOWN_PERSON = "somebody"
"""Stands for a name that several people share, if the context does not tell which."""

_LINK = r"(?P<link>(?:https?://|www\.)\S+)"
_ADDRESS = r"(?P<address>[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']*\w)"
_WORD = r"(?P<word>[^\W_]+)"


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEGAL_FORMS = _word_set(
    "ab ag aps as bv co company corp corporation gmbh group holding holdings inc kg limited llc llp ltd nv oy oyj plc "
    "pty sa sarl sas se srl"
)
_COMMON_COMPANY_WORDS = _word_set(
    "american bank best data digital first general global great international national next open royal smart software "
    "step the time union united university world"
)
_COMMON_WORD_NAMES = _word_set(
    "will mark may june april august hope grace faith joy rose art bill frank drew sue pat rob chase jack ray dawn max "
    "miles sunny young long king best little bush wood stone field banks day strong short small good love case"
)
"""Names that are common words; in lower case they are hardly ever names."""
_MAX_SHORT_WORD = 3

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    is_capitalized: bool = False
    kind: str = "word"


@dataclass(slots=True)
class NameMatcher:
    """The names of people and companies, and the pseudonym for each.

    A full name of one owner takes precedence over a part of another's. A part that several owners share means the one
    in the context, otherwise an unknown person.
    """

    _full_names: dict[_Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _parts: dict[_Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _capitalized_parts: dict[_Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    _symbols: dict[str, str] = field(default_factory=dict)
    _lengths: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add_company(self, name: str, pseudonym: str) -> None:
        """Add the names of a company: in full, without its legal form, in one word, and its first word."""
        words = self._add_full_name(name, pseudonym)
        while len(words) > 1 and words[-1] in _LEGAL_FORMS:
            words = words[:-1]
            self._add_words(self._full_names, words, pseudonym)
        if len(words) > 1:
            self._add_words(self._full_names, ("".join(words),), pseudonym)
            is_distinctive = len(words[0]) > _MAX_SHORT_WORD and words[0] not in _COMMON_COMPANY_WORDS
            self._add_words(self._parts if is_distinctive else self._capitalized_parts, words[:1], pseudonym)

    def add_person(self, name: str, pseudonym: str) -> None:
        """Add the names of a person: in full, last name first, and each name by itself."""
        words = self._add_full_name(name, pseudonym)
        if len(words) > 1:
            self._add_words(self._full_names, (words[-1], *words[:-1]), pseudonym)
            self._add_words(self._full_names, ("".join(words),), pseudonym)
        for token in _tokenize(name, _token_pattern(())):
            # Particles ("van", "de") are common words.
            if len(token.key) > 1 and (token.is_capitalized or not any(map(str.isupper, name))):
                parts = self._capitalized_parts if token.key in _COMMON_WORD_NAMES else self._parts
                self._add_words(parts, (token.key,), pseudonym)

    def add_address(self, address: str, pseudonym: str) -> None:
        """Add an e-mail address."""
        self._full_names[address.casefold(),].add(pseudonym)

    def pseudonymize(self, text: str, context: Container[str] = (), *, only: str | None = None) -> str:
        """Replace each name in a text with its pseudonym, and each link and unknown address with a placeholder.

        Args:
            text: The text.
            context: Pseudonyms of those whom the text is likely to mean.
            only: Pseudonym to restrict replacement to; a text without it is returned unchanged.
        """
        normalized = _normalize(text)
        matches = [match for match in self._find_names(normalized, context) if only in (None, match[2])]
        if only and not matches:
            return text
        pieces, position = [], 0
        for start, end, pseudonym in matches:
            pieces += [normalized[position:start], pseudonym]
            position = end
        return "".join([*pieces, normalized[position:]])

    def _add_full_name(self, name: str, pseudonym: str) -> _Words:
        words = tuple(token.key for token in _tokenize(name, _token_pattern(())))
        self._add_words(self._full_names, words, pseudonym)
        if not words and name.strip():
            self._symbols[_normalize(name).strip()] = pseudonym
        return words

    def _add_words(self, names: dict[_Words, set[str]], words: _Words, pseudonym: str) -> None:
        if words:
            names[words].add(pseudonym)
            self._lengths[words[0]].add(len(words))

    def _find_names(self, text: str, context: Container[str]) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and pseudonym of each name in a text."""
        tokens = list(_tokenize(text, _token_pattern(tuple(self._symbols))))
        index = 0
        while index < len(tokens):
            length, pseudonym = self._match_at(text, tokens, index, context)
            if pseudonym:
                yield tokens[index].start, tokens[index + length - 1].end, pseudonym
            index += length

    def _match_at(
        self, text: str, tokens: Sequence[_Token], index: int, context: Container[str]
    ) -> tuple[int, str | None]:
        """Return the number of tokens that form a name from ``index`` on, and its pseudonym."""
        token = tokens[index]
        if token.kind != "word":
            return 1, self._replace_special(token, text[token.start : token.end], context)
        for length in sorted(self._lengths.get(token.key, ()), reverse=True):
            words = tuple(token.key for token in tokens[index : index + length])
            if owners := self._owners_of(words, is_capitalized=token.is_capitalized):
                return len(words), _choose_owner(owners, context)
        return 1, None

    def _replace_special(self, token: _Token, text: str, context: Container[str]) -> str:
        if token.kind == "symbols":
            return self._symbols[text]
        owners = self._full_names.get((text.casefold(),))
        return _choose_owner(owners, context) if owners else f"[{token.kind}]"

    def _owners_of(self, words: _Words, *, is_capitalized: bool) -> set[str] | None:
        owners = self._full_names.get(words) or self._parts.get(words)
        return owners or (self._capitalized_parts.get(words) if is_capitalized else None)


def _choose_owner(owners: set[str], context: Container[str]) -> str:
    likely = owners if len(owners) == 1 else {owner for owner in owners if owner in context}
    return next(iter(likely)) if len(likely) == 1 else UNKNOWN_PERSON


def _normalize(text: str) -> str:
    """Compose letters and drop the invisible characters that may split a name."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(c for c in text if unicodedata.category(c) != "Cf"))


@cache
def _token_pattern(symbols: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(symbols, key=len, reverse=True)
    known = [rf"(?P<symbols>(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w))"] if longest_first else []
    return re.compile("|".join([_LINK, _ADDRESS, *known, _WORD]), re.IGNORECASE)


def _tokenize(text: str, pattern: re.Pattern[str]) -> Iterator[_Token]:
    for match in pattern.finditer(_normalize(text)):
        if match.lastgroup != "word":
            yield _Token(match.start(), match.end(), "", kind=str(match.lastgroup))
        else:
            yield from _word_tokens(match[0], match.start())


def _word_tokens(word: str, start: int) -> Iterator[_Token]:
    """Yield a word, or each of its letters in scripts that may be written without spaces."""
    if word.isascii() or not any(unicodedata.category(c) == "Lo" for c in word):
        yield _Token(start, start + len(word), casefold_key(word), word[0].isupper())
        return
    for position, character in enumerate(word, start):
        yield _Token(position, position + 1, casefold_key(character), is_capitalized=True)
