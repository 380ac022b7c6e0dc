"""Objects are found in any text, in a time that grows with its length alone."""

import json

import pytest

from feedback_loop.journal.doctor.salvage import salvage
from feedback_loop.journal.doctor.scanner import find_objects
from feedback_loop.journal.format.codec import line_of
from feedback_loop.journal.format.schema import NewerSchemaError
from journal.samples import raw, text

SIZE = 200_000
RECORD = '"7": ' + json.dumps(raw(7))


def found_texts(source: str) -> list[str]:
    return [source[found.start : found.end] for found in find_objects(source)]


def test_inner_objects_come_before_outer_ones() -> None:
    source = 'x {"a": {"b": [1, {"c": null}]}, "d": -1.5e3} y {"e": "}"}'
    assert found_texts(source) == ['{"c": null}', '{"b": [1, {"c": null}]}', source[2:45], '{"e": "}"}']
    assert [(found.keys, found.height) for found in find_objects(source)][2] == ({"a", "d"}, 3)


DAMAGES = (
    *('{"a": tru, ', '{"a": "b, ', '{"a" "b", ', '{"a": 1]', '{"a": "x}, {', '{"a": "\\', '{"a":[{'),
    *('"', "{", '{"', '\\"', "["),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_does_not_hide_what_follows(damage: str) -> None:
    assert '{"z": 1}' in found_texts(damage + '{"z": 1}')


FRAGMENTS = (
    *("{", "[", '{"', '"', "\\", '\\"', '"1": {', '"1": {\n', "\n", " ", "{ ", '{"a": ', '{"a": [', '[{"a":', '{"a" '),
    *('{"kind":"applied","id":', '{"kind":1,"id":{"kind":', '"1": {"kind": "applied", "id": "', '{"}', '{"{":"', "}"),
    *('"schema": ', '"schema": 1,\n', '{"a": {}, ', '{"a": "b}', "<<<<<<<\n", "\0", '{"a": 1e999, ', '"x": {"id":'),
)


@pytest.mark.parametrize("piece", FRAGMENTS)
@pytest.mark.parametrize("around", [False, True])
def test_any_repeated_fragment_is_read_in_linear_time(piece: str, around: bool) -> None:
    """A scan that were quadratic would take hours."""
    source = piece * (SIZE // len(piece))
    content = f"{source}\n{RECORD}\n{source}\n" if around else f'{{"schema": 2, "events": {{\n{RECORD}\n{source}'
    try:
        documents = salvage(content.encode()).documents
    except NewerSchemaError:
        pytest.fail("no newer schema is in it")
    assert documents == [raw(7)]


def test_deep_records_in_one_another_are_read_in_linear_time() -> None:
    opening = '{"kind": "applied", "id": "x", "1": '
    depth = 20_000
    content = f'"1": {opening * depth}1{"}" * depth}\n{RECORD}'.encode()
    assert raw(7) in salvage(content).documents


def test_many_invalid_records_are_placed_in_linear_time() -> None:
    count = 30_000
    lines = ",\n".join(f'"{number}": {{"kind": "applied", "id": "x{number}"}}' for number in range(1, count + 1))
    result = salvage(f'{{"schema": 2, "events": {{\n{lines}\n}}}}\n'.encode())
    assert [error.line for error in result.errors] == list(range(2, count + 2))
    assert line_of(b"\n" * SIZE + text(raw(1)), 1) is None
