"""The show command, and the keys of its document."""

import pytest

from .harness import Program
from .test_status import LOOP_KEYS, STEP_KEYS


def test_document_keys(four_loops: Program) -> None:
    four_loops.days(
        ("2026-06-09", "ask-feedback acme --via mail"),
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "act acme 'A course' --by '1 jul'"),
        ("2026-06-12", "act acme --progress 'Week 1'"),
        ("2026-06-13", "act acme --done --evidence 'A paper'"),
    )
    document = four_loops.json("show acme")
    assert list(document)[:8] == [
        "schema_version", "today", "loop", "events", "people", "asks", "feedback", "actions",
    ]  # fmt: skip
    assert list(document["loop"]) == LOOP_KEYS
    application = four_loops.events[0]["id"]
    of_loop = [event for event in four_loops.events if application in (event["id"], event.get("application"))]
    actions = [event for event in four_loops.events if "action" in event]
    assert document["events"] == [*of_loop, *actions]
    assert document["people"] == [{"name": "Dana Lee", "email": None, "role": "recruiter", "company": "Acme"}]
    assert document["asks"] == [event for event in four_loops.events if event["kind"] == "asked"]
    assert document["feedback"] == [{"number": 1} | event for event in four_loops.events if event["kind"] == "recorded"]
    planned = next(event for event in four_loops.events if event["kind"] == "planned")
    assert document["actions"] == [
        {"number": 1} | planned | {"state": "finished", "progress": [actions[0]], "end": actions[1]}
    ]
    assert [list(step) for step in document["todo"]] == [STEP_KEYS] * len(document["todo"])


@pytest.mark.parametrize("tty", [False, True])
def test_page_shows_the_whole_loop(four_loops: Program, tty: bool) -> None:
    four_loops.days(
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "act acme 'A course' --measure 'a certificate'"),
        ("2026-06-12", "act acme --done --evidence 'A paper'"),
    )
    output = four_loops.ok("show acme", tty=tty, width=200).out
    for wanted in (
        "Acme", "Analyst", "rejected", "Dana Lee", "recruiter", "Learn SQL", "coding", "A course", "a certificate",
        "A paper", "feedback-loop thank acme", "feedback-loop follow-up acme", "Sun 10 May", "Fri 12 Jun",
    ):  # fmt: skip
        assert wanted in output


def test_page_lists_what_to_prepare_before_an_interview(four_loops: Program) -> None:
    four_loops.days(
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "record globex 'Practise SQL' --theme coding"),
        ("2026-06-12", "act --theme coding 'A course'"),
        ("2026-06-13", "act --theme coding --done --evidence 'A certificate'"),
    )
    assert "A certificate" not in four_loops.ok("show initech").out
    four_loops.ok("interviewed initech --on 'in 2 days' --at 9:30 --round onsite")
    output = four_loops.ok("show initech").out
    assert "coding" in output
    assert "A course: A certificate" in output
    assert "09:30" in output


def test_points_to_a_person_of_the_name(four_loops: Program) -> None:
    result = four_loops("show kim")
    assert (result.code, result.out) == (3, "")
    assert "feedback-loop people kim" in result.err


def test_finds_a_company_by_its_former_name(four_loops: Program) -> None:
    four_loops.ok("edit initech company=Initrode")
    assert four_loops.json("show initech")["loop"]["company"] == "Initrode"


def test_shows_texts_of_several_lines_in_one(four_loops: Program) -> None:
    four_loops.ok("act globex Practise --measure", "First line\nsecond line")
    four_loops.ok("act globex --done --evidence", "Third line\nfourth line")
    page = four_loops.ok("show globex").out
    assert "\\n" not in page
    assert "first line second line" in " ".join(page.lower().split())
    assert "third line fourth line" in " ".join(page.lower().split())
