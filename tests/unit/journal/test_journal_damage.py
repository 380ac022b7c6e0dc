"""A damaged file is refused with one sentence, and stays as it is, byte for byte."""

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.format.errors import DamagedJournalError
from feedback_loop.journal.journal import Journal

from .samples import NOW, adding, applied, companies, files_in, make_journal, raw, text

NEXT = "run `feedback-loop doctor` for details, or `feedback-loop doctor --restore` to restore all that can be read"
SECRET = "Zyzzyva"


def lines(*records: str) -> bytes:
    """A file that is one record a line, as the journal writes it."""
    entries = ",\n".join(f'"{number}": {record}' for number, record in enumerate(records, 1))
    return f'{{"schema": 1, "events": {{\n{entries}\n}}}}\n'.encode()


def record_with(field: str, value: str) -> str:
    return json.dumps(raw(2, note=SECRET))[:-1] + f', "{field}": {value}}}'


GOOD = json.dumps(raw(1))
TEXTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "white space": (b" \n\n", "the file is empty"),
    "a byte order mark": (b"\xef\xbb\xbf" + text(raw(1)), "line 1 begins with a byte order mark"),
    "UTF-16": (text(raw(1)).decode().encode("utf-16"), "line 1 is not UTF-8 text"),
    "a byte of Latin-1": (lines(GOOD, '{"note": "\xfc"}').replace(b"\xc3\xbc", b"\xfc"), "line 3 is not UTF-8"),
    "no JSON": (b"hello " + SECRET.encode(), "line 1 is not valid JSON"),
    "a missing comma": (lines(GOOD, GOOD).replace(b"},\n", b"}\n"), "line 3 is not valid JSON"),
    "more after the end": (lines(GOOD) + lines(GOOD), "line 4 is not valid JSON"),
    "a list": (b"[]", "JSON, but not a journal"),
    "a number": (b"17", "JSON, but not a journal"),
    "null": (b"null", "JSON, but not a journal"),
    "no tables": (b"{}", "has no table of events"),
    "another table": (b'{"_default": {}}', "has no table of events"),
    "a list of events": (b'{"schema": 1, "events": []}', "has no table of events"),
    "a schema in words": (b'{"schema": "1", "events": {}}', '"schema" is not a valid number'),
    "a true schema": (b'{"schema": true, "events": {}}', '"schema" is not a valid number'),
    "a schema below nought": (b'{"schema": -1, "events": {}}', '"schema" is not a valid number'),
    "a half schema": (b'{"schema": 0.5, "events": {}}', '"schema" is not a valid number'),
    "a field twice": (lines(GOOD, record_with("id", '"x"')), "record 2 (line 3) has the same field or document"),
    "a field twice, deep": (lines(record_with("x", '[{"a":1,"a":2}]')), "record 1 (line 2) has the same field"),
    "a number twice": (lines(GOOD, GOOD).replace(b'"2"', b'"1"'), "has the same field or document number twice"),
    "a table twice": (b'{"events": {}, "schema": 1, "events": {}}', "has the same field or document number twice"),
    "NaN": (lines(GOOD, record_with("x", "NaN")), "record 2 (line 3) contains NaN, Infinity"),
    "Infinity": (lines(record_with("x", "-Infinity")), "record 1 (line 2) contains NaN, Infinity"),
    "a number beyond floats": (lines(record_with("x", "1e999")), "record 1 (line 2) contains NaN, Infinity"),
    "a number too long": (lines(GOOD, record_with("x", "9" * 5000)), "record 2 (line 3) contains a number that is too"),
    "too deep": (lines(GOOD, record_with("x", "[" * 99999 + "]" * 99999)), "record 2 (line 3) is nested too deeply"),
    "half a character": (lines(record_with("x", '"\\ud83d"')), "record 1 (line 2) contains an unpaired surrogate"),
    "number nought": (b'{"schema": 1, "events": {"0": {}}}', "document number that is not a positive integer"),
    "a negative number": (b'{"schema": 1, "events": {"-1": {}}}', "document number that is not a positive"),
    "a padded number": (b'{"schema": 1, "events": {"01": {}}}', "document number that is not a positive"),
    "a word as number": (b'{"schema": 1, "events": {"Zyzzyva": {}}}', "document number that is not a positive"),
    "Arabic digits": ('{"schema": 1, "events": {"٣": {}}}'.encode(), "document number that is not a positive"),
    "an endless number": (lines("{}").replace(b'"1"', b'"%s"' % (b"1" * 5000)), "document number that is not"),
    "a record in words": (lines(GOOD, '"Zyzzyva"'), "record 2 (line 3) is not a record"),
    "a record of null": (lines("null"), "record 1 (line 2) is not a record"),
    "an unknown kind": (lines(GOOD, '{"kind": "Zyzzyva"}'), "record 2 (line 3) has a missing or invalid `kind`"),
    "a kind that is a list": (lines('{"kind": [{}]}'), "record 1 (line 2) has a missing or invalid `kind`"),
    "no kind": (lines("{}"), "record 1 (line 2) has a missing or invalid `kind`"),
    "a wrong date": (lines(json.dumps(raw(1, on=SECRET))), "record 1 (line 2) has a missing or invalid `on`"),
    "no date": (lines(json.dumps(raw(1, on=None))), "record 1 (line 2) has a missing or invalid `on`"),
    "no id": (lines(json.dumps(raw(1, id=""))), "record 1 (line 2) has a missing or invalid `id`"),
    "no batch": (lines(GOOD, json.dumps(raw(2, batch=""))), "record 2 (line 3) has a missing or invalid `id`"),
    "a wrong company": (lines(json.dumps(raw(1, company=7))), "record 1 (line 2) has a missing or invalid `comp"),
    "a wrong person": (lines(json.dumps(raw(1, people=["a", 3]))), "has a missing or invalid `people`"),
    "a time without a zone": (
        lines(json.dumps(raw(1, recorded_at="2026-01-01T10:00:00"))),
        "record 1 (line 2) has a missing or invalid `recorded_at`",
    ),
    "an id twice": (lines(GOOD, json.dumps(raw(2)), GOOD), "record 3 (line 4) has the id of an earlier record"),
    "an error in one long line": (text(raw(1), raw(2, on=SECRET)), "record 2 has a missing or invalid `on`"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_damaged_file_is_explained_and_unchanged(path: Path, name: str) -> None:
    content, problem = TEXTS[name]
    path.write_bytes(content)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(DamagedJournalError) as error_info:
            attempt()
        assert problem in error_info.value.message
        assert error_info.value.message.startswith(f"{path} is damaged: ")
        assert error_info.value.message.endswith(f"; {NEXT}.")
        assert SECRET not in error_info.value.message
        assert error_info.value.message.isprintable()
    assert files_in(path.parent) == {path.name: content}


def test_error_has_record_and_line_of_damage(path: Path) -> None:
    path.write_bytes(TEXTS["an unknown kind"][0])
    with pytest.raises(DamagedJournalError) as error_info:
        Journal(path).events()
    assert (error_info.value.record, error_info.value.line) == (2, 3)


def test_truncated_file_is_refused_and_unchanged(path: Path) -> None:
    whole = make_journal(path, 2).path.read_bytes()
    for size in range(len(whole) - 1):
        path.write_bytes(whole[:size])
        for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
            with pytest.raises(DamagedJournalError):
                attempt()
        assert path.read_bytes() == whole[:size]


def test_file_without_final_newline_is_intact(path: Path) -> None:
    journal = make_journal(path, 2)
    path.write_bytes(path.read_bytes()[:-1])
    assert len(journal.events()) == 2


def test_damage_leaves_backups_unchanged(path: Path) -> None:
    make_journal(path)
    path.write_bytes(b"{")
    before = files_in(path.parent)
    assert "journal.json.backups/000001-2026-03-04.json" in before
    with pytest.raises(DamagedJournalError):
        Journal(path).record(adding(applied()), NOW.replace(day=5))
    assert files_in(path.parent) == before


def test_reformatted_journal_is_fine(path: Path) -> None:
    journal = make_journal(path)
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4, sort_keys=True))
    assert companies(journal.events()) == ["Company 1", "Company 2", "Company 3"]


def test_escaped_surrogate_pair_is_one_character(path: Path) -> None:
    path.write_bytes(lines(record_with("x", '"\\ud83d\\ude00"')))
    assert Journal(path).documents()[0]["x"] == "😀"


def test_folder_is_refused(path: Path) -> None:
    path.mkdir()
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="is a folder"):
            attempt()
    assert list(path.parent.iterdir()) == [path]


def test_pipe_is_refused_without_blocking(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such pipes")
    os.mkfifo(path)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="not a file"):
            attempt()
    assert list(path.parent.iterdir()) == [path]


def test_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.symlink_to(os.devnull)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="not a file"):
            attempt()
    assert not Path(os.devnull).with_name(".null.lock").exists()


def test_socket_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such sockets")
    monkeypatch.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
        for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
            with pytest.raises(JournalError):
                attempt()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a\0b", "is not a valid path"),
        ("n" * 300, "name is too long"),
        ("file/journal.json", "not a folder"),
        ("", "a folder"),
    ],
)
def test_invalid_path_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / name
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match=why):
            attempt()
