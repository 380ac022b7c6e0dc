"""Meanings of the words in spreadsheet cells."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from itertools import groupby
from typing import TypeVar

from feedback_loop.domain.model.events import Result
from feedback_loop.domain.text import casefold_key

M = TypeVar("M")


class StatusMeaning(Enum):
    """Meaning of a status that is not an outcome; AT_A_ROUND is an interview of the round that the status names."""

    WAITING = auto()
    INTERVIEWED = auto()
    AT_A_ROUND = auto()
    NOT_APPLIED = auto()


class AttendanceCell(Enum):
    """Meaning of a cell in a column of a round; the last two carry more than yes or no."""

    YES = auto()
    NO = auto()
    YES_AND_MORE = auto()
    NO_AND_MORE = auto()


_BLANK_WORDS = {"", "null", "n/a", "#n/a", "n.a.", "na", "none", "(none)", "nil", "blank", "(blank)", "not applicable"}
_DASHES = re.compile(r"[-_.\u2010-\u2015\u2212\s]+")
_STATUSES: Mapping[Result | StatusMeaning, str] = {
    StatusMeaning.WAITING: "applied, application sent, sent, submitted, application submitted, application received, "
    "received, pending, ongoing, in progress, in process, active, open, waiting, waiting for response, "
    "waiting for reply, waiting to hear back, awaiting response, awaiting reply, no answer, no answer yet, "
    "no response, no response yet, no reply, no reply yet, not yet, nothing yet, under review, in review, in "
    "consideration, under consideration",
    StatusMeaning.INTERVIEWED: "interview, interviews, interviewing, interviewed, in interviews",
    StatusMeaning.AT_A_ROUND: "first interview, second interview, third interview, final interview, phone interview, "
    "video interview, technical interview, onsite interview, phone screen, final round, onsite, screen, screening, "
    "recruiter screen, technical screen, take home, assessment, online assessment, coding challenge",
    StatusMeaning.NOT_APPLIED: "saved, wishlist, wishlisted, bookmark, bookmarked, interested, to apply, to do, "
    "not applied, not applied yet, not yet applied, did not apply, didn't apply, applying, want to apply, will apply, "
    "plan to apply, planning to apply, draft, drafting",
    Result.OFFER: "offer, offers, offered, job offer, offer received, received offer, got offer, got an offer, "
    "offer extended, offer made, negotiating, negotiation",
    Result.ACCEPTED: "accepted, accept, offer accepted, accepted offer, accepted the offer, hired, signed",
    Result.TURNED_DOWN: "offer declined, declined offer, declined the offer, offer turned down, turned down offer, "
    "turned down the offer, offer rejected, rejected offer, rejected the offer",
    Result.REJECTED: "reject, rejected, rejection, rejection email, rejected by email, rejected by company, "
    "got rejected, auto rejected, auto rejection, application rejected, denied, not selected, unsuccessful, "
    "not successful, not moving forward, no offer, not hired",
    Result.WITHDRAWN: "withdrawn, withdrew, withdraw, i withdrew, application withdrawn, withdrew application, "
    "withdrawn by me",
    Result.GHOSTED: "ghosted, ghost, ghosting, got ghosted, ghosted by company",
}
_ATTENDANCES: Mapping[AttendanceCell, str] = {
    AttendanceCell.YES: "yes, y, yep, yeah, true, done, completed, complete, took place, attended, held, ✓, ✔, ✅, ☑",
    AttendanceCell.NO: "no, n, nope, false, not yet, no interview",
    AttendanceCell.YES_AND_MORE: "passed, pass, failed, fail",
    AttendanceCell.NO_AND_MORE: "expired, cancelled, missed, skipped, no show",
}


def is_blank_value(cell: str) -> bool:
    """Return True if a cell is empty or stands for nothing, such as ``n/a`` or a dash."""
    word = cell.strip().casefold()
    return word in _BLANK_WORDS or bool(_DASHES.fullmatch(word))


def status(cell: str) -> Result | StatusMeaning | None:
    """Return the meaning of a status; None if it is unknown."""
    return _STATUS_OF_WORD.get(_normalize_word(cell))


def exported_status(cell: str) -> Result | StatusMeaning:
    """Return the meaning of a status in our own export, where anything but a result is only the stage of the loop."""
    meaning = next((result for result in Result if result == cell), None) or status(cell)
    return meaning if isinstance(meaning, Result) else StatusMeaning.WAITING


def attendance(cell: str) -> AttendanceCell | None:
    """Return whether an interview took place; None if the cell says neither yes nor no."""
    return _ATTENDANCE_OF_WORD.get(_normalize_word(cell))


def strip_control_chars(cell: str) -> str:
    """Return a cell without control characters, unpaired surrogates and surrounding white space."""
    if cell.isprintable():
        return cell.strip()
    return "".join(c for c in cell if c in "\n\r\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def _normalize_word(cell: str) -> str:
    """Return only the letters, without repetitions: ``reeejected``, ``Rejected!`` and ``rejected`` are the same.

    A digit or a question mark may change the meaning, so the result is blank with one.
    """
    text = cell.strip().removesuffix("\ufe0f")
    letters = casefold_key(text).replace(" ", "") or text
    uncertain = "?" in text or any(letter.isnumeric() for letter in letters)
    return "" if uncertain else "".join(letter for letter, _ in groupby(letters))


def _meaning_of_word(words_by_meaning: Mapping[M, str]) -> dict[str, M]:
    return {_normalize_word(word): meaning for meaning, words in words_by_meaning.items() for word in words.split(",")}


_STATUS_OF_WORD = _meaning_of_word(_STATUSES)
_ATTENDANCE_OF_WORD = _meaning_of_word(_ATTENDANCES)
