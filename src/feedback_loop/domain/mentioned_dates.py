"""Days that a sentence mentions, such as what an interviewer said about next steps."""

import datetime as dt
import re
from collections.abc import Sequence

from feedback_loop.domain.dates import DateReader, Direction, parse_date
from feedback_loop.domain.errors import UsageError

_LONGEST = 4
"""Words of the longest date: monday 22 june 2026."""
_MAX_DAYS_AHEAD = 180
_FILLERS = frozenset({"of", "the"})
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_WORD = re.compile(r"[a-z0-9]++(?:[./-][a-z0-9]++)*+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_PLAIN = re.compile(
    rf"""(?:
        today | tomorrow | (?:next[ ])?(?:mon|tues|wednes|thurs|fri|satur|sun)day
        | in[ ].+
        | (?:[a-z]+day[ ])?(?:[0-9]{{1,2}}[ ]{_MONTH}.* | {_MONTH}[a-z]*[ ][0-9].* | [0-9]+[.-][0-9]+[.-][0-9]+)
    )""",
    re.VERBOSE,
)
"""Phrases that mean a day and nothing else: a weekday in full, a span only after "in"."""


def days_in(sentence: str, dates: DateReader, spoken_on: dt.date) -> list[dt.date]:
    """Return the days ahead that a sentence names plainly, each once: "they call on Friday, or on 22 June".

    Anything with two readings is left out, and so is whatever lies before the sentence was spoken, or over half a year
    after it. Weekdays and spans count from that day.
    """
    words = [word for word in _WORD.findall(sentence.lower()) if word not in _FILLERS]
    days: dict[dt.date, None] = {}
    position = 0
    while position < len(words):
        phrases = (words[position : position + length] for length in range(_LONGEST, 0, -1))
        read = ((len(phrase), day) for phrase in phrases if (day := _read(phrase, dates, spoken_on)))
        length, day = next(read, (1, None))
        if day and spoken_on <= day and (day - spoken_on).days <= _MAX_DAYS_AHEAD:
            days[day] = None
        position += length
    return list(days)


def _read(words: Sequence[str], dates: DateReader, spoken_on: dt.date) -> dt.date | None:
    first = {"within": "in"}.get(words[0], words[0])
    phrase = " ".join(_ORDINAL.sub("", word) for word in (first, *words[1:]))
    if not _PLAIN.fullmatch(phrase):
        return None
    try:
        return parse_date(phrase, spoken_on, Direction.FUTURE, day_first=dates.day_first)
    except UsageError:
        return None
