"""The promises of the privacy guide hold."""

import json
import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

from doc_examples import ROOT

from .harness import Installed, Program
from .test_forget import SECRETS, STORY, assert_nowhere

LINES = [line for _, line in STORY]
SESSION = (*LINES, "status", "remind", "people", "themes", "stats", "log", "report --output r.html")
PROMISES = (
    "opens no connection",
    "can be read by you alone",
    "names the file, the line and ids, never what is in it",
    "its backups and the other copies beside it",
    "cannot call back",
)


def test_privacy_guide_makes_these_promises() -> None:
    text = (ROOT / "docs/guides/privacy.md").read_text(encoding="utf-8")
    section = re.split(r"\n## ", text.split("## What is promised\n")[1])[0]
    assert all(promise in " ".join(section.split()) for promise in PROMISES)
    assert section.count("\n- ") == len(PROMISES)


def test_nothing_opens_a_connection_or_another_program(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.chdir(program.folder)
    for owner, name in ((socket, "socket"), (socket, "create_connection"), (subprocess, "Popen"), (os, "system")):
        monkeypatch.setattr(owner, name, refuse)
    for line in SESSION:
        assert program(line).code == 0, line


def test_every_file_can_be_read_by_its_owner_alone(installed: Installed) -> None:
    report = f"report --output {installed.folder / 'r.html'}"
    earlier = os.umask(0)
    try:
        for line in (*LINES, report, "doctor", "messages --export", "config --edit", "forget dana --yes"):
            ran = installed(line, environment={"EDITOR": "true"})
            assert ran.code == 0, ran
    finally:
        os.umask(earlier)
    made = [path for path in installed.folder.rglob("*") if path.is_file() and ".coverage" not in path.name]
    assert {"journal.json", "config.toml", "r.html"} <= {path.name for path in made}
    assert len(made) > 8
    assert [path for path in made if path.stat().st_mode & 0o077] == []


DAMAGE = (b"", b"torn", b'{"schema": 99, "events": {}}')


@pytest.mark.parametrize("damage", [*DAMAGE, None])
def test_errors_hold_no_word_of_the_journal(program: Program, damage: bytes | None) -> None:
    program.days(*STORY)
    whole = program.journal.read_bytes()
    program.journal.write_bytes(whole[:-40] if damage is None else whole[: len(whole) // 2] + damage)
    for line in ("status", "remind", "doctor", "doctor --restore", "apply New", "forget acme --yes", "status --json"):
        ran = program(line)
        assert ran.code in (1, 4), line
        assert not [secret for secret in (*SECRETS, "analyst", "globex") if secret in ran.err.lower()]


def test_what_is_forgotten_stays_behind_as_random_ids_only(program: Program) -> None:
    program.days(*STORY)
    program.ok("forget dana --yes")
    program.ok("forget acme --yes")
    program.ok("forget globex --yes")
    assert_nowhere(program, *SECRETS, "acme", "globex", "kim")
    for path in program.folder.rglob("*.json"):
        for record in json.loads(path.read_bytes())["events"].values():
            assert set(record) <= {"kind", "id", "on", "recorded_at", "batch", "ids", "anew"}
    assert Path(program.journal).stat().st_mode & 0o777 == 0o600
