"""The page as HTML: valid, self-contained, accessible, careful with small numbers, and safe with any text."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from domain.builders import (
    DANA,
    KIM,
    advised_loop,
    applied,
    asked,
    finished,
    interviewed,
    overview_on,
    planned,
    recorded,
    rejected,
)
from domain.strategies import event_lists
from feedback_loop.domain.model.events import Event, FeedbackType
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.views.report.html import ReportInfo, report_html
from hypothesis_profiles import scale_examples

from .html_tree import Element, heading_levels, parse_html
from .sample_journals import HOSTILE, INFO, INVISIBLE, TODAY, hostile_search, search

JOURNALS: dict[str, list[Event]] = {
    "empty": [],
    "one event": [applied()],
    "one loop": [*advised_loop().story],
    "many loops": search(120),
    "hostile": hostile_search(),
}
MAX_BYTES = 300_000


def page(events: list[Event], info: ReportInfo = INFO) -> str:
    return report_html(overview_on(events, TODAY), info)


@pytest.fixture(params=JOURNALS)
def document(request: pytest.FixtureRequest) -> Element:
    return parse_html(page(JOURNALS[request.param]))


class TestAnyPage:
    def test_has_one_of_each_landmark_and_a_title(self, document: Element) -> None:
        assert [len(document.all(name)) for name in ("h1", "main", "header")] == [1, 1, 1]
        assert document.all("head")[0].all("title")[0].label.startswith("Feedback report, ")
        assert document.attributes["lang"] == "en"

    def test_skips_no_heading_level(self, document: Element) -> None:
        levels = heading_levels(document)
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))

    def test_ids_are_unique_and_references_resolve(self, document: Element) -> None:
        ids = [element.attributes["id"] for element in document if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        references = [name for element in document for name in element.attributes.get("aria-labelledby", "").split()]
        hrefs = [element.attributes.get("href", "") for element in document]
        references += [href.removeprefix("#") for href in hrefs if href.startswith("#")]
        assert set(references) <= set(ids)

    def test_loads_nothing_and_runs_nothing(self, document: Element) -> None:
        assert not document.all("script", "iframe", "object", "embed", "form", "base", "img", "foreignObject")
        for element in document:
            names = element.attributes.keys()
            assert not any(name.startswith("on") or name in ("style", "src", "srcset", "action") for name in names)
            assert element.attributes.get("href", "#").startswith(("#", "data:image/svg+xml,"))

    def test_every_diagram_has_a_title_and_a_description(self, document: Element) -> None:
        diagrams = [svg for svg in document.all("svg") if svg.attributes.get("role") in ("img", "group")]
        assert all([child.name for child in svg.children][:2] == ["title", "desc"] for svg in diagrams)
        assert all(child.label for svg in diagrams for child in svg.children[:2])

    def test_decorations_are_hidden_from_screen_readers(self, document: Element) -> None:
        nested = {id(inner) for svg in document.all("svg") for inner in list(svg)[1:]}
        decorations = [svg for svg in document.all("svg") if id(svg) not in nested and "role" not in svg.attributes]
        hidden = {id(inner) for element in document if element.attributes.get("aria-hidden") for inner in element}
        assert all(id(svg) in hidden for svg in decorations)

    def test_every_figure_has_a_table_with_headings(self, document: Element) -> None:
        for figure in document.all("figure"):
            assert [table.all("th")[0].attributes["scope"] for table in figure.all("table")] == ["col"]

    def test_the_security_policy_allows_only_its_own_style_sheet(self, document: Element) -> None:
        metas = document.all("meta")
        policy = next(meta.attributes["content"] for meta in metas if "http-equiv" in meta.attributes)
        digest = hashlib.sha256(document.all("style")[0].text.encode()).digest()
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


class TestSize:
    @pytest.mark.parametrize("loops", [650, 3300])
    def test_stays_small_and_counts_what_it_leaves_out(self, loops: int) -> None:
        events = search(loops)
        html = page(events)
        assert len(events) > loops * 3
        assert len(html.encode()) < MAX_BYTES
        assert re.search(r"[0-9,]+ more closed loops are not listed", html)
        assert re.search(r"[0-9,]+ more people are not shown", html)


class TestText:
    def test_hostile_text_is_escaped(self) -> None:
        html = page(hostile_search())
        assert not any(letter in html for letter in INVISIBLE if not letter.isprintable())
        text = parse_html(html).label
        for field in ("company0", "role", "words", "theme", "plan", "Round0"):
            assert f"{field} {HOSTILE[:20]}" in text, field

    def test_a_quotation_of_several_lines_is_on_one(self) -> None:
        point = recorded(loop := applied(), 3, text="First.\r\n\n  Second.", themes=("coding",))
        assert "First. Second." in parse_html(page([loop, point])).label

    @settings(deadline=None, max_examples=scale_examples(40))
    @given(event_lists())
    def test_any_journal_gives_a_valid_page(self, events: list[Event]) -> None:
        parse_html(page(events))
        redacted = overview_on(redact_events(overview_on(events, TODAY).events), TODAY)
        parse_html(report_html(redacted, ReportInfo("1.0", 1, redacted=True)))


class TestOrder:
    def test_what_is_due_comes_first_and_people_last(self) -> None:
        sections = [section.attributes["aria-labelledby"] for section in parse_html(page(search(60))).all("section")]
        assert sections == ["due", "next", "numbers", "applications", "funnel", "timeline", "themes", "people"]

    def test_the_gap_to_work_on_has_its_words_and_what_to_type(self) -> None:
        acme, globex = applied("Acme"), applied("Globex")
        gaps = [
            recorded(loop, 3, who, text=f"Slow, says {who[:3]}", themes=("pace",))
            for loop, who in ((acme, DANA), (globex, KIM))
        ]
        text = parse_html(page([acme, globex, *gaps])).label
        assert "named by Dana Lee and Kim Oh" in text
        assert "Slow, says Kim" in text
        assert "feedback-loop act --theme pace 'what you will do'" in text

    def test_interviews_ahead_have_their_day_round_and_people(self) -> None:
        loop = applied(on=TODAY - 5)
        events = [loop, interviewed(loop, TODAY + 3, DANA, round="panel", at="14:00", set=True)]
        assert "Fri 9 Apr 2027, 14:00 in 3 daysPanel · Acme · Dana Lee" in parse_html(page(events)).label

    def test_praise_alone_is_called_so(self) -> None:
        point = recorded(loop := applied(), 3, type=FeedbackType.STRENGTH, themes=("motivation",))
        card = next(c for c in parse_html(page([loop, point])).all("li") if c.label.startswith("motivation"))
        assert "1 strength" in card.label
        assert "Actions" not in card.label


class TestTimeline:
    def test_an_open_loop_shows_every_round_ask_and_reply(self) -> None:
        loop = applied(on=TODAY - 60)
        rounds = [interviewed(loop, TODAY - 50 + number, round=f"Round {number}") for number in range(4)]
        events = [loop, *rounds, rejected(loop, TODAY - 20), asked(loop, TODAY - 19), recorded(loop, TODAY - 10)]
        row = parse_html(page(events)).all("ol")[-1].all("svg")[0]
        assert [title.label.partition(":")[0] for title in row.all("title")[2:]] == [
            "Applied", "Round 0", "Round 1", "Round 2", "Round 3", "Asked for feedback", "Feedback",
        ]  # fmt: skip

    def test_closed_loops_are_counted_and_each_has_a_line(self) -> None:
        waiting = [applied(f"Open {number}", TODAY - 5) for number in range(20)]
        events: list[Event] = [*waiting, *(applied(f"Old {number}", 10) for number in range(9))]
        document = parse_html(page(events))
        timeline = next(figure for figure in document.all("figure") if figure.attributes.get("class") == "timeline")
        assert "15 open loops are drawn; 5 more open ones are not; 9 closed." in timeline.label
        assert len(timeline.all("tbody")[0].all("tr")) == 29
        assert len(timeline.all("ol")[0].all("li")) == 15


class TestNumbers:
    def test_an_empty_journal_says_how_to_begin(self) -> None:
        text = parse_html(page([])).label
        assert "The journal is empty" in text
        assert 'feedback-loop apply "Acme" "Data Analyst"' in text

    def test_percentages_need_five_cases(self) -> None:
        assert self._asked_card(4) == "Asked 4/4"
        assert self._asked_card(5) == "Asked 5/5 100%"

    def test_open_cases_are_counted_separately(self) -> None:
        loop = applied(on=390)
        assert "1 still open" in parse_html(page([loop, interviewed(loop, 395)])).label

    def test_two_points_are_too_few_for_before_and_after(self) -> None:
        assert "too few to tell" in parse_html(page(self._advised_on_coding(2))).label

    def test_three_points_on_each_side_show_before_and_after(self) -> None:
        card = parse_html(page(self._advised_on_coding(3))).all("dl")[0]
        assert [element.label for element in card.all("dt", "dd")] == ["Before", "3 of 3", "After", "0 of 3"]

    @staticmethod
    def _advised_on_coding(points: int) -> list[Event]:
        """Return points about coding, an action finished for them, and as many points about something else."""
        loop = applied()
        early = [recorded(loop, 1 + number, themes=("coding",)) for number in range(points)]
        plan = planned(loop, 10, early[0])
        late = [recorded(loop, 60 + number, themes=("level",)) for number in range(points)]
        return [loop, *early, plan, finished(plan, 40), *late]

    @staticmethod
    def _asked_card(loops: int) -> str:
        events: list[Event] = []
        for number in range(loops):
            loop = applied(f"Company {number}", number)
            events += [loop, interviewed(loop, 10), rejected(loop, 12), asked(loop, 14)]
        cards = (item for item in parse_html(page(events)).all("li") if item.attributes.get("class") == "card")
        card = next(card for card in cards if card.label.startswith("Asked"))
        return card.label.split(" of the loops")[0]
