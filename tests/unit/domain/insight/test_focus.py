"""The gap to work on next, and what came up less after an action."""

from domain.builders import DANA, KIM, applied, dropped, finished, overview_on, planned, recorded, set_aside
from feedback_loop.domain.insight.focus import Focus, find_focus, improvements
from feedback_loop.domain.insight.themes import theme_stats
from feedback_loop.domain.insight.wording import improvement_text
from feedback_loop.domain.model.events import Applied, Event, FeedbackType, Recorded


def two_gaps(theme: str = "coding") -> tuple[Applied, Recorded, Applied, Recorded]:
    """Return two loops at two companies with a gap on the same theme."""
    first, second = applied("Acme"), applied("Globex")
    return first, recorded(first, 3, DANA, themes=(theme,)), second, recorded(second, 5, KIM, themes=(theme,))


def focus_of(*events: Event) -> Focus | None:
    overview = overview_on(events, 30)
    return find_focus(theme_stats(overview.history), overview)


def test_a_recurring_gap_without_an_action_wants_one() -> None:
    focus = focus_of(*two_gaps())
    assert focus is not None
    assert (focus.theme, focus.action) == ("coding", None)
    assert focus.command == "feedback-loop act --theme coding 'what you will do'"
    assert [point.person for _, point in focus.gaps] == [DANA, KIM]


def test_one_voice_or_praise_is_no_focus() -> None:
    first, gap, second, _ = two_gaps()
    assert focus_of(first, gap) is None
    assert focus_of(first, gap, second, recorded(second, 5, KIM, FeedbackType.STRENGTH, themes=("coding",))) is None


def test_a_planned_action_is_to_be_finished() -> None:
    gaps = two_gaps()
    first, gap, *_ = gaps
    plan, across = planned(first, 6, gap), planned(None, 6, gap, theme="coding")
    focus = focus_of(*gaps, plan)
    assert focus is not None
    assert focus.command == "feedback-loop act acme --done"
    of_theme = focus_of(*gaps, across)
    assert of_theme is not None
    assert of_theme.command == "feedback-loop act --theme coding --done"
    several = focus_of(*gaps, plan, planned(first, 7, gap))
    assert several is not None
    assert several.command == "feedback-loop act acme --action 1 --done"


def test_what_was_done_or_set_aside_gives_way_to_the_next_theme() -> None:
    gaps, others = two_gaps(), two_gaps("level")
    plan = planned(gaps[0], 6, gaps[1])
    for answer in ([plan, finished(plan, 9)], [set_aside(6, gaps[1], gaps[3])]):
        focus = focus_of(*gaps, *others, *answer)
        assert focus is not None
        assert focus.theme == "level"
    assert focus_of(*gaps, plan, dropped(plan, 9), set_aside(9, gaps[3])) is None


def test_a_smaller_share_after_an_action_is_an_improvement_without_a_claim_of_cause() -> None:
    first, gap, second, other = two_gaps()
    plan = planned(first, 6, gap)
    later = [recorded(second, day, KIM, themes=("level",)) for day in (20, 21, 22)]
    events = [first, gap, second, other, recorded(first, 4, themes=("level",)), plan, finished(plan, 9), *later]
    (change,) = improvements(theme_stats(overview_on(events, 30).history))
    assert improvement_text(change) == "coding came up less since your action: 2/3 before, 0/3 since"
