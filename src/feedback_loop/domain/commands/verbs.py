"""The verbs of the loop: each checks the rules and returns the event to record.

Texts, dates and people arrive as they will stand in the journal; ``on`` is the day on which it happened.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import (
    Applied,
    Asked,
    FeedbackType,
    FollowedUp,
    Interviewed,
    Outcome,
    Recorded,
    Reply,
    Result,
    Retracted,
    Thanked,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, parse_person, read_person
from feedback_loop.domain.rules.conditions import advice_taken
from feedback_loop.domain.rules.facts import LoopFacts, was_thanked, was_told
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import casefold_key

_MAX_ASKS = 2
"""One ask and one nudge; more is refused."""


def apply(applied: Applied, statuses: Iterable[LoopStatus], *, again: bool) -> Applied:
    """Return a new application.

    Raises:
        RefusedError: the same company and role is still open, and ``again`` does not say that it is meant.
    """
    for status in statuses:
        same = _same_candidacy(status.application, applied)
        if same and status.is_open and not again:
            raise RefusedError(
                f"You applied for {status.loop.label} on {status.loop.applied_on:%Y-%m-%d} and that is still open; "
                "add --again if this is another application.",
            )
    return applied


def _same_candidacy(one: Applied, other: Applied) -> bool:
    return (casefold_key(one.company), casefold_key(one.role or "")) == (
        casefold_key(other.company),
        casefold_key(other.role or ""),
    )


def outcome(loop: Loop, result: Result, on: dt.date, *, decision_by: dt.date | None, note: str | None) -> Outcome:
    """Return how an application ended.

    Raises:
        UsageError: a day to decide by, and yet no offer.
    """
    if decision_by and result is not Result.OFFER:
        raise UsageError("--decision-by is an offer's deadline; leave it out for any other outcome.")
    return Outcome(application=loop.id, result=result, on=on, decision_by=decision_by, note=note)


def withdraw_others(accepted: Loop, statuses: Iterable[LoopStatus], on: dt.date) -> list[Outcome]:
    """Return the withdrawals of every other application without an outcome, for when an offer was accepted."""
    others = (status for status in statuses if status.is_open and status.loop.id != accepted.id)
    waiting = [other for other in others if other.outcome is None or other.outcome.result is Result.OFFER]
    return [Outcome(application=other.loop.id, result=Result.WITHDRAWN, on=on) for other in waiting]


def ask(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None, insist: bool) -> Asked:
    """Return an ask for feedback; the second one to a person is a nudge.

    Args:
        facts: the loop today.
        person: as typed, or None for the likely one.
        on: the day of the ask.
        via: how they were asked.
        insist: whether a third ask is meant.

    Raises:
        RefusedError: it would be the third ask without a reply.
    """
    asked = resolve_person(facts.loop, person) if person else _default_recipient(facts)
    spelled = facts.history.people.canonical_name(asked, facts.loop.application.company) if asked else None
    if len(facts.asks_of(spelled)) >= _MAX_ASKS and not insist:
        who = read_person(spelled).short if spelled else facts.loop.application.company
        raise RefusedError(
            f"You asked {who} and nudged once; no reply is an answer too. "
            "Ask somebody else with --with, or add --yes to ask once more.",
        )
    return Asked(application=facts.loop.id, person=asked, via=via, on=on)


def _default_recipient(facts: LoopFacts) -> str | None:
    """Whoever has not replied yet, else the likely one."""
    return default_person(facts.loop, facts.asked_people)


class FeedbackInput(msgspec.Struct, frozen=True):
    """What came back to an ask, or unasked: their words and what they are about, or a refusal."""

    text: str | None
    themes: tuple[str, ...] = ()
    type: FeedbackType | None = None
    declined: bool = False


def record(facts: LoopFacts, feedback: FeedbackInput, person: str | None, on: dt.date, *, via: str | None) -> Recorded:
    """Return one feedback point, or a refusal to give any.

    Raises:
        UsageError: there is no text and nobody declined, or a refusal is sorted.
    """
    if feedback.declined and (feedback.type or feedback.themes):
        raise UsageError("--declined says that they gave no feedback; leave out --type and --theme.")
    if not (feedback.text or feedback.declined):
        raise UsageError("What did they say? Type it as TEXT, or - to read it from standard input.")
    return Recorded(
        application=facts.loop.id,
        text=feedback.text or "",
        on=on,
        person=resolve_person(facts.loop, person) if person else default_person(facts.loop, facts.asked_people),
        via=via,
        themes=feedback.themes,
        type=FeedbackType.NONE if feedback.declined else (feedback.type or FeedbackType.GAP),
        reply=Reply.DECLINED if feedback.declined else Reply.ANSWERED,
    )


def thank(facts: LoopFacts, people: Sequence[str], on: dt.date) -> Thanked:
    """Return thanks to the people named, else to everybody who is owed some, else to all interviewers.

    Raises:
        RefusedError: nobody is named, no interview was held and no feedback was given.
    """
    nothing = not facts.past_interviews and not facts.loop.events_of(Recorded)
    if nothing and not people:
        raise RefusedError(
            f"There is no interview or feedback of {facts.loop.label} to say thanks for; "
            "record it first, or say whom you thanked with --with.",
        )
    whom = resolve_people(facts.loop, people) or _people_to_thank(facts) or _interviewers(facts)
    return Thanked(application=facts.loop.id, people=whom, on=on)


def _people_to_thank(facts: LoopFacts) -> tuple[str, ...]:
    owed: dict[str, None] = {}
    moments: list[tuple[Interviewed | Recorded, Sequence[str | None]]] = [
        *((event, [event.person]) for event in facts.loop.events_of(Recorded)),
        *((event, event.people) for event in facts.past_interviews),
    ]
    for event, people in moments:
        owed.update((person, None) for person in people if person and not was_thanked(facts.loop, event, person))
    return tuple(owed)


def _interviewers(facts: LoopFacts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for event in facts.past_interviews for person in event.people))


def follow_up(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None) -> FollowedUp:
    """Return that a giver was told what came of their advice, or, later, that one kept in touch.

    Raises:
        RefusedError: nothing came of anything yet, and nobody was told before.
    """
    loop = facts.loop
    taken = list(advice_taken(loop))
    givers = [giver for giver, _, _ in taken]
    finished = any(action.finished for action in loop.actions)
    if not (finished or loop.events_of(FollowedUp)):
        raise RefusedError(_nothing_to_tell_message(facts))
    untold = [giver for giver, _, finished in taken if not was_told(loop, finished, giver)]
    whom = resolve_person(loop, person) if person else default_person(loop, untold or givers)
    return FollowedUp(application=loop.id, person=whom, via=via, on=on)


def _nothing_to_tell_message(facts: LoopFacts) -> str:
    nothing = f"There is nothing to tell {facts.loop.application.company} yet"
    if any(action.is_open for action in facts.loop.actions):
        return f"{nothing}: finish your action first (act … --done)."
    if facts.loop.points:
        return f"{nothing}: plan an action for their feedback and finish it first (act … TEXT, then act … --done)."
    return f"{nothing}: ask for feedback, record it and act on it first."


def cancel_upcoming_interviews(facts: LoopFacts) -> list[Retracted]:
    """Return that the interviews which lie ahead of a closed loop are taken back; they would open it again."""
    return [Retracted(target=event.id, on=facts.today) for event in facts.upcoming_interviews]


def resolve_person(loop: Loop, query: str) -> str | None:
    """Return the person of the loop whose name or address holds ``query``, else the new person that it writes.

    The company's own name means the company itself, which is None, unless it is in somebody's name.

    Raises:
        UsageError: several people of the loop fit, or the text writes no person.
    """
    if query in loop.people():
        return query
    if _means_company(loop, query):
        return None
    person = parse_person(query)
    if person.email or person.role:
        return str(person)
    fitting = [known for known in loop.people() if matches(read_person(known), query)]
    exact = [known for known in fitting if casefold_key(read_person(known).name) == casefold_key(query)]
    found = exact or fitting
    if len(found) > 1:
        raise UsageError(f"{query!r} fits several people; name one of them with --with:", found)
    return found[0] if found else str(person)


def _means_company(loop: Loop, query: str) -> bool:
    company = loop.application.company
    same = query.strip().casefold() == company.casefold() or casefold_key(query) == casefold_key(company) != ""
    return same and not any(matches(read_person(known), query, by_address=False) for known in loop.people())


def resolve_people(loop: Loop, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the people that several ``--with`` name, each once, the company itself left out."""
    named = (resolve_person(loop, query) for query in queries)
    return tuple(dict.fromkeys(person for person in named if person))


def default_person(loop: Loop, first: Sequence[str | None] = ()) -> str | None:
    """Return the one person who is meant when nobody is named; None is the company, when nobody is known.

    The first group with anybody in it decides: ``first``, who gave feedback, who was asked, the recruiter, who
    interviewed, anybody else.

    Raises:
        UsageError: that group has several people.
    """
    everybody = loop.people()
    recruiters = [person for person in everybody if read_person(person).is_recruiter]
    interviewers = [person for event in loop.events_of(Interviewed) for person in event.people]
    givers = [event.person for event in loop.events_of(Recorded)]
    asked = [event.person for event in loop.events_of(Asked)]
    for group in (first, givers, asked, recruiters, interviewers, everybody):
        people = list(dict.fromkeys(person for person in group if person))
        if len(people) == 1:
            return people[0]
        if people:
            raise UsageError("Several people may be meant; name one of them with --with:", people)
    return None
