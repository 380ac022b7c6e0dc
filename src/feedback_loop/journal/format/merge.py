"""Merge two versions of a record, the same way on every machine.

Every function here gives the same whatever comes first, so that machines that merge in any order agree.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from feedback_loop.domain.model.events import Document, Forgotten, decode

_UNITED = ("ids", "anew")
_COMMON = ("kind", "id", "on", "recorded_at", "batch", "note")


def canonical_bytes(document: Document) -> bytes:
    """Return the canonical text of a record: the same for the same fields in any order."""
    return msgspec.json.encode(document, order="deterministic")


def resolve_conflict(one: Document, other: Document) -> Document:
    """Return what stays of two versions of one record.

    A tombstone wins over anything else, then the later ``recorded_at``, then the greater canonical text. Two
    tombstones become one that names what either names, so that nothing forgotten comes back; where they know one
    record under two new ids, the smaller one counts.
    """
    if canonical_bytes(one) == canonical_bytes(other):
        return one
    best = max(one, other, key=_precedence)
    tombstones = [event for event in (decode(one), decode(other)) if isinstance(event, Forgotten)]
    if len(tombstones) < 2:  # noqa: PLR2004
        return best
    ids = sorted({id_ for event in tombstones for id_ in event.ids})
    pairs = sorted(((old, new) for event in tombstones for old, new in event.anew.items()), reverse=True)
    left = {name: value for name, value in best.items() if name not in _UNITED}
    return {**left, "ids": ids, **({"anew": dict(sorted(dict(pairs).items()))} if pairs else {})}


def _precedence(document: Document) -> tuple[bool, dt.datetime, bytes]:
    event = decode(document)
    is_tombstone = isinstance(event, Forgotten)
    # What two tombstones name is united, and so must not decide between them.
    weighed = {name: value for name, value in document.items() if name not in _UNITED} if is_tombstone else document
    return is_tombstone, event.recorded_at, canonical_bytes(weighed)


def in_canonical_order(documents: Iterable[Document]) -> list[Document]:
    """Return records in the order in which they were recorded, each with its fields in one order, too."""
    placed = sorted(
        (decode(document).recorded_at, str(document["id"]), canonical_bytes(document)) for document in documents
    )
    return [_with_common_fields_first(msgspec.json.decode(text)) for _, _, text in placed]


def _with_common_fields_first(document: Document) -> Document:
    first = [name for name in _COMMON if name in document]
    return {name: document[name] for name in dict.fromkeys([*first, *document])}
