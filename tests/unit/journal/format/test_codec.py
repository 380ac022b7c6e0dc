"""Text format, ids and migrations, each by itself."""

import contextlib
import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_loop.journal.format.codec import parse, render
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import MIGRATIONS, SCHEMA, migrate
from feedback_loop.journal.transaction import new_id

NO_DEADLINE = settings(deadline=None)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=8)
NUMBERS = st.integers(1, 10**15 - 1).map(str)
TABLES = st.builds(
    lambda others, events: {"schema": SCHEMA, "events": events} | others,
    st.dictionaries(WORDS.filter(lambda word: word not in ("schema", "events")), VALUES, max_size=3),
    st.dictionaries(NUMBERS, st.dictionaries(WORDS, VALUES, max_size=4), max_size=5),
)


@NO_DEADLINE
@given(TABLES)
def test_rendered_tables_parse_back_equal(tables: dict[str, Any]) -> None:
    content = render(tables)
    assert parse(content) == json.loads(content) == tables
    assert list(parse(content)["events"]) == list(tables["events"])
    assert render(parse(content)) == content


@NO_DEADLINE
@given(TABLES)
def test_each_event_has_its_own_line(tables: dict[str, Any]) -> None:
    lines = render(tables).decode().split("\n")[1 : len(tables["events"]) + 1]
    for line, (number, record) in zip(lines, tables["events"].items(), strict=True):
        assert json.loads("{" + line.removesuffix(",") + "}") == {number: record}


@NO_DEADLINE
@given(st.binary())
def test_any_bytes_parse_to_object_or_format_error(content: bytes) -> None:
    with contextlib.suppress(FormatError):
        assert isinstance(parse(content), dict)


@pytest.mark.parametrize("value", ["\ud800", 10**5000, object()], ids=["half", "long", "odd"])
def test_values_that_json_cannot_represent_are_refused(value: object) -> None:
    with pytest.raises(FormatError, match="JSON cannot represent"):
        render({"schema": 1, "events": {"1": {"x": value}}})


def test_ids_are_thirteen_unambiguous_characters() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert {len(id_) for id_ in ids} == {13}
    assert set("".join(ids)) == set("0123456789abcdefghjkmnpqrstvwxyz")


def test_every_character_of_id_is_random() -> None:
    assert all(len(set(column)) == 32 for column in zip(*(new_id() for _ in range(2000)), strict=True))


def test_ids_come_from_system_randomness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: b"\xff" * size)
    assert new_id() == "z" * 13


def test_there_is_one_migration_per_schema() -> None:
    assert len(MIGRATIONS) == SCHEMA


def test_migration_keeps_unknown_keys() -> None:
    assert migrate({"events": {}, "x": 1}, 0) == {"schema": SCHEMA, "events": {}, "x": 1}
    assert migrate({"schema": SCHEMA, "events": {}}, SCHEMA) == {"schema": SCHEMA, "events": {}}
