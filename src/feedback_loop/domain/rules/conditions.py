"""Conditions of the rules: one function for each row of the table."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import (
    Asked,
    Finished,
    FollowedUp,
    Heard,
    Interviewed,
    Outcome,
    Progressed,
    Recorded,
    Reply,
    Result,
    SetAside,
)
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import person_slug, read_person, shell_slug
from feedback_loop.domain.rules.facts import (
    LoopFacts,
    PersonRef,
    add_days,
    count_unanswered_news,
    was_thanked,
    was_told,
    was_told_in_any_loop,
    was_told_since,
)
from feedback_loop.domain.text import truncate


class RuleMatch(msgspec.Struct, frozen=True):
    """That a rule applies: from when on, until when, about whom.

    Attributes:
        due: the first day of the prompt.
        ends: the day on which it is over, whether or not it was obeyed; None when only the user ends it.
        people: whom it is about, as canonically written.
        facts: what the rule's ``why`` is filled in with.
        command: what the rule's ``command`` is filled in with.
        home: False where another loop shows the prompt, so that it is shown once.
    """

    due: dt.date
    ends: dt.date | None = None
    people: tuple[str, ...] = ()
    values: dict[str, str] = msgspec.field(default_factory=dict)
    options: dict[str, str] = msgspec.field(default_factory=dict)
    is_home: bool = True


def person_match(
    facts: LoopFacts, person: PersonRef, start: dt.date, window: tuple[str, str], what: str = ""
) -> RuleMatch:
    """Return the finding about one person between two settings' days after a day."""
    return RuleMatch(
        facts.days_after(start, window[0]),
        facts.days_after(start, window[1]),
        named_people([person]),
        {"who": join_names(facts, [person]), "day": format_day(start, facts.today), "what": what},
        with_option(facts, person),
    )


def named_people(people: Iterable[PersonRef]) -> tuple[str, ...]:
    """Return the people who are not the company itself, each once."""
    return tuple(dict.fromkeys(person for person in people if person))


def join_names(facts: LoopFacts, people: Sequence[PersonRef]) -> str:
    """Name people in a sentence; the company stands for somebody unknown."""
    names = [read_person(person).short if person else facts.loop.application.company for person in people]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def with_option(facts: LoopFacts, person: PersonRef) -> dict[str, str]:
    """Return what the command needs to name a person of the loop, or the company where a person might be meant."""
    return {"with": "".join(f" --with {handle}" for handle in _person_slugs(facts.loop, person))}


def _person_slugs(loop: Loop, person: PersonRef) -> list[str]:
    everybody = loop.people()
    if person is None:
        return [shell_slug(loop.application.company)] if everybody else []
    return [person_slug(person, everybody)]


def format_day(day: dt.date, today: dt.date) -> str:
    """Return a day as it ends a sentence: "today", or "on Fri 20 Nov"."""
    return "today" if day == today else f"on {format_date(day, today)}"


def find_open_offer(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an offer that waits for an answer."""
    offer = facts.outcome
    if offer is None or offer.result is not Result.OFFER:
        return
    if offer.decision_by:
        deadline = f"; they want your answer by {format_date(offer.decision_by, facts.today)}"
        yield RuleMatch(
            add_days(offer.decision_by, -facts.days["answer_before_deadline"]), values={"deadline": deadline}
        )
    elif offer.on:
        deadline = f" since {format_date(offer.on, facts.today)}"
        yield RuleMatch(facts.days_after(offer.on, "answer"), values={"deadline": deadline})


def find_unthanked_givers(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find a giver of feedback, or of a refusal, who was not thanked for it."""
    latest = {event.person: event for event in facts.loop.events_of(Recorded)}
    for giver, event in latest.items():
        if event.on is None or was_thanked(facts.loop, event, giver) or was_told(facts.loop, event, giver):
            continue
        what = "replied" if event.reply is Reply.DECLINED else "gave you feedback"
        yield person_match(facts, giver, event.on, ("thank_giver", "thank_giver_window"), what=what)


def find_people_to_tell(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people whose advice led to a finished action and who have not heard of it, all in one."""
    due: dict[PersonRef, dt.date] = {}
    done: dict[PersonRef, dt.date] = {}
    for giver, point, finished in advice_taken(facts.loop):
        for day in _tell_dates(facts, giver, point, finished):
            due[giver] = min(day, due.get(giver, day))
            done[giver] = facts.loop.date_of(finished)
    if due:
        first = min(due.values())
        now = [giver for giver in due if due[giver] <= max(first, facts.today)]
        values = {"who": join_names(facts, now), "day": format_day(max(done.values()), facts.today)}
        yield RuleMatch(first, people=named_people(now), values=values, options=with_option(facts, now[0]))


def advice_taken(loop: Loop) -> Iterator[tuple[PersonRef, Recorded, Finished]]:
    """Return who said what, for each point that a finished action answers."""
    for action in loop.actions:
        if action.finished:
            for point in loop.points_of(action):
                yield point.person, point, action.finished


def _tell_dates(facts: LoopFacts, giver: PersonRef, point: Recorded, finished: Finished) -> Iterator[dt.date]:
    if not (was_told(facts.loop, finished, giver) or was_told_in_any_loop(facts, facts.loop.date_of(finished), giver)):
        after_work = facts.days_after(facts.loop.date_of(finished), "tell_after_finished")
        yield max(after_work, facts.days_after(facts.loop.date_of(point), "tell_after_recorded"))
    accepted = facts.search.accepted_on
    # Advice taken in a later search has no part in an offer that was accepted before.
    if accepted is None or facts.loop.date_of(finished) > accepted:
        return
    if not (was_told_since(facts.loop, accepted, giver) or was_told_in_any_loop(facts, accepted, giver)):
        yield facts.days_after(accepted, "tell_after_accepted")


def find_undecided_points(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find points that say what is missing, with neither an action nor set aside."""
    points = [point for point in facts.loop.open_points if point.on]
    if points:
        first = facts.loop.date_of(points[0])
        count = "1 point" if len(points) == 1 else f"{len(points)} points"
        people = named_people(point.person for point in points)
        since = "of" if len(points) == 1 else "since"
        values = {"count": count, "day": f"{since} {format_date(first, facts.today)}"}
        yield RuleMatch(facts.days_after(first, "decide"), people=people, values=values)


def find_open_actions(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find actions that are open."""
    unfinished = [(n, one) for n, one in enumerate(facts.loop.actions, start=1) if one.is_open]
    for number, one in unfinished:
        planned = one.planned
        progress = [step.on for step in one.steps if isinstance(step, Progressed) and step.on]
        due = planned.by or facts.days_after(planned.on or facts.loop.applied_on, "action")
        due = max([due, *(facts.days_after(day, "action_progress") for day in progress[-1:])])
        which = f" --action {number}" if len(unfinished) > 1 else ""
        values = {"text": truncate(planned.text)}
        people = named_people(point.person for point in facts.loop.points_of(one))
        home = _is_shown_in(facts, one)
        yield RuleMatch(due, people=people, values=values, options={"which": which}, is_home=home)


def _is_shown_in(facts: LoopFacts, action: Action) -> bool:
    """Tell whether this loop shows an action: its home does, unless that is silenced; then the oldest other one."""
    if action.home_id == facts.loop.id or not facts.for_loop(action.home_id).is_silenced("action"):
        return action.home_id == facts.loop.id
    others = [loop for loop in facts.history.loops.values() if action in loop.actions]
    others.sort(key=lambda loop: (loop.applied_on, loop.id))
    heard = (loop.id for loop in others if not facts.for_loop(loop.id).is_silenced("action"))
    return next(heard, None) == facts.loop.id


def find_points_to_revisit(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find points that were set aside until a day."""
    numbers = {point.id: number for number, point in enumerate(facts.loop.points, start=1)}
    latest: dict[str, SetAside] = {}
    for event in facts.loop.events_of(SetAside):
        latest.update(dict.fromkeys(event.feedback, event))
    planned = [one.planned for one in facts.loop.actions]
    by_event: dict[str, list[str]] = defaultdict(list)
    for point, event in latest.items():
        answered = any(
            point in plan.feedback and facts.loop.sort_key(plan) > facts.loop.sort_key(event) for plan in planned
        )
        if point in numbers and event.until and not answered:
            by_event[event.id].append(point)
    for event in {event.id: event for event in latest.values()}.values():
        if event.until and (points := by_event[event.id]):
            which = "".join(f" --for {numbers[point]}" for point in points)
            yield RuleMatch(event.until, values={"reason": truncate(event.reason)}, options={"which": which})


def find_people_to_nudge(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people who were asked once and have not replied."""
    for person in facts.asked_people:
        asks = facts.asks_of(person)
        if len(asks) == 1 and asks[0].on:
            yield person_match(facts, person, asks[0].on, ("nudge", "no_reply"))


def find_rejection_to_ask_about(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find a "no", or silence, after an interview, that nobody was asked about since."""
    end = facts.outcome
    if (
        end is None
        or end.result not in (Result.REJECTED, Result.GHOSTED)
        or end.on is None
        or not facts.past_interviews
    ):
        return
    replied = facts.loop.events_after(Recorded, end)
    if not facts.loop.events_after(Asked, end) and not replied:
        what = "turned down" if end.result is Result.REJECTED else "left without an answer"
        yield person_match(
            facts, facts.default_recipient(), end.on, ("ask_after_rejection", "ask_after_rejection_window"), what=what
        )


def find_interview_to_ask_about(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an interview without an outcome where nobody was asked and nobody said anything."""
    ends = facts.loop.events_of(Outcome)
    replied = bool(facts.loop.events_after(Recorded, ends[-1]) if ends else facts.loop.events_of(Recorded))
    if (
        facts.asks
        or replied
        or facts.outcome
        or facts.next_interview
        or facts.is_quiet
        or facts.last_interview_on is None
    ):
        return
    due = facts.days_after(facts.last_interview_on, "ask")
    if facts.decision_by:
        due = max(due, facts.days_after(facts.decision_by, "ask_after_decision"))
    who = facts.default_recipient()
    values = {"who": join_names(facts, [who]), "day": format_day(facts.last_interview_on, facts.today)}
    yield RuleMatch(due, people=named_people([who]), values=values, options=with_option(facts, who))


def find_missing_outcome(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an interview without an outcome."""
    if (
        facts.outcome
        or facts.next_interview
        or facts.is_quiet
        or facts.last_interview_on is None
        or facts.last_contact is None
    ):
        return
    due = facts.days_after(facts.last_contact, "outcome")
    if facts.decision_by:
        due = facts.days_after(facts.decision_by, "outcome_after_decision")
    long_ago = facts.today >= max(due, facts.days_after(facts.last_contact, "outcome_ghosted"))
    command = {"result": " ghosted"} if long_ago else {"result": ""}
    day = format_day(facts.last_contact, facts.today)
    word = f"Their last word was {day}: by now it looks like ghosted" if long_ago else f"Their last word was {day}"
    yield RuleMatch(due, values={"word": word}, options=command)


def find_unthanked_interviewers(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find interviewers who were not thanked, all in one."""
    if facts.outcome:
        return
    dated = [(event.on, event) for event in facts.past_interviews if event.on]
    recent = [(on, event) for on, event in dated if facts.days_after(on, "thank_window") > facts.today]
    owed = [(on, person) for on, event in recent for person in _unthanked(facts.loop, event)]
    if owed:
        (first, _), (last, _) = owed[0], owed[-1]
        people = list(dict.fromkeys(person for _, person in owed))
        values = {"who": join_names(facts, people), "day": format_day(last, facts.today)}
        yield RuleMatch(facts.days_after(first, "thank"), facts.days_after(last, "thank_window"), tuple(people), values)


def _unthanked(loop: Loop, event: Interviewed) -> list[str]:
    return [person for person in event.people if not was_thanked(loop, event, person)]


def find_people_to_keep_in_touch_with(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people who were told, in the loop where they were told last."""
    for person in dict.fromkeys(event.person for event in facts.loop.events_of(FollowedUp)):
        contacts = facts.contacts_with(person) if person else []
        told = [contact for contact in contacts if isinstance(contact.event, FollowedUp)]
        if not person or count_unanswered_news(contacts) >= facts.days["keep_in_touch_unanswered"]:
            continue
        values = {"who": join_names(facts, [person]), "day": format_day(contacts[-1].on, facts.today)}
        due = facts.days_after(contacts[-1].on, "keep_in_touch")
        home = told[-1].loop.id == facts.loop.id
        yield RuleMatch(due, None, (person,), values, with_option(facts, person), is_home=home)


def find_unanswered_application(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an application that nobody answered, where the user wants to hear of these."""
    heard = facts.loop.events_of(Heard)
    answered = bool(facts.loop.events_of(Interviewed)) or bool(facts.loop.events_of(Outcome))
    if facts.days["chase"] and not answered and not facts.is_quiet:
        start = facts.loop.date_of(heard[-1]) if heard else facts.loop.applied_on
        yield RuleMatch(facts.days_after(start, "chase"), values={"day": format_day(start, facts.today)})


class ClosedReason(StrEnum):
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


_REASON_BY_RESULT = {
    Result.ACCEPTED: ClosedReason.ACCEPTED,
    Result.TURNED_DOWN: ClosedReason.TURNED_DOWN,
    Result.WITHDRAWN: ClosedReason.WITHDRAWN,
}


def closed_reason(facts: LoopFacts) -> ClosedReason | None:
    """Return what ended a loop to which no rule applies, or None while it waits for the other side."""
    if facts.is_closed_by_hand:
        return ClosedReason.BY_HAND
    if facts.next_interview or facts.reply_awaited_until:
        return None
    if facts.outcome is None or facts.outcome.result is Result.OFFER:
        return _after_silence(facts)
    if _is_told(facts):
        return ClosedReason.TOLD
    return _REASON_BY_RESULT.get(facts.outcome.result) or _after_rejection(facts)


def _after_silence(facts: LoopFacts) -> ClosedReason | None:
    if facts.outcome is None and not facts.is_quiet:
        return None
    return ClosedReason.TOLD if _is_told(facts) else ClosedReason.QUIET


def _is_told(facts: LoopFacts) -> bool:
    """Tell whether somebody was followed up with, here or in another loop that their advice was for as well."""
    taken = advice_taken(facts.loop)
    elsewhere = any(was_told_in_any_loop(facts, facts.loop.date_of(finished), giver) for giver, _, finished in taken)
    return bool(facts.loop.events_of(FollowedUp)) or elsewhere


def _after_rejection(facts: LoopFacts) -> ClosedReason:
    if facts.loop.points:
        return ClosedReason.NOTHING_TO_DO
    if any(event.reply is Reply.DECLINED for event in facts.loop.events_of(Recorded)):
        return ClosedReason.DECLINED
    if facts.loop.events_of(Asked):
        return ClosedReason.NO_REPLY
    return ClosedReason.NOT_ASKED if facts.past_interviews else ClosedReason.NO_INTERVIEW


class WaitingFor(msgspec.Struct, frozen=True):
    """What an open loop without a next step waits for.

    Attributes:
        reason: whom and until when, as the end of a sentence.
        then: the arguments to type when it comes, filled in with ``target``.
    """

    reason: str
    next_command: str


def waiting_for(facts: LoopFacts) -> WaitingFor:
    """Say what an open loop without a next step waits for."""
    company = facts.loop.application.company
    if day := facts.reply_awaited_until:
        asked = [read_person(person).short for person in facts.asked_people if person]
        who = ", ".join(asked) or company
        return WaitingFor(f"waiting for a reply from {who} until {format_date(day, facts.today)}", "record {target}")
    return WaitingFor(f"waiting for an answer from {company}", "interviewed {target}")
