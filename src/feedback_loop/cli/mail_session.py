"""A session over mails on a terminal: one mail after the other, each answered with one key and kept at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import typer

from feedback_loop.cli import run_state
from feedback_loop.cli.context import CommandContext, Decision
from feedback_loop.cli.interview_questions import ask_what_is_open
from feedback_loop.cli.keys import END
from feedback_loop.cli.line_editor import edit_line
from feedback_loop.cli.mail_commands import split_commands
from feedback_loop.cli.mail_reading import ReadMails, open_screen
from feedback_loop.domain.commands.interviews import OtherDayError, SeveralInterviewsError
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.model.events import AnyEvent, Dismissed, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.exchange.mail.actions import PROGRAM, Action, Choices, with_source
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.proposals import Inbox, Suggestion, suggest
from feedback_loop.exchange.mail.sources import dismissal
from feedback_loop.journal.journal import Recording
from feedback_loop.views.blocks import Page, command, line
from feedback_loop.views.mail import nothing_new_sentence, proposal_lines, there_lines, unclear_page
from feedback_loop.views.undo import undo_page

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
_LOOP_KEYS = "123456789abcdfghijklmoprtvwxyz"
"""Keys for the loops of a list; the others have a meaning of their own."""
_UNCLEAR_KEYS = "esnuq?"
_LOOP_QUESTION = "Which loop? s)kip n)ever e)nter a command u)ndo q)uit ?)help"
_UNCLEAR_QUESTION = "What now? e)nter a command s)kip n)ever u)ndo q)uit ?)help"
_UNCLEAR_HELP = """\
e  type the command that records what the mail says
s  skip it; the next run asks again
n  never ask about it again
u  undo your last answer, and decide anew
q  quit; what you answered is kept
?  this help"""


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of this session: the mail, what it says, the key, and what that recorded."""

    position: int
    source: str
    key: str
    events: tuple[AnyEvent, ...] = ()


class MailSession:
    """The answers of a user to what some mails say, oldest first."""

    def __init__(self, context: CommandContext, mails: ReadMails, *, takes_new: bool) -> None:
        self._context, self._terminal, self._mails = context, context.terminal, mails
        self._screen = open_screen(context, mails, takes_new=takes_new)
        self._readings = sorted(mails.readings, key=lambda reading: reading.order)
        self._answers: list[_Answer] = []
        self._has_asked = False
        self._known: dict[str, State] = {}
        """Sources of what is there already or was declined for good."""
        self._loops: dict[int, str] = {}
        """The loops that the user chose, by the position of the mail."""
        self._typed: dict[str, str] = {}
        """The last command line that was typed in the place of each proposal."""
        self._batch = ""
        self._inbox = self._open_inbox()

    def run(self) -> None:
        """Ask about each mail until the user quits or none is left, and sum up, also where they interrupt."""
        try:
            self._ask_about_all()
        except (KeyboardInterrupt, typer.Abort):
            self._terminal.warn("")
            self._sum_up()
            raise
        self._sum_up()

    def _ask_about_all(self) -> None:
        position = 0
        while position < len(self._readings):
            following = self._answer_mail(position)
            if following is None:
                break
            position = following

    def _answer_mail(self, position: int) -> int | None:
        """Ask about what one mail says; return the position of the next one, or None to quit."""
        while suggestion := self._next_suggestion(position):
            key = self._ask(suggestion)
            if key in ("q", END):
                return None
            if key == "u":
                return self._undo(position)
            if key in _loop_keys(suggestion):
                self._loops[position] = suggestion.choices[_LOOP_KEYS.index(key)]
            elif key == "s":
                self._answers.append(_Answer(position, suggestion.source, key))
            elif events := self._record_answer(suggestion, key):
                self._answers.append(_Answer(position, suggestion.source, key, events))
        return position + 1

    def _next_suggestion(self, position: int) -> Suggestion | None:
        """Return what a mail says and is not answered yet; give what is there already its source."""
        reading = self._readings[position]
        answered = {answer.source for answer in self._answers}
        for suggestion in suggest(self._inbox, reading.message, reading.classification, self._loops.get(position)):
            if suggestion.source in answered:
                continue
            if suggestion.state in (State.PROPOSED, State.UNCLEAR):
                return suggestion
            if suggestion.state in (State.THERE, State.DISMISSED):
                self._known.setdefault(suggestion.source, suggestion.state)
            if amendment := suggestion.amendment(self._context.today):
                self._record_events([amendment])
                self._terminal.show(there_lines(suggestion.entry, self._context.today))
        return None

    def _ask(self, suggestion: Suggestion) -> str:
        self._has_asked = True
        today, loops = self._context.today, self._inbox.index.loops
        loop_keys = _loop_keys(suggestion)
        page: Page
        if suggestion.state is State.PROPOSED:
            page, question, keys, help_text = proposal_lines(suggestion.entry, today), _QUESTION, _KEYS, _HELP
        else:
            listed = [
                line(f"{key}  {loops[id_].label}") for key, id_ in zip(loop_keys, suggestion.choices, strict=False)
            ]
            page = [*unclear_page([suggestion.entry], today), *listed]
            question = _LOOP_QUESTION if loop_keys else _UNCLEAR_QUESTION
            keys, help_text = f"{loop_keys}{_UNCLEAR_KEYS}", _UNCLEAR_HELP
        self._terminal.show([line(""), *page])
        while (key := self._terminal.ask_key(question, keys)) == "?":
            self._terminal.warn_lines(help_text)
        return key

    def _record_answer(self, suggestion: Suggestion, key: str) -> tuple[AnyEvent, ...]:
        """Record what a key stands for; return the events, or nothing if it has to be answered anew."""
        try:
            if key == "n":
                return self._record_events([self._dismiss(suggestion)])
            if key == "e":
                return self._record_edited(suggestion)
            assert suggestion.action  # noqa: S101  # it is a proposal
            if suggestion.entry.kind == MailKind.BOUNCE:
                return self._take_back(suggestion, suggestion.action)
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
                recording = self._record(decide)
            except (OtherDayError, SeveralInterviewsError) as error:
                choices = Choices(choices.day, ask_what_is_open(self._context, error, choices.answers))
            else:
                self._context.show_confirmation(recording, suggestion.entry.loop)
                return recording.added

    def _take_back(self, suggestion: Suggestion, action: Action) -> tuple[AnyEvent, ...]:
        """Undo an ask that did not arrive; show it, and how to ask somebody else."""
        retracted: list[AnyEvent] = []

        def decide(overview: Overview) -> list[AnyEvent]:
            events = with_source(action.decide(overview, Choices()), suggestion.source)
            targets = {event.target for event in events if isinstance(event, Retracted)}
            retracted[:] = [event for event in overview.events if event.id in targets]
            return events

        # A batch of its own: in that of the session, an undo of the whole would restore what is taken back here.
        added = self._context.record(decide).added
        self._inbox = self._open_inbox()
        _, *drafts = action.command.split(" && ")
        self._terminal.show(
            [*undo_page("Undone", retracted, self._context.before), *(command("Next: ", draft) for draft in drafts)]
        )
        return added

    def _record_edited(self, suggestion: Suggestion) -> tuple[AnyEvent, ...]:
        """Run the command line as the user edits it; what it records gets the source of the mail."""
        action, source = suggestion.action, suggestion.source
        edited = edit_line(self._terminal, self._typed.get(source) or (action.command if action else f"{PROGRAM} "))
        self._typed[source] = edited
        before = {event.id for event in self._context.journal.events()}
        for words in split_commands(edited, action.commands if action else ()):
            self._play(words, source)
        self._inbox = self._open_inbox()
        events = tuple(event for event in self._inbox.index.overview.events if event.id not in before)
        self._batch = self._batch or next((event.batch for event in events if not isinstance(event, Retracted)), "")
        return events

    def _play(self, words: Sequence[str], source: str) -> None:
        """Run one command of the program, in the batch of this session unless it takes something back."""
        from feedback_loop.cli.main import run  # it imports commands by their names

        options = ["--file", str(self._context.journal_path[0]), "--today", self._context.today.isoformat()]
        recorded = run_state.has_recorded
        run_state.batch, run_state.source_id = "" if words[0] == "undo" else self._batch, source
        try:
            run([*options, *words])
        finally:
            run_state.batch, run_state.source_id = "", ""
            run_state.has_recorded |= recorded

    def _dismiss(self, suggestion: Suggestion) -> Dismissed:
        digests = (dismissal(suggestion.source),)
        return Dismissed(source_ids=digests, application=suggestion.entry.loop, on=self._context.today)

    def _record_events(self, events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
        return self._record(lambda _: events).added

    def _record(self, decide: Decision) -> Recording:
        recording = self._context.record(decide, self._batch)
        self._batch = self._batch or next((event.batch for event in recording.added), "")
        self._inbox = self._open_inbox()
        return recording

    def _undo(self, position: int) -> int:
        """Take the last answer back, or the choice of a loop; return the position of its mail."""
        if self._loops.pop(position, None):
            return position
        if not self._answers:
            self._terminal.warn("There is nothing to undo yet.")
            return position
        answer = self._answers.pop()
        self._loops.pop(answer.position, None)
        if answer.events:
            today = self._context.today
            # A batch of its own: in that of the session, an undo of the whole would restore what is taken back here.
            self._context.record(lambda _: [Retracted(target=event.id, on=today) for event in answer.events])
            self._inbox = self._open_inbox()
        return answer.position

    def _open_inbox(self) -> Inbox:
        return self._screen.open(self._context.overview_of(self._context.journal.events()))

    def _sum_up(self) -> None:
        states = list(self._known.values())
        if not self._has_asked:
            self._terminal.warn(
                nothing_new_sentence(self._mails.counts, states.count(State.THERE), states.count(State.DISMISSED))
            )
            return
        given = [answer for answer in self._answers if answer.key in ("y", "e")]
        taken_back = [answer for answer in given if all(isinstance(event, Retracted) for event in answer.events)]
        recorded = len(given) - len(taken_back)
        keys = [answer.key for answer in self._answers]
        parts = [f"Recorded {count_noun(recorded, 'proposal')}"]
        parts += [f"took back {count_noun(len(taken_back), 'ask')}"] if taken_back else []
        parts += [f"skipped {keys.count('s'):,}"] if "s" in keys else []
        parts += [f"declined {keys.count('n'):,} for good"] if "n" in keys else []
        undo = f" To take all of it back: {PROGRAM} undo." if recorded else ""
        redo = f" To bring the ask back: {PROGRAM} redo." if taken_back else ""
        self._terminal.warn(f"{join_words(parts)}.{undo}{redo}")


def _loop_keys(suggestion: Suggestion) -> str:
    """Return the keys of the loops among which the user has to choose."""
    return _LOOP_KEYS[: len(suggestion.choices)] if suggestion.state is State.UNCLEAR else ""
