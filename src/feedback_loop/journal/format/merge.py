"""Merge two versions of a record, the same way on every machine.

No function here depends on the order of its arguments, so machines that merge in any order agree.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from feedback_loop.domain.model.events import Document, Forgotten, decode

_UNITED_FIELDS = ("ids", "anew", "digests")
"""Fields of a tombstone that a merge unites."""

_COMMON_FIELDS = ("kind", "id", "on", "recorded_at", "batch", "note", "source_id")


def canonical_bytes(document: Document) -> bytes:
    """Return the canonical text of a record, which does not depend on the order of its fields."""
    return msgspec.json.encode(document, order="deterministic")


def resolve_conflict(first: Document, second: Document) -> Document:
    """Return the version that stays of two versions of one record.

    A tombstone wins over anything else, then the later ``recorded_at``, then the greater canonical text. Two
    tombstones become one that names what either names, so that nothing forgotten comes back; if they replaced the
    same record by different ones, the smaller new id counts.
    """
    if canonical_bytes(first) == canonical_bytes(second):
        return first
    winner = max(first, second, key=_precedence)
    tombstones = [event for event in (decode(first), decode(second)) if isinstance(event, Forgotten)]
    if len(tombstones) < 2:  # noqa: PLR2004
        return winner
    ids = sorted({id_ for event in tombstones for id_ in event.ids})
    pairs = sorted(((old, new) for event in tombstones for old, new in event.anew.items()), reverse=True)
    anew = {"anew": dict(sorted(dict(pairs).items()))} if pairs else {}
    united = sorted({digest for event in tombstones for digest in event.digests})
    digests = {"digests": united} if united else {}
    return {**_without_united_fields(winner), "ids": ids, **anew, **digests}


def _precedence(document: Document) -> tuple[bool, dt.datetime, bytes]:
    event = decode(document)
    is_tombstone = isinstance(event, Forgotten)
    # What is united must not decide which of two tombstones wins.
    compared = _without_united_fields(document) if is_tombstone else document
    return is_tombstone, event.recorded_at, canonical_bytes(compared)


def _without_united_fields(document: Document) -> Document:
    return {name: value for name, value in document.items() if name not in _UNITED_FIELDS}


def in_canonical_order(documents: Iterable[Document]) -> list[Document]:
    """Return records in the order of recording, each with its fields in canonical order too."""
    keyed = sorted(
        (decode(document).recorded_at, str(document["id"]), canonical_bytes(document)) for document in documents
    )
    return [_with_common_fields_first(msgspec.json.decode(text)) for _, _, text in keyed]


def _with_common_fields_first(document: Document) -> Document:
    names = [name for name in _COMMON_FIELDS if name in document]
    return {name: document[name] for name in dict.fromkeys([*names, *document])}
