"""What the columns of a spreadsheet hold, told from its header in any order and spelling."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from feedback_loop.domain.dates import quoted
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import folded


class Holds(Enum):
    """What stands in a column."""

    COMPANY = auto()
    ROLE = auto()
    DATE = auto()
    STATUS = auto()
    STATUS_DATE = auto()
    SOURCE = auto()
    URL = auto()
    LOCATION = auto()
    NOTE = auto()
    ROUND = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Column:
    """One column: its heading as it is written, on one line, and what stands below it."""

    heading: str
    holds: Holds

    @property
    def round(self) -> str:
        """The name that interviews of this column get."""
        return self.heading.lower()


# Best first: where two columns would hold the same thing, the one named earlier here does, the other is a note.
_HEADINGS = {
    Holds.COMPANY: "company, company name, employer, employer name, organisation, organization, firm, business",
    Holds.ROLE: "role, role name, job role, job title, position, position title, role title, position name, "
    "title, job, job name, job position, vacancy",
    Holds.DATE: "date applied, applied date, applied on, applied at, application date, date of application, "
    "date applied on, application sent, date sent, date submitted, submitted on, applied, date",
    Holds.STATUS_DATE: "status date, date of status, outcome date, result date, decision date",
    Holds.SOURCE: "source, job source, application source, application site, site, via, applied via, found on, "
    "found via, where found, job board, platform, channel",
    Holds.URL: "url, job url, link, job link, posting, job posting, posting url, application link, application url",
    Holds.LOCATION: "location, job location, city, place",
    Holds.STATUS: "status, status name, application status, current status, final status, result, final result, "
    "outcome, final outcome, stage, current stage, list, list name, decision, response, progress",
    Holds.NOTE: "note, notes, comment, comments, remark, remarks",
}
_SEVERAL = (Holds.STATUS, Holds.NOTE, Holds.ROUND, Holds.OTHER)
_ROUNDS = (
    "assessment, online assessment, oa, assignment, case study, challenge, code challenge, coding challenge, "
    "coding test, online test, home assignment, take home, take home assignment, take home test, take home challenge, "
    "technical test, recruiter, recruiter call, recruiter screen, recruiter phone screen, phone, phone call, "
    "phone screen, phone screening, screen, screening, screening call, hr, hr call, hr screen, hr round, video, "
    "video call, technical, technical screen, technical round, tech, tech screen, on campus, onsite, on site, "
    "superday, panel, final, final round, round, hiring manager, hiring manager call, team match, behavioral, "
    "behavioural, system design, live coding, interview, virtual, in person, coding"
)
_SAVED = {"saveddate", "datesaved", "savedon"}
_NUMBER = r"[0-9]+(?:st|nd|rd|th)?"
_WORD = re.compile(rf"{_NUMBER}|[^\W0-9_]+")
_BESIDE_A_ROUND = re.compile(rf"{_NUMBER}|first|second|third|fourth|fifth|date|of|interviews?|rounds?")
_MEETING = {"interview", "interviews", "round", "rounds"}


def read_header(header: Sequence[str], width: int = 0) -> tuple[Column, ...]:
    """Tell what each column holds, for as many columns as the widest row has.

    Raises:
        UsageError: no column holds companies, or the sheet is of jobs that were only saved.
    """
    headings = [_shown(heading) for heading in header] + [""] * (width - len(header))
    holds = _held(headings)
    _check_header(headings, holds)
    named = (heading or f"Column {number}" for number, heading in enumerate(headings, 1))
    return tuple(map(Column, named, holds))


def known_headings(header: Sequence[str]) -> tuple[int, int]:
    """Return how much sense a header makes, for comparing: its known columns, then its columns."""
    return sum(_meant(heading) is not Holds.OTHER for heading in header), len(header)


def _check_header(headings: Sequence[str], holds: Sequence[Holds]) -> None:
    if Holds.COMPANY not in holds:
        raise UsageError(
            "No heading in the first row names a company; it must hold headings such as Company, Role, "
            f"Date Applied and Status, and holds {quoted(', '.join(headings))}."
        )
    if not _SAVED.isdisjoint(map(_key, headings)) and {Holds.DATE, Holds.STATUS}.isdisjoint(holds):
        raise UsageError(
            "The file lists saved jobs, not applications; it says neither when any was sent nor its status."
        )


def _held(headings: Sequence[str]) -> list[Holds]:
    meanings = [_meant(heading) for heading in headings]
    single = (index for index, meant in enumerate(meanings) if meant not in _SEVERAL)
    chosen: dict[Holds, int] = {}
    for index in sorted(single, key=lambda index: _RANKS[_key(headings[index])][1]):
        chosen.setdefault(meanings[index], index)
    return [
        meant if meant in _SEVERAL or chosen[meant] == index else Holds.OTHER for index, meant in enumerate(meanings)
    ]


def _meant(heading: str) -> Holds:
    if known := _RANKS.get(_key(heading)):
        return known[0]
    return Holds.ROUND if _names_a_round(heading) else Holds.OTHER


def _names_a_round(heading: str) -> bool:
    words = _WORD.findall(folded(heading))
    kind = "".join(word for word in words if not _BESIDE_A_ROUND.fullmatch(word))
    return kind.removesuffix("interview") in _ROUND_KEYS or (not kind and not _MEETING.isdisjoint(words))


def _key(heading: str) -> str:
    return folded(heading).replace(" ", "")


def _shown(heading: str) -> str:
    letters = (char for char in heading if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join("".join(letters).split())


_RANKS = {_key(name): (holds, rank) for holds, names in _HEADINGS.items() for rank, name in enumerate(names.split(","))}
_ROUND_KEYS = {_key(name) for name in _ROUNDS.split(",")}
