"""``cron``: install, show or remove the daily reminder."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.default_paths import PROGRAM
from feedback_loop.cli.options import Json, argument, option
from feedback_loop.cli.settings import EXPLICIT_SOURCES
from feedback_loop.cli.system.crontab import NoCronError, read_crontab, write_crontab
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.times import parse_time
from feedback_loop.exchange.scheduling.crontab import (
    Reminder,
    find_reminder,
    format_reminder_line,
    remove_reminder,
    set_reminder,
)
from feedback_loop.views.blocks import line
from feedback_loop.views.json import SCHEMA_VERSION

SENDMAIL = Path("/usr/sbin/sendmail")
"""Program with which cron mails the output of a job; without it, the output is lost."""

_DEFAULT_TIME = "08:00"


class Action(StrEnum):
    """Action on the reminder."""

    INSTALL = "install"
    SHOW = "show"
    REMOVE = "remove"


def cron(
    ctx: typer.Context,
    action: Annotated[Action, argument("[install|show|remove]", "What to do (default: show).")] = Action.SHOW,
    at: Annotated[str | None, option("TIME", f"Time of the reminder (default: {_DEFAULT_TIME}).")] = None,
    notify: Annotated[bool, typer.Option("--notify", help="Show a desktop notification too.")] = False,
    as_json: Json = False,
) -> None:
    """Install, show or remove a daily reminder in your crontab; all other lines stay as they are."""
    context = command_context(ctx, as_json=as_json)
    if action is Action.INSTALL:
        _install(context, parse_time(_DEFAULT_TIME if at is None else at), notify=notify)
    elif at is not None or notify:
        raise UsageError("--at and --notify go with install: feedback-loop cron install")
    elif action is Action.REMOVE:
        _remove(context)
    else:
        reminder = find_reminder(read_crontab())
        _report(context, "is set", reminder, reminder)


def _install(context: CommandContext, at: str, *, notify: bool) -> None:
    new_line = format_reminder_line(at, _job_command(context, notify=notify))
    try:
        crontab = read_crontab()
    except NoCronError as error:
        advice = _print_fallback_script(context, at)
        raise NoCronError(f"{error.message} {advice}") from error
    changed = set_reminder(crontab, new_line)
    if changed != crontab:
        write_crontab(changed)
    before = find_reminder(crontab)
    verb = "is set" if before is None else "was already set" if changed == crontab else "was changed"
    _report(context, verb, before, find_reminder(changed))
    if not (notify or SENDMAIL.exists()):
        context.terminal.warn(f"Cron mails its output with {SENDMAIL}, which is not installed. Add --notify to see it.")


def _remove(context: CommandContext) -> None:
    crontab = read_crontab()
    reminder = find_reminder(crontab)
    if reminder is not None:
        write_crontab(remove_reminder(crontab))
    _report(context, "was removed", reminder, None)


def _report(context: CommandContext, verb: str, before: Reminder | None, after: Reminder | None) -> None:
    """Show what was done about the reminder, and its line; without one, only a note."""
    shown = after or before
    if context.terminal.as_json:
        reminders = {"before": _reminder_document(before), "reminder": _reminder_document(after)}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **reminders})
    elif shown is None:
        context.terminal.warn("Your crontab has no reminder. Set one with: feedback-loop cron install")
    else:
        when = f", every day at {shown.at}" if after and after.at else ""
        context.terminal.show([line(f"The reminder {verb}{when}:"), line(shown.line, indent=2)])


def _reminder_document(reminder: Reminder | None) -> Document | None:
    if reminder is None:
        return None
    return {"line": reminder.line, "at": reminder.at, "program": reminder.program}


def _job_command(context: CommandContext, *, notify: bool) -> list[str]:
    """Return the command of the job, with everything that cron's bare environment lacks."""
    has_own_settings = os.environ.get("FEEDBACK_LOOP_CONFIG") or os.environ.get("XDG_CONFIG_HOME")
    settings = ["env", f"FEEDBACK_LOOP_CONFIG={context.settings.path.absolute()}"] if has_own_settings else []
    source = context.journal_path[1]
    has_own_journal = source in EXPLICIT_SOURCES or (source == "default" and os.environ.get("XDG_DATA_HOME"))
    journal = ["--file", str(context.journal.path.absolute())] if has_own_journal else []
    return [*settings, *_executable(), *journal, "remind", "--calm", *(["--notify"] if notify else [])]


def _executable() -> list[str]:
    """Return the command that runs this installation: the script next to its Python, else that Python."""
    script = Path(sys.executable).with_name(PROGRAM)
    return [str(script)] if script.exists() else [sys.executable, "-P", "-m", "feedback_loop"]


def _print_fallback_script(context: CommandContext, at: str) -> str:
    """Print a script that sets the same reminder without cron, and return what to do with it."""
    from feedback_loop.exchange.scheduling.timers import launchd, systemd, task_scheduler

    advice = "Run these lines in a shell instead."
    if sys.platform == "win32":
        # It has no program for notifications, so what is due stays in the window.
        script = task_scheduler(at, [*_job_command(context, notify=False), "--exit-code"])
        advice = "Run these lines in PowerShell instead."
    else:
        timer = launchd if sys.platform == "darwin" else systemd
        script = timer(at, _job_command(context, notify=True))
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "script": script})
    else:
        context.terminal.write_text(script)
    return advice
