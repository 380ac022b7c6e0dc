"""Golden files of the views: in a pipe, and on terminals of three widths.

``pytest --regenerate tests/cli`` writes the files; look at the difference before keeping it.
"""

from pathlib import Path

import pytest

from feedback_loop.views.text import width

from .harness import Program, plain

GOLDEN = Path(__file__).parent.parent / "golden" / "views"
SHEET = """Employer,Position,Date applied,Phone,Onsite,Result,Remarks
Acme,Cook,13/01/2026,20/01/2026,,Rejected,
Globex,Clerk,02/02/2026,yes,soon,,by the river
Globex,Clerk,02/02/2026,yes,soon,,by the river
Initrode,Waiter,8-Jul,,,hired?,
Massive Dynamic,,,,,,
東京データ,分析者,05/03/2026,,,Accepted!,
"""
VIEWS = {
    "status": "status",
    "status-all": "status --all",
    "show-acting": "show acme",
    "show-ahead": "show brightwater",
    "show-closed": "show hooli",
    "show-offer": "show globex",
    "people": "people",
    "person": "people dana",
    "remind": "remind",
    "agenda": "agenda",
    "actions": "actions --all",
    "remind-brief": "remind --brief",
    "bare": "",
    "log": "log",
    "config": "config",
    "import": "import search.csv --dry-run",
    "demo": "demo",
    "edit": "edit acme",
    "recorded": "interviewed umbrella --with 'Lou Kay' --round 'first call'",
}
FORMS = {"plain": None, "60": 60, "80": 80, "200": 200}


def output(program: Program, line: str, columns: int | None) -> str:
    """Return what a view prints, without colours and without the spaces that fill up a terminal's lines."""
    (program.folder / "search.csv").write_text(SHEET, encoding="utf-8")
    program.set("file = 'journal.json'\n[days]\nnudge = 9\n")
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    printed = program.ok(line).out if columns is None else plain(program.ok(line, tty=True, width=columns).out)
    return "".join(f"{text.rstrip()}\n" for text in printed.splitlines())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("view", VIEWS)
def test_view_matches_its_golden_file(
    full_journal: Program, request: pytest.FixtureRequest, view: str, form: str
) -> None:
    text = output(full_journal, VIEWS[view], FORMS[form])
    path = GOLDEN / f"{view}-{form}.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 50, 60, 80, 200, 300])
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_terminal(full_journal: Program, view: str, columns: int) -> None:
    assert max(map(width, output(full_journal, VIEWS[view], columns).splitlines())) <= columns


def test_every_golden_file_belongs_to_a_view() -> None:
    expected = {f"{view}-{form}.txt" for view in VIEWS for form in FORMS} | {"event-sentences.txt"}
    assert {path.name for path in GOLDEN.iterdir()} == expected
