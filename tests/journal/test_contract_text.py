"""What a journal makes of its text, and of the text of others: each test runs on disk and in memory."""

import json
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.format.codec import render
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError
from feedback_loop.journal.format.schema import SCHEMA

from .benches import Bench
from .samples import DAY, NOW, adding, applied, companies, raw, text

OLD_FILE = (Path(__file__).parent / "fixtures" / "schema-0.json").read_bytes()


def test_unknown_fields_and_tables_survive_a_rewrite(bench: Bench) -> None:
    odd = {"colour": "grün", "deep": {"list": [1, 2.5, None, True]}, "huge": 10**40}
    bench.put(text(raw(1, **odd), plugins={"later": {"1": {}}}, theme="dark"))
    bench.journal.record(adding(applied("Acme")), NOW)
    assert bench.journal.documents()[0] == raw(1, **odd)
    after = json.loads(bench.content() or b"")
    assert (after["plugins"], after["theme"]) == ({"later": {"1": {}}}, "dark")
    assert companies(bench.journal.events()) == ["Company 1", "Acme"]


def test_numbers_go_on_from_the_highest_and_gaps_stay(bench: Bench) -> None:
    bench.put(json.dumps({"schema": SCHEMA, "events": {"7": raw(7), "3": raw(3)}}).encode())
    bench.journal.record(adding(applied(), applied()), NOW)
    assert list(json.loads(bench.content() or b"")["events"]) == ["7", "3", "8", "9"]


def test_the_last_document_number_is_not_passed(bench: Bench) -> None:
    bench.put(before := json.dumps({"schema": SCHEMA, "events": {"9" * 15: raw(1)}}).encode())
    with pytest.raises(JournalError, match="numbers are used up"):
        bench.journal.record(adding(applied()), NOW)
    assert bench.content() == before


def test_the_file_has_one_event_a_line_in_plain_utf_8(bench: Bench) -> None:
    bench.put(text(raw(1), extra={"a": 1}))
    bench.journal.record(adding(applied("Größe & Søn")), NOW)
    lines = (bench.content() or b"").decode().split("\n")
    assert lines[0] == f'{{"schema": {SCHEMA}, "events": {{'
    assert lines[1].startswith('"1": {')
    assert lines[2].startswith('"2": {')
    assert "Größe & Søn" in lines[2]
    assert lines[3:] == ["},", '"extra": {"a":1}}', ""]


def test_the_first_record_makes_the_documented_text(bench: Bench) -> None:
    event = bench.journal.record(adding(applied("Acme")), NOW).added[0]
    record = (
        f'{{"kind":"applied","id":"{event.id}","on":"2026-03-04",'
        f'"recorded_at":"2026-03-04T10:30:00Z","batch":"{event.batch}","company":"Acme"}}'
    )
    assert (bench.content() or b"").decode() == f'{{"schema": {SCHEMA}, "events": {{\n"1": {record}\n}}}}\n'


def test_what_is_appended_stands_as_if_the_whole_file_were_written_anew(bench: Bench) -> None:
    for company in ("Acme", "Größe & Søn", 'a "quoted" \\ one', "},\n{"):
        bench.journal.record(adding(applied(company), applied(company, note="two\nlines")), NOW)
        content = bench.content() or b""
        assert content == render(json.loads(content))
    assert len(bench.journal.events()) == 8


def test_the_last_good_text_is_backed_up_once_a_day_before_the_first_write(bench: Bench) -> None:
    bench.put(first := text(raw(1)))
    bench.journal.record(adding(applied()), NOW)
    second = bench.content()
    assert bench.backups() == [first]
    bench.journal.record(adding(applied()), NOW)
    assert bench.backups() == [first]
    third = bench.content()
    bench.journal.record(adding(applied()), NOW + DAY)
    assert bench.backups() == [first, third]
    assert second != third


def test_a_new_journal_has_nothing_to_back_up(bench: Bench) -> None:
    bench.journal.record(adding(applied()), NOW)
    assert bench.backups() == []


def test_a_damaged_text_is_neither_read_nor_written_nor_backed_up(bench: Bench) -> None:
    bench.put(before := text(raw(1))[:-1])
    for attempt in (
        bench.journal.events,
        bench.journal.documents,
        lambda: bench.journal.record(adding(applied()), NOW),
    ):
        with pytest.raises(DamagedJournalError):
            attempt()
    assert bench.content() == before
    assert bench.backups() == []


def test_a_newer_schema_asks_for_an_upgrade_whatever_else_is_in_the_file(bench: Bench) -> None:
    bench.put(before := b'{"schema": %d, "loops": [1]}' % (SCHEMA + 1))
    with pytest.raises(NewerJournalError, match=rf"schema {SCHEMA + 1} .* up to {SCHEMA}; upgrade feedback-loop"):
        bench.journal.events()
    with pytest.raises(NewerJournalError):
        bench.journal.record(adding(applied()), NOW)
    assert bench.content() == before
    assert bench.backups() == []


def test_an_old_schema_is_read_in_memory_and_written_with_the_next_record(bench: Bench) -> None:
    bench.put(OLD_FILE)
    assert companies(bench.journal.events()) == ["Acmé"]
    bench.journal.record(adding(), NOW)
    assert bench.content() == OLD_FILE
    bench.journal.record(adding(applied("New")), NOW)
    after = json.loads(bench.content() or b"")
    assert (after["schema"], list(after["events"]), after["_default"]) == (SCHEMA, ["1", "4", "5"], {})
    assert bench.journal.documents()[1]["colour"] == "green"
    assert bench.backups() == [OLD_FILE]


def test_a_step_up_is_backed_up_even_when_the_day_has_a_backup(bench: Bench) -> None:
    bench.put(text(raw(1)))
    bench.journal.record(adding(applied()), NOW)
    bench.put(OLD_FILE)
    bench.journal.record(adding(applied()), NOW)
    assert bench.backups() == [OLD_FILE]
