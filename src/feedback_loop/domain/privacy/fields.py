"""Fields of events in which names may stand, and the names that the journal was told."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from feedback_loop.domain.model.events import BUILT_IN_THEMES, Amended, AnyEvent, Applied, Id, PersonAmended
from feedback_loop.domain.model.people import people_of
from feedback_loop.domain.rules.table import RULES

_TEXT_TYPES = (str, str | None, tuple[str, ...], Id)
_COMMON_FIELDS = frozenset({"id", "batch"})
_RULE_NAMES = frozenset(rule.name for rule in RULES)
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}")


@cache
def text_fields(kind: type[AnyEvent]) -> tuple[str, ...]:
    """Return the fields of an event type that hold any text; a new field of a text type does by default.

    Fields that refer to events or define their subject, and those of people and companies, are left out.
    """
    apart = {*_COMMON_FIELDS, *kind.reference_fields, *kind.fixed_fields, "company", "person", "people"}
    fields = msgspec.structs.fields(kind)
    return tuple(field.name for field in fields if field.type in _TEXT_TYPES and field.name not in apart)


def texts_of(event: AnyEvent) -> Mapping[str, str | tuple[str, ...]]:
    """Return the texts of an event by their fields, without empty ones and words of the program."""
    values = {name: getattr(event, name) for name in text_fields(type(event))}
    return {name: value for name, value in values.items() if value and not _is_program_word(name, value)}


def companies_in(event: AnyEvent) -> Iterator[str]:
    """Yield the names of companies that an event tells the journal, also those of a correction."""
    if isinstance(event, Applied):
        yield event.company
    elif isinstance(event, Amended | PersonAmended):
        yield from _strings(event.changes.get("company"))
    if isinstance(event, PersonAmended):
        yield from (company for key in _keys_in(event) for company in [key.partition(" @ ")[2]] if company)


def people_in(event: AnyEvent) -> Iterator[str]:
    """Yield the people whom an event tells the journal, as written, also those of a correction."""
    yield from people_of(event)
    if isinstance(event, Amended):
        for name in ("people", "person"):
            yield from _strings(event.changes.get(name))
    if isinstance(event, PersonAmended):
        for name in ("name", "email"):
            yield from _strings(event.changes.get(name))
        yield from (key.partition(" @ ")[0] for key in _keys_in(event))


def _keys_in(event: PersonAmended) -> Iterator[str]:
    yield event.person
    yield from _strings(event.changes.get("same_as"))


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]


def _is_program_word(name: str, value: object) -> bool:
    """Return True for a word that the program gives a meaning to; it identifies nobody."""
    match name, value:
        case "rule", _:
            return value in _RULE_NAMES
        case "at", str():
            return _TIME.fullmatch(value) is not None
        case _:
            return name == "theme" and value in BUILT_IN_THEMES
