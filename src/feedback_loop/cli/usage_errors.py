"""Sentences about command lines that cannot be parsed, with what was probably meant."""

import datetime as dt
import re
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING

from typer._click.exceptions import BadParameter, NoSuchOption  # typer raises them, and exports them nowhere else

from feedback_loop.domain.dates import Direction, parse_date
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click import Parameter

_MAX_SENTENCE = 1_000
"""The most characters of a sentence about a command line, which may be huge."""

_EXTRA_WORDS = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)$", re.DOTALL)
_ANY_DAY = dt.date(2000, 1, 1)
"""Stand-in for today, on which it doesn't depend whether a text is a date."""
_QUOTED = re.compile(r"'(.*)' is not one of", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '([^']*)'")
MEANT_COMMANDS = (
    ("list ls loops jobs applications", "To see your loops: feedback-loop status"),
    ("search find grep", "To find loops: feedback-loop status TEXT"),
    ("view open details info", "To see a loop: feedback-loop show TARGET"),
    ("todo todos due next tasks reminders today", "To see what is due: feedback-loop remind"),
    (
        "calendar ics",
        "To see what is ahead: feedback-loop agenda. For your calendar: feedback-loop export --format ics",
    ),
    ("add new create applied application", "To record an application: feedback-loop apply COMPANY ROLE"),
    ("interview meeting", "To record an interview: feedback-loop interviewed TARGET"),
    (
        "feedback",
        "To record feedback: feedback-loop record TARGET TEXT. To ask for it: feedback-loop ask-feedback TARGET",
    ),
    ("ask nudge", "To record that you asked for feedback: feedback-loop ask-feedback TARGET"),
    ("thanks thank-you", "To record your thanks: feedback-loop thank TARGET"),
    ("offer offered", "To record an offer: feedback-loop outcome TARGET offer"),
    ("accept accepted", "To record that you accepted: feedback-loop outcome TARGET accepted"),
    (
        "turned-down",
        "To record that you turned an offer down: feedback-loop outcome TARGET turned-down",
    ),
    ("reject rejected rejection", "To record a rejection: feedback-loop outcome TARGET rejected"),
    ("withdraw withdrawn", "To record that you withdrew: feedback-loop outcome TARGET withdrawn"),
    ("ghosted", "To record that nobody answers: feedback-loop outcome TARGET ghosted"),
    (
        "delete remove rm erase",
        "To take back what you typed last: feedback-loop undo. To delete for good: feedback-loop forget TARGET",
    ),
    ("update change correct rename", "To correct something: feedback-loop edit TARGET"),
    ("move postpone", "To move an interview: feedback-loop reschedule TARGET DATE"),
    ("contacts", "To see who you know: feedback-loop people"),
    ("history", "To see what you recorded: feedback-loop log"),
    ("restore", "To restore your journal: feedback-loop doctor --restore"),
    ("settings preferences", "To see your settings: feedback-loop config"),
    ("version", "To see the version: feedback-loop --version"),
)
"""Words that people type for a command, and the command that does it."""
_MEANT_CHOICES = {"calendar": "ics", "markdown": "md", "excel": "csv", "picture": "svg"}
"""Words that people type for a choice of an option."""


def usage_sentence(error: Exception) -> str:
    """Return what is wrong with a command line, what may have been meant, and where to read on."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    if (unknown := _NO_COMMAND.match(message)) and (pointer := _point_to_command(unknown[1].lower())):
        return f"There is no command '{unknown[1]}'. {pointer}"
    if isinstance(error, NoSuchOption):
        message = f"{error.message.strip().rstrip('.')}.{_suggest_option(error)}"
    elif extra := _EXTRA_WORDS.match(message):
        message = f"Too many words: {extra[1]}.{_suggest_place(error, extra[1])}"
    elif isinstance(error, BadParameter):
        message = f"{message.strip().rstrip('.')}.{_suggest_choice(error)}"
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "feedback-loop"
    sentence = message.strip().replace("a valid int range", "a whole number")
    if len(sentence) > _MAX_SENTENCE:
        sentence = f"{sentence[:_MAX_SENTENCE]}..."
    return f"{sentence}{'' if sentence[-1:] in '.?!' else '.'} See: {command} --help"


def _point_to_command(word: str) -> str | None:
    """Return which command does what a word plainly means, if it means anything."""
    return next((pointer for words, pointer in MEANT_COMMANDS if word in words.split()), None)


def _suggest_option(error: NoSuchOption) -> str:
    """Return the options that are spelled alike, else how to pass a text that begins with a hyphen."""
    if suggestion := did_you_mean(error.option_name, error.possibilities or ()):
        return suggestion
    parameters = error.ctx.command.params if error.ctx else ()
    if not any(parameter.param_type_name == "argument" for parameter in parameters):
        return ""
    stdin = ", or type - and pass it on standard input" if _takes_text(parameters) else ""
    return f" If it is text, put -- before it{stdin}."


def _takes_text(parameters: "Iterable[Parameter]") -> bool:
    """Return True if a word of the command line is a text."""
    arguments = (parameter for parameter in parameters if parameter.param_type_name == "argument")
    return any("TEXT" in (argument.metavar or "") for argument in arguments)


def _suggest_place(error: Exception, extra: str) -> str:
    """Return where words belong that are too many: behind an option, or several between quotation marks."""
    context = getattr(error, "ctx", None)
    parameters = context.command.params if context else []
    if any("--on" in parameter.opts for parameter in parameters) and _is_date(extra):
        return f" Did you mean --on {shlex.quote(extra)}?"
    choice = _MEANT_CHOICES.get(extra, extra)
    for parameter in [] if _takes_text(parameters) else parameters:
        if parameter.param_type_name == "option" and choice in map(str, getattr(parameter.type, "choices", ())):
            return f" Did you mean {max(parameter.opts, key=len)} {choice}?"
    return " Put quotation marks around what belongs together."


def _is_date(text: str) -> bool:
    with suppress(FeedbackLoopError):
        return bool(parse_date(text, _ANY_DAY, Direction.PAST))
    return False


def _suggest_choice(error: BadParameter) -> str:
    """Return the choice that is spelled like the value."""
    choices = getattr(getattr(error.param, "type", None), "choices", ())
    typed = _QUOTED.match(error.message)
    return did_you_mean(typed[1], map(str, choices)) if typed and choices else ""
