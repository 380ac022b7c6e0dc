"""The debrief command."""

import pytest

from .harness import DANA, Program, Screen, plain

STORY = ("apply Acme Analyst --on 2026-06-01", "interviewed acme --on 2026-06-16 --round onsite --with 'Dana Lee'")


@pytest.fixture
def onsite(acme: Program) -> Program:
    """A journal with an interview that is set for 16 June."""
    acme.ok("interviewed acme --on 2026-06-16 --round onsite --with dana")
    return acme


def test_every_answer_is_an_option(onsite: Program) -> None:
    result = onsite.ok(
        "debrief acme --rating 4 --with 'Kim Ito' --asked 'Why us?' --asked 'Which trade-off?' --well 'Calm'"
        " --differently 'Shorter' --next-steps 'They call on 22 june' --decision-by '22 jun' --talked-about SQL"
        " --note 'Nice office'",
        today="2026-06-17",
    )
    assert onsite.last() == [
        {
            "kind": "amended",
            "on": "2026-06-17",
            "target": onsite.events[1]["id"],
            "changes": {
                "held": True,
                "rating": 4,
                "people": [DANA, "Kim Ito"],
                "questions": ["Why us?", "Which trade-off?"],
                "went_well": "Calm",
                "differently": "Shorter",
                "next_steps": "They call on 22 june",
                "decision_by": "2026-06-22",
                "talked_about": "SQL",
                "note": "Nice office",
            },
        }
    ]
    assert result.out.startswith("Acme (Data Analyst): Interview with Dana Lee and Kim Ito · onsite · rated 4 of 5 · ")
    assert "debrief" not in onsite.ok("remind --json", today="2026-06-17").out


def test_a_day_in_the_next_steps_is_not_a_decision_day(onsite: Program) -> None:
    onsite.ok("debrief acme --next-steps 'They decide by 22 june'", today="2026-06-17")
    assert onsite.events[-1]["changes"] == {"held": True, "next_steps": "They decide by 22 june"}


def test_without_a_target_it_is_the_only_one_of_today_or_yesterday(onsite: Program) -> None:
    refused = onsite("debrief --rating 4")
    assert refused.code == 2
    assert "There is no interview today or yesterday." in refused.err
    onsite.ok("debrief --rating 4", today="2026-06-17")
    assert onsite.events[-1]["target"] == onsite.events[1]["id"]


def test_several_without_a_target_are_listed(onsite: Program) -> None:
    onsite.ok("apply Globex --on 2026-06-02")
    onsite.ok("interviewed globex --on 2026-06-17 --at 10:00")
    refused = onsite("debrief --rating 4 --json", today="2026-06-17")
    assert (refused.code, refused.error["candidates"]) == (
        2,
        ["acme  onsite, Tue 16 Jun with Dana Lee", "globex  interview, today 10:00"],
    )


@pytest.mark.parametrize(
    "command",
    [
        "debrief acme",
        "debrief acme --round onsite",
        "debrief acme --rating 6",
        "debrief acme --well ''",
        "debrief acme --asked ' '",
        "debrief acme --decision-by never",
        "debrief acme --on tomorrow --rating 4",
        "debrief acme --with '' --rating 4",
    ],
)
def test_bad_input_changes_nothing(onsite: Program, command: str) -> None:
    before = onsite.journal.read_bytes()
    result = onsite(command, today="2026-06-17")
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert onsite.journal.read_bytes() == before


def test_a_terminal_asks_the_questions_and_enter_skips_them(screen: Screen) -> None:
    for line in STORY:
        assert screen.installed(line).code == 0
    result = screen(
        "debrief",
        ("How did it go", "9\r"),
        ("How did it go", "4\r"),
        ("Who was there", "Kim Ito\r"),
        ("Another one", "\r"),
        ("What did they ask", "Why us?\r"),
        ("Another one", "\r"),
        ("What went well", "\r"),
        ("What will you do differently", "Shorter\r"),
        ("What did they say of next steps", "\r"),
        ("By which day will they decide", "\r"),
        environment={"FEEDBACK_LOOP_TODAY": "2026-06-17"},
    )
    assert result.code == 0
    expected = "with Dana Lee and Kim Ito · onsite · rated 4 of 5 · they asked: “Why us?” · next time: “Shorter”"
    assert expected in " ".join(plain(result.out).split())


def test_all_questions_skipped_record_nothing(screen: Screen) -> None:
    for line in STORY:
        assert screen.installed(line).code == 0
    journal = screen.installed.folder / "journal.json"
    before = journal.read_bytes()
    questions = (
        "How did it go",
        "Who was",
        "What did they ask",
        "What went",
        "What will",
        "What did they say",
        "By which",
    )
    result = screen("debrief acme", *((question, "\r") for question in questions))
    assert result.code == 2
    assert "Nothing is noted" in result.out
    assert journal.read_bytes() == before
