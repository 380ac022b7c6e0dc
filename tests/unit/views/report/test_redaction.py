"""Redaction: one stable pseudonym for each person and company, and no name in any text."""

import re
import unicodedata
from collections.abc import Callable, Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    advised_loop,
    amended,
    applied,
    asked,
    cancelled,
    history_of,
    interviewed,
    make_event,
    overview_on,
    person_amended,
    planned,
    recorded,
    retracted,
    theme_renamed,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.insight.contacts import contact_histories
from feedback_loop.domain.model.events import (
    KINDS,
    ActionEvent,
    AnyEvent,
    Applied,
    Event,
    FeedbackType,
    LoopEvent,
    Planned,
    Recorded,
    Reply,
    Result,
    encode,
)
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.privacy.names import MAY_REMAIN
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.views.report.html import ReportInfo, report_html

from .html_tree import parse_html
from .sample_journals import TODAY, search

DANA = "Dana Lee <dana@acme.example> (recruiter)"
INFO = ReportInfo("1.0", 1, redacted=True)
NAMES = st.sampled_from(["Zorblat", "Quixel", "Vandrel", "Ostrava", "Immeria"])
PEOPLE = st.sampled_from(["Yevka Trusk", "Brelin Ozk", "Yevka Ozk", "Dorrit Xan <dx@mail.example>", "Sól Pétur"])
CASINGS = st.sampled_from([str, str.lower, str.upper, lambda text: unicodedata.normalize("NFD", text)])


def redacted_text(text: str, *people: str, company: str = "Brightwater Labs Ltd") -> str:
    """Return a point's text as it is redacted in a loop with some people; the first one gave it."""
    loop = applied(company, people=people or (DANA,))
    return redacted_texts([loop, recorded(loop, 1, None, text=text)])[0]


def redact(events: Iterable[Event]) -> list[AnyEvent]:
    return redact_events(overview_on(events, TODAY).events)


def redacted_texts(events: Iterable[Event]) -> list[str]:
    """Return the texts of the points, as redacted."""
    return [event.text for event in redact(events) if isinstance(event, Recorded)]


def all_fields(events: list[Event]) -> str:
    """Return every field of the redacted events as one text."""
    return msgspec.json.encode([encode(event) for event in redact(events)]).decode()


class TestNamesInText:
    @pytest.mark.parametrize(
        ("text", "redacted"),
        [
            ("Dana Lee called", "Person 1 called"),
            ("dana called; LEE wrote", "Person 1 called; Person 1 wrote"),
            ("Lee, Dana", "Person 1"),
            ("Dána\N{RIGHT SINGLE QUOTATION MARK}s words", "Person 1\N{RIGHT SINGLE QUOTATION MARK}s words"),
            ("write to dana@acme.example, now", "write to Person 1, now"),
            ("cc: Someone@Else.example.", "cc: [address]."),
            ("see https://jobs.brightwater.example/17?x=1 there", "see [link] there"),
            ("Brightwater Labs Ltd is fine", "Company 1 is fine"),
            ("BRIGHTWATER-LABS is fine", "Company 1 is fine"),
            ("Brightwaterlabs, brightwater", "Company 1, Company 1"),
            ("Bright\u00adwater Labs", "Company 1"),
            ("Danae and Leeds stay", "Danae and Leeds stay"),
            ("nothing to hide", "nothing to hide"),
        ],
    )
    def test_are_replaced(self, text: str, redacted: str) -> None:
        assert redacted_text(text) == redacted

    def test_leave_name_particles_alone(self) -> None:
        assert redacted_text("the van of Ludwig van Beethoven", "Ludwig van Beethoven") == "the van of Person 1"

    def test_in_scripts_without_spaces_are_found_within_words(self) -> None:
        assert redacted_text("李娜说你很好", "李娜") == "Person 1说你很好"

    def test_of_symbols_are_found_as_they_stand(self) -> None:
        assert redacted_text("At ★, nobody", company="★") == "At Company 1, nobody"

    def test_that_are_common_words_need_a_capital(self) -> None:
        text = redacted_text("General is a general term", company="General Widgets")
        assert text == "Company 1 is a general term"

    def test_shared_by_two_people_mean_the_one_in_the_loop(self) -> None:
        acme, globex, other = applied("Acme", 0), applied("Globex", 1), applied("Initech", 2)
        events: list[Event] = [interviewed(acme, 2, "Kim Oh"), interviewed(globex, 3, "Kim Poe")]
        events += [recorded(loop, 4, None, text="Kim") for loop in (acme, globex, other)]
        events += [acme, globex, other]
        assert redacted_texts(events) == ["Person 1", "Person 2", "somebody"]


class TestPseudonyms:
    def test_are_the_same_for_one_person_at_two_companies(self) -> None:
        acme, globex = applied("Acme", 0), applied("Globex", 1)
        events: list[Event] = [acme, globex, asked(acme, 2, DANA), asked(globex, 3, "D. Lee <dana@acme.example>")]
        people = contact_histories(overview_on(redact(events), TODAY))
        assert [(history.person.name, len(history.loops)) for history in people] == [("Person 1", 2)]

    def test_differ_for_two_people_of_one_name(self) -> None:
        acme, globex = applied("Acme", 0), applied("Globex", 1)
        events: list[Event] = [acme, globex, asked(acme, 2, "Kim Oh"), asked(globex, 3, "Kim Oh")]
        assert len(contact_histories(overview_on(redact(events), TODAY))) == 2

    def test_follow_corrections_and_hide_the_old_name(self) -> None:
        story = advised_loop("Acme", DANA)
        note = recorded(story.loop, 5, DANA, text="Dana Lee, now Dana Marsh, left Acme for Globex")
        events: list[Event] = [
            *story.story,
            note,
            person_amended("dana@acme.example", name="Dana Marsh", company="Globex"),
            amended(story.loop, company="Akme"),
        ]
        assert not re.search("dana|lee|marsh|acme|akme|globex", all_fields(events), re.IGNORECASE)
        (history,) = contact_histories(overview_on(redact(events), TODAY))
        assert history.company != history.companies[0]

    def test_hide_names_of_undone_events(self) -> None:
        undone, loop = applied("Globex", 0), applied("Acme", 1)
        events: list[Event] = [undone, retracted(undone.id), loop, recorded(loop, 2, None, text="Better than Globex")]
        assert "Globex" not in all_fields(events)

    def test_leave_built_in_themes_alone(self) -> None:
        loop = applied("Process Ltd", 0)
        events: list[Event] = [loop, recorded(loop, 1, None, themes=("process", "process-culture", "old"))]
        events += [theme_renamed("old", "new")]
        (point,) = (event for event in redact(events) if isinstance(event, Recorded))
        assert point.themes == ("process", "company-1-culture", "new")

    def test_drop_links_to_the_job_posting(self) -> None:
        loop = applied("Acme", url="https://acme.example/jobs/17", source_id="row 17 of Acme")
        (application,) = (event for event in redact([loop]) if isinstance(event, Applied))
        assert (application.url, application.source_id) == (None, None)

    def test_are_the_same_in_every_run_and_stay_when_more_is_recorded(self) -> None:
        events = search(30)
        more = [*events, *search(5, seed=2)]
        before = {event.id: event for event in redact(events)}
        assert before == {event.id: event for event in redact(events)}
        after = {event.id: event for event in redact(more)}
        assert all(after[id_] == event for id_, event in before.items() if isinstance(event, Applied))

    @UNTIMED
    @given(NAMES, PEOPLE, CASINGS, st.text("abc ,.!—\u200b", max_size=6))
    def test_leave_no_name_in_any_field(
        self, company: str, person: str, casing: Callable[[str], str], around: str
    ) -> None:
        spelled = casing(f"{company}, {read_person(person).name}")
        text = f"{around} {spelled} {around}"
        loop = applied(company, role=text, source=text, location=text, note=text, people=(f"{person} ({company})",))
        point = recorded(loop, 2, person, text=text, via=text, note=text)
        fields = all_fields([loop, interviewed(loop, 1, person, round=text, note=text), point])
        words = re.findall(r"\w{3,}", f"{company} {read_person(person).name}".casefold())
        folded = unicodedata.normalize("NFC", fields).casefold()
        assert not [word for word in words if word in folded]

    @pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(kind, LoopEvent | Planned | ActionEvent)])
    def test_replace_names_in_every_field_of_text(self, kind: type[AnyEvent]) -> None:
        loop = applied("Zorblat")
        plan = planned(loop, 1, text="Ask Zorblat")
        other = applied("Initech")
        pointers = {"application": loop.id, "action": plan.id, "into": other.id}
        texts = {field.name: _text_for(field) for field in msgspec.structs.fields(kind) if _text_for(field)}
        enums = {"result": Result.REJECTED, "type": FeedbackType.GAP, "reply": Reply.ANSWERED}
        known = {name: value for name, value in (pointers | enums).items() if name in kind.__struct_fields__}
        fields = all_fields([loop, other, plan, make_event(kind, 2, **(texts | known))])
        assert f'"kind":"{kind.__struct_config__.tag}"' in fields
        assert "zorblat" not in fields.casefold()

    @UNTIMED
    @given(event_lists())
    def test_leave_the_status_of_loops_unchanged(self, events: list[Event]) -> None:
        plain = overview_on(events, TODAY)
        redacted = overview_on(redact(events), TODAY)
        assert redacted.statuses.keys() == plain.statuses.keys()
        for id_, status in redacted.statuses.items():
            other = plain.statuses[id_]
            assert (status.steps, status.closed_because) == (other.steps, other.closed_because)
            assert [(step.rule, step.due) for step in status.next_steps] == [
                (step.rule, step.due) for step in other.next_steps
            ]

    def test_keep_an_interview_that_was_cancelled(self) -> None:
        loop = applied("Acme")
        interview = interviewed(loop, 1, DANA)
        redacted = history_of(redact([loop, interview, cancelled(interview, 2)]))
        assert len(redacted.people.person_keys()) == 1
        assert [event.kind for event in redacted.events if event.id == interview.id] == ["interviewed"]

    @UNTIMED
    @given(event_lists())
    def test_keep_the_number_of_people(self, events: list[Event]) -> None:
        plain, redacted = history_of(events), history_of(redact(events))
        assert len(redacted.people.person_keys()) == len(plain.people.person_keys())


def _text_for(field: msgspec.structs.FieldInfo) -> str | tuple[str, ...] | None:
    """Return a text with a name for a field that may hold one."""
    if field.name in ("id", "batch", "rule", "at", "feedback"):
        return None
    if field.type == tuple[str, ...]:
        return ("Zorblat",)
    return "Zorblat" if field.type in (str, str | None) else None


class TestRedactedPage:
    def test_warns_about_what_stays(self) -> None:
        text = parse_html(report_html(overview_on(redact(search(20)), TODAY), INFO)).label
        assert f"These may remain: {MAY_REMAIN}" in text

    def test_has_no_commands_with_pseudonyms(self) -> None:
        html = report_html(overview_on(redact(search(60)), TODAY), INFO)
        assert "What is due" in html
        assert "feedback-loop follow-up" not in html
