"""Kinds of messages, each with its template and suitable length."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from feedback_loop.domain.model.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.rules.facts import Case
from feedback_loop.messages.advice import owes_thanks_for_feedback, untold

Move = Asked | Thanked | FollowedUp
"""What is recorded when a message was sent."""


class Situation(StrEnum):
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
    Situation.THANKS: Length(75, 125),
    Situation.ASK: Length(60, 120),
    Situation.NUDGE: Length(30, 60),
    Situation.THANKS_FOR_FEEDBACK: Length(40, 80),
    Situation.FOLLOW_UP: Length(80, 150),
    Situation.KEEP_IN_TOUCH: Length(50, 90),
}
"""Word ranges: long enough to be warm, short enough to be read on a telephone."""

ABOUT = {
    Situation.THANKS: "thanks after an interview, with one line that asks for advice",
    Situation.ASK: "asking for advice: it accepts the decision and asks one or two questions",
    Situation.NUDGE: "one reminder in the same thread, with an easy way out",
    Situation.THANKS_FOR_FEEDBACK: "thanks for feedback: their point, and what you will do about it",
    Situation.FOLLOW_UP: "what came of their advice: what you did, for how long, and what shows for it",
    Situation.KEEP_IN_TOUCH: "one piece of news tied to their advice, no reply needed",
}


def recipients(move: Move) -> tuple[str, ...]:
    """Return everybody whom a message is for, as canonically written; nobody where only the company is known."""
    if isinstance(move, Thanked):
        return move.people
    return (move.person,) if move.person else ()


def spelled(case: Case, move: Move) -> Move:
    """Return the event with each person as the journal knows them, however they were typed."""
    company = case.loop.application.company
    people = tuple(dict.fromkeys(case.book.people.spelling(person, company) for person in recipients(move)))
    if isinstance(move, Thanked):
        return msgspec.structs.replace(move, people=people)
    return msgspec.structs.replace(move, person=next(iter(people), None))


def situation(case: Case, move: Move) -> Situation:
    """Return which message goes with an event that is about to be recorded."""
    if isinstance(move, Asked):
        return Situation.NUDGE if case.asks_of(move.person) else Situation.ASK
    if isinstance(move, Thanked):
        return Situation.THANKS_FOR_FEEDBACK if owes_thanks_for_feedback(case, move) else Situation.THANKS
    return Situation.FOLLOW_UP if untold(case, recipients(move)) else Situation.KEEP_IN_TOUCH
