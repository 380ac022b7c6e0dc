"""Each law sees what breaks it: the rules are broken on purpose, one at a time."""

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
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.rules import overview as review
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.table import RULES
from simulation import laws
from simulation.commands import typed
from simulation.habits import HABITS
from simulation.watch import Tally, watched

BY_NAME = {habit.name: habit for habit in HABITS}


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Change rows of the rules table: ``change("thank", command="show {target}")``."""

    def changed(name: str, **fields: Any) -> None:
        rules = tuple(structs.replace(rule, **fields) if rule.name == name else rule for rule in RULES)
        monkeypatch.setattr(review, "RULES", rules)

    return changed


def broken(tally: Tally) -> set[str]:
    return {str(seen[1]) for seen in tally.counts if seen[0] == "broken"}


def changed_standing(overview: Overview, closed_because: str | None = None, **worked_out: Any) -> Overview:
    ((id_, status),) = overview.statuses.items()
    changed = structs.replace(status)
    changed.__dict__.update(worked_out, closed_because=closed_because)
    return overview.restricted_to({id_: changed})


class TestForgotten:
    ACME = applied()

    def test_finds_nothing_in_what_the_rules_say(self) -> None:
        assert list(laws.forgotten(overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3))) == []

    def test_finds_an_open_loop_with_neither_a_next_step_nor_a_reason(self) -> None:
        seen = changed_standing(overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3), next_steps=())
        (sentence,) = laws.forgotten(seen)
        assert "neither a next step" in sentence

    def test_finds_a_closed_loop_with_a_next_step(self) -> None:
        seen = overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3)
        assert any("is closed" in one for one in laws.forgotten(changed_standing(seen, closed_because="told")))

    def test_finds_a_step_that_no_loop_shows(self) -> None:
        seen = overview_on([self.ACME, interviewed(self.ACME, 1, DANA)], 3)
        (status,) = seen.statuses.values()
        todo = tuple(structs.replace(step, is_home=False) for step in status.next_steps)
        assert any("none shows it" in one for one in laws.forgotten(changed_standing(seen, next_steps=todo)))

    POINT = recorded(ACME, 2)
    OWED: tuple[tuple[str, Sequence[Event]], ...] = (
        ("an action is open", [planned(ACME, 3)]),
        ("feedback waits", [POINT]),
        ("an interview lies ahead", [interviewed(ACME, 50)]),
        ("an offer waits", [outcome(ACME, 5, Result.OFFER)]),
        ("nobody was asked", [interviewed(ACME, 3), outcome(ACME, 5, Result.REJECTED)]),
    )

    @pytest.mark.parametrize(("sentence", "story"), OWED)
    def test_finds_a_closed_loop_in_which_something_is_owed(self, sentence: str, story: Sequence[Event]) -> None:
        seen = changed_standing(overview_on([self.ACME, *story], 10), closed_because="quiet", next_steps=())
        assert [sentence in one for one in laws.forgotten(seen)] == [True]

    def test_finds_an_interview_ahead_even_in_a_loop_that_was_closed_by_hand(self) -> None:
        seen = overview_on([self.ACME, interviewed(self.ACME, 50)], 10)
        (sentence,) = laws.forgotten(changed_standing(seen, closed_because="by-hand", next_steps=()))
        assert sentence == "Acme is closed (by-hand), and yet an interview lies ahead"

    def test_leaves_alone_what_the_user_silenced(self) -> None:
        story = [self.ACME, self.POINT, snoozed(self.ACME, 3, rule="decide")]
        closed = changed_standing(overview_on(story, 30), closed_because="quiet", next_steps=(), waiting_for=None)
        assert list(laws.forgotten(closed)) == []


class TestEndless:
    ACME = applied()
    STORIES: Mapping[str, Sequence[Event]] = {
        "thank-giver": [ACME, recorded(ACME, 5, type=FeedbackType.STRENGTH)],
        "nudge": [ACME, asked(ACME, 5)],
        "ask": [ACME, interviewed(ACME, 3), outcome(ACME, 5, Result.REJECTED)],
    }

    @pytest.mark.parametrize("name", STORIES)
    def test_finds_a_prompt_that_outlives_its_window(self, name: str, change: Callable[..., None]) -> None:
        find = next(rule.find for rule in RULES if rule.name == name)
        assert not self.found(self.STORIES[name])
        change(name, find=lambda case: (structs.replace(one, ends=None) for one in find(case)))
        sentence = self.found(self.STORIES[name])[0]
        assert sentence.startswith(f"{name} in Acme goes on after ")

    def found(self, story: Sequence[Event]) -> list[str]:
        (status,) = overview_on(story, 100).statuses.values()
        return [sentence for step in laws.due_steps(status) for sentence in laws.endless(status, step)]

    def test_finds_prompts_of_a_loop_that_never_becomes_quiet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(LoopFacts, "is_quiet", False)
        assert "endless" in broken(watched(1, 5, BY_NAME["never obeys"], 250))

    def test_counts_from_the_last_time_that_anything_happened(self) -> None:
        story = [self.ACME, interviewed(self.ACME, 1, DANA), asked(self.ACME, 2)]
        (status,) = overview_on(story, 20).statuses.values()
        nudge = next(step for step in status.next_steps if step.rule == "nudge")
        assert laws.nagging(status, nudge) == 11


class TestLiveness:
    def test_says_in_how_many_days_everything_closes(self) -> None:
        one = advised_loop()
        days = laws.days_to_close(one.story, day(10), "seed", replies=0.0)
        assert days is not None
        assert days < 120

    def test_finds_a_loop_that_never_closes(self, change: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(laws, "LONGEST", 150)
        monkeypatch.setattr(LoopFacts, "is_quiet", False)
        change("ask", command="thank {target}")
        acme = applied()
        assert laws.days_to_close([acme], day(10), "seed", replies=0.0) is None


class TestDisordered:
    STORY = advised_loop().story

    def test_finds_nothing_in_what_the_fold_does(self) -> None:
        assert list(laws.disordered(self.STORY, day(20), random.Random(1))) == []

    @pytest.mark.parametrize(
        ("where", "name", "instead", "sentence"),
        [
            (fold, "_sort_loop", lambda events: events, "order of typing in"),
            (history, "sort_key", lambda event, _: event.recorded_at, "order of typing in"),
            (history, "retracted_ids", lambda events: {one.target for one in events if hasattr(one, "target")}, "redo"),
        ],
    )
    def test_finds_a_fold_that_goes_by_the_wrong_order(
        self,
        where: object,
        name: str,
        instead: Callable[..., object],
        sentence: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(where, name, instead)
        if name == "sort_key":
            monkeypatch.setattr(fold, name, instead)
        found = [one for seed in range(9) for one in laws.disordered(self.STORY, day(20), random.Random(seed))]
        assert any(sentence in one for one in found)

    def test_leaves_the_first_of_a_kind_and_a_day_first(self) -> None:
        acme = applied()
        points = [recorded(acme, 3) for _ in range(5)]
        again = laws.retyped([acme, *points], random.Random(4))
        in_order = sorted((event for event in again if event.id != acme.id), key=lambda event: event.recorded_at)
        assert [event.id for event in in_order] == [point.id for point in points]


class TestUnheeded:
    @pytest.mark.parametrize(
        ("command", "sentence"),
        [
            ("follow-up {target}", "is refused"),
            ("thank nobody", "is refused"),
            ("thank globex", "means Globex"),
            ("ask-feedback {target} --with 'Max Moe'", "leaves its prompt as it was"),
        ],
    )
    def test_finds_a_command_that_does_not_do_what_it_should(
        self, command: str, sentence: str, change: Callable[..., None]
    ) -> None:
        change("thank", command=command)
        acme, globex = applied(), applied("Globex")
        seen = overview_on([acme, interviewed(acme, 1, DANA), globex, interviewed(globex, 1)], 3)
        status = seen.statuses[acme.id]
        assert status.prompt is not None
        assert any(sentence in one for one in laws.unheeded(seen, status, status.prompt, "seed"))

    def test_finds_nothing_in_a_command_that_does(self) -> None:
        acme = applied()
        seen = overview_on([acme, interviewed(acme, 1, DANA)], 3)
        (status,) = seen.statuses.values()
        assert status.prompt is not None
        assert list(laws.unheeded(seen, status, status.prompt, "seed")) == []


class TestTyped:
    def test_types_every_prompt_of_a_day_into_the_program(self) -> None:
        tally = typed(1, 4, 120)
        assert tally.total("judged", "typed") >= 2
        assert tally.broken == []

    def test_tells_of_commands_that_leave_their_prompts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        useless = tuple(structs.replace(rule, command="show {target}") for rule in RULES)
        monkeypatch.setattr(review, "RULES", useless)
        tally = typed(1, 4, 120)
        assert tally.total("broken", "typed") == len(tally.broken) >= 2


def test_a_watched_life_counts_each_prompt_and_each_loop_once() -> None:
    tally = watched(1, 5, BY_NAME["usual"], 150)
    assert tally.total("loops") == tally.spread("prompts of a loop in the year", "all").total()
    assert summed(tally, "days shown") == summed(tally, "prompts a day") > 0


def summed(tally: Tally, what: str) -> int:
    return sum(int(seen[-1]) * count for seen, count in tally.counts.items() if seen[0] == what)
