"""What TinyDB does that would cost a record, each shown to be out of reach, and that it can read the file."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.transaction import JournalStorage

from .samples import NOW, adding, applied, companies, everything_in, filled, raw, text


def opened(path: Path) -> TinyDB:
    return TinyDB(JournalFile(path, 0), path, storage=JournalStorage)


def test_stock_tinydb_reads_the_file(path: Path) -> None:
    journal = filled(path)
    with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
        records = stock.table("events").all()
        assert [record.doc_id for record in records] == [1, 2, 3]
        assert records == journal.documents()
        assert stock.table("events").get(where("company") == "Company 2") == records[1]


def test_what_stock_tinydb_writes_is_read(path: Path) -> None:
    filled(path, 1)
    with TinyDB(path, encoding="utf-8") as stock:
        stock.table("events").insert(raw(2, company="Größe"))
    journal = Journal(path)
    assert companies(journal.record(adding(applied()), NOW).events) == ["Company 1", "Größe", "Acme"]
    assert companies(journal.events()) == ["Company 1", "Größe", "Acme"]


def test_a_file_that_stock_tinydb_began_is_read(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.table("events").insert_multiple([raw(1), raw(2)])
    assert companies(Journal(path).events()) == ["Company 1", "Company 2"]


def test_a_number_that_another_writer_used_meanwhile_is_not_overwritten(path: Path) -> None:
    """A table that has inserted once remembers its next number for good."""
    one, other = Journal(path), Journal(path)
    for number in range(3):
        one.record(adding(applied(f"One {number}")), NOW)
        other.record(adding(applied(f"Other {number}")), NOW)
    assert len(one.documents()) == 6


def test_a_number_in_use_is_refused_before_anything_is_written(path: Path) -> None:
    path.write_bytes(before := text(raw(1)))
    with pytest.raises(ValueError, match="already exists"):
        opened(path).table("events").insert_multiple([Document(raw(2), doc_id=2), Document(raw(3), doc_id=1)])
    assert path.read_bytes() == before


def test_an_update_that_matches_nothing_writes_nothing(path: Path) -> None:
    filled(path)
    before, inode = everything_in(path.parent), path.stat().st_ino
    storage = JournalStorage(JournalFile(path, 0), path)
    table = TinyDB(storage=lambda: storage).table("events")
    assert table.update({"note": "x"}, where("company") == "Nobody") == []
    storage.commit(NOW.replace(day=9))
    assert (everything_in(path.parent), path.stat().st_ino) == (before, inode)


def test_changes_stay_in_memory_until_they_are_committed(path: Path) -> None:
    path.write_bytes(before := text(raw(1)))
    table = opened(path).table("events")
    table.insert(Document(raw(2), doc_id=2))
    table.truncate()
    assert path.read_bytes() == before


def test_no_answer_is_remembered_from_one_look_to_the_next(path: Path) -> None:
    """A table answers a search it has seen from memory, whatever the file says by now."""
    journal = Journal(path)
    assert journal.events() == []
    filled(path, 2)
    assert len(journal.events()) == 2
    path.write_bytes(text(raw(9)))
    assert companies(journal.events()) == ["Company 9"]


def test_a_file_of_no_bytes_is_not_a_new_journal(path: Path) -> None:
    path.touch()
    with pytest.raises(Exception, match="the file is empty"):
        Journal(path).record(adding(applied()), NOW)
    assert path.read_bytes() == b""


def test_a_reader_with_a_wrong_path_creates_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "folder" / "wrong.json")
    assert (journal.events(), journal.documents(), journal.exists()) == ([], [], False)
    assert list(tmp_path.iterdir()) == []


def test_the_text_is_utf_8_whatever_the_locale(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getpreferredencoding", lambda *_: "ascii")
    monkeypatch.setattr("locale.getencoding", lambda: "ascii")
    Journal(path).record(adding(applied("Größe ✓")), NOW)
    assert "Größe ✓".encode() in path.read_bytes()
    assert companies(Journal(path).events()) == ["Größe ✓"]


def test_the_file_is_read_once_in_a_transaction(path: Path) -> None:
    """TinyDB reads its storage before each single thing it does."""
    path.write_bytes(text(raw(1)))
    storage = JournalStorage(JournalFile(path, 0), path)
    path.unlink()
    table = TinyDB(storage=lambda: storage).table("events")
    table.insert(Document(raw(2), doc_id=2))
    assert len(table.all()) == 2
