"""Corrections of an event or a person, typed as ``FIELD=VALUE``."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from feedback_loop.domain.dates import Direction, check_direction, parse_date, parse_time
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Changes,
    Document,
    FeedbackType,
    Interviewed,
    PersonAmended,
    Reply,
    Result,
    encode,
)
from feedback_loop.domain.model.fold import COMMON_FIELDS, amend
from feedback_loop.domain.model.people import Person, parse_person
from feedback_loop.domain.text import clean_line, clean_text, normalize_theme

Value = str | int | list[str] | None
_FREE_TEXT = frozenset({"text", "evidence", "reason", "note", "measure"})
_DATES = frozenset({"on", "by", "until", "decision_by"})
_MAX_RATING = 5


def editable_fields(event: AnyEvent) -> Document:
    """Return the fields of an event that may be corrected, with their values as they stand in the journal."""
    fixed = COMMON_FIELDS.union(event.reference_fields, event.fixed_fields)
    written = encode(event)
    return {name: written.get(name) for name in event.__struct_fields__ if name not in fixed}


def amend_event(event: AnyEvent, assignments: Sequence[str], today: dt.date, *, day_first: bool | None) -> Amended:
    """Return the correction of an event.

    Raises:
        UsageError: no such field, or a value that does not fit it.
    """
    fields = editable_fields(event)
    changes: Changes = {}
    for name, text in _parse_assignments(assignments, fields):
        ahead = isinstance(event, Interviewed)
        changes[name] = _parse_value(name, text, today, day_first=day_first, may_lie_ahead=ahead) if text else None
        changed = amend(event, {name: changes[name]})
        if encode(changed).get(name) != _normalize(changes[name]):
            raise UsageError(f"{name} cannot be {text!r}." if text else f"{name} cannot be empty.")
    return Amended(target=event.id, changes=changes, on=today)


def _normalize(value: Value) -> Value:
    return value or None


def _parse_assignments(assignments: Sequence[str], fields: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs = []
    for assignment in assignments:
        typed, equals, value = assignment.partition("=")
        name = typed.strip().lower().replace("-", "_")
        if not equals or name not in fields:
            known = [field.replace("_", "-") for field in fields]
            raise UsageError(f"Cannot edit {assignment!r}; write FIELD=VALUE with one of these fields:", known)
        pairs.append((name, value.strip()))
    return pairs


def _parse_value(name: str, text: str, today: dt.date, *, day_first: bool | None, may_lie_ahead: bool) -> Value:
    if name in _DATES:
        look = Direction.PAST if name == "on" else Direction.FUTURE
        day = parse_date(text, today, look, day_first=day_first)
        if name == "on" and not may_lie_ahead:
            check_direction(day, today, look, "on")
        return day.isoformat()
    if name in _FREE_TEXT:
        return clean_text(text, name)
    reader = _PARSERS.get(name)
    return reader(text) if reader else clean_line(text, name)


def _parse_rating(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MAX_RATING):
        raise UsageError(f"A rating is a number from 1 to {_MAX_RATING}, not {text!r}.")
    return int(text)


def _parse_people(text: str) -> list[str]:
    return [str(parse_person(part)) for part in text.replace(";", ",").split(",") if part.strip()]


def _parse_themes(text: str) -> list[str]:
    return [normalize_theme(part) for part in text.split(",") if part.strip()]


def _choice_parser(kinds: type[Result | FeedbackType | Reply]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in [str(kind) for kind in kinds]:
            raise UsageError(f"{text!r} is none of: {', '.join(kinds)}.")
        return text

    return read


_PARSERS: Mapping[str, Callable[[str], Value]] = {
    "rating": _parse_rating,
    "at": parse_time,
    "people": _parse_people,
    "person": lambda text: str(parse_person(text)),
    "themes": _parse_themes,
    "theme": normalize_theme,
    "result": _choice_parser(Result),
    "type": _choice_parser(FeedbackType),
    "reply": _choice_parser(Reply),
}

PERSON_FIELDS = ("name", "email", "role", "company", "same_as")


def amend_person(
    key: str,
    assignments: Sequence[str],
    today: dt.date,
    find: Callable[[str], str],
) -> PersonAmended:
    """Return the correction of a person.

    Args:
        key: the person's key.
        assignments: ``FIELD=VALUE`` with ``name``, ``email``, ``role``, ``company``, ``same-as``.
        today: the day of the correction.
        find: from what is typed for another person to their key, for ``same-as``.

    Raises:
        UsageError: no such field, or a value that does not fit it.
    """
    changes: Changes = {}
    for name, text in _parse_assignments(assignments, dict.fromkeys(PERSON_FIELDS)):
        if not text and name != "role":
            raise UsageError(f"{name.replace('_', '-')} cannot be empty.")
        changes[name] = _parse_person_value(name, text, find) if text else None
    return PersonAmended(person=key, changes=changes, on=today)


def _parse_person_value(name: str, text: str, find: Callable[[str], str]) -> str:
    if name == "same_as":
        return find(text)
    if name == "email":
        return _parse_address(parse_person(text))
    return clean_line(text, name)


def _parse_address(person: Person) -> str:
    if not person.email:
        raise UsageError("An e-mail address looks like dana@acme.example.")
    return person.email
