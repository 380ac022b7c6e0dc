"""Comparison of the names of companies as mails and journals write them."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
_BODIES = word_set(
    "ayuntamiento comune gemeente stadt gemeinde landkreis ville commune camara municipal municipio kommun urzad "
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


_COMMON = word_set(
    "group holding services solutions systems software school university hospital council company international "
    "consulting partners gmbh limited"
)
"""Words of so many names that mail of strangers holds them as well."""
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
    parts = [plain_spelling(part) for part in casefold_key(label).split()]
    key = "".join(parts)
    if len(key) < _MIN_LABEL:
        return False
    if key == plain_spelling(company_key(company)):
        return True
    words = _words(company)
    without_body = words[1:] if words and words[0] in _BODIES else words
    if any("".join(words[:count]) == key for count in range(1, len(words) + 1)) or "".join(without_body) == key:
        return True
    if any("".join(words[start:]) == key for start in range(len(words) - 1)) or _are_short_for(parts, words):
        return True
    whole = "".join(words)
    if _is_head_and_tail(key, words) or _is_head_and_tail(key, casefold_key(company).split()):
        return True
    before, name, after = key.partition(whole)
    return bool(name) and len(whole) >= _MIN_LABEL and all(part in _AROUND_LABELS for part in (before, after) if part)


def label_needles(company: str) -> Iterator[str]:
    """Yield texts of which one is in every domain that stands for a company in another way than by its first word."""
    words = casefold_key(company).split()
    for word in words[1:]:
        if len(word) >= _MIN_WORD and word not in _COMMON:
            yield word
    yield from ("".join(words[start:]) for start in range(1, len(words)) if len("".join(words[start:])) >= _MIN_TAIL)


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

    @property
    def first_words(self) -> frozenset[str]:
        """The first word of each name."""
        return frozenset(self._by_first)

    def are_in(self, words: Sequence[str]) -> bool:
        """Return True if the words of a text hold one of the names."""
        return any(
            tuple(words[start : start + len(name)]) == name
            for start, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )


def _plain_text(text: str) -> str:
    words = casefold_key(text).split()
    return " ".join(plain_spelling(word) for word in words if word not in _LINKS)


def _words(name: str) -> Sequence[str]:
    """Return the words by which names are compared, in plain spelling and without small words but the first one."""
    words = _bare_words(name)
    return [plain_spelling(word) for number, word in enumerate(words) if not number or word not in _LINKS]


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
