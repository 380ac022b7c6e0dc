"""Kinds of messages, each with its template and suitable length."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from feedback_loop.domain.model.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.advice import actions_not_reported, owes_thanks_for_feedback

MessageEvent = Asked | Thanked | FollowedUp
"""What is recorded when a message was sent."""


class MessageKind(StrEnum):
    """What a message is for; also the name of its template."""

    THANKS = "thanks"
    ASK = "ask"
    NUDGE = "nudge"
    THANKS_FOR_FEEDBACK = "thanks-for-feedback"
    FOLLOW_UP = "follow-up"
    KEEP_IN_TOUCH = "keep-in-touch"


@dataclass(frozen=True, slots=True)
class Length:
    """How many words a body should have, greeting and signature included."""

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
"""Word ranges: long enough to be warm, short enough to be read on a telephone."""

DESCRIPTIONS = {
    MessageKind.THANKS: "thanks after an interview, with one line that asks for advice",
    MessageKind.ASK: "asking for advice: it accepts the decision and asks one or two questions",
    MessageKind.NUDGE: "one reminder in the same thread, with an easy way out",
    MessageKind.THANKS_FOR_FEEDBACK: "thanks for feedback: their point, and what you will do about it",
    MessageKind.FOLLOW_UP: "what came of their advice: what you did, for how long, and what shows for it",
    MessageKind.KEEP_IN_TOUCH: "one piece of news tied to their advice, no reply needed",
}


def recipients(move: MessageEvent) -> tuple[str, ...]:
    """Return everybody whom a message is for, as canonically written; nobody where only the company is known."""
    if isinstance(move, Thanked):
        return move.people
    return (move.person,) if move.person else ()


def with_canonical_people(facts: LoopFacts, move: MessageEvent) -> MessageEvent:
    """Return the event with each person as the journal knows them, however they were typed."""
    company = facts.loop.application.company
    people = tuple(dict.fromkeys(facts.history.people.canonical_name(person, company) for person in recipients(move)))
    if isinstance(move, Thanked):
        return msgspec.structs.replace(move, people=people)
    return msgspec.structs.replace(move, person=next(iter(people), None))


def message_kind(facts: LoopFacts, move: MessageEvent) -> MessageKind:
    """Return which message goes with an event that is about to be recorded."""
    if isinstance(move, Asked):
        return MessageKind.NUDGE if facts.asks_of(move.person) else MessageKind.ASK
    if isinstance(move, Thanked):
        return MessageKind.THANKS_FOR_FEEDBACK if owes_thanks_for_feedback(facts, move) else MessageKind.THANKS
    return MessageKind.FOLLOW_UP if actions_not_reported(facts, recipients(move)) else MessageKind.KEEP_IN_TOUCH
