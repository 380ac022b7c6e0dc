"""Find names in free text and replace them with pseudonyms."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from feedback_loop.domain.privacy.common_words import (
    COMPANY_ENDINGS,
    CYRILLIC_STEM_ENDINGS,
    ENDINGS,
    LONG_NAME_ENDINGS,
    ORDINARY_WORDS,
    PREFIXES,
    SHORT_STEM_ENDINGS,
    STEM_ENDINGS,
    VOWEL_ENDINGS,
)
from feedback_loop.domain.privacy.spellings import (
    MAX_WORDS,
    Spelling,
    address_spellings,
    company_spellings,
    full_name_spellings,
    host_spellings,
    is_full_name,
    person_spellings,
)
from feedback_loop.domain.privacy.words import Reading, Word, collapse, read_text, words_of

UNKNOWN_PERSON = "somebody"
"""Stands for a name that several people share, if the context does not tell which."""

SPELLINGS_FOUND = "in full or in part, with initials, as handles, in links and addresses, and with common endings"
"""Spellings of a name that ``NameMatcher`` finds."""
MAY_REMAIN = "nicknames, initials alone, spelling mistakes, descriptions, and names that the journal was never told"
"""Spellings that it does not find."""

_LINK = re.compile(r"(?:[a-z]{2,12}://|www\.)[^\s<>\"]*+", re.IGNORECASE)
_PIECE = re.compile(r"[^\s<>()\[\],;:\"'\u2018-\u201e\u00ab\u00bb]++")
_PATH = re.compile(r"\.[a-z]{2,24}(?::[0-9]+)?/", re.IGNORECASE)

_LINK_PLACEHOLDER, _ADDRESS_PLACEHOLDER = _PLACEHOLDERS = ("[link]", "[address]")

_VOWELS = frozenset("aeiouyаяоеийь")  # noqa: RUF001  # Latin and Cyrillic
_PREFIX_LENGTH = 32
_GRAM = 4
_MAX_ENDING = 13
_MIN_LENGTH_IN_WORD = 8
_MIN_FULL_NAME_IN_WORD = 6
_MIN_LENGTH_ACROSS_WORDS = 7
_MAX_SHORT_NAME = 2
_MAX_JOINER = 2


class _Match(NamedTuple):
    start: int
    end: int
    owner: str


class _Claim(NamedTuple):
    """A spelling and its owner; it is not exact if the text has it with an ending."""

    spelling: Spelling
    owner: str
    is_exact: bool = True


class _Lookup(NamedTuple):
    claims: Sequence[_Claim]
    has_continuation: bool


@dataclass(slots=True)
class NameMatcher:
    """The names of people and companies, and the pseudonym for each.

    A full name of one owner takes precedence over a part of another's. A part that several owners share means the one
    in the context, otherwise an unknown person.
    """

    _added: set[tuple[object, str, str]] = field(default_factory=set)
    _claims: dict[str, dict[_Claim, None]] = field(default_factory=lambda: defaultdict(dict))
    _stems: dict[str, dict[_Claim, None]] = field(default_factory=lambda: defaultdict(dict))
    _grams: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _prefixes: set[str] = field(default_factory=set)
    _addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _symbols: dict[str, str] = field(default_factory=dict)
    _lookups: dict[str, _Lookup] = field(default_factory=dict)
    _candidates: dict[str, bool] = field(default_factory=dict)
    _inner: dict[tuple[str, bool], Sequence[_Claim]] = field(default_factory=dict)

    def add_company(self, name: str, pseudonym: str) -> None:
        """Add the names of a company: in full, without its legal form, and its first word."""
        self._add(company_spellings, name, pseudonym)
        self._add_symbols(name, pseudonym)

    def add_person(self, name: str, pseudonym: str) -> None:
        """Add the names of a person: in full, last name first, with initials, and each name by itself."""
        self._add(person_spellings, name, pseudonym)
        self._add_symbols(name, pseudonym)

    def add_full_name(self, name: str, pseudonym: str) -> None:
        """Add a person's full name, if it has more than one word, or their address, and nothing else."""
        if "@" in name:
            self._addresses[_address_key(name)].add(pseudonym)
        else:
            self._add(full_name_spellings, name, pseudonym)

    def add_address(self, address: str, pseudonym: str) -> None:
        """Add an e-mail address, and the name that it contains."""
        self._addresses[_address_key(address)].add(pseudonym)
        self._add(address_spellings, address, pseudonym)

    def add_host(self, address: str, pseudonym: str) -> None:
        """Add the host of an e-mail address as a name of a company."""
        self._add(host_spellings, address, pseudonym)

    def pseudonymize(self, text: str, context: Container[str] = (), *, only: str | None = None) -> str:
        """Replace each name in a text with its pseudonym, and each link and unknown address with a placeholder.

        Args:
            text: The text.
            context: Pseudonyms of those whom the text is likely to mean.
            only: Pseudonym to restrict replacement to. Of links and addresses, only those that contain such a name are
                replaced.
        """
        pieces, position = [], 0
        for start, end, pseudonym in self.find(text, context, only=only):
            pieces += [text[position:start], pseudonym]
            position = end
        return "".join([*pieces, text[position:]])

    def mentions(self, text: str, owner: str) -> bool:
        """Return True if a text names ``owner``."""
        return any(True for _ in self.find(text, only=owner))

    def find(self, text: str, context: Container[str] = (), *, only: str | None = None) -> Iterator[_Match]:
        """Yield start, end and pseudonym of each name, link and address in a text."""
        if not text:
            return
        reading = read_text(text)
        names = self._find_names(reading, context, only)
        matches = (match for match in names if only in (None, match.owner) or match.owner in _PLACEHOLDERS)
        for start, end, owner in _merge(reading.text, sorted([*matches, *self._find_symbols(reading.text, only)])):
            yield _Match(*reading.span(start, end), owner)

    def _add(self, spellings_of: Callable[[str], Iterable[Spelling]], name: str, pseudonym: str) -> None:
        if (spellings_of, name, pseudonym) in self._added:
            return
        self._added.add((spellings_of, name, pseudonym))
        for spelling in dict.fromkeys(spellings_of(name)):
            claim = _Claim(spelling, pseudonym)
            for key in {spelling.key, collapse(spelling.key)}:
                self._add_key(key, claim)
        self._lookups.clear()
        self._inner.clear()
        self._candidates.clear()

    def _add_key(self, key: str, claim: _Claim) -> None:
        self._claims[key][claim] = None
        self._prefixes.update(key[:length] for length in range(1, min(len(key), _PREFIX_LENGTH) + 1))
        if key[-1:] in _VOWELS:
            self._stems[key[:-1]][claim] = None
        if len(key) >= _GRAM and not claim.spelling.needs_capital:
            self._grams[key[:_GRAM]][key] = None

    def _add_symbols(self, name: str, pseudonym: str) -> None:
        text = read_text(name).text.strip()
        if text and not any(map(str.isalnum, text)):
            self._symbols[text] = pseudonym

    def _find_symbols(self, text: str, only: str | None) -> Iterator[_Match]:
        for symbols, pseudonym in self._symbols.items():
            start = text.find(symbols) if only in (None, pseudonym) else -1
            while start >= 0:
                end = start + len(symbols)
                if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                    yield _Match(start, end, pseudonym)
                start = text.find(symbols, end)

    def _find_names(self, reading: Reading, context: Container[str], only: str | None) -> Iterator[_Match]:
        """Yield the matches in the text that was read, from start to end."""
        words = list(words_of(reading.text))
        starts = [word.start for word in words]
        position = 0
        for start, end, placeholder in _find_links_and_addresses(reading.text):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            yield from self._find_in_words(words[position:first], context)
            position = last
            is_address = placeholder == _ADDRESS_PLACEHOLDER
            if is_address and (owners := self._addresses.get(_address_key(reading.text[start:end]))):
                yield _Match(start, end, _choose_owner(owners, context))
            elif only is None or self._contains(words[first:last], context, only):
                yield _Match(start, end, placeholder)
        yield from self._find_in_words(words[position:], context)

    def _contains(self, words: Sequence[Word], context: Container[str], owner: str) -> bool:
        return any(match.owner == owner for match in self._find_in_words(words, context, is_handle=True))

    def _find_in_words(
        self, words: Sequence[Word], context: Container[str], *, is_handle: bool = False
    ) -> Iterator[_Match]:
        index = run_end = 0
        is_in_handle = is_handle
        while index < len(words):
            is_alone = index + 1 == len(words) or words[index + 1].gap
            if is_alone and not self._may_name(words[index].key):
                index += 1
                continue
            if is_run_start := index >= run_end:
                run_end = _end_of_run(words, index)
                is_in_handle = is_handle or _is_handle(words, index, run_end)
            count, owners = self._match_at(words, index)
            if not owners:
                length = min(run_end - index, MAX_WORDS) if is_run_start else 1
                count, owners = self._match_within(words[index : index + length], is_handle=is_in_handle)
            if owners:
                while index + count < run_end and words[index + count].key.isdigit():
                    count += 1
                yield _Match(words[index].start, words[index + count - 1].end, _choose_owner(owners, context))
            index += count

    def _match_at(self, words: Sequence[Word], index: int) -> tuple[int, set[str]]:
        """Return the number of words that form the longest name from ``index`` on, and its owners."""
        count, owners, key = 1, set[str](), ""
        boundaries: list[tuple[int, str]] = []
        for end in range(index, min(index + MAX_WORDS, len(words))):
            if end > index:
                boundaries.append((len(key), words[end].gap))
            key += words[end].key
            claims, has_continuation = self._look_up(key)
            accepted = [claim for claim in claims if _is_written(claim, words, index, end, boundaries)]
            if accepted:
                rank = min((not claim.is_exact, claim.spelling.rank) for claim in accepted)
                count = end - index + 1
                owners = {claim.owner for claim in accepted if (not claim.is_exact, claim.spelling.rank) == rank}
            if not has_continuation:
                break
        return count, owners

    def _match_within(self, words: Sequence[Word], *, is_handle: bool) -> tuple[int, set[str]]:
        """Return the owners of a name that is only a part of the first word, or of all words written as one."""
        for count in sorted({1, len(words)}):
            key = "".join(word.key for word in words[:count])
            if claims := self._look_within(key, is_handle=is_handle):
                return count, {claim.owner for claim in claims}
        return 1, set()

    def _may_name(self, key: str) -> bool:
        """Return False for a word that is no name, contains none, and begins none."""
        known = self._candidates.get(key)
        if known is None:
            lookup = self._look_up(key)
            known = bool(lookup.claims or lookup.has_continuation or self._look_within(key, is_handle=True))
            self._candidates[key] = known
        return known

    def _look_up(self, key: str) -> _Lookup:
        if key not in self._lookups:
            keys = {key, collapse(key)}
            exact = {claim: None for key in keys for claim in self._claims.get(key, ())}
            claims = exact or {claim: None for key in keys for claim in self._inflections(key)}
            has_continuation = any(key[:_PREFIX_LENGTH] in self._prefixes for key in keys)
            self._lookups[key] = _Lookup(list(claims), has_continuation)
        return self._lookups[key]

    def _inflections(self, key: str) -> Iterator[_Claim]:
        """Yield the names that a word may be with an ending."""
        if key in ORDINARY_WORDS:
            return
        for position in range(max(len(key) - _MAX_ENDING, _MAX_SHORT_NAME), len(key)):
            stem, ending = key[:position], key[position:]
            claims = {claim: None for claim in self._claims.get(stem, ()) if _takes_ending(claim, stem, ending)}
            claims |= {claim: None for claim in self._stems.get(stem, ()) if _replaces_vowel(claim, stem, ending)}
            for spelling, owner, _ in claims:
                is_short_stem = len(stem) <= _MAX_SHORT_NAME
                needs_capital = spelling.needs_capital or is_short_stem
                yield _Claim(spelling._replace(needs_capital=needs_capital), owner, is_exact=False)

    def _look_within(self, word: str, *, is_handle: bool) -> Sequence[_Claim]:
        """Return the names that stand within a longer word."""
        known = self._inner.get((word, is_handle))
        if known is None:
            known = list(self._names_within(word, is_handle=is_handle)) if word not in ORDINARY_WORDS else []
            self._inner[word, is_handle] = known
        return known

    def _names_within(self, word: str, *, is_handle: bool) -> Iterator[_Claim]:
        for text in dict.fromkeys((word, collapse(word))):
            for position in range(len(text) - _GRAM + 1):
                for key in self._grams.get(text[position : position + _GRAM], ()):
                    if len(key) < len(text) and text.startswith(key, position):
                        claims = self._claims[key]
                        if is_handle or _is_distinctive(key, claims) or _is_affixed(text, position, len(key)):
                            yield from claims
                            return


def _is_distinctive(key: str, claims: Collection[_Claim]) -> bool:
    """Return True if a name is long enough to be meant wherever it stands within a word."""
    has_several_words = any(is_full_name(claim.spelling) for claim in claims)
    return len(key) >= (_MIN_FULL_NAME_IN_WORD if has_several_words else _MIN_LENGTH_IN_WORD)


def _is_affixed(word: str, position: int, length: int) -> bool:
    """Return True if a name stands in a word with nothing but what companies put before and after theirs."""
    if position > _MAX_ENDING or len(word) - position - length > _MAX_ENDING:
        return False
    before, after = word[:position], word[position + length :]
    return (not before or before in PREFIXES) and (not after or after in COMPANY_ENDINGS)


def _takes_ending(claim: _Claim, name: str, ending: str) -> bool:
    if claim.spelling.initials or len(name) <= _MAX_SHORT_NAME:
        return False
    endings = VOWEL_ENDINGS if name[-1] in _VOWELS else ENDINGS
    return ending in endings or (len(name) > _GRAM and ending in LONG_NAME_ENDINGS)


def _replaces_vowel(claim: _Claim, stem: str, ending: str) -> bool:
    if claim.spelling.initials or len(stem) < _MAX_SHORT_NAME:
        return False
    if stem[-1].isascii():
        return ending in (STEM_ENDINGS if len(stem) > _MAX_SHORT_NAME else SHORT_STEM_ENDINGS)
    return len(stem) > _MAX_SHORT_NAME and ending in CYRILLIC_STEM_ENDINGS


def _is_written(
    claim: _Claim, words: Sequence[Word], first: int, last: int, boundaries: Sequence[tuple[int, str]]
) -> bool:
    """Return True if some words, whose letters are those of a spelling, are written as a name."""
    spelling = claim.spelling
    if spelling.needs_capital and not words[first].is_capitalized:
        return False
    if len(spelling.key) <= _MAX_SHORT_NAME and not words[first].is_unspaced:
        is_alone = words[first].gap and (last + 1 == len(words) or words[last + 1].gap)
        if not is_alone or not claim.is_exact:
            return False
    if first == last and spelling.initials and words[first].key in ORDINARY_WORDS:
        return False
    is_split_anywhere = len(spelling.key) >= _MIN_LENGTH_ACROSS_WORDS
    for position, gap in boundaries:
        is_split = position in spelling.splits or (is_split_anywhere and position < len(spelling.key))
        if gap and not (position in spelling.splits or (is_split and len(gap) <= _MAX_JOINER)):
            return False
    return not spelling.initials or _has_initials(spelling, words[first : last + 1])


def _has_initials(spelling: Spelling, words: Sequence[Word]) -> bool:
    """Return True if each single letter that stands for a name is a capital, or is joined to what is beside it."""
    position = 0
    for index, word in enumerate(words):
        if position in spelling.initials and len(word.key) == 1 and not word.is_capitalized:
            gap = words[index + 1].gap if index + 1 < len(words) else word.gap
            if any(map(str.isspace, gap)):
                return False
        position += len(word.key)
    return True


def _end_of_run(words: Sequence[Word], first: int) -> int:
    """Return the end of the words that are written as one."""
    end = first + 1
    while end < len(words) and not words[end].gap:
        end += 1
    return end


def _is_handle(words: Sequence[Word], first: int, end: int) -> bool:
    """Return True if a run of letters is written as in a handle: with a sign before it, digits or underscores."""
    after = words[end].gap[:1] if end < len(words) else ""
    has_digits = any(word.key.isdigit() for word in words[first:end])
    return words[first].gap[-1:] in ("@", "#", "_") or after == "_" or has_digits


def _find_links_and_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and placeholder of each link and address."""
    position = 0
    for link in _LINK.finditer(text):
        yield from _find_addresses(text, position, link.start())
        yield link.start(), link.end(), _LINK_PLACEHOLDER
        position = link.end()
    yield from _find_addresses(text, position, len(text))


def _find_addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for piece in _PIECE.finditer(text, start, end):
        address = _without_final_marks(piece[0])
        local, at, host = address.partition("@")
        if local and at and host:
            yield piece.start(), piece.start() + len(address), _ADDRESS_PLACEHOLDER
        elif _PATH.search(address):
            yield piece.start(), piece.start() + len(address), _LINK_PLACEHOLDER


def _without_final_marks(piece: str) -> str:
    end = len(piece)
    while end and not (piece[end - 1].isalnum() or piece[end - 1] == "/"):
        end -= 1
    return piece[:end]


def _address_key(address: str) -> str:
    return "@".join("".join(word.key for word in words_of(part)) for part in read_text(address).text.split("@"))


def _merge(text: str, matches: Iterable[_Match]) -> Iterator[_Match]:
    """Yield matches that do not overlap, and those of one owner that only a space or hyphen parts as one."""
    previous: _Match | None = None
    for match in matches:
        if previous is None:
            previous = match
        elif match.start < previous.end:
            continue
        elif match.owner == previous.owner and _joins_names(text[previous.end : match.start]):
            previous = previous._replace(end=match.end)
        else:
            yield previous
            previous = match
    if previous:
        yield previous


def _joins_names(gap: str) -> bool:
    return len(gap) <= _MAX_JOINER and not gap.strip(" \t\r\n-_.+")


def _choose_owner(owners: Collection[str], context: Container[str]) -> str:
    likely = owners if len(owners) == 1 else {owner for owner in owners if owner in context}
    return next(iter(likely)) if len(likely) == 1 else UNKNOWN_PERSON
