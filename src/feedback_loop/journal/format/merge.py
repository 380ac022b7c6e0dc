"""Merge two versions of a record, the same way on every machine.

Every function here gives the same whatever comes first, so that machines that merge in any order agree.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, decode

_UNITED = ("ids", "anew")
_COMMON = ("kind", "id", "on", "recorded_at", "batch", "note")


class Taken(msgspec.Struct, frozen=True):
    """What a journal took in from one source.

    Attributes:
        new: the events that were not here before.
        replaced: the ids of records here that gave way to another version of them.
        kept: the ids of records here that stayed, though the source has another version of them.
        forgotten: the ids of events that went, because the source knows them as forgotten.
    """

    new: tuple[AnyEvent, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    forgotten: frozenset[str] = frozenset()

    @property
    def changed(self) -> bool:
        """Whether anything is different now."""
        return bool(self.new or self.replaced or self.forgotten)


def text_of(document: Document) -> bytes:
    """Return the canonical text of a record: the same for the same fields in any order."""
    return msgspec.json.encode(document, order="deterministic")


def winner(one: Document, other: Document) -> Document:
    """Return what stays of two versions of one record.

    A tombstone wins over anything else, then the later ``recorded_at``, then the greater canonical text. Two
    tombstones become one that names what either names, so that nothing forgotten comes back; where they know one
    record under two new ids, the smaller one counts.
    """
    if text_of(one) == text_of(other):
        return one
    best = max(one, other, key=_weight)
    tombstones = [event for event in (decode(one), decode(other)) if isinstance(event, Forgotten)]
    if len(tombstones) < 2:  # noqa: PLR2004
        return best
    ids = sorted({id_ for event in tombstones for id_ in event.ids})
    pairs = sorted(((old, new) for event in tombstones for old, new in event.anew.items()), reverse=True)
    left = {name: value for name, value in best.items() if name not in _UNITED}
    return {**left, "ids": ids, **({"anew": dict(sorted(dict(pairs).items()))} if pairs else {})}


def _weight(document: Document) -> tuple[bool, dt.datetime, bytes]:
    event = decode(document)
    is_tombstone = isinstance(event, Forgotten)
    # What two tombstones name is united, and so must not decide between them.
    weighed = {name: value for name, value in document.items() if name not in _UNITED} if is_tombstone else document
    return is_tombstone, event.recorded_at, text_of(weighed)


def in_canonical_order(documents: Iterable[Document]) -> list[Document]:
    """Return records in the order in which they were recorded, each with its fields in one order, too."""
    placed = sorted((decode(document).recorded_at, str(document["id"]), text_of(document)) for document in documents)
    return [_with_common_fields_first(msgspec.json.decode(text)) for _, _, text in placed]


def _with_common_fields_first(document: Document) -> Document:
    first = [name for name in _COMMON if name in document]
    return {name: document[name] for name in dict.fromkeys([*first, *document])}
