"""The verbs of the loop: each checks the rules and returns the event to record.

Texts and dates arrive validated, people as typed. ``on`` is the day on which something happened.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.commands.recipients import (
    default_person,
    default_person_to_ask,
    is_asked_enough,
    resolve_people,
    resolve_people_of,
    resolve_person,
)
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    CheckedIn,
    Closed,
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
from feedback_loop.domain.model.people import read_person, shell_slug
from feedback_loop.domain.rules.conditions import advice_taken
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef, thanked_helpers, was_thanked, was_told
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import name_key

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


def apply(applied: Applied, overview: Overview, *, again: bool) -> Applied:
    """Return a new application, which needs ``again`` if one to the same company and role is open.

    People whom the user knows from other loops of the company get their whole names and addresses.
    """
    key = _candidacy_key(applied)
    for status in overview.statuses.values():
        # Whether a loop is open takes longer to tell than whether it is for the same role.
        if not again and _candidacy_key(status.application) == key and status.is_open:
            raise RefusedError(
                f"Your application to {status.loop.label} from {format_date(status.loop.applied_on, status.today)} "
                "is still open. Add --again if this is another one."
            )
    if not applied.people:
        return applied
    return msgspec.structs.replace(applied, people=resolve_people_of(applied, overview.history))


def _candidacy_key(applied: Applied) -> tuple[str, str]:
    return name_key(applied.company), name_key(applied.role or "")


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
    recipient = resolve_person(facts, person) if person else default_person_to_ask(facts)
    name = _canonical_name(facts, recipient)
    if is_asked_enough(facts, name) and not insist:
        raise RefusedError(
            f"You have asked {_short_name(facts, name)} twice, and no reply is an answer too. "
            "Ask somebody else with --with, or add --yes to ask once more."
        )
    return Asked(application=facts.loop.id, person=recipient, via=via, on=on)


def _canonical_name(facts: LoopFacts, person: PersonRef) -> PersonRef:
    """Return a person as the events of the loop name them."""
    return facts.history.people.canonical_name(person, facts.loop.application.company) if person else None


def _short_name(facts: LoopFacts, person: PersonRef) -> str:
    return read_person(person).short if person else facts.loop.application.company


def ask_people(facts: LoopFacts, people: Sequence[str], on: dt.date, *, via: str | None, insist: bool) -> list[Asked]:
    """Return one ask for each of several people, or for the likely one if nobody is named."""
    named = resolve_people(facts, people) if len(people) > 1 else people
    asks = [ask(facts, person, on, via=via, insist=insist) for person in named or (None,)]
    key, company = facts.history.people.key, facts.loop.application.company
    return list({key(event.person, company) if event.person else None: event for event in asks}.values())


def refuse_second_ask(facts: LoopFacts, ask: Asked, *, again: bool) -> Asked:
    """Return an ask, which needs ``again`` if another one of that day to the same person has no reply since."""
    name = _canonical_name(facts, ask.person)
    # By their days, any reply of that day would count as later; the instants tell which was typed first.
    replies = [event.recorded_at for event in facts.loop.events_of(Recorded) if event.person == name]
    asks = [event for event in facts.loop.events_of(Asked) if (event.person, event.on) == (name, ask.on)]
    if not again and any(not replies or known.recorded_at > max(replies) for known in asks):
        raise RefusedError(
            f"Your request to {_short_name(facts, name)} is recorded already for that day. "
            "Add --again if you asked twice."
        )
    return ask


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
        person=resolve_person(facts, person) if person else default_person(facts, facts.asked_people),
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
    recipients = resolve_people(facts, people) or _unthanked_people(facts) or _interviewers(facts)
    return Thanked(application=facts.loop.id, people=recipients, on=on)


def _unthanked_people(facts: LoopFacts) -> tuple[str, ...]:
    helpers: list[tuple[Interviewed | Recorded, Sequence[str | None]]] = [
        *((event, [event.person]) for event in facts.loop.events_of(Recorded)),
        *((event, _interviewers_in(facts, event)) for event in facts.past_interviews),
    ]
    named = ((event, person) for event, people in helpers for person in people if person)
    return tuple(dict.fromkeys(person for event, person in named if not was_thanked(facts.loop, event, person)))


def _interviewers(facts: LoopFacts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for event in facts.past_interviews for person in _interviewers_in(facts, event)))


def _interviewers_in(facts: LoopFacts, interview: Interviewed) -> list[str]:
    """Return the people of the company who were in an interview."""
    return [person for person in interview.people if not facts.loop.is_outsider(person)]


def follow_up(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None) -> FollowedUp:
    """Return a follow-up: a giver hears what came of their advice, or the user keeps in touch."""
    loop = facts.loop
    has_news = any(action.finished for action in loop.actions)
    if not (has_news or loop.events_of(FollowedUp) or thanked_helpers(loop)):
        raise RefusedError(_nothing_to_tell_message(facts))
    advice = list(advice_taken(loop))
    givers = [giver for giver, _, _ in advice]
    not_told = [giver for giver, _, finished in advice if not was_told(loop, finished, giver)]
    recipient = resolve_person(facts, person) if person else default_person(facts, not_told or givers)
    return FollowedUp(application=loop.id, person=recipient, via=via, on=on)


def _nothing_to_tell_message(facts: LoopFacts) -> str:
    company = facts.loop.application.company
    nothing, target = f"There is nothing to tell {company} yet", shell_slug(company)
    if any(action.is_open for action in facts.loop.actions):
        return f"{nothing}. Finish your action first: feedback-loop act {target} --done"
    if facts.loop.points:
        return f"{nothing}. Plan what to do about their feedback, and finish it first: feedback-loop act {target} TEXT"
    return f"{nothing}. Ask for feedback first, record it and act on it: feedback-loop ask-feedback {target}"


def close_loop(status: LoopStatus, reason: str | None) -> list[Closed | Cancelled]:
    """Return the end of a loop by hand, and of the interviews ahead."""
    closed = Closed(application=status.id, reason=reason, on=status.today)
    return [closed, *cancel_upcoming_interviews(status.facts)]


def cancel_upcoming_interviews(facts: LoopFacts) -> list[Cancelled]:
    """Return the end of the interviews ahead, which would reopen a closed loop."""
    return [Cancelled(interview=event.id, on=facts.today) for event in facts.upcoming_interviews]


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
