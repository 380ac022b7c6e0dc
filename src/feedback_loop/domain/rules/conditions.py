"""Conditions of the rules: one function for each row of the table."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from feedback_loop.domain.dates import spoken
from feedback_loop.domain.model.events import (
    Asked,
    Event,
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
    Thanked,
)
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import person_handle, read_person, typed
from feedback_loop.domain.rules.facts import Case, later, unanswered_news

Person = str | None
"""A person of the loop as canonically written; None is the company itself."""


class Finding(msgspec.Struct, frozen=True):
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
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    command: dict[str, str] = msgspec.field(default_factory=dict)
    home: bool = True


def about(case: Case, person: Person, start: dt.date, window: tuple[str, str], what: str = "") -> Finding:
    """Return the finding about one person between two settings' days after a day."""
    return Finding(
        case.after(start, window[0]),
        case.after(start, window[1]),
        known([person]),
        {"who": called(case, [person]), "day": on_day(start, case.today), "what": what},
        with_person(case, person),
    )


def thanked(loop: Loop, event: Event, person: Person) -> bool:
    """Tell whether a person was thanked since an event; thanks that name nobody went to everybody."""
    return any(not thanks.people or person in (None, *thanks.people) for thanks in loop.since(Thanked, event))


def told(loop: Loop, event: Event, person: Person) -> bool:
    """Tell whether a person was followed up with since an event; for the company, whether anybody was."""
    return any(person in (None, later.person) for later in loop.since(FollowedUp, event))


def told_on_or_after(loop: Loop, day: dt.date, person: Person) -> bool:
    """Tell whether a person was followed up with on a day or later; for the company, whether anybody was."""
    return any(person in (None, event.person) and loop.on(event) >= day for event in loop.of(FollowedUp))


def told_elsewhere(case: Case, day: dt.date, person: Person) -> bool:
    """Tell whether a person was followed up with on a day or later, in whichever loop."""
    contacts = case.contacts_with(person) if person else ()
    return any(isinstance(contact.event, FollowedUp) and contact.on >= day for contact in contacts)


def known(people: Iterable[Person]) -> tuple[str, ...]:
    """Return the people who are not the company itself, each once."""
    return tuple(dict.fromkeys(person for person in people if person))


def called(case: Case, people: Sequence[Person]) -> str:
    """Name people in a sentence; the company stands for somebody unknown."""
    names = [read_person(person).short if person else case.loop.application.company for person in people]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def with_person(case: Case, person: Person) -> dict[str, str]:
    """Return what the command needs to name a person of the loop, or the company where a person might be meant."""
    return {"with": "".join(f" --with {handle}" for handle in _handles(case.loop, person))}


def _handles(loop: Loop, person: Person) -> list[str]:
    everybody = loop.people()
    if person is None:
        return [typed(loop.application.company)] if everybody else []
    return [person_handle(person, everybody)]


def on_day(day: dt.date, today: dt.date) -> str:
    """Return a day as it ends a sentence: "today", or "on Fri 20 Nov"."""
    return "today" if day == today else f"on {spoken(day, today)}"


def shortened(text: str, length: int = 60) -> str:
    """Return a text on one line, cut where it is too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def answer(case: Case) -> Iterator[Finding]:
    """Find an offer that waits for an answer."""
    offer = case.outcome
    if offer is None or offer.result is not Result.OFFER:
        return
    if offer.decision_by:
        deadline = f"; they want your answer by {spoken(offer.decision_by, case.today)}"
        yield Finding(later(offer.decision_by, -case.days["answer_before_deadline"]), facts={"deadline": deadline})
    elif offer.on:
        deadline = f" since {spoken(offer.on, case.today)}"
        yield Finding(case.after(offer.on, "answer"), facts={"deadline": deadline})


def thank_giver(case: Case) -> Iterator[Finding]:
    """Find a giver of feedback, or of a refusal, who was not thanked for it."""
    latest = {event.person: event for event in case.loop.of(Recorded)}
    for giver, event in latest.items():
        if event.on is None or thanked(case.loop, event, giver) or told(case.loop, event, giver):
            continue
        what = "replied" if event.reply is Reply.DECLINED else "gave you feedback"
        yield about(case, giver, event.on, ("thank_giver", "thank_giver_window"), what=what)


def tell(case: Case) -> Iterator[Finding]:
    """Find people whose advice led to a finished action and who have not heard of it, all in one."""
    due: dict[Person, dt.date] = {}
    done: dict[Person, dt.date] = {}
    for giver, point, finished in advice_taken(case.loop):
        for day in _to_tell_on(case, giver, point, finished):
            due[giver] = min(day, due.get(giver, day))
            done[giver] = case.loop.on(finished)
    if due:
        first = min(due.values())
        now = [giver for giver in due if due[giver] <= max(first, case.today)]
        facts = {"who": called(case, now), "day": on_day(max(done.values()), case.today)}
        yield Finding(first, people=known(now), facts=facts, command=with_person(case, now[0]))


def advice_taken(loop: Loop) -> Iterator[tuple[Person, Recorded, Finished]]:
    """Return who said what, for each point that a finished action answers."""
    for action in loop.actions:
        if action.finished:
            for point in loop.points_of(action):
                yield point.person, point, action.finished


def _to_tell_on(case: Case, giver: Person, point: Recorded, finished: Finished) -> Iterator[dt.date]:
    if not (told(case.loop, finished, giver) or told_elsewhere(case, case.loop.on(finished), giver)):
        after_work = case.after(case.loop.on(finished), "tell_after_finished")
        yield max(after_work, case.after(case.loop.on(point), "tell_after_recorded"))
    accepted = case.search.accepted_on
    # Advice taken in a later search has no part in an offer that was accepted before.
    if accepted is None or case.loop.on(finished) > accepted:
        return
    if not (told_on_or_after(case.loop, accepted, giver) or told_elsewhere(case, accepted, giver)):
        yield case.after(accepted, "tell_after_accepted")


def decide(case: Case) -> Iterator[Finding]:
    """Find points that say what is missing, with neither an action nor set aside."""
    points = [point for point in case.loop.open_points if point.on]
    if points:
        first = case.loop.on(points[0])
        count = "1 point" if len(points) == 1 else f"{len(points)} points"
        people = known(point.person for point in points)
        since = "of" if len(points) == 1 else "since"
        facts = {"count": count, "day": f"{since} {spoken(first, case.today)}"}
        yield Finding(case.after(first, "decide"), people=people, facts=facts)


def action(case: Case) -> Iterator[Finding]:
    """Find actions that are open."""
    unfinished = [(n, one) for n, one in enumerate(case.loop.actions, start=1) if one.is_open]
    for number, one in unfinished:
        planned = one.planned
        progress = [step.on for step in one.steps if isinstance(step, Progressed) and step.on]
        due = planned.by or case.after(planned.on or case.loop.applied_on, "action")
        due = max([due, *(case.after(day, "action_progress") for day in progress[-1:])])
        which = f" --action {number}" if len(unfinished) > 1 else ""
        facts = {"text": shortened(planned.text)}
        people = known(point.person for point in case.loop.points_of(one))
        home = _shows(case, one)
        yield Finding(due, people=people, facts=facts, command={"which": which}, home=home)


def _shows(case: Case, action: Action) -> bool:
    """Tell whether this loop shows an action: its home does, unless that is silenced; then the oldest other one."""
    if action.home == case.loop.id or not case.elsewhere(action.home).silenced("action"):
        return action.home == case.loop.id
    others = [loop for loop in case.book.loops.values() if action in loop.actions]
    others.sort(key=lambda loop: (loop.applied_on, loop.id))
    heard = (loop.id for loop in others if not case.elsewhere(loop.id).silenced("action"))
    return next(heard, None) == case.loop.id


def revisit(case: Case) -> Iterator[Finding]:
    """Find points that were set aside until a day."""
    numbers = {point.id: number for number, point in enumerate(case.loop.points, start=1)}
    latest: dict[str, SetAside] = {}
    for event in case.loop.of(SetAside):
        latest.update(dict.fromkeys(event.feedback, event))
    planned = [one.planned for one in case.loop.actions]
    by_event: dict[str, list[str]] = defaultdict(list)
    for point, event in latest.items():
        answered = any(point in plan.feedback and case.loop.place(plan) > case.loop.place(event) for plan in planned)
        if point in numbers and event.until and not answered:
            by_event[event.id].append(point)
    for event in {event.id: event for event in latest.values()}.values():
        if event.until and (points := by_event[event.id]):
            which = "".join(f" --for {numbers[point]}" for point in points)
            yield Finding(event.until, facts={"reason": shortened(event.reason)}, command={"which": which})


def nudge(case: Case) -> Iterator[Finding]:
    """Find people who were asked once and have not replied."""
    for person in case.asked_people:
        asks = case.asks_of(person)
        if len(asks) == 1 and asks[0].on:
            yield about(case, person, asks[0].on, ("nudge", "no_reply"))


def ask_after_rejection(case: Case) -> Iterator[Finding]:
    """Find a "no", or silence, after an interview, that nobody was asked about since."""
    end = case.outcome
    if end is None or end.result not in (Result.REJECTED, Result.GHOSTED) or end.on is None or not case.held:
        return
    replied = case.loop.since(Recorded, end)
    if not case.loop.since(Asked, end) and not replied:
        what = "turned down" if end.result is Result.REJECTED else "left without an answer"
        yield about(case, case.asked_first(), end.on, ("ask_after_rejection", "ask_after_rejection_window"), what=what)


def ask_while_open(case: Case) -> Iterator[Finding]:
    """Find an interview without an outcome where nobody was asked and nobody said anything."""
    ends = case.loop.of(Outcome)
    replied = bool(case.loop.since(Recorded, ends[-1]) if ends else case.loop.of(Recorded))
    if case.asks or replied or case.outcome or case.ahead or case.is_quiet or case.last_held is None:
        return
    due = case.after(case.last_held, "ask")
    if case.decision_by:
        due = max(due, case.after(case.decision_by, "ask_after_decision"))
    who = case.asked_first()
    facts = {"who": called(case, [who]), "day": on_day(case.last_held, case.today)}
    yield Finding(due, people=known([who]), facts=facts, command=with_person(case, who))


def outcome(case: Case) -> Iterator[Finding]:
    """Find an interview without an outcome."""
    if case.outcome or case.ahead or case.is_quiet or case.last_held is None or case.last_contact is None:
        return
    due = case.after(case.last_contact, "outcome")
    if case.decision_by:
        due = case.after(case.decision_by, "outcome_after_decision")
    long_ago = case.today >= max(due, case.after(case.last_contact, "outcome_ghosted"))
    command = {"result": " ghosted"} if long_ago else {"result": ""}
    day = on_day(case.last_contact, case.today)
    word = f"Their last word was {day}: by now it looks like ghosted" if long_ago else f"Their last word was {day}"
    yield Finding(due, facts={"word": word}, command=command)


def thank(case: Case) -> Iterator[Finding]:
    """Find interviewers who were not thanked, all in one."""
    if case.outcome:
        return
    dated = [(event.on, event) for event in case.held if event.on]
    recent = [(on, event) for on, event in dated if case.after(on, "thank_window") > case.today]
    owed = [(on, person) for on, event in recent for person in _not_thanked(case.loop, event)]
    if owed:
        (first, _), (last, _) = owed[0], owed[-1]
        people = list(dict.fromkeys(person for _, person in owed))
        facts = {"who": called(case, people), "day": on_day(last, case.today)}
        yield Finding(case.after(first, "thank"), case.after(last, "thank_window"), tuple(people), facts)


def _not_thanked(loop: Loop, event: Interviewed) -> list[str]:
    return [person for person in event.people if not thanked(loop, event, person)]


def keep_in_touch(case: Case) -> Iterator[Finding]:
    """Find people who were told, in the loop where they were told last."""
    for person in dict.fromkeys(event.person for event in case.loop.of(FollowedUp)):
        contacts = case.contacts_with(person) if person else []
        told = [contact for contact in contacts if isinstance(contact.event, FollowedUp)]
        if not person or unanswered_news(contacts) >= case.days["keep_in_touch_unanswered"]:
            continue
        facts = {"who": called(case, [person]), "day": on_day(contacts[-1].on, case.today)}
        due = case.after(contacts[-1].on, "keep_in_touch")
        home = told[-1].loop.id == case.loop.id
        yield Finding(due, None, (person,), facts, with_person(case, person), home=home)


def chase(case: Case) -> Iterator[Finding]:
    """Find an application that nobody answered, where the user wants to hear of these."""
    heard = case.loop.of(Heard)
    answered = bool(case.loop.of(Interviewed)) or bool(case.loop.of(Outcome))
    if case.days["chase"] and not answered and not case.is_quiet:
        start = case.loop.on(heard[-1]) if heard else case.loop.applied_on
        yield Finding(case.after(start, "chase"), facts={"day": on_day(start, case.today)})
