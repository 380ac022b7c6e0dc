"""The verbs of the loop: each checks the rules and returns the event to record.

Texts, dates and people arrive as they will stand in the journal; ``on`` is the day on which it happened.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.commands.people import likely_person, named_people, named_person
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import (
    Applied,
    Asked,
    FollowedUp,
    Interviewed,
    Outcome,
    Recorded,
    Reply,
    Result,
    Retracted,
    Sort,
    Thanked,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.conditions import advice_taken, thanked, told
from feedback_loop.domain.rules.facts import Case
from feedback_loop.domain.rules.status import Standing
from feedback_loop.domain.text import folded

_ASKS = 2
"""One ask and one nudge; more is refused."""


def apply(applied: Applied, standings: Iterable[Standing], *, again: bool) -> Applied:
    """Return a new application.

    Raises:
        RefusedError: the same company and role is still open, and ``again`` does not say that it is meant.
    """
    for standing in standings:
        same = _same_candidacy(standing.application, applied)
        if same and standing.is_open and not again:
            raise RefusedError(
                f"You applied for {standing.loop.label} on {standing.loop.applied_on:%Y-%m-%d} and that is still open; "
                "add --again if this is another application.",
            )
    return applied


def _same_candidacy(one: Applied, other: Applied) -> bool:
    return (folded(one.company), folded(one.role or "")) == (folded(other.company), folded(other.role or ""))


def outcome(loop: Loop, result: Result, on: dt.date, *, decision_by: dt.date | None, note: str | None) -> Outcome:
    """Return how an application ended.

    Raises:
        UsageError: a day to decide by, and yet no offer.
    """
    if decision_by and result is not Result.OFFER:
        raise UsageError("--decision-by is an offer's deadline; leave it out for any other outcome.")
    return Outcome(application=loop.id, result=result, on=on, decision_by=decision_by, note=note)


def withdrawals(accepted: Loop, standings: Iterable[Standing], on: dt.date) -> list[Outcome]:
    """Return the withdrawals of every other application without an outcome, for when an offer was accepted."""
    others = (standing for standing in standings if standing.is_open and standing.loop.id != accepted.id)
    waiting = [other for other in others if other.outcome is None or other.outcome.result is Result.OFFER]
    return [Outcome(application=other.loop.id, result=Result.WITHDRAWN, on=on) for other in waiting]


def ask(case: Case, person: str | None, on: dt.date, *, via: str | None, insist: bool) -> Asked:
    """Return an ask for feedback; the second one to a person is a nudge.

    Args:
        case: the loop today.
        person: as typed, or None for the likely one.
        on: the day of the ask.
        via: how they were asked.
        insist: whether a third ask is meant.

    Raises:
        RefusedError: it would be the third ask without a reply.
    """
    asked = named_person(case.loop, person) if person else _whom_to_ask(case)
    spelled = case.book.people.spelling(asked, case.loop.application.company) if asked else None
    if len(case.asks_of(spelled)) >= _ASKS and not insist:
        who = read_person(spelled).short if spelled else case.loop.application.company
        raise RefusedError(
            f"You asked {who} and nudged once; no reply is an answer too. "
            "Ask somebody else with --with, or add --yes to ask once more.",
        )
    return Asked(application=case.loop.id, person=asked, via=via, on=on)


def _whom_to_ask(case: Case) -> str | None:
    """Whoever has not replied yet, else the likely one."""
    return likely_person(case.loop, case.asked_people)


class Said(msgspec.Struct, frozen=True):
    """What came back to an ask, or unasked: their words and what they are about, or a refusal."""

    text: str | None
    themes: tuple[str, ...] = ()
    sort: Sort | None = None
    declined: bool = False


def record(case: Case, said: Said, person: str | None, on: dt.date, *, via: str | None) -> Recorded:
    """Return one feedback point, or a refusal to give any.

    Raises:
        UsageError: there is no text and nobody declined, or a refusal is sorted.
    """
    if said.declined and (said.sort or said.themes):
        raise UsageError("--declined says that they gave no feedback; leave out --sort and --theme.")
    if not (said.text or said.declined):
        raise UsageError("What did they say? Type it as TEXT, or - to read it from standard input.")
    return Recorded(
        application=case.loop.id,
        text=said.text or "",
        on=on,
        person=named_person(case.loop, person) if person else likely_person(case.loop, case.asked_people),
        via=via,
        themes=said.themes,
        sort=Sort.NONE if said.declined else (said.sort or Sort.GAP),
        reply=Reply.DECLINED if said.declined else Reply.ANSWERED,
    )


def thank(case: Case, people: Sequence[str], on: dt.date) -> Thanked:
    """Return thanks to the people named, else to everybody who is owed some, else to all interviewers.

    Raises:
        RefusedError: nobody is named, no interview was held and no feedback was given.
    """
    nothing = not case.held and not case.loop.of(Recorded)
    if nothing and not people:
        raise RefusedError(
            f"There is no interview or feedback of {case.loop.label} to say thanks for; "
            "record it first, or say whom you thanked with --with.",
        )
    whom = named_people(case.loop, people) or _owed_thanks(case) or _interviewers(case)
    return Thanked(application=case.loop.id, people=whom, on=on)


def _owed_thanks(case: Case) -> tuple[str, ...]:
    owed: dict[str, None] = {}
    moments: list[tuple[Interviewed | Recorded, Sequence[str | None]]] = [
        *((event, [event.person]) for event in case.loop.of(Recorded)),
        *((event, event.people) for event in case.held),
    ]
    for event, people in moments:
        owed.update((person, None) for person in people if person and not thanked(case.loop, event, person))
    return tuple(owed)


def _interviewers(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for event in case.held for person in event.people))


def follow_up(case: Case, person: str | None, on: dt.date, *, via: str | None) -> FollowedUp:
    """Return that a giver was told what came of their advice, or, later, that one kept in touch.

    Raises:
        RefusedError: nothing came of anything yet, and nobody was told before.
    """
    loop = case.loop
    taken = list(advice_taken(loop))
    givers = [giver for giver, _, _ in taken]
    finished = any(action.finished for action in loop.actions)
    if not (finished or loop.of(FollowedUp)):
        raise RefusedError(_nothing_to_tell(case))
    untold = [giver for giver, _, finished in taken if not told(loop, finished, giver)]
    whom = named_person(loop, person) if person else likely_person(loop, untold or givers)
    return FollowedUp(application=loop.id, person=whom, via=via, on=on)


def _nothing_to_tell(case: Case) -> str:
    nothing = f"There is nothing to tell {case.loop.application.company} yet"
    if any(action.is_open for action in case.loop.actions):
        return f"{nothing}: finish your action first (act … --done)."
    if case.loop.points:
        return f"{nothing}: plan an action for their feedback and finish it first (act … TEXT, then act … --done)."
    return f"{nothing}: ask for feedback, record it and act on it first."


def called_off(case: Case) -> list[Retracted]:
    """Return that the interviews which lie ahead of a closed loop are taken back; they would open it again."""
    return [Retracted(target=event.id, on=case.today) for event in case.coming]
