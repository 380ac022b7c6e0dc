"""Sentences of a mail, and their words as phrases compare them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_loop.domain.text import one_line, word_set
from feedback_loop.exchange.importing.months import month_number

MAX_SENTENCES = 400
MAX_LENGTH = 1_000
"""The most characters of a sentence that are looked at, so that a page on one line costs no more than many lines."""

_WRAPPED = 45
"""Characters from which on a line was probably broken by the width of the page, and not by its writer."""
_MAX_GREETING = 60

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"}
)
_CONTRACTIONS = (
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'d ", " would "),
    ("i'm", "i am"),
    (" sí", " yes"),
    # Concessions, which are no conditions.
    ("auch wenn", "obwohl"),
    ("selbst wenn", "obwohl"),
    ("même si", "bien que"),
    ("anche se", "benche"),
    ("ook al", "hoewel"),
    ("även om", "trots att"),
)
_TOKEN = re.compile(r"[0-9]++(?:[.:/][0-9]++)*+|[a-z0-9]++|[,;:()?–—]")
_CLAUSE_MARKS = frozenset(",;:()–—")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»')\]]*+(?=\s)")
_BULLET = re.compile(r"(?:[-*•·‣▪–]|[0-9]{1,2}[.)])\s")
_CITED = re.compile(r"[\"“„«](?:[^\s\"“”„«»]{1,40} ){4,60}[^\s\"“”„«»]{1,40}[\"”“»]")
"""Words of somebody else within a sentence, more than a name or a title has."""
_TERMINAL = re.compile(r"[.!?:;,…][\"”»')]*\Z")
_OPEN_END = re.compile(r" (?:am|um|le|el|op|il|em|dia|dnia|den|dem|la|the|der|your|our|für|als)\Z")
_DANGLING = re.compile(
    r" (?:for|to|of|at|with|and|or|in|on the|as|your|our|a|an|the|our|der|die|das|den|dem|als|und|von|für|mit|bei|im|"
    r"am|um|de|la|le|les|du|des|pour|et|el|los|para|con|y|en|het|een|van|voor|met|bij|da|do|por|di|il|"
    r"per|e|op|w|na|i|som|och|till|för)\Z"
)
_RULE = re.compile(r"[-_=*~#\s]++")
_LAST_WORD = re.compile(r"(?<![^\s(\[\"“„])[^\s(\[\"“„]++\Z")
_ABBREVIATIONS = word_set(
    "dr mr mrs ms prof hr fr mme mlle sr sra srta sig dott dra dhr mevr mw st no nr req ref approx ca bzw evtl ggf "
    "inkl tel z.b d.h u.a e.g i.e vs dept ing dipl resp av min std ul godz kl p.ex p.es p dot mgr inz tzn np bijv o.a "
    "tj vors jr corp co a.m p.m"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        text: the sentence as it is written, with single spaces.
        words: its words as phrases compare them, each followed by a space, with a space in front; marks are words. What
            it cites of somebody else is left out.
        paragraph: the number of its paragraph.
        is_item: True if it is an item of a list.
    """

    text: str
    words: str
    paragraph: int
    is_item: bool = False


def fold_words(text: str) -> str:
    """Return a text as words of plain small letters, each followed by a space, with contractions written out."""
    plain = text.casefold().translate(_PLAIN)
    for short, long in _CONTRACTIONS:
        plain = plain.replace(short, long)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = (", " if token in _CLAUSE_MARKS else f"{token} " for token in _TOKEN.findall(plain))
    return f" {''.join(words)}"


def make_sentence(text: str, paragraph: int = 0) -> Sentence:
    """Return a text as one sentence."""
    line = one_line(text)
    return Sentence(
        line, fold_words(_CITED.sub(" ", line[:MAX_LENGTH])), paragraph, is_item=_BULLET.match(line) is not None
    )


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text whose paragraphs are parted by empty lines, in order."""
    sentences: list[Sentence] = []
    for number, block in enumerate(_blocks(text)):
        for sentence in _split_block(block):
            sentences.append(make_sentence(sentence, number))
            if len(sentences) == MAX_SENTENCES:
                return tuple(sentences)
    return tuple(sentences)


def _blocks(text: str) -> Iterator[str]:
    """Yield the pieces that a sentence cannot go beyond: paragraphs, items of lists, and lines of their own."""
    block: list[str] = []
    is_after_gap = False
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            is_after_gap = True
            continue
        if block and (_begins_block(block[-1], line) or (is_after_gap and not _goes_on(block[-1], line))):
            yield " ".join(block)
            block = []
        is_after_gap = False
        if not _RULE.fullmatch(line):
            block.append(line)
    if block:
        yield " ".join(block)


def _goes_on(previous: str, line: str) -> bool:
    """Return True if a sentence goes on after an empty line, as around a date that is set apart."""
    if _TERMINAL.search(previous) or " " not in previous:
        return False
    return line[0].islower() or _OPEN_END.search(previous) is not None


def _begins_block(previous: str, line: str) -> bool:
    if _BULLET.match(line) or _RULE.fullmatch(line) or (previous.endswith(",") and len(previous) < _WRAPPED):
        return True
    return len(previous) < _WRAPPED and not line[0].islower() and not _DANGLING.search(previous)


def _split_block(block: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(block):
        if _ends_sentence(block, match):
            yield block[start : match.end()].strip()
            start = match.end()
    if rest := block[start:].strip():
        yield rest


def _ends_sentence(block: str, match: re.Match[str]) -> bool:
    rest = block[match.end() :].lstrip()
    if not rest or match[0][0] != ".":
        return True
    if rest[0].islower():
        return False
    before = block[max(0, match.start() - 20) : match.start()]
    last = _LAST_WORD.search(before)
    word = last[0].casefold() if last else ""
    if word.isdigit() and len(word) < 3:  # noqa: PLR2004  # "16. Februar" and "2. Stock", but "in 2026. We"
        following = re.match(r"\w++", rest)
        return not (following and (month_number(following[0]) or following[0] in ("Stock", "Etage", "OG")))
    return not (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))
