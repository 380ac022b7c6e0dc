"""Machines with the same user, and what lies between them."""

import pytest

from cli.conftest import installed, program
from cli.harness import Program

from .clones import Bare, Machine

__all__ = ["installed", "program"]


@pytest.fixture
def stick(program: Program) -> Bare:
    return Bare(program.folder / "stick.git")


@pytest.fixture
def desk(program: Program) -> Machine:
    return Machine(program, "desk")


@pytest.fixture
def lap(program: Program) -> Machine:
    return Machine(program, "lap")
