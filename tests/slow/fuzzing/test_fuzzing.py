"""A few random cases against the invariants; ``python -m fuzzing`` runs any number."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from .cases import cases
from .invariants import violations
from .sandbox import Case, Sandbox

IN_PROCESS = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
AS_PROCESS = settings(IN_PROCESS, max_examples=6)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with tempfile.TemporaryDirectory() as folder:
        yield Sandbox(Path(folder))


@IN_PROCESS
@given(case=cases())
def test_no_input_violates_an_invariant(sandbox: Sandbox, case: Case) -> None:
    result = sandbox.run_in_process(case)
    assert violations(result) == [], result.ran


@AS_PROCESS
@given(case=cases())
def test_no_input_of_the_installed_program_violates_an_invariant(sandbox: Sandbox, case: Case) -> None:
    result = sandbox.run_as_process(case._replace(tty=False, is_interactive=False))
    assert violations(result) == [], result.ran
