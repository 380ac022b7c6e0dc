"""A session over mails on a terminal: one proposal after the other, each answered with one key and kept at once."""

import datetime as dt
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback_loop.cli import run_state
from feedback_loop.cli.context import CommandContext, Decision
from feedback_loop.cli.interview_questions import ask_what_is_open
from feedback_loop.cli.keys import END
from feedback_loop.cli.line_editor import edit_line
from feedback_loop.cli.mail_reading import ReadMails, open_screen
from feedback_loop.domain.commands.interviews import OtherDayError, SeveralInterviewsError
from feedback_loop.domain.errors import FeedbackLoopError, UsageError
from feedback_loop.domain.model.events import AnyEvent, Dismissed, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.exchange.mail.actions import PROGRAM, Action, Choices, with_source
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.proposals import Inbox, Suggestion, suggest
from feedback_loop.exchange.mail.screening import Reading
from feedback_loop.exchange.mail.sources import dismissal
from feedback_loop.views.blocks import line
from feedback_loop.views.mail import proposal_lines, there_lines, unclear_page

if TYPE_CHECKING:
    from feedback_loop.results import MailEntry

_KEYS = "yesnuq?"
_QUESTION = "Record this? y)es e)dit s)kip n)ever u)ndo q)uit ?)help"
_HELP = """\
y  record it as shown
e  edit the command first, then record what it says
s  skip it; the next run proposes it again
n  never propose it again
u  undo your last answer, and decide anew
q  quit; what you answered is kept
?  this help"""
_NONE_OF_THESE = "None of these"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of this session: the mail, the proposal, and what it recorded."""

    position: int
    source: str
    key: str
    events: tuple[AnyEvent, ...] = ()


class MailSession:
    """The answers of a user to the proposals of some mails, oldest first."""

    def __init__(self, context: CommandContext, mails: ReadMails, *, takes_new: bool) -> None:
        self._context, self._terminal = context, context.terminal
        self._screen = open_screen(context, mails, takes_new=takes_new)
        self._readings = sorted(mails.readings, key=lambda reading: reading.order)
        self._answers: list[_Answer] = []
        self._unclear: dict[str, MailEntry] = {}
        self._batch = ""
        self._inbox = self._open_inbox()

    def run(self) -> None:
        """Ask about each proposal until the user quits or none is left, and sum up."""
        position = 0
        while position < len(self._readings):
            following = self._answer_mail(position)
            if following is None:
                break
            position = following
        self._sum_up()

    def _answer_mail(self, position: int) -> int | None:
        """Ask about what one mail says; return the position of the next one, or None to quit."""
        reading = self._readings[position]
        while suggestion := self._next_suggestion(position):
            self._unclear.pop(suggestion.source, None)
            if suggestion.state is State.UNCLEAR and suggestion.choices:
                suggestion = self._choose_loop(reading, suggestion) or suggestion
            if suggestion.state is State.UNCLEAR:
                self._unclear[suggestion.source] = suggestion.entry
                self._answers.append(_Answer(position, suggestion.source, "s"))
                continue
            key = self._ask(suggestion)
            if key in ("q", END):
                return None
            if key == "u":
                return self._undo(position)
            if key == "s":
                self._answers.append(_Answer(position, suggestion.source, key))
            elif events := self._record_answer(suggestion, key):
                self._answers.append(_Answer(position, suggestion.source, key, events))
        return position + 1

    def _next_suggestion(self, position: int) -> Suggestion | None:
        """Return what a mail says and is not answered yet; give what is there already its source."""
        reading = self._readings[position]
        answered = {answer.source for answer in self._answers}
        for suggestion in suggest(self._inbox, reading.message, reading.classification):
            if suggestion.source in answered:
                continue
            if amendment := suggestion.amendment(self._context.today):
                self._record_events([amendment])
                self._terminal.show(there_lines(suggestion.entry, self._context.today))
            elif suggestion.state in (State.PROPOSED, State.UNCLEAR):
                return suggestion
        return None

    def _choose_loop(self, reading: Reading, suggestion: Suggestion) -> Suggestion | None:
        """Return what a mail says of the loop that the user chooses."""
        loops = self._inbox.index.loops
        self._terminal.show(unclear_page([suggestion.entry], self._context.today))
        labels = [loops[id_].label for id_ in suggestion.choices]
        chosen = self._terminal.choose("Which loop", [*labels, _NONE_OF_THESE])
        if chosen == len(labels):
            return None
        suggestions = suggest(self._inbox, reading.message, reading.classification, suggestion.choices[chosen])
        return next((other for other in suggestions if other.source == suggestion.source), None)

    def _ask(self, suggestion: Suggestion) -> str:
        self._terminal.show([line(""), *proposal_lines(suggestion.entry, self._context.today)])
        while (key := self._terminal.ask_key(_QUESTION, _KEYS)) == "?":
            self._terminal.warn_lines(_HELP)
        return key

    def _record_answer(self, suggestion: Suggestion, key: str) -> tuple[AnyEvent, ...]:
        """Record what a key stands for; return the events, or nothing if it has to be answered anew."""
        try:
            if key == "n":
                return self._record_events([self._dismiss(suggestion)])
            assert suggestion.action  # noqa: S101  # it is a proposal
            if key == "e":
                return self._record_edited(suggestion, suggestion.action)
            if suggestion.entry.kind == MailKind.BOUNCE:
                self._play(suggestion.action.commands[0], "")
                return self._record_events([self._dismiss(suggestion)])
            return self._record_action(suggestion, suggestion.action)
        except FeedbackLoopError as error:
            self._terminal.write_error(error)
            return ()

    def _record_action(self, suggestion: Suggestion, action: Action) -> tuple[AnyEvent, ...]:
        choices = Choices()
        if action.needs_day:
            day = self._terminal.ask_optional("On which day? Press Enter to decide later")
            if day is None:
                return ()
            is_meeting = action.commands[0][0] == "interviewed"
            dates = self._context.dates
            choices = Choices(dates.meeting_date(day, dt.date.min) if is_meeting else dates.past_date(day))

        def decide(overview: Overview) -> list[AnyEvent]:
            return with_source(action.decide(overview, choices), suggestion.source)

        while True:
            try:
                return self._record(decide)
            except (OtherDayError, SeveralInterviewsError) as error:
                choices = Choices(choices.day, ask_what_is_open(self._context, error, choices.answers))

    def _record_edited(self, suggestion: Suggestion, action: Action) -> tuple[AnyEvent, ...]:
        """Run the command line as the user edits it; what it records gets the source of the mail."""
        edited = edit_line(self._terminal, action.command)
        before = {event.id for event in self._context.journal.events()}
        for words in _split_commands(edited):
            self._play(words, suggestion.source)
        self._inbox = self._open_inbox()
        events = tuple(event for event in self._inbox.index.overview.events if event.id not in before)
        self._batch = self._batch or next((event.batch for event in events), "")
        return events

    def _play(self, words: Sequence[str], source: str) -> None:
        """Run one command of the program, in the batch of this session."""
        from feedback_loop.cli.main import run  # it imports commands by their names

        options = ["--file", str(self._context.journal_path[0]), "--today", self._context.today.isoformat()]
        recorded = run_state.has_recorded
        run_state.batch, run_state.source_id = self._batch, source
        try:
            run([*options, *words])
        finally:
            run_state.batch, run_state.source_id = "", ""
            run_state.has_recorded |= recorded

    def _dismiss(self, suggestion: Suggestion) -> Dismissed:
        digests = (dismissal(suggestion.source),)
        return Dismissed(source_ids=digests, application=suggestion.entry.loop, on=self._context.today)

    def _record_events(self, events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
        return self._record(lambda _: events)

    def _record(self, decide: Decision) -> tuple[AnyEvent, ...]:
        added = self._context.record(decide, self._batch).added
        self._batch = self._batch or next((event.batch for event in added), "")
        self._inbox = self._open_inbox()
        return added

    def _undo(self, position: int) -> int:
        """Take the last answer back; return the position of its mail."""
        while self._answers and self._answers[-1].source in self._unclear:
            self._answers.pop()
        if not self._answers:
            self._terminal.warn("There is nothing to undo yet.")
            return position
        answer = self._answers.pop()
        if answer.events:
            today = self._context.today
            # A batch of its own: in that of the session, an undo of the whole would restore what is taken back here.
            self._context.record(lambda _: [Retracted(target=event.id, on=today) for event in answer.events])
            self._inbox = self._open_inbox()
        return answer.position

    def _open_inbox(self) -> Inbox:
        return self._screen.open(self._context.overview_of(self._context.journal.events()))

    def _sum_up(self) -> None:
        if self._unclear:
            self._terminal.show(unclear_page(list(self._unclear.values()), self._context.today))
        keys = [answer.key for answer in self._answers if answer.source not in self._unclear]
        recorded = keys.count("y") + keys.count("e")
        parts = [f"Recorded {count_noun(recorded, 'proposal')}"]
        parts += [f"skipped {keys.count('s'):,}"] if "s" in keys else []
        parts += [f"declined {keys.count('n'):,} for good"] if "n" in keys else []
        parts += [f"left {len(self._unclear):,} unclear"] if self._unclear else []
        undo = f" To take all of it back: {PROGRAM} undo" if recorded else ""
        self._terminal.warn(f"{join_words(parts)}.{undo}")


def _split_commands(text: str) -> list[list[str]]:
    """Return the words of each command of a line, without the program's name."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError("A quotation mark is missing in the command. Edit it again.") from error
    commands: list[list[str]] = [[]]
    for word in words:
        if word == "&&":
            commands.append([])
        else:
            commands[-1].append(word)
    commands = [command[command[:1] == [PROGRAM] :] for command in commands]
    if any(command[:1] == ["mail"] for command in commands):
        raise UsageError("A session cannot start another one. Edit the command again.")
    return [command for command in commands if command]
