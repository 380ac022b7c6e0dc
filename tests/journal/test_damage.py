"""A file that cannot be trusted is refused with one sentence, and stays as it is, byte for byte."""

import json
import os
import socket
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.format.errors import DamagedJournalError
from feedback_loop.journal.journal import Journal

from .samples import NOW, adding, applied, companies, everything_in, filled, raw, text

NEXT = "`feedback-loop doctor` explains, and `feedback-loop doctor --restore` puts the last good backup back"
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
    "no tables": (b"{}", "holds no table of events"),
    "another table": (b'{"_default": {}}', "holds no table of events"),
    "a list of events": (b'{"schema": 1, "events": []}', "holds no table of events"),
    "a schema in words": (b'{"schema": "1", "events": {}}', "number of the schema is none"),
    "a true schema": (b'{"schema": true, "events": {}}', "number of the schema is none"),
    "a schema below nought": (b'{"schema": -1, "events": {}}', "number of the schema is none"),
    "a half schema": (b'{"schema": 0.5, "events": {}}', "number of the schema is none"),
    "a field twice": (lines(GOOD, record_with("id", '"x"')), "record 2 (line 3) gives a field or a document"),
    "a field twice, deep": (lines(record_with("x", '[{"a":1,"a":2}]')), "record 1 (line 2) gives a field"),
    "a number twice": (lines(GOOD, GOOD).replace(b'"2"', b'"1"'), "gives a field or a document number twice"),
    "a table twice": (b'{"events": {}, "schema": 1, "events": {}}', "gives a field or a document number twice"),
    "NaN": (lines(GOOD, record_with("x", "NaN")), "record 2 (line 3) holds NaN, Infinity"),
    "Infinity": (lines(record_with("x", "-Infinity")), "record 1 (line 2) holds NaN, Infinity"),
    "a number beyond floats": (lines(record_with("x", "1e999")), "record 1 (line 2) holds NaN, Infinity"),
    "a number too long": (lines(GOOD, record_with("x", "9" * 5000)), "record 2 (line 3) holds a number that is too"),
    "too deep": (lines(GOOD, record_with("x", "[" * 99999 + "]" * 99999)), "record 2 (line 3) is nested too deeply"),
    "half a character": (lines(record_with("x", '"\\ud83d"')), "record 1 (line 2) holds half a character"),
    "number nought": (b'{"schema": 1, "events": {"0": {}}}', "document number that is not a positive integer"),
    "a negative number": (b'{"schema": 1, "events": {"-1": {}}}', "document number that is not a positive"),
    "a padded number": (b'{"schema": 1, "events": {"01": {}}}', "document number that is not a positive"),
    "a word as number": (b'{"schema": 1, "events": {"Zyzzyva": {}}}', "document number that is not a positive"),
    "Arabic digits": ('{"schema": 1, "events": {"٣": {}}}'.encode(), "document number that is not a positive"),
    "an endless number": (lines("{}").replace(b'"1"', b'"%s"' % (b"1" * 5000)), "document number that is not"),
    "a record in words": (lines(GOOD, '"Zyzzyva"'), "record 2 (line 3) is not a record"),
    "a record of null": (lines("null"), "record 1 (line 2) is not a record"),
    "an unknown kind": (lines(GOOD, '{"kind": "Zyzzyva"}'), "record 2 (line 3) does not fit its kind, see its `kind`"),
    "a kind that is a list": (lines('{"kind": [{}]}'), "record 1 (line 2) does not fit its kind, see its `kind`"),
    "no kind": (lines("{}"), "record 1 (line 2) does not fit its kind, see its `kind`"),
    "a wrong date": (lines(json.dumps(raw(1, on=SECRET))), "record 1 (line 2) does not fit its kind, see its `on`"),
    "no date": (lines(json.dumps(raw(1, on=None))), "record 1 (line 2) does not fit its kind, see its `on`"),
    "no id": (lines(json.dumps(raw(1, id=""))), "record 1 (line 2) does not fit its kind, see its `id`"),
    "no batch": (lines(GOOD, json.dumps(raw(2, batch=""))), "record 2 (line 3) does not fit its kind"),
    "a wrong company": (lines(json.dumps(raw(1, company=7))), "record 1 (line 2) does not fit its kind, see its `comp"),
    "a wrong person": (lines(json.dumps(raw(1, people=["a", 3]))), "does not fit its kind, see its `people`"),
    "a time without a zone": (
        lines(json.dumps(raw(1, recorded_at="2026-01-01T10:00:00"))),
        "record 1 (line 2) does not fit its kind, see its `recorded_at`",
    ),
    "an id twice": (lines(GOOD, json.dumps(raw(2)), GOOD), "record 3 (line 4) has the id of an earlier record"),
    "a flaw in one long line": (text(raw(1), raw(2, on=SECRET)), "record 2 does not fit its kind, see its `on`"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_damaged_text_is_explained_and_left_alone(path: Path, name: str) -> None:
    content, problem = TEXTS[name]
    path.write_bytes(content)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(DamagedJournalError) as caught:
            attempt()
        assert problem in caught.value.message
        assert caught.value.message.startswith(f"{path} is damaged: ")
        assert caught.value.message.endswith(f"; {NEXT}.")
        assert SECRET not in caught.value.message
        assert caught.value.message.isprintable()
    assert everything_in(path.parent) == {path.name: content}


def test_the_place_of_the_damage_is_told_to_programs_too(path: Path) -> None:
    path.write_bytes(TEXTS["an unknown kind"][0])
    with pytest.raises(DamagedJournalError) as caught:
        Journal(path).events()
    assert (caught.value.record, caught.value.line) == (2, 3)


def test_a_file_cut_at_any_byte_is_refused_and_left_alone(path: Path) -> None:
    whole = filled(path, 2).path.read_bytes()
    for size in range(len(whole) - 1):
        path.write_bytes(whole[:size])
        for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
            with pytest.raises(DamagedJournalError):
                attempt()
        assert path.read_bytes() == whole[:size]


def test_a_file_without_its_last_line_break_is_whole(path: Path) -> None:
    journal = filled(path, 2)
    path.write_bytes(path.read_bytes()[:-1])
    assert len(journal.events()) == 2


def test_damage_leaves_the_backups_alone(path: Path) -> None:
    filled(path)
    path.write_bytes(b"{")
    before = everything_in(path.parent)
    assert "journal.json.backups/2026-03-04.json" in before
    with pytest.raises(DamagedJournalError):
        Journal(path).record(adding(applied()), NOW.replace(day=5))
    assert everything_in(path.parent) == before


def test_a_journal_whose_layout_was_changed_by_an_editor_is_fine(path: Path) -> None:
    journal = filled(path)
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4, sort_keys=True))
    assert companies(journal.events()) == ["Company 1", "Company 2", "Company 3"]


def test_an_emoji_that_was_escaped_in_two_halves_is_whole(path: Path) -> None:
    path.write_bytes(lines(record_with("x", '"\\ud83d\\ude00"')))
    assert Journal(path).documents()[0]["x"] == "😀"


def test_a_folder_is_no_journal(path: Path) -> None:
    path.mkdir()
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="is a folder"):
            attempt()
    assert list(path.parent.iterdir()) == [path]


def test_a_pipe_is_no_journal_and_holds_nobody_up(path: Path) -> None:
    os.mkfifo(path)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="not a regular file"):
            attempt()
    assert list(path.parent.iterdir()) == [path]


def test_a_device_is_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.symlink_to(os.devnull)
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="not a regular file"):
            attempt()
    assert not Path(os.devnull).with_name(".null.lock").exists()


def test_a_socket_is_no_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
        for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
            with pytest.raises(JournalError):
                attempt()


@pytest.mark.parametrize(
    ("name", "why"),
    [("a\0b", "is no path"), ("n" * 300, "name is too long"), ("file/journal.json", "not a folder"), ("", "a folder")],
)
def test_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / name
    for attempt in (Journal(path).events, lambda: Journal(path).record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match=why):
            attempt()
