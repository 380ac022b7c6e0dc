"""Fields of the columns of one table, from their headings and the user's mappings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from feedback_loop.domain.dates import quote
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.rounds import UNNAMED
from feedback_loop.domain.model.events import Result
from feedback_loop.domain.text import clean_line
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.heading_words import Certainty
from feedback_loop.exchange.importing.headings import (
    COMPANY_SPELLINGS,
    DAY_FIRST_LANGUAGES,
    Heading,
    is_name_heading,
    is_sent_flag,
    read_heading,
)
from feedback_loop.exchange.importing.sources import SPREADSHEET, Source, private_columns
from feedback_loop.exchange.importing.words import heading_key
from feedback_loop.exchange.own_csv import EARLIER_COLUMNS, unescape_formula

_FIELDS = {
    "company": Field.COMPANY,
    "role": Field.ROLE,
    "date": Field.DATE,
    "status": Field.STATUS,
    "outcome-date": Field.STATUS_DATE,
    "interview-date": Field.ROUND,
    "source": Field.SOURCE,
    "url": Field.URL,
    "location": Field.LOCATION,
    "person": Field.PERSON,
    "recruiter": Field.PERSON,
    "hiring-manager": Field.PERSON,
    "interviewer": Field.PERSON,
    "referrer": Field.PERSON,
    "email": Field.EMAIL,
    "phone": Field.PHONE,
    "feedback": Field.FEEDBACK,
    "agency": Field.AGENCY,
    "language": Field.LANGUAGE,
    "cv": Field.CV,
    "posting": Field.POSTING,
    "id": Field.SOURCE_ID,
    "salary": Field.NOTE,
    "note": Field.NOTE,
}
_ROLES = ("recruiter", "hiring-manager", "interviewer", "referrer")
_REPEATABLE_FIELDS = (
    Field.NOTE, Field.STATUS, Field.ROUND, Field.DATE, Field.PERSON, Field.EMAIL, Field.PHONE, Field.FEEDBACK,
)  # fmt: skip
MAPPABLE = [*_FIELDS, "round:NAME"]
"""Fields of ``--map``, as the user types them."""


@dataclass(frozen=True)
class ColumnMapping:
    """A column and its field, as the user maps them.

    Attributes:
        round: the round whose interviews the column has.
        role: the role of its people.
        is_optional: True if a table need not have the column.
        name: the field as typed.
    """

    field: Field
    column: str
    round: str | None = None
    role: str | None = None
    is_optional: bool = False
    name: str = ""


class MissingColumnError(UsageError):
    """No heading names a field that every application needs.

    Attributes:
        field: the field, as ``--map`` calls it.
        headings: the headings there are.
    """

    def __init__(self, message: str, field: str, headings: Sequence[str]) -> None:
        super().__init__(message)
        self.field = field
        self.headings = tuple(headings)


def parse_mappings(texts: Iterable[str], *, is_optional: bool = False) -> tuple[ColumnMapping, ...]:
    """Parse texts of the form ``FIELD=COLUMN``; refuse unknown fields, and a field or a column that is named twice."""
    mappings = tuple(replace(_parse_mapping(text), is_optional=is_optional) for text in texts)
    fields = [mapping.field for mapping in mappings if mapping.field not in _REPEATABLE_FIELDS]
    if not is_optional and len(fields) > len(set(fields)):
        raise UsageError(
            "--map names a field twice; only date, status, note, people, feedback and rounds can have several columns."
        )
    if not is_optional and len(mappings) > len({mapping.column for mapping in mappings}):
        raise UsageError("--map names a column twice; a column has only one field.")
    return mappings


def _parse_mapping(text: str) -> ColumnMapping:
    field, _, column = (part.strip() for part in text.partition("="))
    kind, _, round_ = (part.strip() for part in field.partition(":"))
    if column and kind.lower() == "round" and round_:
        return ColumnMapping(Field.ROUND, column, clean_line(round_, "round"), name=field)
    name = re.sub(r"[\s_]+", "-", field.lower())
    if not column or name not in _FIELDS:
        raise UsageError(f"Cannot read --map {text!r}. Type FIELD=COLUMN with one of:", MAPPABLE)
    role = name.replace("-", " ") if name in _ROLES else None
    return ColumnMapping(_FIELDS[name], column, "" if name == "interview-date" else None, role, name=name)


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        heading: the heading as written, on one line.
        round: the name of its round, if it has one.
        certainty: for a date of the application, what it says.
        role: the role of its people.
        result: the outcome that it says yes or no to.
        is_second_date: True if it also has the date of the application where the first such column is blank.
    """

    heading: str
    field: Field
    round: str | None = None
    certainty: Certainty = Certainty.SENT
    role: str | None = None
    result: Result | None = None
    is_second_date: bool = False


def read_header(
    header: Sequence[str], width: int = 0, source: Source = SPREADSHEET, mappings: Sequence[ColumnMapping] = ()
) -> tuple[Column, ...]:
    """Return the columns, at least ``width``; the user's mappings win over everything else.

    Refuse a table without companies or of saved jobs, and a mapping to a column that is missing or private.
    """
    texts = map(unescape_formula, header) if source.is_own_export else header
    headings = [*map(_clean_heading, texts), *[""] * (width - len(header))]
    columns = _detect_columns(headings, source)
    _apply_mappings(headings, columns, mappings)
    _check_header(headings, [column.field for column in columns])
    return tuple(
        replace(column, heading=heading or f"Column {index + 1}")
        for index, (heading, column) in enumerate(zip(headings, columns, strict=True))
    )


def known_headings(header: Sequence[str]) -> tuple[int, int]:
    """Return the number of known headings and of all headings, for comparing headers."""
    return sum(read_heading(heading).field is not Field.OTHER for heading in header), len(header)


def is_header(cells: Sequence[str], mappings: Sequence[ColumnMapping] = ()) -> bool:
    """Return True if a row can only be the header: it has all mapped columns, or a company and another field."""
    required = [mapping for mapping in mappings if not mapping.is_optional]
    if required:
        return {heading_key(mapping.column) for mapping in required} <= set(map(heading_key, cells))
    fields = _fields_of(cells)
    return Field.COMPANY in fields and len(fields) > 1


def holds_applications(cells: Sequence[str]) -> bool:
    """Return True if a header has what tells applications from other lists of companies, such as one of contacts."""
    fields = _fields_of(cells)
    others = {Field.STATUS, Field.RESULT, Field.ROUND, Field.STATUS_DATE}
    return Field.COMPANY in fields and (
        Field.DATE in fields or (Field.ROLE in fields and not others.isdisjoint(fields))
    )


def is_certain_header(cells: Sequence[str]) -> bool:
    """Return True if a row below another header is one itself: nearly all of its cells are headings."""
    if COMPANY_SPELLINGS.isdisjoint(map(str.lower, cells)):
        return False
    filled = [cell for cell in cells if cell.strip()]
    known = sum(read_heading(cell).field is not Field.OTHER for cell in filled if not _DATA_IN_HEADING.search(cell))
    minimum = 3
    return known >= minimum and known * 3 >= len(filled) * 2 and is_header(cells)


def day_comes_first(columns: Iterable[Column]) -> bool:
    """Return True if the headings are of one of the languages in which the day always comes first."""
    languages = [read_heading(column.heading).languages for column in columns]
    foreign = [known for known in languages if known and "en" not in known and known <= DAY_FIRST_LANGUAGES]
    english = [known for known in languages if known == {"en"}]
    return len(foreign) >= 2 > len(english)  # noqa: PLR2004 - one word alone may be a name


def languages_of(columns: Iterable[Column]) -> frozenset[str]:
    """Return the languages of which some heading can only be."""
    known = (read_heading(column.heading).languages for column in columns)
    return frozenset(language for languages in known if len(languages) == 1 for language in languages)


def headings_for_error(headings: Iterable[str]) -> list[str]:
    """Return the headings; none if they look like a row of data, which an error must not show."""
    cleaned = [*map(_clean_heading, headings)]
    return [] if any(map(_DATA_IN_HEADING.search, cleaned)) else [heading for heading in cleaned if heading]


def quote_headings(headings: Iterable[str]) -> str:
    """Return headings as an error shows them."""
    return quote(", ".join(headings_for_error(headings)) or "something else")


_DATA_IN_HEADING = re.compile(r"@|https?:|[0-9]{4}|[0-9][-/.][0-9]")
_UNNAMED_ROUNDS = ("interview", "interviews")
_SAVED_DATE_KEYS = frozenset({"saveddate", "datesaved", "savedon"})
_SHARED_FIELDS = {
    Field.STATUS, Field.NOTE, Field.ROUND, Field.OTHER, Field.SENT, Field.PRIVATE, Field.IGNORED, Field.RESULT,
    Field.PERSON, Field.EMAIL, Field.PHONE, Field.FEEDBACK, Field.REASON,
}  # fmt: skip


def _fields_of(cells: Sequence[str]) -> set[Field]:
    fields = {read_heading(cell).field for cell in cells} - {Field.OTHER}
    if Field.COMPANY not in fields and _name_index(cells, fields) is not None:
        fields.add(Field.COMPANY)
    return fields


def _name_index(headings: Sequence[str], fields: Iterable[Field]) -> int | None:
    """Return the index of a heading such as "Name" that can only be the company's: a date or status stands beside."""
    if {Field.DATE, Field.STATUS}.isdisjoint(fields):
        return None
    indexes = [index for index, heading in enumerate(headings) if is_name_heading(heading)]
    return indexes[0] if len(indexes) == 1 else None


def _check_header(headings: Sequence[str], fields: Sequence[Field]) -> None:
    if Field.COMPANY not in fields:
        raise MissingColumnError(
            "The first row has no heading for the company. It should have headings such as Company, Role, Date Applied "
            f"and Status, but has {quote_headings(headings)}. Name the column with --map company=HEADING.",
            "company",
            headings_for_error(headings),
        )
    dates = {heading_key(heading) for heading, field in zip(headings, fields, strict=True) if field is Field.DATE}
    saved = not _SAVED_DATE_KEYS.isdisjoint(map(heading_key, headings))
    if saved and dates <= _SAVED_DATE_KEYS and Field.STATUS not in fields:
        raise UsageError(
            "The file lists saved jobs, without the date or status of any application. In LinkedIn's archive, your "
            "applications are in Jobs/Job Applications.csv."
        )


def _detect_columns(headings: Sequence[str], source: Source) -> list[Column]:
    own = [*source.columns] if source.is_own_export else []
    for count in (len(own), EARLIER_COLUMNS):
        if own and list(headings[:count]) == [*source.columns.values()][:count]:
            # By position, since a round may have the name of one of the fixed columns.
            rounds = [_own_round(heading) for heading in headings[count:]]
            return [*(Column("", field) for field in own[:count]), *rounds]
    meanings = [_meaning_of(heading, source) for heading in headings]
    private = private_columns(headings)
    if not private.isdisjoint(map(heading_key, headings)):
        # Columns without a heading may have text that spilled over from a private cell.
        private |= {""}
    for index, heading in enumerate(headings):
        if heading_key(heading) in private:
            meanings[index] = Heading(Field.PRIVATE)
    chosen = _choose(headings, meanings, source)
    if source.is_own_export:
        return [_own_round(meaning.round) if meaning.round else Column("", meaning.field) for meaning in chosen]
    return [*map(_column_of, chosen, headings)]


def _own_round(heading: str) -> Column:
    name = None if heading == UNNAMED.lower() else heading
    return Column("", Field.ROUND, name) if heading else Column("", Field.OTHER)


def _meaning_of(heading: str, source: Source) -> Heading:
    if field := source.field_of(heading):
        return Heading(field)
    if source.is_own_export:
        return Heading(Field.ROUND, round=heading) if heading else Heading()
    return read_heading(heading)


def _choose(headings: Sequence[str], meanings: list[Heading], source: Source) -> list[Heading]:
    """Give each field that can have one column only to its most typical heading."""
    fields = [meaning.field for meaning in meanings]
    if Field.COMPANY not in fields and not source.is_own_export:
        index = _name_index(headings, fields)
        if index is not None:
            meanings[index] = Heading(Field.COMPANY)
    chosen: dict[Field, int] = {}

    def typicality(index: int) -> tuple[float, int]:
        # "Applied" may say yes or no, so that a column with a plain date is a better one, but not one of finding it.
        is_flag = meanings[index].field is Field.DATE and is_sent_flag(headings[index])
        return Certainty.DATED + 0.5 if is_flag else meanings[index].certainty, meanings[index].rank

    order = sorted(range(len(meanings)), key=typicality)
    for index in order:
        chosen.setdefault(meanings[index].field, index)
    return [
        meaning
        if meaning.field in _SHARED_FIELDS or chosen[meaning.field] == index
        # Next to a column with the date of the application, "Applied" means yes or no.
        else Heading(Field.SENT if meaning.field is Field.DATE and is_sent_flag(headings[index]) else Field.OTHER)
        for index, meaning in enumerate(meanings)
    ]


def _column_of(meaning: Heading, heading: str) -> Column:
    round_ = (meaning.round or heading).lower() if meaning.field is Field.ROUND or meaning.round else None
    if round_ in _UNNAMED_ROUNDS and round_ != heading.lower():
        round_ = None  # "Interview date" says when, and not which
    return Column("", meaning.field, round_, meaning.certainty, meaning.role, meaning.result)


def _apply_mappings(headings: Sequence[str], columns: list[Column], mappings: Iterable[ColumnMapping]) -> None:
    """Change the columns to the user's mappings; a second date keeps what it also is, such as that of the outcome."""
    detected = [*columns]
    by_index: dict[int, ColumnMapping] = {}
    for mapping in mappings:
        index = _column_index(headings, columns, mapping)
        if index is not None:
            by_index[index] = mapping
    displaced = {mapping.field for mapping in by_index.values()} - {
        Field.NOTE, Field.ROUND, Field.PERSON, Field.EMAIL, Field.PHONE, Field.FEEDBACK,
    }  # fmt: skip
    for index, column in enumerate(columns):
        if column.field in displaced:
            columns[index] = Column("", Field.OTHER)
    has_date = False
    for index, mapping in by_index.items():
        if mapping.field is Field.DATE and has_date:
            columns[index] = replace(detected[index], is_second_date=True)
        else:
            columns[index] = Column("", mapping.field, mapping.round or None, role=mapping.role)
        has_date = has_date or mapping.field is Field.DATE


def _column_index(headings: Sequence[str], columns: Sequence[Column], mapping: ColumnMapping) -> int | None:
    heading, key = _clean_heading(mapping.column), heading_key(mapping.column)
    exact = [index for index, other in enumerate(headings) if other == heading]
    similar = [index for index, other in enumerate(headings) if heading_key(other) == key != ""]
    index = next(iter(exact or similar), None)
    if index is None and not mapping.is_optional:
        raise UsageError(f"There is no column {mapping.column!r}. The columns are:", headings_for_error(headings))
    if index is not None and columns[index].field is Field.PRIVATE:
        if mapping.is_optional:
            return None
        raise UsageError(f"The column {mapping.column!r} is private and is never stored; leave out its --map.")
    return index


def _clean_heading(heading: str) -> str:
    letters = (char for char in heading if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join("".join(letters).split())
