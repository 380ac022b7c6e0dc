"""The check-in command."""

from .harness import DANA, Program


def test_records_a_check_in_with_the_main_contact(interviewed_acme: Program) -> None:
    interviewed_acme.ok("check-in acme --via mail")
    assert interviewed_acme.last() == [
        {
            "kind": "checked_in",
            "application": interviewed_acme.events[0]["id"],
            "on": "2026-06-15",
            "person": DANA,
            "via": "mail",
        }
    ]
    result = interviewed_acme.ok("check-in acme --with 'Kim Ito' --on yesterday")
    assert result.out.startswith("Acme (Data Analyst): Checked in with Kim Ito · Sun 14 Jun.\n")


def test_without_anybody_it_is_the_company(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("check-in acme")
    assert "person" not in program.events[-1]


def test_typed_twice_it_needs_again(interviewed_acme: Program) -> None:
    interviewed_acme.ok("check-in acme")
    assert interviewed_acme("check-in acme").code == 1
    interviewed_acme.ok("check-in acme --again")


def test_a_draft_asks_where_things_stand_and_for_nothing_else(acme: Program) -> None:
    before = acme.journal.read_bytes()
    applied = acme("check-in acme --draft").out
    assert "application for the data analyst role reached you on 1 June" in applied
    assert acme.journal.read_bytes() == before
    acme.ok("interviewed acme --on 2026-06-05 --decision-by 2026-06-12")
    result = acme("check-in acme --draft")
    assert result.out.startswith("To: Dana Lee <dana@acme.example>\nSubject: A short question: Data Analyst\n")
    assert "my interview took place on 5 June" in result.out
    assert "You mentioned a decision on Friday." in result.out
    assert "where things stand" in result.out
    assert not [word for word in ("feedback", "advice", "improve") if word in result.out.lower()]
    assert "Once you have sent it: feedback-loop check-in acme --with dana" in result.err


def test_a_draft_has_a_length_and_a_language(interviewed_acme: Program) -> None:
    short = interviewed_acme("check-in acme --short --language de").out
    assert short.startswith("To: Dana Lee\n\nGuten Tag Dana Lee,\n")
    assert "5. Juni" in short
    assert "\n3. " in interviewed_acme("check-in acme --phone").out


def test_a_draft_is_written_for_a_mail_program(acme: Program) -> None:
    path = acme.folder / "draft.eml"
    assert acme(f"check-in acme --eml {path} --builtin").code == 0
    assert b"X-Unsent: 1" in path.read_bytes()
    assert [event["kind"] for event in acme.events] == ["applied"]
