"""One candidate: where they apply, what they do about prompts, and what they do and correct unasked."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from feedback_loop.domain.commands.verbs import FeedbackInput
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Applied, Asked, Outcome, Recorded, Result
from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.domain.rules.table import RULE_NAMES
from simulation.companies import Act, Agenda, Companies
from simulation.diary import Diary
from simulation.habits import Habit
from simulation.names import Names
from simulation.typist import Typist


class Candidate:
    """Somebody who searches for some days, and goes on living with what came of it.

    Attributes:
        diary: their journal.
        agenda: what they have yet to type in.

    Args:
        seed: what decides everything.
        habit: how they live.
        first: the first day.
        searching: for how many days they apply.
        events: what they recorded before.
    """

    def __init__(
        self, seed: str, habit: Habit, first: dt.date, searching: int, events: Sequence[AnyEvent] = ()
    ) -> None:
        self._chance = random.Random(seed)
        self._names = Names(self._chance)
        self.habit = habit
        self.diary = Diary(self._chance, first, events)
        self.typist = Typist(self.diary, self._chance)
        self.agenda = Agenda(self._chance, habit)
        self._companies = Companies(self._chance, habit, self.typist, self.agenda)
        self._searches_until = first + dt.timedelta(days=searching)
        self._agents = [self._names.person("Placewell", "recruiter") for _ in range(2)]
        self._applied: list[Applied] = []

    def days(self, count: int) -> Iterator[Diary]:
        """Live for some days; between what is typed in on a day and what the prompts lead to, look at the diary."""
        first = self.diary.today
        for number in range(count):
            self.diary.turn_to(first + dt.timedelta(days=number))
            before = len(self.diary.events)
            self._search()
            self.agenda.type_in(self.diary.today)
            yield self.diary
            self._look()
            self._do_something()
            self._correct_something()
            for event in self.diary.events[before:]:
                self._companies.react_to(event)
                self._settle(event)

    def _chances(self, likely: float) -> bool:
        return self._chance.random() < likely

    def _in(self, least: int, most: int, start: dt.date | None = None) -> dt.date:
        return (start or self.diary.today) + dt.timedelta(days=self._chance.randint(least, most))

    def _search(self) -> None:
        if self.diary.today < self._searches_until and self._chances(self.habit.applies):
            applied = self._application()
            self._applied.append(applied)
            self.agenda.add(self.diary.today, lambda: self._apply(applied))

    def _application(self) -> Applied:
        company, role = self._names.company(), self._names.role()
        if self._applied and self._chances(self.habit.same_company):
            company = self._chance.choice(self._applied).company
        agent = self._chance.choice(self._agents) if self._chances(self.habit.agency) else None
        people = [agent] if agent else [self._names.person(company, "recruiter")] if self._chances(0.4) else []
        return Applied(id=self.diary.new_id(), company=company, role=role, people=tuple(people), on=self.diary.today)

    def _apply(self, applied: Applied) -> None:
        self.typist.apply(applied, again=self._chances(0.5))
        self._companies.answer(applied)

    def _settle(self, event: AnyEvent) -> None:
        """Stop searching once an offer is accepted; not everybody does."""
        if isinstance(event, Outcome) and event.result is Result.ACCEPTED and self._chances(0.7):
            self._searches_until = min(self._searches_until, self.diary.today)

    def _look(self) -> None:
        if not self._chances(self.habit.looks):
            return
        for id_ in self._due():
            status = self.diary.seen.statuses[id_]
            if status.prompt:
                self._meet(status, status.prompt)

    def _due(self) -> list[str]:
        return [id_ for id_, status in self.diary.seen.statuses.items() if status.prompt]

    def _meet(self, status: LoopStatus, step: NextStep) -> None:
        if self._chances(self.habit.obeys):
            self.agenda.attempt(lambda: self.obey(step))
        elif self._chances(self.habit.snoozes):
            until = self._in(1, 60) if self._chances(0.97) else None
            rule = step.rule if self._chances(0.6) else None
            self.agenda.attempt(lambda: self.typist.snooze(status.loop.id, until, rule))

    def obey(self, step: NextStep) -> None:
        """Type the command of a prompt, with what only the candidate can know; nothing, while they cannot know it."""
        if step.rule == "outcome" and step.arguments.split()[-1] != Result.GHOSTED:
            return
        arguments, more = self._completed(step)
        self.typist.type(arguments, *more)

    def _completed(self, step: NextStep) -> tuple[str, Sequence[str]]:
        if step.rule == "answer":
            return step.arguments, [self._chance.choice((Result.ACCEPTED, Result.TURNED_DOWN))]
        if step.rule == "chase":
            return step.arguments, [Result.GHOSTED]
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
        statuses = list(self.diary.seen.statuses.values()) if self._chances(self.habit.unprompted) else []
        if statuses:
            latest = statuses[-8:]
            status = self._chance.choice(latest)
            self.agenda.attempt(self._chance.choice(self._ideas(status)))

    def _ideas(self, status: LoopStatus) -> Sequence[Act]:
        id_, scope = status.loop.id, self.typist.scope(status)
        command = f"act {id_}"
        return (
            lambda: self.typist.thank(id_),
            lambda: self.typist.thank(id_),
            lambda: self.typist.ask(id_),
            lambda: self.typist.ask(id_, self._names.person(status.loop.application.company)),
            lambda: self.typist.follow_up(id_),
            lambda: self.typist.plan(scope, self._names.plan(), self._some(len(scope.points))),
            lambda: self.typist.set_aside(scope, self._some(len(scope.points)), self._in(5, 90)),
            self._plan_across,
            lambda: self.typist.type(command, "--done"),
            lambda: self.typist.type(command, "--progress", "A bit more"),
            lambda: self.typist.type(command, "--drop", "No time"),
            lambda: self.typist.note(id_),
            lambda: self._give_up(status),
            lambda: self.typist.snooze(id_, self._in(5, 90), self._chance.choice(RULE_NAMES)),
            lambda: self.typist.hear_advice(
                id_, FeedbackInput(self._names.advice(), self._names.themes()), None, self._in(-9, 0)
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

    def _give_up(self, status: LoopStatus) -> None:
        if self._chances(0.5) and status.is_open:
            self.typist.outcome(status.loop.id, Result.WITHDRAWN, self.diary.today)
        else:
            self.typist.close(status.loop.id)

    def _correct_something(self) -> None:
        if self.diary.events and self._chances(self.habit.corrects):
            self.agenda.attempt(
                self._chance.choice((self._typo, self.typist.undo, self.typist.redo, self._rename, self._misdated))
            )

    def _typo(self) -> None:
        self.typist.undo()
        if self._chances(0.6):
            self.typist.redo()

    def _rename(self) -> None:
        people = self.diary.book.people
        everybody = people.person_keys()
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
