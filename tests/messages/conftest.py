"""What the tests of messages stand on: the program in this process, with an empty journal."""

from pathlib import Path

import pytest

from cli.conftest import isolated
from cli.harness import Program


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, on a machine where no mail program, browser or editor is set."""
    monkeypatch.delenv("BROWSER", raising=False)
    return isolated(tmp_path, monkeypatch)
