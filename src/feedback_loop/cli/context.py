"""The context of one command: its clock, settings, terminal and journal."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
import typer

from feedback_loop.cli import run_state
from feedback_loop.cli.settings import EXPLICIT_SOURCES, Settings, journal_path, load_settings, settings_path
from feedback_loop.cli.system.editor import MAX_TEXT_BYTES, TOO_LONG, decode_text, edit_text, editor_command
from feedback_loop.cli.system.time_zone import load_zone
from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.dates import AmbiguousDateError, DateReader, Direction, format_full_date, parse_date
from feedback_loop.domain.errors import PersonError, TargetError, UsageError
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import LoopStatus, Overview, build_overview
from feedback_loop.domain.text import clean_line, clean_text
from feedback_loop.journal.journal import Decide, Journal, Recording
from feedback_loop.views.blocks import Page

if TYPE_CHECKING:
    from feedback_loop.results import MergeResult

NO_APPLICATIONS = "There are no applications yet. Start with: feedback-loop apply COMPANY ROLE"

_SOMEBODY_NEW = "Somebody new"

Decision = Callable[[Overview], Sequence[AnyEvent]]
Details = Callable[[Overview, LoopStatus], tuple[Page, Document]]
"""Further lines of a confirmation, and fields of its JSON document."""
T = TypeVar("T")


class GlobalOptions(NamedTuple):
    """Options of the program itself."""

    file: Path | None = None
    today: str | None = None
    color: bool = True
    as_json: bool = False
    may_ask: bool = True


class CommandContext:
    """Clock, settings, terminal and journal of one command."""

    def __init__(self, options: GlobalOptions) -> None:
        self.options = options
        self.terminal = Terminal(color=options.color, as_json=options.as_json, may_ask=options.may_ask)
        self.now = _read_clock()
        self.recordings: list[Recording] = []
        self.before: Overview  # before the command recorded something; set by record()

    @cached_property
    def settings(self) -> Settings:
        """The settings, read once, with a note for each that is unknown or has a new name."""
        settings = load_settings(settings_path(os.environ))
        for note in settings.notes:
            self.terminal.warn(note)
        return settings

    @cached_property
    def today(self) -> dt.date:
        """The current day: ``--today``, else the local date of the one clock read."""
        clock_date = self.now.astimezone().date()
        if not self._typed_today:
            return clock_date
        return parse_date(self._typed_today, clock_date, Direction.FUTURE, day_first=self.settings.day_first)

    @property
    def time(self) -> dt.time:
        """The local time of the one clock read, to the minute; midnight on a day that was typed."""
        return dt.time.min if self._typed_today else self.now.astimezone().time().replace(second=0, microsecond=0)

    @property
    def _typed_today(self) -> str | None:
        return self.options.today or os.environ.get("FEEDBACK_LOOP_TODAY")

    @cached_property
    def local_zone(self) -> dt.tzinfo | None:
        """The time zone of the settings; None for that of the system."""
        return load_zone(self.settings.timezone) if self.settings.timezone else None

    @cached_property
    def journal_path(self) -> tuple[Path, str]:
        """Path of the journal, and its source."""
        return journal_path(self.options.file, os.environ, self.settings)

    @cached_property
    def journal(self) -> Journal:
        """The journal, with one note if a file named for this run does not exist yet."""
        path, source = self.journal_path
        journal = _NotedJournal(path, now=self.now)
        if source in EXPLICIT_SOURCES and not journal.exists():
            self.terminal.warn(f"There is no journal at {path} yet ({source}).")
        return journal

    @cached_property
    def overview(self) -> Overview:
        """The journal as it is, read once and without a lock."""
        return self.overview_of(self.journal.events())

    def overview_of(self, events: Sequence[AnyEvent]) -> Overview:
        """Return the overview of these events today."""
        return build_overview(events, self.today, self.settings.days, self.time)

    @cached_property
    def dates(self) -> DateReader:
        """Reader of typed dates."""
        return DateReader(self.today, self.settings.day_first)

    def read_text(self, typed: str | None, question: str) -> str | None:
        """Return a text: as typed, from standard input for ``-``, else from the editor or a prompt on a terminal."""
        if typed == "-":
            return clean_text(_read_stdin(), "text")
        if typed is None and self.terminal.is_interactive:
            if not editor_command():
                return self.ask(question, lambda answer: clean_text(answer, "text"))
            typed = edit_text("")
        return clean_text(typed, "text")

    def require_text(self, typed: str | None, question: str, hint: str) -> str:
        """Return a text like ``read_text``; without one, raise an error that asks for it."""
        text = self.read_text(typed, question)
        if text is None:
            raise UsageError(f"{question}? Add it as TEXT, {hint}.")
        return text

    def require(self, typed: str | None, question: str, missing: str, parse: Callable[[str], T]) -> T:
        """Return a required value, asked for on a terminal; elsewhere, ``missing`` is the error."""
        if typed is not None:
            return parse(typed)
        if not self.terminal.is_interactive:
            raise UsageError(missing)
        return self.ask(question, parse)

    def ask(self, question: str, parse: Callable[[str], T]) -> T:
        """Ask on the terminal until an answer can be read; after one that cannot, say what is wrong with it."""
        while True:
            answer = self.terminal.ask(question)
            try:
                return parse(answer)
            except (UsageError, TargetError) as error:
                self.terminal.write_error(error)

    def choose(self, question: str, choices: Sequence[str], missing: str) -> str:
        """Return one of several values, chosen from a list on a terminal; elsewhere, ``missing`` begins the error."""
        if not self.terminal.is_interactive:
            raise UsageError(f"{missing}: {', '.join(choices)}.")
        return choices[self.terminal.choose(question, choices)]

    def choose_date(self, error: AmbiguousDateError) -> dt.date:
        """Return the day that a date without a year means, chosen from a list on a terminal; elsewhere, raise."""
        if not self.terminal.is_interactive:
            raise error
        return error.readings[self.terminal.choose("Which day", list(map(format_full_date, error.readings)))]

    def with_target(self, target: str | None, action: Callable[[str], T]) -> T:
        """Run ``action`` on a target; on a terminal, a missing or ambiguous one is chosen from a list."""
        if target is None:
            return action(self.choose_loop())
        try:
            return action(target)
        except TargetError as error:
            return action(self._choose_candidate(error))

    def with_people(self, typed: Sequence[str] | None, action: Callable[[Sequence[str]], T]) -> T:
        """Run ``action`` on people as typed; on a terminal, an ambiguous, misspelled or missing one is asked for."""
        people = [clean_line(person, "person") for person in typed or ()]
        while True:
            try:
                return action(people)
            except PersonError as error:
                if not (self.terminal.is_interactive and (error.typed in people or not (error.typed or people))):
                    raise
                chosen = self._choose_person(error)
                people = [chosen if person == error.typed else person for person in people] or [chosen]

    def _choose_person(self, error: PersonError) -> str:
        self.terminal.warn(error.message)
        chosen = self.terminal.choose("Who", [*error.candidates, _SOMEBODY_NEW])
        if chosen < len(error.candidates):
            return error.candidates[chosen]
        return self.terminal.ask("Their name, with a role or an address")

    def choose_loop(self) -> str:
        """Return the id of an open loop, chosen from a list with the most urgent first."""
        from feedback_loop.views.status import sort_key  # only to choose from a list

        statuses = sorted((status for status in self.overview.statuses.values() if status.is_open), key=sort_key)
        if not self.terminal.is_interactive:
            raise UsageError("Which loop? Name it by part of its company, e.g. acme or acme/analyst.")
        if not statuses:
            raise UsageError("No loop is open. Start one with: feedback-loop apply COMPANY ROLE")
        labels = [status.loop.label for status in statuses]
        return statuses[self.terminal.choose("Which loop", labels)].id

    def _choose_candidate(self, error: TargetError) -> str:
        if not (error.targets and self.terminal.is_interactive):
            raise error
        self.terminal.warn(error.message)
        return error.targets[self.terminal.choose("Which one", error.candidates)]

    def find_loop(self, target: str | None, *, with_person: str | None = None) -> LoopStatus:
        """Return the status of the target's loop, which may be chosen from a list."""
        return self.with_target(target, lambda query: self.overview.find(query, with_person=with_person))

    def matches_loop(self, query: str) -> bool:
        """Return True if a text matches one or more loops."""
        try:
            self.overview.find(query)
        except TargetError as error:
            return error.fits
        return True

    def record(self, decide: Decision, batch: str = "") -> Recording:
        """Record the events that ``decide`` returns for the journal as it is under the lock.

        Several recordings of one command share the ``batch`` of the first.
        """

        def decide_under_lock(events: Sequence[AnyEvent]) -> Sequence[AnyEvent]:
            self.before = self.overview_of(events)
            return decide(self.before)

        recording = self.journal.record(decide_under_lock, self.now, batch=batch)
        self.__dict__.pop("overview", None)
        self.recordings += [recording] if recording.added else []
        return recording

    def record_in(
        self,
        target: str | None,
        decide: Callable[[Overview, LoopStatus], Sequence[AnyEvent]],
        *,
        with_person: str | None = None,
        prefer: Callable[[LoopStatus], bool] | None = None,
    ) -> Recording:
        """Record the events that ``decide`` returns for one loop, and confirm them."""
        loop_id = ""

        def record(query: str) -> Recording:
            def decide_for_loop(overview: Overview) -> Sequence[AnyEvent]:
                nonlocal loop_id
                status = overview.find(query, with_person=with_person, prefer=prefer)
                loop_id = status.id
                return decide(overview, status)

            return self.record(decide_for_loop)

        recording = self.with_target(target, record)
        self.show_confirmation(recording, loop_id)
        return recording

    def show_confirmation(
        self, recording: Recording, loop_id: str | None = None, details: Details | None = None
    ) -> None:
        """Show what was recorded, the next step of its loop and, if there are any, further details."""
        from feedback_loop.views.confirmation import confirmation_json, confirmation_page  # only after a record

        after = self.before.with_events(recording.added)
        event = recording.added[0]
        status = after.statuses.get(loop_id or after.loop_of(event) or "")
        page, fields = details(after, status) if details and status else ([], {})
        if self.terminal.as_json:
            self.terminal.write_json(confirmation_json(recording.added, status) | fields)
        else:
            self.terminal.show([*confirmation_page(recording.added, status, after, recording.before), *page])

    def show_batch(self, recording: Recording | None) -> None:
        """Show what was recorded in several loops, if anything was."""
        from feedback_loop.views.confirmation import batch_json, batch_page  # only after a record

        added = recording.added if recording else ()
        if self.terminal.as_json:
            self.terminal.write_json(batch_json(added))
        elif recording and added:
            self.terminal.show(batch_page(added, self.before.with_events(added), recording.before))


class _NotedJournal(Journal):
    """A journal that notes that this run has changed it."""

    def record(self, decide: Decide, now: dt.datetime, *, batch: str = "") -> Recording:
        source_id = run_state.source_id

        def decide_with_source(events: list[AnyEvent]) -> Sequence[AnyEvent]:
            decided = decide(events)
            return [msgspec.structs.replace(event, source_id=event.source_id or source_id) for event in decided]

        recording = super().record(decide_with_source if source_id else decide, now, batch=batch or run_state.batch)
        run_state.has_recorded |= bool(recording.added)
        return recording

    def merge(
        self,
        sources: Sequence[Sequence[Document]],
        now: dt.datetime,
        *,
        salts: Iterable[str] = (),
        dry_run: bool = False,
    ) -> "tuple[MergeResult, ...]":
        results = super().merge(sources, now, salts=salts, dry_run=dry_run)
        run_state.has_recorded |= not dry_run and any(result.changed for result in results)
        return results


def _read_clock() -> dt.datetime:
    now = dt.datetime.now(dt.UTC)
    try:
        now.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        zone = os.environ.get("TZ", "")
        raise UsageError(f"TZ={zone} is not a time zone. Set TZ to one such as Europe/Berlin, or unset it.") from error
    return now


def command_context(ctx: typer.Context, *, as_json: bool = False) -> CommandContext:
    """Return the context of a command; ``--json`` may stand before or after it."""
    options = ctx.find_object(GlobalOptions) or GlobalOptions()
    return CommandContext(options._replace(as_json=as_json or options.as_json))


def _read_stdin() -> str:
    try:
        return decode_text(sys.stdin.buffer.read(MAX_TEXT_BYTES + 1))
    except UnicodeDecodeError as error:
        if error.end > MAX_TEXT_BYTES:  # it was cut within a character
            raise UsageError(TOO_LONG) from error
        raise UsageError("Standard input is not UTF-8 text. Convert it first.") from error
    except OSError as error:
        raise UsageError(
            f"Standard input cannot be read: {error.strerror}. Give it a file or a pipe, or type the text."
        ) from error
