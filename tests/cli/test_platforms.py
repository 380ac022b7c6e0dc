"""What other platforms do otherwise, as far as it can be faked here; Windows as a whole is in test_windows.py."""

import fcntl
import os
import re
import sys
from pathlib import Path

import platformdirs.macos
import pytest

import feedback_loop
from doc_examples import ROOT
from feedback_loop.cli.system.desktop import open_with_desktop

from .harness import Program

F_FULLFSYNC = 51


def test_windows_opens_a_draft_with_the_users_own_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    open_with_desktop(tmp_path / "draft.eml")
    assert opened == [tmp_path / "draft.eml"]


@pytest.mark.parametrize("error", [None, OSError("not supported")])
def test_macos_flushes_the_drives_own_cache(program: Program, error: OSError | None) -> None:
    requests: list[int] = []

    def control(_file: int, request: int) -> int:
        requests.append(request)
        if error:
            raise error
        return 0

    program.patch.setattr(fcntl, "F_FULLFSYNC", F_FULLFSYNC, raising=False)
    program.patch.setattr(fcntl, "fcntl", control)
    program.patch.setattr(sys, "platform", "darwin")
    program.ok("apply Acme")
    assert F_FULLFSYNC in requests
    assert len(program.events) == 1


def test_macos_keeps_the_journal_in_its_library(program: Program) -> None:
    program.patch.setattr(sys, "platform", "darwin")
    program.patch.setattr(platformdirs, "PlatformDirs", platformdirs.macos.MacOS)
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    (file,) = [setting for setting in program.json("config")["settings"] if setting["name"] == "file"]
    assert file["value"] == str(program.folder / "Library/Application Support/feedback-loop/journal.json")


def test_every_branch_for_a_platform_is_listed_with_how_it_was_checked() -> None:
    package = Path(feedback_loop.__file__).parent
    branching = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if re.search(r"\b(?:sys\.platform|os\.name)\b", file.read_text("utf-8"))
    }
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Platforms")[2]
    assert set(re.findall(r"^\| `([\w/.]+)` \|", text, re.MULTILINE)) == branching
