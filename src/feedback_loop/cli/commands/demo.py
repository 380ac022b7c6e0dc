"""``demo``: play one search from application to follow-up through the real commands."""

import contextlib
import datetime as dt
import io
import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Page, Style, command, line
from feedback_loop.views.json import SCHEMA_VERSION


def demo(ctx: typer.Context, as_json: Json = False) -> None:
    """Play an example search, from application to follow-up, in a temporary journal."""
    play_story(command_context(ctx, as_json=as_json).terminal)


class DemoStep(NamedTuple):
    """One command on one day, with a caption."""

    on: str
    caption: str
    arguments: str


STORY = (
    DemoStep(
        "2025-03-03",
        "You apply for a role.",
        'apply Brightwater "Executive assistant" --with "Robin Hale <robin@brightwater.example> (recruiter)"',
    ),
    DemoStep(
        "2025-03-10", "You talk to the recruiter.", 'interviewed brightwater --round "recruiter call" --with robin'
    ),
    DemoStep("2025-03-11", "What is due?", "remind"),
    DemoStep("2025-03-11", "You thank him.", "thank brightwater"),
    DemoStep("2025-03-24", "They turn you down.", "outcome brightwater rejected"),
    DemoStep("2025-03-26", "Two days later:", "remind"),
    DemoStep("2025-03-26", "You ask him for advice.", "ask-feedback brightwater --via mail"),
    DemoStep("2025-04-02", "A week later, no reply:", "remind"),
    DemoStep("2025-04-02", "You nudge him once.", "ask-feedback brightwater --via mail"),
    DemoStep(
        "2025-04-04",
        "He calls back. You write down his words.",
        'record brightwater "Has not supported C-level executives" --theme experience-gap --via phone',
    ),
    DemoStep("2025-04-05", "And thank him.", "thank brightwater"),
    DemoStep("2025-04-07", "Feedback is only the start:", "remind"),
    DemoStep(
        "2025-04-07",
        "You decide what to do.",
        'act brightwater "Support the executive team of a non-profit" --measure "a reference from its director"',
    ),
    DemoStep("2025-05-07", "A month later:", "remind"),
    DemoStep(
        "2025-05-07",
        "",
        'act brightwater --progress "Two mornings a week for the director of Harbour Aid: diary, travel, board papers"',
    ),
    DemoStep("2025-10-13", "", 'act brightwater --progress "Run the board meetings on my own, for three executives"'),
    DemoStep(
        "2026-02-20",
        "Nearly a year later, you have something to show.",
        'act brightwater --done --evidence "Reference from the director: ten months with three executives"',
    ),
    DemoStep("2026-02-27", "Now the step that hardly anybody takes:", "remind"),
    DemoStep(
        "2026-02-27",
        "You write to him: I took your advice, and here is what I did.",
        "follow-up brightwater --via mail",
    ),
    DemoStep("2026-02-27", "The loop is closed.", "show brightwater"),
)

_ENDING = (
    line("That was one application from its first day to its last, in a temporary journal."),
    command("Begin your own: ", "feedback-loop apply COMPANY ROLE"),
)


def play_story(terminal: Terminal, *, skip: int = 0) -> None:
    """Run the story in a temporary journal, and print each command with its output, but not the first ``skip``."""
    with _temporary_journal():
        if terminal.as_json:
            terminal.write_json(_story_document())
            return
        for step in STORY[:skip]:
            _capture(step)
        for step in STORY[skip:]:
            terminal.show(_title(step))
            _run(step, *([] if terminal.color else ["--no-color"]))
            terminal.show([line("")])
        terminal.show(_ENDING)


@contextlib.contextmanager
def _temporary_journal() -> Iterator[None]:
    """Point the environment at settings and a journal in a temporary folder, and restore it afterwards."""
    import tempfile  # slow to import

    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="feedback-loop-demo-") as folder:
        settings = Path(folder) / "config.toml"
        settings.write_text(f"file = {str(Path(folder) / 'journal.json')!r}\n", encoding="utf-8")
        os.environ["FEEDBACK_LOOP_CONFIG"] = str(settings)
        os.environ.pop("FEEDBACK_LOOP_FILE", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _run(step: DemoStep, *flags: str) -> None:
    from feedback_loop.cli.main import run  # the whole program, which imports this command

    if code := run(["--today", step.on, *flags, *shlex.split(step.arguments)]):
        raise typer.Exit(code)  # e.g. a full disk; the message is printed already


def _capture(step: DemoStep) -> str:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        _run(step)
    return output.getvalue()


def _title(step: DemoStep) -> Page:
    day = dt.date.fromisoformat(step.on)
    heading = f"{format_date(day, dt.date.min)}. {step.caption}".strip()
    return [line(heading, Style.STRONG), command("$ ", f"feedback-loop {step.arguments}")]


def _story_document() -> Document:
    steps = [
        {"today": step.on, "command": f"feedback-loop {step.arguments}", "output": _capture(step)} for step in STORY
    ]
    return {"schema_version": SCHEMA_VERSION, "steps": steps}
