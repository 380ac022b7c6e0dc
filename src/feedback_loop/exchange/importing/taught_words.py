"""Words whose meaning the user says: statuses, and what stands in the columns of rounds."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import casefold_key, clean_line
from feedback_loop.exchange.importing.cells import AttendanceCell, attendance
from feedback_loop.exchange.importing.status_words import LOCAL_STATUSES, StatusMeaning
from feedback_loop.exchange.importing.statuses import (
    MEANING_NAMES,
    StatusReading,
    meaning_named,
    read_status,
)
from feedback_loop.exchange.importing.words import entries

_ATTENDANCES = {
    "yes": AttendanceCell.YES_AND_MORE,
    "no": AttendanceCell.NO_AND_MORE,
    "note": AttendanceCell.NO_AND_MORE,
}
ATTENDANCE_NAMES = [*_ATTENDANCES]
"""Meanings that a word in the column of a round can be taught, as the user types them."""


@dataclass(frozen=True)
class TaughtWords:
    """Meanings that the user gave to words, which win over those that are built in."""

    statuses: Mapping[str, StatusReading] = field(default_factory=dict)
    rounds: Mapping[str, AttendanceCell] = field(default_factory=dict)

    def status(self, text: str) -> StatusReading:
        """Return the meaning of a status."""
        return (self.statuses.get(_key(text)) if self.statuses else None) or read_status(text)

    def with_languages(self, languages: AbstractSet[str]) -> "TaughtWords":
        """Return these words, and the ones that mean a status only in some languages."""
        local = {
            _key(word): StatusReading(meaning, exact=True)
            for word, meaning, language, _ in entries(LOCAL_STATUSES)
            if language in languages
        }
        return TaughtWords({**local, **self.statuses}, self.rounds) if local else self

    def attendance(self, text: str) -> AttendanceCell | None:
        """Return whether an interview took place; None if the text says neither yes nor no."""
        return (self.rounds.get(_key(text)) if self.rounds else None) or attendance(text)


def parse_words(statuses: Iterable[str] = (), rounds: Iterable[str] = ()) -> TaughtWords:
    """Parse texts such as ``rejected=Negative`` and ``yes=Booked``; of equal words the last counts."""
    return TaughtWords(dict(map(_parse_status, statuses)), dict(map(_parse_attendance, rounds)))


def _parse_status(text: str) -> tuple[str, StatusReading]:
    name, _, word = (part.strip() for part in text.partition("="))
    kind, _, round_ = (part.strip() for part in name.partition(":"))
    if word and kind.casefold() == "round" and round_:
        return _key(word), StatusReading(StatusMeaning.AT_A_ROUND, round=clean_line(round_, "round"))
    meaning = meaning_named(name)
    if meaning is None or not word:
        raise UsageError(
            f"Cannot read --status {text!r}. Type MEANING=WORD with one of:", [*MEANING_NAMES, "round:NAME"]
        )
    return _key(word), StatusReading(meaning)


def _parse_attendance(text: str) -> tuple[str, AttendanceCell]:
    name, _, word = (part.strip() for part in text.partition("="))
    if name.casefold() not in _ATTENDANCES or not word:
        raise UsageError(f"Cannot read --round {text!r}. Type MEANING=WORD with one of:", ATTENDANCE_NAMES)
    return _key(word), _ATTENDANCES[name.casefold()]


def _key(text: str) -> str:
    return casefold_key(text) or text.strip()
