"""Keeping: undo, redo, edit, note, snooze, close, doctor."""

import pytest

from .harness import Program


@pytest.fixture
def acme(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-06-05", "interviewed acme --with dana --round screen"),
    )
    return program


def live(program: Program) -> list[str]:
    return [event["kind"] for event in program.json("show acme")["events"]]


def test_undo_takes_back_the_newest_command_and_says_which(acme: Program) -> None:
    ran = acme.ok("undo")
    assert live(acme) == ["applied"]
    assert "screen" in ran.out
    assert acme.last() == [{"kind": "retracted", "on": "2026-06-15", "target": acme.events[1]["batch"]}]


def test_undo_goes_back_one_by_one_and_then_refuses(acme: Program) -> None:
    acme.ok("undo")
    acme.ok("undo")
    assert acme.json("status --all")["loops"] == []
    assert acme("undo").code == 1


def test_redo_brings_back_what_undo_took_in_turn(acme: Program) -> None:
    acme.ok("undo")
    acme.ok("undo")
    assert "Acme" in acme.ok("redo").out
    acme.ok("redo")
    assert live(acme) == ["applied", "interviewed"]
    assert acme("redo").code == 1


def test_undo_takes_an_id_of_one_event(acme: Program) -> None:
    acme.ok("note acme Words")
    acme.ok(f"undo {acme.events[1]['id'][:6]}")
    assert live(acme) == ["applied", "noted"]
    assert acme(f"undo {acme.events[1]['id']}").code == 1


@pytest.mark.parametrize("id_", ["zzzz", "abc", "%", "acme"])
def test_an_id_of_nothing_is_no_target(acme: Program, id_: str) -> None:
    assert acme(f"undo {id_}").code == 3


def test_an_application_with_later_events_goes_only_with_yes(acme: Program) -> None:
    before = acme.journal.read_bytes()
    ran = acme(f"undo {acme.events[0]['id']}")
    assert (ran.code, ran.out) == (1, "")
    assert "--yes" in ran.err
    assert acme.journal.read_bytes() == before
    acme.ok(f"undo {acme.events[0]['id']} --yes")
    assert acme.json("status --all")["loops"] == []
    acme.ok("redo")
    assert live(acme) == ["applied", "interviewed"]


def test_undo_and_redo_print_what_they_were_about(acme: Program) -> None:
    undone = acme.json("undo")
    assert list(undone) == ["schema_version", "event", "next", "events"]
    assert undone["events"] == [acme.events[1]["id"]]
    assert acme.json("redo")["events"] == [acme.events[1]["id"]]


def test_an_import_is_undone_as_a_whole(program: Program) -> None:
    sheet = program.folder / "search.csv"
    sheet.write_text("Company,Date,Result\nAcme,2026-01-02,Rejected\nGlobex,2026-01-03,\n", encoding="utf-8")
    program.ok(f"import {sheet}")
    said = program.ok("undo").out
    assert all(name in said for name in ("Acme", "Globex", "rejected"))
    assert program.json("status --all")["loops"] == []
    program.ok("redo")
    assert len(program.json("status --all")["loops"]) == 2


def test_edit_without_a_field_shows_what_can_be_corrected(acme: Program) -> None:
    shown = acme.json("edit acme")
    assert list(shown) == ["schema_version", "fields"]
    assert shown["fields"]["company"] == "Acme"
    assert shown["fields"]["people"] == ["Dana Lee <dana@acme.example> (recruiter)"]
    assert "2026-06-01" in acme.ok("edit acme").out
    assert acme.json("edit dana")["fields"] == {
        "name": "Dana Lee",
        "email": "dana@acme.example",
        "role": "recruiter",
        "company": "Acme",
    }


def test_edit_corrects_an_application(acme: Program) -> None:
    acme.ok("edit acme role='Data Analyst' on=2026-05-31 source='a friend'")
    assert acme.last() == [
        {
            "kind": "amended",
            "on": "2026-06-15",
            "target": acme.events[0]["id"],
            "changes": {"role": "Data Analyst", "on": "2026-05-31", "source": "a friend"},
        },
    ]
    loop = acme.json("status")["loops"][0]
    assert (loop["role"], loop["applied_on"]) == ("Data Analyst", "2026-05-31")


def test_edit_corrects_any_event_by_its_id(acme: Program) -> None:
    acme.ok(f"edit {acme.events[1]['id'][:5]} rating=3 round= at=9:30 decision-by='1 jul'")
    assert acme.events[-1]["changes"] == {"rating": 3, "round": None, "at": "09:30", "decision_by": "2026-07-01"}
    assert "rated 3 of 5" in acme.ok("show acme").out


def test_edit_corrects_a_person(acme: Program) -> None:
    acme.ok("edit dana name='Dana Leigh' role='head of talent'")
    assert acme.last() == [
        {
            "kind": "person_amended",
            "on": "2026-06-15",
            "person": "dana@acme.example",
            "changes": {"name": "Dana Leigh", "role": "head of talent"},
        },
    ]
    assert acme.json("show acme")["people"][0]["name"] == "Dana Leigh"


def test_an_edit_is_undone_like_anything_else(acme: Program) -> None:
    acme.ok("edit acme company=Ajax")
    acme.ok("undo")
    assert acme.json("status")["loops"][0]["company"] == "Acme"


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("colour=red", 2),
        ("role", 2),
        ("id=abc", 2),
        ("kind=outcome", 2),
        ("on=whenever", 2),
        ("on=", 2),
        ("company=", 2),
        ("people=<>", 2),
    ],
)
def test_a_wrong_correction_changes_nothing(acme: Program, assignment: str, code: int) -> None:
    before = acme.journal.read_bytes()
    ran = acme(f"edit acme {assignment}")
    assert (ran.code, ran.out, acme.journal.read_bytes()) == (code, "", before)


@pytest.mark.parametrize("assignment", ["rating=6", "rating=x", "at=25:00", "decision-by=soon"])
def test_a_value_that_does_not_fit_an_interview_changes_nothing(acme: Program, assignment: str) -> None:
    before = acme.journal.read_bytes()
    assert acme(f"edit {acme.events[1]['id']} {assignment}").code == 2
    assert acme.journal.read_bytes() == before


def test_a_name_of_a_company_and_of_a_person_is_ambiguous(acme: Program) -> None:
    acme.ok("apply Dana")
    ran = acme("edit dana --json")
    assert ran.code == 3
    assert ran.error["candidates"]


def test_note_keeps_words(acme: Program) -> None:
    acme.ok("note acme 'They use\nSQL' --on yesterday")
    assert acme.last() == [
        {"kind": "noted", "application": acme.events[0]["id"], "on": "2026-06-14", "text": "They use\nSQL"},
    ]
    acme.ok("note acme -", stdin=b"From a pipe")
    assert acme.events[-1]["text"] == "From a pipe"


def test_heard_is_a_word_from_them(acme: Program) -> None:
    acme.ok("note acme 'Two more weeks' --heard --with dana --decision-by 'in 2 weeks' --on yesterday")
    assert acme.last() == [
        {
            "kind": "heard",
            "application": acme.events[0]["id"],
            "on": "2026-06-14",
            "text": "Two more weeks",
            "person": "Dana Lee <dana@acme.example> (recruiter)",
            "decision_by": "2026-06-29",
        },
    ]


def test_a_word_from_one_of_several_needs_no_name(acme: Program) -> None:
    acme.ok("interviewed acme --with 'Kim Ito' --with 'Ann Roe'")
    acme.ok("record acme Words --with kim")
    acme.ok("record acme Words --with ann")
    acme.ok("note acme 'Two more weeks' --heard")
    assert "person" not in acme.events[-1]


@pytest.mark.parametrize("option", ["--with dana", "--decision-by 2w"])
def test_a_note_that_is_no_word_from_them_has_neither_person_nor_decision(acme: Program, option: str) -> None:
    assert acme(f"note acme Words {option}").code == 2


def test_snooze_silences_every_prompt_until_a_day(acme: Program) -> None:
    assert acme.json("remind")["prompts"]
    acme.ok("snooze acme 'in 2 weeks'")
    assert acme.last() == [
        {"kind": "snoozed", "application": acme.events[0]["id"], "on": "2026-06-15", "until": "2026-06-29"},
    ]
    assert acme.json("remind", today="2026-06-28")["prompts"] == []
    assert acme.json("remind", today="2026-06-29")["prompts"]


def test_snooze_of_one_rule_leaves_the_others(acme: Program) -> None:
    rule = acme.json("remind")["prompts"][0]["rule"]
    acme.ok(f"snooze acme never --rule {rule}")
    assert acme.events[-1]["rule"] == rule
    assert "until" not in acme.events[-1]
    later = acme.json("remind", today="2026-06-20")["prompts"]
    assert [one["rule"] for one in later] == ["outcome"]


def test_snooze_for_good_closes_the_loop(acme: Program) -> None:
    acme.ok("snooze acme NEVER")
    assert acme.json("status")["loops"] == []


def test_an_unknown_rule_lists_the_rules(acme: Program) -> None:
    ran = acme("snooze acme 2w --rule nap --json")
    assert ran.code == 2
    assert "keep-in-touch" in ran.error["candidates"]


def test_close_closes_by_hand_until_something_happens(acme: Program) -> None:
    acme.ok("close acme 'Not for me'")
    assert acme.last() == [
        {"kind": "closed", "application": acme.events[0]["id"], "on": "2026-06-15", "reason": "Not for me"},
    ]
    loop = acme.json("status --all")["loops"][0]
    assert (loop["state"], loop["closed_because"], loop["next"]) == ("closed", "by-hand", None)
    acme.ok("interviewed acme", today="2026-06-16")
    assert acme.json("status", today="2026-06-16")["loops"][0]["state"] == "open"


def test_doctor_says_that_a_journal_is_whole(acme: Program) -> None:
    document = acme.json("doctor")
    assert list(document)[:7] == ["schema_version", "path", "condition", "events", "problem", "line", "backups"]
    assert (document["path"], document["events"], document["problem"]) == (str(acme.journal), 2, None)
    assert "2 events" in acme.ok("doctor").out


def test_doctor_of_a_missing_journal_is_no_failure(program: Program) -> None:
    program.journal.unlink()
    ran = program("doctor")
    assert ran.code == 0
    assert str(program.journal) in ran.out


@pytest.mark.parametrize("path", [".", "/"])
def test_doctor_of_a_folder_says_that_it_is_one(program: Program, path: str) -> None:
    ran = program("doctor --file", path)
    assert ran.code == 4
    assert "is a folder" in ran.out


def test_doctor_explains_damage_and_restores(acme: Program) -> None:
    acme.ok("apply Globex")
    whole = acme.journal.read_bytes()
    acme.journal.write_bytes(whole[:-20])
    ran = acme("doctor")
    assert ran.code == 4
    assert "feedback-loop doctor --restore" in ran.out
    refused = acme("doctor --restore")
    assert refused.code == 1
    assert "1 line or record could not be read" in refused.out
    assert "--yes" in refused.err
    assert acme.journal.read_bytes() == whole[:-20]
    restored = acme("doctor --restore --yes")
    assert restored.code == 0
    assert acme.json("doctor")["problem"] is None
    kept = [path for path in acme.folder.rglob("*") if path.is_file() and path.read_bytes() == whole[:-20]]
    assert len(kept) == 1


def test_doctor_without_a_backup_has_nothing_to_restore(program: Program) -> None:
    program.journal.write_text("damaged", encoding="utf-8")
    assert program("doctor --restore --yes").code == 4
    assert program.journal.read_text(encoding="utf-8") == "damaged"
