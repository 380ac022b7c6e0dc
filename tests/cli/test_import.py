"""The import command."""

from pathlib import Path

import pytest

from .harness import Program, Screen

SHEET = """Company,Role,Date,Phone,Result
Acme,Cook,2026-01-13,2026-01-20,Rejected
Globex,Clerk,2026-02-02,,
Initech,Waiter,someday,,
"""
DATA = Path(__file__).parent.parent / "unit" / "exchange" / "importing" / "data"


@pytest.fixture
def sheet(program: Program) -> Path:
    path = program.folder / "my search.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_document_counts_what_was_added(program: Program, sheet: Path) -> None:
    document = program.json("import", str(sheet))
    assert list(document) == [
        "schema_version", "dry_run", "format", "sheet", "rows", "added", "updated", "same", "interviews", "outcomes",
        "day_order", "private", "left_out", "not_understood", "similar", "feedback", "people", "skipped", "unread",
        "preview",
    ]  # fmt: skip
    assert [document[name] for name in ("dry_run", "rows", "added", "same", "interviews", "outcomes")] == [
        False, 3, 2, 0, 1, 1,
    ]  # fmt: skip
    assert [list(problem) for problem in document["left_out"]] == [["file", "row", "column", "text", "reason"]]
    assert (document["left_out"][0]["row"], document["left_out"][0]["text"]) == (4, "someday")
    assert [event["kind"] for event in program.events] == ["applied", "interviewed", "outcome", "applied"]
    assert len({event["batch"] for event in program.events}) == 1


def test_dry_run_changes_nothing(program: Program, sheet: Path) -> None:
    before = program.journal.read_bytes()
    assert "2 applications" in program.ok("import --dry-run", str(sheet)).out
    assert program.journal.read_bytes() == before
    assert program.json("import --dry-run", str(sheet))["dry_run"] is True


def test_what_was_added_is_followed_by_how_to_see_it(program: Program, sheet: Path) -> None:
    hint = "See where you stand: feedback-loop status\n"
    assert not program.ok("import --dry-run", str(sheet)).out.endswith(hint)
    assert program.ok("import", str(sheet)).out.endswith(hint)
    assert not program.ok("import", str(sheet)).out.endswith(hint)


def test_repeating_an_import_adds_nothing(program: Program, sheet: Path) -> None:
    program.ok("import", str(sheet))
    before = program.journal.read_bytes()
    document = program.json("import", str(sheet))
    assert (document["added"], document["same"]) == (0, 2)
    assert program.journal.read_bytes() == before


def test_undated_sets_the_date_of_rows_without_one(program: Program, sheet: Path) -> None:
    assert program.json("import --undated 2026-03-01", str(sheet))["added"] == 3
    assert program.events[-1]["on"] == "2026-03-01"
    assert program("import --undated tomorrow", str(sheet)).code == 2
    assert program("import --undated ''", str(sheet)).code == 2


def test_an_ambiguous_date_order_must_be_chosen(program: Program) -> None:
    sheet = program.folder / "short.csv"
    sheet.write_text("Company,Date\nAcme,03/04/2026\n", encoding="utf-8")
    before = program.journal.read_bytes()
    result = program(f"import {sheet}")
    assert (result.code, result.out) == (2, "")
    assert "--day-first" in result.err
    assert program.journal.read_bytes() == before
    program.ok(f"import --day-first {sheet}")
    assert program.events[-1]["on"] == "2026-04-03"
    program.ok("undo")
    program.ok(f"import --month-first {sheet}")
    assert program.events[-1]["on"] == "2026-03-04"


@pytest.mark.parametrize("tty", [False, True])
def test_a_long_file_is_imported_completely(program: Program, tty: bool) -> None:
    sheet = program.folder / "long.csv"
    rows = "".join(f"Company {number},Clerk,2026-01-13\n" for number in range(2100))
    sheet.write_text(f"Company,Role,Date\n{rows}", encoding="utf-8")
    assert "2,100 applications" in program.ok(f"import {sheet} --dry-run", tty=tty).out


def test_a_long_file_shows_a_progress_bar_on_a_terminal(program: Program, screen: Screen) -> None:
    sheet = program.folder / "long.csv"
    rows = "".join(f"Company {number},Clerk,2026-01-13\n" for number in range(2100))
    sheet.write_text(f"Company,Role,Date\n{rows}", encoding="utf-8")
    result = screen(f"import {sheet} --dry-run")
    assert result.code == 0
    assert "Reading" in result.out
    assert "2,100 applications" in result.out


def test_undoing_a_long_import_prints_one_line(program: Program, sheet: Path) -> None:
    program.ok("import", str(sheet))
    output = program.ok("undo").out
    assert output.count("\n") == 1
    assert "4 events" in output
    assert "2 applications" in output
    assert program.json("status --all")["loops"] == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"just a line\n", b"Company\n"])
def test_a_file_without_applications_adds_nothing(program: Program, content: bytes) -> None:
    sheet = program.folder / "odd.csv"
    sheet.write_bytes(content)
    before = program.journal.read_bytes()
    result = program(f"import {sheet}")
    assert result.code in (0, 2)
    assert "Traceback" not in result.err
    assert program.events == []
    assert program.journal.read_bytes() == before


@pytest.mark.parametrize("options", ["--month-first --undated 2019-12-01", "--undated 2025-06-01"])
@pytest.mark.parametrize("name", ["internships-2019.csv", "uk-analyst-2025.csv"])
def test_real_spreadsheets_are_imported_and_shown(program: Program, name: str, options: str) -> None:
    result = program(f"import {DATA / name} {options}")
    assert result.code == 0
    for command in ("", "status --all", "remind", "log"):
        for tty in (False, True):
            assert program(command, tty=tty, width=60).code == 0


@pytest.fixture
def typed(program: Program) -> Program:
    """An application that was typed by hand, and a sheet with it under nearly the same name."""
    program.ok("apply 'Acme GmbH' Cook", today="2026-01-10")
    return program


def test_nearly_the_same_application_is_left_out_with_the_way_on(typed: Program, sheet: Path) -> None:
    document = typed.json("import", str(sheet))
    loop = typed.events[0]["id"]
    assert (document["added"], len(document["left_out"])) == (1, 2)
    assert document["similar"] == [
        {
            "row": 2,
            "file": "",
            "label": "Acme (Cook)",
            "loop": loop,
            "loop_label": "Acme GmbH (Cook)",
            "applied_on": "2026-01-10",
            "added": None,
            "join": f"feedback-loop join NEW {loop}",
        }
    ]
    typed.ok("undo")
    page = typed.ok("import", str(sheet)).out
    assert all(words in page for words in ("looks like Acme GmbH (Cook)", "--again", f"feedback-loop join NEW {loop}"))


def test_again_imports_it_and_join_makes_them_one(typed: Program, sheet: Path) -> None:
    page = typed.ok("import --again", str(sheet)).out
    (join,) = (line.rsplit("feedback-loop ", maxsplit=1)[1] for line in page.splitlines() if " join " in line)
    typed.ok(join)
    assert {loop["company"] for loop in typed.json("status --all")["loops"]} == {"Acme GmbH", "Globex"}
    before = typed.journal.read_bytes()
    again = typed.json("import", str(sheet))
    assert (again["added"], again["updated"], again["same"], again["similar"]) == (0, 0, 2, [])
    assert typed.journal.read_bytes() == before


def test_what_a_sheet_adds_to_a_joined_application_goes_to_the_loop_that_stays(typed: Program, sheet: Path) -> None:
    sheet.write_text("Company,Role,Date,Result\nAcme,Cook,2026-01-13,\n", encoding="utf-8")
    typed.ok("import --again", str(sheet))
    first, second = (event["id"] for event in typed.events)
    typed.ok(f"join {second} {first}")
    sheet.write_text("Company,Role,Date,Result\nAcme,Cook,2026-01-13,Rejected\n", encoding="utf-8")
    assert typed.json("import", str(sheet))["updated"] == 1
    assert (typed.events[-1]["kind"], typed.events[-1]["application"]) == ("outcome", first)


@pytest.mark.parametrize(("answer", "added"), [("y\n", 2), ("n\n", 1)])
def test_a_terminal_asks_whether_it_is_another_one(
    typed: Program, screen: Screen, sheet: Path, answer: str, added: int
) -> None:
    result = screen(f"import '{sheet}'", ("Is it another application?", answer))
    assert result.code == 0
    assert [event["kind"] for event in typed.events].count("applied") == 1 + added


def test_an_unanswered_question_imports_nothing(typed: Program, screen: Screen, sheet: Path) -> None:
    before = typed.journal.read_bytes()
    assert screen(f"import '{sheet}'", ("Is it another application?", "\x03")).code == 130
    assert typed.journal.read_bytes() == before


def test_every_former_name_of_a_company_is_found(program: Program, sheet: Path) -> None:
    program.ok("import", str(sheet))
    for name in ("Ajax", "Bolt", "Zenith"):
        program.ok(f"edit {program.events[0]['id']} company={name}")
    for name in ("Acme", "Ajax", "Bolt", "Zenith"):
        sheet.write_text(SHEET.replace("Acme", name), encoding="utf-8")
        document = program.json("import", str(sheet))
        assert (document["added"], document["same"], document["similar"]) == (0, 2, [])


def test_a_former_name_of_another_loop_raises_a_doubt(program: Program, sheet: Path) -> None:
    program.ok("apply Ajax Waiter", today="2025-01-01")
    program.ok("edit ajax company=Zenith")
    program.ok("apply Zenith Cook", today="2026-01-10")
    sheet.write_text(SHEET.replace("Acme", "Ajax Ltd"), encoding="utf-8")
    assert [row["loop_label"] for row in program.json("import", str(sheet))["similar"]] == ["Zenith (Cook)"]
