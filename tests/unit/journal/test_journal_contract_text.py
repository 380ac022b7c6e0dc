"""Contract of a journal for its text, and for texts of others: each test runs on disk and in memory."""

import json
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.format.codec import render
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError
from feedback_loop.journal.format.schema import SCHEMA

from .samples import DAY, NOW, adding, applied, companies, raw, text
from .stores import StoreUnderTest

OLD_FILE = (Path(__file__).parent / "fixtures" / "schema-0.json").read_bytes()


def test_unknown_fields_and_tables_survive_rewrite(store: StoreUnderTest) -> None:
    odd = {"colour": "grün", "deep": {"list": [1, 2.5, None, True]}, "huge": 10**40}
    store.put(text(raw(1, **odd), plugins={"later": {"1": {}}}, theme="dark"))
    store.journal.record(adding(applied("Acme")), NOW)
    assert store.journal.documents()[0] == raw(1, **odd)
    after = json.loads(store.content() or b"")
    assert (after["plugins"], after["theme"]) == ({"later": {"1": {}}}, "dark")
    assert companies(store.journal.events()) == ["Company 1", "Acme"]


def test_numbers_continue_from_highest_and_gaps_stay(store: StoreUnderTest) -> None:
    store.put(json.dumps({"schema": SCHEMA, "events": {"7": raw(7), "3": raw(3)}}).encode())
    store.journal.record(adding(applied(), applied()), NOW)
    assert list(json.loads(store.content() or b"")["events"]) == ["7", "3", "8", "9"]


def test_record_beyond_last_document_number_is_refused(store: StoreUnderTest) -> None:
    store.put(before := json.dumps({"schema": SCHEMA, "events": {"9" * 15: raw(1)}}).encode())
    with pytest.raises(JournalError, match="no document numbers left"):
        store.journal.record(adding(applied()), NOW)
    assert store.content() == before


def test_file_has_one_event_per_line_in_utf_8(store: StoreUnderTest) -> None:
    store.put(text(raw(1), extra={"a": 1}))
    store.journal.record(adding(applied("Größe & Søn")), NOW)
    lines = (store.content() or b"").decode().split("\n")
    assert lines[0] == f'{{"schema": {SCHEMA}, "events": {{'
    assert lines[1].startswith('"1": {')
    assert lines[2].startswith('"2": {')
    assert "Größe & Søn" in lines[2]
    assert lines[3:5] == ["},", '"extra": {"a":1},']
    assert lines[5:] == [f'"salts": ["{store.journal.salts()[0]}"]}}', ""]


def test_first_record_writes_documented_text(store: StoreUnderTest) -> None:
    event = store.journal.record(adding(applied("Acme")), NOW).added[0]
    record = (
        f'{{"kind":"applied","id":"{event.id}","on":"2026-03-04",'
        f'"recorded_at":"2026-03-04T10:30:00Z","batch":"{event.batch}","company":"Acme"}}'
    )
    (salt,) = store.journal.salts()
    assert (store.content() or b"").decode() == (
        f'{{"schema": {SCHEMA}, "events": {{\n"1": {record}\n}},\n"salts": ["{salt}"]}}\n'
    )


def test_appending_equals_full_rewrite(store: StoreUnderTest) -> None:
    for company in ("Acme", "Größe & Søn", 'a "quoted" \\ one', "},\n{"):
        store.journal.record(adding(applied(company), applied(company, note="two\nlines")), NOW)
        content = store.content() or b""
        assert content == render(json.loads(content))
    assert len(store.journal.events()) == 8


def test_backup_is_made_once_a_day_before_first_write(store: StoreUnderTest) -> None:
    store.put(first := text(raw(1)))
    store.journal.record(adding(applied()), NOW)
    second = store.content()
    assert store.backups() == [first]
    store.journal.record(adding(applied()), NOW)
    assert store.backups() == [first]
    third = store.content()
    store.journal.record(adding(applied()), NOW + DAY)
    assert store.backups() == [first, third]
    assert second != third


def test_new_journal_makes_no_backup(store: StoreUnderTest) -> None:
    store.journal.record(adding(applied()), NOW)
    assert store.backups() == []


def test_damaged_text_is_neither_read_nor_written_nor_backed_up(store: StoreUnderTest) -> None:
    store.put(before := text(raw(1))[:-1])
    for attempt in (
        store.journal.events,
        store.journal.documents,
        lambda: store.journal.record(adding(applied()), NOW),
    ):
        with pytest.raises(DamagedJournalError):
            attempt()
    assert store.content() == before
    assert store.backups() == []


def test_newer_schema_asks_for_upgrade(store: StoreUnderTest) -> None:
    store.put(before := b'{"schema": %d, "loops": [1]}' % (SCHEMA + 1))
    with pytest.raises(NewerJournalError, match=rf"schema {SCHEMA + 1}, .* up to {SCHEMA}\); upgrade feedback-loop"):
        store.journal.events()
    with pytest.raises(NewerJournalError):
        store.journal.record(adding(applied()), NOW)
    assert store.content() == before
    assert store.backups() == []


def test_old_schema_is_migrated_by_next_write_only(store: StoreUnderTest) -> None:
    store.put(OLD_FILE)
    assert companies(store.journal.events()) == ["Acmé"]
    store.journal.record(adding(), NOW)
    assert store.content() == OLD_FILE
    store.journal.record(adding(applied("New")), NOW)
    after = json.loads(store.content() or b"")
    assert (after["schema"], list(after["events"]), after["_default"]) == (SCHEMA, ["1", "4", "5"], {})
    assert store.journal.documents()[1]["colour"] == "green"
    assert store.backups() == [OLD_FILE]


def test_migration_makes_backup_even_if_day_has_one(store: StoreUnderTest) -> None:
    store.put(text(raw(1)))
    store.journal.record(adding(applied()), NOW)
    store.put(OLD_FILE)
    store.journal.record(adding(applied()), NOW)
    assert store.backups() == [text(raw(1)), OLD_FILE]
