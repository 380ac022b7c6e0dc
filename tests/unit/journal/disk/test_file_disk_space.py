"""A full disk or a file size limit leaves the old file."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal
from journal.processes import run
from journal.samples import NOW, adding, applied, companies, files_in, make_journal, temp_files_in


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted; the limit on the size of files stands in for it")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_full_disk_loses_nothing_and_recovers_with_free_space(small_disk: Path) -> None:
    journal = make_journal(small_disk / "journal.json")
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    before = files_in(small_disk)
    with pytest.raises(JournalError, match="the disk is full; free some space"):
        journal.record(adding(applied("New")), NOW)
    assert files_in(small_disk) == before
    ballast.unlink()
    journal.record(adding(applied("New")), NOW)
    assert companies(journal.events())[-1] == "New"


def test_disk_filling_up_keeps_every_acknowledged_record(small_disk: Path) -> None:
    journal = Journal(small_disk / "journal.json")
    done: list[str] = []
    with pytest.raises(JournalError, match="the disk is full"):  # noqa: PT012 - one of them will
        while len(done) < 1000:
            done += [event.id for event in journal.record(adding(applied("x" * 1000)), NOW).added]
    assert [event.id for event in journal.events()] == done
    assert len(done) > 5
    assert temp_files_in(small_disk) == []


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
@pytest.mark.parametrize("size", [0, 1, 100, 400])
def test_file_size_limit_loses_nothing(path: Path, size: int) -> None:
    make_journal(path)
    before = files_in(path.parent)
    code, lines, errors = run("confined", path, "size", size)
    assert (code, errors) == (0, "")
    assert lines[0] == "3"
    assert "exceed the system's limit" in lines[1]
    assert files_in(path.parent) == before
