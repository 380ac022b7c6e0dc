"""The whole journal as JSON, which any program can check against its schema."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from domain.builders import applied, interviewed
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import KINDS, Event, decode, encode
from feedback_loop.exchange.exporting.json import json_schema, to_json

SCHEMA: dict[str, Any] = json.loads(json_schema(1))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def document(*events: Event, **fields: object) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(to_json([encode(event) | fields for event in events], 1))
    return read


def test_the_schema_is_one_and_knows_every_kind() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    kinds = SCHEMA["$defs"]["Journal"]["properties"]["events"]["additionalProperties"]["discriminator"]["mapping"]
    assert list(kinds) == [kind.__struct_config__.tag for kind in KINDS]


@given(event_lists())
@UNTIMED
def test_any_journal_is_written_as_its_schema_says_and_read_back_without_loss(events: list[Event]) -> None:
    written = document(*events)
    VALIDATOR.validate(written)
    assert [decode(record) for record in written["events"].values()] == events


def test_a_field_of_a_newer_version_stays_and_is_no_error() -> None:
    written = document(applied(), mood="sunny")
    VALIDATOR.validate(written)
    assert written["events"]["1"]["mood"] == "sunny"


@pytest.mark.parametrize(
    "wrong", [{"kind": "dreamt"}, {"on": "soon"}, {"id": ""}, {"batch": ""}, {"company": None}, {"people": "Dana"}]
)
def test_what_is_no_record_is_found(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document(applied(), **wrong))


def test_a_record_without_its_stamps_is_found() -> None:
    written = document(applied())
    del written["events"]["1"]["batch"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(written)


def test_one_record_stands_on_one_line_as_typed() -> None:
    loop = applied("Zoë\n=1")
    lines = to_json([encode(loop), encode(interviewed(loop, 1))], 7).splitlines()
    assert lines[0] == '{"schema_version": 1, "schema": 7, "events": {'
    assert lines[1].startswith('"1": {')
    assert "Zoë" in lines[1]
    assert (len(lines), lines[-1]) == (4, "}}")
