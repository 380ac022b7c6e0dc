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
    "no program that is started for you gets names, addresses or texts in its arguments",
    "can be read by you alone",
    "no copy of a mail is kept",
    "names the file, the line and ids, never what is in it",
    "its backups and the other copies beside it",
    "cannot call back",
)


def test_privacy_guide_makes_these_promises() -> None:
    text = (ROOT / "docs/guides/privacy.md").read_text(encoding="utf-8")
    section = re.split(r"\n## ", text.split("## What is promised\n")[1])[0]
    assert all(promise in " ".join(section.split()) for promise in PROMISES)
    assert section.count("\n- ") == len(PROMISES)


def test_commands_open_no_connection_and_run_no_program(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.chdir(program.folder)
    for owner, name in ((socket, "socket"), (socket, "create_connection"), (subprocess, "Popen"), (os, "system")):
        monkeypatch.setattr(owner, name, refuse)
    for line in SESSION:
        assert program(line).code == 0, line


def test_every_file_is_private(installed: Installed) -> None:
    report = f"report --output {installed.folder / 'r.html'}"
    earlier = os.umask(0)
    try:
        for line in (*LINES, report, "doctor", "messages --export", "config --edit", "forget dana --yes"):
            result = installed(line, environment={"EDITOR": "true"})
            assert result.code == 0, result
    finally:
        os.umask(earlier)
    files = [path for path in installed.folder.rglob("*") if path.is_file() and ".coverage" not in path.name]
    assert {"journal.json", "config.toml", "r.html"} <= {path.name for path in files}
    assert len(files) > 8
    assert [path for path in files if path.stat().st_mode & 0o077] == []


DAMAGE = (b"", b"torn", b'{"schema": 99, "events": {}}')


@pytest.mark.parametrize("damage", [*DAMAGE, None])
def test_errors_never_quote_the_journal(program: Program, damage: bytes | None) -> None:
    program.days(*STORY)
    whole = program.journal.read_bytes()
    program.journal.write_bytes(whole[:-40] if damage is None else whole[: len(whole) // 2] + damage)
    for line in ("status", "remind", "doctor", "doctor --restore", "apply New", "forget acme --yes", "status --json"):
        result = program(line)
        assert result.code in (1, 4), line
        assert not [secret for secret in (*SECRETS, "analyst", "globex") if secret in result.err.lower()]


def test_forgotten_data_leaves_only_random_ids(program: Program) -> None:
    program.days(*STORY)
    program.ok("forget dana --yes")
    program.ok("forget acme --yes")
    program.ok("forget globex --yes")
    assert_nowhere(program, *SECRETS, "acme", "globex", "kim")
    for path in program.folder.rglob("*.json"):
        for record in json.loads(path.read_bytes())["events"].values():
            assert set(record) <= {"kind", "id", "on", "recorded_at", "batch", "ids", "anew", "key", "digests"}
    assert Path(program.journal).stat().st_mode & 0o777 == 0o600
