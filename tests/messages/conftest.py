"""Fixtures of the tests of messages."""

from pathlib import Path

import pytest

from cli.conftest import isolated
from cli.harness import Program


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return the program with an empty journal, on a machine without mail program, browser or editor."""
    monkeypatch.delenv("BROWSER", raising=False)
    return isolated(tmp_path, monkeypatch)
