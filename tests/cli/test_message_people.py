"""The people view, and corrections of people."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from domain.strategies import event_lists
from feedback_loop.domain.insight.contacts import contact_histories
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.views.people import people_json, people_page, person_page
from hypothesis_profiles import scale_examples
from messages.strategies import TODAY

from .harness import Program


def record_search(program: Program) -> None:
    program.days(
        ("2026-05-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-05-04", "interviewed acme --with dana --with 'Ray Poe'"),
        ("2026-05-05", "thank acme"),
        ("2026-05-06", "outcome acme rejected"),
        ("2026-05-08", "ask-feedback acme --with dana"),
        ("2026-05-10", "record acme 'Think aloud' --with dana"),
        ("2026-05-10", "record acme 'Clear slides' --with dana --type strength"),
        ("2026-06-01", "apply Globex"),
    )


def people(program: Program, name: str = "") -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = program.json(f"people {name}")["people"]
    return entries


def test_people_of_an_empty_journal(program: Program) -> None:
    ran = program("people")
    assert (ran.code, ran.out) == (0, "")
    assert "--with" in ran.err
    assert program.json("people")["people"] == []


def test_people_document_keys(program: Program) -> None:
    record_search(program)
    document = program.json("people dana")
    assert list(document) == ["schema_version", "today", "people"]
    (dana,) = document["people"]
    assert list(dana) == [
        "name", "email", "role", "company", "companies", "loops", "feedback", "last_contact", "due",
    ]  # fmt: skip
    assert [list(point) for point in dana["feedback"]] == [["loop", "on", "text", "type"]] * 2
    assert dana["last_contact"] == {"on": "2026-05-10", "by": "they"}
    assert (dana["name"], dana["email"], dana["role"]) == ("Dana Lee", "dana@acme.example", "recruiter")
    assert (dana["company"], dana["companies"], len(dana["loops"])) == ("Acme", ["Acme"], 1)


def test_people_who_helped_come_first_with_feedback_and_steps_due(program: Program) -> None:
    record_search(program)
    dana, ray = people(program)
    assert [point["text"] for point in dana["feedback"]] == ["Think aloud", "Clear slides"]
    assert [step["rule"] for step in dana["due"]] == ["decide"]
    assert (ray["name"], ray["feedback"], ray["due"]) == ("Ray Poe", [], [])


def test_giver_comes_before_later_contacts(program: Program) -> None:
    record_search(program)
    program.ok("interviewed globex --with 'Bo Ek'")
    assert [person["name"] for person in people(program)] == ["Dana Lee", "Bo Ek", "Ray Poe"]


def test_action_for_two_loops_of_one_person_is_due_once(program: Program) -> None:
    dana = "--with 'Dana Lee <dana@acme.example>' --theme coding"
    program.ok("apply Acme")
    program.ok("apply Globex")
    program.ok(f"record acme 'Practise' {dana}")
    program.ok(f"record globex 'Practise more' {dana}")
    program.ok("act --theme coding 'An exercise a day'")
    (person,) = people(program)
    assert [step["rule"] for step in person["due"]].count("action") == 1


def test_last_contact_says_who_made_it(program: Program) -> None:
    record_search(program)
    dana, ray = people(program)
    assert (dana["last_contact"]["by"], ray["last_contact"]) == ("they", {"on": "2026-05-05", "by": "you"})
    program.ok("thank acme --with dana")
    assert people(program, "dana")[0]["last_contact"] == {"on": "2026-06-15", "by": "you"}


def test_interview_ahead_is_no_contact_yet(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("interviewed acme --on 'in 2 weeks' --with 'Dana Lee'")
    (dana,) = people(program)
    assert dana["last_contact"] is None
    assert "No contact yet." in program.ok("people dana").out


def test_table_lists_everybody_and_page_shows_one_person(program: Program) -> None:
    record_search(program)
    table = program.ok("people").out
    assert "Dana Lee (recruiter)" in table
    assert "“Clear slides” (+1)" in table
    assert "Ray Poe" in table
    page = program.ok("people dana").out
    for part in ("<dana@acme.example> · recruiter · Acme", "Think aloud", "Clear slides", "Interview with", "Due"):
        assert part in page
    assert "feedback-loop act acme" in page
    assert "Globex" not in page


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("width", [60, 200])
def test_nothing_is_lost_at_any_width(program: Program, tty: bool, width: int) -> None:
    record_search(program)
    output = program.ok("people", tty=tty, width=width).out
    assert all(word in output for word in ("Dana", "Ray", "Acme", "slides"))


def test_unknown_and_ambiguous_names_are_refused(program: Program) -> None:
    record_search(program)
    program.ok("interviewed globex --with 'Dana Kim'")
    assert program("people zoe").code == 3
    ran = program("people dana --json")
    assert ran.code == 3
    assert len(ran.error["candidates"]) == 2


@pytest.mark.parametrize(
    ("edit", "field", "value"),
    [
        ("name='Dana Lee-Roth'", "name", "Dana Lee-Roth"),
        ("email=dana@new.example", "email", "dana@new.example"),
        ("company=Initech", "company", "Initech"),
        ("role='head of talent'", "role", "head of talent"),
    ],
)
def test_person_is_corrected_and_restored_by_undo(program: Program, edit: str, field: str, value: str) -> None:
    record_search(program)
    before = people(program)
    program.ok(f"edit dana {edit}")
    after = people(program)
    assert after[0][field] == value
    assert after[0]["feedback"] == before[0]["feedback"]
    assert len(after) == len(before)
    program.ok("undo")
    assert people(program) == before


def test_added_address_is_used_in_drafts(program: Program) -> None:
    record_search(program)
    assert "{their address}" in program("thank acme --with ray --draft").out
    program.ok("edit ray email=ray@acme.example")
    assert "To: Ray Poe <ray@acme.example>" in program("thank acme --with ray --draft").out


def test_letter_names_the_company_of_the_application(program: Program) -> None:
    record_search(program)
    program.days(("2026-05-11", "act acme 'Mock interviews' --for 1"), ("2026-05-20", "act acme --done"))
    program.days(("2026-05-21", "follow-up acme --with dana"))
    program.ok("edit dana company=Initech")
    assert "role at Acme" in program("follow-up acme --with dana --draft").out


def test_two_spellings_are_merged_into_one_person_and_separated_by_undo(program: Program) -> None:
    record_search(program)
    program.ok("record globex 'More depth' --with 'D. Lee <d.lee@globex.example>'")
    before = people(program)
    program.ok("edit d.lee@globex.example same-as=dana@acme.example")
    dana, ray = people(program)
    assert sorted(point["text"] for point in dana["feedback"]) == ["Clear slides", "More depth", "Think aloud"]
    assert sorted(dana["companies"]) == ["Acme", "Globex"]
    assert ray["name"] == "Ray Poe"
    program.ok("undo")
    assert people(program) == before


def test_namesakes_are_listed_with_how_to_make_two_of_them_one(program: Program) -> None:
    record_search(program)
    program.ok("interviewed globex --with 'Dana Lee'")
    for line in ("people", "people 'Dana Lee, Globex'"):
        output = program.ok(line).out
        assert "2 people are called Dana Lee: " in output
        assert "same-as=" in output
    program.ok("edit 'Dana Lee, Globex' same-as=dana@acme.example")
    assert "2 people" not in program.ok("people").out
    assert sorted(people(program, "dana")[0]["companies"]) == ["Acme", "Globex"]


@pytest.mark.parametrize(
    ("typed", "stored", "hello"),
    [
        ('"Dana Lee" <dana@acme.example>', "Dana Lee <dana@acme.example>", "Dana"),
        ('"Lee, Dana" <dana@acme.example>', "Dana Lee <dana@acme.example>", "Dana"),
        ("José Ñuñez, PhD", "José Ñuñez, PhD", "José"),
        ("Dana Lee, Acme", "Dana Lee", "Dana"),
        ("Jan van der Berg", "Jan van der Berg", "Jan"),
        ("van der Berg", "van der Berg", "van der Berg"),
        ("Dana Lee (engineer) <dana@acme.example>", "Dana Lee <dana@acme.example> (engineer)", "Dana"),
        ("Dana Lee [mailto:dana@acme.example]", "Dana Lee <dana@acme.example>", "Dana"),
        ("Frau Müller", "Frau Müller", "Ms Müller"),
        ("Prof. Dr. Ann Day", "Prof. Dr. Ann Day", "Professor Day"),
        ("Li Wei", "Li Wei", "Li Wei"),
        ("Dr. Li Wei", "Dr. Li Wei", "Dr Li Wei"),
        ("HR Team", "HR Team", "HR Team"),
    ],
)
def test_person_is_read_as_mail_programs_write_it(program: Program, typed: str, stored: str, hello: str) -> None:
    program.ok("apply Acme")
    program.ok("interviewed acme --with", typed)
    assert program.events[-1]["people"] == [stored]
    assert f"Hello {hello},\n" in program("thank acme --draft").out


def test_form_of_address_is_corrected(program: Program) -> None:
    record_search(program)
    program.ok("edit dana", "greeting=Dr Lee")
    assert "Hello Dr Lee,\n" in program("thank acme --with dana --draft").out
    program.ok("edit dana greeting=")
    assert "Hello Dana,\n" in program("thank acme --with dana --draft").out


@settings(deadline=None, max_examples=scale_examples(40))
@given(event_lists())
def test_everybody_in_any_journal_is_listed_exactly_once(events: list[AnyEvent]) -> None:
    overview = build_overview(events, TODAY, DEFAULT_DAYS)
    contacts = contact_histories(overview)
    keys = [contact.key for contact in contacts]
    assert len(set(keys)) == len(keys)
    expected = {
        overview.history.people.key(text, loop.application.company)
        for loop in overview.history.loops.values()
        for text in loop.people()
    }
    assert set(keys) == expected
    points = [point for contact in contacts for _, point in contact.points]
    assert len(points) == len({point.id for point in points})
    assert json.dumps(people_json(contacts, TODAY))
    assert people_page(contacts, TODAY)
    assert all(person_page(contact, TODAY) for contact in contacts)
