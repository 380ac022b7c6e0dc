"""Themes: who named them, how often, what was done, and how often before and after."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    applied,
    declined,
    dropped,
    finished,
    history_of,
    planned,
    recorded,
    theme_renamed,
)
from domain.builders import day as day_of
from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.insight.themes import Ratio, ThemeStats, find_theme, rename_theme, theme_stats
from feedback_loop.domain.model.events import Event, FeedbackType

ACME, GLOBEX, INITECH = applied("Acme"), applied("Globex", 1), applied("Initech", 2)
LOOPS: list[Event] = [ACME, GLOBEX, INITECH]


def theme(events: list[Event], name: str) -> ThemeStats:
    return next(one for one in theme_stats(history_of([*LOOPS, *events])) if one.theme == name)


def test_a_theme_knows_who_named_it_where_and_when() -> None:
    points = [
        recorded(ACME, 9, DANA, themes=("coding", "level")),
        recorded(GLOBEX, 3, KIM, themes=("coding",)),
        recorded(ACME, 5, "Dana Lee", themes=("coding",)),
    ]
    found = theme(list(points), "coding")
    assert [point.on for _, point in found.points] == [day_of(3), day_of(5), day_of(9)]
    assert (found.mentions, found.voices) == (3, 2)
    assert (list(found.people), list(found.companies)) == ([KIM, DANA], ["Globex", "Acme"])
    assert (found.first_on, found.last_on) == (day_of(3), day_of(9))


def test_a_giver_whom_nobody_knows_counts_as_one_voice_of_the_company() -> None:
    unknown = recorded(ACME, 1, None, themes=("coding",))
    assert theme([unknown], "coding").voices == 1
    assert theme([unknown, recorded(ACME, 2, None, themes=("coding",))], "coding").voices == 1
    assert theme([unknown, recorded(ACME, 2, DANA, themes=("coding",))], "coding").voices == 1
    assert theme([unknown, recorded(GLOBEX, 2, KIM, themes=("coding",))], "coding").voices == 2


def test_recurring_themes_come_first_then_those_with_most_mentions() -> None:
    often = [recorded(ACME, day, DANA, themes=("level",)) for day in range(3)]
    both = [recorded(ACME, 5, DANA, themes=("coding",)), recorded(GLOBEX, 5, KIM, themes=("coding",))]
    once = recorded(GLOBEX, 6, KIM, themes=("motivation",))
    found = theme_stats(history_of([*LOOPS, once, *often, *both]))
    assert [(one.theme, one.recurring, one.mentions) for one in found] == [
        ("coding", True, 2),
        ("level", False, 3),
        ("motivation", False, 1),
    ]


def test_praise_is_a_mention_but_does_not_make_a_theme_recur() -> None:
    praise = recorded(GLOBEX, 2, KIM, FeedbackType.STRENGTH, themes=("coding",))
    found = theme([recorded(ACME, 1, DANA, themes=("coding",)), praise], "coding")
    assert (found.mentions, found.strengths, found.recurring) == (2, 1, False)


def test_a_refusal_is_no_mention() -> None:
    assert theme_stats(history_of([*LOOPS, declined(ACME, 2)])) == []


def test_an_action_counts_for_the_themes_of_its_points_and_once() -> None:
    first = recorded(ACME, 1, DANA, themes=("coding", "level"))
    second = recorded(GLOBEX, 2, KIM, themes=("coding",))
    plan = planned(None, 3, first, second)
    given_up = planned(ACME, 3, first)
    events: list[Event] = [first, second, plan, given_up, dropped(given_up, 4)]
    for name in ("coding", "level"):
        found = theme(events, name)
        assert (found.actions_open, found.actions_finished, len(found.actions)) == (1, 0, 2)
    done = theme([*events, finished(plan, 9)], "coding")
    assert (done.actions_open, done.actions_finished, done.finished_on) == (0, 1, day_of(9))


def test_an_action_that_names_its_theme_counts_for_no_other() -> None:
    point = recorded(ACME, 1, DANA, themes=("coding", "level"))
    events: list[Event] = [point, planned(ACME, 2, point, theme="coding")]
    assert (theme(events, "coding").actions_open, theme(events, "level").actions_open) == (1, 0)


class TestBeforeAndAfter:
    """Six points: on days 1 to 3 two of three name coding, on days 11 to 13 one of three does."""

    first = recorded(ACME, 1, DANA, themes=("coding",))
    early = (first, recorded(ACME, 2, DANA, themes=("level",)), recorded(ACME, 3, DANA, themes=("coding",)))
    late = (
        recorded(GLOBEX, 11, KIM),
        recorded(GLOBEX, 12, KIM, themes=("coding",)),
        recorded(GLOBEX, 13, KIM, FeedbackType.STRENGTH, themes=("coding",)),
    )
    plan = planned(ACME, 4, first)

    def share(self, *events: Event) -> tuple[Ratio | None, Ratio | None]:
        found = theme(list(events), "coding")
        return found.before, found.after

    def test_are_mentions_as_missing_per_feedback_around_the_first_finished_action(self) -> None:
        again = planned(ACME, 4, self.first)
        ends = (finished(self.plan, 10), again, finished(again, 20))
        assert self.share(*self.early, *self.late, self.plan, *ends) == (Ratio(2, 3), Ratio(1, 3))

    def test_are_unknown_while_nothing_is_finished(self) -> None:
        assert self.share(*self.early, *self.late, self.plan) == (None, None)
        assert self.share(*self.early, *self.late, self.plan, dropped(self.plan, 10)) == (None, None)

    @pytest.mark.parametrize(("missing", "told"), [("early", False), ("late", False), ("neither", True)])
    def test_need_three_points_on_each_side(self, missing: str, told: bool) -> None:
        early = self.early[:2] if missing == "early" else self.early
        late = self.late[:2] if missing == "late" else self.late
        found = self.share(*early, *late, self.plan, finished(self.plan, 10))
        assert (None not in found) is told
        assert (found == (None, None)) is not told

    def test_count_a_point_of_the_very_day_as_before(self) -> None:
        more = recorded(GLOBEX, 14, KIM)
        assert self.share(*self.early, *self.late, more, self.plan, finished(self.plan, 11)) == (
            Ratio(2, 4),
            Ratio(1, 3),
        )


class TestNaming:
    found = theme_stats(
        history_of(
            [*LOOPS, recorded(ACME, 1, themes=("system-design",)), recorded(ACME, 2, themes=("system-admin", "design"))]
        )
    )

    @pytest.mark.parametrize(
        ("query", "name"), [("System Design", "system-design"), ("design", "design"), ("ADM", "system-admin")]
    )
    def test_finds_a_theme_by_its_name_or_any_part_of_it(self, query: str, name: str) -> None:
        assert find_theme(self.found, query).theme == name

    def test_lists_the_candidates_when_none_or_several_fit(self) -> None:
        with pytest.raises(TargetError) as several:
            find_theme(self.found, "system")
        assert set(several.value.candidates) == {"system-design", "system-admin"}
        with pytest.raises(TargetError) as none:
            find_theme(self.found, "level")
        assert set(none.value.candidates) == {"system-design", "system-admin", "design"}
        with pytest.raises(TargetError):
            find_theme(self.found, "-")

    def test_renames_by_the_whole_name_only_and_normalises_the_new_one(self) -> None:
        event = rename_theme(self.found, "System design", "Architecture & Scale", day_of(3))
        assert (event.old, event.new, event.on) == ("system-design", "architecture-scale", day_of(3))
        for old, new, error in (
            ("sys", "x", TargetError),
            ("design", "Design", RefusedError),
            ("design", "!", UsageError),
        ):
            with pytest.raises(error):
                rename_theme(self.found, old, new, day_of(3))

    def test_renaming_onto_another_theme_makes_them_one(self) -> None:
        point = recorded(ACME, 1, DANA, themes=("sysdesign", "system-design"))
        other = recorded(GLOBEX, 2, KIM, themes=("sysdesign",))
        plan = planned(None, 3, other, theme="sysdesign")
        merged = theme_stats(history_of([*LOOPS, point, other, plan, theme_renamed("sysdesign", "system-design")]))
        assert [(one.theme, one.mentions, one.actions_open, one.recurring) for one in merged] == [
            ("system-design", 2, 1, True)
        ]
