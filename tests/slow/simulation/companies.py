"""The companies: how they respond to an application, and when the candidate records it."""

import datetime as dt
import heapq
import itertools
import random
from collections.abc import Callable

from feedback_loop.domain.commands.verbs import FeedbackInput
from feedback_loop.domain.errors import FeedbackLoopError, RefusedError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    CheckedIn,
    Closed,
    FeedbackType,
    FollowedUp,
    Interviewed,
    Result,
)
from simulation.command_model import CommandModel
from simulation.habits import Habit
from simulation.names import ROUNDS, Names

Act = Callable[[], None]


class Agenda:
    """Commands to run, with dates: late habits postpone them, chaotic ones run them in any order.

    Attributes:
        refused: Number of refused commands.

    Args:
        rng: Source of randomness.
        habit: Habits of the candidate.
    """

    def __init__(self, rng: random.Random, habit: Habit) -> None:
        self.refused = 0
        self._rng = rng
        self._habit = habit
        self._waiting: list[tuple[dt.date, float, int, Act]] = []
        self._numbers = itertools.count()

    def add(self, on: dt.date, act: Act) -> None:
        """Add a command that can run from a date on."""
        delay = self._rng.choice((0, self._rng.randint(0, self._habit.late)))
        number = next(self._numbers)
        rank = self._rng.random() if self._habit.shuffled else number
        heapq.heappush(self._waiting, (on + dt.timedelta(days=delay), rank, number, act))

    def run_due(self, today: dt.date) -> None:
        """Run the commands that are due."""
        due = []
        while self._waiting and self._waiting[0][0] <= today:
            due.append(heapq.heappop(self._waiting)[-1])
        for act in due:
            self.attempt(act)

    def attempt(self, act: Act) -> None:
        """Run a command, which may be refused."""
        try:
            act()
        except FeedbackLoopError:
            self.refused += 1


class Companies:
    """Decisions of the companies, added to the agenda; most companies do nothing.

    Args:
        rng: Source of randomness.
        habit: Habits of the candidate, with the probabilities of offers, replies and returns.
        commands: Commands that record the decisions.
        agenda: Agenda of the candidate.
    """

    def __init__(self, rng: random.Random, habit: Habit, commands: CommandModel, agenda: Agenda) -> None:
        self._rng = rng
        self._habit = habit
        self._commands = commands
        self._agenda = agenda
        self._names = Names(rng)
        self._applied: dict[str, Applied] = {}

    def respond_to_application(self, applied: Applied) -> None:
        """Decide the course of an application."""
        self._applied[applied.id] = applied
        day = applied.on or self._commands.today
        if self._happens(0.45):
            if self._happens(0.4):
                self._reject(applied, self._date_in(5, 60, day))
            return
        for round_ in ROUNDS[: self._rng.choice((1, 1, 2, 2, 3, 4))]:
            day = self._date_in(3, 16, day)
            if not self._interview(applied, day, round_):
                return
        self._decide(applied, day)

    def react_to(self, event: AnyEvent) -> None:
        """React to an event that the candidate recorded today."""
        today = self._commands.today
        if isinstance(event, Asked) and self._happens(self._habit.replies):
            self._give_feedback(event.application, event.person, self._date_in(1, self._habit.slow, today))
        elif isinstance(event, FollowedUp) and self._happens(0.3):
            self._write(event.application, "How nice to hear", self._date_in(1, 20, today), event.person)
        elif isinstance(event, Closed) and self._happens(0.3):
            self._come_back(self._applied[event.application], self._date_in(1, 60, today))
        elif isinstance(event, CheckedIn) and self._happens(self._habit.replies):
            self._write(event.application, "We will tell you soon", self._date_in(1, 9, today), event.person)

    def _happens(self, probability: float) -> bool:
        return self._rng.random() < probability

    def _date_in(self, shortest: int, longest: int, start: dt.date) -> dt.date:
        return start + dt.timedelta(days=self._rng.randint(shortest, longest))

    def _interview(self, applied: Applied, day: dt.date, round_: str) -> bool:
        """Schedule an interview; return True if it takes place."""
        announced = day if self._happens(0.4) else self._date_in(-6, -1, day)
        interview = Interviewed(
            id=self._commands.journal.new_id(),
            application=applied.id,
            on=day,
            round=round_,
            people=self._panel(applied),
            decision_by=self._date_in(3, 20, day) if self._happens(0.3) else None,
        )
        self._agenda.add(announced, lambda: self._commands.interviewed(interview))
        if announced < day and self._happens(0.15):
            is_cancelled = self._happens(0.3)
            self._cancel_or_move(interview, day, cancel=is_cancelled)
            return not is_cancelled
        return True

    def _cancel_or_move(self, interview: Interviewed, day: dt.date, *, cancel: bool) -> None:
        """Cancel an interview on the day before, or move it."""
        new_date = self._date_in(1, 9, day)

        def act() -> None:
            if cancel:
                self._commands.cancel(interview.id)
            elif self._happens(0.8):
                self._commands.reschedule(interview.id, new_date)
            else:
                self._edit(interview.id, f"on={new_date.isoformat()}")

        self._agenda.add(day - dt.timedelta(days=1), act)

    def _edit(self, id_: str, assignment: str) -> None:
        event = next((event for event in self._commands.journal.events if event.id == id_), None)
        if event is None:
            raise RefusedError("The event was never recorded.")
        self._commands.edit(event, assignment)

    def _panel(self, applied: Applied) -> tuple[str, ...]:
        count = self._rng.randint(0, self._habit.panel)
        people = [self._names.person(applied.company) for _ in range(count)]
        return (*applied.people, *people) if self._happens(0.4) else tuple(people)

    def _decide(self, applied: Applied, day: dt.date) -> None:
        while self._happens(0.3):
            day = self._date_in(2, 12, day)
            self._write(applied.id, "We need two more weeks", day, _contact(applied))
        day = self._date_in(2, 20, day)
        if self._happens(self._habit.offers):
            self._offer(applied, day)
        elif self._happens(0.65):
            self._reject(applied, day)
            if self._happens(0.15):
                self._give_feedback(applied.id, _contact(applied), day)
        if self._happens(self._habit.returns):
            self._come_back(applied, self._date_in(15, 100, day))

    def _offer(self, applied: Applied, day: dt.date) -> None:
        deadline = self._date_in(2, 14, day) if self._happens(0.6) else None
        self._agenda.add(day, lambda: self._commands.outcome(applied.id, Result.OFFER, day, decision_by=deadline))
        if self._happens(0.1):
            self._reject(applied, self._date_in(1, 10, day))

    def _reject(self, applied: Applied, day: dt.date) -> None:
        self._agenda.add(day, lambda: self._commands.outcome(applied.id, Result.REJECTED, day))

    def _come_back(self, applied: Applied, day: dt.date) -> None:
        self._write(applied.id, "The role is open again", day, _contact(applied))
        if self._happens(0.7) and self._interview(applied, self._date_in(2, 10, day), "second chance"):
            self._decide(applied, self._date_in(10, 12, day))

    def _write(self, id_: str, text: str, day: dt.date, person: str | None) -> None:
        decision_by = self._date_in(5, 15, day) if self._happens(0.5) else None
        self._agenda.add(day, lambda: self._commands.heard(id_, text, day, person, decision_by))

    def _give_feedback(self, id_: str, person: str | None, day: dt.date) -> None:
        for _ in range(self._rng.choice((1, 1, 1, 2, 3))):
            self._record_feedback(id_, self._feedback(), person, day)

    def _record_feedback(self, id_: str, feedback: FeedbackInput, person: str | None, day: dt.date) -> None:
        self._agenda.add(day, lambda: self._commands.record_feedback(id_, feedback, person, day))

    def _feedback(self) -> FeedbackInput:
        if self._happens(0.15):
            return FeedbackInput(None, declined=True)
        kind = self._rng.choice(
            (FeedbackType.GAP, FeedbackType.GAP, FeedbackType.MIXED, FeedbackType.STRENGTH, FeedbackType.NONE)
        )
        return FeedbackInput(self._names.advice(), self._names.themes(), kind)


def _contact(applied: Applied) -> str | None:
    return next(iter(applied.people), None)
