"""Wording of facts in messages: truncated texts, dates and placeholders."""

import datetime as dt
import re
import unicodedata

from feedback_loop.domain.dates import duration
from feedback_loop.messages.sender import Sender

PLACEHOLDER_START, PLACEHOLDER_END, SENTENCE_END = "\ue000", "\ue001", "\ue002"
"""Markers around a placeholder, which become braces, and after a text that ends its sentence."""

_PLACEHOLDER = re.compile(f"{PLACEHOLDER_START}([^{PLACEHOLDER_START}{PLACEHOLDER_END}]*+){PLACEHOLDER_END}")
_MARKERS = frozenset(PLACEHOLDER_START + PLACEHOLDER_END + SENTENCE_END)
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_STOP = re.compile(r"[.!?](?=\s)")
_FINAL_STOPS = (".", "!", "?", "…", "。")
_MAX_LENGTH = 600
"""Most characters of a text, since scripts without spaces have no words to count."""
_MAX_NAME_WORDS, _MAX_NAME_LENGTH = 6, 80
_MAX_CONTACT_WORDS = 7

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def placeholder(fact: str) -> str:
    """Return a marked placeholder for an unknown fact."""
    return f"{PLACEHOLDER_START}{fact}{PLACEHOLDER_END}"


def placeholders(text: str) -> tuple[str, ...]:
    """Return the facts that a text has placeholders for, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def mark_sentence_end(value: object) -> str:
    """Return the text of a value, marked if it ends its sentence, so that the template's own stop is dropped."""
    text = str(value)
    return f"{text}{SENTENCE_END}" if text.rstrip("”").endswith(_FINAL_STOPS) else text


def remove_markers(text: str) -> str:
    """Return the final text, with placeholders in braces and without double stops."""
    return _PLACEHOLDER.sub(r"{\1}", text).replace(f"{SENTENCE_END}.", "").replace(SENTENCE_END, "")


def single_line(text: str) -> str:
    """Return user text on one line, without our markers, control characters and direction overrides."""
    return " ".join("".join(" " if _is_unsafe(character) else character for character in text).split())


def _is_unsafe(character: str) -> bool:
    return character in _MARKERS or character in _DIRECTIONS or unicodedata.category(character) in ("Cc", "Cs")


def excerpt(text: str, max_words: int, max_length: int = _MAX_LENGTH) -> str:
    """Return a text cut after a sentence if that keeps half of the words, else after a word, with ``…``."""
    line = single_line(text)
    beginning = _truncate(" ".join(line.split(" ")[:max_words]), max_length)
    if beginning == line:
        return line
    stops = [match.end() for match in _STOP.finditer(beginning)]
    if stops and len(beginning[: stops[-1]].split(" ")) * 2 >= max_words:
        beginning = beginning[: stops[-1]]
    return f"{beginning.rstrip(' .,;:')}…"


def _truncate(line: str, max_length: int) -> str:
    """Return the words of a line that fit; the beginning of a word that is too long alone."""
    if len(line) <= max_length:
        return line
    words, space, _ = line[: max_length + 1].rpartition(" ")
    return words if space else line[:max_length]


def short_name(text: str, max_words: int = _MAX_NAME_WORDS) -> str:
    """Return the name of a company, role or person at a length suitable for a letter."""
    return excerpt(text, min(max_words, _MAX_NAME_WORDS), _MAX_NAME_LENGTH)


def quotation(text: str, max_words: int) -> str:
    """Return a text in quotation marks, without its full stop."""
    quoted = excerpt(text, max_words)
    return f"“{quoted}”" if quoted.endswith("..") else f"“{quoted.removesuffix('.')}”"


def date_in_words(day: dt.date | None, today: dt.date) -> str:
    """Return a date as in a letter: "yesterday", "on Friday, 4 April 2025"."""
    if day is None:
        return placeholder("on which day")
    recent = {0: "today", 1: "yesterday"}.get((today - day).days)
    year = "" if day.year == today.year else f" {day.year}"
    return recent or f"on {day:%A}, {day.day} {day:%B}{year}"


def month_in_words(day: dt.date) -> str:
    """Return the month of a date, with its year."""
    return f"{day:%B} {day.year}"


def duration_in_words(start: dt.date, end: dt.date) -> str:
    """Return the time between two dates as in a letter: "ten months"."""
    number, unit = duration(start, end).split(" ")
    word = _NUMBERS[int(number)] if int(number) < len(_NUMBERS) else number
    return f"{word} {unit}"


def signature(sender: Sender, max_words: int) -> str:
    """Return the lines of the signature."""
    name = short_name(sender.name, max_words) if sender.name else placeholder("your name")
    return "\n".join([name, *(excerpt(line, _MAX_CONTACT_WORDS) for line in (sender.phone, sender.link) if line)])
