"""Fixtures of the report's tests: pages, and one browser for each worker."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from domain.builders import overview_on
from feedback_loop.domain.model.events import Event
from feedback_loop.views.report.html import report_html

from .browser import Browser, browser, is_installed
from .sample_journals import INFO, TODAY


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium; without one its tests are skipped, except in CI."""
    if not (is_installed() or os.environ.get("CI")):
        pytest.skip("The tests of the report need Debian's packages chromium and chromium-driver.")
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Iterable[Event]], str]:
    """A function that writes the report of some events and returns its URL."""

    def write(events: Iterable[Event]) -> str:
        path = tmp_path / "report.html"
        path.write_text(report_html(overview_on(events, TODAY), INFO), encoding="utf-8")
        return path.as_uri()

    return write
