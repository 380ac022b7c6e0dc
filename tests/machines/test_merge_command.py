"""merge: what came and from where, what is decided where two files disagree, and what is refused."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cli.harness import Program

from .clones import Machine

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
    return program.ok(f"merge {more}", *[str(getattr(one, "path", one)) for one in files]).out


class TestMerge:
    def test_brings_what_is_new_and_says_from_where(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        laptop("apply Globex")
        phone = Machine(program, "phone")
        phone("apply Initech")
        assert show(program, laptop, phone).splitlines() == [
            f"Added 2 events from {laptop.path}.",
            f"Added 1 event from {phone.path}.",
        ]
        assert [loop["company"] for loop in program.json("status")["loops"]] == ["Acme", "Globex", "Initech"]

    def test_says_that_nothing_is_new_the_second_time(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        show(program, laptop)
        before = program.journal.read_bytes()
        assert show(program, laptop) == f"Nothing new in {laptop.path} (2 events).\n"
        assert program.journal.read_bytes() == before

    def test_with_dry_run_changes_nothing(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        before = program.journal.read_bytes()
        assert show(program, laptop, more="--dry-run") == f"Would add 1 event from {laptop.path}.\n"
        assert program.journal.read_bytes() == before

    def test_starts_a_journal_where_there_is_none(self, program: Program, laptop: Machine) -> None:
        program.journal.unlink()
        ran = program("merge", str(laptop.path))
        assert (ran.code, ran.out) == (0, f"Added 1 event from {laptop.path}.\n")
        assert program.events == laptop.events

    def test_of_the_journal_itself_brings_nothing(self, program: Program, laptop: Machine) -> None:
        assert "Nothing new" in show(program, program.journal)
        assert program.events == laptop.events

    def test_takes_backups_and_files_of_stock_tinydb(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        tables = json.loads(laptop.path.read_text("utf-8"))
        del tables["schema"]
        laptop.path.write_text(json.dumps(tables), "utf-8")
        program.ok("apply Globex")
        show(program, laptop, *(program.folder / "journal.json.backups").iterdir())
        assert [event["kind"] for event in program.events] == ["applied", "applied", "interviewed"]

    def test_counts_what_two_files_hold_for_the_first(self, program: Program, laptop: Machine) -> None:
        laptop("interviewed acme")
        said = program.json(f"merge {laptop.path} {laptop.path}")
        assert said["added"] == 1
        assert [len(one["added"]) for one in said["files"]] == [1, 0]
        assert [one["events"] for one in said["files"]] == [2, 2]

    def test_undo_then_takes_back_the_newest_command_wherever_it_was_typed(
        self, program: Program, laptop: Machine
    ) -> None:
        program.ok("apply Globex")
        laptop("interviewed acme")
        show(program, laptop)
        assert "Interview" in program.ok("undo").out
        assert "Globex" in program.ok("undo").out


class TestTwoMachines:
    """What both did to the same event."""

    def both(self, program: Program, laptop: Machine) -> dict[str, Any]:
        """Merge both ways; both see the same, which is the loop as it is then."""
        copy = program.folder / "copy.json"
        copy.write_bytes(program.journal.read_bytes())
        show(program, laptop)
        laptop(f"merge {copy}")
        ours, theirs = program.json("show acme"), laptop.json("show acme")
        assert ours == theirs
        loop: dict[str, Any] = ours["loop"]
        return loop

    def test_the_later_of_two_edits_counts_on_both(self, program: Program, laptop: Machine) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Engineer")
        assert self.both(program, laptop)["role"] == "Engineer"

    def test_the_same_edit_ends_the_same(self, program: Program, laptop: Machine) -> None:
        laptop("edit acme role=Scientist")
        program.ok("edit acme role=Scientist")
        assert self.both(program, laptop)["role"] == "Scientist"

    @pytest.mark.parametrize("undo_comes_first", [True, False])
    def test_what_one_takes_back_stays_back_though_the_other_edits_it(
        self, program: Program, laptop: Machine, *, undo_comes_first: bool
    ) -> None:
        program.ok("interviewed acme --rating 2")
        laptop.path.write_bytes(program.journal.read_bytes())
        interview = program.events[-1]["id"]
        if undo_comes_first:
            program.ok("undo")
        laptop(f"edit {interview} rating=5")
        if not undo_comes_first:
            program.ok("undo")
        assert self.both(program, laptop)["stage"] == "applied"
        assert program.ok("redo").out
        assert program.json("show acme")["events"][-1]["rating"] == 5

    def test_one_redo_brings_back_what_both_took_back(self, program: Program, laptop: Machine) -> None:
        program.ok("interviewed acme")
        laptop.path.write_bytes(program.journal.read_bytes())
        laptop("undo")
        program.ok("undo")
        assert self.both(program, laptop)["stage"] == "applied"
        assert "Interview" in program.ok("redo").out
        assert program.json("show acme")["loop"]["stage"] == "interviewed"


class TestTombstones:
    def forget(self, program: Program, id_: str) -> Path:
        tombstone = {"kind": "forgotten", "id": "tombstone", "batch": "b", "on": DAY, "ids": [id_]}
        path = program.folder / "forgot.json"
        path.write_text(json.dumps({"schema": 1, "events": {"1": tombstone}}), "utf-8")
        return path

    def test_what_is_forgotten_elsewhere_goes_here(self, program: Program, laptop: Machine) -> None:
        program.ok("note acme", "a secret")
        forgot = self.forget(program, program.events[-1]["id"])
        assert show(program, forgot) == f"Added 1 event from {forgot}. Deleted 1 event forgotten there.\n"
        assert b"secret" not in program.journal.read_bytes()
        assert laptop.events[0] == program.events[0]

    def test_what_is_forgotten_here_does_not_come_back(self, program: Program, laptop: Machine) -> None:
        laptop("note acme", "a secret")
        show(program, self.forget(program, laptop.events[-1]["id"]))
        assert show(program, laptop) == f"Nothing new in {laptop.path} (2 events).\n"
        assert b"secret" not in program.journal.read_bytes()


class TestFilesThatDisagree:
    def test_the_later_recorded_wins(self, program: Program, laptop: Machine) -> None:
        laptop.edit_by_hand('"recorded_at":"2', '"recorded_at":"3')
        laptop.edit_by_hand("Analyst", "Astronaut")
        id_ = program.events[0]["id"]
        assert f"{id_} (theirs)." in show(program, laptop)
        assert program.events == laptop.events

    @pytest.mark.parametrize(("role", "version"), [("Zoologist", "theirs"), ("Actor", "yours")])
    def test_else_the_text_that_sorts_last_whichever_comes_first(
        self, program: Program, laptop: Machine, role: str, version: str
    ) -> None:
        laptop.edit_by_hand("Analyst", role)
        assert f" ({version})." in show(program, laptop)
        laptop(f"merge {program.journal}")
        assert program.events == laptop.events
        assert program.events[0]["role"] == max(role, "Analyst")


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ('{"schema": 1, "events": {"1": {}}}', "is damaged: record 1 does not fit its kind"),
            ('{"schema": 1, "ev', "is damaged: line 1 is not valid JSON"),
            ('{"schema": 9, "events": {}}', "newer feedback-loop"),
            ('{"schema_version": 1, "events": []}', "holds no table of events"),
            ("", "is empty"),
            ("<<<<<<< HEAD\n{}\n", "is not valid JSON"),
        ],
    )
    def test_a_damaged_or_newer_file_is_named_and_nothing_changes(
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
    def test_what_is_no_file_is_wrong_usage(self, program: Program, laptop: Machine, name: str, says: str) -> None:
        ran = program("merge", str(laptop.path), str(program.folder / name))
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err

    def test_a_name_that_no_file_can_have_is_wrong_usage(self, program: Program) -> None:
        assert program("merge", "x" * 300).code == 2

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_named(self, program: Program, laptop: Machine) -> None:
        laptop.path.chmod(0)
        ran = program("merge", str(laptop.path))
        assert (ran.code, str(laptop.path) in ran.err) == (4, True)

    def test_a_damaged_journal_takes_in_nothing(self, program: Program, laptop: Machine) -> None:
        program.journal.write_text("{", "utf-8")
        assert program("merge", str(laptop.path)).code == 4
        assert program.journal.read_text("utf-8") == "{"
