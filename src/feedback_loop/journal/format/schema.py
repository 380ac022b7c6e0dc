"""Schema number, and the migrations that lead to the current one."""

from collections.abc import Callable
from typing import Any

from feedback_loop.journal.format.errors import FlawError

SCHEMA = 1

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _name_the_schema(tables: dict[str, Any]) -> dict[str, Any]:
    """0 to 1: a file as stock TinyDB writes it gets its number."""
    return {**tables, "schema": 1}


STEPS: tuple[Step, ...] = (_name_the_schema,)
"""The step at index n turns schema n into schema n + 1."""


class NewerSchemaError(Exception):
    """The number is above ``SCHEMA``; ``schema`` is that number."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


def schema_of(tables: dict[str, Any]) -> int:
    """Return the schema of a parsed file; one without a number has 0.

    Raises:
        FlawError: its number is none.
        NewerSchemaError: the number is above ``SCHEMA``.
    """
    schema = tables.get("schema", 0)
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 0:
        raise FlawError("the number of the schema is none")
    if schema > SCHEMA:
        raise NewerSchemaError(schema)
    return schema


def upgraded(tables: dict[str, Any], schema: int) -> dict[str, Any]:
    """Return ``tables`` of ``schema`` as tables of ``SCHEMA``, by one step after the other."""
    for step in STEPS[schema:]:
        tables = step(tables)
    return tables
