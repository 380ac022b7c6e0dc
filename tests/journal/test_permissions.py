"""The journal is its owner's alone; what may not be written can still be read."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal

from .processes import run
from .samples import DAY, NOW, adding, applied, everything_in, filled, text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    earlier = os.umask(request.param)
    yield
    os.umask(earlier)


@pytest.mark.usefixtures("umask")
def test_what_is_made_is_for_the_owner_only(tmp_path: Path) -> None:
    journal = filled(tmp_path / "one" / "two" / "journal.json", 2)
    folder = journal.path.parent
    for made in (folder, folder.parent, folder / "journal.json.backups"):
        assert mode(made) == 0o700
    for made in (journal.path, folder / ".journal.json.lock", *folder.glob("journal.json.backups/*")):
        assert mode(made) == 0o600


@pytest.mark.parametrize("loose", [0o644, 0o666, 0o777])
def test_a_looser_mode_is_tightened(path: Path, loose: int) -> None:
    journal = filled(path, 1)
    path.chmod(loose)
    journal.record(adding(applied()), NOW)
    assert mode(path) == 0o600


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    filled(tmp_path / "there" / "journal.json", 1)
    assert mode(tmp_path / "there") == 0o755


def test_a_read_only_file_is_read_but_not_written(path: Path) -> None:
    path.write_bytes(text())
    path.chmod(0o400)
    before = everything_in(path.parent)
    journal = Journal(path)
    assert journal.events() == []
    with pytest.raises(JournalError, match=r"read-only; make it writable with `chmod u\+w`"):
        journal.record(adding(applied()), NOW + DAY)
    assert everything_in(path.parent) == before
    assert not path.with_name(".journal.json.lock").exists()
    assert mode(path) == 0o400


def test_a_file_that_the_system_will_not_have_written_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, for those who run the tests without the right to become somebody else."""
    filled(path, 1)
    before = everything_in(path.parent)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(JournalError, match="may not be written by you"):
        Journal(path).record(adding(applied()), NOW + DAY)
    assert everything_in(path.parent) == before


def test_a_folder_that_may_not_be_written_is_a_sentence(shared_folder: Path) -> None:
    journal = filled(shared_folder / "journal.json", 1)
    journal.path.chmod(0o666)
    before = everything_in(shared_folder)
    shared_folder.chmod(0o555)
    code, lines, complaints = run("confined", journal.path, "user")
    shared_folder.chmod(0o755)
    assert (code, complaints) == (0, "")
    assert lines[0] == "1"
    assert "permission is denied; check who owns it" in lines[1]
    assert everything_in(shared_folder) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="one user cannot make another's file")
def test_the_file_of_somebody_else_is_read_but_not_written(shared_folder: Path) -> None:
    journal = filled(shared_folder / "journal.json", 1)
    journal.path.chmod(0o644)
    before = everything_in(shared_folder)
    shared_folder.chmod(0o777)
    code, lines, complaints = run("confined", journal.path, "user")
    assert (code, complaints) == (0, "")
    assert lines[0] == "1"
    assert "may not be written by you" in lines[1]
    assert everything_in(shared_folder) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="one user cannot make another's file")
def test_a_file_that_may_not_be_read_is_a_sentence(shared_folder: Path) -> None:
    journal = filled(shared_folder / "journal.json", 1)
    code, _, complaints = run("confined", journal.path, "user")
    assert code != 0
    assert "cannot be read: permission is denied" in complaints
