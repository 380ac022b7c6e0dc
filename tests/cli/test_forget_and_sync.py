"""Forgetting on one machine removes it from every other one, and from the newest commit between them."""

import json
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


OFFLINE = {
    "her address is corrected": "edit zyzzyva email=zyzzyva@home.example",
    "she is renamed": "edit zyzzyva 'name=Quill Marchetti'",
    "a note in her loop names her": "note acme 'Zyzzyva asked for references'",
    "a note in another loop names her": "note globex 'Heard of it from Zyzzyva Poe'",
    "a note names her in the genitive": 'note acme "Zyzzyva\'s assistant called"',
    "she is in an interview": "interviewed acme --with zyzzyva",
    "she gives feedback": "record acme 'Another quixotic thought' --with zyzzyva",
    "her words are corrected": "edit {point} 'text=A quixotic take, says Zyzzyva'",
    "people of a record are corrected": "edit acme 'people=Zyzzyva Poe <z@x.example>'",
    "a record that names her is undone": "undo",
}
"""What the other machine does meanwhile, without knowing that she is forgotten."""


@pytest.mark.parametrize("line", OFFLINE.values(), ids=OFFLINE)
@pytest.mark.parametrize("first", ["who forgets syncs first", "who does not know syncs first"])
def test_what_another_machine_recorded_meanwhile_is_erased_too(
    synced: tuple[Machine, Machine], remote: BareRepository, line: str, first: str
) -> None:
    desk, lap = synced
    point = next(event["id"] for event in lap.json("log")["events"] if event["kind"] == "recorded")
    lap.ok(line.format(point=point))
    desk.ok("forget zyzzyva --yes")
    order = (desk, lap) if first.startswith("who forgets") else (lap, desk)
    for machine in (*order, *order, *order):
        machine.ok("sync")
    for machine in (desk, lap):
        assert files_with_secret(machine.path.parent) == []
        assert b"Marchetti" not in machine.path.read_bytes()
    assert not _contains_secret(remote.text())
    assert desk.json("log") == lap.json("log")


def test_what_belongs_to_a_forgotten_loop_goes_with_it(synced: tuple[Machine, Machine], remote: BareRepository) -> None:
    desk, lap = synced
    lap.ok("interviewed acme --with 'Wystan Orb' --note 'Zyzzyva arranged it'")
    lap.ok("act acme 'Read more' --done")
    desk.ok("forget acme --yes")
    desk.ok("sync")
    document = lap.json("sync")
    assert len(document["erased"]) == 3
    desk.ok("sync")
    for machine in (desk, lap):
        assert files_with_secret(machine.path.parent) == []
        assert b"Wystan" not in machine.path.read_bytes()
    assert not _contains_secret(remote.text())


def test_merge_and_sync_say_what_they_erased_again(synced: tuple[Machine, Machine]) -> None:
    desk, lap = synced
    lap.ok("note acme 'Zyzzyva asked for references'")
    desk.ok("forget zyzzyva --yes")
    told = "1 event that brings back what you had forgotten: recorded on a machine that did not know of it yet."
    assert f"Would erase {told}" in desk.ok(f"merge {lap.path} --dry-run")
    assert files_with_secret(desk.path.parent) == []
    assert f"Erased {told}" in desk.ok(f"merge {lap.path}")
    assert files_with_secret(desk.path.parent) == []
    assert "Erased" not in desk.ok("sync")


def test_a_person_who_is_met_again_may_be_recorded_again(synced: tuple[Machine, Machine]) -> None:
    desk, lap = synced
    desk.ok("forget zyzzyva --yes")
    for machine in (desk, lap, desk):
        machine.ok("sync")
    desk.ok("apply Initech --with 'Zyzzyva Poe <zyzzyva@initech.example>'")
    for machine in (desk, lap, desk):
        machine.ok("sync")
    assert "Zyzzyva Poe" in lap.ok("people")
    assert "forgotten" not in lap.ok("doctor")


def test_a_namesake_on_the_other_machine_stays(synced: tuple[Machine, Machine]) -> None:
    desk, lap = synced
    lap.ok("apply Initech --with 'Zyzzyva Wren <wren@initech.example>'")
    desk.ok("forget 'zyzzyva poe' --yes")
    for machine in (desk, lap, desk):
        machine.ok("sync")
    assert "Zyzzyva Wren" in desk.ok("people")


class TestRepeatedForget:
    """Forgetting once more, by what an older version or a hand brought back."""

    @pytest.mark.parametrize(
        "brought_back",
        [
            {"kind": "person_amended", "person": "zyzzyva@acme.example", "changes": {"email": "z.poe@new.example"}},
            {"kind": "person_amended", "person": "zyzzyva poe @ acme", "changes": {"name": "Zyzzyva Orr"}},
            {"kind": "noted", "application": "{globex}", "text": "Zyzzyva called"},
            {"kind": "applied", "company": "Hooli", "people": ["Zyzzyva Poe"]},
        ],
        ids=lambda record: record["kind"],
    )
    def test_finds_it_in_any_form(self, synced: tuple[Machine, Machine], brought_back: dict[str, object]) -> None:
        desk, _ = synced
        desk.ok("forget zyzzyva --yes")
        globex = next(event["id"] for event in desk.json("log")["events"] if event.get("company") == "Globex")
        stamps = {"id": "zz1zz2zz3zz4z", "batch": "b", "on": "2026-06-03", "recorded_at": "2026-06-03T08:00:00Z"}
        text = json.dumps(stamps | brought_back).replace("{globex}", globex)
        desk.edit_by_hand("\n},\n", f',\n"99": {text}\n}},\n')
        assert "names somebody who was forgotten: feedback-loop forget" in " ".join(desk.ok("doctor").split())
        desk.ok("forget zyzzyva --yes")
        assert files_with_secret(desk.path.parent) == []
        assert "somebody who was forgotten" not in desk.ok("doctor")
        assert desk("forget zyzzyva --yes").code == 3
