"""The questions of a debrief: each answer is in the journal before the next question is asked.

What only some answer needs is imported when it is given, so that the first question comes at once.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.interview_questions import ask_about_interview
from feedback_loop.cli.prompts import EXPLANATION, Step, ask_in_turn
from feedback_loop.domain.commands.debriefing import Debriefing, answer, decision_day, questions_in
from feedback_loop.domain.commands.edit import parse_rating
from feedback_loop.domain.commands.interviews import Answers, InterviewInput, find_interview_to_debrief
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import FeedbackLoopError, RefusedError, UsageError
from feedback_loop.domain.model.events import Amended, AnyEvent, Interviewed
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line, clean_text, join_words, truncate
from feedback_loop.journal.transaction import new_id

if TYPE_CHECKING:
    from feedback_loop.journal.journal import Recording

_NO_DAY = "-"
_MAX_KNOWN = 30
"""Characters of an earlier answer beside its question."""


def ask_debrief(context: CommandContext, status: LoopStatus, debriefing: Debriefing, batch: str = "") -> None:
    """Ask the questions about an interview, and show what is noted and what is next.

    Raises:
        RefusedError: every question was skipped, and nothing is recorded yet.
    """
    session = _Session(context, status, debriefing, batch)
    ask_in_turn(context.terminal, session.steps(), f"{EXPLANATION} Answers are kept.")
    session.show_result()


def start_debrief(context: CommandContext, status: LoopStatus, typed: InterviewInput, answers: Answers) -> Debriefing:
    """Return the interview to ask about, which is chosen from a list if there are several."""
    interview = ask_about_interview(
        context, lambda chosen: find_interview_to_debrief(status.facts, typed, context.dates, chosen), answers
    )
    day = context.dates.past_date(typed.on)
    return Debriefing(interview, interview.id if interview else new_id(), day, typed)


def continue_debrief(context: CommandContext, recording: "Recording") -> None:
    """Ask about the interview that a recording is about, as part of the same command."""
    event = recording.added[0]
    id_ = event.target if isinstance(event, Amended) else event.id
    statuses = context.before.with_events(recording.added).statuses.values()
    interviews = ((status, other) for status in statuses for other in status.loop.events_of(Interviewed))
    status, interview = next((status, other) for status, other in interviews if other.id == id_)
    ask_debrief(context, status, Debriefing(interview, id_, context.today), event.batch)


class _Session:
    """One debrief at the terminal."""

    def __init__(self, context: CommandContext, status: LoopStatus, debriefing: Debriefing, batch: str) -> None:
        self._context = context
        self._loop_id = status.id
        self._debriefing = debriefing
        self._batch = batch
        self._last: Recording | None = None
        self._has_found_day = False
        self._added: dict[str, list[tuple[str, ...]]] = {}
        """The additions of each answer, for questions with several answers."""
        self._has_day = debriefing.before is not None or bool(batch) or debriefing.typed.on is not None
        self._status = status
        context.terminal.warn(self._title())

    def _title(self) -> str:
        interview = self._debriefing.before
        round_ = (interview and interview.round) or "interview"
        people = f" with {self._known_people()}" if self._known_people() else ""
        day = format_date(self._debriefing.day, self._context.today)
        return f"{self._status.loop.label}: {round_}{people}{f', {day}' if self._has_day else ''}"

    def steps(self) -> list[Step]:
        """Return the questions, in the order in which impressions fade."""
        before = self._debriefing.before
        return [
            Step("Which day was it (Enter: today)", self._take_day, applies=lambda: not self._has_day),
            Step("How did it go, from 1 to 5", self._take_rating, lambda: str(self._interview.rating or "")),
            Step("Which round", self._take_round, self._known("round"), lambda: not (before and before.round)),
            Step("Who was there", self._take_people, self._known_people, take_back=self._take_back_from("people"),
                 more="Who else (Enter for nobody)"),
            Step("What did they ask, one a line (- reads notes from a file)", self._take_questions,
                 self._known_questions, take_back=self._take_back_from("questions"),
                 more="Another question (Enter for none)"),
            self._text_step("What went well", "went_well"),
            self._text_step("What would you do differently", "differently"),
            Step("What did they say about next steps", self._take_next_steps, self._known("next_steps")),
            Step("By which day will they decide", self._take_decision_day, self._known_decision_day,
                 lambda: bool(self._interview.next_steps and not self._has_found_day)),
            self._text_step("Anything you talked about, for your thanks", "talked_about"),
        ]  # fmt: skip

    @property
    def _typed(self) -> InterviewInput:
        return self._debriefing.typed

    @property
    def _interview(self) -> Interviewed:
        """The interview as it is in the journal, or a blank one."""
        events = self._status.loop.events_of(Interviewed)
        blank = Interviewed(application=self._loop_id, on=self._debriefing.on)
        return next((event for event in events if event.id == self._debriefing.id), blank)

    def _keep(self, **answers: object) -> None:
        """Record the answers; where that is refused, nothing is kept of them."""
        before = self._debriefing
        self._debriefing = msgspec.structs.replace(before, typed=msgspec.structs.replace(self._typed, **answers))
        try:
            recording = self._context.record(self._decide, self._batch)
        except FeedbackLoopError:
            self._debriefing = before
            raise
        self._last = recording if recording.added else self._last
        self._batch = self._last.added[0].batch if self._last else self._batch
        self._has_day = True
        self._status = self._context.before.with_events(recording.added).statuses[self._loop_id]

    def _decide(self, overview: Overview) -> Sequence[AnyEvent]:
        status = overview.statuses.get(self._loop_id)
        if status is None:
            raise RefusedError("The application was undone meanwhile, so nothing more is noted about it.")
        return answer(status.facts, self._debriefing, self._context.dates)

    def _take_day(self, text: str) -> None:
        self._debriefing = msgspec.structs.replace(self._debriefing, on=self._context.dates.past_date(text))
        self._has_day = True

    def _take_rating(self, text: str) -> None:
        self._keep(rating=parse_rating(text))

    def _take_round(self, text: str) -> None:
        self._keep(round=clean_line(text, "round"))

    def _take_people(self, text: str) -> None:
        from feedback_loop.domain.model.people_lists import split_people

        names = split_people(clean_line(text, "person"))
        self._context.with_people(names, lambda named: self._add("people", named))

    def _take_questions(self, text: str) -> None:
        notes = self._read_notes() if text == "-" else ""
        questions = questions_in(notes) if notes else [clean_text(line, "question") for line in text.splitlines()]
        self._add("questions", questions)
        if notes:
            for question in questions:
                self._context.terminal.warn(f"  {truncate(question)}")

    def _add(self, field: str, answers: Sequence[str]) -> None:
        self._keep(**{field: (*getattr(self._typed, field), *answers)})
        self._added.setdefault(field, []).append(tuple(answers))

    def _take_back_from(self, field: str) -> Callable[[], str | None]:
        def take_back() -> str | None:
            if not (added := self._added.get(field)):
                return None
            last = added.pop()
            self._keep(**{field: getattr(self._typed, field)[: -len(last)]})
            return truncate(join_words(last))

        return take_back

    def _take_next_steps(self, text: str) -> None:
        sentence = self._read_text(text)
        day = decision_day(sentence, self._context.dates, self._debriefing.day)
        self._keep(next_steps=sentence, decision_by=day.isoformat() if day else self._typed.decision_by)
        self._has_found_day = day is not None
        if day:
            self._context.terminal.warn(f"They decide by {self._format(day)}. If not, type < and correct it.")

    def _take_decision_day(self, text: str) -> None:
        mentioned = decision_day(text, self._context.dates, self._debriefing.day)
        self._keep(decision_by=None if text == _NO_DAY else mentioned.isoformat() if mentioned else text)

    def _text_step(self, question: str, field: str) -> Step:
        return Step(question, lambda text: self._keep(**{field: self._read_text(text)}), self._known(field))

    def _read_text(self, text: str) -> str:
        return self._read_notes() if text == "-" else clean_text(text, "answer")

    def _read_notes(self) -> str:
        from feedback_loop.cli.text_files import ask_for_notes

        return ask_for_notes(self._context.terminal)

    def _known(self, field: str) -> Callable[[], str]:
        return lambda: truncate(str(getattr(self._interview, field) or ""), _MAX_KNOWN)

    def _known_people(self) -> str:
        return truncate(join_words([read_person(person).short for person in self._interview.people]), _MAX_KNOWN)

    def _known_questions(self) -> str:
        count = len(self._interview.questions)
        return f"{count} so far" if count else ""

    def _known_decision_day(self) -> str:
        day = self._interview.decision_by
        return f"{self._format(day)}; - for none" if day else ""

    def _format(self, day: dt.date) -> str:
        return format_date(day, self._context.today)

    def show_result(self) -> None:
        """Show what was noted and what is next, and offer the message that is due."""
        from feedback_loop.cli.step_messages import offer_message
        from feedback_loop.views.confirmation import confirmation_page

        if not self._batch:
            raise UsageError("Nothing is noted, as every question was skipped.")
        if self._last:
            page = confirmation_page([self._interview], self._status, self._status.overview, self._last.before)
            self._context.terminal.show(page)
        offer_message(self._context, self._status)
