"""Events that answer a prompt: what its command would record when typed as shown, or that it is not needed."""

import datetime as dt
import shlex
from itertools import pairwise

from feedback_loop.domain.commands.act import ActionTarget, loop_target, open_action, set_aside
from feedback_loop.domain.commands.check_in import check_in
from feedback_loop.domain.commands.verbs import ask, follow_up, refuse_duplicate, refuse_second_ask, thank
from feedback_loop.domain.model.events import (
    AnyEvent,
    Asked,
    Cancelled,
    CheckedIn,
    Dropped,
    FollowedUp,
    Interviewed,
    Snoozed,
    Thanked,
)
from feedback_loop.domain.model.loop import Action
from feedback_loop.domain.rules.overview import LoopStatus, NextStep

MESSAGE_RULES = frozenset({"thank", "thank-giver", "tell", "keep-in-touch", "ask", "nudge", "check-in"})
"""The rules whose prompts ask for a message to somebody."""


DECISION_RULES = frozenset({"decide", "revisit"})
"""The rules whose prompts ask for a decision about feedback."""
_NOT_NEEDED = "not needed"


def option_values(step: NextStep, option: str) -> list[str]:
    """Return the values of an option in the command of a prompt."""
    words = shlex.split(step.arguments)
    return [value for name, value in pairwise(words) if name == option]


def message_event(status: LoopStatus, step: NextStep) -> Asked | CheckedIn | Thanked | FollowedUp:
    """Return the event of the message that a prompt of one of ``MESSAGE_RULES`` asks for, sent today."""
    facts, today = status.facts, status.today
    named = option_values(step, "--with")
    person = named[0] if named else None
    match step.rule:
        case "thank":
            return thank(facts, step.people, today)
        case "thank-giver":
            return thank(facts, named, today)
        case "tell" | "keep-in-touch":
            return follow_up(facts, person, today, via=None)
        case "check-in":
            return check_in(facts, person, today, via=None)
        case _:
            return ask(facts, person, today, via=None, insist=False)


def sent(status: LoopStatus, step: NextStep) -> list[AnyEvent]:
    """Return the event of a message that was sent today."""
    event = message_event(status, step)
    if isinstance(event, Asked):
        return [refuse_second_ask(status.facts, event, again=False)]
    return [refuse_duplicate(status.loop.events, event, again=False)]


def feedback_target(status: LoopStatus) -> ActionTarget:
    """Return the feedback of the loop of a prompt."""
    return loop_target(status.loop, status.target, None)


def point_numbers(step: NextStep) -> tuple[int, ...]:
    """Return the numbers of the points that a prompt is about; none if it is about all that are open."""
    return tuple(map(int, option_values(step, "--for")))


def prompted_action(status: LoopStatus, step: NextStep) -> Action:
    """Return the open action that a prompt is about."""
    number = next(map(int, option_values(step, "--action")), None)
    return open_action(feedback_target(status), number)


def prompted_interview(status: LoopStatus, step: NextStep) -> Interviewed:
    """Return the interview ahead that a prompt announces."""
    ahead = status.facts.upcoming_interviews
    same = [event for event in ahead if event.on == step.day and (event.at or "") == step.at]
    return [*same, *ahead][0]


def decline(status: LoopStatus, step: NextStep, reason: str | None) -> list[AnyEvent] | None:
    """Return what ends the thing that a prompt is about; None if there is none but the prompt itself."""
    today = status.today
    if step.rule in DECISION_RULES:
        return [set_aside(feedback_target(status), reason or _NOT_NEEDED, point_numbers(step), today, None)]
    if step.rule == "action":
        return [Dropped(action=prompted_action(status, step).planned.id, reason=reason or _NOT_NEEDED, on=today)]
    if step.rule == "interview":
        return [Cancelled(interview=prompted_interview(status, step).id, reason=reason, on=today)]
    return None


def silence(status: LoopStatus, step: NextStep, until: dt.date | None, reason: str | None = None) -> list[AnyEvent]:
    """Return what silences the rule of a prompt in its loop until a day, or for good."""
    return [Snoozed(application=status.id, until=until, rule=step.rule, note=reason, on=status.today)]
