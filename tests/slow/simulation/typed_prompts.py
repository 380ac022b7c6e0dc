"""Run the command of every prompt in the real program, for some candidates on their busiest day."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cli.conftest import isolated
from cli.harness import Document, Program
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.table import INTERVIEW
from simulation.candidate import Candidate
from simulation.habits import HABITS
from simulation.journals import write
from simulation.observer import FIRST, SEARCHING, Measurement, Tally

_EVERY_DAYS = 10
_ARGUMENTS = {"answer": ["accepted"], "decide": ["A course"], "revisit": ["A course"], "debrief": ["--rating", "4"]}


def run_typed_prompts(seed: int, number: int, days: int) -> Tally:
    """Run the command of each prompt of a candidate's busiest day, and count those that do not work."""
    candidate = Candidate(f"{seed}:{number}", HABITS[number % len(HABITS)], FIRST, SEARCHING)
    overviews = [_copy(journal.overview) for day, journal in enumerate(candidate.days(days)) if day % _EVERY_DAYS == 0]
    overview = max(overviews, key=lambda overview: len(_prompts(overview)))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        program = isolated(Path(folder), patch)
        program.today = overview.today.isoformat()
        write(program.journal, overview.events)
        prefix = f"typed: candidate {seed}:{number} on {overview.today}"
        violations = [f"{prefix}: {violation}" for violation in _violations(program, overview)]
    counts: Counter[Measurement] = Counter(
        {("checked", "typed"): len(_prompts(overview)), ("violated", "typed"): len(violations)}
    )
    return Tally(counts, violations)


def _copy(overview: Overview) -> Overview:
    return replace(overview, events=tuple(overview.events))


def _prompts(overview: Overview) -> dict[tuple[str, str, str], int]:
    """Return the prompts of a day, each with the days for which it has been due."""
    prompts = ((status.loop.id, status.prompt) for status in overview.statuses.values() if status.prompt)
    return {(id_, step.rule, step.command): step.overdue_days(overview.today) for id_, step in prompts}


def _violations(program: Program, overview: Overview) -> Iterator[str]:
    prompts = program.json("remind")["prompts"]
    expected = _prompts(overview)
    if expected != {(prompt["loop"], prompt["rule"], prompt["command"]): prompt["overdue_days"] for prompt in prompts}:
        yield "remind does not show the prompts of the rules"
    if len({prompt["loop"] for prompt in prompts}) < len(prompts):
        yield "remind shows a loop twice"
    calm = [prompt["command"] for prompt in program.json("remind --calm")["prompts"]]
    if sorted(calm) != sorted(command for _, _, command in expected):
        yield "remind --calm does not show every prompt on its first day"
    for prompt in prompts:
        yield from _run_prompt(program, prompt)


def _run_prompt(program: Program, prompt: Document) -> Iterator[str]:
    """Run a prompt's command and check that the prompt is over; then restore the journal."""
    before = program.journal.read_bytes()
    arguments = _ARGUMENTS.get(prompt["rule"], [])
    if prompt["rule"] == "outcome" and not prompt["command"].endswith(" ghosted"):
        arguments = ["rejected"]
    ran = program(prompt["command"].removeprefix("feedback-loop "), *arguments)
    is_due = any(_identity(other) == _identity(prompt) for other in program.json("remind")["prompts"])
    if ran.code or (is_due and prompt["rule"] != INTERVIEW):
        yield f"{prompt['command']}: exit {ran.code}, {'still due' if is_due else 'over'}: {ran.err.strip()}"
    program.journal.write_bytes(before)


def _identity(prompt: Document) -> Document:
    return {name: prompt[name] for name in ("loop", "rule", "due", "people", "command")}
