"""Forgetting on one machine removes it from every other one, and from the newest commit between them."""

import subprocess
from pathlib import Path

import pytest

from .replicas import BareRepository, Machine

NAME = b"zyzzyva"
WORDS = b"quixotic"


def files_with_secret(folder: Path) -> list[str]:
    """The files below a folder that name the person or contain their words, and repositories with such objects."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = [str(path) for path in files if _contains_secret(path.read_bytes())]
    repositories = [path.parent for path in files if path.name == "HEAD"]
    return names + [str(path) for path in repositories if _contains_secret(_objects(path))]


def _contains_secret(content: bytes) -> bool:
    return NAME in content.lower() or WORDS in content.lower()


def _objects(repository: Path) -> bytes:
    command = ["git", f"--git-dir={repository}", "cat-file", "--batch", "--batch-all-objects"]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.fixture
def synced(desk: Machine, lap: Machine, remote: BareRepository) -> tuple[Machine, Machine]:
    """Two machines in sync, both with backups that name a person."""
    desk.ok("apply Acme --with 'Zyzzyva Poe <zyzzyva@acme.example>'", today="2026-06-01")
    desk.ok("record acme 'A quixotic take on testing' --with zyzzyva", today="2026-06-02")
    desk.ok("apply Globex", today="2026-06-02")
    for machine in (desk, lap):
        machine.ok(f"sync --init {remote.path}")
    for machine in (desk, lap):
        machine.ok("note acme 'Zyzzyva called'", today="2026-06-03")
        machine.ok("sync")
        (machine.path.with_name("journal.json.backups") / "2026-01-02.json").write_bytes(machine.path.read_bytes())
    desk.ok("sync")
    assert all(len(files_with_secret(machine.path.parent)) > 2 for machine in (desk, lap))
    return desk, lap


def test_forgotten_person_is_gone_everywhere_after_each_machine_synced(
    synced: tuple[Machine, Machine], remote: BareRepository
) -> None:
    desk, lap = synced
    assert b"Zyzzyva" in remote.text()
    desk.ok("forget zyzzyva --yes")
    assert files_with_secret(desk.path.parent) == []
    lap.ok("note globex 'Nothing to do with it'")
    desk.ok("sync")
    assert files_with_secret(desk.path.parent) == []
    assert not _contains_secret(remote.text())
    lap.ok("sync")
    assert files_with_secret(lap.path.parent) == []
    desk.ok("sync")
    assert [event["id"] for event in desk.json("log")["events"]] == [event["id"] for event in lap.json("log")["events"]]
    assert not _contains_secret(remote.text())


def test_forgotten_loop_is_gone_everywhere(synced: tuple[Machine, Machine], remote: BareRepository) -> None:
    desk, lap = synced
    desk.ok("forget acme --yes")
    for machine in (desk, lap, desk):
        machine.ok("sync")
    assert files_with_secret(desk.path.parent) + files_with_secret(lap.path.parent) == []
    assert [loop["company"] for loop in lap.json("status --all")["loops"]] == ["Globex"]
    assert not _contains_secret(remote.text())


def test_force_pushed_older_state_is_purged_again(synced: tuple[Machine, Machine], remote: BareRepository) -> None:
    desk, _ = synced
    branch = remote.branches()[0]
    old = remote.git("rev-parse", branch).strip()
    desk.ok("forget zyzzyva --yes")
    desk.ok("sync")
    remote.git("update-ref", f"refs/heads/{branch}", old)
    desk.ok("sync")
    assert not _contains_secret(remote.text())
    assert files_with_secret(desk.path.parent) == []


def test_forgotten_records_are_not_fetched_again(
    synced: tuple[Machine, Machine],
) -> None:
    desk, lap = synced
    desk.ok("forget zyzzyva --yes")
    desk.ok("sync")
    lap.ok("sync")
    lap.ok("note acme 'All well'")
    for machine in (lap, desk, lap):
        machine.ok("sync")
        assert files_with_secret(machine.path.parent) == []
    desk.ok("doctor")
    assert (desk.repository / "git" / "refs" / "feedback-loop" / "theirs").exists()


def test_local_history_is_purged_without_connection(synced: tuple[Machine, Machine], remote: BareRepository) -> None:
    desk, _ = synced
    (desk.repository / "git" / "objects" / "tmp_obj_left").write_bytes(NAME)
    moved = remote.path.rename(remote.path.with_name("moved.git"))
    desk.ok("forget zyzzyva --yes")
    assert desk.json("sync")["reached"] is False
    assert files_with_secret(desk.path.parent) == []
    moved.rename(remote.path)
    desk.ok("sync")
    assert not _contains_secret(remote.text())
    assert files_with_secret(desk.path.parent) == []
