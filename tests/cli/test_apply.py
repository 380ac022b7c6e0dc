"""The apply command."""

import pytest

from .harness import DANA, Program, Screen


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


@pytest.fixture
def advised(program: Program) -> Program:
    """A loop of last year that ended with a rejection and advice."""
    program.days(
        ("2025-03-01", "apply 'Acme GmbH' Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2025-03-05", "interviewed acme --with dana"),
        ("2025-03-10", "outcome acme rejected"),
        ("2025-03-12", "record acme 'Show results first' --with dana"),
        ("2025-03-12", "record acme 'Kind and clear' --with dana --type strength"),
    )
    return program


@pytest.mark.parametrize("name", ["Acme GmbH", "ACME", "acme, inc.", "The Acme Corp", "Acme S.p.A."])
def test_an_earlier_loop_at_the_company_is_told(advised: Program, name: str) -> None:
    page = advised.ok("apply", name, "Engineer").out
    for words in ("before: Acme GmbH (Analyst), Sat 1 Mar 2025, rejected", "Show results first", "<dana@acme.example>"):
        assert words in page
        assert words in advised.ok(f"show {advised.events[-1]['id']}").out
    assert "Kind and clear" not in page


@pytest.mark.parametrize("name", ["Acme Foods", "Ac", "Globex"])
def test_another_company_has_no_earlier_loop(advised: Program, name: str) -> None:
    document = advised.json("apply", name)
    assert document["earlier"] == []
    assert advised.json(f"show {document['event']['id']}")["earlier"] == []


def test_document_has_the_earlier_loops(advised: Program) -> None:
    person = "Dana Lee <dana@acme.example> (recruiter)"
    document = advised.json("apply Acme Engineer")
    assert list(document) == ["schema_version", "event", "next", "earlier"]
    assert document["earlier"] == [
        {
            "id": advised.events[0]["id"],
            "company": "Acme GmbH",
            "role": "Analyst",
            "applied_on": "2025-03-01",
            "state": "open",
            "closed_because": None,
            "outcome": "rejected",
            "advice": [{"person": person, "text": "Show results first"}],
            "people": [person],
        }
    ]
    assert advised.json(f"show {document['event']['id']}")["earlier"] == document["earlier"]
    assert advised.json(f"show {advised.events[0]['id']}")["earlier"] == []


def test_a_former_name_counts(advised: Program) -> None:
    advised.ok(f"edit {advised.events[0]['id']} company=Zenith")
    assert [loop["company"] for loop in advised.json("apply Acme")["earlier"]] == ["Zenith"]
    assert [loop["company"] for loop in advised.json("apply 'Zenith AG'")["earlier"]] == ["Zenith"]


def test_an_undone_name_does_not_count(advised: Program) -> None:
    advised.ok(f"edit {advised.events[0]['id']} company=Zenith")
    advised.ok("undo")
    assert advised.json("apply Zenith")["earlier"] == []


def test_records_the_options_of_the_application(program: Program) -> None:
    posting = "- SQL\n- Python"
    program.ok("apply Acme --agency Hays --language pt_BR --cv data --posting -", stdin=posting.encode())
    fields = {"agency": "Hays", "language": "pt-br", "cv": "data", "posting": posting}
    assert {name: program.events[0][name] for name in fields} == fields
    program.ok("apply Globex --posting", posting)
    assert program.events[1]["posting"] == posting


@pytest.mark.parametrize("options", ["--language German", "--agency ''", "--cv ''", "--posting ''"])
def test_wrong_options_record_nothing(program: Program, options: str) -> None:
    assert program(f"apply Acme {options}").code == 2
    assert program.events == []


def test_a_job_ad_is_read_from_a_file_and_shown_again(program: Program) -> None:
    ad = program.folder / "ad.txt"
    ad.write_text("We need a cook.\n\nBring knives.\n", encoding="utf-8")
    program.ok(f"apply Acme Cook --posting {ad} --cv kitchen")
    assert program.events[0]["posting"] == "We need a cook.\n\nBring knives."
    assert program.ok("show acme --posting").out == "We need a cook.\n\nBring knives.\n"
    document = program.json("show acme --posting")
    assert document["posting"] == program.events[0]["posting"]
    exported = program.ok("export --format csv").out
    assert '"kitchen","We need a cook.' in exported
    program.ok("edit acme posting='Gone' cv=short")
    assert program.ok("show acme --posting").out == "Gone\n"


def test_a_link_is_kept_as_text_and_a_missing_file_is_refused(program: Program) -> None:
    program.ok("apply Acme --posting https://acme.example/jobs/1.html")
    assert program.events[0]["posting"] == "https://acme.example/jobs/1.html"
    (program.folder / "ad.pdf").write_bytes(b"%PDF\xff\xfe")
    for name in ("ad.txt", f"{program.folder}/ad.pdf", f"{program.folder}/"):
        result = program(f"apply Globex --posting {name}")
        assert (result.code, result.out) == (2, "")
        assert name in result.err
    program.ok("apply Globex --posting 'Cook wanted.'")
    refused = program("show nothing --posting")
    assert refused.code == 3
    program.ok("apply Initech")
    refused = program("show initech --posting")
    assert refused.code == 1
    assert "feedback-loop edit initech posting=TEXT" in refused.err


def test_a_terminal_asks_for_what_is_worth_knowing(program: Program, screen: Screen) -> None:
    result = screen(
        "apply",
        ("Company", "\r"),
        ("Company", "Acme\r"),
        ("Role", "Cook\r"),
        ("When did you send it", "<\r"),
        ("Role (Cook)", "Baker\r"),
        ("When did you send it", "tomorrow\r"),
        ("When did you send it", "yesterday\r"),
        ("Where did you find it", "LinkedIn\r"),
        ("Link to the job ad", "\r"),
        ("Who do you know there", "me\r"),
        ("Who do you know there", "Ann Ray (recruiter) and Bob Cho\r"),
    )
    assert result.code == 0, result
    assert program.last() == [
        {
            "kind": "applied", "on": "2026-06-14", "company": "Acme", "role": "Baker", "source": "LinkedIn",
            "people": ["Ann Ray (recruiter)", "Bob Cho"],
        }
    ]  # fmt: skip


def test_an_empty_company_is_refused_before_anything_is_asked(screen: Screen) -> None:
    result = screen("apply ' '")
    assert (result.code, "Role" in result.out) == (2, False)


def test_questions_about_an_application_can_be_ended(program: Program, screen: Screen) -> None:
    assert screen("apply", ("Company", "\x04")).code == 130
    assert program.events == []
    assert screen("apply Acme", ("Role", "\x04")).code == 0
    assert screen("apply Globex Cook").code == 0
    assert screen("apply Initech --no-input").code == 0
    assert [event["company"] for event in program.events] == ["Acme", "Globex", "Initech"]
