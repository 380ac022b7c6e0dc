"""Draw what the program prints as SVG: the end of the demo, the demo as a film, and the views of an example search.

Nothing in a picture comes from anywhere else: no font, no script.
"""

import contextlib
import io
import itertools
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from feedback_loop.cli import main
from feedback_loop.cli.commands.demo import STORY, play_story
from feedback_loop.cli.terminal import Terminal

_WIDTH = 100
_DEMO_END_FROM = "2026-02-20"
_TOUR_DAY = "2026-03-20"
_FILM_ROWS = 24
"""Lines that the film shows at once."""
_LINE_HEIGHT = 24.4
"""Height of a line in Rich's pictures: 1.22 times that of a character, which is 20."""
_TOP, _BOTTOM = 41, 18
_SECONDS_A_STEP, _SECONDS_A_LINE = 1.0, 0.5
_SECONDS_AT_THE_END = 8.0

_SEARCH = (
    ("2025-11-03", "apply Hooli 'Data analyst' --with 'Robin Hale <robin@hooli.example> (recruiter)'"),
    ("2025-11-12", "interviewed hooli --with robin --round 'phone screen'"),
    ("2025-11-20", "outcome hooli rejected"),
    ("2025-11-22", "ask-feedback hooli --via mail"),
    (
        "2025-11-25",
        "record hooli 'Good SQL; say what you assume before you write it.' --theme communication --type mixed",
    ),
    ("2025-11-26", "thank hooli"),
    ("2025-11-27", "act hooli 'A mock interview every week, thinking aloud' --by 2026-02-01"),
    ("2026-02-01", "act hooli --done --evidence 'Nine mock interviews'"),
    ("2026-01-12", "apply Initech 'Reporting analyst' --source 'a friend'"),
    ("2026-01-26", "interviewed initech --with 'Sam Ito (hiring manager)'"),
    ("2026-01-27", "thank initech"),
    ("2026-02-09", "outcome initech rejected"),
    ("2026-02-11", "ask-feedback initech --via mail"),
    ("2026-02-16", "record initech 'We lost you halfway: explain one step at a time.' --theme communication"),
    ("2026-02-17", "thank initech"),
    ("2026-02-20", "apply Acme 'Data analyst' --with 'Dana Lee <dana@acme.example> (recruiter)'"),
    ("2026-03-10", "interviewed acme --with dana --round 'phone screen'"),
    ("2026-03-11", "thank acme"),
    ("2026-03-18", "outcome acme rejected"),
    ("2026-03-02", "apply Globex 'Analyst, pricing' --with 'Kim Ray <kim@globex.example> (recruiter)'"),
    ("2026-03-16", "interviewed globex --on 2026-03-23 --at 14:00 --round 'panel interview' --with kim"),
    ("2026-03-16", "apply Umbrella 'Data analyst'"),
)
"""The example search of the tour."""


def demo_end() -> str:
    """Return the last part of the demo as a terminal shows it."""
    steps = [step for step in STORY if step.on >= _DEMO_END_FROM]
    with _terminal() as screen:
        play_story(Terminal(), skip=len(STORY) - len(steps))
    return _still(screen.getvalue(), "feedback-loop demo")


def demo_film() -> str:
    """Return the whole demo as an animated picture, which stands still at its end where motion is not wanted."""
    with _terminal() as screen:
        play_story(Terminal())
    text = screen.getvalue().rstrip()
    reveals = list(_reveals(_screen_lines(text)))
    seconds = reveals[-1][0] + _SECONDS_AT_THE_END
    total = reveals[-1][1]
    frames = [(time / seconds, lines) for time, lines in reveals]
    return _export(
        text,
        "feedback-loop demo",
        rows=_FILM_ROWS,
        scroll=max(total - _FILM_ROWS, 0) * _LINE_HEIGHT,
        animation=_FILM_STYLE.format(
            seconds=seconds,
            scroll=_keyframes((at, -max(lines - _FILM_ROWS, 0) * _LINE_HEIGHT) for at, lines in frames),
            cover=_keyframes((at, lines * _LINE_HEIGHT) for at, lines in frames),
            cover_end=total * _LINE_HEIGHT,
        ),
    )


def _reveals(lines: Sequence[str]) -> Iterator[tuple[float, int]]:
    """Yield how many lines are shown from which second on: a step's caption and command, then its output."""
    now, shown = 0.0, 0
    for is_blank, group in itertools.groupby(lines, key=lambda line: not line.strip()):
        step = len(list(group))
        if not is_blank:
            head = min(_HEAD_LINES, step)
            yield now, shown + head
            yield now + _SECONDS_A_STEP, shown + step
            now += _SECONDS_A_STEP + step * _SECONDS_A_LINE
        shown += step


_HEAD_LINES = 2
"""The caption of a step and its command."""


def _keyframes(frames: Iterator[tuple[float, float]]) -> str:
    return " ".join(f"{at:.3%} {{ transform: translateY({offset:.1f}px) }}" for at, offset in frames)


def tour_picture(command: str) -> Callable[[], str]:
    """Return what draws the output of a command in the example search of the tour."""

    def draw() -> str:
        with tempfile.TemporaryDirectory() as folder, _terminal(**_private_files(Path(folder))) as screen:
            for day, line in _SEARCH:
                _run(line, day)
            screen.seek(0)
            screen.truncate()
            _run(command, _TOUR_DAY)
        return _still(f"$ feedback-loop {command}\n{screen.getvalue()}", "feedback-loop")

    return draw


def _private_files(folder: Path) -> Mapping[str, str]:
    journal = folder / "journal.json"
    journal.write_text('{"schema": 1, "events": {}}\n', encoding="utf-8")
    return {"FEEDBACK_LOOP_FILE": str(journal), "FEEDBACK_LOOP_CONFIG": str(folder / "config.toml")}


def _run(line: str, day: str) -> None:
    if code := main.run(["--today", day, *shlex.split(line)]):
        raise ValueError(f"exit code {code}: {line}")


@contextlib.contextmanager
def environment(**changes: str) -> Iterator[None]:
    """Run what follows with some variables, and without those that would change what is printed."""
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


@contextlib.contextmanager
def _terminal(**changes: str) -> Iterator[_Screen]:
    screen = _Screen()
    variables = {"COLUMNS": str(_WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor", **changes}
    notes = io.StringIO()
    with environment(**variables), contextlib.redirect_stdout(screen), contextlib.redirect_stderr(notes):
        yield screen


def _still(text: str, title: str) -> str:
    return _export(text.rstrip(), title, rows=len(_screen_lines(text.rstrip())))


def _screen_lines(text: str) -> Sequence[str]:
    """Return the lines that a text has on the screen, where long ones go on below."""
    return [line.plain for line in Text.from_ansi(text).wrap(Console(width=_WIDTH), _WIDTH)]


def _export(text: str, title: str, *, rows: int, scroll: float = 0, animation: str = "") -> str:
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    height = rows * _LINE_HEIGHT
    cover = '<rect class="cover" width="100%" height="100%" fill="#292929"/>' if animation else ""
    values = {
        "ANIMATION": animation.replace("{", "{{").replace("}", "}}"),
        "COVER": cover,
        "TITLE": title,
        "SCROLL": f"{-scroll:.1f}",
        "ROWS_HEIGHT": f"{height:.1f}",
        "FRAME_HEIGHT": f"{height + _TOP + _BOTTOM - 2:.1f}",
        "HEIGHT": f"{height + _TOP + _BOTTOM:.1f}",
    }
    template = re.sub("|".join(values), lambda name: values[name[0]], _PICTURE)
    return console.export_svg(unique_id="feedback-loop", code_format=template)


_PICTURE = """\
<svg viewBox="0 0 {width} HEIGHT" xmlns="http://www.w3.org/2000/svg">
<!-- Generated by tests/pictures.py; a test compares it. -->
<style>
.feedback-loop-matrix {{ font: {char_height}px/{line_height}px "Fira Code", Menlo, Consolas, monospace }}
.title {{ font: bold 18px Arial, sans-serif; fill: #c5c8c6 }}
{styles}
ANIMATION</style>
<defs>
<clipPath id="feedback-loop-clip"><rect width="{terminal_width}" height="ROWS_HEIGHT"/></clipPath>
{lines}
</defs>
<rect x="1" y="1" width="99.8%" height="FRAME_HEIGHT" rx="8" fill="#292929" stroke="#808080"/>
<text class="title" x="50%" y="27" text-anchor="middle">TITLE</text>
<g transform="translate(9, 41)" clip-path="url(#feedback-loop-clip)">
<g class="roll" style="transform: translateY(SCROLLpx)">
{backgrounds}<g class="feedback-loop-matrix">
{matrix}
</g>
COVER</g>
</g>
</svg>
"""
"""The frame of a picture, for Rich to fill in."""

_FILM_STYLE = """\
.cover {{ transform: translateY({cover_end:.1f}px) }}
@media (prefers-reduced-motion: no-preference) {{
.roll {{ animation: roll {seconds:.1f}s step-end infinite }}
.cover {{ animation: cover {seconds:.1f}s step-end infinite }}
}}
@keyframes roll {{ {scroll} }}
@keyframes cover {{ {cover} }}
"""
"""The film is a long picture that rolls by under a window, and a cover that moves down line by line."""
