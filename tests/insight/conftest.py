"""Fixtures of the insight tests: the program in this process, with an empty journal."""

from pathlib import Path

import pytest

from cli.conftest import isolated
from cli.harness import Program


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    return isolated(tmp_path, monkeypatch)
