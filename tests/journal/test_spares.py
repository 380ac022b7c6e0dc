"""What was forgotten is in no copy beside the journal either, whatever happens in between."""

import errno
import json
from pathlib import Path

import msgspec
import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Forgotten
from feedback_loop.journal.doctor.erasure import copies_of, delete_copy, purge_copies
from feedback_loop.journal.journal import Journal

from .benches import Bench
from .faults import counting, failing, layer
from .samples import DAY, NOW, adding, applied, companies, everything_in, raw, strays_in, text

SECRET = "Zyzzyva"
CONFLICTS = (
    "journal.sync-conflict-20260301-101010-ABCDEFG.json",
    "journal (Dana's conflicted copy 2026-03-01).json",
    "journal (conflicted copy 2026-03-01 101010).json",
    "journal_conflict-20260301-101010.json",
)
ASIDE = "journal.json.damaged-20260301T101010Z"


def holding(path: Path, days: int = 3) -> Journal:
    """A journal with a secret in it and in its backups."""
    journal = Journal(path)
    for number in range(days):
        journal.record(adding(applied(SECRET, id="secret") if number == 0 else applied("Acme")), NOW + number * DAY)
    return journal


def tombstone(*ids: str, **anew: str) -> Forgotten:
    return Forgotten(on=NOW.date(), ids=(*ids, *anew), anew=anew)


def still_there(folder: Path) -> list[str]:
    return [name for name, content in everything_in(folder).items() if SECRET.encode() in content]


def test_backups_lose_what_was_forgotten_in_the_same_write(bench: Bench) -> None:
    for number in range(3):
        event = applied(SECRET, id="secret") if number == 0 else applied("Acme")
        bench.journal.record(adding(event), NOW + number * DAY)
    assert sum(SECRET.encode() in backup for backup in bench.backups()) == 2
    bench.journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert not any(SECRET.encode() in each for each in (*bench.backups(), bench.content() or b""))
    assert [len(json.loads(backup)["events"]) for backup in bench.backups()] == [1, 2]


def test_a_backup_gets_the_record_that_takes_the_place_of_one_that_it_had(path: Path) -> None:
    journal = holding(path)
    journal.record(adding(applied(SECRET, id="later")), NOW + 3 * DAY)
    new = [applied("Anew", id="x", batch="b", recorded_at=NOW), applied("Later", id="y", batch="b", recorded_at=NOW)]
    journal.record(adding(tombstone(secret="x", later="y"), *new), NOW + 4 * DAY)
    oldest, *_, newest = sorted(copies_of(path))
    assert companies(Journal(oldest).events()) == ["Anew"]
    assert companies(Journal(newest).events()) == ["Acme", "Acme", "Anew", "Later"]


@pytest.mark.parametrize("name", [*CONFLICTS, ASIDE])
def test_files_kept_aside_and_copies_of_sync_programs_are_cleaned_too(path: Path, name: str) -> None:
    journal = holding(path)
    path.with_name(name).write_bytes(text(raw(7), {**raw(8), "id": "secret", "company": SECRET}))
    path.with_name(name).chmod(0o644)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert still_there(path.parent) == []
    assert companies(Journal(path.with_name(name)).events()) == ["Company 7"]
    assert path.with_name(name).stat().st_mode & 0o777 == 0o600


def test_a_temporary_file_that_a_killed_writer_left_goes(path: Path) -> None:
    journal = holding(path)
    strays = [
        path.with_name(".journal.json.0123456789abc.tmp"),
        path.with_name(".journal.json.answers.0123456789abc.tmp"),
        path.parent / "journal.json.backups" / ".2026-01-01.json.0123456789abc.tmp",
    ]
    for stray in strays:
        stray.write_text(SECRET)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    assert strays_in(path.parent) == []


def test_a_copy_that_cannot_be_read_is_left_and_named(path: Path) -> None:
    journal = holding(path)
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


def test_a_copy_with_a_record_that_is_none_is_left_and_named(path: Path) -> None:
    journal = holding(path)
    copy = path.with_name(ASIDE)
    copy.write_bytes(text({**raw(7), "id": {"a": SECRET}}))
    new = applied("Acme")
    journal.record(adding(tombstone(secret=new.id), new), NOW + 2 * DAY)
    assert purge_copies(journal) == [copy]


def test_a_later_write_reads_no_copy_again(path: Path) -> None:
    journal = holding(path)
    journal.record(adding(tombstone("secret")), NOW + 2 * DAY)
    before = everything_in(path.parent / "journal.json.backups")
    counts: list[str] = []
    with layer(counting(counts)):
        journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert "listdir" not in counts
    assert everything_in(path.parent / "journal.json.backups") == before
    assert before[".forgotten"] == f"{journal.events()[-2].id}\n".encode()


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "listdir", "read", "scandir"])
def test_forgetting_that_was_cut_short_is_made_good_by_the_next_write(tmp_path: Path, call: str) -> None:
    """Each call fails in turn: before the journal is written nothing changed, after it the next write finishes."""
    counts: list[str] = []
    with layer(counting(counts)):
        holding(tmp_path / "journal.json").record(adding(tombstone("secret")), NOW + 3 * DAY)
    for turn in range(1, counts.count(call) + 1):
        path = tmp_path / str(turn) / "journal.json"
        journal, failed = holding(path), False
        with layer(failing(call, turn, errno.ENOSPC)):
            try:
                journal.record(adding(tombstone("secret")), NOW + 3 * DAY)
            except JournalError:
                failed = True
        held = SECRET in path.read_text()
        assert not held or failed
        next_: list[AnyEvent] = [tombstone("secret")] if held else [applied("Next")]
        journal.record(adding(*next_), NOW + 3 * DAY)
        assert still_there(path.parent) == [], turn
        if not failed and list((path.parent / "journal.json.backups").glob(".f*")):
            continue
    assert failed is False


def test_what_comes_back_by_a_sync_program_goes_before_it_gets_into_a_backup(path: Path) -> None:
    journal = holding(path)
    stone = journal.record(adding(tombstone("secret")), NOW + 2 * DAY).added[0]
    secret = {**raw(8), "id": "secret", "company": SECRET}
    path.write_bytes(text(raw(7), secret, msgspec.to_builtins(stone)))
    journal.record(adding(applied("Next")), NOW + 5 * DAY)
    assert still_there(path.parent) == []
    newest = max(copies_of(path))
    assert companies(Journal(newest).events()) == ["Company 7"]


def test_a_tombstone_that_a_sync_program_brought_cleans_the_backups_at_the_next_write(path: Path) -> None:
    journal = holding(path)
    stone = msgspec.structs.replace(tombstone("secret"), id="t", batch="t")
    path.write_bytes(text(raw(7), msgspec.to_builtins(stone)))
    assert still_there(path.parent) != []
    journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert still_there(path.parent) == []


def test_a_tombstone_that_is_taken_in_from_another_journal_cleans_the_backups(path: Path, tmp_path: Path) -> None:
    """As a merge or a sync does it."""
    from feedback_loop.journal.disk.file import JournalFile  # noqa: PLC0415  # likewise
    from feedback_loop.journal.transaction import Transaction  # noqa: PLC0415  # the way of a merge

    holding(path)
    other = tmp_path / "other.json"
    other.write_bytes(text(msgspec.to_builtins(msgspec.structs.replace(tombstone("secret"), id="t", batch="t"))))
    draft = Transaction(JournalFile(path, 0), path)
    draft.merge_records(Journal(other).documents())
    draft.commit(NOW + 2 * DAY)
    assert still_there(path.parent) == []


def test_a_journal_without_tombstones_has_nothing_to_finish(path: Path) -> None:
    journal = holding(path)
    before = everything_in(path.parent)
    assert purge_copies(journal) == []
    assert everything_in(path.parent) == before
