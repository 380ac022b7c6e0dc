"""Every view on terminals of 40 to 300 columns, in old locales and consoles, and without colours or box drawing."""

import re

import pytest

from feedback_loop.cli.app import COMMANDS
from feedback_loop.views.text import width

from .harness import Installed, Program, Screen, plain

VIEWS = [
    "", "status --all", "show acme", "show hooli", "remind", "people", "people dana", "themes", "stats", "log",
    "messages", "config", "doctor", "edit acme", "import search.csv --dry-run",
]  # fmt: skip
COLUMNS = [40, 57, 72, 100, 132, 190, 300]
LATE = re.compile(r"\x1b\[1;31m(.*?)\x1b\[0m")
BOX = re.compile("[\u2500-\u257f]")


@pytest.fixture
def journal(full_journal: Program) -> Program:
    (full_journal.folder / "search.csv").write_text("Company,Role,Date applied,Status\nAcme,Cook,2026-01-13,rejected\n")
    return full_journal


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_of_a_view_is_wider_than_the_terminal(journal: Program, view: str, columns: int) -> None:
    output = plain(journal(view, tty=True, width=columns).out)
    assert [line for line in output.splitlines() if width(line.rstrip()) > columns] == []


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        *((name, columns) for names in COMMANDS.values() for name in names for columns in COLUMNS[1:]),
        *(("", columns) for columns in COLUMNS),
    ],
)
def test_no_line_of_a_help_page_is_wider_than_the_terminal(program: Program, command: str, columns: int) -> None:
    output = plain(program(f"{command} --help", tty=True, width=columns).out)
    assert [line for line in output.splitlines() if width(line.rstrip()) > columns] == []


@pytest.mark.parametrize("view", VIEWS)
def test_neither_colour_nor_lines_alone_mean_anything(journal: Program, view: str) -> None:
    # A screen reader gets neither: what is late is called late, and a column has a title.
    assert not BOX.search(journal(view, width=300).out)
    for text in LATE.findall(journal(view, tty=True, width=300).out):
        assert re.search(r"late|today|damage|can|is|\d", text), text


@pytest.mark.parametrize("view", ["status --all", "remind", "show acme", "people"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp437", "cp1252", "latin-1", "ascii"])
def test_every_encoding_of_a_console_shows_whole_views(
    journal: Program, installed: Installed, view: str, encoding: str
) -> None:
    (installed.folder / "journal.json").write_bytes(journal.journal.read_bytes())
    script = f"import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode({encoding!r}).encode())"
    result = installed.shell(f'PYTHONIOENCODING={encoding} $F {view} | ${{F%% *}} -c "{script}"')
    assert (result.code, result.err) == (0, "")
    assert "Acme" in result.out


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}],
)
@pytest.mark.parametrize("view", ["remind", "status --all"])
def test_a_poor_terminal_shows_what_is_due(
    journal: Program, installed: Installed, screen: Screen, view: str, environment: dict[str, str]
) -> None:
    journal("apply", "Ångström Überführungsgesellschaft", "--role", "Köchin")
    (installed.folder / "journal.json").write_bytes(journal.journal.read_bytes())
    result = screen(view, width=40, environment=environment)
    assert result.code == 0
    assert "Acme" in plain(result.out)
    assert max(width(line) for line in plain(result.out).splitlines()) <= 40
