"""The apply command."""

from .harness import DANA, Program


def test_records_every_option(program: Program) -> None:
    program.ok(
        "apply '  Acme   Corp ' 'Data Analyst' --on 2026-06-01 --source LinkedIn --url https://acme.example/7"
        f" --location Berlin --with '{DANA}' --with 'Kim Ito' --note 'Referred.\nBy a friend.'"
    )
    assert program.last() == [
        {
            "kind": "applied",
            "on": "2026-06-01",
            "company": "Acme Corp",
            "role": "Data Analyst",
            "source": "LinkedIn",
            "url": "https://acme.example/7",
            "location": "Berlin",
            "people": [DANA, "Kim Ito"],
            "note": "Referred.\nBy a friend.",
        },
    ]


def test_needs_only_a_company(program: Program) -> None:
    result = program.ok("apply Acme")
    assert program.last() == [{"kind": "applied", "on": "2026-06-15", "company": "Acme"}]
    assert "Acme" in result.out
    assert "feedback-loop interviewed acme" in result.out
    assert "15 Jun" not in result.out


def test_an_open_application_for_the_same_role_is_refused_without_again(acme: Program) -> None:
    before = acme.journal.read_bytes()
    result = acme("apply ACME 'data-analyst'")
    assert (result.code, result.out) == (1, "")
    assert "Mon 1 Jun" in result.err
    assert "--again" in result.err
    assert acme.journal.read_bytes() == before
    acme.ok("apply ACME 'data-analyst' --again")
    acme.ok("apply Acme 'Data Scientist'")
    assert len(acme.events) == 3


def test_a_closed_application_can_be_repeated(acme: Program) -> None:
    acme.ok("outcome acme rejected")
    acme.ok("apply Acme 'Data Analyst'")


def test_knows_the_people_of_the_company(acme: Program) -> None:
    acme.ok("apply ACME 'Head of Data' --with dana --with 'Sam Poe'")
    assert acme.events[-1]["people"] == [DANA, "Sam Poe"]


def test_refuses_two_people_of_one_name(program: Program) -> None:
    result = program("apply Acme --with 'Sam Poe (recruiter)' --with 'Sam Poe (engineer)'")
    assert (result.code, program.events) == (2, [])
    assert "address" in result.err


def test_tells_roles_apart_by_their_symbols(program: Program) -> None:
    for role in ("C++ Engineer", "C# Engineer", "R&D", "...", "???"):
        program.ok("apply Gamma", role)
    assert program("apply Gamma 'c++ engineer'").code == 1
    program.ok("outcome gamma/c# rejected")
    assert program.events[-1]["application"] == program.events[1]["id"]
    program.ok("outcome gamma/??? rejected")
    assert program.events[-1]["application"] == program.events[4]["id"]
    assert program("outcome gamma/f# rejected").code == 3
