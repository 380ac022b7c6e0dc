"""A copy a day, fourteen of them, and the way back from damage."""

import datetime as dt
import errno
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

from .faults import failing, failing_from, layer
from .samples import DAY, NOW, adding, applied, companies, everything_in, filled, strays_in

ASIDE = "journal.json.damaged-20260304T103000Z"


def grown(path: Path, days: int) -> Journal:
    """A journal that was written on each of some days."""
    journal = Journal(path)
    for day in range(days):
        journal.record(adding(applied(f"Day {day}")), NOW + day * DAY)
    return journal


def test_the_newest_fourteen_backups_are_kept(path: Path) -> None:
    journal = grown(path, 20)
    found = backups(path)
    assert [backup.day for backup in found] == [(NOW + day * DAY).date() for day in range(19, 5, -1)]
    assert [len(Journal(backup.path).events()) for backup in found] == list(range(19, 5, -1))
    assert len(journal.events()) == 20


def test_what_else_lies_in_the_folder_is_neither_listed_nor_removed(path: Path) -> None:
    grown(path, 3)
    folder = path.with_name("journal.json.backups")
    others = ["notes.txt", "2026-03-04.json.old", "20260304.json", "2026-13-01.json", ".2026-03-01.json.x.tmp"]
    for name in others:
        (folder / name).touch()
    grown(path, 20)
    assert all((folder / name).exists() for name in others)
    assert len(backups(path)) == 14


def test_a_journal_without_backups_has_none(path: Path) -> None:
    assert backups(path) == []
    assert diagnose(path).restorable is None
    path.with_name("journal.json.backups").touch()
    assert backups(path) == []


def test_the_backups_of_a_link_are_those_of_its_target(tmp_path: Path) -> None:
    journal = grown(tmp_path / "real" / "journal.json", 3)
    (tmp_path / "link").symlink_to(journal.path)
    assert backups(tmp_path / "link") == backups(journal.path)
    assert len(backups(journal.path)) == 2


def test_the_day_of_a_backup_is_the_local_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = filled(path, 1)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        journal.record(adding(applied()), dt.datetime(2026, 3, 4, 23, 0, tzinfo=dt.UTC))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [backup.day for backup in backups(path)] == [dt.date(2026, 3, 5)]


def test_strays_of_the_journal_and_of_its_backups_are_swept_and_nothing_else(path: Path) -> None:
    grown(path, 2)
    folder = path.with_name("journal.json.backups")
    stray = "0123456789abc.tmp"
    swept = [path.with_name(f".journal.json.{stray}"), folder / f".2025-12-31.json.{stray}"]
    kept = [path.with_name(name) for name in (f".other.json.{stray}", f".journalxjson.{stray}", ".journal.json.tmp")]
    for each in [*swept, *kept]:
        each.write_text("half")
    Journal(path).record(adding(), NOW + 5 * DAY)
    assert all(each.exists() for each in swept)
    Journal(path).record(adding(applied()), NOW + 5 * DAY)
    assert not any(each.exists() for each in swept)
    assert all(each.exists() for each in kept)


def test_the_newest_readable_backup_is_found_behind_damaged_ones(path: Path) -> None:
    grown(path, 4)
    newest, second, third = backups(path)
    newest.path.write_bytes(b"")
    second.path.unlink()
    second.path.mkdir()
    assert diagnose(path).restorable == third
    third.path.write_bytes(b"{}")
    assert diagnose(path).restorable is None


def test_a_backup_is_put_back_and_the_damaged_file_kept_aside(path: Path) -> None:
    journal = grown(path, 3)
    path.write_bytes(b"torn")
    path.chmod(0o644)
    aside = restore(journal, backups(path)[0], NOW)
    assert aside == path.with_name(ASIDE)
    assert aside.read_bytes() == b"torn"
    assert {each.stat().st_mode & 0o777 for each in (aside, path)} == {0o600}
    assert companies(journal.events()) == ["Day 0", "Day 1"]
    journal.record(adding(applied("After")), NOW + 2 * DAY)
    assert aside.read_bytes() == b"torn"
    assert len(backups(path)) == 2


def test_two_files_kept_aside_in_one_second_are_two(path: Path) -> None:
    journal = grown(path, 2)
    path.write_bytes(b"one")
    first = restore(journal, backups(path)[0], NOW)
    path.write_bytes(b"two")
    second = restore(journal, backups(path)[0], NOW)
    assert first
    assert second
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_a_file_that_is_gone_is_put_back_with_nothing_aside(path: Path) -> None:
    journal = grown(path, 2)
    path.unlink()
    assert restore(journal, backups(path)[0], NOW) is None
    assert companies(journal.events()) == ["Day 0"]


def test_a_file_that_is_gone_and_finds_no_room_stays_gone(path: Path) -> None:
    journal = grown(path, 2)
    path.unlink()
    with layer(failing("fsync", 1, errno.ENOSPC)), pytest.raises(JournalError, match="disk is full"):
        restore(journal, backups(path)[0], NOW)
    assert not path.exists()


def test_a_file_behind_a_link_is_put_back_there(tmp_path: Path) -> None:
    real = grown(tmp_path / "real" / "journal.json", 2)
    link = tmp_path / "link.json"
    link.symlink_to(real.path)
    real.path.write_bytes(b"torn")
    aside = restore(Journal(link), backups(link)[0], NOW)
    assert aside == real.path.with_name(ASIDE)
    assert link.is_symlink()
    assert companies(Journal(link).events()) == ["Day 0"]


def test_a_damaged_or_missing_backup_is_not_put_back(path: Path) -> None:
    journal = grown(path, 2)
    backup = backups(path)[0]
    backup.path.write_bytes(b"torn")
    before = everything_in(path.parent)
    with pytest.raises(JournalError, match=r"2026-03-05\.json is damaged"):
        restore(journal, backup, NOW)
    with pytest.raises(JournalError, match="is gone"):
        restore(journal, Backup(backup.day, path.with_name("nowhere")), NOW)
    assert everything_in(path.parent) == before


def test_nothing_is_put_back_while_somebody_writes(path: Path) -> None:
    journal = grown(path, 2)
    path.write_bytes(b"torn")
    lock = acquire(path, 0)
    with pytest.raises(JournalError, match="Another feedback-loop"):
        restore(Journal(path, lock_seconds=0), backups(path)[0], NOW)
    release(lock)
    assert path.read_bytes() == b"torn"
    restore(journal, backups(path)[0], NOW)


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_putting_back_without_room_leaves_all_as_it_was(path: Path, call: str) -> None:
    journal = grown(path, 2)
    path.write_bytes(b"torn")
    before = everything_in(path.parent)
    with layer(failing_from(call, 1, errno.ENOSPC)), pytest.raises(JournalError, match="disk is full"):
        restore(journal, backups(path)[0], NOW)
    assert everything_in(path.parent) == before


@pytest.fixture
def no_second_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file system without hard links, such as those of memory cards."""

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("no_second_names")
def test_a_file_system_without_hard_links_gets_a_copy_aside(path: Path) -> None:
    journal = grown(path, 2)
    path.write_bytes(b"torn")
    restore(journal, backups(path)[0], NOW)
    assert path.with_name(ASIDE).read_bytes() == b"torn"
    assert companies(journal.events()) == ["Day 0"]


def test_a_folder_of_backups_that_cannot_be_read_is_a_sentence(path: Path) -> None:
    grown(path, 2)
    with layer(failing("listdir", 1, errno.EIO)), pytest.raises(JournalError, match=r"backups cannot be read"):
        backups(path)
    assert strays_in(path.parent) == []
