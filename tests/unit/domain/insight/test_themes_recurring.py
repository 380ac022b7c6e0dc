"""Themes that recur across people and companies."""

from domain.builders import DANA, KIM, applied, history_of, recorded
from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import Applied, FeedbackType, Recorded

ACME, GLOBEX = applied("Acme"), applied("Globex")


def level(loop: Applied, person: str | None, type: FeedbackType = FeedbackType.GAP) -> Recorded:
    return recorded(loop, 1, person, type, themes=("level",))


class TestRecurringThemes:
    @staticmethod
    def recurring(*points: Recorded) -> list[str]:
        return recurring_themes(history_of([ACME, GLOBEX, *points]))

    def test_include_a_theme_named_by_two_people_at_two_companies(self) -> None:
        other = recorded(ACME, 1, DANA, themes=("level", "x"))
        assert self.recurring(other, level(GLOBEX, KIM)) == ["level"]

    def test_exclude_a_theme_named_by_one_person_at_two_companies(self) -> None:
        assert self.recurring(level(ACME, DANA), level(GLOBEX, DANA)) == []

    def test_exclude_a_theme_named_by_two_people_at_one_company(self) -> None:
        assert self.recurring(level(ACME, DANA), level(ACME, KIM)) == []

    def test_exclude_praise(self) -> None:
        assert self.recurring(level(ACME, DANA), level(GLOBEX, KIM, FeedbackType.STRENGTH)) == []

    def test_count_a_company_once_if_the_giver_is_unknown(self) -> None:
        assert self.recurring(level(ACME, None), level(GLOBEX, None)) == ["level"]
        assert self.recurring(level(ACME, None), level(ACME, None)) == []
