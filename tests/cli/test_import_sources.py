"""Bringing a search along from each place where people keep one, through the command line."""

import datetime as dt
import sys
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

Brief = list[tuple[str, ...]]


def put(program: Program, name: str, content: str | bytes) -> str:
    path = program.folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def brief(program: Program) -> Brief:
    """What the journal holds, each event as its kind and what matters of it."""
    fields = ("kind", "company", "role", "round", "result", "on")
    return [tuple(str(event[name]) for name in fields if name in event) for event in program.events]


def reasons(document: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(one["row"], one["text"], one["reason"]) for one in document["left_out"]]


JOBS = "http://www.linkedin.com/jobs/view/"
FIRST = linkedin(("3/4/23, 4:11 PM", "Acme", "Cook", f"{JOBS}1"), ("3/4/23", "Acme", "Cook", f"{JOBS}2"))
SECOND = linkedin(("2/11/23, 9:00 AM", "Globex", "Clerk", f"{JOBS}3"))
APPLIED = [
    ("applied", "Acme", "Cook", "2023-03-04"),
    ("applied", "Acme", "Cook", "2023-03-04"),
    ("applied", "Globex", "Clerk", "2023-02-11"),
]


def test_linkedins_list_is_read_month_first_though_nothing_in_it_says_so(program: Program) -> None:
    document = program.json("import", put(program, "a.csv", FIRST))
    assert document["format"] == "linkedin"
    assert document["day_order"] == "Dates are month first, as always in LinkedIn's archive."
    assert brief(program) == APPLIED[:2]
    assert [(event["source"], event["url"]) for event in program.events] == [
        ("LinkedIn", f"{JOBS}1"),
        ("LinkedIn", f"{JOBS}2"),
    ]


def test_all_lists_of_linkedins_archive_are_read_together(program: Program) -> None:
    files = {
        "Profile.csv": "First Name\nSam\n",
        "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n1/1/23,x,y,z\n",
        "Jobs/Job Applications_1.csv": SECOND,
        "Jobs/Job Applications.csv": FIRST,
    }
    document = program.json("import", put(program, "export.zip", archive(files)))
    assert (document["rows"], document["added"], document["left_out"]) == (3, 3, [])
    assert brief(program) == APPLIED
    before = program.journal.read_bytes()
    assert program.json("import", put(program, "list.csv", FIRST))["same"] == 2
    assert program.journal.read_bytes() == before


def test_a_problem_in_an_archive_names_the_file_it_is_in(program: Program) -> None:
    undated = linkedin(("", "Initech", "Waiter", f"{JOBS}4"))
    path = put(program, "a.zip", archive({"Job Applications.csv": FIRST, "Job Applications_1.csv": undated}))
    assert [(one["file"], one["row"]) for one in program.json("import --dry-run", path)["left_out"]] == [
        ("Job Applications_1.csv", 2)
    ]
    assert "Job Applications_1.csv  2    Application Date" in program.ok("import", path).out


def test_lists_of_an_archive_with_different_headings_are_not_mixed(program: Program) -> None:
    other = table(("Company", "Applied"), ("Acme", "2023-01-01"))
    path = put(program, "a.zip", archive({"Job Applications.csv": FIRST, "Job Applications_1.csv": other}))
    ran = program("import", path)
    assert (ran.code, ran.out) == (2, "")
    assert "different headings" in ran.err


@pytest.mark.parametrize("name", ["saved.csv", "saved.zip"])
def test_saved_jobs_are_no_applications(program: Program, name: str) -> None:
    saved = table(("Saved Date", "Job Url", "Job Title", "Company Name"), ("1/1/23", "x", "Cook", "Acme"))
    content = archive({"Jobs/Saved Jobs.csv": saved}) if name.endswith("zip") else saved
    ran = program("import", put(program, name, content))
    assert (ran.code, ran.out) == (2, "")
    assert "saved job" in ran.err


@pytest.mark.parametrize("options", ["", "--as spreadsheet", "--as teal", "--dry-run", "--undated 2023-01-01"])
def test_private_columns_are_never_stored_nor_shown(program: Program, options: str) -> None:
    rows = (("3/4/23", "Acme", "Cook", f"{JOBS}1"), ("3/4/23", "", "Cook", ""), ("13/13/23", "Globex", "Cook", ""))
    ran = program(f"import --month-first {options}", put(program, "a.csv", linkedin(*rows)))
    assert ran.code == 0
    everything = ran.out + ran.err + program.journal.read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in everything] == []
    private = "Contact Email, Contact Phone Number, Resume Name, Question And Answers"
    assert f"Private columns, not stored: {private}." in ran.out


def test_what_spills_out_of_a_private_column_is_private_too(program: Program) -> None:
    spilt = linkedin(("3/4/23", "Acme", "Cook", f"{JOBS}1")).replace(SECRETS[3], f"a,{SECRETS[3]}")
    said = program.ok("import", put(program, "a.csv", spilt)).out
    assert SECRETS[3] not in said + program.journal.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", ["", "--map company=Firma"])
def test_a_file_without_a_header_is_refused_without_showing_its_first_row(program: Program, options: str) -> None:
    headless = linkedin(("3/4/23", "Acme", "Cook", f"{JOBS}1")).partition("\n")[2]
    ran = program(f"import {options}", put(program, "a.csv", headless))
    assert (ran.code, ran.out) == (2, "")
    assert [secret for secret in SECRETS if secret in ran.err] == []


def test_answers_to_questions_are_private_in_any_table(program: Program) -> None:
    path = put(program, "a.csv", table(("Company", "Date", "Questions and answers"), ("Acme", "2026-01-01", "secret")))
    assert "secret" not in program.ok("import", path).out + program.journal.read_text(encoding="utf-8")
    ran = program("import --map 'note=Questions and answers'", path)
    assert (ran.code, "private" in ran.err) == (2, True)


ACME = {"company_name": "Acme", "role": "Cook", "url": "https://a.example/1", "applied_at": "2026-01-02T10:00:00.000Z"}
ACME |= {"id": "t-1", "status": "3", "source": "Board", "location": "Oslo", "resume_uuid": "r-1"}


def test_teals_export_leaves_out_what_is_only_bookmarked(program: Program) -> None:
    rows = [{**ACME, "statusName": "applied"}]
    rows += [{"company_name": "Globex", "id": f"t-{name}", "statusName": name} for name in ("bookmarked", "applying")]
    document = program.json("import", put(program, "teal.csv", records(TEAL, *rows)))
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


def test_a_newer_export_adds_what_moved_on(program: Program) -> None:
    def brought(status: str, **more: str) -> tuple[int, int, int]:
        row = {**ACME, **more, "statusName": status}
        document = program.json("import", put(program, "teal.csv", records(TEAL, row)))
        return document["added"], document["updated"], document["same"]

    assert brought("applied") == (1, 0, 0)
    assert brought("interviewing", role="Head cook", company_name="Acme Inc.") == (0, 1, 0)
    assert brought("negotiating") == (0, 1, 0)
    assert brought("accepted") == (0, 1, 0)
    assert brought("applied") == (0, 0, 1)
    assert [event[0] for event in brief(program)] == ["applied", "interviewed", "outcome", "outcome"]
    assert program.json("show acme")["loop"]["outcome"] == "accepted"


def test_simplifys_statuses_are_understood_and_na_is_nothing(program: Program) -> None:
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
    document = program.json("import", put(program, "simplify.csv", table(SIMPLIFY, *rows)))
    assert (document["format"], document["added"], document["not_understood"]) == ("simplify", 4, [])
    assert reasons(document) == [(5, "SAVED", "not applied yet")]
    assert [event for event in brief(program) if event[0] != "applied"] == [
        ("interviewed", "None"),
        ("outcome", "rejected", "2026-01-20"),
        ("outcome", "withdrawn", "2026-01-20"),
    ]
    assert all("url" not in event for event in program.events)


@pytest.mark.parametrize(
    "header", [HUNTR, ("companyName", "title", "listName", "dateApplied"), ("Employer", "Job Title", "List", "Applied")]
)
def test_huntrs_lists_are_statuses(program: Program, header: tuple[str, ...]) -> None:
    at = next(place for place, name in enumerate(header) if "ist" in name)
    rows = []
    for name in ("Wishlist", "Applied", "Interview", "Offer", "Rejected", "Ghosted"):
        row = [name, "Cook", "2026-01-13"]
        row.insert(at, name)
        rows.append(row)
    document = program.json("import", put(program, "huntr.csv", table(header, *rows)))
    assert (document["format"], document["added"], document["interviews"], document["outcomes"]) == ("huntr", 5, 1, 3)
    assert reasons(document) == [(2, "Wishlist", "not applied yet")]


def test_jobsync_says_by_yes_or_no_what_was_applied_to(program: Program) -> None:
    rows = [
        ["1", "2026-01-01", "true", "2026-01-13", "Acme", "Cook", "Full-time", "Oslo", "Board", "applied"],
        ["2", "2026-01-01", "false", "", "Globex", "Cook", "Full-time", "Oslo", "Board", "saved for later"],
    ]
    document = program.json("import", put(program, "jobsync.csv", table(JOBSYNC, *rows)))
    assert (document["format"], document["added"]) == ("jobsync", 1)
    assert reasons(document) == [(3, "false", "not applied yet")]
    assert program.events[0]["note"] == "jobType: Full-time"


def _at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 1, day, hour, minute)  # noqa: DTZ001  # workbooks know no time zones


def test_a_workbook_is_read_as_its_cells_are_meant(program: Program) -> None:
    rows: list[list[object]] = [
        ["My job search"],
        [],
        ["Company", "Position", "Applied", "Status", "Phone", "Salary", "Remote"],
        ["Acme", "Cook", dt.date(2026, 1, 3), "Rejected", _at(9, 14, 30), 40000.0, True],
        ["Globex", None, _at(4, 0, 0), "#N/A", None, 1.5, None],
    ]
    path = put(program, "search.xlsx", workbook({"Notes": [["Nothing here"]], "Applications": rows}))
    document = program.json("import", path)
    assert (document["sheet"], document["rows"], document["left_out"]) == ("Applications", 2, [])
    assert brief(program) == [
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


def test_cells_of_a_workbook_that_hold_no_text_are_spelled(program: Program) -> None:
    rows: list[list[object]] = [["Company", "Date", "Applied", "At"], ["Acme", "2026-01-13", "maybe", dt.time(9, 5)]]
    program.ok("import", put(program, "a.xlsx", workbook({"A": rows})))
    assert program.events[0]["note"] == "Applied: maybe\nAt: 09:05"


@pytest.mark.parametrize("sheets", [{"A": [], "B": []}, {"A": [[None, None]]}])
def test_a_workbook_with_nothing_in_it_is_empty(program: Program, sheets: dict[str, list[list[object]]]) -> None:
    ran = program("import", put(program, "a.xlsx", workbook(sheets)))
    assert (ran.code, "is empty" in ran.err) == (2, True)


def test_the_sheet_of_a_workbook_can_be_named(program: Program) -> None:
    header = ["Company", "Applied"]
    sheets = {"2025": [header, ["Acme", "2025-01-01"]], "Spring 26": [header, ["Globex", "2026-03-01"]]}
    path = put(program, "search.xlsx", workbook(sheets))
    assert program.json("import --sheet 'spring 26'", path)["sheet"] == "Spring 26"
    assert brief(program) == [("applied", "Globex", "2026-03-01")]
    ran = program("import --sheet Winter --json", path)
    assert (ran.code, ran.error["candidates"]) == (2, ["2025", "Spring 26"])
    ran = program("import --sheet Winter", put(program, "a.csv", "Company,Date\n"))
    assert (ran.code, "has sheets" in ran.err) == (2, True)


def test_a_workbook_needs_the_extra_and_says_so(program: Program) -> None:
    path = put(program, "search.xlsx", workbook({"A": [["Company"]]}))
    program.patch.setitem(sys.modules, "openpyxl", None)
    ran = program("import", path)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'interview-feedback-loop[xlsx]'" in ran.err


def test_columns_can_be_named_by_hand(program: Program) -> None:
    header = ("Firma", "Stelle", "am", "Stand", "Gespräch", "Quelle", "Bemerkung", "Company")
    row = ("Acme", "Koch", "2026-01-13", "Rejected", "2026-01-20", "Tafel", "nett", "not this")
    path = put(program, "suche.csv", table(header, row, delimiter=";"))
    maps = "company=firma role=Stelle date=am status=Stand round:Erstgespräch=Gespräch source=Quelle note=Bemerkung"
    program.ok("import", path, *(part for one in maps.split() for part in ("--map", one)))
    assert brief(program) == [
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
def test_a_wrong_name_says_which_there_are(
    program: Program, options: str, complaint: str, candidate: str | None
) -> None:
    path = put(program, "a.csv", table(("Company", "Date"), ("Acme", "2026-01-13")))
    ran = program(f"import {options} --json", path)
    assert (ran.code, ran.out, program.events) == (2, "", [])
    assert complaint in ran.error["message"]
    assert candidate is None or candidate in ran.error["candidates"]


def test_the_format_can_be_named(program: Program) -> None:
    path = put(program, "a.csv", table(("Company", "Date"), ("Acme", "3/4/2026")))
    assert program.json("import --as LinkedIn", path)["format"] == "linkedin"
    assert program.events[0]["on"] == "2026-03-04"


def test_a_journal_is_joined_event_by_event(program: Program) -> None:
    program.days(("2026-01-13", "apply Acme Cook"), ("2026-01-20", "interviewed acme"), ("2026-01-21", "undo"))
    copy = put(program, "copy.json", program.journal.read_bytes())
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
def test_json_that_is_no_journal_is_refused(program: Program, content: str) -> None:
    before = program.journal.read_bytes()
    ran = program("import", put(program, "a.json", content))
    assert (ran.code, ran.out, program.journal.read_bytes()) == (2, "", before)
    assert "neither a whole journal nor an export" in ran.err


def test_a_journal_of_a_newer_version_says_to_upgrade(program: Program) -> None:
    ran = program("import", put(program, "a.json", '{"schema": 99, "events": {}}'))
    assert (ran.code, "upgrade feedback-loop" in ran.err) == (4, True)


def test_an_import_works_piped_in_an_ascii_locale(installed: Installed) -> None:
    path = installed.folder / "a.csv"
    path.write_text(table(("Company", "Date"), ("Zoë", "2026-01-13")), encoding="utf-8")
    ran = installed(f"import {path}", environment={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Added 1 application, 0 interviews and 0 outcomes.")
