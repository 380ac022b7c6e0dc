"""Phrases: short patterns of words, in which tables say what sentences of a kind have in common.

In a phrase, words stand for themselves in plain small letters. ``select*`` is any word that begins so, ``(a|b c)``
one of several, ``(a)?`` may be missing, ``!(a|b)`` must not follow, ``^`` is the beginning, ``..`` up to five words,
``...`` up to twelve, and ``_`` one. A comma, a colon, a dash and the like may stand between any two words.
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
_GAPS = {"..": r"(?:\S++ ){0,5}?", "...": r"(?:\S++ ){0,12}?", "_": r"\S++ "}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a table.

    Attributes:
        text: as the table has it.
        literals: pieces one of which every match holds, for a quick test.
    """

    text: str
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

    def search(self, words: str) -> re.Match[str] | None:
        """Return the first match among folded words."""
        return _compile(self.text).search(words) if self.may_match(words) else None


def parse_phrases(table: str) -> tuple[Phrase, ...]:
    """Return the phrases of a table, one a line; a line that begins with ``#`` is a comment."""
    lines = (line.strip() for line in table.splitlines())
    return tuple(Phrase(line, _literals(line)) for line in lines if line and not line.startswith("#"))


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
            groups.append([_literal(alternative.split()[0]) for alternative in piece.strip("()").split("|")])
        else:
            words.append(_literal(piece))
    if words:
        return (max(words, key=len),)
    groups.sort(key=len)
    return tuple(groups[0]) if groups else ("",)


def _literal(word: str) -> str:
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


def first_match(phrases: Iterable[Phrase], words: str) -> re.Match[str] | None:
    """Return the match that begins first."""
    return min(_matches(phrases, words), key=lambda match: match.start(), default=None)


def _matches(phrases: Iterable[Phrase], words: str) -> Iterator[re.Match[str]]:
    return (match for phrase in phrases if (match := phrase.search(words)))
