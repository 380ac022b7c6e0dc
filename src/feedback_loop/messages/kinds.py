"""Kinds of messages, with their suitable lengths and descriptions."""

from enum import StrEnum
from typing import Self

import msgspec

from feedback_loop.domain.model.events import Asked, CheckedIn, FollowedUp, Thanked
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.advice import actions_not_reported, owes_thanks_for_feedback

MessageEvent = Asked | CheckedIn | Thanked | FollowedUp
"""Event that is recorded once the message is sent."""


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

    THANKS = "thanks", 75, 125, "thanks after an interview, with one line that asks for advice"
    CHECK_IN = "check-in", 40, 90, "a question where things stand, with no request for feedback"
    ASK = "ask", 60, 120, "a request for advice: accepts the decision and asks one or two questions"
    NUDGE = "nudge", 30, 60, "one reminder in the same thread, with an easy way out"
    THANKS_FOR_FEEDBACK = (
        "thanks-for-feedback",
        40,
        80,
        "thanks for feedback: their point, and what you will do about it",
    )
    FOLLOW_UP = "follow-up", 80, 150, "what came of their advice: what you did, for how long, and the result"
    KEEP_IN_TOUCH = "keep-in-touch", 50, 90, "one piece of news tied to their advice, no reply needed"


def recipients(event: MessageEvent) -> tuple[str, ...]:
    """Return the people whom a message is for; none if it is for the company."""
    if isinstance(event, Thanked):
        return event.people
    return (event.person,) if event.person else ()


def with_canonical_people(facts: LoopFacts, event: MessageEvent) -> MessageEvent:
    """Return the event with the canonical name of each person."""
    company = facts.loop.application.company
    people = tuple(dict.fromkeys(facts.history.people.canonical_name(person, company) for person in recipients(event)))
    if isinstance(event, Thanked):
        return msgspec.structs.replace(event, people=people)
    return msgspec.structs.replace(event, person=next(iter(people), None))


def message_kind(facts: LoopFacts, event: MessageEvent) -> MessageKind:
    """Return the kind of message that belongs to an event that is still to be recorded."""
    if isinstance(event, Asked):
        return MessageKind.NUDGE if facts.unanswered_asks(event.person) else MessageKind.ASK
    if isinstance(event, CheckedIn):
        return MessageKind.CHECK_IN
    if isinstance(event, Thanked):
        return MessageKind.THANKS_FOR_FEEDBACK if owes_thanks_for_feedback(facts, event) else MessageKind.THANKS
    return MessageKind.FOLLOW_UP if actions_not_reported(facts, recipients(event)) else MessageKind.KEEP_IN_TOUCH
