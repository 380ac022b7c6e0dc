"""Read what stands in the column of a round: yes or no, days, or more than that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.exchange.importing.cells import AttendanceCell, is_telephone, is_venue
from feedback_loop.exchange.importing.dates import PLACE, WrittenDate, find_dates, scan_dates
from feedback_loop.exchange.importing.headings import is_round
from feedback_loop.exchange.importing.taught_words import TaughtWords
from feedback_loop.exchange.importing.words import word_key

_FILLER = re.compile(
    r"[\s,;&+/()|\[\]-]*(?:(?:and|und|et|y|e|en|then)\b)?[\s,;&+/()|\[\]-]*"
    r"(?:(?:[0-9]{1,2}(?:st|nd|rd|th|er|e|ème)?|round ?[0-9]|#[0-9]|on|am|first|second|third)\s*[.:)]*)?[\s(]*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s,;&+/|]*([^\W\d_][^\0:;,]{1,40}?)\s*[:=(-]\s*")
_ADDITION = re.compile(r"\s*(?:with|mit|w/|@|at|avec|con|com|met|z|med|via|on|by|[(\-–—,:;])", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:with|mit|w/|avec|con|com|met|med)\s+((?:[A-ZÄÖÜÉÈÀÇŁŚŻ][^\W\d_]+[ -]?){1,3})\s*$")
_UNSETTLED = re.compile(
    r"cancel|resched|postpon|moved|deadline|\bdue\b|no.?show|declin|expire|reject|instead|maybe|until|before|after|"
    r"to \0|abgesagt|verschob|bis |annul|report|cancelad|aplazad|adiad|rinviat|geannul|verplaatst|odwoł|iptal|inställd|"
    r"取消|中止|отмен|перенес|missed|didn.?t|not held|\?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class InterviewCell:
    """One interview that a cell states; ``day`` is a text if it has no year, None if the day is unknown."""

    day: WrittenDate | str | None = None
    round: str | None = None
    person: str | None = None


@dataclass(frozen=True)
class RoundReading:
    """The interviews of a cell, and whether it says more than that; ``reason`` says why it is unreadable."""

    interviews: tuple[InterviewCell, ...] = ()
    says_more: bool = False
    reason: str | None = None


_MAX_LENGTH = 300
"""Most characters of a cell in which days stand among words; a longer one tells a story."""
_UNKNOWN_DAY = (InterviewCell(),)
_HELD = RoundReading(_UNKNOWN_DAY)
_BY_ATTENDANCE = {
    AttendanceCell.YES: _HELD,
    AttendanceCell.NO: RoundReading(),
    AttendanceCell.YES_AND_MORE: RoundReading(_UNKNOWN_DAY, says_more=True),
    AttendanceCell.NO_AND_MORE: RoundReading(says_more=True),
}


def read_round(text: str, heading: str, words: TaughtWords) -> RoundReading:
    """Return the interviews that a cell states."""
    if attended := words.attendance(text):
        return _BY_ATTENDANCE[attended]
    if dates := find_dates(text):
        return RoundReading(tuple(map(InterviewCell, dates)))
    is_heading = word_key(text) == word_key(heading) != ""
    if is_heading or is_venue(text) or (is_round(text) and not scan_dates(text)[0]):
        return RoundReading(_UNKNOWN_DAY, says_more=not is_heading)
    return RoundReading(says_more=True) if is_telephone(text) else _read_parts(text, words)


def _read_parts(text: str, words: TaughtWords) -> RoundReading:
    """Return the interviews of a cell whose parts are days, or say yes."""
    parts = [part.strip() for part in re.split(r"\s*[&;\n]\s*", text)]
    held = [part for part in parts if words.attendance(part) is AttendanceCell.YES]
    if len(held) == len(parts):
        return RoundReading(_UNKNOWN_DAY * len(held))
    if held:
        rest = " & ".join(part for part in parts if words.attendance(part) is not AttendanceCell.YES)
        dates = find_dates(rest)
        reading = RoundReading(tuple(map(InterviewCell, dates))) if dates else _read_days(rest)
        return RoundReading((*reading.interviews, *_UNKNOWN_DAY * len(held)), reading.says_more, reading.reason)
    return _read_days(text)


def _read_days(text: str) -> RoundReading:
    """Return the interviews on the days within a text."""
    unreadable = RoundReading(reason="not a complete date")
    days, rest = scan_dates(text) if len(text) <= _MAX_LENGTH else ([], "")
    if not days or _UNSETTLED.search(rest):
        return unreadable
    fillers = rest.split(PLACE)
    if all(_FILLER.fullmatch(filler) for filler in fillers):
        return RoundReading(tuple(map(InterviewCell, days)))
    labels = [_LABEL.fullmatch(filler) for filler in fillers[:-1]]
    if _FILLER.fullmatch(fillers[-1]) and all(label and is_round(label[1]) for label in labels):
        names = [label[1].strip().lower() for label in labels if label]
        return RoundReading(tuple(map(InterviewCell, days, names)))
    return _read_addition(days, fillers) or unreadable


def _read_addition(days: Sequence[WrittenDate | str], fillers: Sequence[str]) -> RoundReading | None:
    """Return the reading of one day with words behind it, such as "2026-03-10 with Dana"."""
    if len(days) != 1 or not _FILLER.fullmatch(fillers[0]) or not _ADDITION.match(fillers[1]):
        return None
    person = _WITH.fullmatch(fillers[1])
    return RoundReading((InterviewCell(days[0], person=person[1].strip() if person else None),), says_more=True)
