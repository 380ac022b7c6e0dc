"""The invariants detect their violations: the rules are broken on purpose, one at a time."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from msgspec import structs

from domain.builders import (
    DANA,
    advised_loop,
    applied,
    asked,
    day,
    interviewed,
    outcome,
    overview_on,
    planned,
    recorded,
    snoozed,
)
from feedback_loop.domain.model import fold
from feedback_loop.domain.model import fold as history
from feedback_loop.domain.model.events import Applied, Event, FeedbackType, Result
from feedback_loop.domain.rules import overview as status_module
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.table import RULES
from simulation import invariants
from simulation.habits import HABITS
from simulation.observer import Tally, observe_candidate
from simulation.typed_prompts import run_typed_prompts

HABITS_BY_NAME = {habit.name: habit for habit in HABITS}


@pytest.fixture
def change_rule(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Change a row of the rules table: ``change_rule("thank", command="show {target}")``.

    No loop is taken as settled then: that would hide what a changed row does in an old one.
    """

    def change(name: str, **fields: Any) -> None:
        rules = tuple(structs.replace(rule, **fields) if rule.name == name else rule for rule in RULES)
        monkeypatch.setattr(status_module, "RULES", rules)
        monkeypatch.setattr(status_module, "is_settled", lambda *_: False)

    return change


def violated(tally: Tally) -> set[str]:
    return {str(name[1]) for name in tally.counts if name[0] == "violated"}


def with_status(overview: Overview, closed_because: str | None = None, **cached: Any) -> Overview:
    """Return an overview whose only status has other cached properties."""
    ((id_, status),) = overview.statuses.items()
    changed = structs.replace(status)
    changed.__dict__.update(cached, closed_because=closed_because)
    return overview.restricted_to({id_: changed})


class TestForgottenLoops:
    ACME = applied()

    def test_accepts_the_rules(self) -> None:
        assert list(invariants.find_forgotten_loops(overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3))) == []

    def test_finds_an_open_loop_without_a_next_step_or_reason(self) -> None:
        overview = with_status(overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3), next_steps=())
        (violation,) = invariants.find_forgotten_loops(overview)
        assert "without a next step" in violation

    def test_finds_a_closed_loop_with_a_next_step(self) -> None:
        overview = with_status(overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3), closed_because="told")
        assert any("is closed" in violation for violation in invariants.find_forgotten_loops(overview))

    def test_finds_a_step_that_no_loop_shows(self) -> None:
        overview = overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3)
        (status,) = overview.statuses.values()
        steps = tuple(structs.replace(step, is_home=False) for step in status.next_steps)
        violations = invariants.find_forgotten_loops(with_status(overview, next_steps=steps))
        assert any("none shows it" in violation for violation in violations)

    POINT = recorded(ACME, 2)
    UNFINISHED: tuple[tuple[str, Sequence[Event]], ...] = (
        ("an action is open", [planned(ACME, 3)]),
        ("feedback awaits", [POINT]),
        ("an interview is ahead", [interviewed(ACME, 50)]),
        ("an offer awaits", [outcome(ACME, 5, Result.OFFER)]),
        ("nobody was asked", [interviewed(ACME, 3), outcome(ACME, 5, Result.REJECTED)]),
    )

    @pytest.mark.parametrize(("problem", "events"), UNFINISHED)
    def test_finds_a_closed_loop_with_unfinished_business(self, problem: str, events: Sequence[Event]) -> None:
        overview = with_status(overview_on([self.ACME, *events], 10), closed_because="quiet", next_steps=())
        assert [problem in violation for violation in invariants.find_forgotten_loops(overview)] == [True]

    def test_finds_an_interview_ahead_of_a_loop_closed_by_hand(self) -> None:
        overview = with_status(
            overview_on([self.ACME, interviewed(self.ACME, 50)], 10), closed_because="by-hand", next_steps=()
        )
        (violation,) = invariants.find_forgotten_loops(overview)
        assert violation == "Acme is closed (by-hand) but an interview is ahead"

    def test_accepts_what_the_user_silenced(self) -> None:
        events = [self.ACME, self.POINT, snoozed(self.ACME, 3, rule="decide")]
        closed = with_status(overview_on(events, 30), closed_because="quiet", next_steps=(), waiting_for=None)
        assert list(invariants.find_forgotten_loops(closed)) == []


class TestEndlessPrompts:
    ACME = applied()
    STORIES: Mapping[str, Sequence[Event]] = {
        "thank-giver": [ACME, recorded(ACME, 5, type=FeedbackType.STRENGTH)],
        "nudge": [ACME, asked(ACME, 5)],
        "ask": [ACME, interviewed(ACME, 3), outcome(ACME, 5, Result.REJECTED)],
    }

    @pytest.mark.parametrize("name", STORIES)
    def test_finds_a_prompt_that_outlives_its_window(self, name: str, change_rule: Callable[..., None]) -> None:
        find = next(rule.find for rule in RULES if rule.name == name)
        assert not self.violations(self.STORIES[name])
        change_rule(name, find=lambda facts: (structs.replace(match, ends=None) for match in find(facts)))
        assert self.violations(self.STORIES[name])[0].startswith(f"{name} in Acme goes on after ")

    def violations(self, events: Sequence[Event]) -> list[str]:
        (status,) = overview_on(events, 100).statuses.values()
        steps = invariants.due_steps(status)
        return [violation for step in steps for violation in invariants.find_endless_prompt(status, step)]

    def test_finds_prompts_of_a_loop_that_never_becomes_quiet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(LoopFacts, "is_quiet", False)
        assert "endless" in violated(observe_candidate(1, 5, HABITS_BY_NAME["never obeys"], 250))

    def test_counts_days_from_the_last_event(self) -> None:
        events = [self.ACME, interviewed(self.ACME, 1, DANA), asked(self.ACME, 2)]
        (status,) = overview_on(events, 20).statuses.values()
        nudge = next(step for step in status.next_steps if step.rule == "nudge")
        assert invariants.days_without_change(status, nudge) == 11


class TestLiveness:
    def test_returns_the_days_until_everything_closes(self) -> None:
        days = invariants.days_to_close(advised_loop().story, day(10), "seed", replies=0.0)
        assert days is not None
        assert days < 120

    def test_finds_a_loop_that_never_closes(
        self, change_rule: Callable[..., None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(invariants, "MAX_DAYS_TO_CLOSE", 150)
        monkeypatch.setattr(LoopFacts, "is_quiet", False)
        change_rule("ask", command="thank {target}")
        acme = applied()
        assert invariants.days_to_close([acme], day(10), "seed", replies=0.0) is None


class TestOrderDependence:
    EVENTS = advised_loop().story

    def test_accepts_the_fold(self) -> None:
        assert list(invariants.find_order_dependence(self.EVENTS, day(20), random.Random(1))) == []

    @pytest.mark.parametrize(
        ("module", "name", "replacement", "violation"),
        [
            (fold, "_sort_loop", lambda events: events, "order of recording"),
            (history, "sort_key", lambda event, _: event.recorded_at, "order of recording"),
            (
                history,
                "retracted_ids",
                lambda events: {event.target for event in events if hasattr(event, "target")},
                "redo",
            ),
        ],
    )
    def test_finds_a_fold_in_the_wrong_order(
        self,
        module: object,
        name: str,
        replacement: Callable[..., object],
        violation: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(module, name, replacement)
        if name == "sort_key":
            monkeypatch.setattr(fold, name, replacement)
        violations = [
            sentence
            for seed in range(9)
            for sentence in invariants.find_order_dependence(self.EVENTS, day(20), random.Random(seed))
        ]
        assert any(violation in sentence for sentence in violations)

    def test_keeps_the_order_of_events_of_the_same_kind_and_date(self) -> None:
        acme = applied()
        points = [recorded(acme, 3) for _ in range(5)]
        rerecorded = invariants.rerecord([acme, *points], random.Random(4))
        in_order = sorted((event for event in rerecorded if event.id != acme.id), key=lambda event: event.recorded_at)
        assert [event.id for event in in_order] == [point.id for point in points]


class TestUselessCommands:
    @pytest.mark.parametrize(
        ("command", "violation"),
        [
            ("follow-up {target}", "is refused"),
            ("thank nobody", "is refused"),
            ("thank globex", "resolves to Globex"),
            ("ask-feedback {target} --with 'Max Moe'", "leaves its prompt unchanged"),
        ],
    )
    def test_finds_a_command_that_does_not_work(
        self, command: str, violation: str, change_rule: Callable[..., None]
    ) -> None:
        change_rule("thank", command=command)
        acme, globex = applied(), applied("Globex")
        overview = overview_on([acme, interviewed(acme, 1, DANA), globex, interviewed(globex, 1)], 3)
        status = overview.statuses[acme.id]
        assert status.prompt is not None
        violations = invariants.find_useless_command(overview, status, status.prompt, "seed")
        assert any(violation in sentence for sentence in violations)

    def test_accepts_a_command_that_works(self) -> None:
        acme = applied()
        overview = overview_on([acme, interviewed(acme, 1, DANA)], 3)
        (status,) = overview.statuses.values()
        assert status.prompt is not None
        assert list(invariants.find_useless_command(overview, status, status.prompt, "seed")) == []


class TestMisplacedWords:
    ACME, AGAIN, OTHER = applied("Acme", role="Analyst"), applied("Acme", 5, role="Lead"), applied("Globex", 6)
    STORY = (ACME, outcome(ACME, 3, Result.REJECTED), AGAIN, OTHER)

    def violations(self) -> list[str]:
        overview = overview_on(self.STORY, 10)
        return [text for seed in range(40) for text in invariants.find_misplaced_words(overview, random.Random(seed))]

    def test_accepts_the_way_in_which_loops_are_found(self) -> None:
        assert self.violations() == []

    @pytest.mark.parametrize(
        ("loop", "violation"), [(ACME, "which is closed, and not for Acme (Lead)"), (OTHER, "is taken for Globex")]
    )
    def test_finds_words_that_are_taken_for_another_loop(
        self, loop: Applied, violation: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Overview, "find", lambda overview, *_, **__: overview.statuses[loop.id])
        assert any(violation in text for text in self.violations())


class TestCalm:
    def test_is_quiet_for_a_week_after_three_days(self) -> None:
        tally = observe_candidate(1, 5, HABITS_BY_NAME["never obeys"], 150)
        daily, calm = (tally.values(name, "never obeys") for name in ("prompts a day", "calm prompts a day"))
        assert 0 < sum(calm.elements()) < sum(daily.elements())


class TestTypedPrompts:
    def test_runs_every_prompt_of_a_day_in_the_program(self) -> None:
        tally = run_typed_prompts(1, 4, 120)
        assert tally.total("checked", "typed") >= 2
        assert tally.violations == []

    def test_finds_commands_that_leave_their_prompts_unchanged(self, monkeypatch: pytest.MonkeyPatch) -> None:
        useless = tuple(structs.replace(rule, command="show {target}") for rule in RULES)
        monkeypatch.setattr(status_module, "RULES", useless)
        tally = run_typed_prompts(1, 4, 120)
        assert tally.total("violated", "typed") == len(tally.violations) >= 2


def test_an_observed_life_counts_each_prompt_and_each_loop_once() -> None:
    tally = observe_candidate(1, 5, HABITS_BY_NAME["usual"], 150)
    assert tally.total("loops") == tally.values("prompts of a loop in the year", "all").total()
    assert total_value(tally, "days shown") == total_value(tally, "prompts a day") > 0


def total_value(tally: Tally, measurement: str) -> int:
    return sum(int(name[-1]) * count for name, count in tally.counts.items() if name[0] == measurement)
