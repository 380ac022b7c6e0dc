"""Links are followed and not replaced."""

import errno
import itertools
from contextlib import suppress
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal
from journal.faults import failing, injected
from journal.samples import NOW, adding, applied, companies, make_journal


def test_linked_file_is_written_and_link_stays(tmp_path: Path) -> None:
    real = make_journal(tmp_path / "real" / "journal.json", 1)
    middle = tmp_path / "middle"
    middle.symlink_to(real.path)
    link = tmp_path / "link.json"
    link.symlink_to("middle")
    Journal(link).record(adding(applied("By link")), NOW)
    assert link.is_symlink()
    assert not real.path.is_symlink()
    assert companies(real.events()) == companies(Journal(link).events()) == ["Company 1", "By link"]
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"real", "middle", "link.json"}
    assert {path.name for path in real.path.parent.iterdir()} == {
        "journal.json",
        "journal.json.backups",
        ".journal.json.lock",
    }


@pytest.mark.parametrize("folder_exists", [True, False])
@pytest.mark.parametrize("linked", ["file", "folder", "link"])
def test_a_missing_file_behind_a_link_is_never_a_new_journal(tmp_path: Path, linked: str, folder_exists: bool) -> None:
    drive = tmp_path / "drive"
    if folder_exists:  # a mount point whose drive is gone
        drive.mkdir()
    link, path = tmp_path / "link", tmp_path / "link"
    link.symlink_to(drive / "search" if linked == "folder" else drive / "journal.json")
    if linked == "folder":
        path = link / "journal.json"
    elif linked == "link":
        path = tmp_path / "outer"
        path.symlink_to(link)
    before = sorted(tmp_path.rglob("*"))
    for use in (lambda: Journal(path).events(), lambda: Journal(path).record(adding(applied("New")), NOW)):
        with pytest.raises(JournalError, match=r"is a link to .*drive.*does not exist") as error:
            use()
        assert str(link.parent) in error.value.message
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_journal_behind_a_link_begins_with_its_own_path(tmp_path: Path) -> None:
    link, path = tmp_path / "link.json", tmp_path / "later" / "journal.json"
    link.symlink_to(path)
    Journal(path).record(adding(applied("First")), NOW)
    Journal(link).record(adding(applied("Second")), NOW)
    assert companies(Journal(path).events()) == ["First", "Second"]


def test_unreadable_link_is_not_replaced(tmp_path: Path) -> None:
    real = make_journal(tmp_path / "real" / "journal.json", 1)
    link = tmp_path / "link.json"
    link.symlink_to(real.path)
    for turn in itertools.count(1):
        with injected(failing("lstat", turn, errno.EIO)), suppress(JournalError):
            Journal(link).record(adding(applied("By link")), NOW)
            break
    assert turn > len(tmp_path.parts)
    assert link.is_symlink()
    assert companies(real.events()) == ["Company 1", "By link"]


def test_link_loop_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for attempt in (Journal(tmp_path / "a").events, lambda: Journal(tmp_path / "a").record(adding(applied()), NOW)):
        with pytest.raises(JournalError, match="symbolic link loop"):
            attempt()


def test_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Journal(Path("journal.json")).record(adding(applied("Here")), NOW)
    assert companies(Journal(tmp_path / "journal.json").events()) == ["Here"]
