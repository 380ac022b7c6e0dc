"""Hints from the journal about a loop, for the eyes of the user alone: shown beside a draft, never in one."""

import datetime as dt
from collections.abc import Iterator, Sequence

from feedback_loop.domain.dates import format_date, format_day
from feedback_loop.domain.model.events import Interviewed, Outcome, Progressed, Result
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.text import one_line, truncate
from feedback_loop.messages.kinds import MessageKind

_MAX_LENGTH = 300


def hints_for(facts: LoopFacts, kind: MessageKind) -> list[str]:
    """Return what may help to fill the gaps of one message."""
    if kind in (MessageKind.THANKS, MessageKind.CHECK_IN):
        return [f"{when}: {_shorten(text)}" for when, text in _interview_notes(facts)]
    if kind in (MessageKind.FOLLOW_UP, MessageKind.KEEP_IN_TOUCH):
        return [*_progress(facts), *_new_jobs(facts)]
    return _new_jobs(facts) if kind is MessageKind.GOOD_NEWS else []


def everything_about(facts: LoopFacts) -> list[str]:
    """Return all that is worth knowing while a message is edited, a line each."""
    loop = facts.loop
    lines = [f"{loop.label}, applied {format_date(loop.applied_on, facts.today)}"]
    lines += [f"Interview {_interview(facts, interview)}" for interview in facts.past_interviews]
    lines += [f"{when}: {_shorten(text)}" for when, text in _interview_notes(facts)]
    if facts.outcome:
        lines.append(f"Outcome: {facts.outcome.result}{_day(facts, facts.outcome.on)}")
    for point in loop.points:
        who = read_person(point.person).short if point.person else loop.application.company
        lines.append(f"{who} said{_day(facts, point.on)}: {_shorten(point.text)}")
    for action in loop.actions:
        lines.append(f"Action: {_shorten(action.planned.text)}")
        if action.finished and action.finished.evidence:
            lines.append(f"Evidence: {_shorten(action.finished.evidence)}")
    return [*lines, *_progress(facts), *_new_jobs(facts)]


def _shorten(text: str) -> str:
    return truncate(one_line(text), _MAX_LENGTH)


def _day(facts: LoopFacts, day: dt.date | None) -> str:
    return f" {format_day(day, facts.today)}" if day else ""


def _interview(facts: LoopFacts, interview: Interviewed) -> str:
    names = ", ".join(read_person(person).short for person in interview.people)
    parts: Sequence[str | None] = (_day(facts, interview.on).strip(), interview.round, names and f"with {names}")
    return ", ".join(part for part in parts if part) or "on an unknown day"


def _interview_notes(facts: LoopFacts) -> Iterator[tuple[str, str]]:
    for interview in facts.past_interviews:
        for name, text in (
            ("Note", interview.note),
            ("Talked about", interview.talked_about),
            ("Went well", interview.went_well),
            ("Next steps", interview.next_steps),
        ):
            if text and text.strip():
                yield f"{name}{_day(facts, interview.on)}", text


def _progress(facts: LoopFacts) -> list[str]:
    steps = [step for action in facts.loop.actions for step in action.steps if isinstance(step, Progressed)]
    return [f"Progress{_day(facts, step.on)}: {_shorten(step.text)}" for step in steps]


def _new_jobs(facts: LoopFacts) -> list[str]:
    outcomes = ((loop, next(reversed(loop.events_of(Outcome)), None)) for loop in facts.history.loops.values())
    return [f"Accepted: {loop.label}" for loop, latest in outcomes if latest and latest.result is Result.ACCEPTED]
