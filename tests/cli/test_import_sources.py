"""The import command, with the files of every supported tracker."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from .harness import Installed, Program
from .tables import (
    HUNTR,
    JOBSYNC,
    SECRETS,
    SIMPLIFY,
    TEAL,
    archive,
    linkedin,
    records,
    table,
    workbook,
)

Summaries = list[tuple[str, ...]]


def write_file(program: Program, name: str, content: str | bytes) -> str:
    path = program.folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def summarize_events(program: Program) -> Summaries:
    """Return each event of the journal as its kind and main fields."""
    fields = ("kind", "company", "role", "round", "result", "on")
    return [tuple(str(event[name]) for name in fields if name in event) for event in program.events]


def reasons(document: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(problem["row"], problem["text"], problem["reason"]) for problem in document["left_out"]]


JOBS = "http://www.linkedin.com/jobs/view/"
FIRST = linkedin(("3/4/23, 4:11 PM", "Acme", "Cook", f"{JOBS}1"), ("3/4/23", "Acme", "Cook", f"{JOBS}2"))
SECOND = linkedin(("2/11/23, 9:00 AM", "Globex", "Clerk", f"{JOBS}3"))
APPLIED = [
    ("applied", "Acme", "Cook", "2023-03-04"),
    ("applied", "Acme", "Cook", "2023-03-04"),
    ("applied", "Globex", "Clerk", "2023-02-11"),
]


def test_linkedin_dates_are_month_first(program: Program) -> None:
    document = program.json("import", write_file(program, "a.csv", FIRST))
    assert document["format"] == "linkedin"
    assert document["day_order"] == "Dates are month first, as always in LinkedIn's archive."
    assert summarize_events(program) == APPLIED[:2]
    assert [(event["source"], event["url"]) for event in program.events] == [
        ("LinkedIn", f"{JOBS}1"),
        ("LinkedIn", f"{JOBS}2"),
    ]


def test_all_lists_in_a_linkedin_archive_are_imported(program: Program) -> None:
    files = {
        "Profile.csv": "First Name\nSam\n",
        "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n1/1/23,x,y,z\n",
        "Jobs/Job Applications_1.csv": SECOND,
        "Jobs/Job Applications.csv": FIRST,
    }
    document = program.json("import", write_file(program, "export.zip", archive(files)))
    assert (document["rows"], document["added"], document["left_out"]) == (3, 3, [])
    assert summarize_events(program) == APPLIED
    before = program.journal.read_bytes()
    assert program.json("import", write_file(program, "list.csv", FIRST))["same"] == 2
    assert program.journal.read_bytes() == before


def test_problems_in_an_archive_name_the_file(program: Program) -> None:
    undated = linkedin(("", "Initech", "Waiter", f"{JOBS}4"))
    path = write_file(program, "a.zip", archive({"Job Applications.csv": FIRST, "Job Applications_1.csv": undated}))
    assert [(problem["file"], problem["row"]) for problem in program.json("import --dry-run", path)["left_out"]] == [
        ("Job Applications_1.csv", 2)
    ]
    assert "Job Applications_1.csv  2    Application Date" in program.ok("import", path).out


def test_lists_with_different_headings_are_refused(program: Program) -> None:
    other = table(("Company", "Applied"), ("Acme", "2023-01-01"))
    path = write_file(program, "a.zip", archive({"Job Applications.csv": FIRST, "Job Applications_1.csv": other}))
    result = program("import", path)
    assert (result.code, result.out) == (2, "")
    assert "different headings" in result.err


@pytest.mark.parametrize("name", ["saved.csv", "saved.zip"])
def test_saved_jobs_are_not_imported(program: Program, name: str) -> None:
    saved = table(("Saved Date", "Job Url", "Job Title", "Company Name"), ("1/1/23", "x", "Cook", "Acme"))
    content = archive({"Jobs/Saved Jobs.csv": saved}) if name.endswith("zip") else saved
    result = program("import", write_file(program, name, content))
    assert (result.code, result.out) == (2, "")
    assert "saved job" in result.err


@pytest.mark.parametrize("options", ["", "--as spreadsheet", "--as teal", "--dry-run", "--undated 2023-01-01"])
def test_private_columns_are_never_stored_or_shown(program: Program, options: str) -> None:
    rows = (("3/4/23", "Acme", "Cook", f"{JOBS}1"), ("3/4/23", "", "Cook", ""), ("13/13/23", "Globex", "Cook", ""))
    result = program(f"import --month-first {options}", write_file(program, "a.csv", linkedin(*rows)))
    assert result.code == 0
    everything = result.out + result.err + program.journal.read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in everything] == []
    private = "Contact Email, Contact Phone Number, Resume Name, Question And Answers"
    assert f"Private columns, not stored: {private}." in result.out


def test_overflow_of_a_private_column_is_private(program: Program) -> None:
    spilt = linkedin(("3/4/23", "Acme", "Cook", f"{JOBS}1")).replace(SECRETS[3], f"a,{SECRETS[3]}")
    output = program.ok("import", write_file(program, "a.csv", spilt)).out
    assert SECRETS[3] not in output + program.journal.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", ["", "--map company=Firma"])
def test_a_file_without_a_header_is_refused_without_showing_its_first_row(program: Program, options: str) -> None:
    headless = linkedin(("3/4/23", "Acme", "Cook", f"{JOBS}1")).partition("\n")[2]
    result = program(f"import {options}", write_file(program, "a.csv", headless))
    assert (result.code, result.out) == (2, "")
    assert [secret for secret in SECRETS if secret in result.err] == []


def test_answers_to_questions_are_always_private(program: Program) -> None:
    path = write_file(
        program, "a.csv", table(("Company", "Date", "Questions and answers"), ("Acme", "2026-01-01", "secret"))
    )
    assert "secret" not in program.ok("import", path).out + program.journal.read_text(encoding="utf-8")
    result = program("import --map 'note=Questions and answers'", path)
    assert (result.code, "private" in result.err) == (2, True)


ACME = {"company_name": "Acme", "role": "Cook", "url": "https://a.example/1", "applied_at": "2026-01-02T10:00:00.000Z"}
ACME |= {"id": "t-1", "status": "3", "source": "Board", "location": "Oslo", "resume_uuid": "r-1"}


def test_teal_bookmarks_are_skipped(program: Program) -> None:
    rows = [{**ACME, "statusName": "applied"}]
    rows += [{"company_name": "Globex", "id": f"t-{name}", "statusName": name} for name in ("bookmarked", "applying")]
    document = program.json("import", write_file(program, "teal.csv", records(TEAL, *rows)))
    assert (document["format"], document["added"]) == ("teal", 1)
    assert reasons(document) == [
        (3, "bookmarked", "not applied yet"),
        (4, "applying", "not applied yet"),
    ]
    event = program.events[0]
    fields = ("on", "company", "role", "url", "source", "location", "source_id")
    assert [event[name] for name in fields] == [
        "2026-01-02", "Acme", "Cook", "https://a.example/1", "Board", "Oslo", "teal:t-1",
    ]  # fmt: skip
    assert event["note"] == "applied_at: 2026-01-02T10:00:00.000Z"


def test_a_newer_export_adds_changed_statuses(program: Program) -> None:
    def import_status(status: str, **more: str) -> tuple[int, int, int]:
        row = {**ACME, **more, "statusName": status}
        document = program.json("import", write_file(program, "teal.csv", records(TEAL, row)))
        return document["added"], document["updated"], document["same"]

    assert import_status("applied") == (1, 0, 0)
    assert import_status("interviewing", role="Head cook", company_name="Acme Inc.") == (0, 1, 0)
    assert import_status("negotiating") == (0, 1, 0)
    assert import_status("accepted") == (0, 1, 0)
    assert import_status("applied") == (0, 0, 1)
    assert [event[0] for event in summarize_events(program)] == [
        "applied", "amended", "interviewed", "amended", "outcome", "outcome",
    ]  # fmt: skip
    assert program.json("show acme")["loop"]["outcome"] == "accepted"


def test_simplify_statuses_are_understood(program: Program) -> None:
    statuses = ("APPLIED", "INTERVIEWING", "REJECTED", "SAVED", "WITHDRAWN")
    rows = [
        [
            "Cook",
            f"Company {status}",
            "N/A",
            "1/13/2026",
            status,
            "N/A" if status == "APPLIED" else "1/20/2026",
            "false",
        ]
        for status in statuses
    ]
    document = program.json("import", write_file(program, "simplify.csv", table(SIMPLIFY, *rows)))
    assert (document["format"], document["added"], document["not_understood"]) == ("simplify", 4, [])
    assert reasons(document) == [(5, "SAVED", "not applied yet")]
    assert [event for event in summarize_events(program) if event[0] != "applied"] == [
        ("interviewed", "None"),
        ("outcome", "rejected", "2026-01-20"),
        ("outcome", "withdrawn", "2026-01-20"),
    ]
    assert all("url" not in event for event in program.events)


@pytest.mark.parametrize(
    "header", [HUNTR, ("companyName", "title", "listName", "dateApplied"), ("Employer", "Job Title", "List", "Applied")]
)
def test_huntr_lists_are_statuses(program: Program, header: tuple[str, ...]) -> None:
    at = next(place for place, name in enumerate(header) if "ist" in name)
    rows = []
    for name in ("Wishlist", "Applied", "Interview", "Offer", "Rejected", "Ghosted"):
        row = [name, "Cook", "2026-01-13"]
        row.insert(at, name)
        rows.append(row)
    document = program.json("import", write_file(program, "huntr.csv", table(header, *rows)))
    assert (document["format"], document["added"], document["interviews"], document["outcomes"]) == ("huntr", 5, 1, 3)
    assert reasons(document) == [(2, "Wishlist", "not applied yet")]


def test_jobsync_skips_jobs_that_were_not_applied_to(program: Program) -> None:
    rows = [
        ["1", "2026-01-01", "true", "2026-01-13", "Acme", "Cook", "Full-time", "Oslo", "Board", "applied"],
        ["2", "2026-01-01", "false", "", "Globex", "Cook", "Full-time", "Oslo", "Board", "new"],
    ]
    document = program.json("import", write_file(program, "jobsync.csv", table(JOBSYNC, *rows)))
    assert (document["format"], document["added"]) == ("jobsync", 1)
    assert reasons(document) == [(3, "false", "not applied yet")]
    assert program.events[0]["note"] == "jobType: Full-time"


def _at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 1, day, hour, minute)  # noqa: DTZ001  # workbooks know no time zones


def test_workbook_cells_keep_their_types(program: Program) -> None:
    rows: list[list[object]] = [
        ["My job search"],
        [],
        ["Company", "Position", "Applied", "Status", "Phone", "Salary", "Remote"],
        ["Acme", "Cook", dt.date(2026, 1, 3), "Rejected", _at(9, 14, 30), 40000.0, True],
        ["Globex", None, _at(4, 0, 0), "#N/A", None, 1.5, None],
    ]
    path = write_file(program, "search.xlsx", workbook({"Notes": [["Nothing here"]], "Applications": rows}))
    document = program.json("import", path)
    assert (document["sheet"], document["rows"], document["left_out"]) == ("Applications", 2, [])
    assert summarize_events(program) == [
        ("applied", "Acme", "Cook", "2026-01-03"),
        ("interviewed", "phone", "2026-01-09"),
        ("outcome", "rejected", "None"),
        ("applied", "Globex", "2026-01-04"),
    ]
    assert program.events[1]["at"] == "14:30"
    assert [event.get("note") for event in program.events] == [
        "Salary: 40000\nRemote: true", None, None, "Salary: 1.5",
    ]  # fmt: skip
    assert program.json("import", path)["same"] == 2


def test_other_workbook_cells_become_text(program: Program) -> None:
    rows: list[list[object]] = [["Company", "Date", "Applied", "At"], ["Acme", "2026-01-13", "maybe", dt.time(9, 5)]]
    program.ok("import", write_file(program, "a.xlsx", workbook({"A": rows})))
    assert program.events[0]["note"] == "Applied: maybe\nAt: 09:05"


@pytest.mark.parametrize("sheets", [{"A": [], "B": []}, {"A": [[None, None]]}])
def test_an_empty_workbook_is_refused(program: Program, sheets: dict[str, list[list[object]]]) -> None:
    result = program("import", write_file(program, "a.xlsx", workbook(sheets)))
    assert (result.code, "is empty" in result.err) == (2, True)


def test_sheet_selects_a_sheet(program: Program) -> None:
    header = ["Company", "Applied"]
    sheets = {"2025": [header, ["Acme", "2025-01-01"]], "Spring 26": [header, ["Globex", "2026-03-01"]]}
    path = write_file(program, "search.xlsx", workbook(sheets))
    assert program.json("import --sheet 'spring 26'", path)["sheet"] == "Spring 26"
    assert summarize_events(program) == [("applied", "Globex", "2026-03-01")]
    result = program("import --sheet Winter --json", path)
    assert (result.code, result.error["candidates"]) == (2, ["2025", "Spring 26"])
    result = program("import --sheet Winter", write_file(program, "a.csv", "Company,Date\n"))
    assert (result.code, "has sheets" in result.err) == (2, True)


def test_map_names_the_columns(program: Program) -> None:
    header = ("Firma", "Stelle", "am", "Stand", "Gespräch", "Quelle", "Bemerkung", "Company")
    row = ("Acme", "Koch", "2026-01-13", "Rejected", "2026-01-20", "Tafel", "nett", "not this")
    path = write_file(program, "suche.csv", table(header, row, delimiter=";"))
    maps = "company=firma role=Stelle date=am status=Stand round:Erstgespräch=Gespräch source=Quelle note=Bemerkung"
    program.ok("import", path, *(part for mapping in maps.split() for part in ("--map", mapping)))
    assert summarize_events(program) == [
        ("applied", "Acme", "Koch", "2026-01-13"),
        ("interviewed", "Erstgespräch", "2026-01-20"),
        ("outcome", "rejected", "None"),
    ]
    assert (program.events[0]["source"], program.events[0]["note"]) == ("Tafel", "nett\nCompany: not this")


@pytest.mark.parametrize(
    ("options", "complaint", "candidate"),
    [
        ("--as monster", "Unknown format 'monster'", "linkedin"),
        ("--map firm=Company", "FIELD=COLUMN", "round:NAME"),
        ("--map company", "FIELD=COLUMN", "company"),
        ("--map company=Firma", "no column 'Firma'", "Company"),
        ("--map round:=Company", "FIELD=COLUMN", "role"),
        ("--map role=Company --map role=Date", "a field twice", None),
        ("--map role=Company --map url=Company", "a column twice", None),
    ],
)
def test_wrong_names_list_the_valid_ones(program: Program, options: str, complaint: str, candidate: str | None) -> None:
    path = write_file(program, "a.csv", table(("Company", "Date"), ("Acme", "2026-01-13")))
    result = program(f"import {options} --json", path)
    assert (result.code, result.out, program.events) == (2, "", [])
    assert complaint in result.error["message"]
    assert candidate is None or candidate in result.error["candidates"]


def test_as_selects_the_format(program: Program) -> None:
    path = write_file(program, "a.csv", table(("Company", "Date"), ("Acme", "3/4/2026")))
    assert program.json("import --as LinkedIn", path)["format"] == "linkedin"
    assert program.events[0]["on"] == "2026-03-04"


def test_a_journal_is_merged_by_event(program: Program) -> None:
    program.days(("2026-01-13", "apply Acme Cook"), ("2026-01-20", "interviewed acme"), ("2026-01-21", "undo"))
    copy = write_file(program, "copy.json", program.journal.read_bytes())
    program.ok("apply Globex Clerk")
    before = program.journal.read_bytes()
    document = program.json("import", copy)
    assert (document["format"], document["events"], document["added"], document["same"]) == ("journal", 3, 0, 3)
    assert program.journal.read_bytes() == before
    program.journal.unlink()
    assert "Would add 3 events" in program("import --dry-run", copy).out
    assert not program.journal.exists()
    assert "Added 3 events; 0 of its 3" in program("import", copy).out
    assert program.journal.read_bytes() == Path(copy).read_bytes()


@pytest.mark.parametrize("content", ['{"a": 1}', '{"schema": 1, "events": {"1": {"kind": "applied"}}}', "{"])
def test_other_json_is_refused(program: Program, content: str) -> None:
    before = program.journal.read_bytes()
    result = program("import", write_file(program, "a.json", content))
    assert (result.code, result.out, program.journal.read_bytes()) == (2, "", before)
    assert "not a complete journal or export" in result.err


def test_a_newer_journal_asks_for_an_upgrade(program: Program) -> None:
    result = program("import", write_file(program, "a.json", '{"schema": 99, "events": {}}'))
    assert (result.code, "upgrade feedback-loop" in result.err) == (4, True)


def test_import_works_in_an_ascii_locale(installed: Installed) -> None:
    path = installed.folder / "a.csv"
    path.write_text(table(("Company", "Date"), ("Zoë", "2026-01-13")), encoding="utf-8")
    result = installed(f"import {path}", environment={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (result.code, result.out.splitlines()[0]) == (0, "Added 1 application, 0 interviews and 0 outcomes.")
