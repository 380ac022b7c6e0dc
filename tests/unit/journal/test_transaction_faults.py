"""Each system call of a transaction fails in turn: the file is the old or the new one, and the message is true."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal

from .faults import counting, failing, failing_from, injected
from .samples import DAY, NOW, adding, applied, companies, files_in, make_journal, open_files, temp_files_in

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EIO: "the disk reported an error",
    errno.EROFS: "its disk is read-only",
    errno.EACCES: "permission denied",
}


def calls_of_a_transaction(folder: Path) -> list[str]:
    """Return the system calls of one transaction with a backup, in order."""
    journal = make_journal(folder / "journal.json", 1)
    counts: list[str] = []
    with injected(counting(counts)):
        journal.record(adding(applied("New")), NOW + DAY)
    return counts


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return calls_of_a_transaction(tmp_path_factory.mktemp("counted"))


def test_backup_is_synced_and_renamed_before_journal(calls: list[str]) -> None:
    durable = [name for name in calls if name in ("write", "fsync", "replace")]
    assert durable == ["fsync", *["write", "fsync", "replace", "fsync"] * 2]


@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["open", "read", "write", "fsync", "replace", "mkdir"])
def test_failing_call_leaves_old_or_new_file(tmp_path: Path, calls: list[str], call: str, number: int) -> None:
    for turn in range(1, calls.count(call) + 1):
        folder = tmp_path / str(turn)
        folder.mkdir()
        journal = make_journal(folder / "journal.json", 1)
        before = files_in(folder)
        with injected(failing(call, turn, number)), pytest.raises(JournalError) as error_info:
            journal.record(adding(applied("New")), NOW + DAY)
        assert REASONS[number] in error_info.value.message
        is_old = "could not be flushed" not in error_info.value.message
        assert companies(journal.events()) == ["Company 1", *([] if is_old else ["New"])]
        assert (journal.path.read_bytes() == before["journal.json"]) is is_old
        assert temp_files_in(folder) == []
        journal.record(adding(applied("After")), NOW + DAY)
        assert companies(journal.events())[-1] == "After"


def test_only_last_sync_can_fail_after_record_is_written(tmp_path: Path, calls: list[str]) -> None:
    was_written = []
    for turn in range(1, calls.count("fsync") + 1):
        journal = make_journal(tmp_path / str(turn) / "journal.json", 1)
        with injected(failing("fsync", turn, errno.EIO)), pytest.raises(JournalError) as error_info:
            journal.record(adding(applied("New")), NOW + DAY)
        was_written.append("check with `feedback-loop log`" in error_info.value.message)
    assert was_written == [False] * (len(was_written) - 1) + [True]


def test_close_fails_only_before_record_is_written(tmp_path: Path, calls: list[str]) -> None:
    succeeded = []
    for turn in range(1, calls.count("close") + 1):
        journal = make_journal(tmp_path / str(turn) / "journal.json", 1)
        with injected(failing("close", turn, errno.EIO)), suppress(JournalError):
            journal.record(adding(applied("New")), NOW + DAY)
            succeeded.append(turn)
        assert companies(journal.events())[1:] == ["New"] * (turn in succeeded)
    assert calls.count("close") in succeeded


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_full_disk_changes_nothing(tmp_path: Path, call: str) -> None:
    journal = make_journal(tmp_path / "journal.json")
    before = files_in(tmp_path)
    with injected(failing_from(call, 1, errno.ENOSPC)):
        for _ in range(3):
            with pytest.raises(JournalError, match="free some space and try again"):
                journal.record(adding(applied("New")), NOW)
    assert files_in(tmp_path) == before


def test_failing_backup_stops_record(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "journal.json")
    before = files_in(tmp_path)
    journal.path.with_name("journal.json.backups").rename(tmp_path / "away")
    journal.path.with_name("journal.json.backups").touch()
    with pytest.raises(JournalError, match=r"journal\.json\.backups cannot be written"):
        journal.record(adding(applied("New")), NOW)
    assert journal.path.read_bytes() == before["journal.json"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_file_system_that_cannot_sync_folders_is_accepted(tmp_path: Path, number: int) -> None:
    journal = make_journal(tmp_path / "journal.json")
    with injected(failing("fsync", 2, number)):
        journal.record(adding(applied("New")), NOW)
    assert companies(journal.events())[-1] == "New"


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = make_journal(tmp_path / "journal.json")
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, content: real(file, bytes(content)[:7]))
    journal.record(adding(applied("New")), NOW)
    assert len(journal.events()) == 4


def test_interruption_before_rename_leaves_no_trace(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "journal.json")
    before = files_in(tmp_path)

    def interrupted(name: str) -> None:
        if name == "fsync":
            raise KeyboardInterrupt

    with injected(interrupted), pytest.raises(KeyboardInterrupt):
        journal.record(adding(applied("New")), NOW)
    assert files_in(tmp_path) == before


def test_unknown_error_has_message_of_system(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "journal.json")
    with injected(failing("read", 1, errno.ESTALE)), pytest.raises(JournalError, match=os.strerror(errno.ESTALE)):
        journal.events()


def test_error_without_number_is_reported(tmp_path: Path) -> None:
    def vague(_name: str) -> None:
        raise OSError

    with injected(vague), pytest.raises(JournalError, match="the system gave no reason"):
        Journal(tmp_path / "journal.json").events()


def test_files_are_closed_after_errors(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "journal.json")
    before = open_files()
    for turn in range(1, 4):
        with injected(failing("fsync", turn, errno.EIO)), pytest.raises(JournalError):
            journal.record(adding(applied("New")), NOW + turn * DAY)
    assert open_files() == before
