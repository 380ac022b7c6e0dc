"""The undo and redo commands."""

import pytest

from .harness import Program


def event_kinds(program: Program) -> list[str]:
    return [event["kind"] for event in program.json("show acme")["events"]]


def test_undoes_the_newest_command_and_shows_it(interviewed_acme: Program) -> None:
    result = interviewed_acme.ok("undo")
    assert event_kinds(interviewed_acme) == ["applied"]
    assert "screen" in result.out
    assert interviewed_acme.last() == [
        {"kind": "retracted", "on": "2026-06-15", "target": interviewed_acme.events[1]["batch"]}
    ]


def test_undoes_one_command_after_another_until_none_is_left(interviewed_acme: Program) -> None:
    interviewed_acme.ok("undo")
    interviewed_acme.ok("undo")
    assert interviewed_acme.json("status --all")["loops"] == []
    assert interviewed_acme("undo").code == 1


def test_redo_reverses_the_undos_in_turn(interviewed_acme: Program) -> None:
    interviewed_acme.ok("undo")
    interviewed_acme.ok("undo")
    assert "Acme" in interviewed_acme.ok("redo").out
    interviewed_acme.ok("redo")
    assert event_kinds(interviewed_acme) == ["applied", "interviewed"]
    assert interviewed_acme("redo").code == 1


def test_redo_covers_a_command_that_cancelled_an_interview(acme: Program) -> None:
    acme.ok("interviewed acme --on 'in 5 days'")
    acme.ok("outcome acme rejected")
    acme.ok("undo")
    assert event_kinds(acme) == ["applied", "interviewed"]
    assert acme.ok("redo").out.splitlines() == [
        "Redone: Acme (Data Analyst): Outcome: rejected · today.",
        "Redone: Cancelled the interview · today.",
    ]
    assert event_kinds(acme) == ["applied", "cancelled", "outcome"]


def test_an_id_selects_one_event(interviewed_acme: Program) -> None:
    interviewed_acme.ok("note acme Words")
    interviewed_acme.ok(f"undo {interviewed_acme.events[1]['id'][:6]}")
    assert event_kinds(interviewed_acme) == ["applied", "noted"]
    assert interviewed_acme(f"undo {interviewed_acme.events[1]['id']}").code == 1


def test_an_empty_id_undoes_nothing(acme: Program) -> None:
    before = acme.journal.read_bytes()
    assert acme("undo ''").code == 3
    assert acme.journal.read_bytes() == before


@pytest.mark.parametrize("id_", ["zzzz", "abc", "%", "acme"])
def test_an_unknown_id_is_refused(interviewed_acme: Program, id_: str) -> None:
    assert interviewed_acme(f"undo {id_}").code == 3


def test_an_application_with_later_events_needs_yes(interviewed_acme: Program) -> None:
    before = interviewed_acme.journal.read_bytes()
    result = interviewed_acme(f"undo {interviewed_acme.events[0]['id']}")
    assert (result.code, result.out) == (1, "")
    assert "--yes" in result.err
    assert interviewed_acme.journal.read_bytes() == before
    interviewed_acme.ok(f"undo {interviewed_acme.events[0]['id']} --yes")
    assert interviewed_acme.json("status --all")["loops"] == []
    interviewed_acme.ok("redo")
    assert event_kinds(interviewed_acme) == ["applied", "interviewed"]


def test_documents_list_the_events(interviewed_acme: Program) -> None:
    undone = interviewed_acme.json("undo")
    assert list(undone) == ["schema_version", "event", "next", "events"]
    assert undone["events"] == [interviewed_acme.events[1]["id"]]
    assert interviewed_acme.json("redo")["events"] == [interviewed_acme.events[1]["id"]]


def test_an_import_is_undone_as_a_whole(program: Program) -> None:
    sheet = program.folder / "search.csv"
    sheet.write_text("Company,Date,Result\nAcme,2026-01-02,Rejected\nGlobex,2026-01-03,\n", encoding="utf-8")
    program.ok(f"import {sheet}")
    output = program.ok("undo").out
    assert all(name in output for name in ("Acme", "Globex", "rejected"))
    assert program.json("status --all")["loops"] == []
    program.ok("redo")
    assert len(program.json("status --all")["loops"]) == 2


def test_redo_restores_after_a_new_command_and_undo_takes_that_back(interviewed_acme: Program) -> None:
    interviewed_acme.ok("undo")
    interviewed_acme.ok("note acme Words")
    interviewed_acme.ok("redo")
    assert event_kinds(interviewed_acme) == ["applied", "interviewed", "noted"]
    assert "screen" in interviewed_acme.ok("undo").out
    assert "Words" in interviewed_acme.ok("undo").out


def test_redo_with_an_id_restores_that_event(interviewed_acme: Program) -> None:
    interviewed_acme.ok("undo")
    interview = interviewed_acme.events[1]["id"]
    interviewed_acme.ok("note acme Words")
    interviewed_acme.ok("undo")
    assert "screen" in interviewed_acme.ok(f"redo {interview}").out
    assert event_kinds(interviewed_acme) == ["applied", "interviewed"]


@pytest.mark.parametrize("id_", ["zzzz", "''", "acme"])
def test_redo_of_an_unknown_id_is_refused(interviewed_acme: Program, id_: str) -> None:
    assert interviewed_acme(f"redo {id_}").code == 3


def test_redo_of_what_is_not_undone_is_refused(interviewed_acme: Program) -> None:
    assert interviewed_acme(f"redo {interviewed_acme.events[0]['id']}").code == 1


def test_events_of_several_loops_name_them(acme: Program) -> None:
    acme.ok("apply Globex")
    acme.ok("close acme globex --yes")
    for command in ("undo", "redo"):
        page = acme.ok(command).out
        assert "Acme (Data Analyst): Closed by hand" in page
        assert "Globex: Closed by hand" in page
