"""The page in a real Chromium: at three widths, in light and dark, by keyboard, on paper, with hostile text."""

import re
from collections.abc import Callable, Iterable

import pytest

from domain.journals import advised, applied, finished, followed_up
from feedback_loop.domain.model.events import Event

from .browser import Browser
from .searches import HOSTILE, hostile, search

WIDTHS = (400, 800, 1400)
Written = Callable[[Iterable[Event]], str]
TAB, ENTER = "\ue004", "\ue007"
_STORY = advised()
JOURNALS: dict[str, list[Event]] = {
    "empty": [],
    "one event": [applied()],
    "one loop": [*_STORY.story, finished(_STORY.plan, 30), followed_up(_STORY.loop, 40)],
    "many loops": search(200),
    "hostile": hostile(),
}
BOXES = (
    "return [...document.querySelectorAll('svg')].map(one => one.getBoundingClientRect()).map(b => [b.width, b.height])"
)
SCROLLS = "return document.documentElement.scrollWidth > innerWidth"
CLIPPED = """
return [...document.querySelectorAll('.card, h1, h2, .lead, nav, table, details > *, .row')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'visible')
  .filter(one => !one.closest('.scroll') && one.getClientRects().length)
  .map(one => one.outerHTML.slice(0, 200))
"""
COLLISIONS = """
const boxes = [...document.querySelectorAll('.sankey text')].map(one => one.getBoundingClientRect());
return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length
"""
OUTSIDE = """
return [...document.querySelectorAll('.sankey')].flatMap(svg => [...svg.querySelectorAll('text')].filter(one =>
  one.getBoundingClientRect().right > svg.getBoundingClientRect().right + 1)).map(one => one.textContent)
"""


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
class TestAnyPage:
    def test_renders_without_a_complaint_and_asks_nobody_for_anything(
        self, chromium: Browser, page: Written, journal: str, *, dark: bool
    ) -> None:
        address = page(JOURNALS[journal])
        chromium.open(address, dark=dark)
        assert chromium.run("return document.readyState") == "complete"
        assert chromium.logged("browser") == []
        assert [url for url in chromium.requests() if not url.startswith("data:image/svg+xml")] == [address]

    def test_fits_every_width(self, chromium: Browser, page: Written, journal: str, *, dark: bool) -> None:
        address = page(JOURNALS[journal])
        for width in WIDTHS:
            chromium.open(address, width, dark=dark)
            assert chromium.run("return innerWidth") == width
            assert chromium.run(SCROLLS) is False
            assert chromium.run(CLIPPED) == []
            assert all(min(box) >= 1 for box in chromium.run(BOXES))
            chromium.run("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert chromium.run(SCROLLS) is False


class TestPictures:
    @pytest.mark.parametrize("journal", ["one loop", "many loops"])
    def test_have_labels_that_neither_collide_nor_stick_out(
        self, chromium: Browser, page: Written, journal: str
    ) -> None:
        chromium.open(page(JOURNALS[journal]), 1400)
        assert chromium.run(COLLISIONS) == 0
        assert chromium.run(OUTSIDE) == []

    @pytest.mark.parametrize("width", WIDTHS)
    def test_have_labels_large_enough_to_read(self, chromium: Browser, page: Written, width: int) -> None:
        chromium.open(page(JOURNALS["many loops"]), width)
        heights = "return [...document.querySelectorAll('.sankey .count')].map(o => o.getBoundingClientRect().height)"
        assert min(chromium.run(heights)) >= 11

    @pytest.mark.parametrize("width", WIDTHS)
    def test_say_that_they_scroll_where_they_do(self, chromium: Browser, page: Written, width: int) -> None:
        chromium.open(page(JOURNALS["many loops"]), width)
        scrolling = chromium.run(
            "return [...document.querySelectorAll('figure > .scroll')].map(one => one.scrollWidth > one.clientWidth)"
        )
        told = chromium.run(
            "return [...document.querySelectorAll('.hint')].map(one => one.getClientRects().length > 0)"
        )
        assert told == scrolling

    def test_scroll_in_their_own_frame_where_the_window_is_narrow(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["many loops"]), 400)
        frames = "return [...document.querySelectorAll('figure > .scroll')].map(o => o.scrollWidth > o.clientWidth)"
        assert chromium.run(frames) == [True, True]


class TestText:
    def test_is_there(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        shown = chromium.run("return document.body.innerText")
        for text in ("Acme", "Dana Lee", "Has not supported executives", "1 Interviewed", "1 Told"):
            assert text in shown, text

    def test_is_text_whatever_it_says(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["hostile"]))
        assert HOSTILE in chromium.run("return document.body.textContent")
        assert chromium.run("return document.scripts.length + document.images.length") == 0


class TestLooks:
    def test_follow_the_wish_for_light_or_dark(self, chromium: Browser, page: Written) -> None:
        address = page(JOURNALS["one loop"])
        grounds = []
        for dark in (False, True):
            chromium.open(address, dark=dark)
            grounds.append(chromium.run("return getComputedStyle(document.body).backgroundColor"))
        assert grounds == ["rgb(251, 250, 247)", "rgb(20, 23, 27)"]


class TestKeyboard:
    def test_begins_with_a_link_to_the_content(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        chromium.press(TAB)
        assert chromium.run("return document.activeElement.textContent") == "Skip to content"
        assert chromium.run("return document.activeElement.getBoundingClientRect().left") >= 0

    def test_reaches_every_link_frame_and_table(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        stops = chromium.run("return document.querySelectorAll('a, summary, [tabindex=\"0\"]').length")
        hidden = chromium.run("return document.querySelectorAll('details:not([open]) [tabindex=\"0\"]').length")
        reached = []
        for _ in range(stops - hidden):
            chromium.press(TAB)
            reached.append(chromium.run("return document.activeElement.outerHTML.slice(0, 80)"))
        assert len({*reached}) >= len(reached) - 2
        summaries = chromium.run("return document.querySelectorAll('summary').length")
        assert sum(one.startswith("<summary") for one in reached) == summaries > 0

    def test_opens_a_table(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["one loop"]))
        chromium.run("document.querySelector('summary').focus()")
        chromium.press(ENTER)
        assert chromium.run("return document.querySelector('table').getBoundingClientRect().height") > 20


class TestPaper:
    @pytest.mark.parametrize("journal", JOURNALS)
    def test_takes_the_page(self, chromium: Browser, page: Written, journal: str) -> None:
        chromium.open(page(JOURNALS[journal]), dark=True)
        printed = chromium.pdf()
        assert printed.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1

    def test_gets_dark_text_on_white_without_what_only_a_screen_can_use(self, chromium: Browser, page: Written) -> None:
        chromium.open(page(JOURNALS["one loop"]), dark=True)
        chromium.devtools("Emulation.setEmulatedMedia", {"media": "print"})
        assert chromium.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert chromium.run("return document.querySelector('nav').getClientRects().length") == 0
