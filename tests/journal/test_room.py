"""A disk, or a limit, without room for the new file leaves the old one."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal

from .processes import run
from .samples import NOW, adding, applied, companies, everything_in, filled, strays_in


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here; the limit on the size of files stands in for it")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_costs_nothing_and_room_makes_it_work_again(small_disk: Path) -> None:
    journal = filled(small_disk / "journal.json")
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    before = everything_in(small_disk)
    with pytest.raises(JournalError, match="the disk is full; free some space"):
        journal.record(adding(applied("New")), NOW)
    assert everything_in(small_disk) == before
    ballast.unlink()
    journal.record(adding(applied("New")), NOW)
    assert companies(journal.events())[-1] == "New"


def test_a_disk_that_fills_up_keeps_every_acknowledged_record(small_disk: Path) -> None:
    journal = Journal(small_disk / "journal.json")
    done: list[str] = []
    with pytest.raises(JournalError, match="the disk is full"):  # noqa: PT012 - one of them will
        while len(done) < 1000:
            done += [event.id for event in journal.record(adding(applied("x" * 1000)), NOW).added]
    assert [event.id for event in journal.events()] == done
    assert len(done) > 5
    assert strays_in(small_disk) == []


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
@pytest.mark.parametrize("size", [0, 1, 100, 400])
def test_a_limit_on_the_size_of_files_costs_nothing(path: Path, size: int) -> None:
    filled(path)
    before = everything_in(path.parent)
    code, lines, complaints = run("confined", path, "size", size)
    assert (code, complaints) == (0, "")
    assert lines[0] == "3"
    assert "larger than the system allows" in lines[1]
    assert everything_in(path.parent) == before
