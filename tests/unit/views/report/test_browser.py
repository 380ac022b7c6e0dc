"""The page in a real Chromium: three widths, light and dark, keyboard, print and hostile text."""

import re
from collections.abc import Callable, Iterable

import pytest

from domain.builders import advised_loop, applied, finished, followed_up
from feedback_loop.domain.model.events import Event

from .browser import Browser
from .sample_journals import HOSTILE, hostile_search, many_rounds, search

pytestmark = pytest.mark.slow

WIDTHS = (400, 800, 1400)
WritePage = Callable[[Iterable[Event]], str]
TAB, ENTER = "\ue004", "\ue007"
_ADVICE = advised_loop()
JOURNALS: dict[str, list[Event]] = {
    "empty": [],
    "one event": [applied()],
    "one loop": [*_ADVICE.story, finished(_ADVICE.plan, 30), followed_up(_ADVICE.loop, 40)],
    "many loops": search(200),
    "many rounds": many_rounds(40),
    "hostile": hostile_search(),
}
BOXES = """
return [...document.querySelectorAll('svg')].filter(svg => svg.getClientRects().length)
  .map(svg => svg.getBoundingClientRect()).map(b => [b.width, b.height])
"""
SCROLLS = "return document.documentElement.scrollWidth > innerWidth"
CLIPPED = """
return [...document.querySelectorAll('.card, h1, h2, .lead, nav, table, details > *, .row')]
  .filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === 'visible')
  .filter(node => !node.closest('.scroll') && node.getClientRects().length)
  .map(node => node.outerHTML.slice(0, 200))
"""
COLLISIONS = """
const shown = [...document.querySelectorAll('.sankey text:not(.number)')].filter(text => text.getClientRects().length);
const boxes = shown.map(text => text.getBoundingClientRect());
return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length
"""
HIDDEN_STOPS = """
return [...document.querySelectorAll('a, summary, [tabindex="0"]')].filter(node =>
  node.closest('details:not([open])') && node.tagName !== 'SUMMARY' || getComputedStyle(node).display === 'none' ||
  node.closest('svg') && getComputedStyle(node.closest('svg')).display === 'none').length
"""
DRAWN = """
return ['applications', 'funnel'].map(id =>
  document.querySelectorAll(`#${id}-narrow, #${id}-broad`).length && ['narrow', 'broad'].filter(form =>
    document.getElementById(`${id}-${form}`).getClientRects().length).length)
"""
OUTSIDE = """
const labels = svg => [...svg.querySelectorAll('text:not(.number)')];
return [...document.querySelectorAll('.sankey')].flatMap(svg => labels(svg).filter(text =>
  text.getBoundingClientRect().right > svg.getBoundingClientRect().right + 1)).map(text => text.textContent)
"""


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
class TestAnyPage:
    def test_renders_without_log_entries_or_requests(
        self, chromium: Browser, page: WritePage, journal: str, *, dark: bool
    ) -> None:
        address = page(JOURNALS[journal])
        chromium.open(address, dark=dark)
        assert chromium.run("return document.readyState") == "complete"
        assert chromium.log_entries("browser") == []
        assert [url for url in chromium.requests() if not url.startswith("data:image/svg+xml")] == [address]

    def test_fits_every_width(self, chromium: Browser, page: WritePage, journal: str, *, dark: bool) -> None:
        address = page(JOURNALS[journal])
        for width in WIDTHS:
            chromium.open(address, width, dark=dark)
            assert chromium.run("return innerWidth") == width
            assert chromium.run(SCROLLS) is False
            assert chromium.run(CLIPPED) == []
            assert all(min(box) >= 1 for box in chromium.run(BOXES))
            chromium.run("document.querySelectorAll('details').forEach(node => node.open = true)")
            assert chromium.run(SCROLLS) is False


class TestDiagrams:
    @pytest.mark.parametrize("journal", ["one loop", "many loops"])
    def test_labels_neither_collide_nor_stick_out(self, chromium: Browser, page: WritePage, journal: str) -> None:
        chromium.open(page(JOURNALS[journal]), 1400)
        assert chromium.run(COLLISIONS) == 0
        assert chromium.run(OUTSIDE) == []

    @pytest.mark.parametrize("width", WIDTHS)
    def test_labels_are_large_enough_to_read(self, chromium: Browser, page: WritePage, width: int) -> None:
        chromium.open(page(JOURNALS["many loops"]), width)
        heights = (
            "return [...document.querySelectorAll('.sankey .count')].filter(text => text.getClientRects().length)"
            ".map(text => text.getBoundingClientRect().height)"
        )
        assert min(chromium.run(heights)) >= 11

    @pytest.mark.parametrize("width", WIDTHS)
    @pytest.mark.parametrize("journal", ["one loop", "many loops", "many rounds"])
    def test_each_diagram_is_drawn_once_and_no_outcome_is_cut_off(
        self, chromium: Browser, page: WritePage, journal: str, width: int
    ) -> None:
        chromium.open(page(JOURNALS[journal]), width)
        assert chromium.run(DRAWN) == [1, 1]
        assert chromium.run(OUTSIDE) == []
        assert chromium.run(COLLISIONS) == 0

    def test_the_number_of_a_flow_shows_on_focus(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["many loops"]), 1400)
        chromium.run("[...document.querySelectorAll('.flow[tabindex]')].find(f => f.getClientRects().length).focus()")
        shown = (
            "return [...document.querySelectorAll('.number')].filter(t => getComputedStyle(t).visibility === 'visible')"
        )
        assert len(chromium.run(f"{shown}.filter(t => t.tagName === 'text')")) == 1


class TestText:
    def test_the_text_is_visible(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        text = chromium.run("return document.body.innerText")
        for part in ("Acme", "Dana Lee", "Has not supported executives", "1 Interviewed", "1 Told"):
            assert part in text, part

    def test_hostile_text_is_not_interpreted(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["hostile"]))
        assert HOSTILE in chromium.run("return document.body.textContent")
        assert chromium.run("return document.scripts.length + document.images.length") == 0


class TestColourScheme:
    def test_follows_the_preference_for_light_or_dark(self, chromium: Browser, page: WritePage) -> None:
        address = page(JOURNALS["one loop"])
        backgrounds = []
        for dark in (False, True):
            chromium.open(address, dark=dark)
            backgrounds.append(chromium.run("return getComputedStyle(document.body).backgroundColor"))
        assert backgrounds == ["rgb(251, 250, 247)", "rgb(20, 23, 27)"]


class TestKeyboard:
    def test_starts_with_a_link_to_the_content(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        chromium.press(TAB)
        assert chromium.run("return document.activeElement.textContent") == "Skip to content"
        assert chromium.run("return document.activeElement.getBoundingClientRect().left") >= 0

    def test_reaches_every_link_frame_and_summary(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        stops = chromium.run("return document.querySelectorAll('a, summary, [tabindex=\"0\"]').length")
        hidden = chromium.run(HIDDEN_STOPS)
        reached = []
        for _ in range(stops - hidden):
            chromium.press(TAB)
            reached.append(chromium.run("return document.activeElement.outerHTML.slice(0, 80)"))
        assert len({*reached}) >= len(reached) - 2
        summaries = chromium.run("return document.querySelectorAll('summary').length")
        assert sum(html.startswith("<summary") for html in reached) == summaries > 0

    def test_opens_a_table(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        chromium.run("document.querySelector('summary').focus()")
        chromium.press(ENTER)
        assert chromium.run("return document.querySelector('table').getBoundingClientRect().height") > 20


class TestPrint:
    @pytest.mark.parametrize("journal", JOURNALS)
    def test_prints_as_pdf(self, chromium: Browser, page: WritePage, journal: str) -> None:
        chromium.open(page(JOURNALS[journal]), dark=True)
        printed = chromium.pdf()
        assert printed.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1

    def test_is_dark_on_white_without_navigation(self, chromium: Browser, page: WritePage) -> None:
        chromium.open(page(JOURNALS["one loop"]), dark=True)
        chromium.devtools("Emulation.setEmulatedMedia", {"media": "print"})
        assert chromium.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert chromium.run("return document.querySelector('nav').getClientRects().length") == 0
