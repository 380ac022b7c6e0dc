"""One candidate: applications, reactions to prompts, unprompted actions and corrections."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from feedback_loop.domain.commands import prompted
from feedback_loop.domain.commands.verbs import FeedbackInput
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Applied, Asked, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.domain.rules.table import INTERVIEW, RULE_NAMES
from simulation.command_model import CommandModel
from simulation.companies import Act, Agenda, Companies
from simulation.habits import Habit
from simulation.memory_journal import MemoryJournal
from simulation.names import Names


class Candidate:
    """A candidate who applies for some days and deals with the results after that.

    Attributes:
        journal: Journal of the candidate.
        agenda: Commands that wait to be run.

    Args:
        seed: Seed of all decisions.
        habit: Habits of the candidate.
        first: First day.
        searching: Number of days with applications.
        events: Events recorded before.
    """

    def __init__(
        self, seed: str, habit: Habit, first: dt.date, searching: int, events: Sequence[AnyEvent] = ()
    ) -> None:
        self._rng = random.Random(seed)
        self._names = Names(self._rng)
        self.habit = habit
        self.journal = MemoryJournal(self._rng, first, events)
        self.commands = CommandModel(self.journal, self._rng)
        self.agenda = Agenda(self._rng, habit)
        self._companies = Companies(self._rng, habit, self.commands, self.agenda)
        self._searches_until = first + dt.timedelta(days=searching)
        self._agents = [self._names.person("Placewell", "recruiter") for _ in range(2)]
        self._applied: list[Applied] = []

    def days(self, count: int) -> Iterator[MemoryJournal]:
        """Live for some days; yield the journal of each after its events and before reactions to prompts."""
        first = self.journal.today
        for number in range(count):
            self.journal.start_day(first + dt.timedelta(days=number))
            before = len(self.journal.events)
            self._search()
            self.agenda.run_due(self.journal.today)
            yield self.journal
            self._react_to_prompts()
            self._act_unprompted()
            self._correct_something()
            for event in self.journal.events[before:]:
                self._companies.react_to(event)
                self._stop_search_if_accepted(event)

    def obey(self, step: NextStep) -> None:
        """Run the command of a prompt, with what only the candidate can know; do nothing if they cannot know it."""
        if step.rule == "outcome" and step.arguments.split()[-1] != Result.GHOSTED:
            return
        if step.rule == INTERVIEW and step.day == self.journal.today:
            loop = self.journal.overview.find(step.arguments.split()[1])
            self.commands.complete(loop.id)
            return
        arguments, more = self._complete_arguments(step)
        self.commands.run(arguments, *more)

    def _happens(self, probability: float) -> bool:
        return self._rng.random() < probability

    def _date_in(self, shortest: int, longest: int, start: dt.date | None = None) -> dt.date:
        return (start or self.journal.today) + dt.timedelta(days=self._rng.randint(shortest, longest))

    def _search(self) -> None:
        if self.journal.today < self._searches_until and self._happens(self.habit.applies):
            applied = self._new_application()
            self._applied.append(applied)
            self.agenda.add(self.journal.today, lambda: self._apply(applied))

    def _new_application(self) -> Applied:
        company, role = self._names.company(), self._names.role()
        if self._applied and self._happens(self.habit.same_company):
            company = self._rng.choice(self._applied).company
        agent = self._rng.choice(self._agents) if self._happens(self.habit.agency) else None
        people = [agent] if agent else [self._names.person(company, "recruiter")] if self._happens(0.4) else []
        id_ = self.journal.new_id()
        return Applied(id=id_, company=company, role=role, people=tuple(people), on=self.journal.today)

    def _apply(self, applied: Applied) -> None:
        self.commands.apply(applied, again=self._happens(0.5))
        self._companies.respond_to_application(applied)

    def _stop_search_if_accepted(self, event: AnyEvent) -> None:
        """End the search once an offer is accepted, in most cases."""
        if isinstance(event, Outcome) and event.result is Result.ACCEPTED and self._happens(0.7):
            self._searches_until = min(self._searches_until, self.journal.today)

    def _react_to_prompts(self) -> None:
        if not self._happens(self.habit.looks):
            return
        for id_ in [id_ for id_, status in self.journal.overview.statuses.items() if status.prompt]:
            status = self.journal.overview.statuses[id_]
            if status.prompt:
                self._react_to_prompt(status, status.prompt)

    def _react_to_prompt(self, status: LoopStatus, step: NextStep) -> None:
        if self.habit.reviews and self._happens(self.habit.obeys):
            self.agenda.attempt(lambda: self._review(status.loop.id, step))
        elif self._happens(self.habit.obeys):
            self.agenda.attempt(lambda: self.obey(step))
        elif self._happens(self.habit.snoozes):
            until = self._date_in(1, 60) if self._happens(0.97) else None
            rule = step.rule if self._happens(0.6) else None
            self.agenda.attempt(lambda: self.commands.snooze(status.loop.id, until, rule))

    def _review(self, id_: str, step: NextStep) -> None:
        """Answer a prompt as a key of the review does."""
        status = self.journal.overview.statuses[id_]
        if self._happens(0.1):
            self.journal.record(*prompted.silence(status, step, self._date_in(1, 30)))
        elif self._happens(0.1):
            ended = prompted.decline(status, step, None) or prompted.silence(status, step, step.ends)
            self.journal.record(*ended)
        elif step.rule in prompted.MESSAGE_RULES:
            self.journal.record(*prompted.sent(status, step))
        else:
            self.obey(step)

    def _complete_arguments(self, step: NextStep) -> tuple[str, Sequence[str]]:
        if step.rule == "answer":
            return step.arguments, [self._rng.choice((Result.ACCEPTED, Result.TURNED_DOWN))]
        if step.rule in ("decide", "revisit"):
            return step.arguments, self._decide()
        if step.rule == "action":
            option = self._rng.choice(("--done", "--done", "--done", "--progress 'A bit more'", "--drop 'No time'"))
            return step.arguments.replace("--done", option), []
        return step.arguments, []

    def _decide(self) -> Sequence[str]:
        if self._happens(0.65):
            by = ["--by", self._date_in(7, 150).isoformat()] if self._happens(0.4) else []
            return [self._names.plan(), *by]
        until = ["--until", self._date_in(10, 120).isoformat()] if self._happens(0.4) else []
        return ["--set-aside", "Not now", *until]

    def _act_unprompted(self) -> None:
        statuses = list(self.journal.overview.statuses.values()) if self._happens(self.habit.unprompted) else []
        if statuses:
            latest = statuses[-8:]
            status = self._rng.choice(latest)
            self.agenda.attempt(self._rng.choice(self._unprompted_acts(status)))

    def _unprompted_acts(self, status: LoopStatus) -> Sequence[Act]:
        commands, id_, target = self.commands, status.loop.id, self.commands.action_target(status)
        act = f"act {id_}"
        return (
            lambda: commands.thank(id_),
            lambda: commands.thank(id_),
            lambda: commands.ask(id_),
            lambda: commands.ask(id_, self._names.person(status.loop.application.company)),
            lambda: commands.follow_up(id_),
            lambda: commands.plan(target, self._names.plan(), self._some_numbers(len(target.points))),
            lambda: commands.set_aside(target, self._some_numbers(len(target.points)), self._date_in(5, 90)),
            self._plan_across_loops,
            lambda: commands.check_in(id_),
            lambda: commands.complete(id_, went_well="The case"),
            lambda: commands.reschedule(self._some_interview(status), self._date_in(-3, 20)),
            lambda: commands.cancel(self._some_interview(status)),
            lambda: self._join_something(status),
            lambda: commands.run(act, "--done"),
            lambda: commands.run(act, "--progress", "A bit more"),
            lambda: commands.run(act, "--drop", "No time"),
            lambda: commands.note(id_),
            lambda: self._give_up(status),
            lambda: commands.snooze(id_, self._date_in(5, 90), self._rng.choice(RULE_NAMES)),
            lambda: commands.record_feedback(
                id_, FeedbackInput(self._names.advice(), self._names.themes()), None, self._date_in(-9, 0)
            ),
        )

    def _some_interview(self, status: LoopStatus) -> str:
        interviews = [event.id for event in status.loop.events_of(Interviewed) if event.set]
        if not interviews or not self._happens(0.2):
            raise RefusedError("There is no interview to move.")
        return self._rng.choice(interviews)

    def _join_something(self, status: LoopStatus) -> None:
        """Join two applications to one company, as happens when one of them was imported."""
        company = status.application.company
        applications = self.journal.history.applications.values()
        others = [other.id for other in applications if other.company == company and other.id != status.id]
        if not others:
            raise RefusedError("There is no other loop to join.")
        self.commands.join(status.id, self._rng.choice(others))

    def _some_numbers(self, count: int) -> list[int]:
        return [number for number in range(1, count + 1) if self._happens(0.5)]

    def _plan_across_loops(self) -> None:
        points = [point for loop in self.journal.history.loops.values() for point in loop.points]
        themes = sorted({theme for point in points for theme in point.themes})
        if not themes:
            raise RefusedError("No feedback has a theme yet.")
        self.commands.plan_for_theme(self._rng.choice(themes), self._names.plan())

    def _give_up(self, status: LoopStatus) -> None:
        if self._happens(0.5) and status.is_open:
            self.commands.outcome(status.loop.id, Result.WITHDRAWN, self.journal.today)
        else:
            self.commands.close(status.loop.id)

    def _correct_something(self) -> None:
        if self.journal.events and self._happens(self.habit.corrects):
            corrections = (
                self._undo_and_redo,
                self.commands.undo,
                self.commands.redo,
                self._rename_something,
                self._correct_date,
            )
            self.agenda.attempt(self._rng.choice(corrections))

    def _undo_and_redo(self) -> None:
        self.commands.undo()
        if self._happens(0.6):
            self.commands.redo()

    def _rename_something(self) -> None:
        people = self.journal.history.people
        keys = people.person_keys()
        if keys and self._happens(0.7):
            key = self._rng.choice(keys)
            company = people.company(key)
            new = self._names.person(company).split(" <")[0]
            assignment = self._rng.choice((f"name={new}", f"email=new.{self._rng.randrange(99)}@mail.example"))
            self.commands.edit_person(key, assignment)
        else:
            self.commands.rename_theme("level", "experience-gap")

    def _correct_date(self) -> None:
        dated = [event for event in self.journal.events if isinstance(event, Recorded | Asked | Outcome)]
        if not dated:
            raise RefusedError("There is nothing to correct.")
        event = self._rng.choice(dated)
        self.commands.edit(event, f"on={self._date_in(-5, 0, event.on).isoformat()}")
