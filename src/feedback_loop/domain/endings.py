"""What closes a loop, and what an open one without a next step waits for."""

from enum import StrEnum

import msgspec

from feedback_loop.domain.case import Case
from feedback_loop.domain.conditions import advice_taken
from feedback_loop.domain.dates import spoken
from feedback_loop.domain.events import Asked, FollowedUp, Recorded, Reply, Result
from feedback_loop.domain.finding import told_elsewhere
from feedback_loop.domain.people import read_person


class Ending(StrEnum):
    """Why nothing is left to do in a loop."""

    TOLD = "told"
    NO_REPLY = "no-reply"
    DECLINED = "declined"
    NOTHING_TO_DO = "nothing-to-do"
    NOT_ASKED = "not-asked"
    QUIET = "quiet"
    NO_INTERVIEW = "no-interview"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned-down"
    WITHDRAWN = "withdrawn"
    BY_HAND = "by-hand"


_BY_RESULT = {
    Result.ACCEPTED: Ending.ACCEPTED,
    Result.TURNED_DOWN: Ending.TURNED_DOWN,
    Result.WITHDRAWN: Ending.WITHDRAWN,
}


def ending(case: Case) -> Ending | None:
    """Return what ended a loop to which no rule applies, or None while it waits for the other side."""
    if case.closed_by_hand:
        return Ending.BY_HAND
    if case.ahead or case.reply_awaited_until:
        return None
    if case.outcome is None or case.outcome.result is Result.OFFER:
        return _after_silence(case)
    if _is_told(case):
        return Ending.TOLD
    return _BY_RESULT.get(case.outcome.result) or _after_rejection(case)


def _after_silence(case: Case) -> Ending | None:
    if case.outcome is None and not case.is_quiet:
        return None
    return Ending.TOLD if _is_told(case) else Ending.QUIET


def _is_told(case: Case) -> bool:
    """Tell whether somebody was followed up with, here or in another loop that their advice was for as well."""
    taken = advice_taken(case.loop)
    elsewhere = any(told_elsewhere(case, case.loop.on(finished), giver) for giver, _, finished in taken)
    return bool(case.loop.of(FollowedUp)) or elsewhere


def _after_rejection(case: Case) -> Ending:
    if case.loop.points:
        return Ending.NOTHING_TO_DO
    if any(event.reply is Reply.DECLINED for event in case.loop.of(Recorded)):
        return Ending.DECLINED
    if case.loop.of(Asked):
        return Ending.NO_REPLY
    return Ending.NOT_ASKED if case.held else Ending.NO_INTERVIEW


class Waiting(msgspec.Struct, frozen=True):
    """What an open loop without a next step waits for.

    Attributes:
        reason: whom and until when, as the end of a sentence.
        then: the arguments to type when it comes, filled in with ``target``.
    """

    reason: str
    then: str


def waiting(case: Case) -> Waiting:
    """Say what an open loop without a next step waits for."""
    company = case.loop.application.company
    if day := case.reply_awaited_until:
        asked = [read_person(person).short for person in case.asked_people if person]
        who = ", ".join(asked) or company
        return Waiting(f"waiting for a reply from {who} until {spoken(day, case.today)}", "record {target}")
    return Waiting(f"waiting for an answer from {company}", "interviewed {target}")
