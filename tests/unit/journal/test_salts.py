"""Secret salts of a journal, from which the Message-IDs of drafts are derived."""

from pathlib import Path

from feedback_loop.journal.doctor.restore import restore
from feedback_loop.journal.journal import Journal, read_copy

from .samples import NOW, adding, applied


def test_first_record_makes_a_salt_that_later_ones_keep(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.json")
    assert journal.salts() == []
    journal.record(adding(applied("Acme")), NOW)
    salts = journal.salts()
    journal.record(adding(applied("Globex")), NOW)
    assert journal.salts() == salts
    assert len(salts[0]) >= 26


def test_two_journals_have_different_salts_and_a_merge_keeps_both(tmp_path: Path) -> None:
    journals = [Journal(tmp_path / f"{name}.json") for name in "ab"]
    for journal in journals:
        journal.record(adding(applied("Acme")), NOW)
    ours, theirs = (journal.salts() for journal in journals)
    assert ours != theirs
    copy = read_copy(journals[1].path)
    journals[0].merge([copy.documents], NOW, salts=copy.salts)
    assert journals[0].salts() == sorted([*ours, *theirs])


def test_damaged_journal_is_restored_with_the_salts_of_its_backups(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.json")
    journal.record(adding(applied("Acme")), NOW)
    journal.record(adding(applied("Globex")), NOW)
    salts = journal.salts()
    journal.path.write_bytes(journal.path.read_bytes()[:60])
    restore(journal, None, NOW)
    assert journal.salts() == salts


def test_records_may_continue_an_earlier_batch(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.json")
    first = journal.record(adding(applied("Acme")), NOW).added[0]
    second = journal.record(adding(applied("Globex")), NOW, batch=first.batch).added[0]
    assert second.batch == first.batch
    assert second.recorded_at > first.recorded_at
