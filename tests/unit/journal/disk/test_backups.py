"""Daily backups, and restoring them."""

import datetime as dt
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.doctor.diagnosis import backups, diagnose
from feedback_loop.journal.doctor.restore import restore
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup
from journal.faults import failing, failing_from, injected
from journal.samples import (
    DAY,
    NOW,
    adding,
    applied,
    companies,
    files_in,
    make_journal,
    make_journal_over_days,
    temp_files_in,
)

ASIDE = "journal.json.damaged-20260304T103000Z"


def test_newest_fourteen_backups_are_kept(path: Path) -> None:
    journal = make_journal_over_days(path, 20)
    kept = backups(path)
    assert [backup.day for backup in kept] == [(NOW + day * DAY).date() for day in range(19, 5, -1)]
    assert [len(Journal(backup.path).events()) for backup in kept] == list(range(19, 5, -1))
    assert len(journal.events()) == 20


def record_on(journal: Journal, *days: int) -> None:
    """Record an event with the clock on each of some days."""
    for day in days:
        journal.record(adding(applied(f"Day {day}")), NOW + day * DAY)


@pytest.mark.parametrize("wrong", [365, 1, -1, -18_000])
def test_wrong_clock_costs_no_backup(path: Path, wrong: int) -> None:
    journal = make_journal_over_days(path, 1)
    record_on(journal, *range(wrong, wrong + 14))
    record_on(journal, *range(60, 90))
    assert [backup.day for backup in backups(path)] == [(NOW + day * DAY).date() for day in range(89, 75, -1)]
    assert [backup.number for backup in backups(path)] == list(range(44, 30, -1))


def test_clock_that_alternates_keeps_the_backups_of_other_days(path: Path) -> None:
    journal = make_journal_over_days(path, 15)
    record_on(journal, *[14, 15] * 20)
    days = [(NOW + day * DAY).date() for day in range(16)]
    assert {backup.day for backup in backups(path)} == set(days[2:])
    assert len(backups(path)) == 14


def test_backup_with_events_that_nothing_else_has_is_kept(path: Path) -> None:
    journal = make_journal_over_days(path, 3)
    (oldest, *_) = reversed(backups(path))
    lost = backups(path)[0]
    path.write_bytes(oldest.path.read_bytes())
    record_on(journal, *range(3, 40))
    assert len(backups(path)) == 14
    assert backups(path)[-1] == lost
    assert companies(Journal(lost.path).events()) == ["Day 0", "Day 1"]


def test_backups_of_older_versions_are_ordered_before_numbered_ones(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    folder = path.with_name("journal.json.backups")
    for day in ("2027-01-01", "2026-01-01"):
        (folder / f"{day}.json").write_bytes(path.read_bytes())
    record_on(journal, 5)
    assert [(backup.number, backup.day.isoformat()) for backup in backups(path)] == [
        (2, "2026-03-09"),
        (1, "2026-03-05"),
        (0, "2027-01-01"),
        (0, "2026-01-01"),
    ]


def test_unreadable_backup_is_not_dropped(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    journal = make_journal_over_days(path, 2)
    pipe = backups(path)[0].path
    pipe.unlink()
    os.mkfifo(pipe)
    record_on(journal, *range(2, 30))
    assert backups(path)[-1].path == pipe
    assert len(backups(path)) == 14


def test_other_files_in_backup_folder_are_ignored(path: Path) -> None:
    make_journal_over_days(path, 3)
    folder = path.with_name("journal.json.backups")
    others = ["notes.txt", "2026-03-04.json.old", "20260304.json", "2026-13-01.json", ".2026-03-01.json.x.tmp"]
    for name in others:
        (folder / name).touch()
    make_journal_over_days(path, 20)
    assert all((folder / name).exists() for name in others)
    assert len(backups(path)) == 14


def test_journal_without_backups(path: Path) -> None:
    assert backups(path) == []
    assert diagnose(path).restorable is None
    path.with_name("journal.json.backups").touch()
    assert backups(path) == []


def test_backups_of_link_are_those_of_target(tmp_path: Path) -> None:
    journal = make_journal_over_days(tmp_path / "real" / "journal.json", 3)
    (tmp_path / "link").symlink_to(journal.path)
    assert backups(tmp_path / "link") == backups(journal.path)
    assert len(backups(journal.path)) == 2


def test_backup_has_local_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no time zones of processes")
    journal = make_journal(path, 1)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        journal.record(adding(applied()), dt.datetime(2026, 3, 4, 23, 0, tzinfo=dt.UTC))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [backup.day for backup in backups(path)] == [dt.date(2026, 3, 5)]


def test_only_stale_temp_files_are_removed(path: Path) -> None:
    make_journal_over_days(path, 2)
    folder = path.with_name("journal.json.backups")
    stray = "0123456789abc.tmp"
    stale = [path.with_name(f".journal.json.{stray}"), folder / f".2025-12-31.json.{stray}"]
    others = [path.with_name(name) for name in (f".other.json.{stray}", f".journalxjson.{stray}", ".journal.json.tmp")]
    for file in [*stale, *others]:
        file.write_text("half")
    Journal(path).record(adding(), NOW + 5 * DAY)
    assert all(file.exists() for file in stale)
    Journal(path).record(adding(applied()), NOW + 5 * DAY)
    assert not any(file.exists() for file in stale)
    assert all(file.exists() for file in others)


def test_restorable_skips_damaged_backups(path: Path) -> None:
    make_journal_over_days(path, 4)
    newest, second, third = backups(path)
    newest.path.write_bytes(b"")
    second.path.unlink()
    second.path.mkdir()
    assert diagnose(path).restorable == third
    third.path.write_bytes(b"{}")
    assert diagnose(path).restorable is None


def test_restore_keeps_damaged_file(path: Path) -> None:
    journal = make_journal_over_days(path, 3)
    path.write_bytes(b"torn")
    path.chmod(0o644)
    aside = restore(journal, backups(path)[0], NOW)
    assert aside == path.with_name(ASIDE)
    assert aside.read_bytes() == b"torn"
    assert {file.stat().st_mode & 0o777 for file in (aside, path)} == {0o600}
    assert companies(journal.events()) == ["Day 0", "Day 1"]
    journal.record(adding(applied("After")), NOW + 2 * DAY)
    assert aside.read_bytes() == b"torn"
    assert len(backups(path)) == 2


def test_two_restores_in_one_second_keep_both_files(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.write_bytes(b"first")
    first = restore(journal, backups(path)[0], NOW)
    path.write_bytes(b"second")
    second = restore(journal, backups(path)[0], NOW)
    assert first
    assert second
    assert (first.read_bytes(), second.read_bytes()) == (b"first", b"second")


def test_restore_of_missing_file_keeps_nothing(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.unlink()
    assert restore(journal, backups(path)[0], NOW) is None
    assert companies(journal.events()) == ["Day 0"]


def test_failed_restore_of_missing_file_leaves_it_missing(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.unlink()
    with injected(failing("fsync", 1, errno.ENOSPC)), pytest.raises(JournalError, match="disk is full"):
        restore(journal, backups(path)[0], NOW)
    assert not path.exists()


def test_restore_follows_link(tmp_path: Path) -> None:
    real = make_journal_over_days(tmp_path / "real" / "journal.json", 2)
    link = tmp_path / "link.json"
    link.symlink_to(real.path)
    real.path.write_bytes(b"torn")
    aside = restore(Journal(link), backups(link)[0], NOW)
    assert aside == real.path.with_name(ASIDE)
    assert link.is_symlink()
    assert companies(Journal(link).events()) == ["Day 0"]


def test_damaged_or_missing_backup_is_not_restored(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    backup = backups(path)[0]
    backup.path.write_bytes(b"torn")
    before = files_in(path.parent)
    with pytest.raises(JournalError, match=r"2026-03-05\.json is damaged"):
        restore(journal, backup, NOW)
    with pytest.raises(JournalError, match="is gone"):
        restore(journal, Backup(backup.day, path.with_name("nowhere")), NOW)
    assert files_in(path.parent) == before


def test_restore_waits_for_lock(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.write_bytes(b"torn")
    lock = acquire(path, 0)
    with pytest.raises(JournalError, match="Another feedback-loop"):
        restore(Journal(path, lock_seconds=0), backups(path)[0], NOW)
    release(lock)
    assert path.read_bytes() == b"torn"
    restore(journal, backups(path)[0], NOW)


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_restore_on_full_disk_changes_nothing(path: Path, call: str) -> None:
    journal = make_journal_over_days(path, 2)
    path.write_bytes(b"torn")
    before = files_in(path.parent)
    with injected(failing_from(call, 1, errno.ENOSPC)), pytest.raises(JournalError, match="disk is full"):
        restore(journal, backups(path)[0], NOW)
    assert files_in(path.parent) == before


@pytest.fixture
def without_hard_links(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file system without hard links, such as those of memory cards."""

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("without_hard_links")
def test_restore_without_hard_links_keeps_copy(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.write_bytes(b"torn")
    restore(journal, backups(path)[0], NOW)
    assert path.with_name(ASIDE).read_bytes() == b"torn"
    assert companies(journal.events()) == ["Day 0"]


def test_unreadable_backup_folder_is_reported(path: Path) -> None:
    make_journal_over_days(path, 2)
    with injected(failing("listdir", 1, errno.EIO)), pytest.raises(JournalError, match=r"backups cannot be read"):
        backups(path)
    assert temp_files_in(path.parent) == []
