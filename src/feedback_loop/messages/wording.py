"""Typed texts in messages: truncated, as lists and with placeholders."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from feedback_loop.domain.text import capitalize, casefold_key
from feedback_loop.messages.sender import Sender

PLACEHOLDER_START, PLACEHOLDER_END, SENTENCE_END, FLOW = "\ue000", "\ue001", "\ue002", "\ue003"
"""Markers around a placeholder, which become braces, after a text that ends its sentence, and before a sentence."""

_PLACEHOLDER = re.compile(f"{PLACEHOLDER_START}([^{PLACEHOLDER_START}{PLACEHOLDER_END}]*+){PLACEHOLDER_END}")
_MARKERS = frozenset(PLACEHOLDER_START + PLACEHOLDER_END + SENTENCE_END + FLOW)
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_BULLET = re.compile(r"^(?:[-*+•\u2013\u2014·]|\d{1,2}[.)])\s+")
_STOP = re.compile(r"[.!?](?=\s)")
_PAUSE = re.compile(r"[,;:](?=\s)")
_INTENTION = re.compile(
    r"(?<!\w)(?:I(?:['\u2019]ll| will| am going to|['\u2019]m going to| want to| plan to)|ich (?:werde|will|möchte)|"
    r"je (?:vais|veux|compte)|(?:yo )?voy a|quiero|ik (?:ga|zal|wil))\s(?!not\b|nicht\b|niet\b|pas\b)",
    re.IGNORECASE,
)
_FINAL_STOPS = (".", "!", "?", "…", "。")
_MAX_LENGTH = 600
"""Most characters of a text, since scripts without spaces have no words to count."""
_WORD_LENGTH = 20
"""Characters that count as a word where a text has no spaces, as in Chinese."""
_MAX_NAME_WORDS, _MAX_NAME_LENGTH = 6, 80
_KEPT_NAME_WORDS = 4
"""Words of a name that are kept while cutting quotations can still make a letter short enough."""
_MAX_CONTACT_WORDS = 7
_STEM_LENGTH = 6
"""Letters by which words of two texts are compared; shorter words say too little."""


def placeholder(fact: str) -> str:
    """Return a marked placeholder for an unknown fact."""
    return f"{PLACEHOLDER_START}{fact}{PLACEHOLDER_END}"


def placeholders(text: str) -> tuple[str, ...]:
    """Return the facts that a text has placeholders for, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def mark_sentence_end(value: object) -> str:
    """Return the text of a value, marked if it ends its sentence, so that the template's own stop is dropped."""
    text = str(value)
    return f"{text}{SENTENCE_END}" if text.rstrip("”“»\u00a0").endswith(_FINAL_STOPS) else text


def remove_markers(text: str) -> str:
    """Return the final text, with placeholders in braces and without double stops."""
    return _PLACEHOLDER.sub(r"{\1}", text).replace(f"{SENTENCE_END}.", "").replace(SENTENCE_END, "")


def single_line(text: str) -> str:
    """Return user text on one line, without our markers, control characters and direction overrides."""
    return " ".join("".join(" " if _is_unsafe(character) else character for character in text).split())


def _is_unsafe(character: str) -> bool:
    return character in _MARKERS or character in _DIRECTIONS or unicodedata.category(character) in ("Cc", "Cs")


def excerpt(text: str, max_words: int, max_length: int = _MAX_LENGTH) -> str:
    """Return a text cut with ``…``.

    It is cut after a sentence if that keeps a third of the words, after a clause if that keeps two thirds, else after
    a word.
    """
    line = single_line(text)
    beginning = _truncate(" ".join(line.split(" ")[:max_words]), min(max_length, max_words * _WORD_LENGTH))
    if beginning == line:
        return line
    for pause, least in ((_STOP, max_words / 3), (_PAUSE, max_words * 2 / 3)):
        ends = [match.end() for match in pause.finditer(beginning)]
        if ends and len(beginning[: ends[-1]].split(" ")) >= least:
            beginning = beginning[: ends[-1]]
            break
    return f"{beginning.rstrip(' .,;:')}…"


def excerpt_about(text: str, topic: str, max_words: int) -> str:
    """Return a text, cut where it is too long so that the sentence closest to a topic remains."""
    beginning = excerpt(text, max_words)
    line = single_line(text)
    if beginning == line:
        return line
    wanted = _stems(topic)
    starts = [0, *(match.end() + 1 for match in _STOP.finditer(line))]
    sentences = [line[start:end] for start, end in pairwise([*starts, len(line)])]
    scores = [len(wanted & _stems(part)) for part in sentences]
    best = scores.index(max(scores))
    if best == 0 or wanted & _stems(beginning):
        return beginning
    return f"… {excerpt(line[starts[best] :], max_words)}"


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text."""
    return {word[:_STEM_LENGTH] for word in casefold_key(text).split(" ") if len(word) >= _STEM_LENGTH}


def _truncate(line: str, max_length: int) -> str:
    """Return the words of a line that fit; the beginning of a word that is too long alone."""
    if len(line) <= max_length:
        return line
    words, space, _ = line[: max_length + 1].rpartition(" ")
    return words if space else line[:max_length]


def short_name(text: str, max_words: int = _MAX_NAME_WORDS) -> str:
    """Return the name of a company, role or person at a length suitable for a letter."""
    shortest = 1 if max_words == 1 else _KEPT_NAME_WORDS
    return excerpt(text, max(shortest, min(max_words, _MAX_NAME_WORDS)), _MAX_NAME_LENGTH)


def list_items(text: str, max_words: int, max_items: int = 4) -> list[str]:
    """Return the lines of a text without their bullets and numbers, each cut after ``max_words``."""
    lines = (_BULLET.sub("", single_line(line)) for line in text.replace("\r", "\n").split("\n"))
    items = [excerpt(line, max_words) for line in lines if line]
    return items if len(items) <= max_items else [*items[: max_items - 1], "…"]


def without_intention(text: str) -> str:
    """Return a plan without its first words if they say that the user will do it, which a later letter cannot say."""
    intentions = list(_INTENTION.finditer(text))
    return text[intentions[0].end() :] if len(intentions) == 1 and intentions[0].start() == 0 else text


def bullet_list(items: Sequence[str]) -> str:
    """Return items as lines of a list; one alone as a sentence."""
    if len(items) == 1:
        return as_sentence(items[0])
    return "\n".join(f"- {item}" for item in items)


def sentence(text: str, max_words: int) -> str:
    """Return a text as a sentence, cut after ``max_words``."""
    return as_sentence(excerpt(text, max_words))


def as_sentence(text: str) -> str:
    """Return a line with a capital, and a stop at its end."""
    line = capitalize(text)
    return line if line.endswith(_FINAL_STOPS) else f"{line}."


def signature(sender: Sender, max_words: int, unknown_name: str) -> str:
    """Return the lines of the signature."""
    name = short_name(sender.name, max_words) if sender.name else placeholder(unknown_name)
    return "\n".join([name, *(excerpt(line, _MAX_CONTACT_WORDS) for line in (sender.phone, sender.link) if line)])
