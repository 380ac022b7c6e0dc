"""The review command: every rule of the table, answered with keys on a real terminal."""

import datetime as dt

import pytest

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import build_overview, due_prompts
from feedback_loop.domain.rules.table import DEFAULT_DAYS, RULES
from feedback_loop.journal.journal import Journal

from .harness import KILL, TODAY, Program, Screen, plain

Answers = tuple[tuple[str, str], ...]

KEYS = "d done, m message"
DANA = "--with 'Dana Lee (recruiter)'"
HELD = ("2026-05-01", "interviewed acme --with dana")
THANKED = ("2026-05-02", "thank acme")
REJECTED = ("2026-05-03", "outcome acme rejected")
ADVICE = ("2026-05-04", "record acme 'Learn SQL'")
OTHER = (("2026-04-01", "apply Zeta Clerk"), ("2026-06-15", "interviewed zeta --on 2026-06-14 --with 'Kim Ito'"))
"""Another loop, whose prompt comes last."""
STORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "answer": (HELD, ("2026-06-10", "outcome acme offer")),
    "interview": (("2026-06-10", "interviewed acme --on 2026-06-16 --at 10:00 --round onsite --with dana"),),
    "thank-giver": (HELD, THANKED, REJECTED, ("2026-06-13", "record acme 'Learn SQL' --with dana")),
    "tell": (
        HELD, REJECTED, ADVICE, ("2026-05-04", "thank acme"),
        ("2026-05-05", "act acme 'A course'"), ("2026-05-06", "act acme --done"),
    ),
    "decide": (HELD, REJECTED, ("2026-06-10", "record acme 'Learn SQL'"), ("2026-06-10", "thank acme")),
    "action": (HELD, REJECTED, ADVICE, ("2026-05-04", "thank acme"), ("2026-05-05", "act acme 'A course'")),
    "revisit": (
        HELD, REJECTED, ADVICE, ("2026-05-04", "thank acme"),
        ("2026-05-05", "act acme --set-aside 'no time' --until 2026-06-14"),
    ),
    "nudge": (HELD, THANKED, ("2026-06-01", "outcome acme rejected"), ("2026-06-05", "ask-feedback acme")),
    "ask": (HELD, THANKED, ("2026-06-12", "outcome acme rejected")),
    "outcome": (("2026-06-01", "interviewed acme --with dana"), ("2026-06-02", "thank acme")),
    "check-in": (("2026-06-07", "interviewed acme --with dana"), ("2026-06-08", "thank acme")),
    "debrief": (("2026-06-10", "interviewed acme --on 2026-06-14 --round onsite --with dana"),),
    "thank": (("2026-06-13", "interviewed acme --with dana"),),
    "keep-in-touch": (
        ("2026-01-10", "outcome acme rejected"),
        ("2026-01-11", "record acme 'Well done' --type strength"),
        ("2026-01-12", "thank acme"),
    ),
}  # fmt: skip
"""For each rule, a loop at Acme for which it is due on 15 June."""

PLAN: Answers = (("What will you do", "Practise\r"), ("By when", "in 2 weeks\r"))
DONE: dict[str, tuple[str, Answers]] = {
    "answer": ("outcome", (("How did you answer", "turned\r"),)),
    "interview": ("rescheduled", (("m it moves", "m"), ("To which day", "2026-06-18\r"), ("At what time", "11:00\r"))),
    "thank-giver": ("thanked", ()),
    "tell": ("followed_up", ()),
    "decide": ("planned", PLAN),
    "action": ("finished", (("f finished", "f"), ("achieve", "A certificate\r"), ("In a sentence", "\r"))),
    "revisit": ("planned", PLAN),
    "nudge": ("asked", ()),
    "ask": ("asked", ()),
    "outcome": ("outcome", (("How did it end", "rejected\r"),)),
    "check-in": ("checked_in", ()),
    "debrief": ("amended", (("How did it go", "4\r"), ("Who was there", "\x04"), ("Press m", "\r"))),
    "thank": ("thanked", ()),
    "keep-in-touch": ("followed_up", ()),
}
"""What done records for each rule, and what it asks."""

UNNEEDED = {"interview": "cancelled", "decide": "set_aside", "revisit": "set_aside", "action": "dropped"}
"""What not needed records; for any other rule it is a snooze."""


def start(program: Program, rule: str) -> None:
    applied = "2026-01-02" if rule == "keep-in-touch" else "2026-04-01"
    program.days((applied, f"apply Acme Analyst {DANA}"), *STORIES[rule], *OTHER)


def prompts(events: list[AnyEvent]) -> list[tuple[str, str]]:
    """Return rule and reason of what is due today after some events."""
    overview = build_overview(events, dt.date.fromisoformat(TODAY), DEFAULT_DAYS)
    return [(step.rule, step.why) for _, step in due_prompts(overview)]


def test_the_stories_cover_the_table() -> None:
    assert set(STORIES) == set(DONE) == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_can_be_snoozed_ended_and_done(program: Program, screen: Screen, rule: str) -> None:
    start(program, rule)
    before = Journal(program.journal).events()
    (shown, why), (last, _) = prompts(before)
    assert (shown, last) == (rule, "thank")
    kind, answers = DONE[rule]
    ending = () if rule in UNNEEDED else (("p ends this prompt", "p"),)
    result = screen(
        "review",
        *(("1 of 2", ""), (KEYS, "s"), ("Until when", "soon\r"), ("not a date", ""), ("Until when", "2w\r")),
        *((KEYS, "u"), ("Undone", ""), (KEYS, "n"), *ending, ("Why", "no time\r")),
        *((KEYS, "u"), ("Undone", ""), (KEYS, "d"), *answers),
        (KEYS, "q"),
        width=60,
    )
    assert result.code == 0, result
    assert "Recorded" in result.out
    assert "Still due" in result.out
    events = Journal(program.journal).events()
    added = events[len(before) :]
    assert [event.kind for event in added][:5] == [
        "snoozed", "retracted", UNNEEDED.get(rule, "snoozed"), "retracted", kind,
    ]  # fmt: skip
    assert (rule, why) in prompts(events[: len(before) + 2])
    for count in (1, 3, len(added)):
        assert (rule, why) not in prompts(events[: len(before) + count])


@pytest.fixture
def due(program: Program) -> Program:
    """A journal with three prompts: an interview of tomorrow, an outcome, and thanks."""
    program.days(
        ("2026-04-01", f"apply Acme Analyst {DANA}"),
        ("2026-06-10", "interviewed acme --on 2026-06-16 --round onsite"),
        ("2026-06-01", "apply Globex Clerk --with 'Kim Ito <kim@globex.example>'"),
        ("2026-06-12", "interviewed globex --with kim"),
        ("2026-05-01", "apply Initech Cook"),
        ("2026-05-10", "interviewed initech"),
    )
    return program


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_review_shows_why_and_how_far_it_is(screen: Screen, width: int) -> None:
    later = ((KEYS, "l"), ("2 of 3", ""), (KEYS, "l"), ("3 of 3", ""), (KEYS, "q"))
    result = screen("review --no-color", ("1 of 3", ""), *later, width=width)
    assert result.code == 0
    assert "\x1b[3" not in result.out
    for wanted in ("Tomorrow: onsite", "Nothing was changed.", "Still due: 3 prompts."):
        assert wanted in plain(result.out)


def test_the_end_says_what_changed_and_what_is_next(due: Program, screen: Screen) -> None:
    due.ok("outcome initech withdrawn")
    due.ok("cancel acme")
    result = screen("review", ("1 of 1", ""), (KEYS, "d"))
    assert result.code == 0
    recorded, following = result.out[result.out.index("Recorded") :].split("Due next")
    assert "Thanked Kim Ito" in recorded
    assert "feedback-loop check-in globex" in following
    assert screen("review").out.startswith("Nothing is due.")
    assert screen("review --ahead 30", ("1 of 1", ""), (KEYS, "q")).code == 0


def test_a_message_is_printed_or_written_and_recorded_when_done(due: Program, screen: Screen) -> None:
    letter = due.folder / "thanks.eml"
    result = screen(
        "review",
        *((KEYS, "m"), ("No message belongs", ""), (KEYS, "l"), (KEYS, "l")),
        *((KEYS, "m"), ("p print", "p"), ("Hello Kim,", "")),
        *((KEYS, "m"), ("p print", "f"), ("Which file", f"{letter}\r"), ("Wrote the draft", "")),
        *((KEYS, "m"), ("p print", "f"), ("Which file", "\r")),
        *((KEYS, "m"), ("p print", "\r"), (KEYS, "d"), ("Thanked Kim Ito", "")),
    )
    assert result.code == 0
    assert "kim@globex.example" in letter.read_text(encoding="utf-8")
    (thanked,) = due.last()
    assert (thanked["kind"], thanked["people"]) == ("thanked", ["Kim Ito <kim@globex.example>"])


def test_keys_that_record_nothing(due: Program, screen: Screen) -> None:
    before = due.journal.read_bytes()
    result = screen(
        "review",
        *((KEYS, "?"), ("take back the last answer", "")),
        *((KEYS, "u"), ("nothing to undo in this review", "")),
        *((KEYS, "o"), ("Applied to Acme", "")),
        *((KEYS, "x"), ("Press one of these", "")),
        *((KEYS, "d"), ("m it moves", "\r")),
        *((KEYS, "n"), ("Why", "\x04")),
        *((KEYS, "s"), ("Until when", "\r")),
        *((KEYS, "l"), (KEYS, "n"), ("p ends", "\r")),
        (KEYS, "\x04"),
    )
    assert (result.code, due.journal.read_bytes()) == (0, before)
    assert "\\n" not in result.out
    assert screen("review", (KEYS, "\x03")).code == 130


@pytest.mark.usefixtures("due")
def test_a_refused_answer_leaves_the_prompt(screen: Screen) -> None:
    moved = ("m it moves", "m"), ("To which day", "\r"), ("To which day", "tomorrow\r"), ("At what time", "\r")
    result = screen("review", (KEYS, "d"), *moved, ("is set for", ""), (KEYS, "q"))
    assert result.code == 0
    assert "Nothing was changed." in result.out


def test_what_was_answered_is_kept_when_the_terminal_dies(due: Program, screen: Screen) -> None:
    screen("review", (KEYS, "n"), ("Why", "they froze it\r"), (KEYS, KILL))
    assert (due.events[-1]["kind"], due.events[-1]["reason"]) == ("cancelled", "they froze it")


def test_the_whole_loop_can_be_closed_and_undone(due: Program, screen: Screen) -> None:
    closed = (KEYS, "n"), ("c closes the loop", "c"), ("Why", "no fit\r")
    assert screen("review", (KEYS, "l"), *closed, (KEYS, "u"), ("Undone", ""), (KEYS, "q")).code == 0
    assert [event["kind"] for event in due.events[-2:]] == ["closed", "retracted"]
    assert due.events[-2]["reason"] == "no fit"


def test_without_a_terminal_the_plain_commands_are_named(due: Program) -> None:
    result = due("review")
    assert (result.code, result.out) == (2, "")
    assert "feedback-loop remind" in result.err
    assert due("review --json").error["code"] == 2


def test_an_accepted_offer_may_withdraw_the_others(due: Program, screen: Screen) -> None:
    due.ok("outcome globex offer --on 2026-06-10")
    keys = ((KEYS, "d"), ("How did you answer", "accepted\r"), ("Withdraw 2 other", "y\r"))
    assert screen("review", ("Answer the offer", ""), *keys).code == 0
    assert [event.get("result") for event in due.events[-4:]] == ["accepted", "withdrawn", "withdrawn", None]


def test_progress_and_another_day_of_an_action(program: Program, screen: Screen) -> None:
    start(program, "action")
    result = screen(
        "review",
        *((KEYS, "d"), ("p some progress", "p"), ("What progress", "Half\r")),
        *((KEYS, "u"), ("Undone", ""), (KEYS, "d"), ("d another day", "d"), ("By when", "in 2 weeks\r"), (KEYS, "q")),
    )
    assert result.code == 0
    assert [event["kind"] for event in program.events[-3:]] == ["progressed", "retracted", "amended"]


def test_one_of_several_points_is_decided_on_and_the_other_asked_for_anew(program: Program, screen: Screen) -> None:
    start(program, "decide")
    program.ok("record acme 'Speak up' --on 2026-06-10")
    plan = ("What will you do", "Toasts\r"), ("For which points", "7\r"), ("none of these", "")
    rest = ("For which points", "2\r"), ("By when", "\r"), ("1 feedback point", ""), (KEYS, "q")
    assert screen("review", (KEYS, "d"), *plan, *rest).code == 0
    assert program.events[-1]["feedback"] == [program.events[-2]["id"]]


def test_an_interview_of_today_took_place(program: Program, screen: Screen) -> None:
    program.days(("2026-06-01", f"apply Acme {DANA}"), ("2026-06-10", "interviewed acme --on 2026-06-15 --with dana"))
    held = ("t it took place", "t"), ("How did it go", "5\r"), ("Which round", "\x04"), ("Press m", "\r")
    assert screen("review", (KEYS, "d"), *held).code == 0
    assert [event["changes"] for event in program.events[-2:]] == [{"held": True}, {"rating": 5}]
