"""Files are private; a file that cannot be written can still be read."""

import inspect
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.atomic import make_private_dir
from feedback_loop.journal.journal import Journal
from journal.processes import run
from journal.samples import DAY, NOW, adding, applied, files_in, make_journal, text

IS_ROOT = sys.platform != "win32" and os.geteuid() == 0
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
def test_new_files_and_folders_are_private(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "outer" / "inner" / "journal.json", 2)
    folder = journal.path.parent
    for path in (folder, folder.parent, folder / "journal.json.backups"):
        assert mode(path) == 0o700
    for path in (journal.path, folder / ".journal.json.lock", *folder.glob("journal.json.backups/*")):
        assert mode(path) == 0o600


@pytest.mark.parametrize("loose", [0o644, 0o666, 0o777])
def test_loose_mode_is_tightened(path: Path, loose: int) -> None:
    journal = make_journal(path, 1)
    path.chmod(loose)
    journal.record(adding(applied()), NOW)
    assert mode(path) == 0o600


def test_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    make_journal(tmp_path / "there" / "journal.json", 1)
    assert mode(tmp_path / "there") == 0o755


def test_read_only_file_is_read_but_not_written(path: Path) -> None:
    path.write_bytes(text())
    path.chmod(0o400)
    before = files_in(path.parent)
    journal = Journal(path)
    assert journal.events() == []
    with pytest.raises(JournalError, match=r"read-only; make it writable first, with `chmod u\+w`"):
        journal.record(adding(applied()), NOW + DAY)
    assert files_in(path.parent) == before
    assert not path.with_name(".journal.json.lock").exists()
    assert mode(path) == 0o400


def test_unwritable_file_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, for tests that cannot change the user."""
    make_journal(path, 1)
    before = files_in(path.parent)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(JournalError, match="You don't have permission to write"):
        Journal(path).record(adding(applied()), NOW + DAY)
    assert files_in(path.parent) == before


def test_unwritable_folder_is_reported(shared_folder: Path) -> None:
    journal = make_journal(shared_folder / "journal.json", 1)
    journal.path.chmod(0o666)
    before = files_in(shared_folder)
    shared_folder.chmod(0o555)
    code, lines, errors = run("confined", journal.path, "user")
    shared_folder.chmod(0o755)
    assert (code, errors) == (0, "")
    assert lines[0] == "1"
    assert "permission denied; check who owns it" in lines[1]
    assert files_in(shared_folder) == before


@pytest.mark.skipif(not IS_ROOT, reason="only root can make a file of another user")
def test_file_of_other_user_is_read_but_not_written(shared_folder: Path) -> None:
    journal = make_journal(shared_folder / "journal.json", 1)
    journal.path.chmod(0o644)
    before = files_in(shared_folder)
    shared_folder.chmod(0o777)
    code, lines, errors = run("confined", journal.path, "user")
    assert (code, errors) == (0, "")
    assert lines[0] == "1"
    assert "You don't have permission to write" in lines[1]
    assert files_in(shared_folder) == before


@pytest.mark.skipif(not IS_ROOT, reason="only root can make a file of another user")
def test_unreadable_file_is_reported(shared_folder: Path) -> None:
    journal = make_journal(shared_folder / "journal.json", 1)
    code, _, errors = run("confined", journal.path, "user")
    assert code != 0
    assert "cannot be read: permission denied" in errors


@pytest.mark.skipif(not IS_ROOT, reason="only root can write the file of another user")
def test_root_leaves_everything_to_the_owner(shared_folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    os.chown(shared_folder, 1234, 1234)
    journal = make_journal(shared_folder / "new" / "journal.json", 1)
    os.chown(journal.path, 1235, 1236)
    journal.record(adding(applied()), NOW + DAY)
    owners = {str(path.relative_to(shared_folder)): path.stat().st_uid for path in shared_folder.rglob("*")}
    assert owners == {
        "new": 1234,
        "new/.journal.json.lock": 1234,
        "new/journal.json": 1235,
        "new/journal.json.backups": 1234,
        "new/journal.json.backups/000001-2026-03-05.json": 1234,
    }
    assert journal.path.stat().st_gid == 1236


def test_missing_file_is_told_from_one_that_cannot_be_looked_at(path: Path) -> None:
    assert not Journal(path).exists()
    path.symlink_to(path.name)
    assert Journal(path).exists()
    with pytest.raises(JournalError, match="cannot be read: symbolic link loop"):
        Journal(path).events()
    deep = path.parent / ("y" * 300)
    assert Journal(deep).exists()
    with pytest.raises(JournalError, match="its name is too long"):
        Journal(deep).events()


def test_folders_deeper_than_calls_may_nest_are_made(tmp_path: Path) -> None:
    folder, limit = tmp_path / "/".join("a" * 100), sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 50)
    try:
        make_private_dir(folder)
    finally:
        sys.setrecursionlimit(limit)
    assert mode(folder) == 0o700
