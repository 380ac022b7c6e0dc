"""The debrief command."""

from pathlib import Path

import pytest

from .harness import DANA, KILL, CommandResult, Document, Program, Screen, plain

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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("They decide by 22 june", "2026-06-22"),
        ("Ann calls on Friday.", "2026-06-19"),
        ("A decision within two weeks", "2026-07-01"),
        ("They call on Friday or on Monday", None),
        ("Next week, I think", None),
    ],
)
def test_the_only_day_in_the_next_steps_is_the_decision_day(onsite: Program, said: str, day: str | None) -> None:
    onsite.ok("debrief acme --next-steps", said, today="2026-06-17")
    expected = {"held": True, "next_steps": said, "decision_by": day}
    assert onsite.events[-1]["changes"] == {name: value for name, value in expected.items() if value}


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


WEDNESDAY = {"FEEDBACK_LOOP_TODAY": "2026-06-17"}


@pytest.fixture
def debriefed(screen: Screen) -> Screen:
    """A terminal with the story's interview, of yesterday."""
    for line in STORY:
        assert screen.installed(line).code == 0
    return screen


def interview(screen: Screen) -> Document:
    """Return the latest interview in the journal, as it stands."""
    events: list[Document] = screen.installed("show acme --json", environment=WEDNESDAY).document["events"]
    fields = [event for event in events if event["kind"] == "interviewed"][-1]
    return {name: value for name, value in fields.items() if name not in ("id", "batch", "recorded_at", "application")}


def questions(screen: Screen, *answers: tuple[str, str], line: str = "debrief", width: int = 80) -> CommandResult:
    return screen(line, *answers, environment=WEDNESDAY, width=width)


ANSWERS = (
    ("How did it go", "4\r"),
    ("Who was there", "Kim Ito and Ann Ray (cto)\r"),
    ("Who else (Enter for nobody)", "\r"),
    ("What did they ask", "Why us?\r"),
    ("Another question (Enter for none)", "Which trade-off?\r"),
    ("Another question (Enter for none)", "\r"),
    ("What went well", "Calm\r"),
    ("What would you do differently", "Shorter\r"),
    ("next steps", "They decide by 26 june\r"),
    ("They decide by Fri 26 Jun", ""),
    ("talked about", "the boat trip\r"),
)
HELD = {"kind": "interviewed", "on": "2026-06-16", "round": "onsite", "set": True, "held": True}
NOTED = HELD | {
    "people": ["Dana Lee", "Kim Ito", "Ann Ray (cto)"],
    "decision_by": "2026-06-26",
    "rating": 4,
    "talked_about": "the boat trip",
    "questions": ["Why us?", "Which trade-off?"],
    "went_well": "Calm",
    "differently": "Shorter",
    "next_steps": "They decide by 26 june",
}


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_terminal_asks_and_one_key_shows_the_message_that_is_next(debriefed: Screen, width: int) -> None:
    result = questions(debriefed, *ANSWERS, ("Press m", "m"), width=width)
    assert result.code == 0
    assert "Hello Dana," in plain(result.out)
    assert interview(debriefed) == NOTED


def test_one_undo_takes_back_the_whole_debrief(debriefed: Screen) -> None:
    assert questions(debriefed, *ANSWERS, ("Press m", "\r")).code == 0
    assert debriefed.installed("undo").code == 0
    before = {name: value for name, value in HELD.items() if name != "held"}
    assert interview(debriefed) == before | {"people": ["Dana Lee"]}


@pytest.mark.parametrize("count", range(1, len(ANSWERS)))
def test_what_was_answered_is_kept_when_the_terminal_dies(debriefed: Screen, count: int) -> None:
    given = ANSWERS[:count]
    following = next((question for question, answer in ANSWERS[count:] if answer), "Press m")
    questions(debriefed, *given, (following, KILL))
    kept = "".join(str(value) for value in interview(debriefed).values())
    for word in ("4", "Kim Ito", "Why us?", "trade-off", "Calm", "Shorter", "decide", "boat"):
        assert (word in kept) == any(word in answer for _, answer in given), word


def test_ctrl_d_ends_and_keeps_what_was_answered(debriefed: Screen) -> None:
    result = questions(
        debriefed, ("How did it go", "9\r"), ("How did it go", "4\r"), ("Who was", "\x04"), ("Press", "\x04")
    )
    assert result.code == 0
    assert interview(debriefed) == HELD | {"people": ["Dana Lee"], "rating": 4}


def test_enter_skips_and_less_than_goes_back(debriefed: Screen) -> None:
    result = questions(
        debriefed,
        ("How did it go", "?\r"),
        ("Type the answer. Enter skips", ""),
        ("How did it go", "<\r"),
        ("first question", ""),
        ("How did it go", "3\r"),
        ("Who was there", "<\r"),
        ("How did it go, from 1 to 5 (3)", "5\r"),
        ("Who was there", "\r"),
        ("What did they ask", "Why us?\r"),
        ("Another question (Enter for none)", "Typo\r"),
        ("Another question (Enter for none)", "<\r"),
        ("Took back: Typo", ""),
        ("Another question (Enter for none)", "\r"),
        ("What went well", "Calm\r"),
        ("What would you do differently", "<\r"),
        ("What went well (Calm)", "Calm and clear\r"),
        ("What would you do differently", "\r"),
        ("next steps", "They call\r"),
        ("By which day", "soon\r"),
        ("By which day", "26 june\r"),
        ("talked about", "<\r"),
        ("By which day will they decide (Fri 26 Jun; - for none)", "-\r"),
        ("talked about", "\r"),
        ("Press m", "\r"),
    )
    assert result.code == 0
    assert interview(debriefed) == HELD | {
        "people": ["Dana Lee"],
        "rating": 5,
        "questions": ["Why us?"],
        "went_well": "Calm and clear",
        "next_steps": "They call",
    }


def test_an_interview_that_was_not_recorded_is_asked_for_its_day_and_round(debriefed: Screen) -> None:
    assert debriefed.installed("apply Globex --on 2026-06-01").code == 0
    result = questions(
        debriefed,
        ("Which day", "yesterday\r"),
        ("How did it go", "\r"),
        ("Which round", "phone screen\r"),
        ("Who was there", "\x04"),
        line="debrief globex",
    )
    assert result.code == 0
    assert "phone screen · Tue 16 Jun" in plain(result.out)


def test_questions_are_read_from_a_file_or_the_editor(debriefed: Screen, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Dana: So, why us? I said: the team.\n- Which trade-off did you make?\nBye\n", encoding="utf-8")
    result = questions(
        debriefed,
        ("How did it go", "\r"),
        ("Who was there", "\r"),
        ("What did they ask, one a line (- reads notes from a file)", "-\r"),
        ("Which file", "missing.txt\r"),
        ("cannot be read", ""),
        ("What did they ask", "-\r"),
        ("Which file", f"{notes}\r"),
        ("Another question (Enter for none)", "\x04"),
        ("Press m", "\r"),
    )
    assert result.code == 0
    assert interview(debriefed)["questions"] == ["So, why us?", "Which trade-off did you make?"]


def test_all_questions_skipped_record_nothing(debriefed: Screen) -> None:
    journal = debriefed.installed.folder / "journal.json"
    before = journal.read_bytes()
    asked = ("How did it go", "Who was", "What did they ask", "What went", "What would", "next steps", "talked about")
    result = questions(debriefed, *((question, "\r") for question in asked), line="debrief acme")
    assert result.code == 2
    assert "Nothing is noted" in result.out
    assert journal.read_bytes() == before


@pytest.mark.parametrize("options", ["--no-input debrief acme", "debrief acme --json"])
def test_without_questions_the_options_are_named(debriefed: Screen, options: str) -> None:
    result = questions(debriefed, line=options)
    assert (result.code, "--rating" in result.out) == (2, True)


def test_an_answer_is_written_in_the_editor(debriefed: Screen, tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nprintf 'Calm\\nand clear\\n' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    (tmp_path / "long.txt").write_text("x" * 500_000, encoding="utf-8")
    skipped = ("How did it go", "\r"), ("Who was there", "\r"), ("What did they ask", "\r")
    wrong = ("What went well", "-\r"), ("Which file", f"{tmp_path}/long.txt\r"), ("over 100,000 characters", "")
    written = ("What went well", "-\r"), ("Which file (Enter opens your editor)", "\r")
    ended = ("What would you", "\x04"), ("Press m", "\r")
    result = debriefed("debrief", *skipped, *wrong, *written, *ended, environment={**WEDNESDAY, "EDITOR": str(editor)})
    assert result.code == 0
    assert interview(debriefed)["went_well"] == "Calm\nand clear"
