"""A file that a program without the lock changes between read and rename, in every way a disk knows."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.disk.store import Snapshot
from feedback_loop.journal.journal import Journal
from journal.samples import NOW, applied, companies, raw, text

OURS, THEIRS = text(raw(1), raw(2)), text(raw(1), raw(3))


def replace(path: Path) -> None:
    new = path.with_name("new")
    new.write_bytes(THEIRS)
    new.replace(path)


def replace_with_same_size_and_time(path: Path) -> None:
    before = path.stat()
    replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def write_in_place(path: Path) -> None:
    path.write_bytes(THEIRS + b"\n")


def remove_and_create(path: Path) -> None:
    path.unlink()
    path.write_bytes(THEIRS)


@pytest.mark.parametrize("change", [replace, replace_with_same_size_and_time, write_in_place, remove_and_create])
def test_no_record_of_either_version_is_lost(path: Path, change: Callable[[Path], None]) -> None:
    assert len(OURS) == len(THEIRS)
    path.write_bytes(OURS)

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if companies(before) == ["Company 1", "Company 2"]:
            change(path)
        return [applied("Mine")]

    Journal(path).record(decide, NOW)
    assert companies(Journal(path).events()) == ["Company 1", "Company 3", "Company 2", "Mine"]


class ReplacedFile(JournalFile):
    """A file that another program replaces just before the first write."""

    times = 0

    def replace(self, content: bytes, expected: Snapshot | None) -> None:
        self.times += 1
        if self.times == 1:
            replace(self.path)
        super().replace(content, expected)


def test_no_record_is_lost_if_file_is_replaced_during_merge(path: Path) -> None:
    path.write_bytes(OURS)
    other = path.with_name("other.json")
    other.write_bytes(text(raw(1), raw(4)))
    Journal(path, store=ReplacedFile(path, 10.0)).merge([Journal(other).documents()], NOW)
    assert sorted(companies(Journal(path).events())) == [f"Company {number}" for number in (1, 2, 3, 4)]


def test_file_removed_during_transaction_is_rewritten(path: Path) -> None:
    path.write_bytes(OURS)

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        path.unlink(missing_ok=True)
        return [applied("Mine")]

    Journal(path).record(decide, NOW)
    assert companies(Journal(path).events()) == ["Company 1", "Company 2", "Mine"]
