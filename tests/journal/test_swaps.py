"""A file that somebody without a lock changes between the read and the rename, in every way a disk knows."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.disk.store import Snapshot
from feedback_loop.journal.journal import Journal

from .samples import NOW, applied, companies, raw, text

OURS, THEIRS = text(raw(1), raw(2)), text(raw(1), raw(3))


def swapped(path: Path) -> None:
    new = path.with_name("new")
    new.write_bytes(THEIRS)
    new.replace(path)


def swapped_with_size_and_time_as_before(path: Path) -> None:
    before = path.stat()
    swapped(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def written_in_place(path: Path) -> None:
    path.write_bytes(THEIRS + b"\n")


def removed_and_made_anew(path: Path) -> None:
    path.unlink()
    path.write_bytes(THEIRS)


@pytest.mark.parametrize(
    "change", [swapped, swapped_with_size_and_time_as_before, written_in_place, removed_and_made_anew]
)
def test_nothing_of_either_is_lost(path: Path, change: Callable[[Path], None]) -> None:
    assert len(OURS) == len(THEIRS)
    path.write_bytes(OURS)

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if companies(before) == ["Company 1", "Company 2"]:
            change(path)
        return [applied("Mine")]

    Journal(path).record(decide, NOW)
    assert companies(Journal(path).events()) == ["Company 1", "Company 3", "Company 2", "Mine"]


class Swapped(JournalFile):
    """A place that somebody else writes to just before its first write."""

    times = 0

    def replace(self, content: bytes, seen: Snapshot | None) -> None:
        self.times += 1
        if self.times == 1:
            swapped(self.path)
        super().replace(content, seen)


def test_nothing_is_lost_while_another_journal_is_taken_in(path: Path) -> None:
    path.write_bytes(OURS)
    other = path.with_name("other.json")
    other.write_bytes(text(raw(1), raw(4)))
    Journal(path, place=Swapped(path, 10.0)).merge([Journal(other).documents()], NOW)
    assert sorted(companies(Journal(path).events())) == [f"Company {number}" for number in (1, 2, 3, 4)]


def test_a_file_that_is_removed_meanwhile_is_written_whole(path: Path) -> None:
    path.write_bytes(OURS)

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        path.unlink(missing_ok=True)
        return [applied("Mine")]

    Journal(path).record(decide, NOW)
    assert companies(Journal(path).events()) == ["Company 1", "Company 2", "Mine"]
