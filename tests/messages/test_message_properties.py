"""Whatever the journal holds, a draft is within its range or clearly refused, and nothing in it is invented."""

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
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import AnyEvent, Recorded
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.facts import build_facts as known_facts
from feedback_loop.messages.mail import as_link, as_message, as_text, from_text
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import MessageEvent, message_kind, recipients, with_canonical_people
from feedback_loop.messages.templates import builtin_template
from feedback_loop.messages.wording import GAP_CLOSES, GAP_OPENS, plain, truncate

from .searches import LONG, TODAY, searches, texts
from .test_message_mail import HEADERS

senders = st.builds(
    Sender,
    st.none() | st.sampled_from(["Alex Moreau", "李 小龙", LONG]),
    st.none() | st.just("+33 6 12 34 56 78"),
    st.none() | st.just("https://alex.example/" + "x" * 200),
)


def facts(facts: LoopFacts, move: MessageEvent, me: Sender, words: int) -> dict[str, Any]:
    return dict(known_facts(facts, move, me, words))


def cases(events: Sequence[AnyEvent]) -> Iterator[LoopFacts]:
    book = fold(events)
    for loop in list(book.loops.values())[:2]:
        yield LoopFacts(loop, book, TODAY, DEFAULT_DAYS, JobSearchFacts(book, TODAY))


def moves(facts: LoopFacts) -> Iterator[Callable[[], MessageEvent]]:
    """Every message that could be drafted about a loop: to everybody in it, and to whom the program picks."""
    for person in (None, *facts.loop.people()[:2], "New Face <new@acme.example>"):
        people = [person] if person else []
        yield partial(verbs.ask, facts, person, TODAY, via=None, insist=True)
        yield partial(verbs.follow_up, facts, person, TODAY, via=None)
        yield partial(verbs.thank, facts, people, TODAY)


def decided(events: Sequence[AnyEvent]) -> Iterator[tuple[LoopFacts, MessageEvent]]:
    for case in cases(events):
        for decide in moves(case):
            with suppress(RefusedError, UsageError):
                yield case, with_canonical_people(case, decide())


def drafts(events: Sequence[AnyEvent], me: Sender) -> Iterator[MessageDraft]:
    for case, move in decided(events):
        yield write_draft(builtin_template(message_kind(case, move)), case, move, me)


OFTEN = settings(deadline=None, max_examples=40)


@OFTEN
@given(searches | event_lists(), senders)
def test_every_draft_of_any_journal_is_within_its_range(events: list[AnyEvent], me: Sender) -> None:
    for written in drafts(events, me):
        assert written.fits, (written.words, written.situation, written.body)


@OFTEN
@given(searches, senders)
def test_every_draft_names_exactly_the_gaps_that_are_seen_in_it(events: list[AnyEvent], me: Sender) -> None:
    for written in drafts(events, me):
        shown = as_text(written)
        assert all(f"{{{gap}}}" in shown for gap in written.placeholders), (written.placeholders, shown)


@OFTEN
@given(searches | event_lists(), senders)
def test_every_draft_of_any_journal_can_go_every_way(events: list[AnyEvent], me: Sender) -> None:
    for written in drafts(events, me):
        read = message_from_bytes(as_message(written), policy=default)
        assert (read["Subject"], read["X-Unsent"]) == (written.subject, "1")
        assert set(read.keys()) <= HEADERS
        assert (as_link(written) or "mailto:").startswith("mailto:")
        assert from_text(as_text(written), written) == written


def plain_sources(events: Sequence[AnyEvent], *names: str) -> list[str]:
    return [plain(value) for event in events for name in names if isinstance(value := getattr(event, name, None), str)]


def is_from(value: str, sources: Sequence[str]) -> bool:
    """Whether a value is a whole text of the journal, or its beginning with a mark where it was cut."""
    if not value.endswith("…"):
        return value in sources
    return value in sources or any(source.startswith(value[:-1]) for source in sources)


@OFTEN
@given(searches, senders)
def test_every_text_in_a_draft_is_from_an_event_word_for_word(events: list[AnyEvent], me: Sender) -> None:
    for case, move in decided(events):
        own = case.loop.events
        said = facts(case, move, me, 12)
        texts_said = [
            (said["feedback"]["quote"].strip("“”"), quoted(own)),
            (said["plan"]["text"], plain_sources(own, "text")),
            (said["evidence"], plain_sources(own, "evidence")),
            (said["interview"]["detail"], plain_sources(case.past_interviews, "note")),
            (said["company"], plain_sources(own, "company")),
            *((step["text"], plain_sources(own, "text")) for step in said["progress"]),
            *((text, plain_sources(own, "text")) for text in said["also"]),
        ]
        for text, sources in texts_said:
            assert text.startswith(GAP_OPENS) or is_from(text, sources), (text, sources)


def quoted(events: Sequence[AnyEvent]) -> list[str]:
    """What may stand in quotation marks, whose own full stop gives way to the sentence's."""
    whole = plain_sources([event for event in events if isinstance(event, Recorded)], "text")
    return [*whole, *(text.removesuffix(".").strip("“”") for text in whole)]


@OFTEN
@given(searches, senders)
def test_nobody_is_quoted_with_what_another_person_said(events: list[AnyEvent], me: Sender) -> None:
    for case, move in decided(events):
        quote = facts(case, move, me, 12)["feedback"]["quote"].strip("“”")
        theirs = [event for event in case.loop.events_of(Recorded) if event.person in (*recipients(move), None)]
        assert quote.startswith(GAP_OPENS) or is_from(quote, quoted(theirs))


@OFTEN
@given(searches, senders)
def test_every_day_in_a_draft_is_the_day_of_an_event(events: list[AnyEvent], me: Sender) -> None:
    days = {event.on for event in events if event.on} | {TODAY}
    spelled = {spell(day) for day in days} | {f"{GAP_OPENS}on which day{GAP_CLOSES}"}
    for case, move in decided(events):
        said = facts(case, move, me, 12)
        for place in ("interview", "ask", "feedback", "last_contact"):
            assert said[place]["when"] in spelled
        assert {step["when"] for step in said["progress"]} <= {f"{day:%B} {day.year}" for day in days}


def spell(day: dt.date) -> str:
    ago = (TODAY - day).days
    year = "" if day.year == TODAY.year else f" {day.year}"
    return {0: "today", 1: "yesterday"}.get(ago, f"on {day:%A}, {day.day} {day:%B}{year}")


@OFTEN
@given(searches, senders)
def test_every_span_in_a_draft_lies_between_a_plan_and_its_end(events: list[AnyEvent], me: Sender) -> None:
    for case, move in decided(events):
        said = facts(case, move, me, 12)["plan"]["span"]
        lasted = [
            (action.finished.on - action.planned.on).days
            for action in case.loop.actions
            if action.finished and action.finished.on and action.planned.on
        ]
        assert said is None or any(lasts_about(said, days) for days in lasted), (said, lasted)


def lasts_about(said: str, days: int) -> bool:
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    number, unit = said.split()
    count = numbers.index(number) if number in numbers else int(number)
    length = {"day": 1.0, "week": 7.0, "month": 30.44}[unit.removesuffix("s")]
    return count * length - 4 <= days < (count + 1) * length + 4


@given(texts, st.integers(1, 60))
def test_a_cut_text_is_the_beginning_of_the_text_in_at_most_so_many_words(text: str, words: int) -> None:
    kept, whole = truncate(text, words), plain(text)
    assert len(kept.split()) <= words
    assert len(kept) <= 601
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_a_text_is_cut_where_a_sentence_ends_if_one_does_in_time() -> None:
    assert (
        truncate("Two words first. Then many more of them, and more", 8) == "Two words first. Then many more of them…"
    )
    assert truncate("Four words come first. Then many more of them", 6) == "Four words come first…"
