"""Shell lines that set up a systemd or launchd timer, where there is no cron."""

import plistlib
import re
from collections.abc import Sequence

_NAME = "feedback-loop"


def systemd(at: str, words: Sequence[str]) -> str:
    """Return the commands that set up a timer of the user's systemd.

    Args:
        at: the time, as ``HH:MM``.
        words: the command and its arguments, without line breaks.
    """
    # The first word of ExecStart has rules of its own; behind env one rule quotes every word.
    command = " ".join(map(_quoted, _behind_env(words)))
    folder = "~/.config/systemd/user"
    return "\n".join(
        [
            f"mkdir -p {folder}",
            f"cat > {folder}/{_NAME}.service <<'END'",
            "[Unit]",
            "Description=What is due in feedback-loop",
            "[Service]",
            "Type=oneshot",
            f"ExecStart={command}",
            "END",
            f"cat > {folder}/{_NAME}.timer <<'END'",
            "[Unit]",
            "Description=Every day: what is due in feedback-loop",
            "[Timer]",
            f"OnCalendar={at}",
            "Persistent=true",
            "[Install]",
            "WantedBy=timers.target",
            "END",
            "systemctl --user daemon-reload",
            f"systemctl --user enable --now {_NAME}.timer",
        ]
    )


def _behind_env(words: Sequence[str]) -> list[str]:
    return ["/usr/bin/env", *(words[1:] if words[0] == "env" else words)]


def _quoted(word: str) -> str:
    """Return a word as systemd reads it back."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def launchd(at: str, words: Sequence[str]) -> str:
    """Return the commands that set up an agent of the user's launchd.

    Args:
        at: the time, as ``HH:MM``.
        words: the command and its arguments, without line breaks.
    """
    hour, minute = map(int, at.split(":"))
    agent = {
        "Label": _NAME,
        "ProgramArguments": _behind_env(words),
        "StartCalendarInterval": {"Hour": hour, "Minute": minute},
    }
    path = f"~/Library/LaunchAgents/{_NAME}.plist"
    return "\n".join(
        [
            "mkdir -p ~/Library/LaunchAgents",
            f"cat > {path} <<'END'",
            # Tabs are not for printing.
            re.sub(
                "^\t+", lambda tabs: "  " * len(tabs[0]), plistlib.dumps(agent).decode().rstrip(), flags=re.MULTILINE
            ),
            "END",
            f"launchctl load -w {path}",
        ]
    )
