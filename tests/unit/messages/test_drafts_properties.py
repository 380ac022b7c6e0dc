"""Properties of drafts of any journal: a suitable length, and nothing invented."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from email import message_from_bytes
from email.policy import default
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.strategies import event_lists
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.check_in import check_in
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import AnyEvent, Recorded
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MessageEvent, message_kind, recipients, with_canonical_people
from feedback_loop.messages.mail import as_message, as_text, from_text
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.templates import builtin_template
from feedback_loop.messages.wording import PLACEHOLDER_END, PLACEHOLDER_START, excerpt, single_line
from hypothesis_profiles import scale_examples

from .strategies import LONG, TODAY, searches, texts
from .test_mail import HEADERS

senders = st.builds(
    Sender,
    st.none() | st.sampled_from(["Alex Moreau", "李 小龙", LONG]),
    st.none() | st.just("+33 6 12 34 56 78"),
    st.none() | st.just("https://alex.example/" + "x" * 200),
)


def facts_for_template(facts: LoopFacts, event: MessageEvent, sender: Sender) -> dict[str, Any]:
    return dict(template_facts(facts, event, sender, 12))


def loops(events: Sequence[AnyEvent]) -> Iterator[LoopFacts]:
    history = fold(events)
    for loop in list(history.loops.values())[:2]:
        yield LoopFacts(loop, history, TODAY, DEFAULT_DAYS, JobSearchFacts(history, TODAY))


def message_events(facts: LoopFacts) -> Iterator[Callable[[], MessageEvent]]:
    """Yield every possible message about a loop: to each of its people, and to the default recipient."""
    for person in (None, *facts.loop.people()[:2], "New Face <new@acme.example>"):
        people = [person] if person else []
        yield partial(verbs.ask, facts, person, TODAY, via=None, insist=True)
        yield partial(check_in, facts, person, TODAY, via=None)
        yield partial(verbs.follow_up, facts, person, TODAY, via=None)
        yield partial(verbs.thank, facts, people, TODAY)


def possible_messages(events: Sequence[AnyEvent]) -> Iterator[tuple[LoopFacts, MessageEvent]]:
    for facts in loops(events):
        for decide in message_events(facts):
            with suppress(RefusedError, UsageError):
                yield facts, with_canonical_people(facts, decide())


def drafts(events: Sequence[AnyEvent], sender: Sender) -> Iterator[MessageDraft]:
    for facts, event in possible_messages(events):
        yield write_draft(builtin_template(message_kind(facts, event)), facts, event, sender)


PROPERTY = settings(deadline=None, max_examples=scale_examples(40))


@PROPERTY
@given(searches | event_lists(), senders)
def test_any_draft_has_a_suitable_length(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        assert draft.fits, (draft.words, draft.kind, draft.body)


@PROPERTY
@given(searches, senders)
def test_any_draft_lists_its_placeholders(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        text = as_text(draft)
        assert all(f"{{{fact}}}" in text for fact in draft.placeholders), (draft.placeholders, text)


@PROPERTY
@given(searches | event_lists(), senders)
def test_any_draft_can_be_a_message_a_link_and_edited_text(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        message = message_from_bytes(as_message(draft), policy=default)
        assert (message["Subject"], message["X-Unsent"]) == (draft.subject, "1")
        assert set(message.keys()) <= HEADERS
        assert from_text(as_text(draft), draft) == draft


def source_texts(events: Sequence[AnyEvent], *names: str) -> list[str]:
    return [
        single_line(value) for event in events for name in names if isinstance(value := getattr(event, name, None), str)
    ]


def is_from(value: str, sources: Sequence[str]) -> bool:
    """Return True if a value is a text of the journal, or the beginning of one."""
    if not value.endswith("…"):
        return value in sources
    return value in sources or any(source.startswith(value[:-1]) for source in sources)


@PROPERTY
@given(searches, senders)
def test_every_text_in_a_draft_is_literally_from_an_event(events: list[AnyEvent], sender: Sender) -> None:
    for facts, event in possible_messages(events):
        own = facts.loop.events
        values = facts_for_template(facts, event, sender)
        texts_and_sources = [
            (values["feedback"]["quote"].strip("“”"), quotable_texts(own)),
            (values["plan"]["text"], source_texts(own, "text")),
            (values["evidence"], source_texts(own, "evidence")),
            (values["interview"]["detail"], source_texts(facts.past_interviews, "note")),
            (values["company"], source_texts(own, "company")),
            *((step["text"], source_texts(own, "text")) for step in values["progress"]),
            *((text, source_texts(own, "text")) for text in values["also"]),
        ]
        for text, sources in texts_and_sources:
            assert text.startswith(PLACEHOLDER_START) or is_from(text, sources), (text, sources)


def quotable_texts(events: Sequence[AnyEvent]) -> list[str]:
    """Return the texts as they may be quoted: complete, or without their full stop."""
    texts = source_texts([event for event in events if isinstance(event, Recorded)], "text")
    return [*texts, *(text.removesuffix(".").strip("“”") for text in texts)]


@PROPERTY
@given(searches, senders)
def test_nobody_is_quoted_with_feedback_of_another_person(events: list[AnyEvent], sender: Sender) -> None:
    for facts, event in possible_messages(events):
        quote = facts_for_template(facts, event, sender)["feedback"]["quote"].strip("“”")
        theirs = [record for record in facts.loop.events_of(Recorded) if record.person in (*recipients(event), None)]
        assert quote.startswith(PLACEHOLDER_START) or is_from(quote, quotable_texts(theirs))


@PROPERTY
@given(searches, senders)
def test_every_date_in_a_draft_is_the_date_of_an_event(events: list[AnyEvent], sender: Sender) -> None:
    days = {event.on for event in events if event.on} | {TODAY}
    dates = {date_text(day) for day in days} | {f"{PLACEHOLDER_START}on which day{PLACEHOLDER_END}"}
    for facts, event in possible_messages(events):
        values = facts_for_template(facts, event, sender)
        for name in ("interview", "ask", "feedback", "last_contact"):
            assert values[name]["when"] in dates
        assert {step["when"] for step in values["progress"]} <= {f"{day:%B} {day.year}" for day in days}


def date_text(day: dt.date) -> str:
    ago = (TODAY - day).days
    year = "" if day.year == TODAY.year else f" {day.year}"
    return {0: "today", 1: "yesterday"}.get(ago, f"on {day:%A}, {day.day} {day:%B}{year}")


@PROPERTY
@given(searches, senders)
def test_every_duration_in_a_draft_is_that_of_an_action(events: list[AnyEvent], sender: Sender) -> None:
    for facts, event in possible_messages(events):
        span = facts_for_template(facts, event, sender)["plan"]["span"]
        durations = [
            (action.finished.on - action.planned.on).days
            for action in facts.loop.actions
            if action.finished and action.finished.on and action.planned.on
        ]
        assert span is None or any(is_about(span, days) for days in durations), (span, durations)


def is_about(span: str, days: int) -> bool:
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    number, unit = span.split()
    count = numbers.index(number) if number in numbers else int(number)
    length = {"day": 1.0, "week": 7.0, "month": 30.44}[unit.removesuffix("s")]
    return count * length - 4 <= days < (count + 1) * length + 4


@given(texts, st.integers(1, 60))
def test_excerpt_is_the_beginning_within_the_limits(text: str, max_words: int) -> None:
    cut, line = excerpt(text, max_words), single_line(text)
    assert len(cut.split()) <= max_words
    assert len(cut) <= 601
    assert cut == line or (cut.endswith("…") and line.startswith(cut[:-1]))


def test_excerpt_ends_after_a_sentence_if_long_enough() -> None:
    assert excerpt("Two words first. Then many more of them, and more", 8) == "Two words first. Then many more of them…"
    assert excerpt("Four words come first. Then many more of them", 6) == "Four words come first…"
