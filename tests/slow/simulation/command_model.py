"""The commands on a journal in memory, through the same domain functions but without options and files."""

import datetime as dt
import random
import shlex
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.commands import act as act_domain
from feedback_loop.domain.commands import edit as edit_domain
from feedback_loop.domain.commands import undo as undo_domain
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.commands.recipients import resolve_person
from feedback_loop.domain.commands.verbs import FeedbackInput
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Cancelled,
    CheckedIn,
    Closed,
    Dropped,
    Finished,
    Heard,
    Interviewed,
    Joined,
    Noted,
    Planned,
    Progressed,
    Rescheduled,
    Result,
    Retracted,
    Snoozed,
    ThemeRenamed,
)
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus
from simulation.memory_journal import MemoryJournal


class CommandModel:
    """Model of the commands: a method raises the error of a command that is refused, and records nothing.

    Args:
        journal: Journal to record in.
        rng: Source of the user's decisions.
    """

    def __init__(self, journal: MemoryJournal, rng: random.Random) -> None:
        self.journal = journal
        self._rng = rng

    @property
    def today(self) -> dt.date:
        return self.journal.today

    def _facts(self, id_: str) -> LoopFacts:
        """Return the facts about a loop, or the one that it was joined to, unless its application was undone."""
        try:
            return self.journal.facts[self.journal.history.joined.get(id_, id_)]
        except KeyError as error:
            raise TargetError("There is no such loop.") from error

    def apply(self, applied: Applied, *, again: bool) -> None:
        self.journal.record(verbs.apply(applied, self.journal.overview, again=again))

    def interviewed(self, interview: Interviewed) -> None:
        """Record an interview; one that lies ahead is set."""
        self._facts(interview.application)
        is_ahead = interview.on is not None and interview.on > self.today
        self.journal.record(msgspec.structs.replace(interview, set=is_ahead))

    def reschedule(self, id_: str, to: dt.date) -> None:
        self.journal.record(Rescheduled(interview=self._interview(id_).id, to=to, on=self.today))

    def cancel(self, id_: str) -> None:
        self.journal.record(Cancelled(interview=self._interview(id_).id, on=self.today))

    def _interview(self, id_: str) -> Interviewed:
        """Return an interview that was set and not held."""
        loops = self.journal.history.loops.values()
        interviews = (event for loop in loops for event in loop.events_of(Interviewed) if event.id == id_)
        interview = next(interviews, None)
        if interview is None or interview.held or not interview.set:
            raise RefusedError("There is no such interview.")
        return interview

    def complete(self, id_: str, **debrief: str | int) -> None:
        """Complete the interview of today, else the first one that passed without a word about it."""
        facts = self._facts(id_)
        waiting = [
            event
            for event in facts.loop.events_of(Interviewed)
            if event.set and not event.held and not event.has_debrief and event.on and event.on <= self.today
        ]
        if not waiting:
            raise RefusedError("There is no interview to complete.")
        today = [event for event in waiting if event.on == self.today]
        recent = [
            event for event in waiting if event.on and (self.today - event.on).days < facts.days["debrief_window"]
        ]
        target = [*today, *recent, *waiting][0]
        self.journal.record(Amended(target=target.id, changes={"held": True, **debrief}, on=self.today))

    def check_in(self, id_: str, person: str | None = None) -> None:
        facts = self._facts(id_)
        recipient = resolve_person(facts, person) if person else None
        self.journal.record(CheckedIn(application=facts.loop.id, person=recipient, via="mail", on=self.today))

    def join(self, id_: str, into: str) -> None:
        first, second = self._facts(id_).loop, self._facts(into).loop
        if first.id == second.id:
            raise RefusedError("These are one loop.")
        self.journal.record(Joined(application=first.id, into=second.id, on=self.today))

    def outcome(
        self, id_: str, result: Result, on: dt.date, *, decision_by: dt.date | None = None, withdraw: bool = False
    ) -> None:
        loop = self._facts(id_).loop
        overview = self.journal.overview
        outcome = verbs.outcome(loop, result, on, decision_by=decision_by, note=None)
        withdrawals = verbs.withdraw_others(loop, overview.statuses.values(), on) if withdraw else []
        ended = [outcome, *withdrawals] if result is not Result.OFFER else []
        cancellations = [
            cancellation
            for event in ended
            for cancellation in verbs.cancel_upcoming_interviews(overview.facts[event.application])
        ]
        self.journal.record(outcome, *withdrawals, *cancellations)

    def ask(self, id_: str, person: str | None = None) -> None:
        self.journal.record(verbs.ask(self._facts(id_), person, self.today, via="mail", insist=False))

    def record_feedback(self, id_: str, feedback: FeedbackInput, person: str | None, on: dt.date) -> None:
        self.journal.record(verbs.record(self._facts(id_), feedback, person, on, via="mail"))

    def heard(self, id_: str, text: str, on: dt.date, person: str | None, decision_by: dt.date | None = None) -> None:
        self._facts(id_)
        self.journal.record(Heard(application=id_, text=text, person=person, decision_by=decision_by, on=on))

    def thank(self, id_: str, people: Sequence[str] = ()) -> None:
        self.journal.record(verbs.thank(self._facts(id_), people, self.today))

    def follow_up(self, id_: str, person: str | None = None) -> None:
        self.journal.record(verbs.follow_up(self._facts(id_), person, self.today, via="mail"))

    def plan(self, target: ActionTarget, text: str, numbers: Sequence[int] = (), by: dt.date | None = None) -> None:
        self.journal.record(act_domain.plan(target, Plan(text, by), numbers, self.today, self.journal.new_id()))

    def plan_for_theme(self, theme: str, text: str) -> None:
        self.plan(act_domain.theme_target(self.journal.history, theme), text)

    def set_aside(self, target: ActionTarget, numbers: Sequence[int] = (), until: dt.date | None = None) -> None:
        self.journal.record(act_domain.set_aside(target, "Not now", numbers, self.today, until))

    def note(self, id_: str) -> None:
        self.journal.record(Noted(application=id_, text="Found their annual report", on=self.today))

    def snooze(self, id_: str, until: dt.date | None, rule: str | None = None) -> None:
        self.journal.record(Snoozed(application=id_, until=until, rule=rule, on=self.today))

    def close(self, id_: str) -> None:
        cancellations = verbs.cancel_upcoming_interviews(self._facts(id_))
        self.journal.record(Closed(application=id_, reason="No longer for me", on=self.today), *cancellations)

    def undo(self, id_: str | None = None) -> None:
        events = self.journal.events
        undone = undo_domain.last_command(events) if id_ is None else undo_domain.find_events(events, id_)
        if undo_domain.dependent_events(events, undone):
            raise RefusedError("That application has later events.")
        target = undo_domain.retraction_target(events, undone) if id_ is None else undone[0].id
        self.journal.record(Retracted(target=target, on=self.today))

    def redo(self) -> None:
        undos, _ = undo_domain.last_undo(self.journal.events)
        self.journal.record(*(Retracted(target=undo.id, on=self.today) for undo in undos))

    def edit(self, event: AnyEvent, *assignments: str) -> None:
        self.journal.record(edit_domain.amend_event(event, assignments, DateReader(self.today), dt.date.min))

    def edit_person(self, key: str, *assignments: str) -> None:
        self.journal.record(edit_domain.amend_person(key, assignments, self.today, str))

    def rename_theme(self, old: str, new: str) -> None:
        self.journal.record(ThemeRenamed(old=old, new=new, on=self.today))

    def action_target(self, status: LoopStatus) -> ActionTarget:
        return act_domain.loop_target(status.loop, status.target, None)

    def run(self, arguments: str, *more: str) -> None:
        """Run the command of a prompt, with the arguments that it leaves to the user."""
        command, target, *rest = [*shlex.split(arguments), *more]
        status = self.journal.overview.find(target)
        options = _Options(rest)
        {
            "ask-feedback": lambda: self.ask(status.loop.id, options.first("--with")),
            "thank": lambda: self.thank(status.loop.id, options.all("--with")),
            "follow-up": lambda: self.follow_up(status.loop.id, options.first("--with")),
            "check-in": lambda: self.check_in(status.loop.id, options.first("--with")),
            "debrief": lambda: self.complete(status.loop.id, rating=self._rng.randint(1, 5)),
            "show": lambda: None,
            "outcome": lambda: self._run_outcome(status.loop.id, options),
            "act": lambda: self._run_act(self.action_target(status), options),
        }[command]()

    def _run_outcome(self, id_: str, options: "_Options") -> None:
        withdraw = options.text == Result.ACCEPTED and self._rng.random() < 0.7
        self.outcome(id_, Result(options.text or ""), self.today, withdraw=withdraw)

    def _run_act(self, target: ActionTarget, options: "_Options") -> None:
        numbers = [int(number) for number in options.all("--for")]
        if options.text:
            self.plan(target, options.text, numbers, _date(options.first("--by")))
        elif options.first("--set-aside"):
            self.set_aside(target, numbers, _date(options.first("--until")))
        else:
            number = options.first("--action")
            action = act_domain.open_action(target, int(number) if number else None)
            self.journal.record(self._action_event(action.planned, options))

    def _action_event(self, plan: Planned, options: "_Options") -> AnyEvent:
        if text := options.first("--progress"):
            return Progressed(action=plan.id, text=text, on=self.today)
        if reason := options.first("--drop"):
            return Dropped(action=plan.id, reason=reason, on=self.today)
        return Finished(action=plan.id, evidence="A letter from the director", on=self.today)


class _Options:
    """The arguments after a target: a text, and options with their values; only ``--done`` has none."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.text: str | None = None
        self._values: dict[str, list[str]] = {}
        remaining = iter(arguments)
        for argument in remaining:
            if not argument.startswith("--"):
                self.text = argument
            elif argument != "--done":
                self._values.setdefault(argument, []).append(next(remaining))

    def all(self, option: str) -> list[str]:
        return self._values.get(option, [])

    def first(self, option: str) -> str | None:
        return next(iter(self.all(option)), None)


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
