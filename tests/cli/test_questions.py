"""The questions command, and what show has ready before the next interview."""

import pytest

from .harness import Program, plain


@pytest.fixture
def asked(program: Program) -> Program:
    """A journal with questions of two companies, feedback about them, and an interview ahead."""
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee (recruiter)' --with 'Kim Ito'"),
        ("2026-06-01", "apply Globex Clerk"),
        ("2026-06-02", "interviewed globex --round onsite"),
        ("2026-06-02", "debrief globex --asked 'Design a cache' --asked 'How fast are you?'"),
        ("2026-06-03", "interviewed acme --round 'phone screen' --with dana --note 'wears blue'"),
        ("2026-06-03", "debrief acme --asked 'Why us?' --next-steps 'An onsite' --talked-about sailing"),
        ("2026-06-04", "record globex 'Think about scale' --theme system-design --with 'Ed Roe (cto)'"),
        ("2026-06-05", "record globex 'Learn SQL' --theme coding --with 'Ed Roe (cto)'"),
        ("2026-06-06", "act globex 'A course' --for 2"),
        ("2026-06-07", "act globex --done --evidence 'A certificate'"),
        ("2026-06-08", "record globex 'Never late' --type strength --with 'Ed Roe (cto)'"),
        ("2026-06-15", "interviewed acme --on 2026-06-16 --round final --with dana"),
    )
    return program


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["Why us?", "Design a cache", "How fast are you?"]),
        ("design", ["Design a cache"]),
        ("globex", ["Design a cache", "How fast are you?"]),
        ("phone", ["Why us?"]),
        ("nothing", []),
    ],
)
def test_lists_questions_with_where_they_were_asked(asked: Program, text: str, expected: list[str]) -> None:
    document = asked.json(f"questions {text}")
    assert [question["text"] for question in document["questions"]] == expected
    for question in document["questions"]:
        assert list(question) == ["text", "company", "role", "round", "on", "loop"]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_table_has_company_round_and_day(asked: Program, width: int) -> None:
    page = plain(asked.ok("questions", tty=True, width=width).out)
    for wanted in ("Why us?", "Acme", "phone screen", "Wed 3 Jun"):
        assert wanted in page
    assert max(map(len, page.splitlines())) <= width


def test_says_what_to_do_where_there_are_none(asked: Program, program: Program) -> None:
    assert "feedback-loop questions" in asked("questions zebra").err
    program.journal.unlink()
    assert "feedback-loop debrief" in program("questions").err


def test_show_has_everything_ready_before_an_interview(asked: Program) -> None:
    page = asked.ok("show acme").out
    ready = page[page.index("Have ready") : page.index("\nPeople")]
    for wanted in (
        "With Dana Lee (recruiter)",
        "“wears blue”",
        "“sailing”",
        "They said of next steps: “An onsite”",
        "“Why us?” (Acme, phone screen, Wed 3 Jun)",
        "“Design a cache” (Globex, onsite, Tue 2 Jun)",
        "Ed Roe advised: “Think about scale”",
        "Nothing is planned about it yet.",
        "A course: A certificate",
    ):
        assert wanted in ready
    assert "How fast" not in ready
    assert "Never late" not in ready
    ready_json = asked.json("show acme")["have_ready"]
    assert list(ready_json) == [
        "interview", "people", "next_steps", "asked_here", "asked_elsewhere", "themes", "gaps",
    ]  # fmt: skip
    assert ready_json["people"] == [{"person": "Dana Lee (recruiter)", "notes": ["sailing", "wears blue"]}]
    assert [gap["actions"] for gap in ready_json["gaps"]] == [
        [],
        [{"text": "A course", "state": "finished", "evidence": "A certificate"}],
    ]


def test_questions_of_the_same_round_elsewhere_are_ready_too(asked: Program) -> None:
    asked.ok("reschedule acme 2026-06-17")
    asked.ok("interviewed acme --on 2026-06-16 --round Onsite --again")
    asked.ok("act globex 'Build one' --by 'in 2 weeks'")
    page = asked.ok("show acme").out
    assert "“How fast are you?” (Globex, onsite, Tue 2 Jun)" in page
    assert "Build one (open, due Mon 29 Jun)" in page
    asked.ok("act globex --drop 'no time' --action 2")
    assert "Build one (dropped)" in asked.ok("show acme").out


def test_without_an_interview_ahead_nothing_is_to_be_ready(asked: Program) -> None:
    assert "Have ready" not in asked.ok("show globex").out
    assert asked.json("show globex")["have_ready"] is None
