"""Questions asked in interviews, by theme."""

from domain.builders import applied, interviewed, overview_on, recorded
from feedback_loop.domain.insight.question_themes import QuestionTheme, questions_by_theme


def test_questions_count_by_theme_with_the_interviews_whose_questions_are_known() -> None:
    first, second = applied("Acme"), applied("Globex")
    events = [
        *(first, interviewed(first, 1, questions=("Why us?", "Design a news feed"))),
        *(
            second,
            interviewed(second, 2, questions=("Warum wollen Sie wechseln?", "Why this role?", "Favourite soup?")),
        ),
        interviewed(second, 3),
    ]
    assert questions_by_theme(overview_on(events, 10)) == [
        QuestionTheme("motivation", interviews=2, of=2, questions=3, latest="Why this role?"),
        QuestionTheme("system-design", interviews=1, of=2, questions=1, latest="Design a news feed"),
        QuestionTheme("other", interviews=1, of=2, questions=1, latest="Favourite soup?"),
    ]


def test_a_theme_of_the_users_own_is_recognised_by_its_words() -> None:
    loop = applied()
    events = [
        loop,
        interviewed(loop, 1, questions=("Your view on event sourcing?",)),
        recorded(loop, 4, themes=("event-sourcing",)),
    ]
    assert [row.theme for row in questions_by_theme(overview_on(events, 10))] == ["event-sourcing"]


def test_only_whole_words_before_the_last_count() -> None:
    loop = applied()
    events = [loop, interviewed(loop, 1, questions=("What do you plan to misrepresent?",))]
    assert [row.theme for row in questions_by_theme(overview_on(events, 10))] == ["other"]
