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


class DemoStep(NamedTuple):
    """One command on one day, and what it is about."""

    on: str
    about: str
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
    DemoStep("2025-04-02", "A week without a word:", "remind"),
    DemoStep("2025-04-02", "One nudge.", "ask-feedback brightwater --via mail"),
    DemoStep(
        "2025-04-04",
        "He calls back. You write down his words.",
        'record brightwater "Has not supported C-level executives" --theme experience-gap --via phone',
    ),
    DemoStep("2025-04-05", "And thank him.", "thank brightwater"),
    DemoStep("2025-04-07", "It must not rest there:", "remind"),
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
        "Nearly a year later you have something to show.",
        'act brightwater --done --evidence "Reference from the director: ten months with three executives"',
    ),
    DemoStep("2026-02-27", "The step that almost nobody takes:", "remind"),
    DemoStep(
        "2026-02-27",
        "You write to him: I took your advice, and here is what I did.",
        "follow-up brightwater --via mail",
    ),
    DemoStep("2026-02-27", "The loop is closed.", "show brightwater"),
)


def demo(ctx: typer.Context, as_json: Json = False) -> None:
    """Tell one search from application to follow-up, in a journal that vanishes."""
    context = command_context(ctx, as_json=as_json)
    play_story(context.terminal)


def play_story(terminal: Terminal, *, skip: int = 0) -> None:
    """Run the story in a journal that vanishes, printing each command and what it says.

    Args:
        terminal: where it is told.
        skip: how many scenes to play without telling them.
    """
    with _vanishing_journal():
        if terminal.as_json:
            terminal.write_json(_document())
            return
        for scene in STORY[:skip]:
            _said(scene)
        for scene in STORY[skip:]:
            terminal.show(_title(scene))
            _play(scene, *([] if terminal.color else ["--no-color"]))
            terminal.show([line("")])


@contextlib.contextmanager
def _vanishing_journal() -> Iterator[None]:
    """Point the settings at a folder that is gone afterwards, and the environment back at what it was."""
    import tempfile  # noqa: PLC0415  # takes long to import

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


def _play(scene: DemoStep, *flags: str) -> None:
    from feedback_loop.cli.main import run  # noqa: PLC0415  # the program, run from within

    if code := run(["--today", scene.on, *flags, *shlex.split(scene.arguments)]):
        raise typer.Exit(code)  # such as a full disk, which it has told


def _said(scene: DemoStep) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        _play(scene)
    return said.getvalue()


def _title(scene: DemoStep) -> Page:
    day = dt.date.fromisoformat(scene.on)
    about = f"{format_date(day, dt.date.min)}. {scene.about}".strip()
    return [line(about, Style.STRONG), command("$ ", f"feedback-loop {scene.arguments}")]


def _document() -> Document:
    steps = []
    for scene in STORY:
        said = _said(scene)
        steps.append({"today": scene.on, "command": f"feedback-loop {scene.arguments}", "output": said})
    return {"schema_version": SCHEMA_VERSION, "steps": steps}
