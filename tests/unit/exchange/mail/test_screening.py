"""Each mail of a list is seen as if what the earlier ones propose were recorded."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import DANA, applied, asked, day, interviewed, outcome, overview_on
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.model.events import Outcome, Result
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.proposals import Suggestion
from feedback_loop.exchange.mail.screening import Reading, Screen, Screening

TODAY = 40
ACME, ACME_2 = applied(role="Analyst", people=(DANA,)), applied(role="Designer")
GLOBEX, KELBROOK = applied("Globex"), applied("Kelbrook", people=("Noor Haddad <noor@kelbrook.example>",))
KELBROOK_2 = applied("Kelbrook Mutual")
LOOPS = [ACME, ACME_2, GLOBEX, KELBROOK, KELBROOK_2]
EVENTS = [*LOOPS, asked(ACME, 3), outcome(KELBROOK, 5, Result.REJECTED), interviewed(GLOBEX, TODAY + 5, set=True)]
JOURNAL = overview_on(EVENTS, TODAY)
SCREEN = Screen(DateReader(day(TODAY)), frozenset(), (), takes_new=True)

KINDS = st.sampled_from(
    [
        *(MailKind.REJECTION, MailKind.REJECTION, MailKind.CONFIRMATION, MailKind.OFFER, MailKind.MORE_TIME),
        *(MailKind.FEEDBACK, MailKind.CANCELLED, MailKind.INVITATION, MailKind.NOTHING),
    ]
)
SENDERS = st.sampled_from(
    ["dana@acme.example", "jobs@acme.example", "hr@globex.example", "noor@kelbrook.example", "x@new.example"]
)
ROLES = st.sampled_from([None, "Analyst", "Designer"])


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Draw mails, of which some answer or repeat earlier ones."""
    mails: list[Reading] = []
    for number in range(draw(st.integers(1, 6))):
        kind, sender, answered = draw(KINDS), draw(SENDERS), draw(st.integers(-1, number))
        message = Message(
            file="box",
            message_id=f"<{draw(st.sampled_from([number, answered]))}@mail.example>",
            references=(f"<{answered}@mail.example>",) if draw(st.booleans()) else (),
            sent_at=dt.datetime.combine(day(6 + number), dt.time(9), dt.UTC),
            sender=Address("", sender),
            reply_to=(),
            to=(),
            cc=(),
            subject="About your application",
            text="",
        )
        also = (MailKind.FEEDBACK,) if kind is MailKind.REJECTION and draw(st.booleans()) else ()
        company = "Newcomer" if sender.endswith("new.example") else None
        on = day(TODAY + number) if kind is MailKind.INVITATION else None
        person = draw(st.sampled_from([None, None, Address("Dana Lee", ""), Address("Eve Ray", sender)]))
        points = ("Weak SQL",) if also or kind is MailKind.FEEDBACK else ()
        classification = Classification(
            kind,
            "A sentence",
            is_certain=True,
            company=company,
            role=draw(ROLES),
            person=person,
            on=on,
            points=points,
            also=also,
        )
        mails.append(Reading(message, classification))
    return mails


def takes_all(suggestion: Suggestion) -> bool:
    return suggestion.state in (State.PROPOSED, State.THERE)


def describe(suggestions: Sequence[tuple[Reading, Suggestion]]) -> list[tuple[object, ...]]:
    """Return what is suggested, without the name of the loop, which depends on which others are open."""
    return [
        (entry.kind, _without_target(entry.command), suggestion.state)
        for _, suggestion in suggestions
        for entry in [suggestion.entry]
    ]


def _without_target(command: str) -> list[list[str]]:
    return [line.split()[:2] + line.split()[3:] for line in command.split(" && ")]


def screen_one_by_one(mails: Sequence[Reading]) -> tuple[list[tuple[object, ...]], Overview]:
    """Fold the journal anew for each mail."""
    numbers, overview, described = count(), JOURNAL, []
    for mail in mails:
        screening = Screening(SCREEN, overview, lambda: f"new{next(numbers):09}", takes_all)
        described += describe(screening.run([mail]))
        overview = screening.overview
    return described, overview


@given(readings())
def test_a_list_equals_its_mails_one_by_one(mails: list[Reading]) -> None:
    numbers = count()
    screening = Screening(SCREEN, JOURNAL, lambda: f"new{next(numbers):09}", takes_all)
    described = describe(screening.run(mails))
    one_by_one, overview = screen_one_by_one(mails)
    # An invitation that a later mail cancels is no longer proposed in a list.
    assert [entry for entry in described if entry[0] != MailKind.INVITATION] == [
        entry for entry in one_by_one if entry[0] != MailKind.INVITATION
    ]
    assert screening.overview == overview


def rejection(number: int, sender: str, role: str | None = None, answers: int | None = None) -> Reading:
    sent_at = dt.datetime.combine(day(6 + number), dt.time(9), dt.UTC)
    ids = (f"<{answers}@mail.example>",) if answers is not None else ()
    message = Message(
        "box", f"<{number}@mail.example>", ids, sent_at, Address("", sender), (), (), (), "Your application", ""
    )
    return Reading(message, Classification(MailKind.REJECTION, "A sentence", is_certain=True, role=role))


def test_what_is_listed_keeps_no_journal_in_memory() -> None:
    screening = Screening(SCREEN, JOURNAL, lambda: "new", takes_all)
    ((_, suggestion),) = screening.run([rejection(0, "hr@globex.example")])
    assert (suggestion.state, suggestion.action) == (State.PROPOSED, None)


def test_a_rejection_is_seen_by_the_next_mail_of_its_company() -> None:
    screening = Screening(SCREEN, JOURNAL, map("new{}".format, count()).__next__, takes_all)
    screening.run([rejection(0, "jobs@acme.example", "Analyst"), rejection(1, "jobs@acme.example")])
    assert [event.application for event in screening.events if isinstance(event, Outcome)] == [ACME.id, ACME_2.id]


def test_an_interview_is_seen_by_the_next_mail_of_its_company() -> None:
    screening = Screening(SCREEN, JOURNAL, map("new{}".format, count()).__next__, takes_all)
    classification = Classification(
        MailKind.INVITATION, "A sentence", is_certain=True, role="Designer", on=day(TODAY + 9)
    )
    mails = [rejection(number, "jobs@acme.example") for number in range(2)]
    suggestions = screening.run([Reading(mail.message, classification) for mail in mails])
    assert [suggestion.state for _, suggestion in suggestions] == [State.PROPOSED, State.THERE]


@pytest.mark.parametrize(
    ("second", "state"),
    [
        (rejection(1, "x@unrelated.example", answers=0), State.THERE),
        (rejection(0, "hr@globex.example"), State.THERE),
        (rejection(1, "hr@globex.example"), State.PROPOSED),
    ],
    ids=["answers it", "is a copy of it", "is about another loop"],
)
def test_a_mail_that_was_taken_is_known_to_the_next(second: Reading, state: State) -> None:
    screening = Screening(SCREEN, JOURNAL, map("new{}".format, count()).__next__, takes_all)
    suggestions = screening.run([rejection(0, "jobs@acme.example", "Analyst"), second])
    assert [suggestion.state for _, suggestion in suggestions] == [State.PROPOSED, state]
