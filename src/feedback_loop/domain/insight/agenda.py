"""The days ahead: interviews, deadlines, days of decision, actions and prompts."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview
from feedback_loop.domain.text import join_words, one_line


class ItemKind(StrEnum):
    """Kind of an item, in the order within a day."""

    INTERVIEW = "interview"
    DEADLINE = "deadline"
    DECISION = "decision"
    ACTION = "action"
    PROMPT = "prompt"


_KINDS_BY_RULE = {"interview": ItemKind.INTERVIEW, "answer": ItemKind.DEADLINE, "action": ItemKind.ACTION}
"""The rules whose steps are items of a kind of their own."""
_KIND_ORDER = list(ItemKind)


class AgendaItem(msgspec.Struct, frozen=True):
    """One thing on one day.

    Attributes:
        day: the day; today for what is overdue.
        late: the days that it is overdue.
        at: the time of an interview, as ``HH:MM``, or blank.
    """

    day: dt.date
    kind: ItemKind
    status: LoopStatus
    text: str
    command: str
    people: tuple[str, ...] = ()
    at: str = ""
    late: int = 0


def agenda(overview: Overview, ahead: int) -> list[AgendaItem]:
    """Return what is due, and what lies within so many days, in the order of the days."""
    last = add_days(overview.today, ahead)
    items = (item for status in overview.statuses.values() for item in _items(status))
    within = [item for item in items if item.day <= last]
    return sorted(within, key=lambda item: (item.day, _KIND_ORDER.index(item.kind), item.at, -item.late))


def _items(status: LoopStatus) -> Iterator[AgendaItem]:
    facts, today = status.facts, status.today
    for interview in facts.upcoming_interviews:
        if interview.on:
            people = join_words([read_person(person).short for person in interview.people])
            text = f"{interview.round or 'interview'}{f' with {people}' if people else ''}"
            yield AgendaItem(
                interview.on, ItemKind.INTERVIEW, status, text, f"feedback-loop show {status.target}",
                interview.people, interview.at or "",
            )  # fmt: skip
    if facts.awaits_decision and facts.decision_by and facts.decision_by >= today:
        command = f"feedback-loop outcome {status.target}"
        yield AgendaItem(facts.decision_by, ItemKind.DECISION, status, "they want to decide", command)
    home = [step for step in status.next_steps if step.is_home]
    for step in home:
        if step.rule == "answer":
            yield _step_item(status, step, facts.answer_by or step.due)
        elif step.rule == "action":
            yield _step_item(status, step, step.due)
    if prompt := _first([step for step in home if step.rule not in _KINDS_BY_RULE], today):
        yield _step_item(status, prompt, prompt.due)


def _first(steps: list[NextStep], today: dt.date) -> NextStep | None:
    """Return the first step that is due, else the one that is due soonest."""
    due = next((step for step in steps if step.due <= today), None)
    return due or min(steps, key=lambda step: step.due, default=None)


def _step_item(status: LoopStatus, step: NextStep, day: dt.date) -> AgendaItem:
    today = status.today
    kind = _KINDS_BY_RULE.get(step.rule, ItemKind.PROMPT)
    text = _action_text(status, step) if kind is ItemKind.ACTION else step.label
    late = max(0, (today - day).days)
    return AgendaItem(max(day, today), kind, status, text, step.command, step.people, late=late)


def _action_text(status: LoopStatus, step: NextStep) -> str:
    """Return the text of the open action that a step is about: the one that it numbers, else the only one."""
    _, option, number = step.arguments.partition(" --action ")
    actions = status.loop.actions
    action = actions[int(number) - 1] if option else next(action for action in actions if action.is_open)
    return one_line(action.planned.text)
