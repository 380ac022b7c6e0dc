"""Comparison of the names of companies as mails and journals write them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from feedback_loop.domain.model.companies import company_key
from feedback_loop.domain.text import casefold_key, word_set

_LEADING_WORDS = word_set(
    "the a an atelier studio officine cabinet groupe gruppe grupo gruppo group maison banque banca banco "
    "la le les el il mairie"
)
"""Words before a name that people leave out."""
_AROUND_LABELS = word_set(
    "hq inc corp group careers career jobs job app io tech labs lab hr talent recruiting team get join with use try "
    "the go my hello de uk us eu at ch nl fr es mail global software online company"
)
"""Words that owners of domains put before or after a name."""
_AROUND_LENGTHS = sorted({len(word) for word in _AROUND_LABELS})
_BODIES = word_set(
    "ayuntamiento comune gemeente stadt stadtverwaltung gemeinde gemeindeverwaltung kreisverwaltung landkreis "
    "ville commune camara municipal municipio kommun urzad "
    "city town county borough council universitat university universite universidad universita universiteit "
    "hotel trattoria ristorante restaurante cafe clinica clinique klinik kliniken klinikum hospital hopital ospedale"
)
"""Kinds of bodies whose domains have only the place or name that follows."""
_LINKS = word_set("de du des der die das den dem d l of for fur the von zu und and et y e da do di van")
"""Small words within a name that people leave out."""
_TRANSCRIBED = re.compile(r"(?<=[aou])e")
"""The second letter of a transcribed umlaut."""
_MIN_LABEL = 3
_MIN_WORD = 5
"""The shortest word that tells which company it is, where the other words of a label are shortened."""
_MAX_NAMES = 8_192
"""Most names whose words are remembered: those of a journal, to which each mail is compared."""
_MIN_TAIL = 4
"""The shortest end of a name that a label with a shortened beginning has whole."""


def is_same_company(name: str, other: str) -> bool:
    """Return True if two names are those of one company: the same, or one of them is the beginning of the other."""
    if company_key(name) == company_key(other):
        return True
    words, other_words = _words(name), _words(other)
    shortest = min(len(words), len(other_words))
    return bool(shortest) and words[:shortest] == other_words[:shortest]


def is_label_of(label: str, company: str) -> bool:
    """Return True if the owner's part of a domain stands for a company: ``acme-labs`` for Acme Labs GmbH."""
    parts = _label_parts(label)
    key = "".join(parts)
    if len(key) < _MIN_LABEL:
        return False
    words = _words(company)
    if key == plain_spelling(company_key(company)) or key in _joined_parts(words) or _are_short_for(parts, words):
        return True
    return _is_shortened(key, company) or "".join(words) in _without_usual_words(key)


def plain_spelling(key: str) -> str:
    """Return a key in which an umlaut and its transcription are the same: "ue" is "u"."""
    return _TRANSCRIBED.sub("", key)


def _are_short_for(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Return True if the parts of a label are the words of a name, some of them shortened: "univ", "ws"."""
    if len(parts) != len(words):
        return False
    pairs = list(zip(parts, words, strict=True))
    is_named = any(part == word and len(word) >= _MIN_WORD for part, word in pairs)
    return is_named and all(word.startswith(part) or _are_letters_of(part, word) for part, word in pairs)


def _is_shortened(key: str, company: str) -> bool:
    """Return True if a label is the end of a name and a shortened word before it."""
    return any(_is_head_and_tail(key, words) for words in _spellings(company))


def _spellings(company: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words of a name without those that people leave out, and all of them."""
    return _words(company), casefold_key(company).split()


def _is_head_and_tail(key: str, words: Sequence[str]) -> bool:
    """Return True if a label is the beginning of one word of a name and all that follows: "adminblok"."""
    for count in range(1, len(words)):
        tail = "".join(words[count:])
        head = key.removesuffix(tail)
        if len(tail) >= _MIN_TAIL and 1 < len(head) < len(key):
            return words[count - 1].startswith(head) or _are_letters_of(head, words[count - 1])
    return False


def _are_letters_of(part: str, word: str) -> bool:
    """Return True if two letters are the first and a later one of a word."""
    return len(part) == 2 and word[0] == part[0] and part[1] in word[1:]  # noqa: PLR2004


def is_named_in(company: str, text: str) -> bool:
    """Return True if a text holds the name of a company as whole words, with its capitals."""
    words = _words(company)
    if not words or f" {' '.join(words)} " not in f" {_plain_text(text)} ":
        return False
    return not company[:1].isupper() or company[:1] in text


def is_part_of(company: str, name: str) -> bool:
    """Return True if a longer name, such as that of a person and a company, holds one of several words whole."""
    words = _words(company)
    return len(words) > 1 and f" {' '.join(words)} " in f" {_plain_text(name)} "


class CompanyWords:
    """The names of many companies, to be looked up in the words of a text at once."""

    def __init__(self, companies: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for words in {tuple(_bare_words(company)) for company in companies}:
            if words:
                self._by_first.setdefault(words[0], set()).add(words)

    def are_in(self, words: Sequence[str]) -> bool:
        """Return True if the words of a text hold one of the names."""
        if self._by_first.keys().isdisjoint(words):
            return False
        return any(
            tuple(words[start : start + len(name)]) == name
            for start, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )


class CompanyLabels:
    """The names of many companies, to be looked up by the owner's part of a domain at once, as ``is_label_of`` does."""

    def __init__(self, companies: Iterable[str]) -> None:
        self._by_key: dict[str, set[str]] = {}
        self._by_whole: dict[str, set[str]] = {}
        self._by_word: dict[str, set[str]] = {}
        self._by_tail: dict[str, set[str]] = {}
        for company in set(companies):
            words = _words(company)
            self._by_whole.setdefault("".join(words), set()).add(company)
            for key in {plain_spelling(company_key(company)), *_joined_parts(words)}:
                self._by_key.setdefault(key, set()).add(company)
            for word in words:
                if len(word) >= _MIN_WORD:
                    self._by_word.setdefault(word, set()).add(company)
            for tail in {tail for spelling in _spellings(company) for tail in _tails(spelling)}:
                self._by_tail.setdefault(tail, set()).add(company)

    def find(self, label: str) -> set[str]:
        """Return the names that a label stands for."""
        parts = _label_parts(label)
        key = "".join(parts)
        if len(key) < _MIN_LABEL:
            return set()
        names = set(self._by_key.get(key, ()))
        for name in _without_usual_words(key):
            names.update(self._by_whole.get(name, ()))
        for part in parts:
            names.update(name for name in self._by_word.get(part, ()) if _are_short_for(parts, _words(name)))
        for start in range(1, len(key) - _MIN_TAIL + 1):
            names.update(name for name in self._by_tail.get(key[start:], ()) if _is_shortened(key, name))
        return names


def _tails(words: Sequence[str]) -> Iterator[str]:
    """Yield the ends of a name before which a label may shorten a word."""
    for count in range(1, len(words)):
        if len(tail := "".join(words[count:])) >= _MIN_TAIL:
            yield tail


def _without_usual_words(key: str) -> list[str]:
    """Return a key without usual words before and after it, in every way."""
    starts = [0, *(length for length in _AROUND_LENGTHS if key[:length] in _AROUND_LABELS)]
    ends = [len(key), *(len(key) - length for length in _AROUND_LENGTHS if key[-length:] in _AROUND_LABELS)]
    return [key[start:end] for start in starts for end in ends if end - start >= _MIN_LABEL]


def _label_parts(label: str) -> list[str]:
    # Uncached: a mailbox has more labels than memory should hold.
    return [plain_spelling(part) for part in casefold_key.__wrapped__(label).split()]


def _joined_parts(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a name, joined, without some at the end or at the beginning."""
    for count in range(1, len(words) + 1):
        yield "".join(words[:count])
    if words and words[0] in _BODIES:
        yield "".join(words[1:])
    for start in range(len(words) - 1):
        yield "".join(words[start:])


def _plain_text(text: str) -> str:
    words = casefold_key(text).split()
    return " ".join(plain_spelling(word) for word in words if word not in _LINKS)


@lru_cache(_MAX_NAMES)
def _words(name: str) -> tuple[str, ...]:
    """Return the words by which names are compared, in plain spelling and without small words but the first one."""
    words = _bare_words(name)
    return tuple(plain_spelling(word) for number, word in enumerate(words) if not number or word not in _LINKS)


def _bare_words(name: str) -> Sequence[str]:
    """Return the words of a name without its legal form and the words that people leave out."""
    words = casefold_key(name).split()
    while len(words) > 1 and company_key(" ".join(words)) == company_key(" ".join(words[:-1])):
        words.pop()
    while len(words) > 1 and words[0] in _LEADING_WORDS:
        del words[0]
        if len(words) > 1 and words[0] in _LINKS:
            del words[0]
    return words
