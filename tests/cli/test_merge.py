"""merge: new events and their source, conflicts, and refusals."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from .harness import Program
from .replicas import Machine

DAY = "2026-06-01"


@pytest.fixture
def laptop(program: Program) -> Machine:
    """A laptop with a copy of the journal, in which Acme was applied to."""
    program.ok(f"apply Acme Analyst --on {DAY}")
    laptop = Machine(program, "laptop")
    laptop.path.parent.mkdir(exist_ok=True)
    laptop.path.write_bytes(program.journal.read_bytes())
    return laptop


def show(program: Program, *files: Path | Machine, more: str = "") -> str:
    return program.ok(f"merge {more}", *[str(getattr(file, "path", file)) for file in files]).out


class TestMerge:
    def test_adds_new_events_and_names_source(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        laptop("apply Globex")
        phone = Machine(program, "phone")
        phone("apply Initech")
        assert show(program, laptop, phone).splitlines() == [
            f"Added 2 events from {laptop.path}.",
            f"Added 1 event from {phone.path}.",
        ]
        assert [loop["company"] for loop in program.json("status")["loops"]] == ["Acme", "Globex", "Initech"]

    def test_second_merge_adds_nothing(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        show(program, laptop)
        before = program.journal.read_bytes()
        assert show(program, laptop) == f"Nothing new in {laptop.path} (2 events).\n"
        assert program.journal.read_bytes() == before

    def test_dry_run_changes_nothing(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        before = program.journal.read_bytes()
        assert show(program, laptop, more="--dry-run") == f"Would add 1 event from {laptop.path}.\n"
        assert program.journal.read_bytes() == before

    def test_creates_missing_journal(self, program: Program, laptop: Machine) -> None:
        program.journal.unlink()
        ran = program("merge", str(laptop.path))
        assert (ran.code, ran.out) == (0, f"Added 1 event from {laptop.path}.\n")
        assert program.events == laptop.events

    def test_merging_journal_with_itself_adds_nothing(self, program: Program, laptop: Machine) -> None:
        assert "Nothing new" in show(program, program.journal)
        assert program.events == laptop.events

    def test_accepts_backups_and_files_of_stock_tinydb(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        tables = json.loads(laptop.path.read_text("utf-8"))
        del tables["schema"]
        laptop.path.write_text(json.dumps(tables), "utf-8")
        program.ok("apply Globex")
        show(program, laptop, *(program.folder / "journal.json.backups").iterdir())
        assert [event["kind"] for event in program.events] == ["applied", "applied", "interviewed"]

    def test_event_in_two_files_counts_for_first(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        document = program.json(f"merge {laptop.path} {laptop.path}")
        assert document["added"] == 1
        assert [len(file["added"]) for file in document["files"]] == [1, 0]
        assert [file["events"] for file in document["files"]] == [2, 2]

    def test_undo_covers_last_command_typed_here_and_names_later_one(self, program: Program, laptop: Machine) -> None:
        program.ok("apply Globex")
        laptop("interviewed acme")
        interview = laptop.events[-1]["id"]
        show(program, laptop)
        ran = program("undo")
        assert (ran.code, "Globex" in ran.out) == (0, True)
        assert "Another machine has a later one by its clock: Interview · today." in ran.err
        named = ran.err.split()[-1]
        assert interview.startswith(named)
        assert "Interview" in program.ok(f"undo {named}").out

    def test_undo_covers_newest_command_of_any_machine_if_none_was_typed_here(
        self, program: Program, laptop: Machine
    ) -> None:
        laptop("interviewed acme")
        laptop("note acme Words")
        phone = Machine(program, "phone")
        phone(f"merge {laptop.path}")
        assert "Note" in phone.ok("undo")
        assert "Interview" in phone.ok("undo")

    def test_refused_undo_names_what_it_is_about(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        show(program, laptop)
        ran = program("undo")
        assert ran.code == 1
        assert "undo 1 later event of that application too (Applied to Acme as Analyst · Mon 1 Jun)" in ran.err
        assert "Another machine has a later one by its clock: Interview · today. Undo that with:" in ran.err


class TestTwoMachines:
    """Changes of the same event on both machines."""

    def merge_both_ways(self, program: Program, laptop: Machine) -> dict[str, Any]:
        """Merge both ways; return the loop, which is the same on both."""
        copy = program.folder / "copy.json"
        copy.write_bytes(program.journal.read_bytes())
        show(program, laptop)
        laptop(f"merge {copy}")
        ours, theirs = program.json("show acme"), laptop.json("show acme")
        assert ours == theirs
        loop: dict[str, Any] = ours["loop"]
        return loop

    def test_later_edit_wins_on_both(self, program: Program, laptop: Machine) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Engineer")
        assert self.merge_both_ways(program, laptop)["role"] == "Engineer"

    @pytest.mark.parametrize("more", ["", "--dry-run"])
    def test_edits_of_one_field_are_listed(self, program: Program, laptop: Machine, more: str) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Engineer")
        (edit,) = program.json(f"merge {laptop.path} {more}")["competing_edits"]
        id_ = program.events[0]["id"]
        assert edit.pop("command") in {f"feedback-loop edit {id_[:length]} role=Scientist" for length in range(4, 14)}
        assert edit == {
            "event": id_,
            "person": None,
            "field": "role",
            "counts": "Engineer",
            "counts_from": "here",
            "other": "Scientist",
        }

    def test_edits_of_one_field_are_listed_once(self, program: Program, laptop: Machine) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Engineer")
        assert "Edited on both sides: the role of Acme (Engineer). “Engineer” (here) counts." in show(program, laptop)
        assert "Edited" not in show(program, laptop)

    def test_same_edit_on_both(self, program: Program, laptop: Machine) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Scientist")
        assert self.merge_both_ways(program, laptop)["role"] == "Scientist"

    @pytest.mark.parametrize("undo_comes_first", [True, False])
    def test_undo_wins_over_edit(self, program: Program, laptop: Machine, *, undo_comes_first: bool) -> None:
        program.ok("interviewed acme --rating 2")
        laptop.path.write_bytes(program.journal.read_bytes())
        interview = program.events[-1]["id"]
        if undo_comes_first:
            program.ok("undo")
        laptop(f"edit {interview} rating=5")
        if not undo_comes_first:
            program.ok("undo")
        assert self.merge_both_ways(program, laptop)["stage"] == "applied"
        assert program.ok("redo").out
        assert program.json("show acme")["events"][-1]["rating"] == 5

    def test_one_redo_reverts_undo_of_both(self, program: Program, laptop: Machine) -> None:
        program.ok("interviewed acme")
        laptop.path.write_bytes(program.journal.read_bytes())
        laptop("undo")
        program.ok("undo")
        assert self.merge_both_ways(program, laptop)["stage"] == "applied"
        assert "Interview" in program.ok("redo").out
        assert program.json("show acme")["loop"]["stage"] == "interviewed"


class TestTombstones:
    def forget(self, program: Program, id_: str) -> Path:
        tombstone = {"kind": "forgotten", "id": "tombstone", "batch": "b", "on": DAY, "ids": [id_]}
        path = program.folder / "forgot.json"
        path.write_text(json.dumps({"schema": 1, "events": {"1": tombstone}}), "utf-8")
        return path

    def test_record_forgotten_elsewhere_is_deleted(self, program: Program, laptop: Machine) -> None:
        program.ok("note acme", "a secret")
        forgot = self.forget(program, program.events[-1]["id"])
        assert show(program, forgot) == f"Added 1 event from {forgot}. Deleted 1 event forgotten there.\n"
        assert b"secret" not in program.journal.read_bytes()
        assert laptop.events[0] == program.events[0]

    def test_forgotten_record_does_not_come_back(self, program: Program, laptop: Machine) -> None:
        laptop("note acme", "a secret")
        show(program, self.forget(program, laptop.events[-1]["id"]))
        assert show(program, laptop) == f"Nothing new in {laptop.path} (2 events).\n"
        assert b"secret" not in program.journal.read_bytes()


class TestConflicts:
    def test_later_recorded_version_wins(self, program: Program, laptop: Machine) -> None:
        laptop.edit_by_hand('"recorded_at":"2', '"recorded_at":"3')
        laptop.edit_by_hand("Analyst", "Astronaut")
        id_ = program.events[0]["id"]
        assert f"{id_} (theirs)." in show(program, laptop)
        assert program.events == laptop.events

    @pytest.mark.parametrize(("role", "version"), [("Zoologist", "theirs"), ("Actor", "yours")])
    def test_otherwise_greater_text_wins(self, program: Program, laptop: Machine, role: str, version: str) -> None:
        laptop.edit_by_hand("Analyst", role)
        assert f" ({version})." in show(program, laptop)
        laptop(f"merge {program.journal}")
        assert program.events == laptop.events
        assert program.events[0]["role"] == max(role, "Analyst")


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ('{"schema": 1, "events": {"1": {}}}', "is damaged: record 1 has a missing or invalid `kind`"),
            ('{"schema": 1, "ev', "is damaged: line 1 is not valid JSON"),
            ('{"schema": 9, "events": {}}', "newer feedback-loop"),
            ('{"schema_version": 1, "events": []}', "has no table of events"),
            ("", "is empty"),
            ("<<<<<<< HEAD\n{}\n", "is not valid JSON"),
        ],
    )
    def test_damaged_or_newer_file_is_named_and_nothing_changes(
        self, program: Program, laptop: Machine, content: str, says: str
    ) -> None:
        laptop("interviewed acme")
        bad = program.folder / "bad.json"
        bad.write_text(content, "utf-8")
        before = program.journal.read_bytes()
        ran = program("merge", str(laptop.path), str(bad))
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith(str(bad))
        assert says in ran.err
        assert program.journal.read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "says"), [("nope.json", "There is no file"), (".", "is not a file. Name a journal")]
    )
    def test_path_that_is_not_a_file_is_usage_error(
        self, program: Program, laptop: Machine, name: str, says: str
    ) -> None:
        ran = program("merge", str(laptop.path), str(program.folder / name))
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err

    def test_a_name_that_would_fill_pages_is_refused(self, program: Program, laptop: Machine) -> None:
        laptop.ok("apply Globex")
        laptop.edit_by_hand("Globex", "G" * 20_000)
        before = program.journal.read_bytes()
        for line in (f"merge {laptop.path}", f"import {laptop.path}"):
            result = program(line)
            assert result.code == 4
            assert "a `company` of 20,000 characters" in result.err
            assert "Shorten it there first." in result.err
        assert program.journal.read_bytes() == before

    @pytest.mark.parametrize(
        "instant",
        [
            "9999-12-31T23:59:59.999999Z",
            "9999-12-31T23:59:59.999999-12:00",
            "0001-01-01T00:00:00+14:00",
            "3000-01-01T00:00:00Z",
        ],
    )
    def test_an_instant_that_cannot_be_true_counts_as_the_oldest(
        self, program: Program, laptop: Machine, instant: str
    ) -> None:
        laptop.ok("edit acme role=Poison")
        laptop.edit_by_hand(laptop.events[-1]["recorded_at"], instant)
        program.ok(f"merge {laptop.path}")
        for line in ("status", "log", "remind", "stats", "export --format ics", "export --format md", "note acme x"):
            assert program(line).code == 0, line
        program.ok("edit acme role=Right")
        assert program.json("show acme")["loop"]["role"] == "Right"
        assert "Right" in program.ok("undo").out
        assert program.json("show acme")["loop"]["role"] == "Poison"
        if not instant.startswith("0001"):
            assert "recording time in the future" in program("doctor").out

    def test_invalid_file_name_is_usage_error(self, program: Program) -> None:
        assert program("merge", "x" * 300).code == 2

    @pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may read everything")
    def test_unreadable_file_is_named(self, program: Program, laptop: Machine) -> None:
        laptop.path.chmod(0)
        ran = program("merge", str(laptop.path))
        assert (ran.code, str(laptop.path) in ran.err) == (4, True)

    def test_merge_into_damaged_journal_is_refused(self, program: Program, laptop: Machine) -> None:
        program.journal.write_text("{", "utf-8")
        assert program("merge", str(laptop.path)).code == 4
        assert program.journal.read_text("utf-8") == "{"
