"""Conditions of the rules, one function for each row of the table, and the reasons why a loop is closed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.dates import format_date, format_day, relative_days
from feedback_loop.domain.model.events import (
    Asked,
    CheckedIn,
    Finished,
    FollowedUp,
    Interviewed,
    Progressed,
    Recorded,
    Reply,
    Result,
    SetAside,
)
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import person_slug, read_person, shell_slug
from feedback_loop.domain.rules.contacts import Contact, count_unanswered_news
from feedback_loop.domain.rules.facts import (
    LoopFacts,
    PersonRef,
    add_days,
    thanks_for,
    was_thanked,
    was_told,
    was_told_in_any_loop,
    was_told_since,
)
from feedback_loop.domain.text import capitalize, join_words, slug_to_words, truncate


class RuleMatch(msgspec.Struct, frozen=True):
    """A rule that applies to a loop.

    Attributes:
        due: the first day of the prompt.
        ends: the day on which it expires, obeyed or not; None if only the user ends it.
        people: the people it is about, as canonically written.
        values: the values for the placeholders of the rule's ``why`` and ``label``.
        options: the values for the placeholders of the rule's ``command``.
        is_home: False if another loop shows the prompt, so that it is shown once.
        day: the day of an interview that it announces; such a prompt is never late.
        at: the time of that interview, as ``HH:MM``.
    """

    due: dt.date
    ends: dt.date | None = None
    people: tuple[str, ...] = ()
    values: dict[str, str] = msgspec.field(default_factory=dict)
    options: dict[str, str] = msgspec.field(default_factory=dict)
    is_home: bool = True
    day: dt.date | None = None
    at: str = ""


def person_match(
    facts: LoopFacts, person: PersonRef, start: dt.date, window: tuple[str, str], what: str = ""
) -> RuleMatch:
    """Return a match about one person, from ``start`` + the first setting's days to ``start`` + the second's."""
    return RuleMatch(
        facts.days_after(start, window[0]),
        facts.days_after(start, window[1]),
        named_people([person]),
        {"who": join_names(facts, [person]), "day": format_day(start, facts.today), "what": what},
        with_option(facts, person),
    )


def named_people(people: Iterable[PersonRef]) -> tuple[str, ...]:
    """Return the people without the company itself, each once."""
    return tuple(dict.fromkeys(person for person in people if person))


def join_names(facts: LoopFacts, people: Sequence[PersonRef]) -> str:
    """Return people as a sentence names them; the company stands for somebody unknown."""
    names = [read_person(person).short if person else facts.loop.application.company for person in people]
    return join_words(names)


def with_option(facts: LoopFacts, person: PersonRef) -> dict[str, str]:
    """Return the ``--with`` option that names a person, or the company where a person might be meant."""
    people = facts.loop.people()
    if person is None:
        slugs = [shell_slug(facts.loop.application.company)] if people else []
    else:
        slugs = [person_slug(person, people)]
    return {"with": "".join(f" --with {slug}" for slug in slugs)}


def find_open_offer(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an offer that waits for an answer."""
    offer = facts.outcome
    if offer is None or offer.result is not Result.OFFER:
        return
    if facts.answer_by:
        want = "want" if facts.answer_by >= facts.today else "wanted"
        wait = f"They {want} your answer to the offer by {format_date(facts.answer_by, facts.today)}"
        due = add_days(facts.answer_by, -facts.days["answer_before_deadline"])
        yield RuleMatch(due, values={"wait": wait})
    elif offer.on:
        wait = f"The offer of {format_date(offer.on, facts.today)} waits for your answer"
        yield RuleMatch(facts.days_after(offer.on, "answer"), values={"wait": wait})
    else:
        # Imported without a day: nobody knows since when it waits, so it is due at once.
        last = facts.last_known_on
        yield RuleMatch(
            last, facts.days_after(last, "answer_undated_window"), values={"wait": "The offer waits for your answer"}
        )


def find_upcoming_interviews(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find the interviews ahead; from the first day of its prompt, each is due every day and never late."""
    for interview in facts.upcoming_interviews:
        if day := interview.on:
            due = max(add_days(day, -facts.days["interview_before"]), min(day, facts.today))
            values = _interview_values(facts, interview, day)
            yield RuleMatch(due, people=interview.people, values=values, day=day, at=interview.at or "")


def _interview_values(facts: LoopFacts, interview: Interviewed, day: dt.date) -> dict[str, str]:
    """Return day, time, round and people of an interview in words."""
    days = (day - facts.today).days
    when = capitalize(relative_days(days)) if days <= 1 else format_date(day, facts.today)
    with_people = f" with {join_names(facts, interview.people)}" if interview.people else ""
    when = f"{when} {interview.at}" if interview.at else when
    return {"when": when, "round": interview.round or "interview", "with_people": with_people}


def find_interviews_to_debrief(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find interviews that were set and have passed, with nothing noted about them."""
    if facts.outcome:
        return
    for interview in facts.past_interviews:
        is_noted = interview.held or interview.has_debrief or not interview.set
        if interview.on and not is_noted and not thanks_for(facts.loop, interview):
            values = {"round": interview.round or "interview", "day": format_day(interview.on, facts.today)}
            window = facts.days_after(interview.on, "debrief"), facts.days_after(interview.on, "debrief_window")
            yield RuleMatch(*window, people=interview.people, values=values)


def find_unthanked_givers(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people who gave feedback, or declined to, and were not thanked for it."""
    latest = {event.person: event for event in facts.loop.events_of(Recorded)}
    for giver, event in latest.items():
        if event.on is None or was_thanked(facts.loop, event, giver) or was_told(facts.loop, event, giver):
            continue
        what = "replied" if event.reply is Reply.DECLINED else "gave you feedback"
        yield person_match(facts, giver, event.on, ("thank_giver", "thank_giver_window"), what=what)


def find_people_to_tell(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find the people whose advice led to a finished action and who do not know it yet, in one match."""
    due: dict[PersonRef, dt.date] = {}
    finished_on: dict[PersonRef, dt.date] = {}
    for giver, point, finished in advice_taken(facts.loop):
        for day in _tell_dates(facts, giver, point, finished):
            due[giver] = min(day, due.get(giver, day))
            finished_on[giver] = facts.loop.date_of(finished)
    if due:
        first = min(due.values())
        givers = [giver for giver in due if due[giver] <= max(first, facts.today)]
        who, last = join_names(facts, givers), max(finished_on.values())
        news = f"You did what {who} advised (finished {format_day(last, facts.today)}): tell them what came of it."
        if _is_accepted(facts, last):
            news = f"You accepted an offer: tell {who}, whose advice helped."
        yield RuleMatch(
            first,
            people=named_people(givers),
            values={"who": who, "news": news},
            options=with_option(facts, givers[0]),
        )


def _is_accepted(facts: LoopFacts, finished_on: dt.date) -> bool:
    """Return True if an offer was accepted since an action was finished."""
    accepted = facts.search.accepted_on
    return accepted is not None and finished_on <= accepted


def advice_taken(loop: Loop) -> Iterator[tuple[PersonRef, Recorded, Finished]]:
    """Return giver, point and finished action for each point that a finished action answers."""
    for action in loop.actions:
        if action.finished:
            for point in loop.points_of(action):
                yield point.person, point, action.finished


def _tell_dates(facts: LoopFacts, giver: PersonRef, point: Recorded, finished: Finished) -> Iterator[dt.date]:
    finished_on = facts.loop.date_of(finished)
    if not (was_told(facts.loop, finished, giver) or was_told_in_any_loop(facts, finished_on, giver)):
        after_work = facts.days_after(finished_on, "tell_after_finished")
        yield max(after_work, facts.days_after(facts.loop.date_of(point), "tell_after_recorded"))
    accepted = facts.search.accepted_on
    # Advice taken in a later search has no part in an offer that was accepted before.
    if accepted is None or finished_on > accepted:
        return
    if not (was_told_since(facts.loop, accepted, giver) or was_told_in_any_loop(facts, accepted, giver)):
        yield facts.days_after(accepted, "tell_after_accepted")


def find_undecided_points(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find points that say what is missing, with neither an action nor set aside."""
    points = [point for point in facts.loop.open_points if point.on]
    if points:
        first = facts.loop.date_of(points[0])
        day = format_date(first, facts.today)
        count = len(points)
        text = f"1 feedback point from {day} has" if count == 1 else f"{count} feedback points since {day} have"
        people = named_people(point.person for point in points)
        yield RuleMatch(facts.days_after(first, "decide"), people=people, values={"points": text})


def find_open_actions(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find open actions."""
    numbered = [(number, action) for number, action in enumerate(facts.loop.actions, start=1) if action.is_open]
    for number, action in numbered:
        option = f" --action {number}" if len(numbered) > 1 else ""
        yield RuleMatch(
            _action_due(facts, action),
            people=named_people(point.person for point in facts.loop.points_of(action)),
            values={"text": truncate(action.planned.text)},
            options={"which": option},
            is_home=_is_shown_in(facts, action),
        )


def _action_due(facts: LoopFacts, action: Action) -> dt.date:
    """Return the planned day, else some days after the plan; and some days after the latest progress."""
    planned = action.planned
    due = planned.by or facts.days_after(planned.on or facts.loop.applied_on, "action")
    progress = [step.on for step in action.steps if isinstance(step, Progressed) and step.on]
    return max([due, *(facts.days_after(day, "action_progress") for day in progress[-1:])])


def _is_shown_in(facts: LoopFacts, action: Action) -> bool:
    """Return True if this loop shows an action: its home, else the oldest other loop that is not silenced."""
    if action.home_id == facts.loop.id or not facts.for_loop(action.home_id).is_silenced("action"):
        return action.home_id == facts.loop.id
    loops = [loop for loop in facts.history.loops.values() if action in loop.actions]
    loops.sort(key=lambda loop: (loop.applied_on, loop.id))
    audible = (loop.id for loop in loops if not facts.for_loop(loop.id).is_silenced("action"))
    return next(audible, None) == facts.loop.id


def find_points_to_revisit(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find points that were set aside until a day."""
    numbers = {point.id: number for number, point in enumerate(facts.loop.points, start=1)}
    latest: dict[str, SetAside] = {}
    for event in facts.loop.events_of(SetAside):
        latest.update(dict.fromkeys(event.feedback, event))
    points_by_event: dict[str, list[str]] = defaultdict(list)
    for point, event in latest.items():
        if point in numbers and event.until and not _is_planned_since(facts.loop, point, event):
            points_by_event[event.id].append(point)
    for event in {event.id: event for event in latest.values()}.values():
        if event.until and (points := points_by_event[event.id]):
            options = "".join(f" --for {numbers[point]}" for point in points)
            yield RuleMatch(event.until, values={"reason": truncate(event.reason)}, options={"which": options})


def _is_planned_since(loop: Loop, point: str, event: SetAside) -> bool:
    plans = (action.planned for action in loop.actions)
    return any(point in plan.feedback and loop.sort_key(plan) > loop.sort_key(event) for plan in plans)


def find_people_to_nudge(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people who were asked once and have not replied."""
    for person in facts.asked_people:
        asks = facts.unanswered_asks(person)
        if len(asks) == 1 and asks[0].on:
            yield person_match(facts, person, asks[0].on, ("nudge", "no_reply"))


def find_rejection_to_ask_about(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find a rejection, or silence, after an interview that nobody was asked about since."""
    outcome = facts.outcome
    if outcome is None or outcome.result not in (Result.REJECTED, Result.GHOSTED) or facts.outcome_on is None:
        return
    if not facts.past_interviews or facts.loop.events_after(Asked, outcome):
        return
    if facts.loop.events_after(Recorded, outcome) or not (recipients := facts.remaining_recipients()):
        return
    what = "turned down" if outcome.result is Result.REJECTED else "left without an answer"
    window = ("ask_after_rejection", "ask_after_rejection_window")
    match = person_match(facts, recipients[0], facts.outcome_on, window, what=what)
    # While a reply may still come, a nudge is the next step.
    waits = [facts.days_after(facts.loop.date_of(ask), "ask_again") for ask in facts.asks]
    yield msgspec.structs.replace(match, due=max([match.due, *waits]))


def find_people_to_check_in_with(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find a process where the company is late, or silent, and may be asked where things stand."""
    wait = _find_wait(facts) if facts.awaits_decision else None
    if wait is None or len(wait.check_ins) > 1:
        return
    person = facts.main_contact()
    due, ends, words = wait.due, wait.ends, wait.words
    if wait.check_ins:
        last = facts.loop.date_of(wait.check_ins[0])
        due, ends = facts.days_after(last, "check_in_again"), facts.days_after(last, "check_in_window")
        words = f"You checked in {format_day(last, facts.today)} and have no answer"
    yield RuleMatch(
        due,
        max(ends, add_days(due, 1)),
        named_people([person]),
        {"who": join_names(facts, [person]), "word": words},
        with_option(facts, person),
    )


class _Wait(msgspec.Struct, frozen=True):
    """Wait for a word from the company: the first and last day of a check-in, the reason, and the check-ins so far."""

    due: dt.date
    ends: dt.date
    words: str
    check_ins: Sequence[CheckedIn]


def _find_wait(facts: LoopFacts) -> _Wait | None:
    """Return what the user waits for; None if it starts no clock."""
    check_ins, last = facts.loop.events_of(CheckedIn), facts.last_contact_event
    if by := facts.decision_by:
        words = f"They want{'ed' if by < facts.today else ''} to decide by {format_date(by, facts.today)}"
        due, ends = facts.days_after(by, "check_in_after_decision"), facts.days_after(by, "check_in_window")
        return _Wait(due, ends, words, [event for event in check_ins if facts.loop.date_of(event) >= by])
    start = facts.last_contact or facts.loop.applied_on
    words = f"You {'last heard from them' if last else 'applied'} {format_day(start, facts.today)}"
    check_ins = facts.loop.events_after(CheckedIn, last) if last else check_ins
    if facts.last_interview_on:
        due, ends = facts.days_after(start, "check_in"), facts.days_after(start, "check_in_window")
    elif facts.days["check_in_application"] and not facts.past_interviews:
        due = facts.days_after(start, "check_in_application")
        ends = facts.days_after(due, "check_in_window")
    else:
        return None
    return _Wait(due, ends, words, check_ins)


def find_missing_outcome(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find an interview without an outcome."""
    last = facts.last_contact
    if last is None or facts.last_interview_on is None or not facts.awaits_decision:
        return
    due = facts.days_after(last, "outcome")
    if facts.decision_by:
        due = facts.days_after(facts.decision_by, "outcome_after_decision")
    word = f"You last heard from them {format_day(last, facts.today)}"
    if facts.today < max(due, facts.days_after(last, "outcome_ghosted")):
        yield RuleMatch(due, values={"word": f"{word}. Did they decide?"}, options={"result": ""})
    else:
        values = {"word": f"{word}: probably ghosted. Did they decide?"}
        yield RuleMatch(due, values=values, options={"result": " ghosted"})


def find_unthanked_interviewers(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find interviewers who were not thanked, in one match."""
    if facts.outcome:
        return
    unthanked = [
        (interview.on, person)
        for interview in facts.past_interviews
        if interview.on and facts.days_after(interview.on, "thank_window") > facts.today
        for person in interview.people
        if not was_thanked(facts.loop, interview, person)
    ]
    if unthanked:
        (first, _), (last, _) = unthanked[0], unthanked[-1]
        people = tuple(dict.fromkeys(person for _, person in unthanked))
        values = {"who": join_names(facts, people), "day": format_day(last, facts.today)}
        yield RuleMatch(facts.days_after(first, "thank"), facts.days_after(last, "thank_window"), people, values)


def find_people_to_keep_in_touch_with(facts: LoopFacts) -> Iterator[RuleMatch]:
    """Find people who helped and were thanked or told, in the loop where that happened last."""
    recipients = (event.person for event in facts.loop.events_of(FollowedUp))
    for person in named_people((*recipients, *facts.search.helpers[facts.loop.id])):
        contacts = facts.contacts_with(person)
        if count_unanswered_news(contacts) < facts.days["keep_in_touch_unanswered"]:
            values = {"who": join_names(facts, [person]), "day": format_day(contacts[-1].on, facts.today)}
            due, options = facts.days_after(contacts[-1].on, "keep_in_touch"), with_option(facts, person)
            is_home = _last_helped_in(facts, contacts) == facts.loop.id
            yield RuleMatch(due, None, (person,), values, options, is_home=is_home)


def _last_helped_in(facts: LoopFacts, contacts: Sequence[Contact]) -> str:
    """Return the loop in which somebody was told last, else the last one in which they helped and were thanked."""
    followed_up = [contact.loop.id for contact in contacts if isinstance(contact.event, FollowedUp)]
    helped = [contact.loop.id for contact in contacts if contact.person in facts.search.helpers[contact.loop.id]]
    return [*helped, *followed_up][-1]


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

    @property
    def words(self) -> str:
        """The reason as a reader sees it."""
        return _REASON_WORDS.get(self, slug_to_words(self))


_REASON_WORDS = {ClosedReason.TOLD: "told them", ClosedReason.QUIET: "gone quiet"}

_REASON_BY_RESULT = {
    Result.ACCEPTED: ClosedReason.ACCEPTED,
    Result.TURNED_DOWN: ClosedReason.TURNED_DOWN,
    Result.WITHDRAWN: ClosedReason.WITHDRAWN,
}


def closed_reason(facts: LoopFacts) -> ClosedReason | None:
    """Return why a loop is closed to which no rule applies, or None while it waits for the company."""
    if facts.is_closed_by_hand:
        return ClosedReason.BY_HAND
    if facts.next_interview or facts.reply_awaited_until:
        return None
    if facts.outcome is None and not facts.is_quiet:
        return None
    if _is_told(facts):
        return ClosedReason.TOLD
    if facts.outcome is None or facts.outcome.result is Result.OFFER:
        return ClosedReason.QUIET
    return _REASON_BY_RESULT.get(facts.outcome.result) or _after_rejection(facts)


def _is_told(facts: LoopFacts) -> bool:
    """Return True if somebody was told what came of their advice, in this loop or in another one it was for."""
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
    """Reply or decision that an open loop without a next step waits for.

    Attributes:
        reason: the people and the day, as the end of a sentence.
        next_command: the arguments to type when it comes, with the placeholder ``target``.
    """

    reason: str
    next_command: str


def waiting_for(facts: LoopFacts) -> WaitingFor:
    """Return what an open loop without a next step waits for."""
    company = facts.loop.application.company
    if day := facts.reply_awaited_until:
        asked = [read_person(person).short for person in facts.asked_people if person]
        who = ", ".join(asked) or company
        return WaitingFor(f"waiting for a reply from {who} until {format_date(day, facts.today)}", "record {target}")
    return WaitingFor(f"waiting for an answer from {company}", "interviewed {target}")
