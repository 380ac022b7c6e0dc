"""Edits of one field that two machines made without knowing of each other, and the command that takes the other one."""

import shlex
from collections.abc import Collection, Iterator

import msgspec

from feedback_loop.domain.commands.edit import Correction, assignment, subject_of
from feedback_loop.domain.commands.lookup import resolve
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import AnyEvent, PersonAmended, recording_order
from feedback_loop.domain.model.fold import is_retracted, retracted_ids
from feedback_loop.domain.rules.overview import Overview

Value = str | int | list[str] | None
_ESCAPES = {"\n": r"\n", "\t": r"\t", "'": r"\'", "\\": r"\\"}
_MAX_CODE_OF_FOUR_DIGITS = 0xFFFF


class CompetingEdit(msgspec.Struct, frozen=True):
    """Two edits of one field.

    Attributes:
        subject: the event as it is now, or the person's key.
        counted: the value that counts now.
        other: the value of the other edit.
        is_ours: True if the edit that counts was not received.
        command: the command that takes the other value.
    """

    subject: AnyEvent | str
    field: str
    counted: Value
    other: Value
    is_ours: bool
    command: str


def competing_edits(
    overview: Overview, received: Collection[AnyEvent], known_there: Collection[str]
) -> list[CompetingEdit]:
    """Return the edits among the received events that compete with edits that the other side did not know.

    Args:
        overview: the journal with the received events.
        received: the events that this journal lacked.
        known_there: the ids of all events of the other side.
    """
    if not any(isinstance(event, Correction) for event in received):
        return []
    fields = _edits_by_field(overview)
    theirs = {event.id for event in received}
    ours = {event.id for edits in fields.values() for event in edits}.difference(theirs, known_there)
    competing: list[CompetingEdit] = []
    for (_, subject, field), edits in fields.items():
        last, other = edits[-1], _last_rival(edits, ours, theirs)
        if other and other.changes[field] != last.changes[field]:
            competing += _describe(overview, subject, field, (last, other), is_ours=last.id in ours)
    return competing


def _edits_by_field(overview: Overview) -> dict[tuple[type, str, str], list[Correction]]:
    """Return the corrections in effect, the last one last, by the kind and id of their subject and by field."""
    retracted = retracted_ids(overview.events)
    corrections = [e for e in overview.events if isinstance(e, Correction) and not is_retracted(e, retracted)]
    fields: dict[tuple[type, str, str], list[Correction]] = {}
    for event in sorted(corrections, key=recording_order):
        for field in event.changes:
            fields.setdefault((type(event), _current_subject(event, overview), field), []).append(event)
    return fields


def _current_subject(event: Correction, overview: Overview) -> str:
    subject = subject_of(event)
    return overview.history.people.resolve(subject) if isinstance(event, PersonAmended) else subject


def _last_rival(edits: list[Correction], ours: set[str], theirs: set[str]) -> Correction | None:
    """Return the last edit of the other side than that of the last edit, which counts."""
    rivals = theirs if edits[-1].id in ours else ours if edits[-1].id in theirs else set()
    return next((edit for edit in reversed(edits) if edit.id in rivals), None)


def _describe(
    overview: Overview, subject: str, field: str, edits: tuple[Correction, Correction], *, is_ours: bool
) -> Iterator[CompetingEdit]:
    """Yield the pair of edits, unless what they corrected is gone."""
    counted, other = (edit.changes[field] for edit in edits)
    target = _find_target(overview, subject, is_person=isinstance(edits[0], PersonAmended))
    if target is not None:
        query, match = target
        name, _, value = assignment(field, other).partition("=")
        command = f"feedback-loop edit {_quote(query)} {name}={_quote(value)}"
        yield CompetingEdit(match, field, counted, other, is_ours, command)


def _find_target(overview: Overview, subject: str, *, is_person: bool) -> tuple[str, AnyEvent | str] | None:
    """Return the text that resolves to an event or person, and what it resolves to; None if that is gone."""
    people = overview.history.people
    if is_person:
        if subject not in people.person_keys():
            return None
        person = people.person(subject)
        candidates = [person.email, person.name, subject]
    else:
        candidates = [overview.short_ids().get(subject), subject]
    for query in filter(None, candidates):
        try:
            match = resolve(overview, query)
        except TargetError:
            continue
        if subject == (match if isinstance(match, str) else match.id):
            return query, match
    return None


def _quote(word: str) -> str:
    """Return a word as typed in a shell; where it has a line break or the like, as bash and zsh write that."""
    return shlex.quote(word) if word.isprintable() else f"$'{''.join(map(_escape, word))}'"


def _escape(character: str) -> str:
    if character in _ESCAPES or character.isprintable():
        return _ESCAPES.get(character, character)
    code = ord(character)
    return f"\\u{code:04x}" if code <= _MAX_CODE_OF_FOUR_DIGITS else f"\\U{code:08x}"
