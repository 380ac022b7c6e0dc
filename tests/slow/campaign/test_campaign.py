"""A small fault campaign: after any fault the file is the old or the new one, and no record is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .launchers import STRACE

_TESTS = Path(__file__).parent.parent


def _can_trace() -> bool:
    return (
        bool(shutil.which("strace"))
        and subprocess.run([*STRACE, "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not (_can_trace() or "CI" in os.environ), reason="strace is missing or may not trace")
def test_a_small_campaign_passes() -> None:
    # Coverage would write its own files into the attacked folders.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    completed = subprocess.run(
        [sys.executable, "-m", "campaign"],
        env=environment | {"PYTHONPATH": str(_TESTS)},
        cwd=_TESTS,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert completed.returncode == 0, completed.stdout + completed.stderr
    assert "120 were injected" in completed.stderr
    sums = [int(cell) for cell in completed.stdout.splitlines()[-1].split("|")[2:-1]]
    tried, old, new, other, lost, wrong = sums
    assert tried == old + new > 200
    assert (other, lost, wrong) == (0, 0, 0)
