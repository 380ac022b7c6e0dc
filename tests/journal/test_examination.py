"""Every check of the files around a journal finds what is wrong, and says what to do."""

import json
import os
from pathlib import Path

import pytest

from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.journal.doctor.checks import run_checks, unpurged_issues
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.journal import Journal

from .samples import DAY, NOW, adding, applied, everything_in, filled, raw, text

STRAY = "0123456789abc.tmp"


def looked_at(path: Path) -> list[Issue]:
    before = everything_in(path.parent)
    found = run_checks(diagnose(path), NOW + 30 * DAY)
    assert everything_in(path.parent) == before
    return found


def found(path: Path, check: str) -> list[Issue]:
    return [each for each in looked_at(path) if each.check == check]


@pytest.fixture
def grown(path: Path) -> Path:
    """A journal with two backups."""
    for number in range(3):
        Journal(path).record(adding(applied(f"Day {number}")), NOW + number * DAY)
    return path


def test_a_well_kept_journal_has_no_findings(grown: Path) -> None:
    assert looked_at(grown) == []


def test_a_missing_journal_has_no_findings_unless_there_are_backups(grown: Path, tmp_path: Path) -> None:
    assert looked_at(tmp_path / "new.json") == []
    grown.unlink()
    (gone,) = found(grown, "file")
    assert (gone.remedy, gone.is_damage) == ("feedback-loop doctor --restore", False)


def test_every_flaw_of_a_damaged_file_is_a_finding(grown: Path) -> None:
    content = grown.read_bytes()
    grown.write_bytes(content.replace(b"Day 0", b"\0").replace(b'"company":"Day 2"', b'"company":2'))
    flaws = found(grown, "events")
    assert [each.is_damage for each in flaws] == [True, True]
    assert "line 2" in flaws[0].message.lower()
    assert flaws[1].message == "Record 3 (line 4) does not fit its kind, see its `company`"
    assert {each.remedy for each in flaws} == {"feedback-loop doctor --restore"}


def test_a_newer_and_an_older_file_are_told(path: Path) -> None:
    path.write_bytes(text(raw(1), schema=99))
    (newer,) = found(path, "schema")
    assert (newer.is_damage, newer.remedy) == (True, "upgrade feedback-loop")
    path.write_bytes(json.dumps({"events": {"1": raw(1)}}).encode())
    (older,) = found(path, "schema")
    assert (older.is_damage, older.message) == (False, "The file has the schema 0 of an older version")


def test_a_file_that_cannot_be_read_is_damage(path: Path) -> None:
    path.mkdir()
    (finding,) = found(path, "file")
    assert finding.is_damage


def test_events_are_looked_at_too(path: Path) -> None:
    path.write_bytes(text(raw(1), {**raw(2), "kind": "closed", "application": "nowhere"}))
    path.chmod(0o600)
    (missing,) = looked_at(path)
    assert missing.check == "references"


def test_looser_modes_are_told_with_what_to_type(grown: Path) -> None:
    folder = grown.with_name("journal.json.backups")
    for each, mode in ((grown, 0o644), (grown.parent, 0o755), (folder, 0o750), (folder / "2026-03-05.json", 0o640)):
        each.chmod(mode)
    typed = [each.remedy for each in found(grown, "permissions")]
    assert typed == [
        f"chmod 700 {grown.parent}",
        f"chmod 700 {folder}",
        f"chmod 600 {grown}",
        f"chmod 600 {folder / '2026-03-05.json'}",
    ]
    for command in typed:
        assert os.system(command) == 0
    assert looked_at(grown) == []


def test_several_loose_backups_are_one_finding(grown: Path) -> None:
    folder = grown.with_name("journal.json.backups")
    for each in folder.glob("2*.json"):
        each.chmod(0o644)
    (finding,) = found(grown, "permissions")
    assert finding.message == "2 copies of the journal can be read by others"


def test_a_name_with_a_space_is_typed_in_quotes(tmp_path: Path) -> None:
    journal = filled(tmp_path / "my journal.json", 1)
    journal.path.chmod(0o644)
    assert f"chmod 600 '{journal.path}'" in [each.remedy for each in found(journal.path, "permissions")]


def test_a_read_only_journal_is_told(grown: Path) -> None:
    grown.chmod(0o400)
    (finding,) = found(grown, "permissions")
    assert finding.remedy == f"chmod u+w {grown}"


def test_a_backup_that_cannot_be_read_is_told(grown: Path) -> None:
    newest = grown.with_name("journal.json.backups") / "2026-03-06.json"
    newest.write_bytes(b"torn")
    (finding,) = found(grown, "backups")
    assert (finding.message, finding.remedy) == ("The backup of 2026-03-06 cannot be read", f"rm {newest}")


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20260301-101010-ABCDEFG.json",
        "journal (Dana's conflicted copy 2026-03-01).json",
        "journal (conflicted copy 2026-03-01 101010).json",
        "journal_conflict-20260301-101010.json",
    ],
)
def test_a_conflict_copy_is_offered_for_merging(grown: Path, name: str) -> None:
    grown.with_name(name).write_bytes(text(raw(1)))
    grown.with_name(name).chmod(0o600)
    grown.with_name(f"other-{name}").write_bytes(b"")
    (finding,) = looked_at(grown)
    assert finding.check == "conflicts"
    assert finding.remedy.startswith("feedback-loop merge ")


def test_files_kept_aside_and_strays_are_told(grown: Path) -> None:
    aside = grown.with_name("journal.json.damaged-20260301T101010Z")
    strays = [
        grown.with_name(f".journal.json.{STRAY}"),
        grown.parent / "journal.json.backups" / f".2026-03-01.json.{STRAY}",
    ]
    for each in (aside, *strays):
        each.touch(mode=0o600)
    assert [each.check for each in looked_at(grown)] == ["copies", "strays"]
    (finding,) = found(grown, "strays")
    assert finding.message.startswith("2 temporary files were left")
    strays[0].unlink()
    assert found(grown, "strays")[0].message.startswith("1 temporary file was left")


def test_what_may_hold_something_forgotten_is_told(grown: Path) -> None:
    (finding,) = unpurged_issues([grown])
    assert (finding.check, finding.remedy) == ("forgotten", f"rm {grown}")
