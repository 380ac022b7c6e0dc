"""The page as HTML: valid, self-contained, accessible, honest about small numbers, and safe with any text."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from domain.journals import advised, applied, asked, finished, interviewed, look, planned, recorded, rejected
from domain.strategies import event_lists
from feedback_loop.domain.model.events import Event
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.views.report.html import ReportInfo, report_html

from .document import Element, outline, parsed
from .searches import HOSTILE, INFO, INVISIBLE, TODAY, hostile, search

JOURNALS: dict[str, list[Event]] = {
    "empty": [],
    "one event": [applied()],
    "one loop": [*advised().story],
    "many loops": search(120),
    "hostile": hostile(),
}
LIMIT = 300_000


def page(events: list[Event], info: ReportInfo = INFO) -> str:
    return report_html(look(events, TODAY), info)


@pytest.fixture(params=JOURNALS)
def document(request: pytest.FixtureRequest) -> Element:
    return parsed(page(JOURNALS[request.param]))


class TestAnyPage:
    def test_has_one_of_each_landmark_and_a_title(self, document: Element) -> None:
        assert [len(document.all(name)) for name in ("h1", "main", "header")] == [1, 1, 1]
        assert document.all("head")[0].all("title")[0].label.startswith("Feedback report, ")
        assert document.attributes["lang"] == "en"

    def test_skips_no_level_of_headings(self, document: Element) -> None:
        levels = outline(document)
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))

    def test_gives_each_id_once_and_refers_to_no_other(self, document: Element) -> None:
        ids = [element.attributes["id"] for element in document if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        wanted = [name for element in document for name in element.attributes.get("aria-labelledby", "").split()]
        wanted += [
            href.removeprefix("#") for one in document if (href := one.attributes.get("href", "")).startswith("#")
        ]
        assert set(wanted) <= set(ids)

    def test_loads_nothing_and_runs_nothing(self, document: Element) -> None:
        assert not document.all("script", "iframe", "object", "embed", "form", "base", "img", "foreignObject")
        for element in document:
            names = element.attributes.keys()
            assert not any(name.startswith("on") or name in ("style", "src", "srcset", "action") for name in names)
            assert element.attributes.get("href", "#").startswith(("#", "data:image/svg+xml,"))

    def test_gives_every_picture_a_name_and_a_description(self, document: Element) -> None:
        pictures = [one for one in document.all("svg") if one.attributes.get("role") == "img"]
        assert all([child.name for child in one.children][:2] == ["title", "desc"] for one in pictures)
        assert all(child.label for one in pictures for child in one.children[:2])

    def test_hides_other_drawings_from_screen_readers(self, document: Element) -> None:
        within = {id(inner) for one in document.all("svg") for inner in list(one)[1:]}
        rest = [one for one in document.all("svg") if id(one) not in within and "role" not in one.attributes]
        hidden = {id(inner) for one in document if one.attributes.get("aria-hidden") for inner in one}
        assert all(id(one) in hidden for one in rest)

    def test_gives_every_figure_a_table_with_headings(self, document: Element) -> None:
        for figure in document.all("figure"):
            assert [table.all("th")[0].attributes["scope"] for table in figure.all("table")] == ["col"]

    def test_lets_only_its_own_style_sheet_in(self, document: Element) -> None:
        metas = document.all("meta")
        policy = next(one.attributes["content"] for one in metas if "http-equiv" in one.attributes)
        digest = hashlib.sha256(document.all("style")[0].text.encode()).digest()
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


class TestSize:
    @pytest.mark.parametrize("loops", [650, 3300])
    def test_stays_small_and_says_what_it_leaves_out(self, loops: int) -> None:
        events = search(loops)
        made = page(events)
        assert len(events) > loops * 3
        assert len(made.encode()) < LIMIT
        assert re.search(r"[0-9,]+ more loops are not shown", made)
        assert re.search(r"[0-9,]+ more people are not shown", made)


class TestText:
    def test_shows_hostile_text_and_interprets_none_of_it(self) -> None:
        made = page(hostile())
        assert not any(letter in made for letter in INVISIBLE if not letter.isprintable())
        shown = parsed(made).label
        for field in ("company0", "role", "words", "theme", "plan", "Round0"):
            assert f"{field} {HOSTILE[:20]}" in shown, field

    def test_shows_what_was_said_on_several_lines_as_one(self) -> None:
        said = recorded(loop := applied(), 3, text="First.\r\n\n  Second.", themes=("coding",))
        assert "First. Second." in parsed(page([loop, said])).label

    @settings(deadline=None, max_examples=40)
    @given(event_lists())
    def test_makes_a_valid_page_of_any_journal(self, events: list[Event]) -> None:
        parsed(page(events))
        parsed(report_html(look(redact_events(look(events, TODAY).events), TODAY), ReportInfo("1.0", 1, redacted=True)))


class TestNumbers:
    def test_says_how_to_begin_when_the_journal_is_empty(self) -> None:
        shown = parsed(page([])).label
        assert "The journal is empty" in shown
        assert 'feedback-loop apply "Acme" "Data Analyst"' in shown

    def test_gives_a_percentage_from_five_cases_up(self) -> None:
        assert self._asked(4) == "Asked 4/4"
        assert self._asked(5) == "Asked 5/5 100%"

    def test_counts_open_cases_beside_the_rate(self) -> None:
        loop = applied(on=390)
        assert "1 still open" in parsed(page([loop, interviewed(loop, 395)])).label

    def test_finds_too_little_to_tell_before_and_after_from_two_points(self) -> None:
        assert "too few to tell" in parsed(page(self._helped(2))).label

    def test_shows_a_theme_before_and_after_from_three_points_on_each_side(self) -> None:
        card = parsed(page(self._helped(3))).all("dl")[0]
        assert [one.label for one in card.all("dt", "dd")] == ["Before", "3 of 3", "After", "0 of 3"]

    @staticmethod
    def _helped(points: int) -> list[Event]:
        """Return points about coding, an action finished for them, and as many points about something else."""
        loop = applied()
        early = [recorded(loop, 1 + number, themes=("coding",)) for number in range(points)]
        plan = planned(loop, 10, early[0])
        late = [recorded(loop, 60 + number, themes=("level",)) for number in range(points)]
        return [loop, *early, plan, finished(plan, 40), *late]

    @staticmethod
    def _asked(loops: int) -> str:
        events: list[Event] = []
        for number in range(loops):
            loop = applied(f"Company {number}", number)
            events += [loop, interviewed(loop, 10), rejected(loop, 12), asked(loop, 14)]
        card = next(one for one in parsed(page(events)).all("li") if one.label.startswith("Asked"))
        return card.label.split(" of the loops")[0]
