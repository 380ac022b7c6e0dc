"""Diagnosis of a journal's file and its backups."""

from pathlib import Path

from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Diagnosis, FileState
from journal.samples import DAY, NOW, adding, applied, files_in, make_journal, raw, text


def test_missing_journal(path: Path) -> None:
    assert diagnose(path) == Diagnosis(path, FileState.MISSING)
    assert list(path.parent.iterdir()) == []


def test_intact_journal_is_fine_with_event_count(path: Path) -> None:
    make_journal(path)
    diagnosis = diagnose(path)
    assert (diagnosis.state, diagnosis.events, diagnosis.problem) == (FileState.FINE, 3, None)
    assert [(info.backup.day, info.events) for info in diagnosis.backups] == [(NOW.date(), 1)]


def test_damage_names_place_and_restorable_backup(path: Path) -> None:
    journal = make_journal(path)
    journal.record(adding(applied()), NOW + DAY)
    path.write_bytes(path.read_bytes().replace(b'"2": {"kind":"applied"', b'"2": {"kind":"Zyzzyva"'))
    newest = path.with_name("journal.json.backups") / "000002-2026-03-05.json"
    newest.write_bytes(b"")
    before = files_in(path.parent)
    diagnosis = diagnose(path)
    assert (diagnosis.state, diagnosis.events) == (FileState.DAMAGED, 0)
    assert (diagnosis.record, diagnosis.line) == (2, 3)
    assert diagnosis.problem
    assert "record 2 (line 3)" in diagnosis.problem
    assert [info.events for info in diagnosis.backups] == [None, 1]
    assert diagnosis.restorable == diagnosis.backups[1].backup
    assert files_in(path.parent) == before


def test_newer_journal_is_not_damaged(path: Path) -> None:
    path.write_bytes(text(raw(1), schema=7))
    diagnosis = diagnose(path)
    assert diagnosis.state is FileState.NEWER
    assert diagnosis.problem
    assert "upgrade feedback-loop" in diagnosis.problem
    assert diagnosis.restorable is None


def test_unreadable_journal_is_not_damaged(path: Path) -> None:
    path.mkdir()
    diagnosis = diagnose(path)
    assert diagnosis.state is FileState.UNREADABLE
    assert diagnosis.problem
    assert "is a folder" in diagnosis.problem


def test_diagnosis_keeps_path_as_named(tmp_path: Path) -> None:
    make_journal(tmp_path / "real.json")
    (tmp_path / "link.json").symlink_to("real.json")
    diagnosis = diagnose(tmp_path / "link.json")
    assert (diagnosis.path, diagnosis.events, len(diagnosis.backups)) == (tmp_path / "link.json", 3, 1)
    assert Journal(diagnosis.path).exists()
