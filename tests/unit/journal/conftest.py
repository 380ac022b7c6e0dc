"""Fixtures of the journal's tests."""

from pathlib import Path

import pytest

from feedback_loop.journal.journal import Journal

from .stores import FileUnderTest, MemoryUnderTest, StoreUnderTest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


@pytest.fixture
def journal(path: Path) -> Journal:
    return Journal(path)


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> StoreUnderTest:
    return FileUnderTest(tmp_path) if request.param == "file" else MemoryUnderTest()
