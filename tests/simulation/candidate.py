"""One candidate: what companies do to them, what they type in and when, and what they do about prompts."""

import datetime as dt
import heapq
import itertools
import random
from collections.abc import Callable, Iterator, Sequence

from feedback_loop.domain.errors import FeedbackLoopError, RefusedError
from feedback_loop.domain.events import (
    AnyEvent,
    Applied,
    Asked,
    FollowedUp,
    Interviewed,
    Outcome,
    Recorded,
    Result,
    Sort,
)
from feedback_loop.domain.review import Standing, Step
from feedback_loop.domain.rules import NAMES
from feedback_loop.domain.verbs import Said
from simulation.diary import Diary
from simulation.habits import Habit
from simulation.names import ROUNDS, Names
from simulation.typist import Typist

_Act = Callable[[], None]


class Candidate:
    """Somebody who searches for some days, and goes on living with what came of it.

    Attributes:
        diary: their journal.
        refused: how many of their commands were refused.

    Args:
        seed: what decides everything.
        habit: how they live.
        first: the first day.
        searching: for how many days they apply.
    """

    def __init__(self, seed: str, habit: Habit, first: dt.date, searching: int) -> None:
        self._chance = random.Random(seed)
        self._names = Names(self._chance)
        self.habit = habit
        self.diary = Diary(self._chance, first)
        self.typist = Typist(self.diary, self._chance)
        self.refused = 0
        self._searches_until = first + dt.timedelta(days=searching)
        self._agenda: list[tuple[dt.date, float, int, _Act]] = []
        self._numbers = itertools.count()
        self._agents = [self._names.person("Placewell", "recruiter") for _ in range(2)]
        self._applied: list[Applied] = []

    def days(self, count: int) -> Iterator[Diary]:
        """Live for some days; between what is typed in on a day and what the prompts lead to, look at the diary."""
        first = self.diary.today
        for number in range(count):
            self.diary.turn_to(first + dt.timedelta(days=number))
            before = len(self.diary.events)
            self._search()
            self._type_in()
            yield self.diary
            self._look()
            self._do_something()
            self._correct_something()
            for event in self.diary.events[before:]:
                self._react_to(event)

    # What happens, and when it is typed in.

    def _happens(self, on: dt.date, act: _Act) -> None:
        """Put on the agenda what can be typed in from a day on; late habits take their time."""
        late = self._chance.choice((0, self._chance.randint(0, self.habit.late)))
        number = next(self._numbers)
        rank = self._chance.random() if self.habit.shuffled else number
        heapq.heappush(self._agenda, (on + dt.timedelta(days=late), rank, number, act))

    def _type_in(self) -> None:
        due = []
        while self._agenda and self._agenda[0][0] <= self.diary.today:
            due.append(heapq.heappop(self._agenda)[-1])
        for act in due:
            self._try(act)

    def _try(self, act: _Act) -> None:
        try:
            act()
        except FeedbackLoopError:
            self.refused += 1

    def _chances(self, likely: float) -> bool:
        return self._chance.random() < likely

    def _in(self, least: int, most: int, start: dt.date | None = None) -> dt.date:
        return (start or self.diary.today) + dt.timedelta(days=self._chance.randint(least, most))

    def _search(self) -> None:
        if self.diary.today < self._searches_until and self._chances(self.habit.applies):
            applied = self._application()
            self._applied.append(applied)
            self._happens(self.diary.today, lambda: self._apply(applied))

    def _application(self) -> Applied:
        company, role = self._names.company(), self._names.role()
        if self._applied and self._chances(self.habit.same_company):
            company = self._chance.choice(self._applied).company
        agent = self._chance.choice(self._agents) if self._chances(self.habit.agency) else None
        people = [agent] if agent else [self._names.person(company, "recruiter")] if self._chances(0.4) else []
        return Applied(id=self.diary.new_id(), company=company, role=role, people=tuple(people), on=self.diary.today)

    def _apply(self, applied: Applied) -> None:
        self.typist.apply(applied, again=self._chances(0.5))
        self._answers(applied)

    def _answers(self, applied: Applied) -> None:
        """Decide what the company does; most do nothing."""
        day = applied.on or self.diary.today
        if self._chances(0.45):
            if self._chances(0.4):
                self._ends(applied, self._in(5, 60, day), Result.REJECTED)
            return
        for round_ in ROUNDS[: self._chance.choice((1, 1, 2, 2, 3, 4))]:
            day = self._in(3, 16, day)
            if not self._meets(applied, day, round_):
                return
        self._decides(applied, day)

    def _meets(self, applied: Applied, day: dt.date, round_: str) -> bool:
        """Set and hold an interview; tell whether it took place."""
        known = day if self._chances(0.4) else self._in(-6, -1, day)
        people = self._panel(applied)
        promised = self._in(3, 20, day) if self._chances(0.3) else None
        meeting = Interviewed(
            id=self.diary.new_id(), application=applied.id, on=day, round=round_, people=people, decision_by=promised
        )
        self._happens(known, lambda: self.typist.interviewed(meeting))
        if known < day and self._chances(0.15):
            off = self._chances(0.3)
            moved = f"on={self._in(1, 9, day).isoformat()}"
            act = (lambda: self.typist.undo(meeting.id)) if off else (lambda: self._edit(meeting.id, moved))
            self._happens(day - dt.timedelta(days=1), act)
            return not off
        return True

    def _panel(self, applied: Applied) -> tuple[str, ...]:
        count = self._chance.randint(0, self.habit.panel)
        people = [self._names.person(applied.company) for _ in range(count)]
        return (*applied.people, *people) if self._chances(0.4) else tuple(people)

    def _decides(self, applied: Applied, day: dt.date) -> None:
        while self._chances(0.3):
            day = self._in(2, 12, day)
            self._writes(applied.id, "We need two more weeks", day, next(iter(applied.people), None))
        day = self._in(2, 20, day)
        if self._chances(self.habit.offers):
            deadline = self._in(2, 14, day) if self._chances(0.6) else None
            self._happens(day, lambda: self.typist.outcome(applied.id, Result.OFFER, day, decision_by=deadline))
            if self._chances(0.1):
                self._ends(applied, self._in(1, 10, day), Result.REJECTED)
        elif self._chances(0.65):
            self._ends(applied, day, Result.REJECTED)
            if self._chances(0.15):
                self._advises(applied.id, next(iter(applied.people), None), day)
        if self._chances(self.habit.returns):
            self._comes_back(applied, self._in(15, 100, day))

    def _comes_back(self, applied: Applied, day: dt.date) -> None:
        self._writes(applied.id, "The role is open again", day, next(iter(applied.people), None))
        if self._chances(0.7) and self._meets(applied, self._in(2, 10, day), "second chance"):
            self._decides(applied, self._in(10, 12, day))

    def _writes(self, id_: str, text: str, day: dt.date, person: str | None) -> None:
        promised = self._in(5, 15, day) if self._chances(0.5) else None
        self._happens(day, lambda: self.typist.heard(id_, text, day, person, promised))

    def _ends(self, applied: Applied, day: dt.date, result: Result) -> None:
        self._happens(day, lambda: self.typist.outcome(applied.id, result, day))

    def _advises(self, id_: str, person: str | None, day: dt.date) -> None:
        for _ in range(self._chance.choice((1, 1, 1, 2, 3))):
            if self._chances(0.15):
                said = Said(None, declined=True)
            else:
                sort = self._chance.choice((Sort.GAP, Sort.GAP, Sort.MIXED, Sort.STRENGTH, Sort.NONE))
                said = Said(self._names.advice(), self._names.themes(), sort)
            self._happens(day, self._advice(id_, said, person, day))

    def _advice(self, id_: str, said: Said, person: str | None, day: dt.date) -> _Act:
        return lambda: self.typist.hear_advice(id_, said, person, day)

    def _react_to(self, event: AnyEvent) -> None:
        """Let the other side answer what the candidate did today."""
        if isinstance(event, Asked) and self._chances(self.habit.replies):
            self._advises(event.application, event.person, self._in(1, self.habit.slow))
        elif isinstance(event, FollowedUp) and self._chances(0.3):
            self._writes(event.application, "How nice to hear", self._in(1, 20), event.person)
        elif isinstance(event, Outcome) and event.result is Result.ACCEPTED and self._chances(0.7):
            self._searches_until = min(self._searches_until, self.diary.today)

    # What the candidate does about it.

    def _look(self) -> None:
        if not self._chances(self.habit.looks):
            return
        for id_ in self._due():
            standing = self.diary.seen.standings[id_]
            if standing.prompt:
                self._meet(standing, standing.prompt)

    def _due(self) -> list[str]:
        return [id_ for id_, standing in self.diary.seen.standings.items() if standing.prompt]

    def _meet(self, standing: Standing, step: Step) -> None:
        if self._chances(self.habit.obeys):
            self._try(lambda: self.obey(step))
        elif self._chances(self.habit.snoozes):
            until = self._in(1, 60) if self._chances(0.97) else None
            rule = step.rule if self._chances(0.6) else None
            self._try(lambda: self.typist.snooze(standing.loop.id, until, rule))

    def obey(self, step: Step) -> None:
        """Type the command of a prompt, with what only the candidate can know; nothing, while they cannot know it."""
        if step.rule == "outcome" and step.arguments.split()[-1] != Result.GHOSTED:
            return
        arguments, more = self._completed(step)
        self.typist.type(arguments, *more)

    def _completed(self, step: Step) -> tuple[str, Sequence[str]]:
        if step.rule == "answer":
            return step.arguments, [self._chance.choice((Result.ACCEPTED, Result.TURNED_DOWN))]
        if step.rule in ("decide", "revisit"):
            return step.arguments, self._decision()
        if step.rule == "action":
            other = self._chance.choice(("--done", "--done", "--done", "--progress 'A bit more'", "--drop 'No time'"))
            return step.arguments.replace("--done", other), []
        return step.arguments, []

    def _decision(self) -> Sequence[str]:
        if self._chances(0.65):
            by = ["--by", self._in(7, 150).isoformat()] if self._chances(0.4) else []
            return [self._names.plan(), *by]
        until = ["--until", self._in(10, 120).isoformat()] if self._chances(0.4) else []
        return ["--set-aside", "Not now", *until]

    def _do_something(self) -> None:
        standings = list(self.diary.seen.standings.values()) if self._chances(self.habit.unprompted) else []
        if standings:
            latest = standings[-8:]
            standing = self._chance.choice(latest)
            self._try(self._chance.choice(self._ideas(standing)))

    def _ideas(self, standing: Standing) -> Sequence[_Act]:
        id_, scope = standing.loop.id, self.typist.scope(standing)
        command = f"act {id_}"
        return (
            lambda: self.typist.thank(id_),
            lambda: self.typist.thank(id_),
            lambda: self.typist.ask(id_),
            lambda: self.typist.ask(id_, self._names.person(standing.loop.application.company)),
            lambda: self.typist.follow_up(id_),
            lambda: self.typist.plan(scope, self._names.plan(), self._some(len(scope.points))),
            lambda: self.typist.set_aside(scope, self._some(len(scope.points)), self._in(5, 90)),
            self._plan_across,
            lambda: self.typist.type(command, "--done"),
            lambda: self.typist.type(command, "--progress", "A bit more"),
            lambda: self.typist.type(command, "--drop", "No time"),
            lambda: self.typist.note(id_),
            lambda: self._give_up(standing),
            lambda: self.typist.snooze(id_, self._in(5, 90), self._chance.choice(NAMES)),
            lambda: self.typist.hear_advice(
                id_, Said(self._names.advice(), self._names.themes()), None, self._in(-9, 0)
            ),
        )

    def _some(self, count: int) -> list[int]:
        return [number for number in range(1, count + 1) if self._chances(0.5)]

    def _plan_across(self) -> None:
        themes = sorted(
            {theme for loop in self.diary.book.loops.values() for one in loop.points for theme in one.themes}
        )
        if not themes:
            raise RefusedError("Nobody named a theme yet.")
        self.typist.plan_for_theme(self._chance.choice(themes), self._names.plan())

    def _give_up(self, standing: Standing) -> None:
        if self._chances(0.5) and standing.is_open:
            self.typist.outcome(standing.loop.id, Result.WITHDRAWN, self.diary.today)
        else:
            self.typist.close(standing.loop.id)

    def _correct_something(self) -> None:
        if self.diary.events and self._chances(self.habit.corrects):
            self._try(
                self._chance.choice((self._typo, self.typist.undo, self.typist.redo, self._rename, self._misdated))
            )

    def _typo(self) -> None:
        self.typist.undo()
        if self._chances(0.6):
            self.typist.redo()

    def _rename(self) -> None:
        people = self.diary.book.people
        everybody = people.everybody()
        if everybody and self._chances(0.7):
            key = self._chance.choice(everybody)
            company = people.company(key)
            new = self._names.person(company).split(" <")[0]
            value = self._chance.choice((f"name={new}", f"email=new.{self._chance.randrange(99)}@mail.example"))
            self.typist.edit_person(key, value)
        else:
            self.typist.rename_theme("level", "experience-gap")

    def _misdated(self) -> None:
        dated = [event for event in self.diary.events if isinstance(event, Recorded | Asked | Outcome)]
        if not dated:
            raise RefusedError("Nothing to correct.")
        event = self._chance.choice(dated)
        self.typist.edit(event, f"on={self._in(-5, 0, event.on).isoformat()}")

    def _edit(self, id_: str, assignment: str) -> None:
        found = next((event for event in self.diary.events if event.id == id_), None)
        if found is None:
            raise RefusedError("That was never typed in.")
        self.typist.edit(found, assignment)
