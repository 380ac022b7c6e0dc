"""The join command."""

import pytest

from .harness import Program, Screen


@pytest.fixture
def twice(program: Program) -> Program:
    """One application that was recorded twice, and another one."""
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-06-02", "apply 'Acme GmbH' Analyst --location Berlin"),
        ("2026-06-03", "interviewed acme-gmbh --with Kim"),
        ("2026-06-04", "apply Globex"),
    )
    return program


def test_makes_one_loop_of_two(twice: Program) -> None:
    before = twice.json("status --all")
    page = twice.ok(f"join {twice.events[1]['id']} {twice.events[0]['id']}").out
    assert page.startswith("Joined Acme GmbH (Analyst) to Acme (Analyst).")
    assert "feedback-loop undo" in page
    ids = {"application": twice.events[1]["id"], "into": twice.events[0]["id"]}
    assert twice.last() == [{"kind": "joined", "on": "2026-06-15", **ids}]
    document = twice.json("show acme")
    assert [event["kind"] for event in document["events"]] == ["applied", "interviewed", "joined"]
    assert document["events"][0]["location"] == "Berlin"
    assert [loop["company"] for loop in twice.json("status")["loops"]] == ["Acme", "Globex"]
    twice.ok("undo")
    assert twice.json("status --all") == before


def test_document_has_the_event_and_the_next_step(twice: Program) -> None:
    document = twice.json(f"join {twice.events[1]['id']} {twice.events[0]['id']}")
    assert list(document) == ["schema_version", "event", "next"]
    assert document["event"]["kind"] == "joined"
    assert document["next"]["rule"]


def test_itself_or_what_is_joined_already_is_refused(twice: Program) -> None:
    first, second, _, _ = (event["id"] for event in twice.events)
    twice.ok(f"join {second} {first}")
    before = twice.journal.read_bytes()
    for line in (f"join {first} {first}", f"join {second} {first}", "join acme acme"):
        result = twice(line)
        assert (result.code, result.out) == (1, ""), line
        assert "Acme (Analyst)" in result.err
    assert twice.journal.read_bytes() == before


def test_what_was_recorded_meanwhile_stays_with_the_loop_that_stays(twice: Program) -> None:
    first, second, _, _ = (event["id"] for event in twice.events)
    twice.ok(f"join {second} {first}")
    join = twice.events[-1]["id"]
    twice.ok("note acme Meanwhile")
    twice.ok(f"undo {join}")
    assert [event["kind"] for event in twice.json(f"show {first}")["events"]] == ["applied", "noted"]
    assert [event["kind"] for event in twice.json(f"show {second}")["events"]] == ["applied", "interviewed"]


def test_a_third_one_joins_the_oldest(twice: Program) -> None:
    first, second, _, third = (event["id"] for event in twice.events)
    twice.ok(f"join {second} {first}")
    page = twice.ok(f"join {first} {third}").out
    assert "counts in Acme (Analyst)" in page
    assert [loop["id"] for loop in twice.json("status --all")["loops"]] == [first]


@pytest.mark.parametrize(
    ("line", "code"), [("join", 2), ("join acme", 2), ("join nowhere acme", 3), ("join globex acm", 3)]
)
def test_wrong_words_change_nothing(twice: Program, line: str, code: int) -> None:
    before = twice.journal.read_bytes()
    result = twice(line)
    assert (result.code, result.out, twice.journal.read_bytes()) == (code, "", before)


def test_both_loops_may_be_chosen_from_lists(twice: Program, screen: Screen) -> None:
    assert screen("join", ("Which loop", "gmbh\n"), ("Which loop", "Acme (A\n")).code == 0
    assert twice.events[-1]["kind"] == "joined"


def test_the_log_and_the_timeline_say_what_was_joined(twice: Program) -> None:
    twice.ok(f"join {twice.events[1]['id']} {twice.events[0]['id']}")
    assert "Joined Acme GmbH (Analyst) to Acme (Analyst)" in twice.ok("log").out
    assert "Joined Acme GmbH (Analyst) to Acme (Analyst)" in twice.ok("show acme").out
    twice.ok("undo")
    assert "Undid: Joined Acme GmbH (Analyst) to Acme (Analyst)" in twice.ok("log").out


def test_forgetting_the_loop_deletes_both_parts(twice: Program) -> None:
    twice.ok(f"join {twice.events[1]['id']} {twice.events[0]['id']}")
    twice.ok("forget acme --yes")
    assert [loop["company"] for loop in twice.json("status --all")["loops"]] == ["Globex"]
    assert b"Acme" not in twice.journal.read_bytes()


def test_forgetting_a_person_keeps_the_loops_joined(twice: Program) -> None:
    twice.ok(f"join {twice.events[1]['id']} {twice.events[0]['id']}")
    twice.ok("forget dana --yes")
    assert [loop["company"] for loop in twice.json("status --all")["loops"]] == ["Acme", "Globex"]
    twice.ok("forget kim --yes")
    assert [loop["company"] for loop in twice.json("status --all")["loops"]] == ["Acme", "Globex"]


@pytest.mark.parametrize(
    "line", ["export --format csv", "export --format md", "stats", "people", "report --output r.html"]
)
def test_other_commands_take_them_as_one(twice: Program, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(twice.folder)
    twice.ok(f"join {twice.events[1]['id']} {twice.events[0]['id']}")
    result = twice(line)
    assert (result.code, "Acme GmbH" in result.out) == (0, False)


def test_the_name_of_what_is_joined_already_is_refused(twice: Program) -> None:
    twice.ok(f"join globex {twice.events[0]['id']}")
    for line in (f"join globex {twice.events[0]['id']}", f"join {twice.events[0]['id']} globex"):
        result = twice(line)
        assert (result.code, result.out) == (1, "")
        assert "Both are the same loop, Acme (Analyst)" in result.err
