"""The other side: what companies do about an application, and when the candidate types that in."""

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
    Closed,
    FeedbackType,
    FollowedUp,
    Interviewed,
    Result,
)
from simulation.habits import Habit
from simulation.names import ROUNDS, Names
from simulation.typist import Typist

Act = Callable[[], None]


class Agenda:
    """What is to be typed in, and when; late habits take their time, chaotic ones take it in any order.

    Attributes:
        refused: how many commands were refused.

    Args:
        chance: what decides.
        habit: how the candidate lives.
    """

    def __init__(self, chance: random.Random, habit: Habit) -> None:
        self.refused = 0
        self._chance = chance
        self._habit = habit
        self._waiting: list[tuple[dt.date, float, int, Act]] = []
        self._numbers = itertools.count()

    def add(self, on: dt.date, act: Act) -> None:
        """Put something there that can be typed in from a day on."""
        late = self._chance.choice((0, self._chance.randint(0, self._habit.late)))
        number = next(self._numbers)
        rank = self._chance.random() if self._habit.shuffled else number
        heapq.heappush(self._waiting, (on + dt.timedelta(days=late), rank, number, act))

    def type_in(self, today: dt.date) -> None:
        """Type in what has waited until today."""
        due = []
        while self._waiting and self._waiting[0][0] <= today:
            due.append(heapq.heappop(self._waiting)[-1])
        for act in due:
            self.attempt(act)

    def attempt(self, act: Act) -> None:
        """Type a command, which may be refused."""
        try:
            act()
        except FeedbackLoopError:
            self.refused += 1


class Companies:
    """Decides what companies do and puts it on the agenda; most do nothing.

    Args:
        chance: what decides.
        habit: how often they offer, reply and come back to such a candidate.
        typist: types it in.
        agenda: says when.
    """

    def __init__(self, chance: random.Random, habit: Habit, typist: Typist, agenda: Agenda) -> None:
        self._chance = chance
        self._habit = habit
        self._typist = typist
        self._agenda = agenda
        self._names = Names(chance)
        self._applied: dict[str, Applied] = {}

    def answer(self, applied: Applied) -> None:
        """Decide what becomes of an application."""
        self._applied[applied.id] = applied
        day = applied.on or self._typist.today
        if self._chances(0.45):
            if self._chances(0.4):
                self._reject(applied, self._in(5, 60, day))
            return
        for round_ in ROUNDS[: self._chance.choice((1, 1, 2, 2, 3, 4))]:
            day = self._in(3, 16, day)
            if not self._meet(applied, day, round_):
                return
        self._decide(applied, day)

    def react_to(self, event: AnyEvent) -> None:
        """Answer what the candidate did today."""
        today = self._typist.today
        if isinstance(event, Asked) and self._chances(self._habit.replies):
            self._advise(event.application, event.person, self._in(1, self._habit.slow, today))
        elif isinstance(event, FollowedUp) and self._chances(0.3):
            self._write(event.application, "How nice to hear", self._in(1, 20, today), event.person)

        elif isinstance(event, Closed) and self._chances(0.3):
            self._come_back(self._applied[event.application], self._in(1, 60, today))

    def _chances(self, likely: float) -> bool:
        return self._chance.random() < likely

    def _in(self, least: int, most: int, start: dt.date) -> dt.date:
        return start + dt.timedelta(days=self._chance.randint(least, most))

    def _meet(self, applied: Applied, day: dt.date, round_: str) -> bool:
        """Set and hold an interview; tell whether it took place."""
        known = day if self._chances(0.4) else self._in(-6, -1, day)
        meeting = Interviewed(
            id=self._typist.diary.new_id(),
            application=applied.id,
            on=day,
            round=round_,
            people=self._panel(applied),
            decision_by=self._in(3, 20, day) if self._chances(0.3) else None,
        )
        self._agenda.add(known, lambda: self._typist.interviewed(meeting))
        if known < day and self._chances(0.15):
            off = self._chances(0.3)
            self._change(meeting, day, off=off)
            return not off
        return True

    def _change(self, meeting: Interviewed, day: dt.date, *, off: bool) -> None:
        """Call a meeting off on the day before, or move it."""
        moved = self._in(1, 9, day)
        act = self._calling_off(meeting) if off else lambda: self._edit(meeting.id, f"on={moved.isoformat()}")
        self._agenda.add(day - dt.timedelta(days=1), act)

    def _calling_off(self, meeting: Interviewed) -> Act:
        return lambda: self._typist.undo(meeting.id)

    def _edit(self, id_: str, assignment: str) -> None:
        found = next((event for event in self._typist.diary.events if event.id == id_), None)
        if found is None:
            raise RefusedError("That was never typed in.")
        self._typist.edit(found, assignment)

    def _panel(self, applied: Applied) -> tuple[str, ...]:
        count = self._chance.randint(0, self._habit.panel)
        people = [self._names.person(applied.company) for _ in range(count)]
        return (*applied.people, *people) if self._chances(0.4) else tuple(people)

    def _decide(self, applied: Applied, day: dt.date) -> None:
        while self._chances(0.3):
            day = self._in(2, 12, day)
            self._write(applied.id, "We need two more weeks", day, _contact(applied))
        day = self._in(2, 20, day)
        if self._chances(self._habit.offers):
            self._offer(applied, day)
        elif self._chances(0.65):
            self._reject(applied, day)
            if self._chances(0.15):
                self._advise(applied.id, _contact(applied), day)
        if self._chances(self._habit.returns):
            self._come_back(applied, self._in(15, 100, day))

    def _offer(self, applied: Applied, day: dt.date) -> None:
        deadline = self._in(2, 14, day) if self._chances(0.6) else None
        self._agenda.add(day, lambda: self._typist.outcome(applied.id, Result.OFFER, day, decision_by=deadline))
        if self._chances(0.1):
            self._reject(applied, self._in(1, 10, day))

    def _reject(self, applied: Applied, day: dt.date) -> None:
        self._agenda.add(day, lambda: self._typist.outcome(applied.id, Result.REJECTED, day))

    def _come_back(self, applied: Applied, day: dt.date) -> None:
        self._write(applied.id, "The role is open again", day, _contact(applied))
        if self._chances(0.7) and self._meet(applied, self._in(2, 10, day), "second chance"):
            self._decide(applied, self._in(10, 12, day))

    def _write(self, id_: str, text: str, day: dt.date, person: str | None) -> None:
        promised = self._in(5, 15, day) if self._chances(0.5) else None
        self._agenda.add(day, lambda: self._typist.heard(id_, text, day, person, promised))

    def _advise(self, id_: str, person: str | None, day: dt.date) -> None:
        for _ in range(self._chance.choice((1, 1, 1, 2, 3))):
            self._agenda.add(day, self._saying(id_, self._said(), person, day))

    def _said(self) -> FeedbackInput:
        if self._chances(0.15):
            return FeedbackInput(None, declined=True)
        sort = self._chance.choice(
            (FeedbackType.GAP, FeedbackType.GAP, FeedbackType.MIXED, FeedbackType.STRENGTH, FeedbackType.NONE)
        )
        return FeedbackInput(self._names.advice(), self._names.themes(), sort)

    def _saying(self, id_: str, said: FeedbackInput, person: str | None, day: dt.date) -> Act:
        return lambda: self._typist.hear_advice(id_, said, person, day)


def _contact(applied: Applied) -> str | None:
    return next(iter(applied.people), None)
