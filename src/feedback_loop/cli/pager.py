"""Pages that do not fit on the screen, shown in the user's pager."""

import os
import shlex
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from feedback_loop.cli.terminal import Terminal

if TYPE_CHECKING:
    from feedback_loop.views.blocks import Page

_DEFAULT = "less"
_LESS_OPTIONS = "FRX"
"""Quit if it fits, show colours, and leave the text on the screen; unless the variable LESS says something else."""


def show_paged(terminal: Terminal, page: "Page", *, use_pager: bool = True) -> bool:
    """Print a page, through the pager where it is longer than the screen; return True if the pager had it."""
    command = os.environ.get("PAGER", _DEFAULT).strip() if use_pager and _can_page(terminal) else ""
    if not command:
        terminal.show(page)
        return False
    console = terminal.console(sys.stdout)
    with console.capture() as capture:
        terminal.render(page, console)
    text = capture.get()
    if text.count("\n") < console.height or not _run(command, terminal.encode(text)):
        sys.stdout.write(text)
        return False
    return True


def _can_page(terminal: Terminal) -> bool:
    return terminal.is_tty and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def _run(command: str, text: bytes) -> bool:
    """Feed a text to a pager, and wait until it is closed; return False if there is no such program."""
    try:
        words = shlex.split(command)
        process = subprocess.Popen(  # noqa: S603  # the user's own choice
            words, stdin=subprocess.PIPE, env={"LESS": _LESS_OPTIONS, **os.environ}
        )
    except (OSError, ValueError, IndexError):
        return False
    with suppress(BrokenPipeError):  # it was closed before the end
        process.communicate(text)
    return True
