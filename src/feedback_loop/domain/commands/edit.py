"""Corrections of an event or a person, typed as ``FIELD=VALUE``."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from feedback_loop.domain.dates import DateReader, Direction, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import (
    TEXT_FIELDS,
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
from feedback_loop.domain.model.people import parse_person
from feedback_loop.domain.text import clean_line, clean_text, did_you_mean, normalize_theme, parse_language
from feedback_loop.domain.times import parse_time

_PERSON_FIELDS = ("name", "email", "role", "company", "greeting", "same_as")
_MAY_BE_EMPTY = frozenset({"role", "greeting"})
_DATE_FIELDS = frozenset({"on", "by", "to", "until", "decision_by"})
_MAX_RATING = 5

Correction = Amended | PersonAmended
_Value = str | int | bool | list[str] | None


def editable_fields(event: AnyEvent) -> Document:
    """Return the fields of an event that may be corrected, with their values as they stand in the journal."""
    fixed = COMMON_FIELDS.union(event.reference_fields, event.fixed_fields)
    written = encode(event)
    return {name: written.get(name) for name in event.__struct_fields__ if name not in fixed}


def amend_event(event: AnyEvent, assignments: Sequence[str], dates: DateReader, applied_on: dt.date) -> Amended:
    """Return the correction of an event; ``applied_on`` is the day of its application, if it has one.

    Raises:
        AmbiguousDateError: an interview's new date is before its application, or far ahead.
    """
    changes: Changes = {}
    for name, text in dict(_parse_assignments(assignments, editable_fields(event))).items():
        if not text:
            value: _Value = None
        elif name == "on" and isinstance(event, Interviewed):
            value = dates.meeting_date(text, applied_on).isoformat()
        else:
            value = _parse_value(name, text, dates)
        changes[name] = value
        amended = amend(event, {name: value})
        if encode(amended).get(name) != (value or None):
            problem = f"cannot be {text!r}" if text else "cannot be empty"
            raise UsageError(f"{_display_name(name)} {problem}.")
    if isinstance(event, Interviewed) and not event.set and str(changes.get("on") or "") > dates.today.isoformat():
        changes["set"] = True
    return Amended(target=event.id, changes=changes, on=dates.today)


def amend_person(key: str, assignments: Sequence[str], today: dt.date, find_key: Callable[[str], str]) -> PersonAmended:
    """Return the correction of the person under ``key``; ``find_key`` looks up another by name, for ``same-as``."""
    changes: Changes = {}
    for name, text in _parse_assignments(assignments, _PERSON_FIELDS):
        if not text and name not in _MAY_BE_EMPTY:
            raise UsageError(f"{_display_name(name)} cannot be empty.")
        changes[name] = _parse_person_value(name, text, find_key) if text else None
    return PersonAmended(person=key, changes=changes, on=today)


def subject_of(correction: Correction) -> str:
    """Return the id of the event, or the key of the person, that is corrected."""
    return correction.target if isinstance(correction, Amended) else correction.person


def assignment(field: str, value: _Value) -> str:
    """Return ``FIELD=VALUE`` as typed; blank for None."""
    text = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"{_display_name(field)}={text}"


def _display_name(field: str) -> str:
    return field.replace("_", "-")


def _parse_assignments(assignments: Sequence[str], fields: Iterable[str]) -> list[tuple[str, str]]:
    names = {_display_name(field): field for field in fields}
    pairs = []
    for assignment in assignments:
        typed, equals, value = assignment.partition("=")
        name = _display_name(typed.strip().lower())
        if not equals or name not in names:
            suggestion = did_you_mean(name, names) if equals else ""
            problem = f"Cannot edit {assignment!r}.{suggestion}"
            raise UsageError(f"{problem} Use FIELD=VALUE with one of these fields:", list(names))
        pairs.append((names[name], value.strip()))
    return pairs


def _parse_value(name: str, text: str, dates: DateReader) -> _Value:
    if name == "on":
        return dates.past_date(text).isoformat()
    if name in _DATE_FIELDS:
        return parse_date(text, dates.today, Direction.FUTURE, day_first=dates.day_first).isoformat()
    if parser := _PARSERS.get(name):
        return parser(text)
    return (clean_text if name in TEXT_FIELDS else clean_line)(text, _display_name(name))


def _parse_person_value(name: str, text: str, find_key: Callable[[str], str]) -> str:
    if name == "same_as":
        return find_key(text)
    return _parse_email(text) if name == "email" else clean_line(text, name)


def _parse_email(text: str) -> str:
    email = parse_person(text).email
    if not email:
        raise UsageError(f"{text!r} is not an e-mail address, such as dana@acme.example.")
    return email


def parse_rating(text: str) -> int:
    """Parse a rating of an interview."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MAX_RATING):
        raise UsageError(f"A rating is a number from 1 to {_MAX_RATING}, not {text!r}.")
    return int(text)


def _parse_people(text: str) -> list[str]:
    return [str(parse_person(part)) for part in text.replace(";", ",").split(",") if part.strip()]


def _parse_themes(text: str) -> list[str]:
    return [normalize_theme(part) for part in text.split(",") if part.strip()]


def _parse_questions(text: str) -> list[str]:
    return [clean_text(part, "question") for part in text.replace(";", "\n").splitlines() if part.strip()]


def _parse_choice(choices: type[Result | FeedbackType | Reply], text: str) -> str:
    if text not in list(choices):
        raise UsageError(f"{text!r} is not valid.{did_you_mean(text, choices)} Choose from: {', '.join(choices)}.")
    return text


_PARSERS: Mapping[str, Callable[[str], _Value]] = {
    "rating": parse_rating,
    "at": parse_time,
    "people": _parse_people,
    "person": lambda text: str(parse_person(text)),
    "themes": _parse_themes,
    "questions": _parse_questions,
    "language": parse_language,
    "theme": normalize_theme,
    "result": partial(_parse_choice, Result),
    "type": partial(_parse_choice, FeedbackType),
    "reply": partial(_parse_choice, Reply),
}
