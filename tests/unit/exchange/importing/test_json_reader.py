import json

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.json_reader import read_json


def table(document: object) -> list[tuple[str, ...]]:
    sheets = read_json(json.dumps(document).encode())
    assert sheets is not None
    return [sheets[0].header, *(row.cells for row in sheets[0].rows)]


def test_objects_within_are_flattened() -> None:
    item = {
        "company": {"name": "A", "size": 5},
        "role": {"name": "Cook"},
        "remote": True,
        "tags": ["a", {"name": "b"}],
        "none": None,
        "rounds": [{"name": "Phone", "on": "2026-01-01"}],
    }
    assert table([item]) == [
        ("company name", "company size", "role", "remote", "tags", "none", "rounds"),
        ("A", "5", "Cook", "true", "a; b", "", "Phone: 2026-01-01"),
    ]


def test_keys_are_joined_in_the_order_of_appearance() -> None:
    assert table([{"a": 1}, {"b": 2, "a": 3}]) == [("a", "b"), ("1", ""), ("3", "2")]


@pytest.mark.parametrize("document", [1, "x", [], {}, {"a": 1}, [1, 2], [[1]], {"a": [1]}])
def test_other_documents_have_no_table(document: object) -> None:
    assert read_json(json.dumps(document).encode()) is None


def test_sparse_objects_are_bounded() -> None:
    objects = [{f"key {number}": number} for number in range(950)]
    with pytest.raises(UsageError, match="more than 500,000 values"):
        table(objects)
    with pytest.raises(UsageError, match="columns"):
        table([{f"key {number}": 1 for number in range(1_001)}])


def test_deep_documents_are_refused_without_a_crash() -> None:
    assert read_json(b"[" * 100_000) is None
