"""The import command: what it adds and says, that it is one transaction, and that a second time adds nothing."""

from pathlib import Path

import pytest

from .harness import Program, Screen

SHEET = """Company,Role,Date,Phone,Result
Acme,Cook,2026-01-13,2026-01-20,Rejected
Globex,Clerk,2026-02-02,,
Initech,Waiter,someday,,
"""
DATA = Path(__file__).parent.parent / "exchange" / "data"


@pytest.fixture
def sheet(program: Program) -> Path:
    path = program.folder / "my search.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_import_adds_and_counts(program: Program, sheet: Path) -> None:
    document = program.json("import", str(sheet))
    assert list(document) == [
        "schema_version", "dry_run", "format", "sheet", "rows", "added", "updated", "same", "interviews", "outcomes",
        "day_order", "private", "left_out", "not_understood",
    ]  # fmt: skip
    assert [document[name] for name in ("dry_run", "rows", "added", "same", "interviews", "outcomes")] == [
        False, 3, 2, 0, 1, 1,
    ]  # fmt: skip
    assert [list(one) for one in document["left_out"]] == [["file", "row", "column", "text", "reason"]]
    assert (document["left_out"][0]["row"], document["left_out"][0]["text"]) == (4, "someday")
    assert [event["kind"] for event in program.events] == ["applied", "interviewed", "outcome", "applied"]
    assert len({event["batch"] for event in program.events}) == 1


def test_a_dry_run_changes_nothing(program: Program, sheet: Path) -> None:
    before = program.journal.read_bytes()
    assert "2 applications" in program.ok("import --dry-run", str(sheet)).out
    assert program.journal.read_bytes() == before
    assert program.json("import --dry-run", str(sheet))["dry_run"] is True


def test_a_second_import_adds_nothing(program: Program, sheet: Path) -> None:
    program.ok("import", str(sheet))
    before = program.journal.read_bytes()
    document = program.json("import", str(sheet))
    assert (document["added"], document["same"]) == (0, 2)
    assert program.journal.read_bytes() == before


def test_a_date_for_rows_without_one(program: Program, sheet: Path) -> None:
    assert program.json("import --undated 2026-03-01", str(sheet))["added"] == 3
    assert program.events[-1]["on"] == "2026-03-01"
    assert program("import --undated tomorrow", str(sheet)).code == 2
    assert program("import --undated ''", str(sheet)).code == 2


def test_the_order_of_day_and_month_is_asked_for_where_nothing_decides(program: Program) -> None:
    sheet = program.folder / "short.csv"
    sheet.write_text("Company,Date\nAcme,03/04/2026\n", encoding="utf-8")
    before = program.journal.read_bytes()
    ran = program(f"import {sheet}")
    assert (ran.code, ran.out) == (2, "")
    assert "--day-first" in ran.err
    assert program.journal.read_bytes() == before
    program.ok(f"import --day-first {sheet}")
    assert program.events[-1]["on"] == "2026-04-03"
    program.ok("undo")
    program.ok(f"import --month-first {sheet}")
    assert program.events[-1]["on"] == "2026-03-04"


@pytest.mark.parametrize("tty", [False, True])
def test_a_long_file_is_taken_whole(program: Program, tty: bool) -> None:
    sheet = program.folder / "long.csv"
    rows = "".join(f"Company {number},Clerk,2026-01-13\n" for number in range(2100))
    sheet.write_text(f"Company,Role,Date\n{rows}", encoding="utf-8")
    assert "2,100 applications" in program.ok(f"import {sheet} --dry-run", tty=tty).out


def test_a_long_file_has_a_progress_bar_on_a_terminal(program: Program, screen: Screen) -> None:
    sheet = program.folder / "long.csv"
    rows = "".join(f"Company {number},Clerk,2026-01-13\n" for number in range(2100))
    sheet.write_text(f"Company,Role,Date\n{rows}", encoding="utf-8")
    ran = screen(f"import {sheet} --dry-run")
    assert ran.code == 0
    assert "Reading" in ran.out
    assert "2,100 applications" in ran.out


def test_an_import_of_many_is_undone_in_one_sentence(program: Program, sheet: Path) -> None:
    program.ok("import", str(sheet))
    said = program.ok("undo").out
    assert said.count("\n") == 1
    assert "4 events" in said
    assert "2 applications" in said
    assert program.json("status --all")["loops"] == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"just a line\n", b"Company\n"])
def test_a_file_that_is_no_sheet_of_applications_is_wrong_usage(program: Program, content: bytes) -> None:
    sheet = program.folder / "odd.csv"
    sheet.write_bytes(content)
    before = program.journal.read_bytes()
    ran = program(f"import {sheet}")
    assert ran.code in (0, 2)
    assert "Traceback" not in ran.err
    assert program.events == []
    assert program.journal.read_bytes() == before


@pytest.mark.parametrize("options", ["--month-first --undated 2019-12-01", "--undated 2025-06-01"])
@pytest.mark.parametrize("name", ["internships-2019.csv", "uk-analyst-2025.csv"])
def test_real_spreadsheets_can_be_looked_at(program: Program, name: str, options: str) -> None:
    ran = program(f"import {DATA / name} {options}")
    assert ran.code == 0
    for command in ("", "status --all", "remind", "log"):
        for tty in (False, True):
            assert program(command, tty=tty, width=60).code == 0
