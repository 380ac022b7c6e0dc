"""The command export: every format to a pipe, a file and a terminal; narrowed, redacted, and not to be written."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exports.ics_parser import parse_strictly
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.journal.journal import Journal

from .harness import EMPTY, ESCAPE, Installed, Program, Ran

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
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def listed(folder: Path) -> list[str]:
    """Return what khal shows, each as when, what and whether it stands."""
    shown = khal(folder, "list", "2026-06-01", "90d", "--format", "{start}|{title}|{status}", "--day-format", "")
    return [line.strip() for line in shown.splitlines() if line.strip()]


def open_in_khal(search: Program) -> list[str]:
    path = search.folder / "search.ics"
    search(f"export --format ics --output {path}")
    khal(search.folder, "import", "--batch", str(path))
    return listed(search.folder)


class TestJson:
    def test_is_a_journal_that_says_the_same(self, search: Program) -> None:
        path = search.folder / "copy.json"
        path.write_text(export(search, "json"), encoding="utf-8")
        for line in ("log --json", "status --all --json", "stats --json"):
            assert search.ok(f"--file {path} {line}").out == search.ok(line).out
        assert Journal(path).documents() == Journal(search.journal).documents()

    def test_keeps_fields_of_a_newer_version_and_can_be_written_on(self, search: Program) -> None:
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
    def test_is_as_its_schema_says(self, search: Program, more: str) -> None:
        schema = json.loads(export(search, "json-schema"))
        written = json.loads(search(f"export --format json {more}").out)
        Draft202012Validator(schema).validate(written)
        assert (written["schema_version"], written["schema"]) == (1, SCHEMA)

    def test_of_an_empty_journal_is_an_empty_one(self, program: Program) -> None:
        assert json.loads(export(program, "json")) == {"schema_version": 1, "schema": SCHEMA, "events": {}}

    def test_schema_needs_no_journal(self, program: Program) -> None:
        program.journal.write_text("damaged", encoding="utf-8")
        assert export(program, "json-schema").startswith('{\n  "$schema"')
        assert program("export --format json").code == 4


class TestCsv:
    def test_goes_into_an_empty_journal_as_the_same_loops(self, search: Program) -> None:
        path, fresh = search.folder / "search.csv", search.folder / "fresh.json"
        search(f"export --format csv --output {path}")
        fresh.write_text(EMPTY, encoding="utf-8")
        ran = search(f"--file {fresh} import {path}")
        assert ran.out.startswith("Added 3 applications, 2 interviews and 1 outcome.\n")
        keys = ("company", "role", "applied_on", "outcome")
        loops = [
            [[loop[key] for key in keys] for loop in search.json(f"--file {file} status --all")["loops"]]
            for file in (search.journal, fresh)
        ]
        assert sorted(map(str, loops[0])) == sorted(map(str, loops[1]))
        assert rows(export(search, "csv", f"--file={fresh}"))[1][9] == "'=1+1"

    def test_is_a_row_an_application_and_safe_to_open(self, search: Program) -> None:
        table = rows(export(search, "csv"))
        assert table[0][-2:] == ["phone screen", "onsite"]
        assert [row[1] for row in table[1:]] == ["Acme", "Zoë", "Globex"]
        assert (table[1][9], table[2][4:6]) == ("'=1+1", ["withdrawn", "2026-06-10"])


class TestCalendar:
    def test_is_imported_by_a_calendar_program_and_moved_by_the_next_import(self, search: Program) -> None:
        assert open_in_khal(search) == [
            "2026-06-08|Nothing to do · Acme (Data analyst)|CANCELLED",
            "2026-06-08|Phone screen · Acme (Data analyst)|CONFIRMED",
            "2026-06-18|Cancelled|CANCELLED",
            "2026-06-20 14:30|Onsite · Acme (Data analyst)|CONFIRMED",
        ]
        onsite = next(event["id"] for event in search.events if event.get("round") == "onsite")
        search.ok(f"edit {onsite} on=2026-06-23 at=09:15")
        assert "2026-06-23 09:15|Onsite · Acme (Data analyst)|CONFIRMED" in open_in_khal(search)
        assert sum("Onsite" in line for line in listed(search.folder)) == 1
        search.ok("outcome acme rejected")
        shown = open_in_khal(search)
        assert not [line for line in shown if "Onsite" in line]
        assert "2026-06-17|Ask Dana Lee · Acme (Data analyst)|CONFIRMED" in shown
        assert "2026-06-23|Cancelled|CANCELLED" in shown

    def test_holds_the_prompts_that_remind_sees(self, search: Program) -> None:
        search.ok("outcome acme rejected")
        search.ok("apply Hooli --on 2026-06-01")
        search.ok("interviewed hooli --on 2026-06-14 --with 'Lou Poe'")
        prompts = {
            (f"feedback-loop-{one['loop']}", one["due"].replace("-", ""))
            for one in search.json("remind --ahead 3650")["prompts"]
        }
        events = parse_strictly(export(search, "ics")).children
        status = {(event["UID"], event["DTSTART"]) for event in events if event["STATUS"] == "CONFIRMED"}
        assert len(prompts) == 2
        assert prompts <= status

    def test_is_the_same_byte_for_byte(self, search: Program) -> None:
        assert export(search, "ics") == export(search, "ics")

    def test_says_when_it_would_be_empty_and_leaves_the_file(self, program: Program) -> None:
        program.ok("apply Acme")
        path = program.folder / "old.ics"
        path.write_text("old", encoding="utf-8")
        ran = program(f"export --format ics --output {path}")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == "There is no prompt and no dated interview to put into a calendar.\n"
        assert path.read_text(encoding="utf-8") == "old"


class TestSince:
    def test_keeps_the_applications_sent_since_then(self, search: Program) -> None:
        assert [row[1] for row in rows(export(search, "csv", "--since", "2026-06-02"))[1:]] == ["Zoë", "Globex"]
        shown = export(search, "md", "--since", "2026-06-02")
        assert "2 applications" in shown
        assert "Acme" not in shown
        kept = json.loads(export(search, "json", "--since", "2026-06-05"))["events"].values()
        assert [event.get("company") for event in kept] == ["Globex", "Mistake", None]

    def test_keeps_what_was_taken_back_so(self, search: Program) -> None:
        assert export(search, "sankeymatic", "--since", "2026-06-09") == "Applied [1] No answer yet\n"

    def test_keeps_the_entries_of_a_calendar_since_then(self, search: Program) -> None:
        events = parse_strictly(export(search, "ics", "--since", "2026-06-15")).children
        assert [event["DTSTART"] for event in events] == ["20260618", "20260620T143000"]

    def test_says_when_nothing_is_left(self, search: Program) -> None:
        ran = search("export --format csv --since yesterday")
        assert (ran.code, ran.out, ran.err) == (0, "", "No application was sent since then.\n")

    @pytest.mark.parametrize("day", ["tomorrow", "soon", "3/4", ""])
    def test_takes_a_day_that_is_not_ahead(self, search: Program, day: str) -> None:
        ran = search("export --format csv --since", day)
        assert (ran.code, ran.out) == (2, "")


class TestRedaction:
    @pytest.mark.parametrize("form", OF_THE_JOURNAL)
    def test_leaves_no_name_in_any_format_and_says_what_stays(self, search: Program, form: str) -> None:
        search.ok("record acme 'Dana of Acme said: ask Zoë'")
        ran = search(f"export --format {form} --redact")
        assert (ran.code, ran.err) == (
            0,
            "Names that the journal knows are replaced; look through the rest, which stays as it was written.\n",
        )
        assert not re.search("acme|dana|zoë|kim|globex|mistake", ran.out.replace("\r\n ", ""), re.IGNORECASE)
        assert form == "sankeymatic" or "Company 1" in ran.out

    def test_leaves_a_journal_that_stands_as_before(self, search: Program) -> None:
        path = search.folder / "redacted.json"
        search(f"export --format json --redact --output {path}")
        plain, hidden = (search.json(f"{file} status --all")["loops"] for file in ("", f"--file {path}"))
        keys = ("id", "stage", "state", "steps")
        assert [[loop[key] for key in keys] for loop in hidden] == [[loop[key] for key in keys] for loop in plain]

    def test_gives_the_same_pseudonyms_whatever_is_left_out(self, search: Program) -> None:
        search.ok("apply Acme Clerk")
        late = rows(search("export --format csv --redact --since today").out)
        assert [row[1] for row in late[1:]] == ["Company 1"]

    def test_offers_no_command(self, search: Program) -> None:
        search.ok("outcome acme rejected --on 2026-06-10")
        assert "feedback-loop ask-feedback" in export(search, "md")
        assert "feedback-loop ask-feedback" not in search("export --format md --redact").out


class TestOutput:
    @pytest.mark.parametrize("form", FORMATS)
    def test_a_pipe_gets_the_bytes_of_the_file(self, search: Program, form: str) -> None:
        installed, path = Installed(search.folder), search.folder / "out"
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        ran = installed(f"export --format {form} --output {path}")
        assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote {path}\n")
        assert path.stat().st_mode & 0o777 == 0o600
        for environment in ({}, ascii_only):
            assert installed(f"export --format {form}", environment=environment).out.encode() == path.read_bytes()

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_terminal_gets_nothing_that_it_would_obey(self, program: Program, form: str) -> None:
        program.ok("apply 'Ev\u202eil' 'Zoë'")
        program.ok("interviewed ev-il --with Bob")
        shown = program.ok(f"export --format {form}", tty=True).out
        assert not [sign for sign in (ESCAPE, "\u202e", "\ufeff", "\r") if sign in shown]
        assert shown

    @pytest.mark.parametrize("form", FORMATS)
    def test_documents_hold_the_text_or_name_the_file(self, search: Program, form: str) -> None:
        document = search.json(f"export --format {form}")
        assert document == {"schema_version": 1, "format": form, "output": None, "text": export(search, form)}
        path = search.folder / "out"
        ran = search(f"export --format {form} --output {path} --json")
        assert ran.document == {"schema_version": 1, "format": form, "output": str(path), "text": None}
        assert path.read_bytes().decode() == document["text"]

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_reader_that_has_gone_is_no_error(self, search: Program, form: str) -> None:
        ran = Installed(search.folder).shell(f"$F export --format {form} | true")
        assert (ran.code, ran.err) == (0, "")

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_full_disk_is_told_in_one_sentence(self, search: Program, form: str) -> None:
        ran = Installed(search.folder).shell(f"$F export --format {form} > /dev/full")
        assert (ran.code, ran.err) == (4, "The output could not be written: No space left on device.\n")

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_place_that_cannot_be_written_is_wrong_usage(self, search: Program, form: str) -> None:
        before = search.journal.read_bytes()
        for path in ("journal.json", "missing/out", "."):
            ran: Ran = search(f"export --format {form} --output", str(search.folder / path))
            assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert search.journal.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "md", "ics", "sankeymatic"])
@pytest.mark.parametrize("more", ["", " --redact", " --since 2026-01-01"])
def test_of_an_empty_journal_nothing_is_written(program: Program, form: str, more: str) -> None:
    path = program.folder / "out"
    ran = program(f"export --format {form} --output {path}{more}")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There is no application yet; start with: feedback-loop apply COMPANY ROLE\n"
    assert program.json(f"export --format {form}{more}")["text"] is None
    assert not path.exists()
