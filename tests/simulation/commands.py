"""The command of every prompt, typed into the real program, for some candidates on their fullest day."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cli.conftest import isolated
from cli.harness import Document, Program
from feedback_loop.domain.rules.overview import Overview
from simulation.candidate import Candidate
from simulation.habits import HABITS
from simulation.journals import write
from simulation.watch import FIRST, SEARCHING, Tally, is_loud

_SOME_DAYS = 10
_MORE = {"answer": ["accepted"], "decide": ["A course"], "revisit": ["A course"]}


def typed(seed: int, number: int, days: int) -> Tally:
    """Type the command of each prompt of a candidate's fullest day, and count those that do not work."""
    candidate = Candidate(f"{seed}:{number}", HABITS[number % len(HABITS)], FIRST, SEARCHING)
    looks = [_copy(diary.seen) for day, diary in enumerate(candidate.days(days)) if day % _SOME_DAYS == 0]
    seen = max(looks, key=lambda one: len(_due(one)))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        program = isolated(Path(folder), patch)
        program.today = seen.today.isoformat()
        write(program.journal, seen.events)
        wrong = [f"typed: candidate {seed}:{number} on {seen.today}: {sentence}" for sentence in _wrong(program, seen)]
    return Tally(Counter({("judged", "typed"): len(_due(seen)), ("broken", "typed"): len(wrong)}), wrong)


def _copy(overview: Overview) -> Overview:
    return replace(overview, events=tuple(overview.events))


def _due(overview: Overview) -> dict[tuple[str, str, str], int]:
    """Return the prompts of a day, each with the days since it was due."""
    due = ((one.loop.id, one.prompt) for one in overview.statuses.values() if one.prompt)
    return {(id_, step.rule, step.command): step.overdue_days(overview.today) for id_, step in due}


def _wrong(program: Program, overview: Overview) -> Iterator[str]:
    found = program.json("remind")["prompts"]
    if _due(overview) != {(one["loop"], one["rule"], one["command"]): one["overdue_days"] for one in found}:
        yield "remind does not show what the rules say"
    if len({one["loop"] for one in found}) < len(found):
        yield "remind shows a loop twice"
    loud = [one["command"] for one in program.json("remind --calm")["prompts"]]
    if sorted(loud) != sorted(command for (_, _, command), late in _due(overview).items() if is_loud(late)):
        yield "remind --calm does not show the days that were counted"
    for prompt in found:
        yield from _ends(program, prompt)


def _ends(program: Program, prompt: Document) -> Iterator[str]:
    """Type a prompt's command and look whether the prompt is over; then put the journal back."""
    before = program.journal.read_bytes()
    more = _MORE.get(prompt["rule"], [])
    if prompt["rule"] == "outcome" and not prompt["command"].endswith(" ghosted"):
        more = ["rejected"]
    ran = program(prompt["command"].removeprefix("feedback-loop "), *more)
    same = [one for one in program.json("remind")["prompts"] if _what(one) == _what(prompt)]
    if ran.code or same:
        yield f"{prompt['command']}: exit {ran.code}, {'still due' if same else 'over'}: {ran.err.strip()}"
    program.journal.write_bytes(before)


def _what(prompt: Document) -> Document:
    return {name: prompt[name] for name in ("loop", "rule", "due", "people", "command")}
