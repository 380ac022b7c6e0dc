"""Events that the commands of prompts record: what each would record when it is typed as the prompt shows it."""

import shlex
from itertools import pairwise

from feedback_loop.domain.commands.check_in import check_in
from feedback_loop.domain.commands.verbs import ask, follow_up, thank
from feedback_loop.domain.model.events import Asked, CheckedIn, FollowedUp, Thanked
from feedback_loop.domain.rules.overview import LoopStatus, NextStep

MESSAGE_RULES = frozenset({"thank", "thank-giver", "tell", "keep-in-touch", "ask", "nudge", "check-in"})
"""The rules whose prompts ask for a message to somebody."""


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
