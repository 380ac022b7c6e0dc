"""What the tests of the journal stand on."""

from pathlib import Path

import pytest

from feedback_loop.journal.journal import Journal

from .benches import Bench, FileBench, MemoryBench


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


@pytest.fixture
def journal(path: Path) -> Journal:
    return Journal(path)


@pytest.fixture(params=["file", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    return FileBench(tmp_path) if request.param == "file" else MemoryBench()
