"""Each system call of a transaction fails in turn: the file is the old one or the new one, and the sentence is true."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal

from .faults import counting, failing, failing_from, layer
from .samples import DAY, NOW, adding, applied, companies, everything_in, filled, open_files, strays_in

WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EIO: "the disk reports an error",
    errno.EROFS: "a disk that can only be read",
    errno.EACCES: "permission is denied",
}


def calls_of_a_transaction(folder: Path) -> list[str]:
    """What one transaction with a backup calls, in order."""
    journal = filled(folder / "journal.json", 1)
    counts: list[str] = []
    with layer(counting(counts)):
        journal.record(adding(applied("New")), NOW + DAY)
    return counts


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return calls_of_a_transaction(tmp_path_factory.mktemp("counted"))


def test_a_transaction_syncs_and_renames_the_backup_before_the_journal(calls: list[str]) -> None:
    durable = [name for name in calls if name in ("write", "fsync", "replace")]
    assert durable == ["fsync", *["write", "fsync", "replace", "fsync"] * 2]


@pytest.mark.parametrize("number", WORDS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["open", "read", "write", "fsync", "replace", "mkdir"])
def test_a_failing_call_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, calls: list[str], call: str, number: int
) -> None:
    for turn in range(1, calls.count(call) + 1):
        folder = tmp_path / str(turn)
        folder.mkdir()
        journal = filled(folder / "journal.json", 1)
        before = everything_in(folder)
        with layer(failing(call, turn, number)), pytest.raises(JournalError) as caught:
            journal.record(adding(applied("New")), NOW + DAY)
        assert WORDS[number] in caught.value.message
        confirmed = "did not confirm" not in caught.value.message
        assert companies(journal.events()) == ["Company 1", *([] if confirmed else ["New"])]
        assert (journal.path.read_bytes() == before["journal.json"]) is confirmed
        assert strays_in(folder) == []
        journal.record(adding(applied("After")), NOW + DAY)
        assert companies(journal.events())[-1] == "After"


def test_only_the_last_sync_can_fail_after_the_record_is_there(tmp_path: Path, calls: list[str]) -> None:
    told = []
    for turn in range(1, calls.count("fsync") + 1):
        journal = filled(tmp_path / str(turn) / "journal.json", 1)
        with layer(failing("fsync", turn, errno.EIO)), pytest.raises(JournalError) as caught:
            journal.record(adding(applied("New")), NOW + DAY)
        told.append("look with `feedback-loop log`" in caught.value.message)
    assert told == [False] * (len(told) - 1) + [True]


def test_closing_fails_only_before_the_record_is_there(tmp_path: Path, calls: list[str]) -> None:
    told = []
    for turn in range(1, calls.count("close") + 1):
        journal = filled(tmp_path / str(turn) / "journal.json", 1)
        with layer(failing("close", turn, errno.EIO)), suppress(JournalError):
            journal.record(adding(applied("New")), NOW + DAY)
            told.append(turn)
        assert companies(journal.events())[1:] == ["New"] * (turn in told)
    assert calls.count("close") in told


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_disk_that_stays_full_costs_nothing(tmp_path: Path, call: str) -> None:
    journal = filled(tmp_path / "journal.json")
    before = everything_in(tmp_path)
    with layer(failing_from(call, 1, errno.ENOSPC)):
        for _ in range(3):
            with pytest.raises(JournalError, match="free some space and try again"):
                journal.record(adding(applied("New")), NOW)
    assert everything_in(tmp_path) == before


def test_a_backup_that_fails_stops_the_record(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.json")
    before = everything_in(tmp_path)
    journal.path.with_name("journal.json.backups").rename(tmp_path / "away")
    journal.path.with_name("journal.json.backups").touch()
    with pytest.raises(JournalError, match=r"journal\.json\.backups cannot be written"):
        journal.record(adding(applied("New")), NOW)
    assert journal.path.read_bytes() == before["journal.json"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_is_good_enough(tmp_path: Path, number: int) -> None:
    journal = filled(tmp_path / "journal.json")
    with layer(failing("fsync", 2, number)):
        journal.record(adding(applied("New")), NOW)
    assert companies(journal.events())[-1] == "New"


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = filled(tmp_path / "journal.json")
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, content: real(file, bytes(content)[:7]))
    journal.record(adding(applied("New")), NOW)
    assert len(journal.events()) == 4


def test_an_interruption_before_the_rename_leaves_no_trace(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.json")
    before = everything_in(tmp_path)

    def interrupted(name: str) -> None:
        if name == "fsync":
            raise KeyboardInterrupt

    with layer(interrupted), pytest.raises(KeyboardInterrupt):
        journal.record(adding(applied("New")), NOW)
    assert everything_in(tmp_path) == before


def test_an_unknown_error_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.json")
    with layer(failing("read", 1, errno.ESTALE)), pytest.raises(JournalError, match=os.strerror(errno.ESTALE)):
        journal.events()


def test_an_error_without_a_number_is_told_too(tmp_path: Path) -> None:
    def vague(_name: str) -> None:
        raise OSError

    with layer(vague), pytest.raises(JournalError, match="the system gives no reason"):
        Journal(tmp_path / "journal.json").events()


def test_the_file_is_open_no_longer_than_needed(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.json")
    before = open_files()
    for turn in range(1, 4):
        with layer(failing("fsync", turn, errno.EIO)), pytest.raises(JournalError):
            journal.record(adding(applied("New")), NOW + turn * DAY)
    assert open_files() == before
