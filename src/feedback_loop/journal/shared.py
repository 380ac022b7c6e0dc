"""What machines share: the journal's text in one canonical form, so that the same events give the same bytes.

It is a journal itself, which any version of the program reads, takes through the steps of the schema, or refuses.
"""

from collections.abc import Sequence

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.events import Document
from feedback_loop.journal.codec import render
from feedback_loop.journal.damage import FlawError
from feedback_loop.journal.records import decoded
from feedback_loop.journal.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.tables import read
from feedback_loop.journal.union import in_canonical_order, text_of


def shared_text(documents: Sequence[Document]) -> bytes:
    """Return the text of these records."""
    numbered = {str(number): document for number, document in enumerate(in_canonical_order(documents), start=1)}
    return render({"schema": SCHEMA, "events": numbered})


def shared_records(content: bytes) -> list[Document]:
    """Return the records of a text from the other side, in the present schema.

    Raises:
        JournalError: it is damaged or has a newer schema.
    """
    try:
        tables, _ = read(content)
        decoded(tables["events"])
    except NewerSchemaError as newer:
        raise JournalError(
            f"The journal at the other side has the schema {newer.schema} of a newer feedback-loop, and this one reads "
            f"up to {SCHEMA}; upgrade feedback-loop to sync. Nothing was changed."
        ) from newer
    except FlawError as flaw:
        where = f"record {flaw.record} " if flaw.record else f"line {flaw.line} " if flaw.line else ""
        raise JournalError(
            f"The journal at the other side is damaged: {where}{flaw.problem}; nothing was changed here. Take the last "
            "commit back there, or sync with a new repository: feedback-loop sync --init URL"
        ) from flaw
    return list(tables["events"].values())


def lacking(ours: Sequence[Document], theirs: Sequence[Document]) -> int:
    """Return how many of our records the other side lacks, or has in another version."""
    there = {str(document["id"]): text_of(document) for document in theirs}
    return sum(there.get(str(document["id"])) != text_of(document) for document in ours)
