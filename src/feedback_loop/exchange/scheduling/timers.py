"""Scripts that set up a timer of systemd, launchd or the Windows Task Scheduler, for systems without cron.

The time is ``HH:MM``; the words are a command and its arguments, without line breaks.
"""

import plistlib
import re
from collections.abc import Sequence
from itertools import takewhile

_SYSTEMD = """\
mkdir -p ~/.config/systemd/user
cat > ~/.config/systemd/user/feedback-loop.service <<'END'
[Unit]
Description=What is due in feedback-loop
[Service]
Type=oneshot
ExecStart={command}
END
cat > ~/.config/systemd/user/feedback-loop.timer <<'END'
[Unit]
Description=Every day: what is due in feedback-loop
[Timer]
OnCalendar={at}
Persistent=true
[Install]
WantedBy=timers.target
END
systemctl --user daemon-reload
systemctl --user enable --now feedback-loop.timer"""

_LAUNCHD = """\
mkdir -p ~/Library/LaunchAgents
cat > ~/Library/LaunchAgents/feedback-loop.plist <<'END'
{agent}
END
launchctl load -w ~/Library/LaunchAgents/feedback-loop.plist"""

_TASK_SCHEDULER = """\
$action = New-ScheduledTaskAction -Execute cmd.exe -Argument '/d /s /c "{command} || pause"'
$trigger = New-ScheduledTaskTrigger -Daily -At {at}
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable
Register-ScheduledTask feedback-loop -Action $action -Trigger $trigger -Settings $settings -Force"""
"""The window stays open until a key is pressed if the command fails: with ``--exit-code``, if anything is due."""


def systemd(at: str, words: Sequence[str]) -> str:
    """Return the script that sets up a timer of the user's systemd."""
    return _SYSTEMD.format(at=at, command=" ".join(map(_quote, _behind_env(words))))


def launchd(at: str, words: Sequence[str]) -> str:
    """Return the script that sets up an agent of the user's launchd."""
    hour, minute = map(int, at.split(":"))
    schedule = {"Hour": hour, "Minute": minute}
    agent = {"Label": "feedback-loop", "ProgramArguments": _behind_env(words), "StartCalendarInterval": schedule}
    # Tabs would be printed escaped.
    plist = re.sub("(?m)^\t+", lambda tabs: "  " * len(tabs[0]), plistlib.dumps(agent).decode().rstrip())
    return _LAUNCHD.format(agent=plist)


def task_scheduler(at: str, words: Sequence[str]) -> str:
    """Return the PowerShell script that sets up a task, whose window stays open if the command exits with an error."""
    variables = list(takewhile(lambda word: "=" in word, words[1:])) if words[0] == "env" else []
    command = words[len(variables) + 1 :] if variables else words
    parts = [*(f'set "{variable}" &&' for variable in variables), *map(_quote_for_cmd, command)]
    return _TASK_SCHEDULER.format(at=at, command=" ".join(parts).replace("'", "''"))


def _quote_for_cmd(word: str) -> str:
    """Return a word as cmd reads it back; no path has a quotation mark, and % is left to whoever has it in a path."""
    return word if re.fullmatch(r"[\w-]++", word) else f'"{word}"'


def _behind_env(words: Sequence[str]) -> list[str]:
    # systemd quotes the first word by rules of its own; all words after env have the same.
    return ["/usr/bin/env", *(words[1:] if words[0] == "env" else words)]


def _quote(word: str) -> str:
    """Return a word as systemd reads it back."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
