"""Options, marks and Hypothesis profiles of all tests."""

import signal
from pathlib import Path

import pytest

from hypothesis_profiles import load_profile

SLOW = Path(__file__).parent / "slow"

load_profile()

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell makes background processes ignore Ctrl-C, and what they start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files instead of comparing them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in ``tests/slow`` as slow."""
    for item in items:
        if item.path.is_relative_to(SLOW):
            item.add_marker(pytest.mark.slow)
