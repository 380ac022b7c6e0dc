"""JSON export, in the shape of the journal's own file, and its JSON Schema."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.text import escape_del

SCHEMA_VERSION = 1
"""Version of the document around the records, which have a schema version of their own."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Journal(msgspec.Struct):
    """All events of a job search; records may have further fields, of a newer version."""

    schema_version: int
    schema: int
    events: dict[str, AnyEvent]


def to_json(documents: Sequence[Document], schema: int) -> str:
    """Return raw records with all their fields as a JSON document, one per line, numbered from 1."""
    return "\n".join([f'{{"schema_version": {SCHEMA_VERSION}, "schema": {schema}, "events": {{', *_lines(documents)])


def _lines(documents: Sequence[Document]) -> Iterator[str]:
    last = len(documents)
    for number, document in enumerate(documents, start=1):
        yield f'"{number}": {escape_del(json.dumps(document, ensure_ascii=False))}{"," if number < last else ""}'
    yield "}}\n"


def json_schema(schema: int) -> str:
    """Return the JSON Schema of the document that `to_json` returns."""
    document: dict[str, Any] = msgspec.json.schema(Journal)
    definitions = document["$defs"]
    definitions["Journal"]["properties"] |= {"schema_version": {"const": SCHEMA_VERSION}, "schema": {"const": schema}}
    for definition in definitions.values():
        if "kind" in definition.get("properties", ()):
            # Both are blank only until the journal stamps the event.
            definition["properties"] |= {name: {"type": "string", "minLength": 1} for name in ("id", "batch")}
            definition["required"] += ["id", "batch"]
    return f"{json.dumps({'$schema': _DIALECT, **document}, indent=2)}\n"
