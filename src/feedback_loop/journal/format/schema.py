"""Schema number, and the migrations that lead to the current one."""

from collections.abc import Callable
from typing import Any

from feedback_loop.journal.format.errors import FormatError

SCHEMA = 3

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _add_schema_number(tables: dict[str, Any]) -> dict[str, Any]:
    """0 to 1: a file as stock TinyDB writes it gets its number."""
    return {**tables, "schema": 1}


def _rename_sort_to_type(tables: dict[str, Any]) -> dict[str, Any]:
    """1 to 2: the kind of feedback is called ``type``, in records and in their corrections."""
    events = tables.get("events")
    if not isinstance(events, dict):
        return {**tables, "schema": 2}
    return {**tables, "schema": 2, "events": {number: _with_type(record) for number, record in events.items()}}


def _with_type(record: object) -> object:
    if not isinstance(record, dict):
        return record
    if record.get("kind") == "recorded":
        return _rename_key(record, "sort", "type")
    if record.get("kind") == "amended" and isinstance(record.get("changes"), dict):
        return {**record, "changes": _rename_key(record["changes"], "sort", "type")}
    return record


_COMMON_FIELDS = ("kind", "id", "on", "recorded_at", "batch", "note", "source_id")


def _add_check_ins(tables: dict[str, Any]) -> dict[str, Any]:
    """2 to 3: ``check-in`` takes the place of the rule ``chase``; every kind of event may have a ``source_id``."""
    events = tables.get("events")
    if not isinstance(events, dict):
        return {**tables, "schema": 3}
    return {**tables, "schema": 3, "events": {number: _with_check_in(record) for number, record in events.items()}}


def _with_check_in(record: object) -> object:
    if not isinstance(record, dict):
        return record
    if record.get("kind") == "snoozed" and record.get("rule") == "chase":
        return {**record, "rule": "check-in"}
    if "source_id" not in record:
        return record
    # In the place of a common field, as this version writes it.
    names = [name for name in _COMMON_FIELDS if name in record]
    return {name: record[name] for name in dict.fromkeys([*names, *record])}


def _rename_key(fields: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old and new not in fields else name: value for name, value in fields.items()}


MIGRATIONS: tuple[Migration, ...] = (_add_schema_number, _rename_sort_to_type, _add_check_ins)
"""The migration at index n leads from schema n to schema n + 1."""


class NewerSchemaError(Exception):
    """The schema number is above ``SCHEMA``."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


def schema_of(tables: dict[str, Any]) -> int:
    """Return the schema of a parsed file; one without a number has schema 0.

    Raises:
        FormatError: the number is not a whole number from 0.
        NewerSchemaError: the number is above ``SCHEMA``.
    """
    schema = tables.get("schema", 0)
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 0:
        raise FormatError('"schema" is not a valid number')
    if schema > SCHEMA:
        raise NewerSchemaError(schema)
    return schema


def migrate(tables: dict[str, Any], schema: int) -> dict[str, Any]:
    """Return ``tables`` of ``schema`` in the current schema."""
    for migration in MIGRATIONS[schema:]:
        tables = migration(tables)
    return tables
