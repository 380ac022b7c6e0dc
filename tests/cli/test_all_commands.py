"""Behaviour that many commands share."""

import pytest

from .harness import DANA, Program
from .test_status import STEP_KEYS

RECORDING_COMMANDS = [
    ("apply Globex", "applied"),
    ("interviewed acme", "interviewed"),
    ("outcome acme rejected", "outcome"),
    ("ask-feedback acme", "asked"),
    ("record acme Words", "recorded"),
    ("act acme Learn", "planned"),
    ("act acme --set-aside later", "set_aside"),
    ("act acme --progress more", "progressed"),
    ("act acme --done", "finished"),
    ("act acme --drop enough", "dropped"),
    ("follow-up acme", "followed_up"),
    ("thank acme --with dana", "thanked"),
    ("note acme Words", "noted"),
    ("note acme Words --heard", "heard"),
    ("snooze acme 2w", "snoozed"),
    ("close acme", "closed"),
    ("edit acme role=Cook", "amended"),
    ("edit dana role=boss", "person_amended"),
    ("undo", "retracted"),
]


@pytest.mark.parametrize(("command", "kind"), RECORDING_COMMANDS)
def test_document_of_a_recording_command_has_the_event_and_the_next_step(
    acme: Program, command: str, kind: str
) -> None:
    acme.days(("2026-06-05", "record acme 'Learn SQL' --with dana"), ("2026-06-06", "act acme Try"))
    if kind == "set_aside":
        acme.ok("record acme 'And more'", today="2026-06-07")
    if kind == "followed_up":
        acme.ok("act acme --done", today="2026-06-07")
    document = acme.json(command)
    assert list(document)[:3] == ["schema_version", "event", "next"]
    assert list(document)[3:] == {"retracted": ["events"], "applied": ["earlier"]}.get(kind, [])
    assert document["schema_version"] == 1
    assert document["event"] == acme.events[-1]
    assert document["event"]["kind"] == kind
    assert document["next"] is None or list(document["next"]) == STEP_KEYS


def test_confirmation_is_one_line_and_the_next_step_another(acme: Program) -> None:
    lines = acme.ok("interviewed acme --with dana").out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Acme (Data Analyst): ")
    assert lines[1].endswith("feedback-loop thank acme")
    assert "Tue 16 Jun" in lines[1]


def test_confirmation_shows_the_date_unless_it_is_today(program: Program) -> None:
    assert "Mon 1 Jun" in program.ok("apply Acme --on 2026-06-01").out
    assert "Sun 1 Jun 2025" in program.ok("apply Globex --on 2025-06-01").out


def test_recorded_at_is_the_real_time_whatever_today_says(program: Program) -> None:
    program.ok("apply Acme", today="2020-01-01")
    program.ok("apply Globex", today="2030-01-01")
    first, second = (event["recorded_at"] for event in program.events)
    assert first < second
    assert first[:4] == second[:4] != "2020"
    assert first.endswith("Z")


def test_each_command_has_its_own_batch(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("apply Globex")
    assert len({event["batch"] for event in program.events}) == 2
    assert len({event["id"] for event in program.events}) == 2


@pytest.mark.parametrize("command", ["ask-feedback", "follow-up", "thank"])
def test_a_draft_records_nothing(interviewed_acme: Program, command: str) -> None:
    before = interviewed_acme.journal.read_bytes()
    interviewed_acme(f"{command} acme --draft")
    assert interviewed_acme.journal.read_bytes() == before


def test_a_draft_never_overwrites_the_journal(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    before = program.journal.read_bytes()
    result = program("ask-feedback acme", "--eml", str(program.journal), today="2026-06-02")
    assert (result.code, program.journal.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    "command",
    [
        "apply ''",
        "apply Globex ''",
        "apply Globex --source ''",
        "apply Globex --url ''",
        "apply Globex --location ''",
        "apply Globex --note ' '",
        "apply Globex --with ''",
        "apply Globex --on ''",
        "interviewed acme --at ''",
        "interviewed acme --round ' '",
        "interviewed acme --with ''",
        "interviewed acme --decision-by ''",
        "interviewed acme --rating ''",
        "interviewed acme --note ''",
        "outcome acme ''",
        "outcome acme offer --note ''",
        "ask-feedback acme --with ''",
        "ask-feedback acme --via ''",
        "record acme ''",
        "record acme ' \n '",
        "record acme Words --with ''",
        "record acme Words --theme ''",
        "record acme Words --via ''",
        "record acme '' --declined",
        "follow-up acme --with ''",
        "thank acme --with ''",
        "note acme ''",
        "note acme Words --heard --with ''",
        "snooze acme ''",
        "snooze acme 2w --rule ''",
        "close acme --reason ''",
        "edit acme ''",
        "edit acme company=",
    ],
)
def test_empty_text_is_refused(acme: Program, command: str) -> None:
    acme.days(("2026-06-05", "record acme 'Learn SQL'"), ("2026-06-06", "act acme 'A course' --done"))
    before = acme.journal.read_bytes()
    result = acme(command)
    assert (result.code, result.out) == (2, "")
    assert acme.journal.read_bytes() == before


@pytest.mark.parametrize("verb", ["thank", "interviewed", "ask-feedback"])
def test_a_person_selects_between_loops_of_one_company(program: Program, verb: str) -> None:
    program.ok("apply Acme Analyst --with Dana", today="2026-06-01")
    program.ok("apply Acme Engineer --with Sam", today="2026-06-01")
    result = program.ok(f"{verb} acme --with dana", today="2026-06-02")
    assert result.out.startswith("Acme (Analyst): ")


def test_several_possible_people_are_listed(program: Program) -> None:
    program.ok("apply Acme --with 'Kim Ito' --with 'Ann Roe'")
    program.ok("interviewed acme --with kim --with ann")
    result = program("record acme 'Learn SQL'")
    assert (result.code, result.out) == (2, "")
    assert "Kim Ito" in result.err
    assert "Ann Roe" in result.err
    assert program("record acme 'Learn SQL' --with o --json").error["candidates"] == ["Kim Ito", "Ann Roe"]


def test_with_matches_any_part_of_a_name_or_address(acme: Program) -> None:
    for part in ("LEE", "dana@", "acme.example"):
        acme.ok("record acme Words --again --with", part)
        assert acme.events[-1]["person"] == DANA


def test_several_people_in_one_option_are_refused(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    assert program("interviewed acme", "--with", "Ann Bo, Carl Do, Eve Fo", today="2026-06-02").code == 2


def test_a_company_is_found_without_its_apostrophe(program: Program) -> None:
    program.ok("""apply "O'Neil" """, today="2026-06-01")
    assert program.ok("interviewed oneil", today="2026-06-02").out.startswith("O'Neil: ")


@pytest.mark.parametrize("command", ["", "status", "status --all", "show acme", "remind", "remind --calm", "log"])
def test_commands_that_show_never_write(four_loops: Program, command: str) -> None:
    def file_states() -> tuple[int, int, list[str]]:
        state = four_loops.journal.stat()
        # What --calm showed is in a file of its own.
        names = {path.name for path in four_loops.folder.iterdir()} - {"journal.json.shown"}
        return state.st_ino, state.st_mtime_ns, sorted(names)

    before = file_states()
    four_loops.ok(command)
    four_loops.ok(command, tty=True)
    assert file_states() == before


def test_an_earlier_today_hides_no_events(four_loops: Program) -> None:
    assert len(four_loops.json("log", today="2026-05-01")["events"]) == len(four_loops.events)
