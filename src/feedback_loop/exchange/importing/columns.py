"""Meanings of spreadsheet columns, from their headings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback_loop.domain.dates import quote
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.rounds import UNNAMED
from feedback_loop.domain.text import casefold_key, clean_line
from feedback_loop.exchange.formula_escape import unescape_formula
from feedback_loop.exchange.importing.sources import SPREADSHEET, Field, Source, heading_key, private_columns

_FIELDS = {
    "company": Field.COMPANY,
    "role": Field.ROLE,
    "date": Field.DATE,
    "status": Field.STATUS,
    "source": Field.SOURCE,
    "url": Field.URL,
    "location": Field.LOCATION,
    "note": Field.NOTE,
}
_ROUND = "round"
_FIELDS_OF_SEVERAL_COLUMNS = (Field.NOTE, Field.STATUS, Field.ROUND)


@dataclass(frozen=True)
class ColumnMapping:
    """That a column holds a field; ``round`` is the round whose interviews it holds."""

    field: Field
    column: str
    round: str | None = None


def parse_mappings(typed: Iterable[str]) -> tuple[ColumnMapping, ...]:
    """Read what was typed, one ``FIELD=COLUMN`` each.

    Raises:
        UsageError: there is no such field, no column is named, or a field or a column is named twice.
    """
    mapped = tuple(map(_parse_mapping, typed))
    single = [one.field for one in mapped if one.field not in _FIELDS_OF_SEVERAL_COLUMNS]
    if len(single) > len(set(single)):
        raise UsageError("--map names a field twice; only note, status and rounds may have several columns.")
    if len(mapped) > len({one.column for one in mapped}):
        raise UsageError("--map names a column twice; a column holds one field.")
    return mapped


def _parse_mapping(typed: str) -> ColumnMapping:
    field, _, column = (part.strip() for part in typed.partition("="))
    name, _, round_ = field.partition(":")
    if column and name.strip().lower() == _ROUND and round_.strip():
        return ColumnMapping(Field.ROUND, column, clean_line(round_, "round"))
    if not column or field.lower() not in _FIELDS:
        raise UsageError(
            f"Cannot read --map {typed!r}; write FIELD=COLUMN with one of these fields:", [*_FIELDS, "round:NAME"]
        )
    return ColumnMapping(_FIELDS[field.lower()], column)


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        heading: as it is written, on one line.
        holds: what stands below it.
        round: the name that interviews of this column get, if they get one.
    """

    heading: str
    field: Field
    round: str | None = None


# Best first: where two columns would hold the same thing, the one named earlier here does, the other is a note.
_HEADINGS = {
    Field.COMPANY: "company, company name, employer, employer name, organisation, organization, firm, business",
    Field.ROLE: "role, role name, job role, job title, position, position title, role title, position name, "
    "title, job, job name, job position, vacancy",
    Field.DATE: "date applied, applied date, applied on, applied at, application date, date of application, "
    "date applied on, application sent, date sent, date submitted, submitted on, date, applied",
    Field.STATUS_DATE: "status date, date of status, outcome date, result date, decision date",
    Field.SOURCE: "source, job source, application source, application site, site, via, applied via, found on, "
    "found via, where found, job board, platform, channel",
    Field.URL: "url, job url, link, job link, posting, job posting, posting url, application link, application url",
    Field.LOCATION: "location, job location, city, place",
    Field.STATUS: "status, status name, application status, current status, final status, result, final result, "
    "outcome, final outcome, stage, current stage, list, list name, decision, response, progress",
    Field.NOTE: "note, notes, comment, comments, remark, remarks",
}
_SEVERAL = {Field.STATUS, Field.NOTE, Field.ROUND, Field.OTHER, Field.SENT, Field.PRIVATE, Field.IGNORED}
_ROUNDS = (
    "assessment, online assessment, oa, assignment, case study, challenge, code challenge, coding challenge, "
    "coding test, online test, home assignment, take home, take home assignment, take home test, take home challenge, "
    "technical test, recruiter, recruiter call, recruiter screen, recruiter phone screen, phone, phone call, "
    "phone screen, phone screening, screen, screening, screening call, hr, hr call, hr screen, hr round, video, "
    "video call, technical, technical screen, technical round, tech, tech screen, on campus, onsite, on site, "
    "superday, panel, final, final round, round, hiring manager, hiring manager call, team match, behavioral, "
    "behavioural, system design, live coding, interview, virtual, in person, coding"
)
_OF_A_ROW = re.compile(r"@|https?:|[0-9]{4}|[0-9][-/.][0-9]")
_SAVED = {"saveddate", "datesaved", "savedon"}
_NUMBER = r"[0-9]+(?:st|nd|rd|th)?"
_WORD = re.compile(rf"{_NUMBER}|[^\W0-9_]+")
_BESIDE_A_ROUND = re.compile(rf"{_NUMBER}|first|second|third|fourth|fifth|date|of|interviews?|rounds?")
_MEETING = {"interview", "interviews", "round", "rounds"}


def read_header(
    header: Sequence[str], width: int = 0, source: Source = SPREADSHEET, mapped: Sequence[ColumnMapping] = ()
) -> tuple[Column, ...]:
    """Tell what each column holds, for as many columns as the widest row has.

    Args:
        header: the headings.
        width: how many columns there are.
        source: where the table comes from.
        mapped: what the user says about columns, which goes before everything else.

    Raises:
        UsageError: no column holds companies, the user names a column that is not there or is private, or the
            table is of jobs that were only saved.
    """
    written = map(unescape_formula, header) if source.is_own_export else header
    headings = [*map(_shown, written), *[""] * (width - len(header))]
    held = _fields_of_columns(headings, source)
    rounds = _apply_mapping(headings, held, mapped)
    _check_header(headings, held)
    return tuple(
        Column(heading or f"Column {number}", holds, rounds.get(number - 1) or _round(heading, source))
        for number, (heading, holds) in enumerate(zip(headings, held, strict=True), 1)
    )


def known_headings(header: Sequence[str]) -> tuple[int, int]:
    """Return how much sense a header makes, for comparing: its known columns, then its columns."""
    return sum(_field_of_heading(heading) is not Field.OTHER for heading in header), len(header)


def is_header(cells: Sequence[str], mapped: Sequence[ColumnMapping] = ()) -> bool:
    """Tell whether a row can only be the headings: they name a company and more, or what the user named."""
    if mapped:
        return {heading_key(one.column) for one in mapped} <= set(map(heading_key, cells))
    meanings = {_field_of_heading(cell) for cell in cells} - {Field.OTHER}
    return Field.COMPANY in meanings and len(meanings) > 1


def _check_header(headings: Sequence[str], holds: Sequence[Field]) -> None:
    if Field.COMPANY not in holds:
        raise UsageError(
            "No heading in the first row names a company; it must hold headings such as Company, Role, Date Applied "
            f"and Status, and holds {quote(', '.join(_headings_for_error(headings)) or 'something else')}. Name the column with "
            "--map company=HEADING."
        )
    if not _SAVED.isdisjoint(map(heading_key, headings)) and {Field.DATE, Field.STATUS}.isdisjoint(holds):
        raise UsageError(
            "The file lists saved jobs, and saved is not applied: it says neither when an application was sent nor "
            "how it stands. In LinkedIn's archive, Jobs/Job Applications.csv lists the applications."
        )


def _headings_for_error(headings: Sequence[str]) -> list[str]:
    """Return the headings, unless they are no headings but a row of somebody's own, which errors must not show."""
    return [] if any(map(_OF_A_ROW.search, headings)) else [heading for heading in headings if heading]


def _fields_of_columns(headings: Sequence[str], source: Source) -> list[Field]:
    ours = [*source.columns] if source.is_own_export else []
    if ours and headings[: len(ours)] == [*source.columns.values()]:
        # A round may be called like one of the columns before it.
        return [*ours, *(Field.ROUND if heading else Field.OTHER for heading in headings[len(ours) :])]
    unkept = private_columns(headings)
    if not unkept.isdisjoint(map(heading_key, headings)):
        # What spills over the edge of such a table comes from a private cell.
        unkept |= {""}
    meanings = [
        Field.PRIVATE if heading_key(heading) in unkept else _field_of_heading(heading, source) for heading in headings
    ]
    single = (index for index, meant in enumerate(meanings) if meant not in _SEVERAL)
    chosen: dict[Field, int] = {}
    for index in sorted(single, key=lambda index: _RANKS.get(heading_key(headings[index]), (None, 0))[1]):
        chosen.setdefault(meanings[index], index)
    return [
        meant if meant in _SEVERAL or chosen[meant] == index else _second_choice(headings[index])
        for index, meant in enumerate(meanings)
    ]


def _second_choice(heading: str) -> Field:
    # Beside a date of the application, "Applied" says yes or no.
    return Field.SENT if heading_key(heading) == "applied" else Field.OTHER


def _field_of_heading(heading: str, source: Source = SPREADSHEET) -> Field:
    if particular := source.field_of(heading):
        return particular
    if source.is_own_export:
        return Field.ROUND if heading else Field.OTHER
    if known := _RANKS.get(heading_key(heading)):
        return known[0]
    return Field.ROUND if _names_a_round(heading) else Field.OTHER


def _apply_mapping(headings: Sequence[str], held: list[Field], mapped: Iterable[ColumnMapping]) -> dict[int, str]:
    """Put what the user says about columns into ``held``, and return the rounds by the place of their column."""
    places = {place: one for one in mapped for place in [_column_index(headings, held, one)]}
    displaced = {one.field for one in places.values()} - {Field.NOTE, Field.ROUND}
    for place, holds in enumerate(held):
        if holds in displaced:
            held[place] = Field.OTHER
    for place, one in places.items():
        held[place] = one.field
    return {place: one.round for place, one in places.items() if one.round}


def _column_index(headings: Sequence[str], held: Sequence[Field], one: ColumnMapping) -> int:
    exact = [place for place, heading in enumerate(headings) if heading == _shown(one.column)]
    alike = [place for place, heading in enumerate(headings) if heading_key(heading) == heading_key(one.column) != ""]
    place = next(iter(exact or alike), None)
    if place is None:
        raise UsageError(f"There is no column {one.column!r}; the columns are:", _headings_for_error(headings))
    if held[place] is Field.PRIVATE:
        raise UsageError(f"The column {one.column!r} is private and is never kept; leave out its --map.")
    return place


def _round(heading: str, source: Source) -> str | None:
    if source.is_own_export:
        return None if heading == UNNAMED.lower() else heading
    return heading.lower()


def _names_a_round(heading: str) -> bool:
    words = _WORD.findall(casefold_key(heading))
    kind = "".join(word for word in words if not _BESIDE_A_ROUND.fullmatch(word))
    return kind.removesuffix("interview") in _ROUND_KEYS or (not kind and not _MEETING.isdisjoint(words))


def _shown(heading: str) -> str:
    letters = (char for char in heading if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join("".join(letters).split())


_RANKS = {
    heading_key(name): (holds, rank) for holds, names in _HEADINGS.items() for rank, name in enumerate(names.split(","))
}
_ROUND_KEYS = {heading_key(name) for name in _ROUNDS.split(",")}
