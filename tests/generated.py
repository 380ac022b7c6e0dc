"""The files that are made from the program: docs pages, the picture, and the outputs in the README.

``python tests/generated.py`` writes them; a test compares them.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text
from typer.main import get_command

from feedback_loop.cli.app import COMMANDS, build_app
from feedback_loop.cli.commands.demo import STORY, play_story
from feedback_loop.cli.settings import DEFAULT_CONFIG
from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.rules.table import DAY_SETTINGS, RULES

ROOT = Path(__file__).parent.parent
README_DAY = "2026-03-20"
PICTURE_WIDTH = 100
PICTURE_FROM = "2026-02-20"


def rules_page() -> str:
    """Return ``docs/rules.md``: the rules table and the settings behind its numbers."""
    numbers = {name: str(days.default or "off") for name, days in DAY_SETTINGS.items()}
    rows = [
        f"| {rule.name} | {rule.applies} | {rule.due.format_map(numbers)} | {rule.ends.format_map(numbers)} |"
        for rule in RULES
    ]
    settings = [
        f"| `{name}` | {days.default} | {days.meaning} | {days.source} |" for name, days in DAY_SETTINGS.items()
    ]
    return "\n".join([_RULES_HEAD, *rows, _RULES_BETWEEN, *settings, _RULES_TAIL, DEFAULT_CONFIG.rstrip(), "```", ""])


_RULES_HEAD = """<!-- Made from domain/rules.py by tests/generated.py; a test compares it. -->
# The rules

Each row says when something is due. A loop shows **one prompt at a time: the first row that applies and is due**;
`feedback-loop show` lists the rest. "+ 7" is days after; due today is due, not overdue. Everything counts from the day
on which it happened, never from when it was typed in.

| rule | applies when | due | ends |
|---|---|---|---|"""

_RULES_BETWEEN = """
Four things beside the table:

- An interview that lies ahead is the loop's next step until its day, and while it lies ahead, `ask` and `outcome` wait:
  asking what to improve in the middle of a process helps nobody.
- `remind --calm`, for cron, shows a prompt when it is due, on the two days after, and then every seventh day.
- An action for a theme across loops is prompted in one of them, the one with the latest point that it answers. Once
  that loop is closed by hand or its prompt silenced for good, the oldest of the others shows it.
- A prompt about the company itself, where nobody was named, says so with `--with` and the company's own name as soon as
  the loop knows somebody who might be meant instead.

A loop is closed when no rule but keep-in-touch and revisit can still apply to it. What ended it is one of: told,
no-reply, declined, nothing-to-do (only strengths, nothing usable, or all set aside), not-asked (the window passed),
quiet, no-interview, accepted, turned-down, withdrawn, by-hand. An interview after a "no" reopens a loop, and so does
any word after silence was called ghosting. An interview that is set opens one that was closed by hand.

What these rules lead to over a year, for many candidates, is in [the simulated year](simulation.md).

## The numbers

Each can be changed under `[days]` in the settings file (`feedback-loop config --edit`).

| setting | default | days … | where the default comes from |
|---|---|---|---|"""

_RULES_TAIL = """
A settings file with every default:

```toml"""


def commands_page() -> str:
    """Return ``docs/commands.md``: the help of every command."""
    parts = [
        "<!-- Made from --help by tests/generated.py; a test compares it. -->",
        "# Commands",
        "",
        "## feedback-loop",
        "",
        _help_block(),
    ]
    for heading, commands in COMMANDS.items():
        parts += [f"## {heading}", ""]
        for command in commands:
            parts += [f"### {command}", "", _help_block(command)]
    return "\n".join(parts)


def _help_block(*command: str) -> str:
    said = io.StringIO()
    with _environment(COLUMNS="80"), contextlib.redirect_stdout(said):
        get_command(build_app(*command)).main([*command, "--help"], prog_name="feedback-loop", standalone_mode=False)
    return f"```text\n{said.getvalue().rstrip()}\n```\n"


@contextlib.contextmanager
def _environment(**changes: str) -> Iterator[None]:
    before = dict(os.environ)
    for name in ("NO_COLOR", "FORCE_COLOR", "FEEDBACK_LOOP_FILE", "FEEDBACK_LOOP_CONFIG", "FEEDBACK_LOOP_TODAY"):
        os.environ.pop(name, None)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class _Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


def picture() -> str:
    """Return ``docs/demo.svg``: the last part of the demo as a terminal shows it."""
    screen = _Screen()
    scenes = [scene for scene in STORY if scene.on >= PICTURE_FROM]
    terminal = _environment(COLUMNS=str(PICTURE_WIDTH), TERM="xterm-256color", COLORTERM="truecolor")
    with terminal, contextlib.redirect_stdout(screen):
        play_story(Terminal(), skip=len(STORY) - len(scenes))
    console = Console(record=True, width=PICTURE_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(screen.getvalue().rstrip()))
    return console.export_svg(title="feedback-loop demo", unique_id="feedback-loop")


BLOCK = re.compile(r"```console( \w+)?\n(.*?)```", re.DOTALL)
"""An example; those of one name share a journal."""


def readme() -> str:
    """Return ``README.md`` with the output of every example as the program prints it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        return BLOCK.sub(lambda match: _replayed(match, Path(folder)), text)


def _replayed(block: re.Match[str], folder: Path) -> str:
    name = block[1] or ""
    home = folder / (name.strip() or "tour")
    home.mkdir(exist_ok=True)
    return f"```console{name}\n{_played(block[2], home)}```"


def _played(block: str, folder: Path) -> str:
    """Run the lines of a block that begin with ``$``, each after the other in one folder."""
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {typed}\n{_output(typed, folder)}" for typed in commands)


def _output(typed: str, folder: Path) -> str:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "share"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "FEEDBACK_LOOP_TODAY": README_DAY,
        "LANG": "C.UTF-8",
    }
    ran = subprocess.run(
        ["bash", "-c", typed], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    return ran.stderr + ran.stdout


FILES: Mapping[str, Callable[[], str]] = {
    "docs/rules.md": rules_page,
    "docs/commands.md": commands_page,
    "docs/demo.svg": picture,
    "README.md": readme,
}

if __name__ == "__main__":
    for name, made in FILES.items():
        (ROOT / name).write_text(made(), encoding="utf-8")
