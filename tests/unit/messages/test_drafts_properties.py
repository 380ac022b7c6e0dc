"""Properties of drafts of any journal: a suitable length, and nothing invented."""

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
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MessageEvent, MessageLength, with_canonical_people
from feedback_loop.messages.language import language_codes, load_language
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.mail import as_message, as_text, from_text
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.wording import (
    PLACEHOLDER_START,
    as_sentence,
    excerpt,
    list_items,
    single_line,
    without_intention,
)
from hypothesis_profiles import scale_examples

from .builders import drafts_of, letters
from .strategies import LONG, TODAY, searches, texts
from .test_mail import HEADERS

senders = st.builds(
    Sender,
    st.none() | st.sampled_from(["Alex Moreau", "李 小龙", LONG]),
    st.none() | st.just("+33 6 12 34 56 78"),
    st.none() | st.just("https://alex.example/" + "x" * 200),
)


def facts_for_templates(
    facts: LoopFacts, event: MessageEvent, sender: Sender
) -> Iterator[tuple[Letter, dict[str, Any]]]:
    for letter in letters(facts, event, sender):
        yield letter, dict(template_facts(facts, letter, 12))


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
        yield from drafts_of(facts, event, sender)


PROPERTY = settings(deadline=None, max_examples=scale_examples(40))


@PROPERTY
@given(searches | event_lists(), senders)
def test_any_draft_has_a_suitable_length(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        assert not draft.is_too_long, (draft.words, draft.kind, draft.body)
        assert draft.words > draft.kind.shortest // 2


@PROPERTY
@given(searches, senders)
def test_any_draft_lists_its_placeholders(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        text = as_text(draft)
        assert all(f"{{{fact}}}" in text for fact in draft.placeholders), (draft.placeholders, text)


@PROPERTY
@given(searches | event_lists(), senders)
def test_any_draft_can_be_a_message_and_edited_text(events: list[AnyEvent], sender: Sender) -> None:
    for draft in drafts(events, sender):
        message = message_from_bytes(as_message(draft), policy=default)
        assert (message["Subject"], message["X-Unsent"]) == (draft.subject, "1")
        assert set(message.keys()) <= HEADERS
        assert from_text(as_text(draft), draft) == draft


def is_from(value: str, sources: Sequence[str]) -> bool:
    """Return True if a value is a text of the journal, its beginning, or a later part after an ellipsis."""
    if value.startswith("… "):
        return any(value.removeprefix("… ").rstrip(".…") in source for source in sources)
    if not value.endswith("…"):
        return value in sources
    return value in sources or any(source.startswith(value[:-1]) for source in sources)


def is_from_items(value: str, sources: Sequence[str]) -> bool:
    """Return True if each item is a line of a text of the journal, or its beginning; one alone is a sentence.

    A line that begins with a name is for that person, who is told what follows it.
    """
    lines = [line for source in sources for line in list_items(source, 10_000, 10_000)]
    lines += [line.partition(": ")[2] for line in lines if ": " in line]
    if "\n" not in value:
        return is_from(value, [*lines, *map(as_sentence, lines)])
    items = [item.removeprefix("- ") for item in value.split("\n")]
    return all(item == "…" or is_from(item, lines) for item in items)


@PROPERTY
@given(searches, senders)
def test_every_text_in_a_draft_is_literally_from_an_event(events: list[AnyEvent], sender: Sender) -> None:
    for facts, event in possible_messages(events):
        own = facts.loop.events
        for letter, values in facts_for_templates(facts, event, sender):
            theirs = [record for record in facts.loop.events_of(Recorded) if record.person in (letter.person, None)]
            texts_and_sources = [
                (values["feedback"]["quote"].strip("“”"), quotable_texts(theirs)),
                (values["plan"]["text"], plan_texts(own)),
                (values["evidence"], raw_texts(own, "evidence")),
                (values["interview"]["talked_about"], raw_texts(facts.past_interviews, "talked_about")),
            ]
            for text, sources in texts_and_sources:
                assert not text or text.startswith(PLACEHOLDER_START) or is_from_items(text, sources), (text, sources)


def raw_texts(events: Sequence[AnyEvent], name: str) -> list[str]:
    return [value for event in events if isinstance(value := getattr(event, name, None), str)]


def plan_texts(events: Sequence[AnyEvent]) -> list[str]:
    lines = [line for text in raw_texts(events, "text") for line in list_items(text, 10_000, 10_000)]
    return [*raw_texts(events, "text"), *map(without_intention, lines)]


def quotable_texts(events: Sequence[AnyEvent]) -> list[str]:
    """Return the texts as they may be quoted: as sentences, without their own quotation marks at the ends."""
    texts = raw_texts(events, "text")
    lines = [line for text in texts for line in list_items(text, 10_000, 10_000)]
    return [*lines, *(as_sentence(line).strip("“”") for line in lines)]


@PROPERTY
@given(searches, senders)
def test_every_date_in_a_draft_is_the_date_of_an_event(events: list[AnyEvent], sender: Sender) -> None:
    language = load_language("en")
    days = [event.on for event in events if event.on] + [TODAY]
    dates = {language.date(day, TODAY) for day in days} | {language.gap("day")}
    for facts, event in possible_messages(events):
        for _, values in facts_for_templates(facts, event, sender):
            for name in ("interview", "ask", "feedback", "last_contact", "applied"):
                assert values[name]["when"] in dates


@PROPERTY
@given(searches, senders)
def test_every_duration_in_a_draft_is_that_of_an_action(events: list[AnyEvent], sender: Sender) -> None:
    language = load_language("en")
    for facts, event in possible_messages(events):
        ends = [(action.planned.on, action.finished.on) for action in facts.loop.actions if action.finished]
        spans = {language.span(start, end) for start, end in ends if start and end}
        for _, values in facts_for_templates(facts, event, sender):
            assert values["plan"]["span"] is None or values["plan"]["span"] in spans


@PROPERTY
@given(searches, senders, st.sampled_from(language_codes()), st.sampled_from(MessageLength))
def test_any_draft_in_any_language_and_length_fits(
    events: list[AnyEvent], sender: Sender, language: str, length: MessageLength
) -> None:
    for facts, event in possible_messages(events):
        for draft in drafts_of(facts, event, sender, language, length):
            assert not draft.is_too_long, (draft.words, len(draft.body), draft.body)
            assert as_message(draft)


@given(texts, st.integers(1, 60))
def test_excerpt_is_the_beginning_within_the_limits(text: str, max_words: int) -> None:
    cut, line = excerpt(text, max_words), single_line(text)
    assert len(cut.split()) <= max_words
    assert len(cut) <= 601
    assert cut == line or (cut.endswith("…") and line.startswith(cut[:-1]))


def test_excerpt_ends_after_a_sentence_if_long_enough() -> None:
    assert excerpt("Two words. Then many more of them, and more", 8) == "Two words. Then many more of them…"
    assert excerpt("Four words come first. Then many more of them", 6) == "Four words come first…"


def test_excerpt_ends_after_a_clause_if_long_enough() -> None:
    assert excerpt("Your plan is fine; a panel wants to see more", 6) == "Your plan is fine…"
    assert excerpt("Fine; a panel wants to see what only you would do", 6) == "Fine; a panel wants to see…"
