"""Checks of the files around a journal."""

import json
import os
import sys
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.journal.doctor.checks import run_checks, unpurged_issues
from feedback_loop.journal.doctor.diagnosis import diagnose
from journal.samples import DAY, NOW, adding, applied, files_in, make_journal, make_journal_over_days, raw, text

STRAY = "0123456789abc.tmp"


def check(path: Path) -> list[Issue]:
    before = files_in(path.parent)
    issues = run_checks(diagnose(path), NOW + 30 * DAY)
    assert files_in(path.parent) == before
    return issues


def issues_of(path: Path, name: str) -> list[Issue]:
    return [issue for issue in check(path) if issue.check == name]


@pytest.fixture
def journal_path(path: Path) -> Path:
    """A journal with two backups."""
    return make_journal_over_days(path, 3).path


def test_healthy_journal_has_no_issues(journal_path: Path) -> None:
    assert check(journal_path) == []


def test_missing_journal_is_issue_only_if_there_are_backups(journal_path: Path, tmp_path: Path) -> None:
    assert check(tmp_path / "new.json") == []
    journal_path.unlink()
    (missing,) = issues_of(journal_path, "file")
    assert (missing.remedy, missing.is_damage) == ("feedback-loop doctor --restore", False)


def test_every_format_error_is_an_issue(journal_path: Path) -> None:
    content = journal_path.read_bytes()
    journal_path.write_bytes(content.replace(b"Day 0", b"\0").replace(b'"company":"Day 2"', b'"company":2'))
    issues = issues_of(journal_path, "events")
    assert [issue.is_damage for issue in issues] == [True, True]
    assert "line 2" in issues[0].message.lower()
    assert issues[1].message == "Record 3 (line 4) has a missing or invalid `company`"
    assert {issue.remedy for issue in issues} == {"feedback-loop doctor --restore"}


def test_newer_and_older_schema_are_issues(path: Path) -> None:
    path.write_bytes(text(raw(1), schema=99))
    (newer,) = issues_of(path, "schema")
    assert (newer.is_damage, newer.remedy) == (True, "upgrade feedback-loop")
    path.write_bytes(json.dumps({"events": {"1": raw(1)}}).encode())
    (older,) = issues_of(path, "schema")
    assert (older.is_damage, older.message) == (False, "The file has schema 0, of an older version")


def test_unreadable_file_is_damage(path: Path) -> None:
    path.mkdir()
    (issue,) = issues_of(path, "file")
    assert issue.is_damage


def test_events_are_checked_too(path: Path) -> None:
    path.write_bytes(text(raw(1), {**raw(2), "kind": "closed", "application": "nowhere"}))
    path.chmod(0o600)
    (missing,) = check(path)
    assert missing.check == "references"


def test_loose_modes_are_issues_with_command(journal_path: Path) -> None:
    folder = journal_path.with_name("journal.json.backups")
    for file, mode in (
        (journal_path, 0o644),
        (journal_path.parent, 0o755),
        (folder, 0o750),
        (folder / "000001-2026-03-05.json", 0o640),
    ):
        file.chmod(mode)
    commands = [issue.remedy for issue in issues_of(journal_path, "permissions")]
    assert commands == [
        f"chmod 700 {journal_path.parent}",
        f"chmod 700 {folder}",
        f"chmod 600 {journal_path}",
        f"chmod 600 {folder / '000001-2026-03-05.json'}",
    ]
    for command in commands:
        assert os.system(command) == 0
    assert check(journal_path) == []


def test_several_loose_backups_are_one_issue(journal_path: Path) -> None:
    folder = journal_path.with_name("journal.json.backups")
    for backup in folder.glob("0*.json"):
        backup.chmod(0o644)
    (issue,) = issues_of(journal_path, "permissions")
    assert issue.message == "Other users can read 2 copies of the journal"


def test_path_with_space_is_quoted(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "my journal.json", 1)
    journal.path.chmod(0o644)
    assert f"chmod 600 '{journal.path}'" in [issue.remedy for issue in issues_of(journal.path, "permissions")]


def test_read_only_journal_is_an_issue(journal_path: Path) -> None:
    journal_path.chmod(0o400)
    (issue,) = issues_of(journal_path, "permissions")
    assert issue.remedy == f"chmod u+w {journal_path}"


def test_unreadable_backup_is_an_issue(journal_path: Path) -> None:
    newest = journal_path.with_name("journal.json.backups") / "000002-2026-03-06.json"
    newest.write_bytes(b"torn")
    (issue,) = issues_of(journal_path, "backups")
    assert (issue.message, issue.remedy) == ("The backup of Fri 6 Mar cannot be read", f"rm {newest}")


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20260301-101010-ABCDEFG.json",
        "journal (Dana's conflicted copy 2026-03-01).json",
        "journal (conflicted copy 2026-03-01 101010).json",
        "journal_conflict-20260301-101010.json",
    ],
)
def test_conflict_copy_suggests_merge(journal_path: Path, name: str) -> None:
    journal_path.with_name(name).write_bytes(text(raw(1)))
    journal_path.with_name(name).chmod(0o600)
    journal_path.with_name(f"other-{name}").write_bytes(b"")
    (issue,) = check(journal_path)
    assert issue.check == "conflicts"
    assert issue.remedy.startswith("feedback-loop merge ")


def test_backup_folder_that_is_none_is_an_issue(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    make_journal(path, 1)
    folder = path.with_name("journal.json.backups")
    os.mkfifo(folder, 0o600)
    (issue,) = issues_of(path, "backups")
    assert issue.remedy == f"rm {folder}"
    with pytest.raises(JournalError, match=r"backups cannot be written: it is not a folder; remove it"):
        make_journal(path, 1)


@pytest.mark.parametrize(("days", "said"), [([0, 1, 2], False), ([0, 2, 1], True), ([0, 400], True), ([0, 0], False)])
def test_backup_days_that_disagree_with_their_order_are_an_issue(path: Path, days: list[int], said: bool) -> None:
    journal = make_journal(path, 1)
    for day in days:
        journal.record(adding(applied()), NOW + day * DAY)
    issues = [issue for issue in issues_of(path, "clock") if "backup" in issue.message]
    assert bool(issues) is said


def test_damaged_copies_and_temp_files_are_issues(journal_path: Path) -> None:
    aside = journal_path.with_name("journal.json.damaged-20260301T101010Z")
    strays = [
        journal_path.with_name(f".journal.json.{STRAY}"),
        journal_path.parent / "journal.json.backups" / f".000001-2026-03-01.json.{STRAY}",
    ]
    for file in (aside, *strays):
        file.touch(mode=0o600)
    assert [issue.check for issue in check(journal_path)] == ["copies", "strays"]
    (issue,) = issues_of(journal_path, "strays")
    assert issue.message.startswith("A killed command left 2 temporary files")
    strays[0].unlink()
    assert issues_of(journal_path, "strays")[0].message.endswith("left 1 temporary file")


def test_unpurged_copy_is_an_issue(journal_path: Path) -> None:
    (issue,) = unpurged_issues([journal_path])
    assert (issue.check, issue.remedy) == ("forgotten", f"rm {journal_path}")
