"""Status of a loop on a given day: its next steps, what is due, and what closed it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from feedback_loop.domain.dates import format_date, relative_days
from feedback_loop.domain.model.events import Applied, Asked, Event, FollowedUp, Outcome, Recorded, Reply, Result
from feedback_loop.domain.model.lazy import LazyMapping, cached_property
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.conditions import RuleMatch, advice_taken
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts, was_told_in_any_loop
from feedback_loop.domain.rules.table import KEEP_IN_TOUCH, RULES, RULES_FOR_CLOSED_LOOPS, Rule
from feedback_loop.domain.rules.targets import TargetNames


class ClosedReason(StrEnum):
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


_REASON_BY_RESULT = {
    Result.ACCEPTED: ClosedReason.ACCEPTED,
    Result.TURNED_DOWN: ClosedReason.TURNED_DOWN,
    Result.WITHDRAWN: ClosedReason.WITHDRAWN,
}


def closed_reason(facts: LoopFacts) -> ClosedReason | None:
    """Return what ended a loop to which no rule applies, or None while it waits for the other side."""
    if facts.is_closed_by_hand:
        return ClosedReason.BY_HAND
    if facts.next_interview or facts.reply_awaited_until:
        return None
    if facts.outcome is None or facts.outcome.result is Result.OFFER:
        return _after_silence(facts)
    if _is_told(facts):
        return ClosedReason.TOLD
    return _REASON_BY_RESULT.get(facts.outcome.result) or _after_rejection(facts)


def _after_silence(facts: LoopFacts) -> ClosedReason | None:
    if facts.outcome is None and not facts.is_quiet:
        return None
    return ClosedReason.TOLD if _is_told(facts) else ClosedReason.QUIET


def _is_told(facts: LoopFacts) -> bool:
    """Tell whether somebody was followed up with, here or in another loop that their advice was for as well."""
    taken = advice_taken(facts.loop)
    elsewhere = any(was_told_in_any_loop(facts, facts.loop.date_of(finished), giver) for giver, _, finished in taken)
    return bool(facts.loop.events_of(FollowedUp)) or elsewhere


def _after_rejection(facts: LoopFacts) -> ClosedReason:
    if facts.loop.points:
        return ClosedReason.NOTHING_TO_DO
    if any(event.reply is Reply.DECLINED for event in facts.loop.events_of(Recorded)):
        return ClosedReason.DECLINED
    if facts.loop.events_of(Asked):
        return ClosedReason.NO_REPLY
    return ClosedReason.NOT_ASKED if facts.past_interviews else ClosedReason.NO_INTERVIEW


class WaitingFor(msgspec.Struct, frozen=True):
    """What an open loop without a next step waits for.

    Attributes:
        reason: whom and until when, as the end of a sentence.
        then: the arguments to type when it comes, filled in with ``target``.
    """

    reason: str
    next_command: str


def waiting_for(facts: LoopFacts) -> WaitingFor:
    """Say what an open loop without a next step waits for."""
    company = facts.loop.application.company
    if day := facts.reply_awaited_until:
        asked = [read_person(person).short for person in facts.asked_people if person]
        who = ", ".join(asked) or company
        return WaitingFor(f"waiting for a reply from {who} until {format_date(day, facts.today)}", "record {target}")
    return WaitingFor(f"waiting for an answer from {company}", "interviewed {target}")


INTERVIEW_STEP = "interview"
"""What stands for a rule in the step that is a meeting ahead."""


class Stage(StrEnum):
    """The steps of a loop, in order; a loop's stage is the furthest that it has reached."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    ASKED = "asked"
    RECORDED = "recorded"
    ACTED = "acted"
    FOLLOWED_UP = "followed-up"


class NextStep(msgspec.Struct, frozen=True):
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
    is_home: bool = True

    @property
    def command(self) -> str:
        """What to type, with the program's name."""
        return f"feedback-loop {self.arguments}"

    def overdue_days(self, today: dt.date) -> int:
        """Return the days since it was due; 0 is due today, negative lies ahead."""
        return (today - self.due).days


class LoopStatus(msgspec.Struct, frozen=True, dict=True, eq=False):
    """How one loop stands on a day. Of most loops only some of it is asked for, so each part is made then.

    Attributes:
        application: how the loop began.
        review: how every loop stands.
    """

    application: Applied
    board: "StatusBoard"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LoopStatus) and self._key == other._key

    __hash__ = None  # type: ignore[assignment]  # what it says holds lists

    @property
    def _key(self) -> tuple[object, ...]:
        return self.loop, self.today, self.target, self.outcome, self.next_steps, self.closed_because

    @property
    def id(self) -> str:
        """The application's id, which names the loop."""
        return self.application.id

    @cached_property
    def facts(self) -> LoopFacts:
        """The facts of the loop on the day."""
        return self.board.facts[self.id]

    @cached_property
    def _all_matches(self) -> "_Matches":
        return _find_matches(self.facts)

    @cached_property
    def matches(self) -> "_Matches":
        """What applies, in the order of the rules table; nobody is to be kept in touch with who is in an open loop."""
        company = self.application.company
        key = self.facts.history.people.key
        return [
            (rule, finding)
            for rule, finding in self._all_matches
            if rule.name != KEEP_IN_TOUCH or key(finding.people[0], company) not in self.board.people_in_open_loops
        ]

    @cached_property
    def closed_because(self) -> ClosedReason | None:
        """What closed it, or None while it is open."""
        return (
            None
            if any(rule.name not in RULES_FOR_CLOSED_LOOPS for rule, _ in self._all_matches)
            else closed_reason(self.facts)
        )

    @property
    def loop(self) -> Loop:
        """The loop."""
        return self.facts.loop

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.facts.today

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, as far as that still holds."""
        return self.facts.outcome

    @cached_property
    def target(self) -> str:
        """What to type for it."""
        return self.board.target_names.name_of(self.application)

    @cached_property
    def steps(self) -> Mapping[Stage, dt.date | None]:
        """The first day of each step that was reached."""
        return _stage_dates(self.facts)

    @property
    def has_open_action(self) -> bool:
        """Whether an action is open: half a step, unless another is finished."""
        return any(action.is_open for action in self.loop.actions)

    @cached_property
    def next_steps(self) -> tuple[NextStep, ...]:
        """Everything that applies, in the order of the rules table, and the interview that lies ahead."""
        steps = (_next_step(rule, finding, self.target) for rule, finding in self.matches)
        return (*steps, *_interview_step(self.facts, self.target))

    @cached_property
    def waiting_for(self) -> WaitingFor | None:
        """What an open loop without a step waits for."""
        return waiting_for(self.facts) if self.is_open and not self.next_steps else None

    @property
    def is_open(self) -> bool:
        """Whether something can still become due, keeping in touch and revisiting aside."""
        return self.closed_because is None

    @property
    def stage(self) -> Stage:
        """The furthest step reached."""
        return [stage for stage, day in self.steps.items() if day][-1]

    @cached_property
    def prompt(self) -> NextStep | None:
        """The one thing that is due: the first row of the table that applies and whose day has come."""
        due = (found for found in self.matches if found[1].is_home and found[1].due <= self.today)
        return next((_next_step(rule, finding, self.target) for rule, finding in due), None)

    @property
    def next(self) -> NextStep | None:
        """What is due, else what will be first; what another loop shows comes last."""
        return self.prompt or min(self.next_steps, key=lambda step: (not step.is_home, step.due), default=None)


class StatusBoard(msgspec.Struct, frozen=True, dict=True, eq=False):
    """How every loop stands on a day.

    Attributes:
        cases: the facts about each loop on the day, by its id.
        applications: how each loop began, by its id.
    """

    facts: Mapping[str, LoopFacts]
    applications: Mapping[str, Applied]

    @cached_property
    def statuses(self) -> Mapping[str, LoopStatus]:
        """How each loop stands, by its id, in the order of the applications."""
        return {id_: LoopStatus(application, self) for id_, application in self.applications.items()}

    @cached_property
    def people_in_open_loops(self) -> set[str]:
        """The keys of everybody who is in an open loop."""
        still_open = (status for status in self.statuses.values() if status.is_open)
        everybody = ((one.facts.history, one.application.company, one.loop.people()) for one in still_open)
        return {book.people.key(person, company) for book, company, people in everybody for person in people}

    @cached_property
    def target_names(self) -> TargetNames:
        """What to type for each loop."""
        return TargetNames(self.statuses.values())


def build_facts(history: History, today: dt.date, days: Mapping[str, int]) -> Mapping[str, LoopFacts]:
    """Return the facts about every loop on a day by its id, in the order of the applications.

    Args:
        history: the folded journal.
        today: the day.
        days: the days of every rule by setting, see ``rules.DAYS``.
    """
    search = JobSearchFacts(history, today)
    return LazyMapping(history.loops, lambda id_: LoopFacts(history.loops[id_], history, today, days, search))


def as_of_due_date(facts: LoopFacts, status: LoopStatus, step: NextStep) -> NextStep:
    """Return a step that lies ahead as it will be said on its day; one that does not, as it is."""
    if step.due <= facts.today:
        return step
    then = _find_matches(msgspec.structs.replace(facts, today=step.due))
    said = (_next_step(rule, finding, status.target) for rule, finding in then)
    return next((one for one in said if (one.rule, one.due, one.people) == (step.rule, step.due, step.people)), step)


_Matches = list[tuple[Rule, RuleMatch]]


def _find_matches(facts: LoopFacts) -> _Matches:
    """Return what applies to a loop, in the order of the table: not yet over, and not silenced for good."""
    if facts.is_closed_by_hand:
        return []
    found = ((rule, _apply_snooze(facts, rule, finding)) for rule in RULES for finding in rule.find(facts))
    return [(rule, finding) for rule, finding in found if _is_current(finding, facts.today)]


def _apply_snooze(facts: LoopFacts, rule: Rule, finding: RuleMatch) -> RuleMatch:
    until = facts.snoozed_until(rule.name)
    return msgspec.structs.replace(finding, due=until) if until and until > finding.due else finding


def _is_current(finding: RuleMatch, today: dt.date) -> bool:
    over = finding.ends is not None and (finding.ends <= today or finding.ends <= finding.due)
    return not over and finding.due < dt.date.max


def _next_step(rule: Rule, finding: RuleMatch, target: str) -> NextStep:
    arguments = rule.command.format_map({"target": target, **finding.options})
    why = rule.why.format_map(finding.values)
    label = rule.label.format_map({**finding.values, **_short_names(finding.people)})
    return NextStep(rule.name, finding.due, finding.people, label, why, arguments, finding.is_home)


def _short_names(people: tuple[str, ...]) -> dict[str, str]:
    """Name the first person and count the others, for the few words of a label."""
    if not people:
        return {}
    more = f" +{len(people) - 1}" if len(people) > 1 else ""
    return {"who": f"{read_person(people[0]).short}{more}"}


def _interview_step(facts: LoopFacts, target: str) -> Iterator[NextStep]:
    """Return the interview that lies ahead, which is next until its day."""
    if facts.next_interview and facts.next_interview.on and not facts.is_closed_by_hand:
        what = f"{facts.next_interview.round or 'interview'}{f' at {facts.next_interview.at}' if facts.next_interview.at else ''}"
        why = f"{what[0].upper()}{what[1:]} {relative_days((facts.next_interview.on - facts.today).days)}: have your examples ready."
        yield NextStep(
            INTERVIEW_STEP,
            facts.next_interview.on,
            facts.next_interview.people,
            facts.next_interview.round or "interview",
            why,
            f"show {target}",
        )


def _stage_dates(facts: LoopFacts) -> Mapping[Stage, dt.date | None]:
    """Return the first day of each step that was reached."""
    loop = facts.loop
    finished = [action.finished for action in loop.actions if action.finished]
    reached: dict[Stage, Iterable[Event]] = {
        Stage.APPLIED: [loop.application],
        Stage.INTERVIEWED: facts.past_interviews,
        Stage.ASKED: loop.events_of(Asked),
        Stage.RECORDED: loop.points,
        Stage.ACTED: finished,
        Stage.FOLLOWED_UP: loop.events_of(FollowedUp),
    }
    return {stage: min((loop.date_of(event) for event in events), default=None) for stage, events in reached.items()}
