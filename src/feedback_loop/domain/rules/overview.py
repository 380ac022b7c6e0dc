"""The journal on a given day: the status of each loop, its next steps and what is due."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter

import msgspec

from feedback_loop.domain.model.events import Amended, AnyEvent, Applied, Asked, Event, FollowedUp, Outcome
from feedback_loop.domain.model.fold import amend, fold, fold_new
from feedback_loop.domain.model.lazy import LazyMapping, cached_property
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.conditions import ClosedReason, RuleMatch, WaitingFor, closed_reason, waiting_for
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts, add_days, end_time, is_settled, longest_window
from feedback_loop.domain.rules.table import KEEP_IN_TOUCH, RULES, RULES_FOR_CLOSED_LOOPS, URGENT_RULES, Rule
from feedback_loop.domain.rules.targets import IdPrefixes, Name, TargetNames, find_loop
from feedback_loop.domain.text import join_words

_MAX_NAMED = 2
"""The most people whom a label names."""

_Matches = list[tuple[Rule, RuleMatch]]
_recording_order = attrgetter("recorded_at", "id")


class Stage(StrEnum):
    """The steps of a loop, in order; a loop's stage is the furthest that it has reached."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    ASKED = "asked"
    RECORDED = "recorded"
    ACTED = "acted"
    FOLLOWED_UP = "followed-up"


class NextStep(msgspec.Struct, frozen=True):
    """One thing to do in a loop: a rule that applies, now or on a later day.

    Attributes:
        rule: the rule's name.
        people: the people it is about, as canonically written.
        label: the step in a few words.
        why: the reason, as a sentence.
        arguments: the arguments to type after the program's name.
        is_home: False if another loop shows the prompt.
        day: the day of an interview that it announces, else None.
        at: the time of that interview, as ``HH:MM``, if it is known.
        ends: the day on which it expires by itself, if it does.
    """

    rule: str
    due: dt.date
    people: tuple[str, ...]
    label: str
    why: str
    arguments: str
    is_home: bool = True
    day: dt.date | None = None
    at: str = ""
    ends: dt.date | None = None

    @property
    def command(self) -> str:
        """The command to type, with the program's name."""
        return f"feedback-loop {self.arguments}"

    @property
    def is_urgent(self) -> bool:
        """True for an interview or a deadline."""
        return self.rule in URGENT_RULES

    @property
    def shown_on(self) -> dt.date:
        """The day that readers want to know: of an interview its own, else the first day of the prompt."""
        return self.day or self.due

    @property
    def urgency(self) -> tuple[bool, dt.date, str]:
        """Sort key of steps: interviews and deadlines first, then by day and time."""
        return not self.is_urgent, self.shown_on, self.at

    def overdue_days(self, today: dt.date) -> int:
        """Return the days since it was due; 0 is due today, negative lies ahead."""
        return (today - self.due).days


class LoopStatus(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Status of one loop on a day. Each part is computed when it is first asked for, as most are not."""

    application: Applied
    overview: "Overview"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LoopStatus) and self._key == other._key

    __hash__ = None  # type: ignore[assignment]  # the key holds lists

    @property
    def _key(self) -> tuple[object, ...]:
        return self.loop, self.today, self.target, self.outcome, self.next_steps, self.closed_because

    @property
    def id(self) -> str:
        """The id of the application, which names the loop."""
        return self.application.id

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.overview.today

    @cached_property
    def facts(self) -> LoopFacts:
        """The facts about the loop on the day."""
        return self.overview.facts[self.id]

    @property
    def loop(self) -> Loop:
        """The loop."""
        return self.facts.loop

    @property
    def outcome(self) -> Outcome | None:
        """The outcome, as far as it still holds."""
        return self.facts.outcome

    @cached_property
    def target(self) -> str:
        """The shortest TARGET that means this loop."""
        return self.overview.target_names.name_of(self.application)

    @property
    def former_names(self) -> Sequence[Name]:
        """Company and role of the application before they were corrected, and of those that were joined to it."""
        return self.overview.former_names.get(self.id, ())

    @property
    def joined_ids(self) -> Sequence[str]:
        """The ids of the applications that were joined to this one."""
        return self.overview.joined_ids.get(self.id, ())

    @cached_property
    def is_settled(self) -> bool:
        """True if the loop is closed for sure, as its events tell at a glance."""
        return is_settled(self.overview.history.events_by_loop[self.id], self.today, self.overview.longest_window)

    @cached_property
    def _all_matches(self) -> _Matches:
        return [] if self.is_settled else _find_matches(self.facts)

    @cached_property
    def matches(self) -> _Matches:
        """The rules that apply, in the order of the table.

        Keep-in-touch is left out for people who are in an open loop.
        """
        return [
            (rule, match)
            for rule, match in self._all_matches
            if rule.name != KEEP_IN_TOUCH or not self._is_in_open_loop(match.people[0])
        ]

    def _is_in_open_loop(self, person: str) -> bool:
        """Return True if a person of this loop is in an open loop, this one or another."""
        key = self.overview.history.people.key(person, self.application.company)
        return key in self.overview.people_in_open_loops

    @cached_property
    def closed_because(self) -> ClosedReason | None:
        """The reason why the loop is closed, or None while it is open."""
        if any(rule.name not in RULES_FOR_CLOSED_LOOPS for rule, _ in self._all_matches):
            return None
        return closed_reason(self.facts)

    @property
    def is_open(self) -> bool:
        """True while something can still become due, apart from keeping in touch and revisiting."""
        return not self.is_settled and self.closed_because is None

    @cached_property
    def steps(self) -> Mapping[Stage, dt.date | None]:
        """The first day of each stage, None for a stage that was not reached."""
        return _stage_dates(self.facts)

    @property
    def stage(self) -> Stage:
        """The furthest stage reached."""
        return [stage for stage, day in self.steps.items() if day][-1]

    @property
    def has_open_action(self) -> bool:
        """True if an action is open: half a step, unless another one is finished."""
        return any(action.is_open for action in self.loop.actions)

    @cached_property
    def next_steps(self) -> tuple[NextStep, ...]:
        """All steps that apply, in the order of the rules table."""
        return tuple(_next_step(rule, match, self.target) for rule, match in self.matches)

    @cached_property
    def waiting_for(self) -> WaitingFor | None:
        """The reply or decision that an open loop without a next step waits for."""
        return waiting_for(self.facts) if self.is_open and not self.next_steps else None

    @cached_property
    def prompt(self) -> NextStep | None:
        """The one step that is due: the first row of the table that applies and whose day has come."""
        due = ((rule, match) for rule, match in self.matches if match.is_home and match.due <= self.today)
        return next((_next_step(rule, match, self.target) for rule, match in due), None)

    @property
    def next(self) -> NextStep | None:
        """The prompt, else the step that is due first; steps that another loop shows come last."""
        return self.prompt or min(self.next_steps, key=lambda step: (not step.is_home, step.due), default=None)


class Overview(msgspec.Struct, frozen=True, dict=True, eq=False):
    """The whole journal on one day.

    Attributes:
        events: in the order recorded.
        days: the days of every rule, by setting.
        time: the time of day; midnight when looking at another day.
    """

    events: Sequence[AnyEvent]
    history: History
    today: dt.date
    days: Mapping[str, int]
    time: dt.time = dt.time.min

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Overview) and self._key == other._key

    __hash__ = None  # type: ignore[assignment]  # the key holds lists

    @property
    def _key(self) -> tuple[object, ...]:
        return self.events, self.history, self.today, self.days, self.time, self.statuses

    @cached_property
    def facts(self) -> Mapping[str, LoopFacts]:
        """The facts about each loop, by its id."""
        search = JobSearchFacts(self.history, self.today)
        loops = self.history.loops
        return LazyMapping(
            loops, lambda id_: LoopFacts(loops[id_], self.history, self.today, self.days, search, self.time)
        )

    @cached_property
    def statuses(self) -> Mapping[str, LoopStatus]:
        """The status of each loop by its id, in the order of the applications."""
        return {id_: LoopStatus(application, self) for id_, application in self.history.applications.items()}

    @cached_property
    def longest_window(self) -> int:
        """The days after which time alone has settled a loop."""
        return longest_window(self.days)

    @cached_property
    def people_in_open_loops(self) -> set[str]:
        """The keys of all people who are in an open loop."""
        key = self.history.people.key
        open_loops = (status.loop for status in self.statuses.values() if status.is_open)
        return {key(person, loop.application.company) for loop in open_loops for person in loop.people()}

    @cached_property
    def former_names(self) -> Mapping[str, Sequence[Name]]:
        """The names of each loop that are no longer its own, by its id."""
        return _find_former_names(self.events, self.history)

    @cached_property
    def joined_ids(self) -> Mapping[str, Sequence[str]]:
        """The ids of the applications that were joined to another one, by the id of that one."""
        joined_ids: dict[str, list[str]] = {}
        for id_, loop_id in self.history.joined.items():
            joined_ids.setdefault(loop_id, []).append(id_)
        return joined_ids

    @cached_property
    def target_names(self) -> TargetNames:
        """The shortest TARGET of each loop."""
        return TargetNames(self.statuses.values())

    def find(
        self, query: str, *, with_person: str | None = None, prefer: Callable[[LoopStatus], bool] | None = None
    ) -> LoopStatus:
        """Return the status of the loop that ``query`` means, as `find_loop` does."""
        return find_loop(query, self.statuses.values(), with_person=with_person, prefer=prefer)

    def with_events(self, added: Sequence[AnyEvent]) -> "Overview":
        """Return the overview of the same day with newly recorded events."""
        events = sorted([*self.events, *added], key=_recording_order)
        history = fold_new(self.history, added) or fold(events)
        return Overview(events, history, self.today, self.days, self.time)

    def restricted_to(self, statuses: Mapping[str, LoopStatus]) -> "Overview":
        """Return the same overview with only some of its loops to look at."""
        restricted = msgspec.structs.replace(self)
        restricted.__dict__["statuses"] = statuses
        return restricted

    def facts_of(self, loop: Loop) -> LoopFacts:
        """Return the facts about one loop."""
        return self.facts[loop.id]

    def loop_of(self, event: AnyEvent) -> str | None:
        """Return the id of the loop that shows an event: an action's home, else the first loop that holds it."""
        for loop in self.history.loops.values():
            for action in loop.actions:
                if event.id in {action.planned.id, *(step.id for step in action.steps)}:
                    return action.home_id
        return next((loop.id for loop in self.history.loops.values() if event in loop.events), None)

    def short_ids(self) -> dict[str, str]:
        """Return the shortest unique prefix of each event's id."""
        prefixes = IdPrefixes(event.id for event in self.events)
        return {event.id: prefixes.shortest(event.id) for event in self.events}


def build_overview(
    events: Sequence[AnyEvent], today: dt.date, days: Mapping[str, int], time: dt.time = dt.time.min
) -> Overview:
    """Return the overview of a journal on a day, at a time."""
    # A merge appends to the file, so the order recorded is that of the instants.
    events = sorted(events, key=_recording_order)
    return Overview(events, fold(events), today, days, time)


def _find_former_names(events: Sequence[AnyEvent], history: History) -> Mapping[str, Sequence[Name]]:
    corrected = [event for event in history.events if type(event) is Amended and "company" in event.changes]
    loops = {event.target: history.joined.get(event.target, event.target) for event in corrected} | dict(history.joined)
    if not loops:
        return {}
    versions: dict[str, list[Applied]] = {}
    for event in events:
        if type(event) is Applied and event.id in loops:
            versions[event.id] = [event]
    for correction in sorted(corrected, key=_recording_order):
        if correction.target in versions:
            amended = amend(versions[correction.target][-1], correction.changes)
            assert isinstance(amended, Applied)  # noqa: S101  # amending keeps the kind
            versions[correction.target].append(amended)
    names: dict[str, dict[Name, None]] = {}
    for id_, applications in versions.items():
        if current := history.applications.get(loops[id_]):
            former = ((version.company, version.role or current.role) for version in applications)
            names.setdefault(current.id, {}).update(dict.fromkeys(former))
            names[current.id].pop((current.company, current.role), None)
    return {id_: tuple(former) for id_, former in names.items()}


def due_prompts(overview: Overview, ahead: int = 0) -> list[tuple[LoopStatus, NextStep]]:
    """Return the prompts that are due or fall due within ``ahead`` days.

    Interviews and deadlines come first, then the longest overdue.
    """
    prompts = [(status, step) for status in overview.statuses.values() if (step := _prompt_within(status, ahead))]
    return sorted(prompts, key=lambda prompt: (*prompt[1].urgency, prompt[0].loop.applied_on))


def _prompt_within(status: LoopStatus, ahead: int) -> NextStep | None:
    if status.prompt or not ahead:
        return status.prompt
    first = min((step for step in status.next_steps if step.is_home), key=lambda step: step.due, default=None)
    return first if first and -first.overdue_days(status.today) <= ahead else None


def next_change_date(statuses: Iterable[LoopStatus], today: dt.date) -> dt.date:
    """Return a day before which no loop gets a prompt, given that none has one today.

    It is the first day after today on which anything changes that the rules look at. It may come too early, as not
    every change makes a prompt, but never too late.
    """
    days = (day for status in statuses if not status.is_settled for day in _change_dates(status) if day > today)
    return min(days, default=dt.date.max)


def next_interview_end(statuses: Iterable[LoopStatus], today: dt.date) -> dt.time | None:
    """Return the time today at which the next interview is over, if one is ahead today."""
    unsettled = (status.facts for status in statuses if not status.is_settled)
    today_ahead = (event for facts in unsettled for event in facts.upcoming_interviews if event.on == today)
    return min(filter(None, map(end_time, today_ahead)), default=None)


def _change_dates(status: LoopStatus) -> Iterator[dt.date]:
    """Return the days on which something about a loop becomes true or ends."""
    facts = status.facts
    for _, match in status.matches:
        yield match.due
        if match.ends:
            yield match.ends
    for event in facts.loop.events:
        if event.on and event.on > facts.today:
            yield event.on
    for interview in facts.upcoming_interviews:
        if interview.on:
            # From the next day on, it was held.
            yield add_days(interview.on, 1)
    if status.is_open:
        # When it closes, its people may be written to again in other loops.
        yield facts.quiet_from
        yield from facts.no_reply_dates


def as_of_due_date(facts: LoopFacts, status: LoopStatus, step: NextStep) -> NextStep:
    """Return a future step worded as it will be on its day; any other step unchanged."""
    if step.due <= facts.today:
        return step
    matches = _find_matches(msgspec.structs.replace(facts, today=step.due, time=dt.time.min))
    steps = (_next_step(rule, match, status.target) for rule, match in matches)
    same = (later for later in steps if (later.rule, later.due, later.people) == (step.rule, step.due, step.people))
    return next(same, step)


def _find_matches(facts: LoopFacts) -> _Matches:
    """Return the rules that apply to a loop, in the order of the table, without silenced and expired ones."""
    if facts.is_closed_by_hand:
        return []
    kinds = facts.loop.kinds
    rules = (rule for rule in RULES if not rule.kinds.isdisjoint(kinds))
    matches = ((rule, _apply_snooze(facts, rule, match)) for rule in rules for match in rule.find(facts))
    return [(rule, match) for rule, match in matches if _is_current(match, facts.today)]


def _apply_snooze(facts: LoopFacts, rule: Rule, match: RuleMatch) -> RuleMatch:
    until = facts.snoozed_until(rule.name)
    return msgspec.structs.replace(match, due=until) if until and until > match.due else match


def _is_current(match: RuleMatch, today: dt.date) -> bool:
    is_over = match.ends is not None and (match.ends <= today or match.ends <= match.due)
    return not is_over and match.due < dt.date.max


def _next_step(rule: Rule, match: RuleMatch, target: str) -> NextStep:
    arguments = rule.command.format_map({"target": target, **match.options})
    why = rule.why.format_map(match.values)
    label = rule.label.format_map({**match.values, **_short_names(match.people)})
    return NextStep(
        rule.name, match.due, match.people, label, why, arguments, match.is_home, match.day, match.at, match.ends
    )


def _short_names(people: tuple[str, ...]) -> dict[str, str]:
    """Name one or two people; of more, name the first and count the others, to fit into a label."""
    if not people:
        return {}
    names = [read_person(person).short for person in people]
    return {"who": join_words(names if len(names) <= _MAX_NAMED else [names[0], f"{len(names) - 1} others"])}


def _stage_dates(facts: LoopFacts) -> Mapping[Stage, dt.date | None]:
    loop = facts.loop
    reached: dict[Stage, Iterable[Event]] = {
        Stage.APPLIED: [loop.application],
        Stage.INTERVIEWED: facts.past_interviews,
        Stage.ASKED: loop.events_of(Asked),
        Stage.RECORDED: loop.points,
        Stage.ACTED: [action.finished for action in loop.actions if action.finished],
        Stage.FOLLOWED_UP: loop.events_of(FollowedUp),
    }
    return {stage: min(map(loop.date_of, events), default=None) for stage, events in reached.items()}
