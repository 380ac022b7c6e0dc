"""Sentences about command lines that cannot be parsed, with what was probably meant."""

import datetime as dt
import re
import shlex
from contextlib import suppress

from typer._click.exceptions import BadParameter, NoSuchOption  # typer raises them, and exports them nowhere else

from feedback_loop.domain.dates import Direction, parse_date
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.text import did_you_mean

_MAX_SENTENCE = 1_000
"""The most characters of a sentence about a command line, which may be huge."""

_EXTRA_WORDS = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)$", re.DOTALL)
_ANY_DAY = dt.date(2000, 1, 1)
"""Stand-in for today, on which it doesn't depend whether a text is a date."""
_QUOTED = re.compile(r"'(.*)' is not one of", re.DOTALL)


def usage_sentence(error: Exception) -> str:
    """Return what is wrong with a command line, what may have been meant, and where to read on."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
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


def _suggest_option(error: NoSuchOption) -> str:
    """Return the options that are spelled alike, else how to pass a text that begins with a hyphen."""
    if suggestion := did_you_mean(error.option_name, error.possibilities or ()):
        return suggestion
    parameters = error.ctx.command.params if error.ctx else ()
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    if not arguments:
        return ""
    takes_text = any("TEXT" in (parameter.metavar or "") for parameter in arguments)
    stdin = ", or type - and pass it on standard input" if takes_text else ""
    return f" If it is text, put -- before it{stdin}."


def _suggest_place(error: Exception, extra: str) -> str:
    """Return where words belong that are too many: a date behind an option, several words between quotation marks."""
    context = getattr(error, "ctx", None)
    options = {name for parameter in context.command.params for name in parameter.opts} if context else set()
    if "--on" in options and _is_date(extra):
        return f" Did you mean --on {shlex.quote(extra)}?"
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
