"""Candidates for shell completion, from the names in the journal."""

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.rules.targets import completion_texts

if TYPE_CHECKING:
    from feedback_loop.domain.rules.overview import Overview

_Candidates = Iterable[tuple[str, str]]
"""Values with their descriptions."""


def complete_target(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the shortest TARGET of each loop that begins with ``incomplete``, and the loop's label."""
    return _complete(ctx, incomplete, lambda overview: _targets(overview, incomplete.lower()))


def complete_target_or_result(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the TARGETs, and after the first also the outcomes."""
    from feedback_loop.domain.model.events import Result

    results = [(str(result), "") for result in Result if result.startswith(incomplete)]
    return [*(results if ctx.params.get("target") else ()), *complete_target(ctx, incomplete)]


def complete_person(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the people of the loop that the line names; without one, all people as they are written."""
    return _complete(ctx, incomplete, lambda overview: _people(overview, ctx.params.get("target")))


def complete_theme(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the themes of the journal and the built-in ones."""
    from feedback_loop.domain.model.events import BUILT_IN_THEMES, Recorded

    def themes(overview: "Overview") -> _Candidates:
        used = (theme for event in overview.events if isinstance(event, Recorded) for theme in event.themes)
        return ((theme, "") for theme in (*used, *BUILT_IN_THEMES))

    return _complete(ctx, incomplete, themes)


def complete_round(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the rounds of the journal."""
    return _complete(ctx, incomplete, lambda overview: _values(overview, "round"))


def complete_source(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the sources of the journal."""
    return _complete(ctx, incomplete, lambda overview: _values(overview, "source"))


def complete_rule(_ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the rules."""
    from feedback_loop.domain.rules.table import RULE_NAMES

    return [(name, "") for name in RULE_NAMES if name.startswith(incomplete)]


def complete_event(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the id of each event, the latest first, with what happened."""
    from feedback_loop.views.event_sentences import event_sentence
    from feedback_loop.views.undo import event_references

    def ids(overview: "Overview") -> _Candidates:
        short, references, today = overview.short_ids(), event_references(overview), overview.today
        return ((short[event.id], event_sentence(event, today, references)) for event in reversed(overview.events))

    return _complete(ctx, incomplete, ids)


def _complete(ctx: typer.Context, incomplete: str, find: Callable[["Overview"], _Candidates]) -> list[tuple[str, str]]:
    """Return the candidates in the journal of the command line that begin with ``incomplete``, each once."""
    from feedback_loop.cli.context import CommandContext, GlobalOptions
    from feedback_loop.journal.journal import Journal

    parameters = ctx.parent.params if ctx.parent else {}
    file = parameters.get("file")  # still a string
    context = CommandContext(GlobalOptions(Path(file) if file else None, parameters.get("today")))
    prefix = incomplete.casefold()
    try:
        candidates = find(context.overview_of(Journal(context.journal_path[0]).events()))
        matches = {value: about for value, about in candidates if value.casefold().startswith(prefix)}
    except FeedbackLoopError:
        return []
    return list(matches.items())


def _targets(overview: "Overview", prefix: str) -> _Candidates:
    for status in overview.statuses.values():
        # Finding the shortest target is slow, so loops that cannot match are dropped first.
        if any(text.startswith(prefix) for text in completion_texts(status.application)):
            yield shlex.split(status.target)[0], status.application.label


def _people(overview: "Overview", target: str | None) -> _Candidates:
    from feedback_loop.domain.model.people import person_slug

    if target:
        people = overview.find(target).loop.people()
        return ((shlex.split(person_slug(person, people))[0], person) for person in people)
    return ((person, "") for loop in overview.history.loops.values() for person in loop.people())


def _values(overview: "Overview", field: str) -> _Candidates:
    values = (getattr(event, field, None) for event in overview.events)
    return ((value, "") for value in values if value)
