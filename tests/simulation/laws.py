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
from feedback_loop.domain.model.history import counting
from feedback_loop.domain.rules.overview import Overview, overview
from feedback_loop.domain.rules.status import Standing, Step
from feedback_loop.domain.rules.table import DEFAULTS, KEEP_IN_TOUCH, LATER
from simulation.candidate import Candidate
from simulation.habits import Habit

Key = tuple[str, str, dt.date, tuple[str, ...]]
"""What makes two days' prompts the same one: loop, rule, due day, people."""

SPANS: Mapping[str, int] = {
    "thank-giver": DEFAULTS["thank_giver_window"],
    "nudge": DEFAULTS["no_reply"] - DEFAULTS["nudge"],
    "ask after a no": DEFAULTS["ask_after_rejection_window"],
    "ask": DEFAULTS["quiet"],
    "outcome": DEFAULTS["quiet"],
    "thank": DEFAULTS["thank_window"],
}
"""The most days after it was due, or after anything happened, for which a prompt may go on by itself."""

LONGEST = 1000
"""Days after which a loop that is still open will never close."""

OBEYING = Habit("obeying", obeys=1.0, snoozes=0.0, looks=1.0, unprompted=0.0, corrects=0.0, applies=0.0)


def row(standing: Standing, rule: str) -> str:
    """Name the row of the table that a step comes from, as two of them share a name."""
    return f"{rule} after a no" if rule == "ask" and standing.outcome else rule


def key(standing: Standing, step: Step) -> Key:
    """Return what makes a step the same one on another day."""
    return standing.loop.id, row(standing, step.rule), step.due, step.people


# None forgotten.


def forgotten(seen: Overview) -> Iterator[str]:
    """Find open loops without a next step or a reason for none, and closed ones in which something is owed."""
    for standing in seen.standings.values():
        if standing.is_open:
            yield from _unexplained(standing)
            yield from _shown_nowhere(seen, standing)
        else:
            yield from _closed_too_soon(standing, seen.today)


def _unexplained(standing: Standing) -> Iterator[str]:
    has_reason = standing.waiting is not None and bool(standing.waiting.reason)
    if (standing.next is None) != has_reason:
        yield f"{standing.loop.label} is open with neither a next step nor a reason for none"


def _shown_nowhere(seen: Overview, standing: Standing) -> Iterator[str]:
    """Find steps that a loop leaves to another one which does not show them either."""
    shown = {(step.rule, step.why) for one in seen.standings.values() for step in one.todo if step.home}
    for step in standing.todo:
        if not step.home and step.rule != KEEP_IN_TOUCH and (step.rule, step.why) not in shown:
            yield f"{standing.loop.label} leaves {step.rule} to another loop, and none shows it"


def _closed_too_soon(standing: Standing, today: dt.date) -> Iterator[str]:
    if standing.waiting or any(step.rule not in LATER for step in standing.todo):
        yield f"{standing.loop.label} is closed, and yet something is next"
    if _has_meeting(standing, today) and not _silenced(standing, "interview"):
        yield f"{standing.loop.label} is closed ({standing.closed_because}), and yet an interview lies ahead"
    if standing.closed_because != "by-hand":
        yield from (
            f"{standing.loop.label} is closed ({standing.closed_because}), and yet {what}"
            for rule, what in owed(standing, today)
            if not _silenced(standing, rule)
        )


def _has_meeting(standing: Standing, today: dt.date) -> bool:
    return any(event.on and event.on > today for event in standing.loop.of(Interviewed))


def _silenced(standing: Standing, rule: str) -> bool:
    """Tell whether the user silenced a rule beyond today, which may be beyond the time in which it applies."""
    snoozes = [event for event in standing.loop.of(Snoozed) if event.rule in (None, rule)]
    return any(event.until is None or event.until > standing.today for event in snoozes)


def owed(standing: Standing, today: dt.date) -> Iterator[tuple[str, str]]:
    """Say what is still to be done in a loop, found in its events alone; with the rule that would say so."""
    loop = standing.loop
    if any(action.is_open for action in loop.actions):
        yield "action", "an action is open"
    if loop.open_points:
        yield "decide", "feedback waits for a decision"
    last = loop.of(Outcome)[-1:]
    if last and last[0].result is Result.OFFER and not loop.since(Interviewed, last[0]):
        yield "answer", "an offer waits for an answer"
    ended = last[0] if last else None
    if ended and ended.result is Result.REJECTED and loop.of(Interviewed) and not loop.since(Asked, ended):
        recent = ended.on is not None and (today - ended.on).days < DEFAULTS["ask_after_rejection_window"]
        if recent and not any(loop.place(event) > loop.place(ended) for event in loop.of(Recorded)):
            yield "ask", "nobody was asked after the no"


# None nags for ever.


def nagging(standing: Standing, step: Step) -> int:
    """Return for how many days a step is due by now in which nothing happened that could renew it."""
    return (standing.today - max(step.due, _last_moved(standing))).days


def endless(standing: Standing, step: Step) -> Iterator[str]:
    """Find a prompt that should have ended by itself."""
    most = SPANS.get(row(standing, step.rule))
    if most is not None and (days := nagging(standing, step)) > most:
        yield f"{step.rule} in {standing.loop.label} goes on after {days} days"


def _last_moved(standing: Standing) -> dt.date:
    loop = standing.loop
    days = [loop.on(event) for event in loop.events]
    promised = [event.decision_by for event in loop.of(Interviewed)] + [event.decision_by for event in loop.of(Heard)]
    days += [day for day in promised if day]
    return max(day for day in [*days, loop.applied_on] if day <= standing.today)


def due_steps(standing: Standing) -> list[Step]:
    """Return the steps of a loop that are due, whether or not they are the one that is shown."""
    return [step for step in standing.todo if step.home and step.due <= standing.today and step.rule != "interview"]


# Liveness.


def days_to_close(events: Sequence[AnyEvent], today: dt.date, seed: str, replies: float) -> int | None:
    """Return in how many days all loops close for somebody who obeys every prompt from now on; None if never."""
    habit = replace(OBEYING, replies=replies)
    candidate = Candidate(seed, habit, today, searching=0, events=events)
    for number, diary in enumerate(candidate.days(LONGEST)):
        if not any(one.is_open for one in diary.seen.standings.values()):
            return number
    return None


# Derived, whatever the order.

KEEPING = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
"""The kinds that are about what was typed in; the latest of them wins."""


def disordered(events: Sequence[AnyEvent], today: dt.date, chance: random.Random) -> Iterator[str]:
    """Find differences between a journal and the same one stored, typed in or corrected in another order."""
    before = overview(events, today, DEFAULTS).standings
    if overview(shuffled(events, chance), today, DEFAULTS).standings != before:
        yield "another order in the file gives other standings"
    if derived(overview(retyped(events, chance), today, DEFAULTS).standings) != derived(before):
        yield "another order of typing in gives other standings"
    if overview([*events, *redone(events, today, chance)], today, DEFAULTS).standings != before:
        yield "undo and redo give other standings"


def derived(standings: Mapping[str, Standing]) -> dict[str, tuple[object, ...]]:
    """Return all that is derived of each loop, without the instants at which its events were typed in."""
    return {
        id_: (
            [event.id for event in one.loop.events],
            one.target,
            one.steps,
            one.acting,
            one.outcome and one.outcome.id,
            one.todo,
            one.closed_because,
            one.waiting,
        )
        for id_, one in standings.items()
    }


def shuffled(events: Sequence[AnyEvent], chance: random.Random) -> list[AnyEvent]:
    """Return the events in any order."""
    return chance.sample(list(events), len(events))


def retyped(events: Sequence[AnyEvent], chance: random.Random) -> list[AnyEvent]:
    """Return the events as if typed in in another order, except that of two of a kind and a day the first stays first.

    Of those, nothing else could tell which came first.
    """
    on = {event.id: (event.on, event.kind) for event in counting(events) if not isinstance(event, KEEPING)}
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


def unheeded(seen: Overview, standing: Standing, step: Step, seed: str) -> Iterator[str]:
    """Find a prompt whose command is refused, means another loop or leaves the prompt as it was."""
    candidate = Candidate(seed, OBEYING, seen.today, searching=0, events=seen.events)
    candidate.diary.open_at(seen)
    where = f"{step.command!r} in {standing.loop.label}"
    try:
        meant = seen.find(shlex.split(step.arguments)[1])
        candidate.obey(step)
    except FeedbackLoopError as error:
        yield f"{where} is refused: {error.message}"
        return
    if meant.loop.id != standing.loop.id:
        yield f"{where} means {meant.loop.label}"
    after = candidate.diary.seen.standings[standing.loop.id]
    if candidate.diary.events != seen.events and _told(after, step) >= _told(standing, step):
        yield f"{where} leaves its prompt as it was"


def _told(standing: Standing, step: Step) -> int:
    """Count the steps of a loop that say the same: one prompt may name two people, and then the one who is left."""
    same = (row(standing, step.rule), step.due, step.people, step.why)
    return sum((row(standing, one.rule), one.due, one.people, one.why) == same for one in standing.todo)
