"""``export --format work-search``: a record of the search to hand in."""

import csv
import io
import re
from pathlib import Path

import pytest
from html5lib import HTMLParser

from .harness import DANA, ESCAPE, Program

SECRETS = "--note SECRET --posting SECRET"
EXPORT = "export --format work-search"
LANGUAGES = {
    "en": ("Record of my job search", "Application", "rejected"),
    "de": ("Nachweis meiner Bewerbungen", "Bewerbung", "Absage"),
    "fr": ("Relevé de mes recherches d’emploi", "Candidature", "refus"),
    "es": ("Registro de mi búsqueda de empleo", "Candidatura", "rechazada"),
    "it": ("Registro della mia ricerca di lavoro", "Candidatura", "respinta"),
    "nl": ("Overzicht van mijn sollicitaties", "Sollicitatie", "afgewezen"),
}


@pytest.fixture
def search(program: Program) -> Program:
    program.days(
        ("2026-05-04", f"apply Acme Analyst --with {DANA!r} --source LinkedIn --location Berlin {SECRETS}"),
        ("2026-05-08", "interviewed acme --round 'phone screen' --with dana --rating 1 --talked-about SECRET"),
        ("2026-05-26", "check-in acme --with dana --via mail"),
        ("2026-05-28", "outcome acme rejected --note SECRET"),
        ("2026-05-29", "ask-feedback acme"),
        ("2026-06-01", "record acme SECRET --theme SECRET"),
        ("2026-06-02", "note acme SECRET"),
        ("2026-06-03", "apply Globex Clerk --agency Hays --url https://www.jobs.example/17"),
        ("2026-06-03", "interviewed globex --round SECRET --on 2026-06-20"),
    )  # fmt: skip
    return program


def rows(program: Program, *more: str) -> list[list[str]]:
    path = program.folder / "record.csv"
    assert program(f"{EXPORT} --output {path}", *more).code == 0
    text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_row_for_each_application_interview_and_check_in_and_for_empty_weeks(search: Program) -> None:
    assert rows(search) == [
        ["Date", "Activity", "Employer", "Role", "Place", "How", "Contact", "Result", "Result on"],
        ["2026-05-04", "Application", "Acme", "Analyst", "Berlin", "LinkedIn", "Dana Lee, dana@acme.example",
         "rejected", "2026-05-28"],
        ["2026-05-08", "Interview", "Acme", "Analyst", "Berlin", "phone screen", "Dana Lee, dana@acme.example",
         "", ""],
        ["2026-05-11", "nothing in this week", "", "", "", "", "", "", ""],
        ["2026-05-18", "nothing in this week", "", "", "", "", "", "", ""],
        ["2026-05-26", "Inquiry about the status", "Acme", "Analyst", "Berlin", "mail",
         "Dana Lee, dana@acme.example", "", ""],
        ["2026-06-03", "Application", "Globex", "Clerk", "", "jobs.example, Hays", "", "open", ""],
        ["2026-06-08", "nothing in this week", "", "", "", "", "", "", ""],
        ["2026-06-15", "nothing in this week", "", "", "", "", "", "", ""],
    ]  # fmt: skip


def test_nothing_private_is_in_it(search: Program) -> None:
    for form in (f"{EXPORT}", f"{EXPORT} --weekly"):
        page = search.ok(form).out
        assert "secret" not in page.casefold()
        assert "phone screen" in page
    assert "SECRET" not in str(rows(search))


def test_only_what_was_done_in_the_period_counts_whenever_the_application_was_sent(search: Program) -> None:
    listed = rows(search, "--since", "2026-05-08", "--until", "2026-05-28")
    assert [row[0] for row in listed[1:]] == ["2026-05-08", "2026-05-11", "2026-05-18", "2026-05-26"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_valid_self_contained_and_in_the_language(search: Program, language: str) -> None:
    page = search.ok(f"{EXPORT} --language {language}").out
    HTMLParser(strict=True).parse(page)
    assert f'<html lang="{language}">' in page
    assert all(word in page for word in LANGUAGES[language])
    assert not re.search(r"<script|https?://|src=", page)


def test_the_language_and_the_name_come_from_the_settings(search: Program) -> None:
    search.set('[me]\nname = "Alex Moreau"\nlanguage = "fr"\n')
    page = search.ok(EXPORT).out
    assert "Nom: <strong>Alex Moreau</strong>" in page
    assert "du 04/05/2026 au 15/06/2026" in page


def test_each_week_has_a_heading_if_asked_for(search: Program) -> None:
    headings = r'<tr class="week">'
    assert len(re.findall(headings, search.ok(EXPORT).out)) == 4
    assert len(re.findall(headings, search.ok(f"{EXPORT} --weekly").out)) == 7
    assert "Week 20, 11 May 2026 to 17 May 2026" in search.ok(f"{EXPORT} --weekly").out


def test_a_week_at_the_edge_of_the_period_is_only_named_as_far_as_it_lies_in_it(search: Program) -> None:
    page = search.ok(f"{EXPORT} --since 2026-05-23 --until 2026-05-28 --weekly").out
    assert re.findall(r"Week \d+, ([^<:]*)", page) == ["23 May 2026 to 24 May 2026", "25 May 2026 to 28 May 2026"]


def test_nothing_in_the_period_is_a_sentence_and_no_file(search: Program) -> None:
    path = search.folder / "record.html"
    for more in ("", f" --output {path}"):
        ran = search(f"{EXPORT} --since 2020-01-01 --until 2020-02-01{more}")
        assert (ran.code, ran.out, path.exists()) == (0, "", False)
        assert ran.err.startswith("Nothing was recorded in that time")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{EXPORT} --since 2026-06-01 --until 2026-05-01", "Swap them."),
        (f"{EXPORT} --language sv", "Choose one of en, de, fr, es, it, nl."),
        (f"{EXPORT} --until tomorrow", "is in the future"),
        ("export --format csv --weekly --language de", "--language and --weekly go with --format work-search."),
    ],
)
def test_wrong_use_is_refused(search: Program, line: str, words: str) -> None:
    ran = search(line)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_hostile_text_is_harmless(program: Program) -> None:
    program.days(
        ("2026-06-01", "apply '<script>alert(1)</script>' '=1+1' --source '\u202eevil' --location '{{7*7}}'"),
    )
    page = program.ok(EXPORT).out
    assert "<script" not in page
    assert "\u202e" not in page
    assert ESCAPE not in page
    assert "{{7*7}}" in page
    assert rows(program)[1][3] == "'=1+1"


def test_other_exports_take_until_too(search: Program) -> None:
    listed = search.ok("export --format csv --until 2026-05-31").out
    assert ("Acme" in listed, "Globex" in listed) == (True, False)
    calendar = search.ok("export --format ics --since 2026-06-16 --until 2026-06-30").out
    assert calendar.count("BEGIN:VEVENT") == 1
    assert search("export --format csv --until 2020-01-01").err == "No applications were sent in that time.\n"


def test_a_person_without_a_name_has_an_address(program: Program) -> None:
    program.days(("2026-06-01", "apply Acme --with dana@acme.example"))
    assert rows(program)[1][6] == "dana@acme.example"
    assert Path(program.folder / "record.csv").stat().st_mode & 0o777 == 0o600
