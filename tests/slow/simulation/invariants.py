"""Invariants of the loop, each as a function that yields a sentence for every violation."""

import datetime as dt
import random
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Asked,
    Forgotten,
    Heard,
    Interviewed,
    Outcome,
    PersonAmended,
    Recorded,
    Rescheduled,
    Result,
    Retracted,
    Snoozed,
    ThemeRenamed,
)
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS, INTERVIEW, KEEP_IN_TOUCH, RULES_FOR_CLOSED_LOOPS
from simulation.candidate import Candidate
from simulation.habits import Habit

PromptKey = tuple[str, str, dt.date, tuple[str, ...]]
"""Identity of a prompt across days: loop, rule, due date, people."""

MAX_DAYS: Mapping[str, int] = {
    "thank-giver": DEFAULT_DAYS["thank_giver_window"],
    "nudge": DEFAULT_DAYS["no_reply"] - DEFAULT_DAYS["nudge"],
    "ask": DEFAULT_DAYS["ask_after_rejection_window"],
    "outcome": DEFAULT_DAYS["quiet"],
    "check-in": DEFAULT_DAYS["check_in_window"],
    "debrief": DEFAULT_DAYS["debrief_window"],
    "thank": DEFAULT_DAYS["thank_window"],
}
"""Maximum number of days for which a prompt may last by itself, after it was due or anything happened."""

MAX_DAYS_TO_CLOSE = 1000
"""Days after which a loop that is still open counts as never closing."""

_TYPES_ROLE = 0.4
"""Probability that the role is typed as well."""

OBEYING = Habit("obeying", obeys=1.0, snoozes=0.0, looks=1.0, unprompted=0.0, corrects=0.0, applies=0.0)


def prompt_key(status: LoopStatus, step: NextStep) -> PromptKey:
    """Return the identity of a step across days."""
    return status.loop.id, step.rule, step.shown_on, step.people


# No loop is forgotten.


def find_forgotten_loops(overview: Overview) -> Iterator[str]:
    """Find open loops without a next step or a reason for none, and closed ones with unfinished business."""
    for status in overview.statuses.values():
        if status.is_open:
            yield from _find_missing_step(status)
            yield from _find_hidden_steps(overview, status)
        else:
            yield from _find_premature_closing(status, overview.today)


def unfinished_business(status: LoopStatus, today: dt.date) -> Iterator[tuple[str, str]]:
    """Yield what is left to do according to the events of a loop alone, with the rule that prompts for it."""
    loop = status.loop
    if any(action.is_open for action in loop.actions):
        yield "action", "an action is open"
    if loop.open_points:
        yield "decide", "feedback awaits a decision"
    outcome = loop.events_of(Outcome)[-1] if loop.events_of(Outcome) else None
    if outcome and outcome.result is Result.OFFER and not loop.events_after(Interviewed, outcome):
        yield "answer", "an offer awaits an answer"
    if (
        outcome
        and outcome.result is Result.REJECTED
        and loop.events_of(Interviewed)
        and not loop.events_after(Asked, outcome)
    ):
        is_recent = outcome.on is not None and (today - outcome.on).days < DEFAULT_DAYS["ask_after_rejection_window"]
        is_somebody_left = bool(status.facts.remaining_recipients())
        if is_recent and is_somebody_left and not loop.events_after(Recorded, outcome):
            yield "ask", "nobody was asked after the rejection"


def _find_missing_step(status: LoopStatus) -> Iterator[str]:
    has_reason = status.waiting_for is not None and bool(status.waiting_for.reason)
    if (status.next is None) != has_reason:
        yield f"{status.loop.label} is open without a next step or a reason for none"


def _find_hidden_steps(overview: Overview, status: LoopStatus) -> Iterator[str]:
    """Find steps that a loop leaves to another one that does not show them either."""
    shown = {(step.rule, step.why) for other in overview.statuses.values() for step in other.next_steps if step.is_home}
    for step in status.next_steps:
        if not step.is_home and step.rule != KEEP_IN_TOUCH and (step.rule, step.why) not in shown:
            yield f"{status.loop.label} leaves {step.rule} to another loop, but none shows it"


def _find_premature_closing(status: LoopStatus, today: dt.date) -> Iterator[str]:
    if status.waiting_for or any(step.rule not in RULES_FOR_CLOSED_LOOPS for step in status.next_steps):
        yield f"{status.loop.label} is closed but has a next step"
    if _has_upcoming_interview(status, today) and not _is_silenced(status, "interview"):
        yield f"{status.loop.label} is closed ({status.closed_because}) but an interview is ahead"
    if status.closed_because != "by-hand":
        yield from (
            f"{status.loop.label} is closed ({status.closed_because}) but {problem}"
            for rule, problem in unfinished_business(status, today)
            if not _is_silenced(status, rule)
        )


def _has_upcoming_interview(status: LoopStatus, today: dt.date) -> bool:
    return any(event.on and event.on > today for event in status.loop.events_of(Interviewed))


def _is_silenced(status: LoopStatus, rule: str) -> bool:
    """Return True if the user snoozed a rule beyond today, possibly beyond the time in which it applies."""
    snoozes = [event for event in status.loop.events_of(Snoozed) if event.rule in (None, rule)]
    return any(event.until is None or event.until > status.today for event in snoozes)


# No prompt is endless.


def find_endless_prompt(status: LoopStatus, step: NextStep) -> Iterator[str]:
    """Report a prompt that should have ended by itself."""
    limit = MAX_DAYS.get(step.rule)
    if limit is not None and (days := days_without_change(status, step)) > limit:
        yield f"{step.rule} in {status.loop.label} goes on after {days} days"


def days_without_change(status: LoopStatus, step: NextStep) -> int:
    """Return the days for which a step has been due without an event that could renew it."""
    return (status.today - max(step.due, _last_change(status))).days


def due_steps(status: LoopStatus) -> list[NextStep]:
    """Return the due steps of a loop, shown or not."""
    return [step for step in status.next_steps if step.is_home and step.due <= status.today and step.rule != INTERVIEW]


def _last_change(status: LoopStatus) -> dt.date:
    loop = status.loop
    dates = [loop.date_of(event) for event in loop.events]
    promises: list[Interviewed | Heard] = [*loop.events_of(Interviewed), *loop.events_of(Heard)]
    dates += [event.decision_by for event in promises if event.decision_by]
    return max(date for date in [*dates, loop.applied_on] if date <= status.today)


# Liveness.


def days_to_close(events: Sequence[AnyEvent], today: dt.date, seed: str, replies: float) -> int | None:
    """Return the days until all loops are closed if every prompt is obeyed from now on; None if they never are."""
    candidate = Candidate(seed, replace(OBEYING, replies=replies), today, searching=0, events=events)
    for number, journal in enumerate(candidate.days(MAX_DAYS_TO_CLOSE)):
        if not any(status.is_open for status in journal.overview.statuses.values()):
            return number
    return None


# Order does not matter.

META_EVENTS = (Amended, Rescheduled, PersonAmended, ThemeRenamed, Retracted, Forgotten)
"""Events about other records; the latest of them wins."""


def find_order_dependence(events: Sequence[AnyEvent], today: dt.date, rng: random.Random) -> Iterator[str]:
    """Find differences between a journal and the same one stored, recorded or corrected in another order."""
    before = build_overview(events, today, DEFAULT_DAYS).statuses
    if build_overview(shuffle(events, rng), today, DEFAULT_DAYS).statuses != before:
        yield "another order in the file changes the statuses"
    if derived_state(build_overview(rerecord(events, rng), today, DEFAULT_DAYS).statuses) != derived_state(before):
        yield "another order of recording changes the statuses"
    if build_overview([*events, *undo_and_redo(events, today, rng)], today, DEFAULT_DAYS).statuses != before:
        yield "undo and redo change the statuses"


def derived_state(statuses: Mapping[str, LoopStatus]) -> dict[str, tuple[object, ...]]:
    """Return everything derived of each loop, without the times of recording."""
    return {
        id_: (
            [event.id for event in status.loop.events],
            status.target,
            status.steps,
            status.has_open_action,
            status.outcome and status.outcome.id,
            status.next_steps,
            status.closed_because,
            status.waiting_for,
        )
        for id_, status in statuses.items()
    }


def shuffle(events: Sequence[AnyEvent], rng: random.Random) -> list[AnyEvent]:
    """Return the events in random order."""
    return rng.sample(list(events), len(events))


def rerecord(events: Sequence[AnyEvent], rng: random.Random) -> list[AnyEvent]:
    """Return the events with the times of recording of a random order.

    Events of the same kind and date keep their order, since nothing else tells which came first.
    """
    keys = {
        event.id: (event.on, event.kind) for event in effective_events(events) if not isinstance(event, META_EVENTS)
    }
    moved = sorted((event for event in events if event.id in keys), key=lambda event: (event.recorded_at, event.id))
    waiting: dict[object, list[AnyEvent]] = {}
    for event in reversed(moved):
        waiting.setdefault(keys[event.id], []).append(event)
    turns = [keys[event.id] for event in moved]
    reordered = [waiting[turn].pop() for turn in rng.sample(turns, len(turns))]
    instants = [event.recorded_at for event in moved]
    others = [event for event in events if event.id not in keys]
    return others + [
        msgspec.structs.replace(event, recorded_at=instant) for event, instant in zip(reordered, instants, strict=True)
    ]


def undo_and_redo(events: Sequence[AnyEvent], today: dt.date, rng: random.Random) -> list[AnyEvent]:
    """Return an undo of a random command, and its redo."""
    batch = rng.choice([event.batch for event in events])
    latest = max(event.recorded_at for event in events)
    second = dt.timedelta(seconds=1)
    undo = Retracted(id="undo", batch="undo", target=batch, on=today, recorded_at=latest + second)
    redo = Retracted(id="redo", batch="redo", target="undo", on=today, recorded_at=latest + 2 * second)
    return [undo, redo]


# The command of a prompt works.


def find_useless_command(overview: Overview, status: LoopStatus, step: NextStep, seed: str) -> Iterator[str]:
    """Report a prompt whose command is refused, resolves to another loop or leaves the prompt unchanged."""
    candidate = Candidate(seed, OBEYING, overview.today, searching=0, events=overview.events)
    candidate.journal.reuse(overview)
    name = f"{step.command!r} in {status.loop.label}"
    try:
        resolved = overview.find(shlex.split(step.arguments)[1])
        candidate.obey(step)
    except FeedbackLoopError as error:
        yield f"{name} is refused: {error.message}"
        return
    if resolved.loop.id != status.loop.id:
        yield f"{name} resolves to {resolved.loop.label}"
    after = candidate.journal.overview.statuses[status.loop.id]
    has_recorded = candidate.journal.events != overview.events
    if has_recorded and _count_same_steps(after, step) >= _count_same_steps(status, step):
        yield f"{name} leaves its prompt unchanged"


def _count_same_steps(status: LoopStatus, step: NextStep) -> int:
    """Count the equal steps of a loop: a prompt may name two people, and afterwards the remaining one."""
    same = (step.rule, step.due, step.people, step.why)
    return sum((other.rule, other.due, other.people, other.why) == same for other in status.next_steps)


# No event lands in a loop that its words do not mean.


def find_misplaced_words(overview: Overview, rng: random.Random) -> Iterator[str]:
    """Report words, as a person types them for some loop, that are taken for a loop which they do not mean."""
    statuses = list(overview.statuses.values())
    meant = rng.choice(statuses)
    words = _type_words(meant, rng)
    person = rng.choice([None, *(read_person(text).name or None for text in meant.loop.people())])
    try:
        status = overview.find(words, with_person=person)
    except FeedbackLoopError:
        return
    typed = f"{words!r}{f' with {person}' if person else ''}"
    if not any(_could_mean(words, application) for application in _applications(overview, status)):
        yield f"{typed} is taken for {status.loop.label}"
    rivals = [other for other in statuses if other.is_open and _could_mean(words, other.loop.application)]
    if rivals and not status.is_open:
        yield f"{typed} is taken for {status.loop.label}, which is closed, and not for {rivals[0].loop.label}"


def _applications(overview: Overview, status: LoopStatus) -> Iterator[Applied]:
    """Yield the application of a loop, and those that were joined to it: their names still mean it."""
    yield status.loop.application
    joined = overview.history.joined
    yield from (event for event in overview.events if isinstance(event, Applied) and joined.get(event.id) == status.id)


def _type_words(status: LoopStatus, rng: random.Random) -> str:
    company, role = status.application.company.casefold(), (status.application.role or "").casefold()
    part = rng.choice([company, company.split()[0], company[: rng.randint(3, 9)].strip()])
    return f"{part}/{rng.choice(role.split())}" if role and rng.random() < _TYPES_ROLE else part


def _could_mean(words: str, application: Applied) -> bool:
    """Return True if every word is a part of the company's name, or of the role where one is typed."""
    company, role = application.company.casefold(), (application.role or "").casefold()
    slashes = [position for position, letter in enumerate(words) if letter == "/"]  # some names have one of their own
    return words in company or any(words[:slash] in company and words[slash + 1 :] in role for slash in slashes)
