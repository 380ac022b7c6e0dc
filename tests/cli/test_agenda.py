"""The agenda and actions commands, and the order of the front page."""

import pytest

from .harness import Program, plain


@pytest.fixture
def busy(program: Program) -> Program:
    """A journal with something of every kind, today being Monday, 15 June."""
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee (recruiter)'"),
        ("2026-06-10", "interviewed acme --on 2026-06-16 --at 10:30 --round onsite --with dana"),
        ("2026-06-01", "apply Globex Clerk"),
        ("2026-06-12", "interviewed globex --decision-by 2026-06-18"),
        ("2026-06-01", "apply Initech Cook"),
        ("2026-06-02", "interviewed initech"),
        ("2026-06-10", "outcome initech offer --decision-by 2026-06-25"),
        ("2026-05-01", "apply Hooli"),
        ("2026-05-02", "interviewed hooli --with 'Al Ng'"),
        ("2026-05-03", "outcome hooli rejected"),
        ("2026-05-04", "record hooli 'Learn SQL' --theme coding"),
        ("2026-05-05", "act hooli 'A course' --by 2026-06-12"),
        ("2026-05-06", "act hooli --progress 'Week 1'"),
        ("2026-06-01", "apply Umbrella"),
        ("2026-06-10", "interviewed umbrella --on 2026-06-15 --at 23:00"),
    )
    return program


def items(program: Program, line: str = "agenda") -> list[tuple[str, str, str, str]]:
    days = program.json(line)["days"]
    return [(day["day"], item["kind"], item["company"], item["text"]) for day in days for item in day["items"]]


def test_has_what_is_due_and_ahead_by_day(busy: Program) -> None:
    assert items(busy) == [
        ("2026-06-15", "interview", "Umbrella", "interview"),
        ("2026-06-15", "action", "Hooli", "A course"),
        ("2026-06-16", "interview", "Acme", "onsite with Dana Lee"),
        ("2026-06-18", "decision", "Globex", "they want to decide"),
        ("2026-06-19", "prompt", "Globex", "check in with Globex"),
        ("2026-06-25", "deadline", "Initech", "answer the offer"),
    ]
    item = busy.json("agenda")["days"][1]["items"][0]
    assert item == {
        "kind": "interview",
        "loop": busy.events[0]["id"],
        "company": "Acme",
        "role": "Analyst",
        "at": "10:30",
        "people": ["Dana Lee (recruiter)"],
        "text": "onsite with Dana Lee",
        "command": "feedback-loop show acme",
    }


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_page_has_one_line_each_below_today_tomorrow_this_week_and_later(busy: Program, width: int) -> None:
    page = plain(busy.ok("agenda", tty=True, width=width).out)
    headings = [line.strip() for line in page.splitlines() if line.strip() and not line.startswith(" ")]
    assert headings == ["Today", "Tomorrow", "This week", "Later"]
    for wanted in ("23:00  Interview · Umbrella", "A course · Hooli · 3 days late", "10:30  Onsite with Dana Lee"):
        assert wanted in page
    assert "Thu 18 Jun  They want to decide · Globex (Clerk)" in page
    assert max(map(len, page.splitlines())) <= width


def test_ahead_limits_the_days(busy: Program) -> None:
    assert {day for day, *_ in items(busy, "agenda --ahead 1")} == {"2026-06-15", "2026-06-16"}
    busy.journal.unlink()
    assert "Nothing is due" in busy("agenda").err


def test_actions_have_their_advice_and_progress(busy: Program) -> None:
    busy.ok("act hooli 'Read a book'")
    busy.ok("act --theme coding 'A kata a day' --by 'in 3 weeks'")
    busy.ok("act hooli --action 2 --done --evidence 'Read two' --summary 'I read two books'")
    actions = busy.json("actions --all")["actions"]
    assert [(action["n"], action["text"], action["state"], action["by"]) for action in actions] == [
        (1, "A course", "open", "2026-06-12"),
        (3, "A kata a day", "open", "2026-07-06"),
        (2, "Read a book", "finished", None),
    ]
    assert actions[0] == {
        "n": 1,
        "loop": busy.events[9]["application"],
        "theme": None,
        "company": "Hooli",
        "text": "A course",
        "by": "2026-06-12",
        "state": "open",
        "progress": [{"on": "2026-05-06", "text": "Week 1"}],
        "evidence": None,
        "summary": None,
        "givers": ["Al Ng"],
    }
    assert (actions[2]["evidence"], actions[2]["summary"]) == ("Read two", "I read two books")
    assert actions[1]["theme"] == "coding"
    busy.ok("act hooli --action 1 --drop 'no time'")
    page = plain(busy.ok("actions --all", tty=True, width=200).out)
    for wanted in ("by Mon 6 Jul", "finished today: Read two", "dropped today", "Al Ng: “Learn SQL”", "theme: coding"):
        assert wanted in page
    assert "Read a book" not in busy.ok("actions").out


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_actions_fit_the_terminal(busy: Program, width: int) -> None:
    page = plain(busy.ok("actions", tty=True, width=width).out)
    assert "Week 1" in " ".join(page.split())
    assert max(map(len, page.splitlines())) <= width


def test_without_actions_it_says_what_to_do(program: Program) -> None:
    assert "feedback-loop actions --all" in program("actions").err
    assert "feedback-loop act" in program("actions --all").err


def test_the_front_page_begins_with_the_interviews_of_today(busy: Program) -> None:
    busy.ok("outcome globex offer --decision-by 2026-06-10 --on 2026-06-09")
    page = busy.ok("").out
    assert page.startswith("Interview · Umbrella · today")
    assert "Answer the offer" in page
