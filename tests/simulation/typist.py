"""What the commands do, without their options and files: each method types one into the diary through the verbs."""

import datetime as dt
import random
import shlex
from collections.abc import Sequence

from feedback_loop.domain.commands import act as acting
from feedback_loop.domain.commands import edit as editing
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.commands.verbs import FeedbackInput
from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Closed,
    Dropped,
    Finished,
    Heard,
    Interviewed,
    Noted,
    Planned,
    Progressed,
    Result,
    Retracted,
    Snoozed,
    ThemeRenamed,
)
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus
from simulation.diary import Diary


class Typist:
    """Types commands into a diary; what a command refuses raises the command's error, and nothing is recorded.

    Args:
        diary: the journal.
        chance: what decides where somebody would.
    """

    def __init__(self, diary: Diary, chance: random.Random) -> None:
        self.diary = diary
        self._chance = chance

    @property
    def today(self) -> dt.date:
        return self.diary.today

    def _case(self, id_: str) -> LoopFacts:
        """Return the facts about a loop, unless its application was taken back."""
        try:
            return self.diary.cases[id_]
        except KeyError as error:
            raise TargetError("There is no such loop.") from error

    def apply(self, applied: Applied, *, again: bool) -> None:
        self.diary.record(verbs.apply(applied, self.diary.seen.statuses.values(), again=again))

    def interviewed(self, meeting: Interviewed) -> None:
        self._case(meeting.application)
        self.diary.record(meeting)

    def outcome(
        self, id_: str, result: Result, on: dt.date, *, decision_by: dt.date | None = None, withdraw: bool = False
    ) -> None:
        loop = self._case(id_).loop
        seen = self.diary.seen
        ended = verbs.outcome(loop, result, on, decision_by=decision_by, note=None)
        others = verbs.withdraw_others(loop, seen.statuses.values(), on) if withdraw else []
        closed = [ended, *others] if result is not Result.OFFER else []
        off = [each for one in closed for each in verbs.cancel_upcoming_interviews(seen.facts[one.application])]
        self.diary.record(ended, *others, *off)

    def ask(self, id_: str, person: str | None = None) -> None:
        self.diary.record(verbs.ask(self._case(id_), person, self.today, via="mail", insist=False))

    def hear_advice(self, id_: str, said: FeedbackInput, person: str | None, on: dt.date) -> None:
        self.diary.record(verbs.record(self._case(id_), said, person, on, via="mail"))

    def heard(self, id_: str, text: str, on: dt.date, person: str | None, decision_by: dt.date | None = None) -> None:
        self._case(id_)
        self.diary.record(Heard(application=id_, text=text, person=person, decision_by=decision_by, on=on))

    def thank(self, id_: str, people: Sequence[str] = ()) -> None:
        self.diary.record(verbs.thank(self._case(id_), people, self.today))

    def follow_up(self, id_: str, person: str | None = None) -> None:
        self.diary.record(verbs.follow_up(self._case(id_), person, self.today, via="mail"))

    def plan(self, scope: ActionTarget, text: str, numbers: Sequence[int] = (), by: dt.date | None = None) -> None:
        self.diary.record(acting.plan(scope, Plan(text, by), numbers, self.today, self.diary.new_id()))

    def plan_for_theme(self, theme: str, text: str) -> None:
        self.plan(acting.theme_target(self.diary.book, theme), text)

    def set_aside(self, scope: ActionTarget, numbers: Sequence[int] = (), until: dt.date | None = None) -> None:
        self.diary.record(acting.set_aside(scope, "Not now", numbers, self.today, until))

    def note(self, id_: str) -> None:
        self.diary.record(Noted(application=id_, text="Found their annual report", on=self.today))

    def snooze(self, id_: str, until: dt.date | None, rule: str | None = None) -> None:
        self.diary.record(Snoozed(application=id_, until=until, rule=rule, on=self.today))

    def close(self, id_: str) -> None:
        off = verbs.cancel_upcoming_interviews(self._case(id_))
        self.diary.record(Closed(application=id_, reason="No longer for me", on=self.today), *off)

    def undo(self, id_: str | None = None) -> None:
        events = self.diary.events
        taken = undoing.last_command(events) if id_ is None else undoing.find_events(events, id_)
        if undoing.dependent_events(events, taken):
            raise RefusedError("That application has later events.")
        self.diary.record(Retracted(target=taken[0].batch if id_ is None else taken[0].id, on=self.today))

    def redo(self) -> None:
        undos, _ = undoing.last_undo(self.diary.events)
        self.diary.record(*(Retracted(target=undo.id, on=self.today) for undo in undos))

    def edit(self, event: AnyEvent, *assignments: str) -> None:
        self.diary.record(editing.amend_event(event, assignments, self.today, day_first=None))

    def edit_person(self, key: str, *assignments: str) -> None:
        self.diary.record(editing.amend_person(key, assignments, self.today, str))

    def rename_theme(self, old: str, new: str) -> None:
        self.diary.record(ThemeRenamed(old=old, new=new, on=self.today))

    def scope(self, status: LoopStatus) -> ActionTarget:
        return acting.loop_target(status.loop, status.target, None)

    def type(self, arguments: str, *more: str) -> None:
        """Type the command of a prompt, with what it leaves to the user."""
        command, target, *rest = [*shlex.split(arguments), *more]
        status = self.diary.seen.find(target)
        words = _Words(rest)
        {
            "ask-feedback": lambda: self.ask(status.loop.id, words.one("--with")),
            "thank": lambda: self.thank(status.loop.id, words.all("--with")),
            "follow-up": lambda: self.follow_up(status.loop.id, words.one("--with")),
            "outcome": lambda: self._typed_outcome(status.loop.id, words),
            "act": lambda: self._typed_act(self.scope(status), words),
        }[command]()

    def _typed_outcome(self, id_: str, words: "_Words") -> None:
        withdraw = words.text == Result.ACCEPTED and self._chance.random() < 0.7
        self.outcome(id_, Result(words.text or ""), self.today, withdraw=withdraw)

    def _typed_act(self, scope: ActionTarget, words: "_Words") -> None:
        numbers = [int(number) for number in words.all("--for")]
        if words.text:
            self.plan(scope, words.text, numbers, _day(words.one("--by")))
        elif words.one("--set-aside"):
            self.set_aside(scope, numbers, _day(words.one("--until")))
        else:
            number = words.one("--action")
            action = acting.open_action(scope, int(number) if number else None)
            self.diary.record(self._step(action.planned, words))

    def _step(self, plan: Planned, words: "_Words") -> AnyEvent:
        if text := words.one("--progress"):
            return Progressed(action=plan.id, text=text, on=self.today)
        if reason := words.one("--drop"):
            return Dropped(action=plan.id, reason=reason, on=self.today)
        return Finished(action=plan.id, evidence="A letter from the director", on=self.today)


class _Words:
    """The words behind a target: a text, and options with their values; ``--done`` is the only one without."""

    def __init__(self, words: Sequence[str]) -> None:
        self.text: str | None = None
        self._given: dict[str, list[str]] = {}
        rest = iter(words)
        for word in rest:
            if not word.startswith("--"):
                self.text = word
            elif word != "--done":
                self._given.setdefault(word, []).append(next(rest))

    def all(self, option: str) -> list[str]:
        return self._given.get(option, [])

    def one(self, option: str) -> str | None:
        return next(iter(self.all(option)), None)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
