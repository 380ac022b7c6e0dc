"""Tables read from a text, united with records from elsewhere, and cleaned of what was forgotten."""

from collections.abc import Sequence

from feedback_loop.domain.events import AnyEvent, Document, Forgotten, decode
from feedback_loop.domain.renewal import renewal
from feedback_loop.journal.codec import Tables, parse, render
from feedback_loop.journal.damage import FlawError
from feedback_loop.journal.records import LAST_NUMBER, check_shape, decoded
from feedback_loop.journal.schema import schema_of, upgraded
from feedback_loop.journal.stamps import forgotten_ids

TOMBSTONE = "forgotten"
"""The kind of a tombstone."""


def read(content: bytes) -> tuple[Tables, int]:
    """Return the tables of a text in the present schema, and the schema that it had.

    Raises:
        FlawError: it is damaged, or its events are no table.
        NewerSchemaError: a newer version wrote it.
    """
    found = parse(content)
    schema = schema_of(found)
    tables = upgraded(found, schema)
    check_shape(tables)
    return tables, schema


def united(tables: Tables, documents: Sequence[Document]) -> Tables:
    """Return ``tables`` with those records appended whose ids they lack, and without what is forgotten in either.

    Raises:
        FlawError: a record of the tables does not fit its kind, or their numbers are used up.
    """
    records: dict[str, Document] = tables["events"]
    events = decoded(records)
    here = {event.id for event in events}
    missing = [document for document in documents if document["id"] not in here]
    first = max(map(int, records), default=0) + 1
    if first + len(missing) > LAST_NUMBER:
        raise FlawError("has no document numbers left")
    joined = {**records, **{str(number): document for number, document in enumerate(missing, first)}}
    gone = forgotten_ids(decoded(joined))
    return {**tables, "events": {number: each for number, each in joined.items() if each["id"] not in gone}}


def about_forgetting(documents: Sequence[Document], events: Sequence[AnyEvent]) -> list[Document]:
    """Return the tombstones among some records, and the records that stand for one that a tombstone names.

    Args:
        documents: the records.
        events: their events, in the same order.
    """
    anew = set(renewal(events).now.values())
    pairs = zip(documents, events, strict=True)
    return [document for document, event in pairs if isinstance(event, Forgotten) or event.id in anew]


def cleaned(content: bytes, forgetting: Sequence[Document]) -> bytes:
    """Return a journal's text without what was forgotten; the same bytes where nothing of it is there.

    Args:
        content: the text.
        forgetting: the tombstones, which the text then has as well, and the records that stand for one that they
            name; those take its place where the text has it.

    Raises:
        FlawError: the text is damaged, so that nothing in it can be told to be gone.
        NewerSchemaError: a newer version wrote it.
    """
    if not forgetting:
        return content
    tables, _ = read(content)
    now = renewal(map(decode, forgetting)).now
    wanted = {now[event.id] for event in decoded(tables["events"]) if event.id in now}
    clean = united(tables, [each for each in forgetting if each["kind"] == TOMBSTONE or each["id"] in wanted])
    return content if clean["events"] == tables["events"] else render(clean)
