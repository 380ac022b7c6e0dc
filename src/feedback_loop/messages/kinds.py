"""Kinds of messages, with their suitable lengths and descriptions."""

from enum import StrEnum
from typing import Self

import msgspec

from feedback_loop.domain.model.events import Asked, CheckedIn, FollowedUp, Outcome, Thanked
from feedback_loop.domain.rules.facts import LoopFacts

MessageEvent = Asked | CheckedIn | Thanked | FollowedUp | Outcome
"""Event that is recorded once the message is sent."""


class MessageLength(StrEnum):
    """Length of a message, by where it goes."""

    MAIL = "mail"
    SHORT = "short"
    PHONE = "phone"


MAX_SHORT_LENGTH = 300
"""Limit for a note with an invitation to connect on LinkedIn."""


class MessageKind(StrEnum):
    """Purpose of a message, which is also the name of its template.

    Attributes:
        shortest: fewest words of a body, with greeting and signature, that are still warm.
        longest: most words that can be read on a phone.
        description: purpose in one line.
    """

    shortest: int
    longest: int
    description: str

    def __new__(cls, name: str, shortest: int, longest: int, description: str) -> Self:
        """Return the member with a name."""
        kind = str.__new__(cls, name)
        kind._value_ = name
        kind.shortest, kind.longest, kind.description = shortest, longest, description
        return kind

    THANKS = "thanks", 25, 125, "thanks after an interview, or for help with one"
    CHECK_IN = "check-in", 40, 90, "a question where things stand, with no request for feedback"
    ASK = "ask", 45, 120, "a request for advice: accepts the decision and asks one question"
    NUDGE = "nudge", 30, 70, "one reminder in the same thread, with an easy way out"
    THANKS_FOR_FEEDBACK = "thanks-for-feedback", 30, 90, "thanks for feedback, and what you will do about it"
    FOLLOW_UP = "follow-up", 60, 150, "what came of their advice: what you did, for how long, and the result"
    GOOD_NEWS = "good-news", 40, 90, "an offer that you accepted, to somebody who helped"
    KEEP_IN_TOUCH = "keep-in-touch", 40, 90, "one piece of news, no reply needed"
    WITHDRAWAL = "withdrawal", 30, 90, "the end of an application that you withdraw"
    TURN_DOWN = "turn-down", 40, 90, "an offer that you do not accept"


def recipients(event: MessageEvent) -> tuple[str, ...]:
    """Return the people whom a message is for; none if it is for the company."""
    if isinstance(event, Thanked):
        return event.people
    person = None if isinstance(event, Outcome) else event.person
    return (person,) if person else ()


def with_canonical_people(facts: LoopFacts, event: MessageEvent) -> MessageEvent:
    """Return the event with the canonical name of each person."""
    if isinstance(event, Outcome):
        return event
    company = facts.loop.application.company
    people = tuple(dict.fromkeys(facts.history.people.canonical_name(person, company) for person in recipients(event)))
    if isinstance(event, Thanked):
        return msgspec.structs.replace(event, people=people)
    return msgspec.structs.replace(event, person=next(iter(people), None))
