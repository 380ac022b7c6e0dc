"""The export command, in every format."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from exchange.exporting.ics_parser import parse_strictly
from feedback_loop.exchange.own_csv import HEADINGS
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.journal.journal import Journal

from .harness import EMPTY, ESCAPE, CommandResult, Installed, Program

FORMATS = ("json", "csv", "md", "ics", "sankeymatic", "json-schema")
OF_THE_JOURNAL = FORMATS[:-1]
KHAL = """[calendars]
[[search]]
path = {folder}/calendar
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = search
"""


@pytest.fixture
def search(program: Program) -> Program:
    program.set('timezone = "Europe/Berlin"\n')
    program.days(
        ("2026-06-01", "apply Acme 'Data analyst' --with 'Dana Lee <dana@acme.example> (recruiter)' --note '=1+1'"),
        ("2026-06-08", "interviewed acme --round 'phone screen' --with dana"),
        ("2026-06-08", "interviewed acme --round onsite --on 2026-06-20 --at 14:30 --with 'Kim Oh'"),
        ("2026-06-02", "apply Zoë Ops"),
        ("2026-06-09", "interviewed zoe --on 2026-06-18"),
        ("2026-06-10", "outcome zoe withdrawn"),
        ("2026-06-09", "apply Globex"),
        ("2026-06-10", "apply Mistake"),
        ("2026-06-10", "undo"),
    )
    return program


def export(program: Program, form: str, *more: str, **how: Any) -> str:
    return program.ok(f"export --format {form}", *more, **how).out


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def khal(folder: Path, *arguments: str) -> str:
    """Run the calendar program khal with a calendar of its own."""
    config = folder / "khal.conf"
    config.write_text(KHAL.format(folder=folder), encoding="utf-8")
    (folder / "calendar").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "khal", "-c", str(config), *arguments]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def listed(folder: Path) -> list[str]:
    """Return the entries that khal shows, each as date, title and status."""
    output = khal(folder, "list", "2026-06-01", "90d", "--format", "{start}|{title}|{status}", "--day-format", "")
    return [line.strip() for line in output.splitlines() if line.strip()]


def open_in_khal(search: Program) -> list[str]:
    path = search.folder / "search.ics"
    search(f"export --format ics --output {path}")
    khal(search.folder, "import", "--batch", str(path))
    return listed(search.folder)


class TestJson:
    def test_export_is_an_equal_journal(self, search: Program) -> None:
        path = search.folder / "copy.json"
        path.write_text(export(search, "json"), encoding="utf-8")
        for line in ("log --json", "status --all --json", "stats --json"):
            assert search.ok(f"--file {path} {line}").out == search.ok(line).out
        assert Journal(path).documents() == Journal(search.journal).documents()

    def test_unknown_fields_survive(self, search: Program) -> None:
        newer = search.journal.read_text(encoding="utf-8").replace(
            '"company":"Globex"', '"company":"Globex","mood":"ä"'
        )
        search.journal.write_text(newer, encoding="utf-8")
        path = search.folder / "copy.json"
        search(f"export --format json --output {path}")
        search.ok(f"--file {path} apply Initech")
        assert Journal(path).documents()[:-1] == Journal(search.journal).documents()
        assert '"mood"' in path.read_text(encoding="utf-8")

    @pytest.mark.parametrize("more", ["", "--redact", "--since 2026-06-05"])
    def test_export_matches_its_schema(self, search: Program, more: str) -> None:
        schema = json.loads(export(search, "json-schema"))
        written = json.loads(search(f"export --format json {more}").out)
        Draft202012Validator(schema).validate(written)
        assert (written["schema_version"], written["schema"]) == (1, SCHEMA)

    def test_an_empty_journal_exports_no_events(self, program: Program) -> None:
        assert json.loads(export(program, "json")) == {"schema_version": 1, "schema": SCHEMA, "events": {}}

    def test_schema_needs_no_journal(self, program: Program) -> None:
        program.journal.write_text("damaged", encoding="utf-8")
        assert export(program, "json-schema").startswith('{\n  "$schema"')
        assert program("export --format json").code == 4


class TestCsv:
    def test_export_imports_as_the_same_loops(self, search: Program) -> None:
        path, fresh = search.folder / "search.csv", search.folder / "fresh.json"
        search(f"export --format csv --output {path}")
        fresh.write_text(EMPTY, encoding="utf-8")
        result = search(f"--file {fresh} import {path}")
        assert result.out.startswith("Added 3 applications, 2 interviews and 1 outcome.\n")
        keys = ("company", "role", "applied_on", "outcome")
        loops = [
            [[loop[key] for key in keys] for loop in search.json(f"--file {file} status --all")["loops"]]
            for file in (search.journal, fresh)
        ]
        assert sorted(map(str, loops[0])) == sorted(map(str, loops[1]))
        assert rows(export(search, "csv", f"--file={fresh}"))[1][9] == "'=1+1"

    def test_each_application_is_a_row_without_formulas(self, search: Program) -> None:
        table = rows(export(search, "csv"))
        assert table[0][-2:] == ["phone screen", "onsite"]
        assert [row[1] for row in table[1:]] == ["Acme", "Zoë", "Globex"]
        assert (table[1][9], table[2][4:6]) == ("'=1+1", ["withdrawn", "2026-06-10"])


class TestCalendar:
    def test_a_calendar_program_imports_and_updates_it(self, search: Program) -> None:
        assert open_in_khal(search) == [
            "2026-06-08|Phone screen · Acme (Data analyst)|CONFIRMED",
            "2026-06-20 14:30|Onsite · Acme (Data analyst)|CONFIRMED",
        ]
        onsite = next(event["id"] for event in search.events if event.get("round") == "onsite")
        search.ok(f"edit {onsite} on=2026-06-23 at=09:15")
        assert "2026-06-23 09:15|Onsite · Acme (Data analyst)|CONFIRMED" in open_in_khal(search)
        assert sum("Onsite" in line for line in listed(search.folder)) == 1
        search.ok("outcome acme rejected")
        output = open_in_khal(search)
        assert not [line for line in output if "Onsite" in line]
        assert "2026-06-17|Ask Dana Lee · Acme (Data analyst)|CONFIRMED" in output
        assert "2026-06-23|Cancelled|CANCELLED" in output

    def test_nothing_is_cancelled_that_no_export_contained(self, search: Program) -> None:
        assert "CANCELLED" not in export(search, "ics")
        search.ok("outcome acme rejected")
        assert "Ask Dana Lee" in export(search, "ics", "--since=2026-06-15")
        search.ok("close acme")
        cancelled = [line for line in open_in_khal(search) if line.endswith("CANCELLED")]
        assert cancelled == [
            "2026-06-15|Nothing to do · Acme (Data analyst)|CANCELLED",
            "2026-06-20|Cancelled|CANCELLED",
        ]

    def test_a_damaged_memory_of_exports_cancels_nothing(self, search: Program) -> None:
        export(search, "ics")
        search.ok("close acme")
        (search.folder / "journal.json.exported").write_text("{", encoding="utf-8")
        assert "CANCELLED" not in export(search, "ics")

    def test_contains_the_prompts_of_remind(self, search: Program) -> None:
        search.ok("outcome acme rejected")
        search.ok("apply Hooli --on 2026-06-01")
        search.ok("interviewed hooli --on 2026-06-14 --with 'Lou Poe'")
        prompts = {
            (f"feedback-loop-{prompt['loop']}", prompt["due"].replace("-", ""))
            for prompt in search.json("remind --ahead 3650")["prompts"]
        }
        events = parse_strictly(export(search, "ics")).children
        status = {(event["UID"], event["DTSTART"]) for event in events if event["STATUS"] == "CONFIRMED"}
        assert len(prompts) == 2
        assert prompts <= status

    def test_output_is_reproducible(self, search: Program) -> None:
        assert export(search, "ics") == export(search, "ics")

    def test_an_empty_calendar_replaces_an_older_one(self, program: Program) -> None:
        program.ok("apply Acme")
        path = program.folder / "old.ics"
        path.write_text("old", encoding="utf-8")
        result = program(f"export --format ics --output {path}")
        assert (result.code, result.out) == (0, "")
        assert result.err == f"Wrote {path}\nThere are no prompts and no dated interviews to put into a calendar.\n"
        calendar = Calendar.from_ical(path.read_bytes())
        assert calendar.walk("VEVENT") == []
        assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]
        assert program("export --format ics").out == path.read_bytes().decode()


class TestSince:
    def test_selects_applications_by_date(self, search: Program) -> None:
        assert [row[1] for row in rows(export(search, "csv", "--since", "2026-06-02"))[1:]] == ["Zoë", "Globex"]
        output = export(search, "md", "--since", "2026-06-02")
        assert "2 applications" in output
        assert "Acme" not in output
        events = json.loads(export(search, "json", "--since", "2026-06-05"))["events"].values()
        assert [event.get("company") for event in events] == ["Globex", "Mistake", None]

    def test_undone_events_stay_undone(self, search: Program) -> None:
        assert export(search, "sankeymatic", "--since", "2026-06-09") == "Applied [1] No answer yet\n"

    def test_selects_calendar_entries_by_date(self, search: Program) -> None:
        events = parse_strictly(export(search, "ics", "--since", "2026-06-15")).events
        assert [event["DTSTART"] for event in events] == ["20260620T143000"]

    def test_an_empty_selection_is_reported(self, search: Program) -> None:
        result = search("export --format csv --since yesterday")
        assert (result.code, result.err) == (0, "No applications were sent in that time.\n")
        assert rows(result.out) == [[*HEADINGS]]

    @pytest.mark.parametrize("day", ["tomorrow", "soon", "3/4", ""])
    def test_a_future_or_wrong_date_is_refused(self, search: Program, day: str) -> None:
        result = search("export --format csv --since", day)
        assert (result.code, result.out) == (2, "")


class TestRedaction:
    @pytest.mark.parametrize("form", OF_THE_JOURNAL)
    def test_no_format_contains_a_name(self, search: Program, form: str) -> None:
        search.ok("record acme 'Dana of Acme said: ask Zoë'")
        result = search(f"export --format {form} --redact")
        assert result.code == 0
        assert result.err == (
            "The people and companies that the journal knows were replaced: in full or in part, with initials, as "
            "handles, in links and addresses, and with common endings. These may remain: nicknames, initials alone, "
            "spelling mistakes, descriptions, and names that the journal was never told. Read it before you share it."
            "\n"
        )
        assert not re.search("acme|dana|zoë|kim|globex|mistake", result.out.replace("\r\n ", ""), re.IGNORECASE)
        assert form == "sankeymatic" or "Company 1" in result.out

    def test_a_redacted_journal_has_the_same_stages(self, search: Program) -> None:
        path = search.folder / "redacted.json"
        search(f"export --format json --redact --output {path}")
        plain, hidden = (search.json(f"{file} status --all")["loops"] for file in ("", f"--file {path}"))
        keys = ("id", "stage", "state", "steps")
        assert [[loop[key] for key in keys] for loop in hidden] == [[loop[key] for key in keys] for loop in plain]

    def test_pseudonyms_do_not_depend_on_the_selection(self, search: Program) -> None:
        search.ok("apply Acme Clerk")
        late = rows(search("export --format csv --redact --since today").out)
        assert [row[1] for row in late[1:]] == ["Company 1"]

    def test_no_commands_are_shown(self, search: Program) -> None:
        search.ok("outcome acme rejected --on 2026-06-10")
        assert "feedback-loop ask-feedback" in export(search, "md")
        assert "feedback-loop ask-feedback" not in search("export --format md --redact").out


class TestOutput:
    @pytest.mark.parametrize("form", FORMATS)
    def test_a_pipe_gets_the_same_bytes_as_a_file(self, search: Program, form: str) -> None:
        installed, path = Installed(search.folder), search.folder / "out"
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        result = installed(f"export --format {form} --output {path}")
        assert (result.code, result.out, result.err) == (0, "", f"Wrote {path}\n")
        assert path.stat().st_mode & 0o777 == 0o600
        for environment in ({}, ascii_only):
            assert installed(f"export --format {form}", environment=environment).out.encode() == path.read_bytes()

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_terminal_gets_no_control_characters(self, program: Program, form: str) -> None:
        program.ok("apply 'Ev\u202eil' 'Zoë'")
        program.ok("interviewed ev-il --with Bob")
        output = program.ok(f"export --format {form}", tty=True).out
        assert not [sign for sign in (ESCAPE, "\u202e", "\ufeff", "\r") if sign in output]
        assert output

    @pytest.mark.parametrize("form", FORMATS)
    def test_document_has_the_text_or_the_path(self, search: Program, form: str) -> None:
        document = search.json(f"export --format {form}")
        assert document == {"schema_version": 1, "format": form, "output": None, "text": export(search, form)}
        path = search.folder / "out"
        result = search(f"export --format {form} --output {path} --json")
        assert result.document == {"schema_version": 1, "format": form, "output": str(path), "text": None}
        assert path.read_bytes().decode() == document["text"]

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_closed_pipe_is_no_error(self, search: Program, form: str) -> None:
        result = Installed(search.folder).shell(f"$F export --format {form} | true")
        assert (result.code, result.err) == (0, "")

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_full_disk_is_reported(self, search: Program, form: str) -> None:
        result = Installed(search.folder).shell(f"$F export --format {form} > /dev/full")
        assert (result.code, result.err) == (4, "The output could not be written: No space left on device.\n")

    @pytest.mark.parametrize("form", FORMATS)
    def test_an_unwritable_path_is_refused(self, search: Program, form: str) -> None:
        before = search.journal.read_bytes()
        for path in ("journal.json", "missing/out", "."):
            result: CommandResult = search(f"export --format {form} --output", str(search.folder / path))
            assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert search.journal.read_bytes() == before


EMPTY_EXPORTS = {
    "csv": '"id","company"',
    "md": "# Feedback loops, ",
    "ics": "BEGIN:VCALENDAR",
    "sankeymatic": "' No applications",
    "json": '{"schema_version": 1',
}


@pytest.mark.parametrize("form", EMPTY_EXPORTS)
@pytest.mark.parametrize("more", ["", " --redact", " --since 2026-01-01"])
def test_an_empty_journal_replaces_an_older_export(program: Program, form: str, more: str) -> None:
    path = program.folder / "out"
    path.write_text("old", encoding="utf-8")
    result = program(f"export --format {form} --output {path}{more}")
    assert (result.code, result.out) == (0, "")
    note = "" if form == "json" else "There are no applications yet. Start with: feedback-loop apply COMPANY ROLE\n"
    assert result.err == f"Wrote {path}\n{note}"
    text = path.read_bytes().decode()
    assert text.startswith(EMPTY_EXPORTS[form])
    assert program(f"export --format {form}{more}").out == text
    assert json.loads(program(f"export --format {form}{more} --json").out)["text"] == text


class TestOutputFile:
    def test_next_export_removes_what_a_killed_one_left(self, search: Program) -> None:
        path = search.folder / "copy.json"
        leftover = path.with_name(f".{path.name}.0123456789abc.tmp")
        leftover.write_bytes(b"half")
        search(f"export --format json --output {path}")
        assert not leftover.exists()

    def test_exports_to_one_file_at_once_all_succeed(self, installed: Installed) -> None:
        """Each run takes the temporary files of the others for stale."""
        installed("apply Acme")
        path = installed.folder / "copy.json"
        line = f"export --format json --output {path}"
        with ThreadPoolExecutor(8) as pool:
            codes = [result.code for result in pool.map(lambda _: installed(line), range(16))]
        assert codes == [0] * 16
        assert [file.name for file in path.parent.glob(".copy*")] == []
        assert json.loads(path.read_text("utf-8"))
