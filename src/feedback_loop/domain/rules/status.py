"""Status of a loop on a given day: its next steps, what is due, and what closed it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from feedback_loop.domain.dates import distance, spoken
from feedback_loop.domain.model.events import Applied, Asked, Event, FollowedUp, Outcome, Recorded, Reply, Result
from feedback_loop.domain.model.lazy import Lazily, worked_out
from feedback_loop.domain.model.loop import Book, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.conditions import Finding, advice_taken, told_elsewhere
from feedback_loop.domain.rules.facts import Case, Search
from feedback_loop.domain.rules.table import KEEP_IN_TOUCH, LATER, RULES, Rule
from feedback_loop.domain.rules.targets import Handles


class Ending(StrEnum):
    """Why nothing is left to do in a loop."""

    TOLD = "told"
    NO_REPLY = "no-reply"
    DECLINED = "declined"
    NOTHING_TO_DO = "nothing-to-do"
    NOT_ASKED = "not-asked"
    QUIET = "quiet"
    NO_INTERVIEW = "no-interview"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned-down"
    WITHDRAWN = "withdrawn"
    BY_HAND = "by-hand"


_BY_RESULT = {
    Result.ACCEPTED: Ending.ACCEPTED,
    Result.TURNED_DOWN: Ending.TURNED_DOWN,
    Result.WITHDRAWN: Ending.WITHDRAWN,
}


def ending(case: Case) -> Ending | None:
    """Return what ended a loop to which no rule applies, or None while it waits for the other side."""
    if case.closed_by_hand:
        return Ending.BY_HAND
    if case.ahead or case.reply_awaited_until:
        return None
    if case.outcome is None or case.outcome.result is Result.OFFER:
        return _after_silence(case)
    if _is_told(case):
        return Ending.TOLD
    return _BY_RESULT.get(case.outcome.result) or _after_rejection(case)


def _after_silence(case: Case) -> Ending | None:
    if case.outcome is None and not case.is_quiet:
        return None
    return Ending.TOLD if _is_told(case) else Ending.QUIET


def _is_told(case: Case) -> bool:
    """Tell whether somebody was followed up with, here or in another loop that their advice was for as well."""
    taken = advice_taken(case.loop)
    elsewhere = any(told_elsewhere(case, case.loop.on(finished), giver) for giver, _, finished in taken)
    return bool(case.loop.of(FollowedUp)) or elsewhere


def _after_rejection(case: Case) -> Ending:
    if case.loop.points:
        return Ending.NOTHING_TO_DO
    if any(event.reply is Reply.DECLINED for event in case.loop.of(Recorded)):
        return Ending.DECLINED
    if case.loop.of(Asked):
        return Ending.NO_REPLY
    return Ending.NOT_ASKED if case.held else Ending.NO_INTERVIEW


class Waiting(msgspec.Struct, frozen=True):
    """What an open loop without a next step waits for.

    Attributes:
        reason: whom and until when, as the end of a sentence.
        then: the arguments to type when it comes, filled in with ``target``.
    """

    reason: str
    then: str


def waiting(case: Case) -> Waiting:
    """Say what an open loop without a next step waits for."""
    company = case.loop.application.company
    if day := case.reply_awaited_until:
        asked = [read_person(person).short for person in case.asked_people if person]
        who = ", ".join(asked) or company
        return Waiting(f"waiting for a reply from {who} until {spoken(day, case.today)}", "record {target}")
    return Waiting(f"waiting for an answer from {company}", "interviewed {target}")


MEETING = "interview"
"""What stands for a rule in the step that is a meeting ahead."""


class Stage(StrEnum):
    """The steps of a loop, in order; a loop's stage is the furthest that it has reached."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    ASKED = "asked"
    RECORDED = "recorded"
    ACTED = "acted"
    FOLLOWED_UP = "followed-up"


class Step(msgspec.Struct, frozen=True):
    """One thing to do in a loop: a rule that applies, now or on a day to come.

    Attributes:
        rule: its name in the rules table; ``MEETING`` for a meeting that lies ahead.
        due: the day on which it is, or will be, due.
        people: whom it is about, as canonically written.
        label: what it is, in few words.
        why: the reason, as a sentence.
        arguments: what to type after the program's name.
        home: False where another loop shows the prompt.
    """

    rule: str
    due: dt.date
    people: tuple[str, ...]
    label: str
    why: str
    arguments: str
    home: bool = True

    @property
    def command(self) -> str:
        """What to type, with the program's name."""
        return f"feedback-loop {self.arguments}"

    def overdue(self, today: dt.date) -> int:
        """Return the days since it was due; 0 is due today, negative lies ahead."""
        return (today - self.due).days


class Standing(msgspec.Struct, frozen=True, dict=True, eq=False):
    """How one loop stands on a day. Of most loops only some of it is asked for, so each part is made then.

    Attributes:
        application: how the loop began.
        review: how every loop stands.
    """

    application: Applied
    review: "Review"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Standing) and self._said == other._said

    __hash__ = None  # type: ignore[assignment]  # what it says holds lists

    @property
    def _said(self) -> tuple[object, ...]:
        return self.loop, self.today, self.target, self.outcome, self.todo, self.closed_because

    @property
    def id(self) -> str:
        """The application's id, which names the loop."""
        return self.application.id

    @worked_out
    def case(self) -> Case:
        """The facts of the loop on the day."""
        return self.review.cases[self.id]

    @worked_out
    def _applies(self) -> "_Todo":
        return _findings(self.case)

    @worked_out
    def found(self) -> "_Todo":
        """What applies, in the order of the rules table; nobody is to be kept in touch with who is in an open loop."""
        company = self.application.company
        key = self.case.book.people.key
        return [
            (rule, finding)
            for rule, finding in self._applies
            if rule.name != KEEP_IN_TOUCH or key(finding.people[0], company) not in self.review.busy
        ]

    @worked_out
    def closed_because(self) -> Ending | None:
        """What closed it, or None while it is open."""
        return None if any(rule.name not in LATER for rule, _ in self._applies) else ending(self.case)

    @property
    def loop(self) -> Loop:
        """The loop."""
        return self.case.loop

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.case.today

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, as far as that still holds."""
        return self.case.outcome

    @worked_out
    def target(self) -> str:
        """What to type for it."""
        return self.review.handles.of(self.application)

    @worked_out
    def steps(self) -> Mapping[Stage, dt.date | None]:
        """The first day of each step that was reached."""
        return _steps(self.case)

    @property
    def acting(self) -> bool:
        """Whether an action is open: half a step, unless another is finished."""
        return any(action.is_open for action in self.loop.actions)

    @worked_out
    def todo(self) -> tuple[Step, ...]:
        """Everything that applies, in the order of the rules table, and the interview that lies ahead."""
        steps = (_step(rule, finding, self.target) for rule, finding in self.found)
        return (*steps, *_meeting(self.case, self.target))

    @worked_out
    def waiting(self) -> Waiting | None:
        """What an open loop without a step waits for."""
        return waiting(self.case) if self.is_open and not self.todo else None

    @property
    def is_open(self) -> bool:
        """Whether something can still become due, keeping in touch and revisiting aside."""
        return self.closed_because is None

    @property
    def stage(self) -> Stage:
        """The furthest step reached."""
        return [stage for stage, day in self.steps.items() if day][-1]

    @worked_out
    def prompt(self) -> Step | None:
        """The one thing that is due: the first row of the table that applies and whose day has come."""
        due = (found for found in self.found if found[1].home and found[1].due <= self.today)
        return next((_step(rule, finding, self.target) for rule, finding in due), None)

    @property
    def next(self) -> Step | None:
        """What is due, else what will be first; what another loop shows comes last."""
        return self.prompt or min(self.todo, key=lambda step: (not step.home, step.due), default=None)


class Review(msgspec.Struct, frozen=True, dict=True, eq=False):
    """How every loop stands on a day.

    Attributes:
        cases: the facts about each loop on the day, by its id.
        applications: how each loop began, by its id.
    """

    cases: Mapping[str, Case]
    applications: Mapping[str, Applied]

    @worked_out
    def standings(self) -> Mapping[str, Standing]:
        """How each loop stands, by its id, in the order of the applications."""
        return {id_: Standing(application, self) for id_, application in self.applications.items()}

    @worked_out
    def busy(self) -> set[str]:
        """The keys of everybody who is in an open loop."""
        still_open = (standing for standing in self.standings.values() if standing.is_open)
        everybody = ((one.case.book, one.application.company, one.loop.people()) for one in still_open)
        return {book.people.key(person, company) for book, company, people in everybody for person in people}

    @worked_out
    def handles(self) -> Handles:
        """What to type for each loop."""
        return Handles(self.standings.values())


def cases(book: Book, today: dt.date, days: Mapping[str, int]) -> Mapping[str, Case]:
    """Return the facts about every loop on a day by its id, in the order of the applications.

    Args:
        book: the folded journal.
        today: the day.
        days: the days of every rule by setting, see ``rules.DAYS``.
    """
    search = Search(book, today)
    return Lazily(book.loops, lambda id_: Case(book.loops[id_], book, today, days, search))


def on_its_day(case: Case, standing: Standing, step: Step) -> Step:
    """Return a step that lies ahead as it will be said on its day; one that does not, as it is."""
    if step.due <= case.today:
        return step
    then = _findings(msgspec.structs.replace(case, today=step.due))
    said = (_step(rule, finding, standing.target) for rule, finding in then)
    return next((one for one in said if (one.rule, one.due, one.people) == (step.rule, step.due, step.people)), step)


_Todo = list[tuple[Rule, Finding]]


def _findings(case: Case) -> _Todo:
    """Return what applies to a loop, in the order of the table: not yet over, and not silenced for good."""
    if case.closed_by_hand:
        return []
    found = ((rule, _snoozed(case, rule, finding)) for rule in RULES for finding in rule.find(case))
    return [(rule, finding) for rule, finding in found if _lasts(finding, case.today)]


def _snoozed(case: Case, rule: Rule, finding: Finding) -> Finding:
    until = case.snoozed_until(rule.name)
    return msgspec.structs.replace(finding, due=until) if until and until > finding.due else finding


def _lasts(finding: Finding, today: dt.date) -> bool:
    over = finding.ends is not None and (finding.ends <= today or finding.ends <= finding.due)
    return not over and finding.due < dt.date.max


def _step(rule: Rule, finding: Finding, target: str) -> Step:
    arguments = rule.command.format_map({"target": target, **finding.command})
    why = rule.why.format_map(finding.facts)
    label = rule.label.format_map({**finding.facts, **_short(finding.people)})
    return Step(rule.name, finding.due, finding.people, label, why, arguments, finding.home)


def _short(people: tuple[str, ...]) -> dict[str, str]:
    """Name the first person and count the others, for the few words of a label."""
    if not people:
        return {}
    more = f" +{len(people) - 1}" if len(people) > 1 else ""
    return {"who": f"{read_person(people[0]).short}{more}"}


def _meeting(case: Case, target: str) -> Iterator[Step]:
    """Return the interview that lies ahead, which is next until its day."""
    if case.ahead and case.ahead.on and not case.closed_by_hand:
        what = f"{case.ahead.round or 'interview'}{f' at {case.ahead.at}' if case.ahead.at else ''}"
        why = f"{what[0].upper()}{what[1:]} {distance((case.ahead.on - case.today).days)}: have your examples ready."
        yield Step(MEETING, case.ahead.on, case.ahead.people, case.ahead.round or "interview", why, f"show {target}")


def _steps(case: Case) -> Mapping[Stage, dt.date | None]:
    """Return the first day of each step that was reached."""
    loop = case.loop
    finished = [action.finished for action in loop.actions if action.finished]
    reached: dict[Stage, Iterable[Event]] = {
        Stage.APPLIED: [loop.application],
        Stage.INTERVIEWED: case.held,
        Stage.ASKED: loop.of(Asked),
        Stage.RECORDED: loop.points,
        Stage.ACTED: finished,
        Stage.FOLLOWED_UP: loop.of(FollowedUp),
    }
    return {stage: min((loop.on(event) for event in events), default=None) for stage, events in reached.items()}
