"""What somebody is told who asks what is wrong."""

from pathlib import Path

from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Diagnosis, FileState

from .samples import DAY, NOW, adding, applied, everything_in, filled, raw, text


def test_a_journal_that_is_not_there_is_missing(path: Path) -> None:
    assert diagnose(path) == Diagnosis(path, FileState.MISSING)
    assert list(path.parent.iterdir()) == []


def test_a_whole_journal_is_fine_with_its_number_of_events(path: Path) -> None:
    filled(path)
    checkup = diagnose(path)
    assert (checkup.state, checkup.events, checkup.problem) == (FileState.FINE, 3, None)
    assert [(each.backup.day, each.events) for each in checkup.backups] == [(NOW.date(), 1)]


def test_damage_is_told_with_its_place_and_the_backup_to_put_back(path: Path) -> None:
    journal = filled(path)
    journal.record(adding(applied()), NOW + DAY)
    path.write_bytes(path.read_bytes().replace(b'"2": {"kind":"applied"', b'"2": {"kind":"Zyzzyva"'))
    newest = path.with_name("journal.json.backups") / "2026-03-05.json"
    newest.write_bytes(b"")
    before = everything_in(path.parent)
    checkup = diagnose(path)
    assert (checkup.state, checkup.events) == (FileState.DAMAGED, 0)
    assert (checkup.record, checkup.line) == (2, 3)
    assert checkup.problem
    assert "record 2 (line 3)" in checkup.problem
    assert [each.events for each in checkup.backups] == [None, 1]
    assert checkup.restorable == checkup.backups[1].backup
    assert everything_in(path.parent) == before


def test_a_newer_journal_is_not_called_damaged(path: Path) -> None:
    path.write_bytes(text(raw(1), schema=7))
    checkup = diagnose(path)
    assert checkup.state is FileState.NEWER
    assert checkup.problem
    assert "upgrade feedback-loop" in checkup.problem
    assert checkup.restorable is None


def test_what_cannot_be_read_is_not_called_damaged(path: Path) -> None:
    path.mkdir()
    checkup = diagnose(path)
    assert checkup.state is FileState.UNREADABLE
    assert checkup.problem
    assert "is a folder" in checkup.problem


def test_the_path_is_told_as_it_was_named(tmp_path: Path) -> None:
    filled(tmp_path / "real.json")
    (tmp_path / "link.json").symlink_to("real.json")
    checkup = diagnose(tmp_path / "link.json")
    assert (checkup.path, checkup.events, len(checkup.backups)) == (tmp_path / "link.json", 3, 1)
    assert Journal(checkup.path).exists()
