"""Files of earlier schemas are read, migrated after a backup, and refused clearly by an older program.

``fixtures/schema-N.json`` is a real file as the program of that schema wrote it, with every kind of event. A migration
of these tests alone stands for a program that is one schema further.
"""

import errno
import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

import feedback_loop.journal
from cli.conftest import isolated
from cli.harness import Program
from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import KINDS, Applied, Recorded
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.diagnosis import backups
from feedback_loop.journal.doctor.restore import restore
from feedback_loop.journal.doctor.salvage import salvage
from feedback_loop.journal.format import schema
from feedback_loop.journal.journal import Journal, read_copy
from feedback_loop.journal.transaction import Transaction
from journal.faults import counting, failing, injected
from journal.samples import NOW, adding, applied, files_in, temp_files_in

FIXTURES = Path(__file__).parents[1] / "fixtures"
FIRST = (FIXTURES / "schema-1.json").read_bytes()
NEXT = schema.SCHEMA + 1
CURRENT = (FIXTURES / f"schema-{schema.SCHEMA}.json").read_bytes()


def lower_case_sources(tables: dict[str, Any]) -> dict[str, Any]:
    """The migration of these tests: where an application came from is in lower case."""
    events = {
        number: {**record, "source": record["source"].lower()} if "source" in record else record
        for number, record in tables["events"].items()
    }
    return {**tables, "events": events, "schema": NEXT}


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program with the next schema."""
    add_migration(monkeypatch)


def add_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, lower_case_sources))
    for info in pkgutil.walk_packages(feedback_loop.journal.__path__, "feedback_loop.journal."):
        module = importlib.import_module(info.name)
        if hasattr(module, "SCHEMA"):
            monkeypatch.setattr(module, "SCHEMA", NEXT)


@pytest.fixture
def old(path: Path) -> Journal:
    path.write_bytes(CURRENT)
    path.chmod(0o600)
    return Journal(path)


def source(journal: Journal) -> str | None:
    return next(event.source for event in journal.events() if isinstance(event, Applied))


@pytest.mark.parametrize("number", range(schema.SCHEMA + 1))
def test_fixture_of_every_schema_opens(path: Path, number: int) -> None:
    content = (FIXTURES / f"schema-{number}.json").read_bytes()
    assert json.loads(content).get("schema", 0) == number
    path.write_bytes(content)
    assert Journal(path).events()


def test_fixture_of_current_schema_has_every_kind_of_event(old: Journal) -> None:
    assert {type(event) for event in old.events()} == set(KINDS)


def test_write_keeps_every_line_of_current_schema(old: Journal) -> None:
    old.record(adding(applied("New")), NOW)
    lines = CURRENT.splitlines()
    assert old.path.read_bytes().splitlines()[: len(lines) - 1] == [*lines[:-2], lines[-2] + b","]


@pytest.mark.usefixtures("next_schema")
def test_reading_older_file_does_not_change_it(old: Journal) -> None:
    assert source(old) == "linkedin"
    old.record(adding(), NOW)
    assert files_in(old.path.parent) == {"journal.json": CURRENT}


@pytest.mark.usefixtures("next_schema")
def test_first_write_migrates_older_file_after_backup(old: Journal) -> None:
    before = old.events()
    old.record(adding(applied("New")), NOW)
    assert json.loads(old.path.read_bytes())["schema"] == NEXT
    assert old.events()[:-1] == before
    assert [backup.path.read_bytes() for backup in backups(old.path)] == [CURRENT]
    old.record(adding(applied("Newer")), NOW)
    assert [backup.path.read_bytes() for backup in backups(old.path)] == [CURRENT]
    with TinyDB(old.path) as stock:
        assert stock.table("events").all()[0]["source"] == "linkedin"


@pytest.mark.usefixtures("next_schema")
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_interrupted_migration_leaves_old_or_new_file(tmp_path: Path, call: str) -> None:
    counts: list[str] = []
    old = [Journal(tmp_path / str(turn) / "journal.json") for turn in range(40)]
    for journal in old:
        journal.path.parent.mkdir(mode=0o700)
        journal.path.write_bytes(CURRENT)
    with injected(counting(counts)):
        old[0].record(adding(applied("New")), NOW)
    for turn in range(1, counts.count(call) + 1):
        journal = old[turn]
        was_written = True
        with injected(failing(call, turn, errno.EIO)):
            try:
                journal.record(adding(applied("New")), NOW)
            except JournalError as error:
                was_written = "could not be flushed" in error.message
        assert (journal.path.read_bytes() == CURRENT) is not was_written
        assert temp_files_in(journal.path.parent) == []
        journal.record(adding(applied("After")), NOW)
        assert json.loads(journal.path.read_bytes())["schema"] == NEXT


@pytest.mark.usefixtures("next_schema")
def test_merged_records_of_older_file_are_migrated(old: Journal, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    Journal(path).record(adding(applied("Here")), NOW)
    transaction = Transaction(JournalFile(path, 0), path)
    transaction.merge_records(old.documents())
    transaction.commit(NOW)
    assert "linkedin" in [event.source for event in Journal(path).events() if isinstance(event, Applied)]
    assert json.loads(path.read_bytes())["schema"] == NEXT


@pytest.mark.usefixtures("next_schema")
def test_salvaged_records_of_older_file_are_migrated(old: Journal) -> None:
    assert salvage(CURRENT[:-3]).documents[0]["source"] == "linkedin"
    old.path.write_bytes(CURRENT[:-3])
    restore(old, None, NOW)
    assert source(old) == "linkedin"
    assert len(old.events()) == CURRENT.count(b"\n") - 2


@pytest.mark.usefixtures("next_schema")
def test_backup_of_older_schema_is_restored_and_keeps_later_salts(old: Journal) -> None:
    old.record(adding(applied("New")), NOW)
    salts = old.salts()
    restore(old, backups(old.path)[0], NOW)
    assert len(old.events()) == len(json.loads(CURRENT)["events"])
    assert source(old) == "linkedin"
    assert old.salts() == salts


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    return isolated(tmp_path, monkeypatch)


COMMANDS = ("status", "log", "remind", "apply New", "undo", "forget dana --yes", "doctor --restore --yes")


def test_older_program_refuses_newer_file(program: Program) -> None:
    program.journal.write_bytes(CURRENT)
    with pytest.MonkeyPatch.context() as newer:
        add_migration(newer)
        program.ok("apply New")
    before = files_in(program.folder)
    for line in COMMANDS:
        ran = program(line)
        assert (ran.code, ran.out) == (4, ""), line
        assert f"was written by a newer feedback-loop (schema {NEXT}" in ran.err
        assert ran.err.endswith("upgrade feedback-loop to use it.\n")
    ran = program("doctor")
    assert ran.code == 4
    assert "upgrade feedback-loop" in ran.out
    assert files_in(program.folder) == before


def test_every_command_works_on_file_of_first_schema(program: Program) -> None:
    program.journal.write_bytes(FIRST)
    program.journal.chmod(0o600)
    for line in (
        "status --all",
        "show acme",
        "log",
        "remind",
        "people",
        "themes",
        "stats",
        "export --format md",
        "doctor",
    ):
        assert program(line).code == 0, line
    program.ok("note acme 'Still here'", today="2026-11-30")


def test_file_of_stock_tinydb_has_schema_0(path: Path) -> None:
    """So it is taken for the one before the first: its table of events, and whatever else is in it."""
    record = json.loads(CURRENT)["events"]["1"]
    with TinyDB(path) as stock:
        stock.table("events").insert(record)
        stock.insert({"other": 1})
    journal = Journal(path)
    assert source(journal) == "LinkedIn"
    journal.record(adding(applied("New")), NOW)
    after = json.loads(path.read_bytes())
    assert (after["schema"], after["_default"]) == (schema.SCHEMA, {"1": {"other": 1}})


def test_sort_is_renamed_to_type_in_records_and_corrections(path: Path) -> None:
    document = json.loads(FIRST)
    point = next(record for record in document["events"].values() if record["kind"] == "recorded")
    correction = {
        "kind": "amended", "id": "correction00001", "on": "2026-06-01", "recorded_at": "2026-06-01T08:00:00Z",
        "batch": "correction00002", "target": point["id"], "changes": {"sort": "strength", "text": "sort it"},
    }  # fmt: skip
    document["events"]["99"] = correction
    path.write_text(json.dumps(document), encoding="utf-8")
    path.chmod(0o600)
    journal = Journal(path)
    journal.record(adding(applied("New")), NOW)
    events = json.loads(path.read_bytes())["events"].values()
    assert [record["changes"] for record in events if record["kind"] == "amended"][-1] == {
        "type": "strength",
        "text": "sort it",
    }
    assert all("sort" not in record for record in events)
    assert [backup.path.read_bytes() for backup in backups(path)] == [json.dumps(document).encode()]


def test_journal_of_first_schema_merges_into_current_one(path: Path, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(FIRST)
    Journal(path).record(adding(applied("Here")), NOW)
    Journal(path).merge([read_copy(tmp_path / "old.json").documents], NOW)
    assert [event.type for event in Journal(path).events() if isinstance(event, Recorded)] == ["gap", "mixed"]
