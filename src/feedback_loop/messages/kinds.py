"""Kinds of messages, with their descriptions and suitable lengths."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from feedback_loop.domain.model.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.advice import actions_not_reported, owes_thanks_for_feedback

MessageEvent = Asked | Thanked | FollowedUp
"""Event that is recorded once the message is sent."""


class MessageKind(StrEnum):
    """Purpose of a message; also the name of its template."""

    THANKS = "thanks"
    ASK = "ask"
    NUDGE = "nudge"
    THANKS_FOR_FEEDBACK = "thanks-for-feedback"
    FOLLOW_UP = "follow-up"
    KEEP_IN_TOUCH = "keep-in-touch"


@dataclass(frozen=True, slots=True)
class Length:
    """Suitable number of words of a body, including greeting and signature."""

    shortest: int
    longest: int


LENGTHS = {
    MessageKind.THANKS: Length(75, 125),
    MessageKind.ASK: Length(60, 120),
    MessageKind.NUDGE: Length(30, 60),
    MessageKind.THANKS_FOR_FEEDBACK: Length(40, 80),
    MessageKind.FOLLOW_UP: Length(80, 150),
    MessageKind.KEEP_IN_TOUCH: Length(50, 90),
}
"""Suitable lengths: long enough to be warm, short enough to be read on a phone."""

DESCRIPTIONS = {
    MessageKind.THANKS: "thanks after an interview, with one line that asks for advice",
    MessageKind.ASK: "a request for advice: accepts the decision and asks one or two questions",
    MessageKind.NUDGE: "one reminder in the same thread, with an easy way out",
    MessageKind.THANKS_FOR_FEEDBACK: "thanks for feedback: their point, and what you will do about it",
    MessageKind.FOLLOW_UP: "what came of their advice: what you did, for how long, and the result",
    MessageKind.KEEP_IN_TOUCH: "one piece of news tied to their advice, no reply needed",
}


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
        return MessageKind.NUDGE if facts.asks_of(event.person) else MessageKind.ASK
    if isinstance(event, Thanked):
        return MessageKind.THANKS_FOR_FEEDBACK if owes_thanks_for_feedback(facts, event) else MessageKind.THANKS
    return MessageKind.FOLLOW_UP if actions_not_reported(facts, recipients(event)) else MessageKind.KEEP_IN_TOUCH
