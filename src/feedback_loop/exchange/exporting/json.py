"""JSON export, in the shape of the journal's own file, and its JSON Schema."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.text import escape_del

SCHEMA_VERSION = 1
"""The version of the shape around the records, which have a number of their own."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Journal(msgspec.Struct):
    """Everything that happened in a job search; a record may have more fields, of a newer version."""

    schema_version: int
    schema: int
    events: dict[str, AnyEvent]


def to_json(documents: Sequence[Document], schema: int) -> str:
    """Return raw records as a JSON document, one a line, with every field that they have.

    Args:
        documents: the records in the order recorded, which numbers them from 1.
        schema: the number that says how to read them.
    """
    return "\n".join([f'{{"schema_version": {SCHEMA_VERSION}, "schema": {schema}, "events": {{', *_lines(documents)])


def _lines(documents: Sequence[Document]) -> Iterator[str]:
    last = len(documents)
    for number, document in enumerate(documents, start=1):
        yield f'"{number}": {escape_del(json.dumps(document, ensure_ascii=False))}{"," if number < last else ""}'
    yield "}}\n"


def json_schema(schema: int) -> str:
    """Return the JSON Schema of what ``records`` returns."""
    described: dict[str, Any] = msgspec.json.schema(Journal)
    kinds = described["$defs"]
    kinds["Journal"]["properties"] |= {"schema_version": {"const": SCHEMA_VERSION}, "schema": {"const": schema}}
    for kind in kinds.values():
        if "kind" in kind.get("properties", ()):
            # Both are blank only until the journal has stamped an event.
            kind["properties"] |= {name: {"type": "string", "minLength": 1} for name in ("id", "batch")}
            kind["required"] += ["id", "batch"]
    return f"{json.dumps({'$schema': _DIALECT, **described}, indent=2)}\n"
