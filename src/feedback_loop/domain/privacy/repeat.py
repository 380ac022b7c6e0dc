"""Plan to erase again what a merge brings back of a person, a loop or an event that was forgotten.

Another machine may have recorded something about them meanwhile, without knowing that they were forgotten: a note, a
new address, an interview. Records that belong to a forgotten one are deleted. Records that name a forgotten person, as
the digests of the tombstones tell, are deleted or rewritten as by ``forget``.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Forgotten,
    Joined,
    PersonAmended,
    Retracted,
    owner_id,
    references,
)
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.domain.model.people import people_of, read_person
from feedback_loop.domain.privacy.digests import ForgottenNames, derive_id
from feedback_loop.domain.privacy.erase import (
    FORGOTTEN_TEXT,
    ErasurePlan,
    NamedPerson,
    as_list,
    plan_erasure,
)
from feedback_loop.domain.rules.overview import Overview

_STAMPS = frozenset({"id", "on", "recorded_at", "batch"})

Unaware = Sequence[tuple[Forgotten, Collection[str]]]
"""Tombstones, each with the ids of the records that were made on a machine that did not know of it."""


def plan_name_erasure(overview: Overview, name: str, new_id: Callable[[], str]) -> ErasurePlan:
    """Plan to erase whoever a name or address means from every record, though nobody of that name is known any more."""
    names = _with_other_names({name}, overview.events, by_parts=True)
    return plan_erasure(overview, NamedPerson(names, by_parts=True), new_id)


def erase_again(overview: Overview, unaware: Unaware) -> list[AnyEvent]:
    """Return the events to record after a merge: a tombstone for each record to erase, and the rewritten records.

    They follow from the records alone, so that every machine makes the same ones, whatever it merges first. There are
    none if nothing is to be erased.

    Args:
        overview: the journal after the merge.
        unaware: each tombstone with the ids of the records that were made without it.
    """
    orphans = _orphans(overview.events)
    suspects = {id_ for _, ids in unaware for id_ in ids} - orphans
    orphans |= _corrections_of_forgotten_words(overview.events, suspects)
    names = _names_in([event for event in overview.events if event.id in suspects - orphans], unaware)
    plan = ErasurePlan()
    if names:
        plan = plan_erasure(overview, NamedPerson(names), lambda: "new", suspects - orphans)
    deleted = [*(event for event in overview.events if event.id in orphans), *plan.deleted]
    rewritten = [(old, msgspec.structs.replace(new, id=derive_id("rewritten", old.id))) for old, new in plan.rewritten]
    tombstones = [*(_tombstone(event) for event in deleted), *(_tombstone(old, new.id) for old, new in rewritten)]
    return [*tombstones, *(new for _, new in rewritten)]


def _tombstone(event: AnyEvent, new_id: str | None = None) -> Forgotten:
    id_ = derive_id("forgotten", event.id)
    anew = {event.id: new_id} if new_id else {}
    on = event.on or event.recorded_at.date()
    return Forgotten(id=id_, batch=id_, recorded_at=event.recorded_at, on=on, ids=(event.id,), anew=anew)


def _orphans(events: Sequence[AnyEvent]) -> set[str]:
    """Return the ids of the events that belong to a forgotten one, or only to such.

    Undoings stay: they say nothing, and what they undid may be in a journal that is merged later.
    """
    tombstones = read_tombstones(events)
    deleted = set(tombstones.deleted - tombstones.superseded_by.keys())
    remaining = [event for event in events if references(event) and not isinstance(event, Retracted)]
    orphans: set[str] = set()
    while more := {event.id for event in remaining if _belongs_to(event, deleted)} - orphans:
        orphans |= more
        deleted |= more
    return orphans


def _belongs_to(event: AnyEvent, deleted: Collection[str]) -> bool:
    if isinstance(event, Joined) and event.into in deleted:
        return True
    owner = owner_id(event)
    return owner in deleted if owner else all(id_ in deleted for id_ in references(event))


def _corrections_of_forgotten_words(events: Sequence[AnyEvent], suspects: Collection[str]) -> set[str]:
    """Return the ids of corrections that give a forgotten person their words back."""
    texts = {event.id: getattr(event, "text", None) for event in events}
    corrections = (event for event in events if isinstance(event, Amended) and event.id in suspects)
    return {event.id for event in corrections if "text" in event.changes and texts.get(event.target) == FORGOTTEN_TEXT}


def find_named_again(events: Sequence[AnyEvent]) -> tuple[list[AnyEvent], str]:
    """Return the records that name somebody who was forgotten after they were made, and the longest such name.

    A record that was made later names them because the user wanted it to.
    """
    tombstones = [event for event in events if isinstance(event, Forgotten) and event.key]
    named: list[AnyEvent] = []
    names: set[str] = set()
    for event in events if tombstones else ():
        matcher = ForgottenNames(tombstone for tombstone in tombstones if _is_older(event, tombstone))
        hits = {name for text in _all_texts(event) for name in matcher.find_in(text)} if matcher else set[str]()
        named += [event] if hits else []
        names |= hits
    return named, max(sorted(names), key=len, default="")


def _is_older(event: AnyEvent, tombstone: Forgotten) -> bool:
    return not isinstance(event, Forgotten) and event.recorded_at < tombstone.recorded_at


def _names_in(events: Sequence[AnyEvent], unaware: Unaware) -> set[str]:
    """Return the names in some records that tombstones forgot, and other names that the records give those people."""
    names: set[str] = set()
    by_tombstones: dict[str, list[Forgotten]] = {}
    for tombstone, ids in unaware:
        for id_ in ids:
            by_tombstones.setdefault(id_, []).append(tombstone)
    matchers: dict[tuple[str, ...], ForgottenNames] = {}
    for event in events:
        tombstones = by_tombstones.get(event.id, [])
        key = tuple(tombstone.id for tombstone in tombstones)
        matcher = matchers.setdefault(key, ForgottenNames(tombstones))
        if matcher:
            names.update(name for text in _all_texts(event) for name in matcher.find_in(text))
    return _with_other_names(names, events)


def _with_other_names(names: set[str], events: Sequence[AnyEvent], *, by_parts: bool = False) -> set[str]:
    """Return names and all others that records give the people who have them."""
    more = names
    while more:
        subject = NamedPerson(names, by_parts=by_parts)
        more = {name for event in events for name in _other_names(event, subject)} - names
        names = names | more
    return names


def _other_names(event: AnyEvent, subject: NamedPerson) -> Iterator[str]:
    """Yield every name and address that a record gives a person."""
    changes = event.changes if isinstance(event, Amended | PersonAmended) else {}
    if isinstance(event, PersonAmended):
        keys = (event.person, changes.get("same_as"))
        is_same = any(isinstance(key, str) and subject.has_key(key) for key in keys)
        texts = [*as_list(changes.get("name")), *as_list(changes.get("email"))]
        if is_same or any(subject.is_person(text, "") for text in texts):
            yield from texts
        return
    for text in (*people_of(event), *(text for name in ("people", "person") for text in as_list(changes.get(name)))):
        if subject.is_person(text, ""):
            person = read_person(text)
            yield from filter(None, (person.name, person.email))


def _all_texts(event: AnyEvent) -> Iterator[str]:
    """Yield every text of a record, also those of its corrections."""
    for name in event.__struct_fields__:
        if name not in _STAMPS:
            yield from _texts_of(getattr(event, name))


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts_of(item)
