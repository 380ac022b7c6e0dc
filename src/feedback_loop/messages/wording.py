"""Wording of facts: truncated text, dates and placeholders."""

import datetime as dt
import re
import unicodedata

from feedback_loop.domain.dates import duration
from feedback_loop.messages.sender import Sender

GAP_OPENS, GAP_CLOSES, STOP = "\ue000", "\ue001", "\ue002"
"""What surrounds a gap until the braces are put in, and what takes the place of a full stop that follows it."""

_GAP = re.compile(f"{GAP_OPENS}([^{GAP_CLOSES}]*){GAP_CLOSES}")
_OURS = frozenset(GAP_OPENS + GAP_CLOSES + STOP)
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_ENDS = (".", "!", "?", "…", "。")
_LONGEST = 600
"""Characters of a text at most; a script without spaces would otherwise never be cut."""
_NAME_WORDS, _NAME_LENGTH = 6, 80
_CONTACT_WORDS = 7

# fmt: off
_NUMBERS = [
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
]
# fmt: on


def placeholder(what: str) -> str:
    """Return the place of something that the journal does not know."""
    return f"{GAP_OPENS}{what}{GAP_CLOSES}"


def plain(text: str) -> str:
    """Return user text on one line, without our own marks, control characters and overrides of direction."""
    kept = "".join(character if _is_kept(character) else " " for character in text)
    return " ".join(kept.split())


def _is_kept(character: str) -> bool:
    unsafe = character in _OURS or character in _DIRECTIONS
    return not unsafe and unicodedata.category(character) not in ("Cc", "Cs")


def truncate(text: str, words: int, characters: int = _LONGEST) -> str:
    """Return a text of at most so many words: cut at a sentence where one ends in time, else at a word, with ``…``."""
    line = plain(text)
    kept = _within(" ".join(line.split(" ")[:words]), characters)
    if kept == line:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(kept)]
    if ends and len(kept[: ends[-1]].split(" ")) * 2 >= words:
        kept = kept[: ends[-1]]
    return f"{kept.rstrip(' .,;:')}…"


def _within(line: str, characters: int) -> str:
    """Return the words of a line that stay within a length; of a single longer one, its beginning."""
    if len(line) <= characters:
        return line
    whole, space, _ = line[: characters + 1].rpartition(" ")
    return whole if space else line[:characters]


def name(text: str, words: int = _NAME_WORDS) -> str:
    """Return a company, a role or a person as a letter names it, in fewer words where there is less room."""
    return truncate(text, min(words, _NAME_WORDS), _NAME_LENGTH)


def quotation(text: str, words: int) -> str:
    """Return a text in quotation marks, its own full stop left to the sentence around it."""
    kept = truncate(text, words)
    return f"“{kept}”" if kept.endswith("..") else f"“{kept.removesuffix('.')}”"


def on_day(day: dt.date | None, today: dt.date) -> str:
    """Return a day as one writes it in a letter."""
    if day is None:
        return placeholder("on which day")
    near = {0: "today", 1: "yesterday"}.get((today - day).days)
    year = "" if day.year == today.year else f" {day.year}"
    return near or f"on {day:%A}, {day.day} {day:%B}{year}"


def in_month(day: dt.date) -> str:
    """Return a month with its year."""
    return f"{day:%B} {day.year}"


def duration_in_words(start: dt.date, end: dt.date) -> str:
    """Return the time between two days with its number as a word, as one writes it in a letter."""
    number, unit = duration(start, end).split(" ")
    spelled = _NUMBERS[int(number)] if int(number) < len(_NUMBERS) else number
    return f"{spelled} {unit}"


def first_upper(text: str) -> str:
    """Return one of our own phrases as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def join_names(names: list[str]) -> str:
    """Return names as a sentence lists them."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def strip_double_stop(value: object) -> str:
    """Return a value for a template: after one that ends a sentence, the template's own full stop goes."""
    text = str(value)
    return f"{text}{STOP}" if text.rstrip("”").endswith(_ENDS) else text


def placeholders(text: str) -> tuple[str, ...]:
    """Return what the gaps of a text want to know, each once."""
    return tuple(dict.fromkeys(_GAP.findall(text)))


def remove_markers(text: str) -> str:
    """Return a text as it is read: gaps in braces, and no second full stop."""
    return _GAP.sub(r"{\1}", text).replace(f"{STOP}.", "").replace(STOP, "")


def signature(me: Sender, words: int) -> str:
    """Return the lines below the greeting, the name in at most so many words."""
    who = name(me.name, words) if me.name else placeholder("your name")
    return "\n".join([who, *(truncate(line, _CONTACT_WORDS) for line in (me.phone, me.link) if line)])
