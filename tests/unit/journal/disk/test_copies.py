"""Whatever beside the journal holds its records is a copy, whatever its name is."""

import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import Forgotten
from feedback_loop.journal.doctor.checks import run_checks
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.doctor.erasure import copies_of, purge_copies
from feedback_loop.journal.journal import Journal
from journal.faults import counting, injected
from journal.samples import DAY, NOW, adding, applied, companies, files_in, raw, text

SECRET = b"Zyzzyva"
NAMES = (
    *("journal.json~", "journal.json.bak", "journal.json.orig", "journal.json.1", "journal (1).json"),
    *("journal copy.json", "Kopie von journal.json", "Copie de journal.json", "#journal.json#", ".journal.json.swp"),
    *("journal 2.json", "journal-LAPTOP.json", "journal (Copie en conflit de Dana 2026-03-01).json"),
    *("journal (copia en conflicto).json", "journal (cópia em conflito).json", "journal (Konfliktkopie von Dana).json"),
    *(".journal.json.kate-swp", "old.json", "export", "journal.json.sync-1.tmp", ".trash/1.json"),
    *(".stversions/journal~20260101-101010.json", ".dropbox.cache/2026-01-01/journal (deleted 1).json"),
    *("journal.json.backups/notes.json", ".history/journal_20260301101010.json"),
)


def put(path: Path, name: str, content: bytes) -> Path:
    copy = path.parent / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(content)
    copy.chmod(0o600)
    return copy


@pytest.fixture
def secret_journal(path: Path) -> Journal:
    journal = Journal(path)
    journal.record(adding(applied("Acme"), applied(SECRET.decode(), id="0secret000001")), NOW)
    return journal


def forget(journal: Journal) -> list[Path]:
    journal.record(adding(Forgotten(on=NOW.date(), ids=("0secret000001",))), NOW + DAY)
    return purge_copies(journal)


def files_with_secret(folder: Path) -> list[str]:
    return [name for name, content in files_in(folder).items() if SECRET in content]


def messages(path: Path) -> list[str]:
    return [issue.message for issue in run_checks(diagnose(path), NOW + 30 * DAY) if issue.check == "copies"]


@pytest.mark.parametrize("name", NAMES)
def test_forget_purges_a_copy_of_any_name(secret_journal: Journal, name: str) -> None:
    path = secret_journal.path
    copy = put(path, name, path.read_bytes())
    assert messages(path) == [f"{copy} is a copy of the journal with nothing that it lacks"]
    assert copy in copies_of(path)
    assert forget(secret_journal) == []
    assert files_with_secret(path.parent) == []
    assert companies(Journal(copy).events()) == ["Acme"]


def cut_off(content: bytes) -> bytes:
    return content[:-2]


def as_swap_file(content: bytes) -> bytes:
    return b"b0VIM\0\0" + content


def as_utf_16(content: bytes) -> bytes:
    return content.decode().encode("utf-16")


@pytest.mark.parametrize("make", [cut_off, as_swap_file, as_utf_16])
def test_copy_that_cannot_be_purged_is_kept_and_returned(
    secret_journal: Journal, make: Callable[[bytes], bytes]
) -> None:
    path = secret_journal.path
    copy = put(path, ".journal.json.swp", make(path.read_bytes()))
    before = copy.read_bytes()
    assert messages(path) == [f"{copy} has records of the journal, but cannot be read as one"]
    assert forget(secret_journal) == [copy]
    assert copy.read_bytes() == before


def test_compressed_copy_may_hold_anything(secret_journal: Journal) -> None:
    path = secret_journal.path
    copy = put(path, "journal.json.gz", gzip.compress(path.read_bytes()))
    put(path, "holiday.zip", b"PK\x03\x04")
    assert messages(path) == [f"{copy} may be a copy of the journal, but nothing can look into it"]
    assert forget(secret_journal) == [copy]


def test_other_journal_in_the_folder_is_left_alone(secret_journal: Journal) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    path = secret_journal.path
    others = {
        put(path, name, content): content
        for name, content in {
            "private.json": text(raw(1), raw(2, company="Zyzzyva too")),
            "journal-work.json": text(raw(3)),
            "notes.txt": SECRET,
            "journal.pdf": b"%PDF" + SECRET,
            "other/journal.json": path.read_bytes(),
        }.items()
    }
    (path.parent / "journal link.json").symlink_to(path)
    os.mkfifo(path.parent / "journal.pipe")
    assert messages(path) == []
    assert forget(secret_journal) == []
    assert {copy: copy.read_bytes() for copy in others} == others


def test_copy_with_more_suggests_to_merge(secret_journal: Journal) -> None:
    path = secret_journal.path
    copy = put(path, "journal (1).json", path.read_bytes())
    Journal(copy).record(adding(applied("More"), applied("And more")), NOW)
    assert messages(path) == [f"{copy} is a copy of the journal with 2 records that it lacks"]


def test_copies_of_a_missing_journal_are_known_by_its_backups(secret_journal: Journal) -> None:
    path = secret_journal.path
    secret_journal.record(adding(applied("Next")), NOW + DAY)
    copy = path.rename(path.with_name("journal.json~"))
    assert [message.split(" is a copy")[0] for message in messages(path)] == [str(copy)]


def test_write_looks_at_no_other_file_once_all_that_can_be_is_purged(secret_journal: Journal) -> None:
    path = secret_journal.path
    stuck = put(path, "journal.json~", path.read_bytes()[:-2])
    assert forget(secret_journal) == [stuck]
    counts: list[str] = []
    with injected(counting(counts)):
        secret_journal.record(adding(applied("Next")), NOW + DAY)
    assert counts.count("read") == 4  # of the journal and the stamp, each to its end
    stuck.write_bytes(stuck.read_bytes() + b"}\n")
    secret_journal.record(adding(applied("Next")), NOW + DAY)
    assert SECRET not in stuck.read_bytes()


def test_irregular_stamp_and_copies_do_not_block(secret_journal: Journal) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    path = secret_journal.path
    secret_journal.record(adding(applied("Next")), NOW + DAY)
    aside = path.with_name("journal.json.damaged-20260101T000000Z")
    os.mkfifo(aside)
    os.mkfifo(path.parent / "journal.json.backups" / ".forgotten")
    assert forget(secret_journal) == [aside]
    assert files_with_secret(path.parent) == []
