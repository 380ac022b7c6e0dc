"""The context of one command: its clock, settings, terminal and journal."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import typer

from feedback_loop.cli.settings import EXPLICIT_SOURCES, Settings, journal_path, load_settings, settings_path
from feedback_loop.cli.system.editor import edit_text, has_editor
from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.dates import DateReader, Direction, parse_date
from feedback_loop.domain.errors import TargetError, UsageError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview, build_overview
from feedback_loop.domain.text import clean_text
from feedback_loop.journal.journal import Journal, Recording
from feedback_loop.views.confirmation import confirmation_json, confirmation_page
from feedback_loop.views.status import sort_key


class GlobalOptions(NamedTuple):
    """What was typed before the command."""

    file: Path | None = None
    today: str | None = None
    color: bool = True


Decision = Callable[[Overview], Sequence[AnyEvent]]


class CommandContext:
    """What a command works with.

    Args:
        options: what was typed before the command.
        as_json: whether the command was given ``--json``.

    Attributes:
        before: the journal as it was before something was recorded; there since ``record``.
    """

    def __init__(self, options: GlobalOptions, *, as_json: bool = False) -> None:
        self.options = options
        self.terminal = Terminal(color=options.color, as_json=as_json)
        self.now = dt.datetime.now(dt.UTC)
        self.before: Overview

    @cached_property
    def settings(self) -> Settings:
        """The settings, read once."""
        return load_settings(settings_path(os.environ))

    @cached_property
    def today(self) -> dt.date:
        """The day that everything counts from: ``--today``, else the local date of the one clock read."""
        real = self.now.astimezone().date()
        by_hand = self.options.today or os.environ.get("FEEDBACK_LOOP_TODAY")
        if not by_hand:
            return real
        return parse_date(by_hand, real, Direction.FUTURE, day_first=self.settings.day_first)

    @cached_property
    def journal_path(self) -> tuple[Path, str]:
        """Where the journal is, and what says so."""
        return journal_path(self.options.file, os.environ, self.settings)

    @cached_property
    def journal(self) -> Journal:
        """The journal; that a file named by hand does not exist yet is said once."""
        path, source = self.journal_path
        journal = Journal(path)
        if source in EXPLICIT_SOURCES and not journal.exists():
            self.terminal.warn(f"There is no journal at {path} yet ({source}).")
        return journal

    @cached_property
    def overview(self) -> Overview:
        """The journal as it is, read once and without a lock."""
        return self.overview_of(self.journal.events())

    def overview_of(self, events: Sequence[AnyEvent]) -> Overview:
        """Return how these events look today."""
        return build_overview(events, self.today, self.settings.days)

    @cached_property
    def dates(self) -> DateReader:
        """What reads the dates that were typed."""
        return DateReader(self.today, self.settings.day_first)

    def read_text(self, typed: str | None, question: str) -> str | None:
        """Return a text: as typed, from standard input for ``-``, else asked for where somebody can answer."""
        if typed == "-":
            return clean_text(_standard_input(), "text")
        if typed is None and self.terminal.is_interactive:
            typed = edit_text("") if has_editor() else self.terminal.ask(question)
        return None if typed is None else clean_text(typed, "text")

    def require_text(self, typed: str | None, question: str) -> str:
        """Return a text as ``text`` does.

        Raises:
            UsageError: none was typed, and nobody can be asked.
        """
        text = self.read_text(typed, question)
        if text is None:
            raise UsageError(f"{question}? Add it as TEXT, or - to read it from standard input.")
        return text

    def require(self, typed: str | None, question: str, missing: str) -> str:
        """Return a required value, asked for where somebody can answer.

        Raises:
            UsageError: nobody can; ``missing`` is the sentence.
        """
        if typed is not None:
            return typed
        if not self.terminal.is_interactive:
            raise UsageError(missing)
        return self.terminal.ask(question)

    def choose(self, question: str, choices: Sequence[str], missing: str) -> str:
        """Return one of several values, chosen from a list where somebody can.

        Raises:
            UsageError: nobody can; ``missing`` is the sentence before the list.
        """
        if not self.terminal.is_interactive:
            raise UsageError(f"{missing}: {', '.join(choices)}.")
        return choices[self.terminal.choose(question, choices)]

    def with_target(self, target: str | None, act: Callable[[str], Recording]) -> Recording:
        """Do something about the loop that ``target`` means; somebody at a terminal may choose it from a list."""
        if target is None:
            return act(self.choose_loop())
        try:
            return act(target)
        except TargetError as error:
            return act(self._choose_candidate(error))

    def choose_loop(self) -> str:
        """Return what to type for a loop chosen from the open ones, the most urgent first.

        Raises:
            UsageError: nobody can choose, or there is none.
        """
        statuses = sorted((one for one in self.overview.statuses.values() if one.is_open), key=sort_key)
        if not self.terminal.is_interactive:
            raise UsageError("Which loop? Name it by a part of its company, such as: acme, or acme/analyst.")
        if not statuses:
            raise UsageError("No loop is open; start one with: feedback-loop apply COMPANY ROLE")
        labels = [status.loop.label for status in statuses]
        return statuses[self.terminal.choose("Which loop", labels)].id

    def find_loop(self, target: str | None, *, with_person: str | None = None) -> LoopStatus:
        """Return how the loop stands that ``target`` means; somebody at a terminal may choose it from a list."""
        if target is None:
            return self.overview.find(self.choose_loop())
        try:
            return self.overview.find(target, with_person=with_person)
        except TargetError as error:
            return self.overview.find(self._choose_candidate(error))

    def _choose_candidate(self, error: TargetError) -> str:
        if not (error.targets and self.terminal.is_interactive):
            raise error
        self.terminal.warn(error.message)
        return error.targets[self.terminal.choose("Which one", error.candidates)]

    def record(self, decide: Decision) -> Recording:
        """Record what is decided about the journal as it is under the lock."""

        def decided(events: Sequence[AnyEvent]) -> Sequence[AnyEvent]:
            self.before = self.overview_of(events)
            return decide(self.before)

        return self.journal.record(decided, self.now)

    def record_in(
        self,
        target: str | None,
        decide: Callable[[Overview, LoopStatus], Sequence[AnyEvent]],
        *,
        with_person: str | None = None,
        prefer: Callable[[Loop], bool] | None = None,
    ) -> Recording:
        """Record what is decided about one loop, and say it."""
        touched = ""

        def act(query: str) -> Recording:
            def decided(overview: Overview) -> Sequence[AnyEvent]:
                nonlocal touched
                status = overview.find(query, with_person=with_person, prefer=prefer)
                touched = status.id
                return decide(overview, status)

            return self.record(decided)

        entry = self.with_target(target, act)
        self.show_confirmation(entry, touched)
        return entry

    def matches_loop(self, query: str) -> bool:
        """Tell whether a text means a loop, or several."""
        try:
            self.overview.find(query)
        except TargetError as error:
            return error.fits
        return True

    def show_confirmation(self, entry: Recording, loop_id: str | None) -> None:
        """Say what was recorded and what is next in the loop that it is about."""
        after = self.before.with_events(entry.added)
        event = entry.added[0]
        status = after.statuses.get(loop_id or after.loop_of(event) or "")
        if self.terminal.as_json:
            self.terminal.write_json(confirmation_json(event, status))
        else:
            self.terminal.show(confirmation_page(entry.added, status, after, entry.before))


def command_context(ctx: typer.Context, *, as_json: bool = False) -> CommandContext:
    """Return the session of a command."""
    return CommandContext(ctx.find_object(GlobalOptions) or GlobalOptions(), as_json=as_json)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("Standard input is not UTF-8 text; convert it first.") from error
