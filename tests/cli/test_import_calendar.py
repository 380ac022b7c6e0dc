"""Import of a calendar: only interviews with companies and people of the journal."""

import pytest

from .harness import Program


def calendar(*events: str) -> bytes:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{blocks}END:VCALENDAR\r\n".encode()


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-03-01", "apply Globex Analyst --with 'Dana Lee <dana@globex.example>'"),
        ("2026-03-02", "apply Initech Clerk"),
        ("2026-03-02", "apply Initech Cook"),
    )
    return program


EVENTS = (
    "UID:1@x\r\nSUMMARY:Interview with Globex\r\nDTSTART:20260410T090000",
    "UID:2@x\r\nSUMMARY:Dentist\r\nDTSTART;VALUE=DATE:20260411",
    (
        "UID:3@x\r\nSUMMARY:Phone screen\r\nDTSTART:20260315T100000\r\n"
        'ATTENDEE;CN="Lee, Dana";ROLE=REQ-PARTICIPANT:mailto:DANA@globex.exam\r\n ple'
    ),
    "UID:4@x\r\nSUMMARY:Interview Initech\r\nDTSTART:20260412T090000",
    "UID:5@x\r\nSUMMARY:Interview Nobody\r\nDTSTART:20260412T090000",
    "UID:6@x\r\nSUMMARY:Interview Globex\r\nSTATUS:CANCELLED\r\nDTSTART:20260413T090000",
    "UID:7@x\r\nSUMMARY:Lunch with Globex\r\nDTSTART:20260413T090000",
)


def test_interviews_of_the_journal_are_recorded_and_the_rest_is_listed(journal: Program) -> None:
    path = journal.folder / "calendar.ics"
    path.write_bytes(calendar(*EVENTS))
    document = journal.json("--today 2026-04-01 import", str(path))
    assert [(problem["row"], problem["text"]) for problem in document["left_out"]] == [
        (2, "Dentist"),
        (4, "Interview Initech"),
        (5, "Interview Nobody"),
        (6, "Interview Globex"),
        (7, "Lunch with Globex"),
    ]
    ahead, past = journal.events[-2:]
    assert (ahead["on"], ahead["at"], ahead["set"], ahead["source_id"]) == ("2026-04-10", "09:00", True, "ics:1@x")
    assert (past["on"], past["people"], "set" in past) == ("2026-03-15", ["Dana Lee <dana@globex.example>"], False)


def test_the_same_calendar_adds_nothing(journal: Program) -> None:
    content = calendar(*EVENTS)
    assert journal.json("--today 2026-04-01 import -", stdin=content)["interviews"] == 2
    before = journal.journal.read_bytes()
    assert journal.json("--today 2026-04-01 import -", stdin=content)["same"] == 2
    assert journal.journal.read_bytes() == before


@pytest.mark.parametrize("content", [b"BEGIN:VCALENDAR\n", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20269999\n" * 9])
def test_a_damaged_calendar_adds_nothing(journal: Program, content: bytes) -> None:
    before = journal.journal.read_bytes()
    assert journal("import -", stdin=content).code in (0, 2)
    assert journal.journal.read_bytes() == before


def test_an_interview_that_was_moved_by_hand_is_not_added_again(journal: Program) -> None:
    journal.ok("--today 2026-03-20 interviewed globex --on 2026-04-08")
    journal.ok("--today 2026-03-21 reschedule globex 2026-04-10")
    document = journal.json("--today 2026-04-01 import -", stdin=calendar(EVENTS[0]))
    assert (document["interviews"], document["same"]) == (0, 1)
