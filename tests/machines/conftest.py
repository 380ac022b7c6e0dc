"""Machines of one user: a desktop and a laptop, and the repository between them."""

import pytest

from cli.conftest import installed, program
from cli.harness import Program

from .replicas import BareRepository, Machine

__all__ = ["installed", "program"]


@pytest.fixture
def remote(program: Program) -> BareRepository:
    return BareRepository(program.folder / "remote.git")


@pytest.fixture
def desk(program: Program) -> Machine:
    return Machine(program, "desk")


@pytest.fixture
def lap(program: Program) -> Machine:
    return Machine(program, "lap")
