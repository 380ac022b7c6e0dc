"""The verbs of the loop: each checks the rules and returns the event to record.

Texts and dates arrive validated, people as typed. ``on`` is the day on which something happened.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    CheckedIn,
    E,
    Event,
    FeedbackType,
    FollowedUp,
    Interviewed,
    Outcome,
    Planned,
    Progressed,
    Recorded,
    Reply,
    Result,
    SetAside,
    Thanked,
    encode,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, parse_person, read_person
from feedback_loop.domain.rules.conditions import advice_taken
from feedback_loop.domain.rules.facts import LoopFacts, was_thanked, was_told
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import casefold_key

_MAX_ASKS = 2
"""One ask and one nudge; more is refused."""

_STAMP_FIELDS = frozenset({"id", "recorded_at", "batch", "source_id"})
_SINGULAR_EVENTS: dict[type[Event], str] = {
    Outcome: "outcome",
    Recorded: "feedback",
    Thanked: "thank-you",
    CheckedIn: "check-in",
    Planned: "action",
    Progressed: "progress",
    SetAside: "decision",
}
"""Kinds of events that nobody records twice on one day, as a sentence names them."""


def apply(applied: Applied, statuses: Iterable[LoopStatus], *, again: bool) -> Applied:
    """Return a new application, which needs ``again`` if one to the same company and role is open."""
    key = _candidacy_key(applied)
    for status in statuses:
        # Whether a loop is open takes longer to tell than whether it is for the same role.
        if not again and _candidacy_key(status.application) == key and status.is_open:
            raise RefusedError(
                f"Your application to {status.loop.label} from {format_date(status.loop.applied_on, status.today)} "
                "is still open. Add --again if this is another one."
            )
    return applied


def _candidacy_key(applied: Applied) -> tuple[str, str]:
    return casefold_key(applied.company), casefold_key(applied.role or "")


def outcome(loop: Loop, result: Result, on: dt.date, *, decision_by: dt.date | None, note: str | None) -> Outcome:
    """Return the outcome of an application."""
    if decision_by and result is not Result.OFFER:
        raise UsageError("--decision-by is the deadline of an offer. Leave it out for any other outcome.")
    return Outcome(application=loop.id, result=result, on=on, decision_by=decision_by, note=note)


def withdraw_others(accepted: Loop, statuses: Iterable[LoopStatus], on: dt.date) -> list[Outcome]:
    """Return withdrawals of all other undecided applications, for when an offer is accepted."""
    others = (status for status in statuses if status.is_open and status.loop.id != accepted.id)
    waiting = [other for other in others if other.outcome is None or other.outcome.result is Result.OFFER]
    return [Outcome(application=other.loop.id, result=Result.WITHDRAWN, on=on) for other in waiting]


def ask(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None, insist: bool) -> Asked:
    """Return an ask for feedback; the second one to a person is a nudge, and a third needs ``insist``."""
    recipient = _resolve_or_default(facts, person)
    name = facts.history.people.canonical_name(recipient, facts.loop.application.company) if recipient else None
    if len(facts.asks_of(name)) >= _MAX_ASKS and not insist:
        who = read_person(name).short if name else facts.loop.application.company
        raise RefusedError(
            f"You have asked {who} twice, and no reply is an answer too. "
            "Ask somebody else with --with, or add --yes to ask once more."
        )
    return Asked(application=facts.loop.id, person=recipient, via=via, on=on)


def _resolve_or_default(facts: LoopFacts, person: str | None) -> str | None:
    """Return the person typed, else somebody who was asked and has not replied, else the default person."""
    return resolve_person(facts.loop, person) if person else default_person(facts.loop, facts.asked_people)


class FeedbackInput(msgspec.Struct, frozen=True):
    """Feedback as typed: the giver's words with themes and type, or that they declined."""

    text: str | None
    themes: tuple[str, ...] = ()
    type: FeedbackType | None = None
    declined: bool = False


def record(facts: LoopFacts, feedback: FeedbackInput, person: str | None, on: dt.date, *, via: str | None) -> Recorded:
    """Return one feedback point, or a refusal to give any, which has no type or themes."""
    if feedback.declined and (feedback.type or feedback.themes):
        raise UsageError("--declined means that they gave no feedback. Leave out --type and --theme.")
    if not (feedback.text or feedback.declined):
        raise UsageError("What did they say? Add it as TEXT, or - to read standard input.")
    return Recorded(
        application=facts.loop.id,
        text=feedback.text or "",
        on=on,
        person=_resolve_or_default(facts, person),
        via=via,
        themes=feedback.themes,
        type=FeedbackType.NONE if feedback.declined else (feedback.type or FeedbackType.GAP),
        reply=Reply.DECLINED if feedback.declined else Reply.ANSWERED,
    )


def thank(facts: LoopFacts, people: Sequence[str], on: dt.date) -> Thanked:
    """Return thanks to the people named, else to everybody who was not thanked yet, else to all interviewers."""
    has_reason = bool(facts.past_interviews) or bool(facts.loop.events_of(Recorded))
    if not has_reason and not people:
        raise RefusedError(
            f"{facts.loop.label} has no interview or feedback to give thanks for. "
            "Record it first, or name the person with --with."
        )
    recipients = resolve_people(facts.loop, people) or _unthanked_people(facts) or _interviewers(facts)
    return Thanked(application=facts.loop.id, people=recipients, on=on)


def _unthanked_people(facts: LoopFacts) -> tuple[str, ...]:
    helpers: list[tuple[Interviewed | Recorded, Sequence[str | None]]] = [
        *((event, [event.person]) for event in facts.loop.events_of(Recorded)),
        *((event, event.people) for event in facts.past_interviews),
    ]
    named = ((event, person) for event, people in helpers for person in people if person)
    return tuple(dict.fromkeys(person for event, person in named if not was_thanked(facts.loop, event, person)))


def _interviewers(facts: LoopFacts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for event in facts.past_interviews for person in event.people))


def follow_up(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None) -> FollowedUp:
    """Return a follow-up: a giver hears what came of their advice, or the user keeps in touch."""
    loop = facts.loop
    has_news = any(action.finished for action in loop.actions)
    if not (has_news or loop.events_of(FollowedUp)):
        raise RefusedError(_nothing_to_tell_message(facts))
    advice = list(advice_taken(loop))
    givers = [giver for giver, _, _ in advice]
    not_told = [giver for giver, _, finished in advice if not was_told(loop, finished, giver)]
    recipient = resolve_person(loop, person) if person else default_person(loop, not_told or givers)
    return FollowedUp(application=loop.id, person=recipient, via=via, on=on)


def _nothing_to_tell_message(facts: LoopFacts) -> str:
    nothing = f"There is nothing to tell {facts.loop.application.company} yet"
    if any(action.is_open for action in facts.loop.actions):
        return f"{nothing}: finish your action first (act … --done)."
    if facts.loop.points:
        return f"{nothing}: plan an action for their feedback and finish it first (act … TEXT, then act … --done)."
    return f"{nothing}: ask for feedback, record it and act on it first."


def cancel_upcoming_interviews(facts: LoopFacts) -> list[Cancelled]:
    """Return the end of the interviews ahead, which would reopen a closed loop."""
    return [Cancelled(interview=event.id, on=facts.today) for event in facts.upcoming_interviews]


def resolve_person(loop: Loop, query: str) -> str | None:
    """Return the person of the loop whose name or address contains ``query``, else ``query`` as a new person.

    The company's own name means the company itself, which is None, unless it is part of somebody's name.
    """
    if query in loop.people():
        return query
    if _means_company(loop, query):
        return None
    person = parse_person(query)
    if person.email or person.role:
        return str(person)
    partial = [known for known in loop.people() if matches(read_person(known), query)]
    exact = [known for known in partial if casefold_key(read_person(known).name) == casefold_key(query)]
    candidates = exact or partial
    if len(candidates) > 1:
        raise UsageError(f"{query!r} matches several people. Name one of them with --with:", candidates)
    return candidates[0] if candidates else str(person)


def _means_company(loop: Loop, query: str) -> bool:
    company = loop.application.company
    is_name = query.strip().casefold() == company.casefold() or casefold_key(query) == casefold_key(company) != ""
    return is_name and not any(matches(read_person(known), query, by_address=False) for known in loop.people())


def resolve_people(loop: Loop, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the people that several ``--with`` options name, each once, without the company itself."""
    people = (resolve_person(loop, query) for query in queries)
    return tuple(dict.fromkeys(person for person in people if person))


def default_person(loop: Loop, first: Sequence[str | None] = ()) -> str | None:
    """Return the person meant when nobody is named; None is the company, if nobody is known.

    The first of these groups that is not empty decides: ``first``, givers of feedback, people who were asked,
    recruiters, interviewers, everybody in the loop.
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
            raise UsageError("Which person? Name one of them with --with:", people)
    return None


def refuse_duplicate(recorded: Iterable[AnyEvent], event: E, *, again: bool) -> E:
    """Return a new event, which needs ``again`` if the same is among the events that are ``recorded``, in their order.

    An outcome is only compared with the latest one, which it would replace.
    """
    if again or type(event) not in _SINGULAR_EVENTS:
        return event
    earlier = [known for known in recorded if type(known) is type(event)]
    candidates = earlier[-1:] if isinstance(event, Outcome) else earlier
    if any(_is_same(known, event) for known in candidates):
        name = _SINGULAR_EVENTS[type(event)]
        raise RefusedError(f"The same {name} is recorded already for that day. Add --again to record it twice.")
    return event


def _is_same(known: Event, event: Event) -> bool:
    if isinstance(known, Planned) and isinstance(event, Planned):
        # By default, a plan answers the points that none answers yet, so the second time there are others, or none.
        is_same_advice = set(known.feedback) <= set(event.feedback) or not event.feedback
        return is_same_advice and _content(known, "feedback") == _content(event, "feedback")
    return _content(known) == _content(event)


def _content(event: Event, *ignored: str) -> dict[str, object]:
    return {name: value for name, value in encode(event).items() if name not in _STAMP_FIELDS and name not in ignored}
