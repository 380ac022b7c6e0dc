"""Statistics of themes: givers, mentions, actions, and the share before and after an action."""

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
    return next(stats for stats in theme_stats(history_of([*LOOPS, *events])) if stats.theme == name)


def test_a_theme_has_its_givers_companies_and_dates() -> None:
    points = [
        recorded(ACME, 9, DANA, themes=("coding", "level")),
        recorded(GLOBEX, 3, KIM, themes=("coding",)),
        recorded(ACME, 5, "Dana Lee", themes=("coding",)),
    ]
    stats = theme(list(points), "coding")
    assert [point.on for _, point in stats.points] == [day_of(3), day_of(5), day_of(9)]
    assert (stats.mentions, stats.voices) == (3, 2)
    assert (list(stats.people), list(stats.companies)) == ([KIM, DANA], ["Globex", "Acme"])
    assert (stats.first_on, stats.last_on) == (day_of(3), day_of(9))


def test_unknown_givers_of_a_company_count_as_one_voice() -> None:
    unknown = recorded(ACME, 1, None, themes=("coding",))
    assert theme([unknown], "coding").voices == 1
    assert theme([unknown, recorded(ACME, 2, None, themes=("coding",))], "coding").voices == 1
    assert theme([unknown, recorded(ACME, 2, DANA, themes=("coding",))], "coding").voices == 1
    assert theme([unknown, recorded(GLOBEX, 2, KIM, themes=("coding",))], "coding").voices == 2


def test_recurring_themes_come_first_then_the_most_mentioned() -> None:
    often = [recorded(ACME, day, DANA, themes=("level",)) for day in range(3)]
    both = [recorded(ACME, 5, DANA, themes=("coding",)), recorded(GLOBEX, 5, KIM, themes=("coding",))]
    once = recorded(GLOBEX, 6, KIM, themes=("motivation",))
    stats = theme_stats(history_of([*LOOPS, once, *often, *both]))
    assert [(theme.theme, theme.recurring, theme.mentions) for theme in stats] == [
        ("coding", True, 2),
        ("level", False, 3),
        ("motivation", False, 1),
    ]


def test_praise_is_a_mention_but_does_not_make_a_theme_recurring() -> None:
    praise = recorded(GLOBEX, 2, KIM, FeedbackType.STRENGTH, themes=("coding",))
    stats = theme([recorded(ACME, 1, DANA, themes=("coding",)), praise], "coding")
    assert (stats.mentions, stats.strengths, stats.recurring) == (2, 1, False)


def test_a_refusal_is_not_a_mention() -> None:
    assert theme_stats(history_of([*LOOPS, declined(ACME, 2)])) == []


def test_an_action_counts_once_for_each_theme_of_its_points() -> None:
    first = recorded(ACME, 1, DANA, themes=("coding", "level"))
    second = recorded(GLOBEX, 2, KIM, themes=("coding",))
    plan = planned(None, 3, first, second)
    given_up = planned(ACME, 3, first)
    events: list[Event] = [first, second, plan, given_up, dropped(given_up, 4)]
    for name in ("coding", "level"):
        stats = theme(events, name)
        assert (stats.actions_open, stats.actions_finished, len(stats.actions)) == (1, 0, 2)
    done = theme([*events, finished(plan, 9)], "coding")
    assert (done.actions_open, done.actions_finished, done.finished_on) == (0, 1, day_of(9))


def test_an_action_with_a_theme_counts_for_that_theme_only() -> None:
    point = recorded(ACME, 1, DANA, themes=("coding", "level"))
    events: list[Event] = [point, planned(ACME, 2, point, theme="coding")]
    assert (theme(events, "coding").actions_open, theme(events, "level").actions_open) == (1, 0)


class TestBeforeAndAfter:
    """Six points: two of three name coding on days 1 to 3, one of three on days 11 to 13."""

    first = recorded(ACME, 1, DANA, themes=("coding",))
    early = (first, recorded(ACME, 2, DANA, themes=("level",)), recorded(ACME, 3, DANA, themes=("coding",)))
    late = (
        recorded(GLOBEX, 11, KIM),
        recorded(GLOBEX, 12, KIM, themes=("coding",)),
        recorded(GLOBEX, 13, KIM, FeedbackType.STRENGTH, themes=("coding",)),
    )
    plan = planned(ACME, 4, first)

    def ratios(self, *events: Event) -> tuple[Ratio | None, Ratio | None]:
        stats = theme(list(events), "coding")
        return stats.before, stats.after

    def test_are_split_by_the_first_finished_action(self) -> None:
        again = planned(ACME, 4, self.first)
        ends = (finished(self.plan, 10), again, finished(again, 20))
        assert self.ratios(*self.early, *self.late, self.plan, *ends) == (Ratio(2, 3), Ratio(1, 3))

    def test_are_unknown_until_an_action_is_finished(self) -> None:
        assert self.ratios(*self.early, *self.late, self.plan) == (None, None)
        assert self.ratios(*self.early, *self.late, self.plan, dropped(self.plan, 10)) == (None, None)

    @pytest.mark.parametrize(("missing", "known"), [("early", False), ("late", False), ("neither", True)])
    def test_need_three_points_on_each_side(self, missing: str, known: bool) -> None:
        early = self.early[:2] if missing == "early" else self.early
        late = self.late[:2] if missing == "late" else self.late
        ratios = self.ratios(*early, *late, self.plan, finished(self.plan, 10))
        assert (None not in ratios) is known
        assert (ratios == (None, None)) is not known

    def test_count_a_point_of_the_same_day_as_before(self) -> None:
        more = recorded(GLOBEX, 14, KIM)
        assert self.ratios(*self.early, *self.late, more, self.plan, finished(self.plan, 11)) == (
            Ratio(2, 4),
            Ratio(1, 3),
        )


class TestNaming:
    stats = theme_stats(
        history_of(
            [*LOOPS, recorded(ACME, 1, themes=("system-design",)), recorded(ACME, 2, themes=("system-admin", "design"))]
        )
    )

    @pytest.mark.parametrize(
        ("query", "name"), [("System Design", "system-design"), ("design", "design"), ("ADM", "system-admin")]
    )
    def test_finds_a_theme_by_its_name_or_a_part_of_it(self, query: str, name: str) -> None:
        assert find_theme(self.stats, query).theme == name

    def test_lists_the_candidates_if_none_or_several_match(self) -> None:
        with pytest.raises(TargetError) as several:
            find_theme(self.stats, "system")
        assert set(several.value.candidates) == {"system-design", "system-admin"}
        with pytest.raises(TargetError) as none:
            find_theme(self.stats, "level")
        assert set(none.value.candidates) == {"system-design", "system-admin", "design"}
        with pytest.raises(TargetError):
            find_theme(self.stats, "-")

    def test_renames_by_the_full_name_and_normalises_the_new_one(self) -> None:
        event = rename_theme(self.stats, "System design", "Architecture & Scale", day_of(3))
        assert (event.old, event.new, event.on) == ("system-design", "architecture-scale", day_of(3))
        for old, new, error in (
            ("sys", "x", TargetError),
            ("design", "Design", RefusedError),
            ("design", "!", UsageError),
        ):
            with pytest.raises(error):
                rename_theme(self.stats, old, new, day_of(3))

    def test_renaming_to_another_theme_merges_them(self) -> None:
        point = recorded(ACME, 1, DANA, themes=("sysdesign", "system-design"))
        other = recorded(GLOBEX, 2, KIM, themes=("sysdesign",))
        plan = planned(None, 3, other, theme="sysdesign")
        merged = theme_stats(history_of([*LOOPS, point, other, plan, theme_renamed("sysdesign", "system-design")]))
        assert [(theme.theme, theme.mentions, theme.actions_open, theme.recurring) for theme in merged] == [
            ("system-design", 2, 1, True)
        ]
