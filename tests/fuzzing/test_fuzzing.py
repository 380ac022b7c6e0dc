"""What must hold for every run, tried on some; ``python -m fuzzing`` tries as many as are wanted."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from .cases import cases
from .laws import broken
from .runs import Case, Ground

SOME = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FEW = settings(SOME, max_examples=6)


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with tempfile.TemporaryDirectory() as folder:
        yield Ground(Path(folder))


@SOME
@given(case=cases())
def test_no_input_breaks_a_law(ground: Ground, case: Case) -> None:
    done = ground.inside(case)
    assert broken(done) == [], done.ran


@FEW
@given(case=cases())
def test_no_input_breaks_a_law_of_the_installed_program(ground: Ground, case: Case) -> None:
    done = ground.outside(case._replace(tty=False, typing=False))
    assert broken(done) == [], done.ran
