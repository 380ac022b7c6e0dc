"""Traps of TinyDB that would lose a record are out of reach, and TinyDB can read the file."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.transaction import JournalStorage

from .samples import NOW, adding, applied, companies, files_in, make_journal, raw, text


def open_db(path: Path) -> TinyDB:
    return TinyDB(JournalFile(path, 0), path, storage=JournalStorage)


def test_stock_tinydb_reads_file(path: Path) -> None:
    journal = make_journal(path)
    with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
        records = stock.table("events").all()
        assert [record.doc_id for record in records] == [1, 2, 3]
        assert records == journal.documents()
        assert stock.table("events").get(where("company") == "Company 2") == records[1]


def test_record_written_by_stock_tinydb_is_read(path: Path) -> None:
    make_journal(path, 1)
    with TinyDB(path, encoding="utf-8") as stock:
        stock.table("events").insert(raw(2, company="Größe"))
    journal = Journal(path)
    assert companies(journal.record(adding(applied()), NOW).events) == ["Company 1", "Größe", "Acme"]
    assert companies(journal.events()) == ["Company 1", "Größe", "Acme"]


def test_file_created_by_stock_tinydb_is_read(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.table("events").insert_multiple([raw(1), raw(2)])
    assert companies(Journal(path).events()) == ["Company 1", "Company 2"]


def test_number_used_by_other_writer_is_not_overwritten(path: Path) -> None:
    """A table that has inserted once remembers its next number for good."""
    first, second = Journal(path), Journal(path)
    for number in range(3):
        first.record(adding(applied(f"First {number}")), NOW)
        second.record(adding(applied(f"Second {number}")), NOW)
    assert len(first.documents()) == 6


def test_number_in_use_is_refused_before_writing(path: Path) -> None:
    path.write_bytes(before := text(raw(1)))
    with pytest.raises(ValueError, match="already exists"):
        open_db(path).table("events").insert_multiple([Document(raw(2), doc_id=2), Document(raw(3), doc_id=1)])
    assert path.read_bytes() == before


def test_update_without_match_writes_nothing(path: Path) -> None:
    make_journal(path)
    before, inode = files_in(path.parent), path.stat().st_ino
    storage = JournalStorage(JournalFile(path, 0), path)
    table = TinyDB(storage=lambda: storage).table("events")
    assert table.update({"note": "x"}, where("company") == "Nobody") == []
    storage.commit(NOW.replace(day=9))
    assert (files_in(path.parent), path.stat().st_ino) == (before, inode)


def test_changes_stay_in_memory_until_commit(path: Path) -> None:
    path.write_bytes(before := text(raw(1)))
    table = open_db(path).table("events")
    table.insert(Document(raw(2), doc_id=2))
    table.truncate()
    assert path.read_bytes() == before


def test_queries_are_not_cached_between_reads(path: Path) -> None:
    """A table answers a repeated search from memory, whatever the file says."""
    journal = Journal(path)
    assert journal.events() == []
    make_journal(path, 2)
    assert len(journal.events()) == 2
    path.write_bytes(text(raw(9)))
    assert companies(journal.events()) == ["Company 9"]


def test_empty_file_is_not_a_new_journal(path: Path) -> None:
    path.touch()
    with pytest.raises(Exception, match="the file is empty"):
        Journal(path).record(adding(applied()), NOW)
    assert path.read_bytes() == b""


def test_reading_wrong_path_creates_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "folder" / "wrong.json")
    assert (journal.events(), journal.documents(), journal.exists()) == ([], [], False)
    assert list(tmp_path.iterdir()) == []


def test_text_is_utf_8_in_any_locale(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getpreferredencoding", lambda *_: "ascii")
    monkeypatch.setattr("locale.getencoding", lambda: "ascii")
    Journal(path).record(adding(applied("Größe ✓")), NOW)
    assert "Größe ✓".encode() in path.read_bytes()
    assert companies(Journal(path).events()) == ["Größe ✓"]


def test_file_is_read_once_per_transaction(path: Path) -> None:
    """TinyDB reads its storage before each single thing it does."""
    path.write_bytes(text(raw(1)))
    storage = JournalStorage(JournalFile(path, 0), path)
    path.unlink()
    table = TinyDB(storage=lambda: storage).table("events")
    table.insert(Document(raw(2), doc_id=2))
    assert len(table.all()) == 2
