"""``cron``: install, show or remove the daily reminder."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.default_paths import PROGRAM
from feedback_loop.cli.options import Json
from feedback_loop.cli.settings import EXPLICIT_SOURCES
from feedback_loop.domain.dates import parse_time
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import line
from feedback_loop.views.json import SCHEMA_VERSION

if TYPE_CHECKING:
    from feedback_loop.exchange.scheduling.crontab import Reminder

SENDMAIL = Path("/usr/sbin/sendmail")
"""What cron mails with; without it, what a job prints is dropped."""

_MORNING = "08:00"


class Action(StrEnum):
    """What to do about the reminder."""

    INSTALL = "install"
    SHOW = "show"
    REMOVE = "remove"


def cron(
    ctx: typer.Context,
    action: Annotated[
        Action,
        typer.Argument(
            case_sensitive=False,
            metavar="[install|show|remove]",
            help="What to do about it; show if left out.",
            show_default=False,
        ),
    ] = Action.SHOW,
    at: Annotated[str | None, typer.Option(metavar="HH:MM", help=f"When, every day; {_MORNING} if left out.")] = None,
    notify: Annotated[bool, typer.Option("--notify", help="A desktop notification as well.")] = False,
    as_json: Json = False,
) -> None:
    """Set, show or remove a daily reminder in your crontab; no other line of it is touched."""
    context = command_context(ctx, as_json=as_json)
    if action is Action.INSTALL:
        _install(context, parse_time(_MORNING if at is None else at), notify=notify)
    elif at is not None or notify:
        raise UsageError("--at and --notify say what to set: feedback-loop cron install")
    elif action is Action.REMOVE:
        _remove(context)
    else:
        _show(context)


def _install(context: CommandContext, at: str, *, notify: bool) -> None:
    from feedback_loop.cli.system.crontab import NoCronError, read_crontab, write_crontab  # noqa: PLC0415  # only here
    from feedback_loop.exchange.scheduling.crontab import find_reminder, format_reminder_line, set_reminder  # noqa: PLC0415  # likewise

    wanted = format_reminder_line(at, _job_command(context, notify=notify))
    try:
        before = read_crontab()
    except NoCronError as error:
        script, what_to_do = _fallback_script(at, _job_command(context, notify=True))
        _print(context, script)
        raise NoCronError(f"{error.message} {what_to_do}") from error
    after = set_reminder(before, wanted)
    if after != before:
        write_crontab(after)
    was = find_reminder(before)
    said = "is set" if was is None else "was set already" if after == before else "is changed"
    _report(context, said, was, find_reminder(after))
    if not (notify or SENDMAIL.exists()):
        context.terminal.warn(f"Cron mails what is due with {SENDMAIL}, which is not there; add --notify to see it.")


def _print(context: CommandContext, script: str) -> None:
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "script": script})
    else:
        context.terminal.write_text(script)


def _show(context: CommandContext) -> None:
    from feedback_loop.cli.system.crontab import read_crontab  # noqa: PLC0415  # only here
    from feedback_loop.exchange.scheduling.crontab import find_reminder  # noqa: PLC0415  # likewise

    found = find_reminder(read_crontab())
    _report(context, "is set", found, found)


def _remove(context: CommandContext) -> None:
    from feedback_loop.cli.system.crontab import read_crontab, write_crontab  # noqa: PLC0415  # only here
    from feedback_loop.exchange.scheduling.crontab import find_reminder, remove_reminder  # noqa: PLC0415  # likewise

    crontab = read_crontab()
    was = find_reminder(crontab)
    if was is not None:
        write_crontab(remove_reminder(crontab))
    _report(context, "is removed", was, None)


def _report(context: CommandContext, said: str, before: "Reminder | None", after: "Reminder | None") -> None:
    """Say what was done about the reminder, and show the line; a change of nothing is no result."""
    shown = after or before
    if context.terminal.as_json:
        about = {"before": _document(before), "reminder": _document(after)}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **about})
    elif shown is None:
        context.terminal.warn("Your crontab has no reminder; set one with: feedback-loop cron install")
    else:
        when = f", every day at {shown.at}" if after and after.at else ""
        context.terminal.show([line(f"The reminder {said}{when}:"), line(shown.line, indent=2)])


def _document(reminder: "Reminder | None") -> Document | None:
    if reminder is None:
        return None
    return {"line": reminder.line, "at": reminder.at, "program": reminder.program}


def _job_command(context: CommandContext, *, notify: bool) -> list[str]:
    """Return the command of the job, which finds everything by itself in the bare environment of cron."""
    here_only = os.environ.get("FEEDBACK_LOOP_CONFIG") or os.environ.get("XDG_CONFIG_HOME")
    settings = ["env", f"FEEDBACK_LOOP_CONFIG={context.settings.path.absolute()}"] if here_only else []
    source = context.journal_path[1]
    named = source in EXPLICIT_SOURCES or (source == "default" and os.environ.get("XDG_DATA_HOME"))
    journal = ["--file", str(context.journal.path.absolute())] if named else []
    return [*settings, *_executable(), *journal, "remind", "--calm", *(["--notify"] if notify else [])]


def _executable() -> list[str]:
    """Return how this installation is called from anywhere: the script beside its Python, else that Python."""
    script = Path(sys.executable).with_name(PROGRAM)
    return [str(script)] if script.exists() else [sys.executable, "-P", "-m", "feedback_loop"]


def _fallback_script(at: str, words: list[str]) -> tuple[str, str]:
    """Return what does the same without cron, and what to do with it."""
    import shlex  # noqa: PLC0415  # only without cron

    from feedback_loop.exchange.scheduling.timers import launchd, systemd  # noqa: PLC0415  # likewise

    if sys.platform == "win32":
        return shlex.join(words), f"Let the Task Scheduler run this every day at {at}."
    timer = launchd if sys.platform == "darwin" else systemd
    return timer(at, words), "Run these lines in a shell instead."
