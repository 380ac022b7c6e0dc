"""Finding things: filters and order of status, the log, pages that do not fit, and where show says to look."""

from pathlib import Path

import pytest

from .harness import Program, Screen, plain


@pytest.fixture
def search(program: Program) -> Program:
    """A journal with loops of several sources, outcomes and former names."""
    program.days(
        ("2026-05-01", "apply Acme Analyst --source LinkedIn --location Berlin --with 'Dana Lee (recruiter)'"),
        ("2026-05-10", "interviewed acme --with dana --rating 4 --note 'by the river'"),
        ("2026-05-20", "apply 'C++ House' Developer --source 'a friend'"),
        ("2026-05-25", "apply Globex Clerk --agency 'Top Staff' --posting 'We need a juggler.'"),
        ("2026-05-26", "edit globex company=Globodyne"),
        ("2026-06-01", "apply Zeta Cook --source LinkedIn"),
        ("2026-06-02", "outcome zeta rejected"),
        ("2026-06-03", "record acme 'Slow down' --theme communication"),
        ("2026-06-03", "debrief acme --on 2026-05-10 --asked 'Why us?'"),
    )
    return program


def companies(program: Program, line: str) -> list[str]:
    return [loop["company"] for loop in program.json(line)["loops"]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("status dana", ["Acme"]),
        ("status berlin", ["Acme"]),
        ("status globex", ["Globodyne"]),
        ("status c++", ["C++ House"]),
        ("status cook", ["Zeta"]),
        ("status 'top staff'", ["Globodyne"]),
        ("status nothing", []),
        ("status --source linkedin", ["Acme"]),
        ("status --source linkedin --all", ["Acme", "Zeta"]),
        ("status --source staff", ["Globodyne"]),
        ("status --outcome rejected", ["Zeta"]),
        ("status --outcome offer", []),
        ("status --all --sort company", ["Acme", "C++ House", "Globodyne", "Zeta"]),
        ("status --all --sort applied", ["Zeta", "Globodyne", "C++ House", "Acme"]),
        ("status --all --sort stage", ["Acme", "Globodyne", "C++ House", "Zeta"]),
        ("status --sort due", ["Acme", "Globodyne", "C++ House"]),
    ],
)
def test_status_is_filtered_and_sorted(search: Program, line: str, expected: list[str]) -> None:
    assert companies(search, line) == expected


def test_unknown_orders_and_outcomes_are_refused(search: Program) -> None:
    assert search("status --sort size").code == 2
    assert search("status --outcome maybe").code == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slow down", ["recorded"]),
        ("communication", ["recorded"]),
        ("river", ["interviewed"]),
        ("why us", ["interviewed", "amended"]),
        ("recruiter", ["applied", "interviewed", "recorded"]),
        ("juggler", ["applied"]),
        ("friend", ["applied"]),
    ],
)
def test_log_searches_everything_that_was_written(search: Program, text: str, expected: list[str]) -> None:
    assert [event["kind"] for event in search.json(f"log --search '{text}'")["events"]] == expected


def test_log_shows_the_last_events(search: Program) -> None:
    every = search.json("log")["events"]
    assert search.json("log --last 2")["events"] == every[-2:]
    assert len(search.json("log acme --last 1")["events"]) == 1
    assert search("log --last 0").code == 2


@pytest.mark.parametrize(
    ("query", "command"),
    [("dana", "feedback-loop people dana"), ("communication", "feedback-loop themes communication")],
)
def test_show_says_where_to_look(search: Program, query: str, command: str) -> None:
    result = search(f"show {query}")
    assert result.code == 3
    assert command in result.err


@pytest.fixture
def long_journal(program: Program, screen: Screen, tmp_path: Path) -> tuple[Screen, str]:
    """A terminal with a table of more lines than it has, and a pager that says so."""
    for number in range(50):
        program.ok(f"apply Company{number}")
    pager = tmp_path / "pager.sh"
    pager.write_text("#!/bin/sh\nsed 's/^/PAGED /'\n", encoding="utf-8")
    pager.chmod(0o755)
    return screen, str(pager)


@pytest.mark.parametrize("line", ["status", "log"])
def test_a_pager_shows_what_does_not_fit(long_journal: tuple[Screen, str], line: str) -> None:
    screen, pager = long_journal
    page = plain(screen(line, environment={"PAGER": pager}).out)
    assert "PAGED" in page
    assert "Company49" in page
    for how, variables in (
        (f"{line} --no-pager", {"PAGER": pager}),
        (line, {"PAGER": ""}),
        (line, {"PAGER": "/no/such/pager"}),
        (line, {"PAGER": "'"}),
        (line, {"PAGER": pager, "TERM": "dumb"}),
        ("status --source nowhere", {"PAGER": pager}),
        ("log --last 3", {"PAGER": pager}),
    ):
        page = plain(screen(how, environment=variables).out)
        assert "PAGED" not in page
        assert "Company49" in page or "nowhere" in how


def test_a_pager_that_is_closed_early_is_no_error(long_journal: tuple[Screen, str]) -> None:
    screen, _ = long_journal
    assert screen("status", environment={"PAGER": "true"}).code == 0


def test_what_a_pager_had_is_not_replayed_without_it(long_journal: tuple[Screen, str]) -> None:
    screen, pager = long_journal
    for _ in range(2):
        assert "PAGED" in screen("status", environment={"PAGER": pager}).out


def test_after_an_import_that_brings_many_prompts_the_review_is_named(program: Program) -> None:
    sheet = program.folder / "search.csv"
    rows = [f"Company{number},Cook,2026-06-01,2026-06-02" for number in range(12)]
    sheet.write_text("\n".join(["Company,Role,Date,Interview", *rows, ""]), encoding="utf-8")
    result = program("import", str(sheet))
    assert result.code == 0
    assert result.err == "12 prompts are due now. Go through them with: feedback-loop review\n"
    assert program("import", str(sheet), "--json").err == ""
