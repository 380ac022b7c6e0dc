"""Meanings of spreadsheet columns, from their headings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback_loop.domain.dates import quote
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.rounds import UNNAMED
from feedback_loop.domain.text import casefold_key, clean_line
from feedback_loop.exchange.importing.sources import SPREADSHEET, Field, Source, heading_key, private_columns
from feedback_loop.exchange.own_csv import unescape_formula

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
_REPEATABLE_FIELDS = (Field.NOTE, Field.STATUS, Field.ROUND)


@dataclass(frozen=True)
class ColumnMapping:
    """A column and its field, as the user maps them; ``round`` is the round whose interviews the column has."""

    field: Field
    column: str
    round: str | None = None


def parse_mappings(texts: Iterable[str]) -> tuple[ColumnMapping, ...]:
    """Parse texts of the form ``FIELD=COLUMN``; refuse unknown fields, and a field or a column that is named twice."""
    mappings = tuple(map(_parse_mapping, texts))
    fields = [mapping.field for mapping in mappings if mapping.field not in _REPEATABLE_FIELDS]
    if len(fields) > len(set(fields)):
        raise UsageError("--map names a field twice; only note, status and rounds can have several columns.")
    if len(mappings) > len({mapping.column for mapping in mappings}):
        raise UsageError("--map names a column twice; a column has only one field.")
    return mappings


def _parse_mapping(text: str) -> ColumnMapping:
    field, _, column = (part.strip() for part in text.partition("="))
    name, _, round_ = field.partition(":")
    if column and name.strip().lower() == "round" and round_.strip():
        return ColumnMapping(Field.ROUND, column, clean_line(round_, "round"))
    if not column or field.lower() not in _FIELDS:
        raise UsageError(f"Cannot read --map {text!r}. Type FIELD=COLUMN with one of:", [*_FIELDS, "round:NAME"])
    return ColumnMapping(_FIELDS[field.lower()], column)


@dataclass(frozen=True)
class Column:
    """One column, with its heading as written on one line, and the name of its round, if it has one."""

    heading: str
    field: Field
    round: str | None = None


# Best first: of two columns with the same field, the heading listed first wins, and the other column becomes a note.
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
_SHARED_FIELDS = {Field.STATUS, Field.NOTE, Field.ROUND, Field.OTHER, Field.SENT, Field.PRIVATE, Field.IGNORED}
_ROUNDS = (
    "assessment, online assessment, oa, assignment, case study, challenge, code challenge, coding challenge, "
    "coding test, online test, home assignment, take home, take home assignment, take home test, take home challenge, "
    "technical test, recruiter, recruiter call, recruiter screen, recruiter phone screen, phone, phone call, "
    "phone screen, phone screening, screen, screening, screening call, hr, hr call, hr screen, hr round, video, "
    "video call, technical, technical screen, technical round, tech, tech screen, on campus, onsite, on site, "
    "superday, panel, final, final round, round, hiring manager, hiring manager call, team match, behavioral, "
    "behavioural, system design, live coding, interview, virtual, in person, coding"
)
_DATA_IN_HEADING = re.compile(r"@|https?:|[0-9]{4}|[0-9][-/.][0-9]")
_SAVED_DATE_KEYS = {"saveddate", "datesaved", "savedon"}
_NUMBER = r"[0-9]+(?:st|nd|rd|th)?"
_WORD = re.compile(rf"{_NUMBER}|[^\W0-9_]+")
_GENERIC_WORD = re.compile(rf"{_NUMBER}|first|second|third|fourth|fifth|date|of|interviews?|rounds?")
_INTERVIEW_WORDS = {"interview", "interviews", "round", "rounds"}


def read_header(
    header: Sequence[str], width: int = 0, source: Source = SPREADSHEET, mappings: Sequence[ColumnMapping] = ()
) -> tuple[Column, ...]:
    """Return the columns, at least ``width``; the user's mappings win over everything else.

    Refuse a table without companies or of saved jobs, and a mapping to a column that is missing or private.
    """
    texts = map(unescape_formula, header) if source.is_own_export else header
    headings = [*map(_clean_heading, texts), *[""] * (width - len(header))]
    fields = _detect_fields(headings, source)
    rounds = _apply_mappings(headings, fields, mappings)
    _check_header(headings, fields)
    return tuple(
        Column(heading or f"Column {index + 1}", field, rounds.get(index) or _round_name(heading, source))
        for index, (heading, field) in enumerate(zip(headings, fields, strict=True))
    )


def known_headings(header: Sequence[str]) -> tuple[int, int]:
    """Return the number of known headings and of all headings, for comparing headers."""
    return sum(_field_of_heading(heading) is not Field.OTHER for heading in header), len(header)


def is_header(cells: Sequence[str], mappings: Sequence[ColumnMapping] = ()) -> bool:
    """Return True if a row can only be the header: it has all mapped columns, or a company and another field."""
    if mappings:
        return {heading_key(mapping.column) for mapping in mappings} <= set(map(heading_key, cells))
    fields = {_field_of_heading(cell) for cell in cells} - {Field.OTHER}
    return Field.COMPANY in fields and len(fields) > 1


def _check_header(headings: Sequence[str], fields: Sequence[Field]) -> None:
    if Field.COMPANY not in fields:
        shown = quote(", ".join(_headings_for_error(headings)) or "something else")
        raise UsageError(
            "The first row has no heading for the company. It should have headings such as Company, Role, Date Applied "
            f"and Status, but has {shown}. Name the column with --map company=HEADING."
        )
    if not _SAVED_DATE_KEYS.isdisjoint(map(heading_key, headings)) and {Field.DATE, Field.STATUS}.isdisjoint(fields):
        raise UsageError(
            "The file lists saved jobs, without the date or status of any application. In LinkedIn's archive, your "
            "applications are in Jobs/Job Applications.csv."
        )


def _headings_for_error(headings: Sequence[str]) -> list[str]:
    """Return the headings; none if they look like a row of data, which an error must not show."""
    return [] if any(map(_DATA_IN_HEADING.search, headings)) else [heading for heading in headings if heading]


def _detect_fields(headings: Sequence[str], source: Source) -> list[Field]:
    own = [*source.columns] if source.is_own_export else []
    if own and headings[: len(own)] == [*source.columns.values()]:
        # By position, since a round may have the name of one of the fixed columns.
        return [*own, *(Field.ROUND if heading else Field.OTHER for heading in headings[len(own) :])]
    private = private_columns(headings)
    if not private.isdisjoint(map(heading_key, headings)):
        # Columns without a heading may have text that spilled over from a private cell.
        private |= {""}
    fields = [
        Field.PRIVATE if heading_key(heading) in private else _field_of_heading(heading, source) for heading in headings
    ]
    chosen: dict[Field, int] = {}
    for index in sorted(range(len(fields)), key=lambda index: _heading_rank(headings[index])):
        chosen.setdefault(fields[index], index)
    return [
        field if field in _SHARED_FIELDS or chosen[field] == index else _second_choice(headings[index])
        for index, field in enumerate(fields)
    ]


def _heading_rank(heading: str) -> int:
    return _RANKED_FIELDS.get(heading_key(heading), (Field.OTHER, 0))[1]


def _second_choice(heading: str) -> Field:
    # Next to a column with the date of the application, "Applied" means yes or no.
    return Field.SENT if heading_key(heading) == "applied" else Field.OTHER


def _field_of_heading(heading: str, source: Source = SPREADSHEET) -> Field:
    if field := source.field_of(heading):
        return field
    if source.is_own_export:
        return Field.ROUND if heading else Field.OTHER
    if ranked := _RANKED_FIELDS.get(heading_key(heading)):
        return ranked[0]
    return Field.ROUND if _is_round(heading) else Field.OTHER


def _apply_mappings(
    headings: Sequence[str], fields: list[Field], mappings: Iterable[ColumnMapping]
) -> dict[int, str | None]:
    """Change ``fields`` to the user's mappings, and return the mapped rounds by the index of their columns."""
    by_index = {_column_index(headings, fields, mapping): mapping for mapping in mappings}
    displaced = {mapping.field for mapping in by_index.values()} - {Field.NOTE, Field.ROUND}
    fields[:] = [Field.OTHER if field in displaced else field for field in fields]
    for index, mapping in by_index.items():
        fields[index] = mapping.field
    return {index: mapping.round for index, mapping in by_index.items()}


def _column_index(headings: Sequence[str], fields: Sequence[Field], mapping: ColumnMapping) -> int:
    heading, key = _clean_heading(mapping.column), heading_key(mapping.column)
    exact = [index for index, other in enumerate(headings) if other == heading]
    similar = [index for index, other in enumerate(headings) if heading_key(other) == key != ""]
    index = next(iter(exact or similar), None)
    if index is None:
        raise UsageError(f"There is no column {mapping.column!r}. The columns are:", _headings_for_error(headings))
    if fields[index] is Field.PRIVATE:
        raise UsageError(f"The column {mapping.column!r} is private and is never stored; leave out its --map.")
    return index


def _round_name(heading: str, source: Source) -> str | None:
    if source.is_own_export:
        return None if heading == UNNAMED.lower() else heading
    return heading.lower()


def _is_round(heading: str) -> bool:
    words = _WORD.findall(casefold_key(heading))
    kind = "".join(word for word in words if not _GENERIC_WORD.fullmatch(word))
    return kind.removesuffix("interview") in _ROUND_KEYS or (not kind and not _INTERVIEW_WORDS.isdisjoint(words))


def _clean_heading(heading: str) -> str:
    letters = (char for char in heading if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join("".join(letters).split())


_RANKED_FIELDS = {
    heading_key(name): (field, rank) for field, names in _HEADINGS.items() for rank, name in enumerate(names.split(","))
}
_ROUND_KEYS = {heading_key(name) for name in _ROUNDS.split(",")}
