"""What tombstones say: which records are gone for good, and which go on under another id.

A record that loses a name is forgotten by its id and recorded anew under a new one, so that a union of journals never
brings the old form back. Whatever names the old id, on this machine or on another, means the new record.
"""

from collections.abc import Iterable, Mapping

import msgspec

from feedback_loop.domain.events import AnyEvent, Forgotten

_REFERENCES = ("application", "action", "target")


class Renewal(msgspec.Struct, frozen=True):
    """What became of the records that tombstones name.

    Attributes:
        gone: the ids of records that no journal holds any more.
        now: from each id that was renewed to the id of the record that stands for it, if one is left.
    """

    gone: frozenset[str]
    now: Mapping[str, str]


def renewal(events: Iterable[AnyEvent]) -> Renewal:
    """Return what the tombstones among ``events`` say, in whichever order they are given.

    Where two machines renewed one record, the form from which more was taken stays, else the smaller id; where one of
    them forgot it whole, it is gone.
    """
    tombstones = [event for event in events if type(event) is Forgotten]
    # A tombstone is never forgotten: else it would depend on the order of merges whether what it names comes back.
    kept = {event.id for event in tombstones}
    gone = {each for event in tombstones for each in event.ids} - kept
    pairs = sorted((new, old) for event in tombstones for old, new in event.anew.items() if new not in kept)
    before = dict(pairs)
    if not before:
        return Renewal(frozenset(gone), {})
    families: dict[str, list[tuple[int, str]]] = {}
    for id_ in {*before, *before.values()}:
        first, steps = _origin(id_, before)
        families.setdefault(first, []).append((-steps, id_))
    ended = gone - set(before.values())
    now: dict[str, str] = {}
    for family in families.values():
        ids = [id_ for _, id_ in sorted(family)]
        left = None if ended.intersection(ids) else next((id_ for id_ in ids if id_ not in gone), None)
        gone.update(id_ for id_ in ids if id_ != left)
        now |= {id_: left for id_ in ids if left and id_ != left}
    return Renewal(frozenset(gone - kept), now)


def _origin(id_: str, before: Mapping[str, str]) -> tuple[str, int]:
    """Return the first id of a record, and how often it was renewed since; a circle is as long as it gets."""
    steps = 0
    while id_ in before and steps < len(before):
        id_, steps = before[id_], steps + 1
    return id_, steps


def settled(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that are not gone, in the same order, referring to each other by the ids of today."""
    known = list(events)
    said = renewal(known)
    left = [event for event in known if event.id not in said.gone] if said.gone else known
    return [_referring(event, said.now) for event in left] if said.now else left


def _referring(event: AnyEvent, now: Mapping[str, str]) -> AnyEvent:
    changes: dict[str, object] = {}
    for name in _REFERENCES:
        id_ = getattr(event, name, None)
        if id_ is not None and id_ in now:
            changes[name] = now[id_]
    points: tuple[str, ...] = getattr(event, "feedback", ())
    if any(point in now for point in points):
        changes["feedback"] = tuple(dict.fromkeys(now.get(point, point) for point in points))
    return msgspec.structs.replace(event, **changes) if changes else event
