"""Options of the tests. ``--hypothesis-profile=large`` plays twenty times as many examples where a test allows it."""

import pytest
from hypothesis import settings

settings.register_profile("large", max_examples=2000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files instead of comparing them")
