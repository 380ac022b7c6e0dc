"""Phrases: short patterns of words, in which tables say what sentences of a kind have in common.

In a phrase, words stand for themselves in plain small letters. ``select*`` is any word that begins so, ``(a|b c)``
one of several, ``(a)?`` may be missing, ``!(a|b)`` must not follow, ``^`` is the beginning, ``..`` up to five words,
``...`` up to twelve, ``_`` one, and ``#`` a number. A comma, a colon, a dash and the like may stand between any two.

``a & b`` are two patterns that a sentence holds in any order, as languages differ in where they put their verbs;
``& !b`` is one that it must not hold.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"!?\(|\)\??|\||\.{2,3}|[^\s()|]++")
_PIECE = re.compile(r"!?\([^()]*+(?:\([^()]*+\)\??[^()]*+)*+\)\??|[^\s()]++")
"""One piece of a phrase: a word, a gap, or a group with the groups in it."""
_MARK = "(?:, )?+"
_START = "(?<=\\A )"
_GROUPS = {"^": _START, "(": "(?:", "!(": "(?!", ")": ")", ")?": ")?", "|": "|"}
_GAPS = {"..": r"(?:\S++ ){0,5}?", "...": r"(?:\S++ ){0,12}?", "_": r"\S++ ", "#": r"[0-9][0-9.:/]*+ (?:, )?+"}


@dataclass(frozen=True, slots=True)
class Span:
    """Place of a phrase among folded words: the positions of its first character, and after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a table.

    Attributes:
        text: as the table has it.
        patterns: the patterns that it joins; mostly one.
        absent: the patterns that must not be there.
        literals: pieces one of which every match holds, for a quick test.
    """

    text: str
    patterns: tuple[str, ...]
    absent: tuple[str, ...]
    literals: tuple[str, ...]

    @property
    def is_anchored(self) -> bool:
        """True if it begins a sentence."""
        return self.text.startswith("^")

    def may_match(self, words: str) -> bool:
        """Return False if folded words cannot hold the phrase."""
        # A loop, as this is called a thousand times a mail, and a generator takes twice as long.
        for literal in self.literals:  # noqa: SIM110
            if literal in words:
                return True
        return False

    def search(self, words: str) -> Span | None:
        """Return where the phrase is first among folded words."""
        if not self.may_match(words):
            return None
        start, end = len(words), 0
        for pattern in self.patterns:
            match = _compile(pattern).search(words)
            if match is None:
                return None
            start, end = min(start, match.start()), max(end, match.end())
        if any(_compile(pattern).search(words) for pattern in self.absent):
            return None
        return Span(start, end)


def parse_phrases(table: str) -> tuple[Phrase, ...]:
    """Return the phrases of a table, one a line; a line that begins with ``#`` is a comment."""
    lines = (line.strip() for line in table.splitlines())
    return tuple(_parse_phrase(line) for line in lines if line and not line.startswith("#"))


def _parse_phrase(line: str) -> Phrase:
    parts = line.split(" & ")
    patterns = tuple(part for part in parts if not part.startswith("!"))
    absent = tuple(part[1:] for part in parts if part.startswith("!"))
    return Phrase(line, patterns, absent, min(map(_literals, patterns), key=len))


def any_matches(phrases: Iterable[Phrase], words: str) -> bool:
    """Return True if one of the phrases matches folded words."""
    return any(phrase.search(words) for phrase in phrases)


def _literals(text: str) -> tuple[str, ...]:
    """Return the longest word outside of all parentheses, or else the alternatives of the group with the fewest."""
    words: list[str] = []
    groups: list[list[str]] = []
    for piece in _PIECE.findall(text):
        if piece in {*_GAPS, "^"} or piece.startswith("!") or piece.endswith(")?") or "(" in piece[1:]:
            continue
        if piece.startswith("("):
            groups.append([_literal(alternative.split()[0]) for alternative in piece[1:-1].split("|")])
        else:
            words.append(_literal(piece))
    if words:
        return (max(words, key=len),)
    groups.sort(key=len)
    return tuple(groups[0]) if groups else ("",)


def _literal(word: str) -> str:
    if word == "#":
        return ""
    return f" {word[:-1]}" if word.endswith("*") else f" {word} "


@lru_cache(4096)
def _compile(text: str) -> re.Pattern[str]:
    """Return a phrase as a regular expression; gaps are short, and sentences bounded, so its time is linear."""
    return re.compile("(?<= )" + "".join(map(_translate, _TOKEN.findall(text))))


def _translate(token: str) -> str:
    if token in _GAPS:
        return _GAPS[token]
    if token in _GROUPS:
        return _GROUPS[token]
    if token.endswith("*"):
        return rf"{re.escape(token[:-1])}[^\s,]*+ {_MARK}"
    return f"{re.escape(token)} {_MARK}"


def first_match(phrases: Iterable[Phrase], words: str) -> Span | None:
    """Return where the one that begins first is."""
    return min(_matches(phrases, words), key=lambda span: span.start, default=None)


def _matches(phrases: Iterable[Phrase], words: str) -> Iterator[Span]:
    return (span for phrase in phrases if (span := phrase.search(words)))
