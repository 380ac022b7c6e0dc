"""Times of day as people type them, in one strict grammar."""

import re

from feedback_loop.domain.dates import quote
from feedback_loop.domain.errors import UsageError

EXAMPLES = "14:30 or 2.30pm"
"""Times in the two ways of counting hours, for questions and help."""
_NOON = 12
_LAST_HOUR = 23
# Uncompiled, as few commands read a time.
_HOURS_AND_MINUTES = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))"
_CLOCK = (
    _HOURS_AND_MINUTES,
    r"(?P<hour>[0-9]{2})(?P<minute>[0-5][0-9])",
    r"(?P<hour>[0-9]{1,2}) ?h ?(?P<minute>[0-5][0-9])?",
)
_HALF_DAY = rf"(?:{_HOURS_AND_MINUTES}|(?P<full>[0-9]{{1,2}})) ?(?P<half>[ap])\.?m\.?"
_BARE = r"(?P<hour>[0-9]{1,2}?)(?P<minute>[0-5][0-9])?"


def parse_time(text: str) -> str:
    """Parse a time of day and return it as ``HH:MM``; refuse any text that may mean another time, or none."""
    words = " ".join(text.split()).lower() if text.isascii() else ""
    if words == "noon":
        return _format(_NOON)
    if match := re.fullmatch(_HALF_DAY, words):
        hour, half = int(match["hour"] or match["full"]), match["half"]
        if 1 <= hour <= _NOON and (hour, half) != (_NOON, "a"):
            return _format(hour % _NOON + _NOON * (half == "p"), match["minute"])
    for form in _CLOCK:
        if (match := re.fullmatch(form, words)) and int(match["hour"]) <= _LAST_HOUR:
            return _format(int(match["hour"]), match["minute"])
    meant = " or ".join(_suggest(words)) or f"it like {EXAMPLES}"
    raise UsageError(f"{quote(text)} is not a time. Type {meant}.")


def _suggest(words: str) -> list[str]:
    """Return the times that may have been meant, as they can be typed."""
    if match := re.fullmatch(_HALF_DAY, words):
        hour, minute = int(match["hour"] or match["full"]), match["minute"]
        if (hour, match["half"]) == (_NOON, "a"):
            return [_format(0, minute), _format(_NOON, minute)]
        return [_format(hour, minute)] if _NOON < hour <= _LAST_HOUR and match["half"] == "p" else []
    match = re.fullmatch(_BARE, words)
    if not match or int(match["hour"]) > _LAST_HOUR:
        return []
    hour, minute = int(match["hour"]), match["minute"]
    evening = [f"{hour}{f':{minute}' if minute else ''}pm"] if 0 < hour < _NOON else []
    return [_format(hour, minute), *evening]


def _format(hour: int, minute: str | None = None) -> str:
    return f"{hour:02}:{minute or '00'}"
