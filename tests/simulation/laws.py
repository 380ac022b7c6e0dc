"""The laws of the loop, each as a function from what is to be judged to what breaks it, as sentences."""

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
    Asked,
    Forgotten,
    Heard,
    Interviewed,
    Outcome,
    PersonAmended,
    Recorded,
    Result,
    Retracted,
    Snoozed,
    ThemeRenamed,
)
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS, KEEP_IN_TOUCH, RULES_FOR_CLOSED_LOOPS
from simulation.candidate import Candidate
from simulation.habits import Habit

Key = tuple[str, str, dt.date, tuple[str, ...]]
"""What makes two days' prompts the same one: loop, rule, due day, people."""

SPANS: Mapping[str, int] = {
    "thank-giver": DEFAULT_DAYS["thank_giver_window"],
    "nudge": DEFAULT_DAYS["no_reply"] - DEFAULT_DAYS["nudge"],
    "ask after a no": DEFAULT_DAYS["ask_after_rejection_window"],
    "ask": DEFAULT_DAYS["quiet"],
    "outcome": DEFAULT_DAYS["quiet"],
    "thank": DEFAULT_DAYS["thank_window"],
}
"""The most days after it was due, or after anything happened, for which a prompt may go on by itself."""

LONGEST = 1000
"""Days after which a loop that is still open will never close."""

OBEYING = Habit("obeying", obeys=1.0, snoozes=0.0, looks=1.0, unprompted=0.0, corrects=0.0, applies=0.0)


def row(status: LoopStatus, rule: str) -> str:
    """Name the row of the table that a step comes from, as two of them share a name."""
    return f"{rule} after a no" if rule == "ask" and status.outcome else rule


def key(status: LoopStatus, step: NextStep) -> Key:
    """Return what makes a step the same one on another day."""
    return status.loop.id, row(status, step.rule), step.due, step.people


# None forgotten.


def forgotten(overview: Overview) -> Iterator[str]:
    """Find open loops without a next step or a reason for none, and closed ones in which something is owed."""
    for status in overview.statuses.values():
        if status.is_open:
            yield from _unexplained(status)
            yield from _shown_nowhere(overview, status)
        else:
            yield from _closed_too_soon(status, overview.today)


def _unexplained(status: LoopStatus) -> Iterator[str]:
    has_reason = status.waiting_for is not None and bool(status.waiting_for.reason)
    if (status.next is None) != has_reason:
        yield f"{status.loop.label} is open with neither a next step nor a reason for none"


def _shown_nowhere(overview: Overview, status: LoopStatus) -> Iterator[str]:
    """Find steps that a loop leaves to another one which does not show them either."""
    shown = {(step.rule, step.why) for one in overview.statuses.values() for step in one.next_steps if step.is_home}
    for step in status.next_steps:
        if not step.is_home and step.rule != KEEP_IN_TOUCH and (step.rule, step.why) not in shown:
            yield f"{status.loop.label} leaves {step.rule} to another loop, and none shows it"


def _closed_too_soon(status: LoopStatus, today: dt.date) -> Iterator[str]:
    if status.waiting_for or any(step.rule not in RULES_FOR_CLOSED_LOOPS for step in status.next_steps):
        yield f"{status.loop.label} is closed, and yet something is next"
    if _has_meeting(status, today) and not _silenced(status, "interview"):
        yield f"{status.loop.label} is closed ({status.closed_because}), and yet an interview lies ahead"
    if status.closed_because != "by-hand":
        yield from (
            f"{status.loop.label} is closed ({status.closed_because}), and yet {what}"
            for rule, what in owed(status, today)
            if not _silenced(status, rule)
        )


def _has_meeting(status: LoopStatus, today: dt.date) -> bool:
    return any(event.on and event.on > today for event in status.loop.events_of(Interviewed))


def _silenced(status: LoopStatus, rule: str) -> bool:
    """Tell whether the user silenced a rule beyond today, which may be beyond the time in which it applies."""
    snoozes = [event for event in status.loop.events_of(Snoozed) if event.rule in (None, rule)]
    return any(event.until is None or event.until > status.today for event in snoozes)


def owed(status: LoopStatus, today: dt.date) -> Iterator[tuple[str, str]]:
    """Say what is still to be done in a loop, found in its events alone; with the rule that would say so."""
    loop = status.loop
    if any(action.is_open for action in loop.actions):
        yield "action", "an action is open"
    if loop.open_points:
        yield "decide", "feedback waits for a decision"
    last = loop.events_of(Outcome)[-1:]
    if last and last[0].result is Result.OFFER and not loop.events_after(Interviewed, last[0]):
        yield "answer", "an offer waits for an answer"
    ended = last[0] if last else None
    if (
        ended
        and ended.result is Result.REJECTED
        and loop.events_of(Interviewed)
        and not loop.events_after(Asked, ended)
    ):
        recent = ended.on is not None and (today - ended.on).days < DEFAULT_DAYS["ask_after_rejection_window"]
        if recent and not any(loop.sort_key(event) > loop.sort_key(ended) for event in loop.events_of(Recorded)):
            yield "ask", "nobody was asked after the no"


# None nags for ever.


def nagging(status: LoopStatus, step: NextStep) -> int:
    """Return for how many days a step is due by now in which nothing happened that could renew it."""
    return (status.today - max(step.due, _last_moved(status))).days


def endless(status: LoopStatus, step: NextStep) -> Iterator[str]:
    """Find a prompt that should have ended by itself."""
    most = SPANS.get(row(status, step.rule))
    if most is not None and (days := nagging(status, step)) > most:
        yield f"{step.rule} in {status.loop.label} goes on after {days} days"


def _last_moved(status: LoopStatus) -> dt.date:
    loop = status.loop
    days = [loop.date_of(event) for event in loop.events]
    promised = [event.decision_by for event in loop.events_of(Interviewed)] + [
        event.decision_by for event in loop.events_of(Heard)
    ]
    days += [day for day in promised if day]
    return max(day for day in [*days, loop.applied_on] if day <= status.today)


def due_steps(status: LoopStatus) -> list[NextStep]:
    """Return the steps of a loop that are due, whether or not they are the one that is shown."""
    return [
        step for step in status.next_steps if step.is_home and step.due <= status.today and step.rule != "interview"
    ]


# Liveness.


def days_to_close(events: Sequence[AnyEvent], today: dt.date, seed: str, replies: float) -> int | None:
    """Return in how many days all loops close for somebody who obeys every prompt from now on; None if never."""
    habit = replace(OBEYING, replies=replies)
    candidate = Candidate(seed, habit, today, searching=0, events=events)
    for number, diary in enumerate(candidate.days(LONGEST)):
        if not any(one.is_open for one in diary.seen.statuses.values()):
            return number
    return None


# Derived, whatever the order.

KEEPING = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
"""The kinds that are about what was typed in; the latest of them wins."""


def disordered(events: Sequence[AnyEvent], today: dt.date, chance: random.Random) -> Iterator[str]:
    """Find differences between a journal and the same one stored, typed in or corrected in another order."""
    before = build_overview(events, today, DEFAULT_DAYS).statuses
    if build_overview(shuffled(events, chance), today, DEFAULT_DAYS).statuses != before:
        yield "another order in the file gives other standings"
    if derived(build_overview(retyped(events, chance), today, DEFAULT_DAYS).statuses) != derived(before):
        yield "another order of typing in gives other standings"
    if build_overview([*events, *redone(events, today, chance)], today, DEFAULT_DAYS).statuses != before:
        yield "undo and redo give other standings"


def derived(statuses: Mapping[str, LoopStatus]) -> dict[str, tuple[object, ...]]:
    """Return all that is derived of each loop, without the instants at which its events were typed in."""
    return {
        id_: (
            [event.id for event in one.loop.events],
            one.target,
            one.steps,
            one.has_open_action,
            one.outcome and one.outcome.id,
            one.next_steps,
            one.closed_because,
            one.waiting_for,
        )
        for id_, one in statuses.items()
    }


def shuffled(events: Sequence[AnyEvent], chance: random.Random) -> list[AnyEvent]:
    """Return the events in any order."""
    return chance.sample(list(events), len(events))


def retyped(events: Sequence[AnyEvent], chance: random.Random) -> list[AnyEvent]:
    """Return the events as if typed in in another order, except that of two of a kind and a day the first stays first.

    Of those, nothing else could tell which came first.
    """
    on = {event.id: (event.on, event.kind) for event in effective_events(events) if not isinstance(event, KEEPING)}
    moved = sorted((event for event in events if event.id in on), key=lambda event: (event.recorded_at, event.id))
    waiting: dict[object, list[AnyEvent]] = {}
    for event in reversed(moved):
        waiting.setdefault(on[event.id], []).append(event)
    turns = [on[event.id] for event in moved]
    typed = [waiting[turn].pop() for turn in chance.sample(turns, len(turns))]
    instants = [event.recorded_at for event in moved]
    kept = [event for event in events if event.id not in on]
    return kept + [msgspec.structs.replace(event, recorded_at=at) for event, at in zip(typed, instants, strict=True)]


def redone(events: Sequence[AnyEvent], today: dt.date, chance: random.Random) -> list[AnyEvent]:
    """Return an undo of some command, and its redo."""
    batch = chance.choice([event.batch for event in events])
    newest = max(event.recorded_at for event in events)
    second = dt.timedelta(seconds=1)
    undo = Retracted(id="undo", batch="undo", target=batch, on=today, recorded_at=newest + second)
    redo = Retracted(id="redo", batch="redo", target="undo", on=today, recorded_at=newest + 2 * second)
    return [undo, redo]


# What a prompt says to type.


def unheeded(overview: Overview, status: LoopStatus, step: NextStep, seed: str) -> Iterator[str]:
    """Find a prompt whose command is refused, means another loop or leaves the prompt as it was."""
    candidate = Candidate(seed, OBEYING, overview.today, searching=0, events=overview.events)
    candidate.diary.open_at(overview)
    where = f"{step.command!r} in {status.loop.label}"
    try:
        meant = overview.find(shlex.split(step.arguments)[1])
        candidate.obey(step)
    except FeedbackLoopError as error:
        yield f"{where} is refused: {error.message}"
        return
    if meant.loop.id != status.loop.id:
        yield f"{where} means {meant.loop.label}"
    after = candidate.diary.seen.statuses[status.loop.id]
    if candidate.diary.events != overview.events and _told(after, step) >= _told(status, step):
        yield f"{where} leaves its prompt as it was"


def _told(status: LoopStatus, step: NextStep) -> int:
    """Count the steps of a loop that say the same: one prompt may name two people, and then the one who is left."""
    same = (row(status, step.rule), step.due, step.people, step.why)
    return sum((row(status, one.rule), one.due, one.people, one.why) == same for one in status.next_steps)
