"""Copies next to the journal are purged of forgotten records, whatever happens in between."""

import errno
import json
from pathlib import Path

import msgspec
import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Forgotten
from feedback_loop.journal.doctor.erasure import copies_of, delete_copy, purge_copies
from feedback_loop.journal.journal import Journal
from journal.faults import counting, failing, injected
from journal.samples import DAY, NOW, adding, applied, companies, files_in, raw, temp_files_in, text
from journal.stores import StoreUnderTest

SECRET = "Zyzzyva"
CONFLICTS = (
    "journal.sync-conflict-20260301-101010-ABCDEFG.json",
    "journal (Dana's conflicted copy 2026-03-01).json",
    "journal (conflicted copy 2026-03-01 101010).json",
    "journal_conflict-20260301-101010.json",
)
ASIDE = "journal.json.damaged-20260301T101010Z"


def make_journal_with_secret(path: Path, days: int = 3) -> Journal:
    """Make a journal with a secret in it and in its backups."""
    journal = Journal(path)
    for number in range(days):
        journal.record(adding(applied(SECRET, id="secret") if number == 0 else applied("Acme")), NOW + number * DAY)
    return journal


def tombstone(*ids: str, **anew: str) -> Forgotten:
    return Forgotten(on=NOW.date(), ids=(*ids, *anew), anew=anew)


def files_with_secret(folder: Path) -> list[str]:
    return [name for name, content in files_in(folder).items() if SECRET.encode() in content]


def test_forget_purges_backups(store: StoreUnderTest) -> None:
    for number in range(3):
        event = applied(SECRET, id="secret") if number == 0 else applied("Acme")
        store.journal.record(adding(event), NOW + number * DAY)
    assert sum(SECRET.encode() in backup for backup in store.backups()) == 2
    store.journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert not any(SECRET.encode() in content for content in (*store.backups(), store.content() or b""))
    assert [len(json.loads(backup)["events"]) for backup in store.backups()] == [1, 2]


def test_purged_backup_gets_replacement_record(path: Path) -> None:
    journal = make_journal_with_secret(path)
    journal.record(adding(applied(SECRET, id="later")), NOW + 3 * DAY)
    new = [applied("Anew", id="x", batch="b", recorded_at=NOW), applied("Later", id="y", batch="b", recorded_at=NOW)]
    journal.record(adding(tombstone(secret="x", later="y"), *new), NOW + 4 * DAY)
    oldest, *_, newest = sorted(copies_of(path))
    assert companies(Journal(oldest).events()) == ["Anew"]
    assert companies(Journal(newest).events()) == ["Acme", "Acme", "Anew", "Later"]


@pytest.mark.parametrize("name", [*CONFLICTS, ASIDE])
def test_forget_purges_damaged_and_conflict_copies(path: Path, name: str) -> None:
    journal = make_journal_with_secret(path)
    path.with_name(name).write_bytes(text(raw(7), {**raw(8), "id": "secret", "company": SECRET}))
    path.with_name(name).chmod(0o644)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert files_with_secret(path.parent) == []
    assert companies(Journal(path.with_name(name)).events()) == ["Company 7"]
    assert path.with_name(name).stat().st_mode & 0o777 == 0o600


def test_forget_removes_stale_temp_files(path: Path) -> None:
    journal = make_journal_with_secret(path)
    strays = [
        path.with_name(".journal.json.0123456789abc.tmp"),
        path.with_name(".journal.json.answers.0123456789abc.tmp"),
        path.parent / "journal.json.backups" / ".2026-01-01.json.0123456789abc.tmp",
    ]
    for stray in strays:
        stray.write_text(SECRET)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert temp_files_in(path.parent) == []


def test_unreadable_copy_is_kept_and_returned(path: Path) -> None:
    journal = make_journal_with_secret(path)
    damaged, newer, folder = path.with_name(ASIDE), path.with_name(CONFLICTS[0]), path.with_name(CONFLICTS[1])
    damaged.write_bytes(SECRET.encode())
    newer.write_bytes(text(raw(1), schema=99))
    folder.mkdir()
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert sorted(purge_copies(journal)) == sorted([damaged, newer, folder])
    assert damaged.read_bytes() == SECRET.encode()
    delete_copy(damaged)
    with pytest.raises(JournalError, match="cannot be deleted"):
        delete_copy(damaged)


def test_copy_with_invalid_record_is_kept_and_returned(path: Path) -> None:
    journal = make_journal_with_secret(path)
    copy = path.with_name(ASIDE)
    copy.write_bytes(text({**raw(7), "id": {"a": SECRET}}))
    new = applied("Acme")
    journal.record(adding(tombstone(secret=new.id), new), NOW + 2 * DAY)
    assert purge_copies(journal) == [copy]


def test_later_write_does_not_read_copies_again(path: Path) -> None:
    journal = make_journal_with_secret(path)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    before = files_in(path.parent / "journal.json.backups")
    counts: list[str] = []
    with injected(counting(counts)):
        journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert counts.count("listdir") == 1  # of the backups, for the day's
    assert counts.count("read") == 4  # of the journal and the stamp, each to its end
    assert files_in(path.parent / "journal.json.backups") == before
    assert before[".forgotten"] == f"{journal.events()[-2].id}\n".encode()


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "listdir", "read", "scandir"])
def test_interrupted_purge_is_completed_by_next_write(tmp_path: Path, call: str) -> None:
    """Each call fails in turn: before the journal is written nothing changed, after it the next write finishes."""
    counts: list[str] = []
    with injected(counting(counts)):
        make_journal_with_secret(tmp_path / "journal.json").record(adding(tombstone("secret")), NOW + 3 * DAY)
    for turn in range(1, counts.count(call) + 1):
        path = tmp_path / str(turn) / "journal.json"
        journal, failed = make_journal_with_secret(path), False
        with injected(failing(call, turn, errno.ENOSPC)):
            try:
                journal.record(adding(tombstone("secret")), NOW + 3 * DAY)
            except JournalError:
                failed = True
        has_secret = SECRET in path.read_text()
        assert not has_secret or failed
        next_events: list[AnyEvent] = [tombstone("secret")] if has_secret else [applied("Next")]
        journal.record(adding(*next_events), NOW + 3 * DAY)
        assert files_with_secret(path.parent) == [], turn
        if not failed and list((path.parent / "journal.json.backups").glob(".f*")):
            continue
    assert failed is False


def test_returned_record_is_purged_before_backup(path: Path) -> None:
    journal = make_journal_with_secret(path)
    stone = journal.record(adding(tombstone("secret")), NOW + 2 * DAY).added[0]
    secret = {**raw(8), "id": "secret", "company": SECRET}
    path.write_bytes(text(raw(7), secret, msgspec.to_builtins(stone)))
    journal.record(adding(applied("Next")), NOW + 5 * DAY)
    assert files_with_secret(path.parent) == []
    newest = max(copies_of(path))
    assert companies(Journal(newest).events()) == ["Company 7"]


def test_tombstone_in_replaced_file_purges_backups_at_next_write(path: Path) -> None:
    journal = make_journal_with_secret(path)
    stone = msgspec.structs.replace(tombstone("secret"), id="t", batch="t")
    path.write_bytes(text(raw(7), msgspec.to_builtins(stone)))
    assert files_with_secret(path.parent) != []
    journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert files_with_secret(path.parent) == []


def test_merged_tombstone_purges_backups(path: Path, tmp_path: Path) -> None:
    """As a merge or a sync does it."""
    from feedback_loop.journal.disk.file import JournalFile  # noqa: PLC0415  # likewise
    from feedback_loop.journal.transaction import Transaction  # noqa: PLC0415  # the way of a merge

    make_journal_with_secret(path)
    other = tmp_path / "other.json"
    other.write_bytes(text(msgspec.to_builtins(msgspec.structs.replace(tombstone("secret"), id="t", batch="t"))))
    transaction = Transaction(JournalFile(path, 0), path)
    transaction.merge_records(Journal(other).documents())
    transaction.commit(NOW + 2 * DAY)
    assert files_with_secret(path.parent) == []


def test_journal_without_tombstones_needs_no_purge(path: Path) -> None:
    journal = make_journal_with_secret(path)
    before = files_in(path.parent)
    assert purge_copies(journal) == []
    assert files_in(path.parent) == before
