"""JSON export, and its JSON Schema."""

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
    parsed: dict[str, Any] = json.loads(to_json([encode(event) | fields for event in events], 1))
    return parsed


def test_schema_is_valid_and_knows_every_kind() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    kinds = SCHEMA["$defs"]["Journal"]["properties"]["events"]["additionalProperties"]["discriminator"]["mapping"]
    assert list(kinds) == [kind.__struct_config__.tag for kind in KINDS]


@given(event_lists())
@UNTIMED
def test_any_journal_fits_the_schema_and_is_read_back_without_loss(events: list[Event]) -> None:
    exported = document(*events)
    VALIDATOR.validate(exported)
    assert [decode(record) for record in exported["events"].values()] == events


def test_field_of_a_newer_version_is_kept_and_valid() -> None:
    exported = document(applied(), mood="sunny")
    VALIDATOR.validate(exported)
    assert exported["events"]["1"]["mood"] == "sunny"


@pytest.mark.parametrize(
    "invalid", [{"kind": "dreamt"}, {"on": "soon"}, {"id": ""}, {"batch": ""}, {"company": None}, {"people": "Dana"}]
)
def test_invalid_record_fails_validation(invalid: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document(applied(), **invalid))


def test_record_without_batch_fails_validation() -> None:
    exported = document(applied())
    del exported["events"]["1"]["batch"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(exported)


def test_one_record_per_line_without_ascii_escapes() -> None:
    loop = applied("Zoë\n=1")
    lines = to_json([encode(loop), encode(interviewed(loop, 1))], 7).splitlines()
    assert lines[0] == '{"schema_version": 1, "schema": 7, "events": {'
    assert lines[1].startswith('"1": {')
    assert "Zoë" in lines[1]
    assert (len(lines), lines[-1]) == (4, "}}")
