"""The same cells on a terminal, in a pipe and in the JSON document."""

import pytest

from feedback_loop.views.text import width

from .harness import Document, Program, plain

STATUS = ["Company", "Role", "Steps", "Outcome", "Next", "Due"]
LOG = ["Day", "Id", "Loop", "What happened"]
CONFIG = ["Setting", "Meaning", "Value", "From"]
WIDE = 400


def split_columns(line: str, starts: list[int]) -> list[str]:
    """Cut a line at columns of the terminal, where a wide character takes two."""
    cells = [""] * len(starts)
    column = 0
    for character in line:
        cells[max(number for number, start in enumerate(starts) if start <= column)] += character
        column += width(character)
    return [cell.strip() for cell in cells]


def read_table(text: str, titles: list[str]) -> list[list[str]]:
    """Read the rows of the table with these titles; an empty cell of a terminal is a dash in a pipe."""
    lines = text.splitlines()
    head = next(number for number, line in enumerate(lines) if line.split("  ")[0].strip() == titles[0])
    starts = [width(lines[head][: lines[head].index(title)]) for title in titles]
    body = [line for line in lines[head + 1 :] if line.strip() and not line.startswith("─")]
    rows = [split_columns(line, starts) for line in body if " open, " not in line]
    return [[cell or "-" for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("command", "titles"),
    [
        ("status", STATUS),
        ("status --all", STATUS),
        ("log", LOG),
        ("config", CONFIG),
        ("edit acme", ["Field", "Value"]),
    ],
)
def test_a_table_has_the_same_cells_on_a_terminal_and_in_a_pipe(
    full_journal: Program, command: str, titles: list[str]
) -> None:
    piped = read_table(full_journal.ok(command).out, titles)
    displayed = read_table(plain(full_journal.ok(command, tty=True, width=WIDE).out), titles)
    assert piped == displayed
    assert len(piped) > 3


def dots(loop: Document) -> str:
    """Return the six steps of a document as dots, without the half step of an open action."""
    return "".join("●" if day else "○" for day in loop["steps"].values())


def overdue_days(loop: Document) -> float:
    """Return how long a loop's next step is overdue; a loop without one never is."""
    return float(loop["next"]["overdue_days"]) if loop["next"] else float("-inf")


def test_the_status_table_agrees_with_its_json(full_journal: Program) -> None:
    rows = read_table(full_journal.ok("status --all").out, STATUS)
    loops = full_journal.json("status --all")["loops"]
    assert [row[0] for row in rows] == [loop["company"] for loop in loops]
    assert [row[1] for row in rows] == [loop["role"] or "-" for loop in loops]
    assert [row[2].replace("◐", "○") for row in rows] == [dots(loop) for loop in loops]
    assert [row[3] for row in rows] == [loop["outcome"] or "-" for loop in loops]
    assert [row[5] for row in rows if "late" in row[5]] == [
        f"{loop['next']['overdue_days']} days late" for loop in loops if overdue_days(loop) > 0
    ]
    due_today = [loop["company"] for loop in loops if overdue_days(loop) == 0]
    assert [row[0] for row in rows if row[5] == "today"] == due_today
    assert [row[4] for row in rows if row[4].startswith("closed")] == [
        f"closed: {loop['closed_because'].replace('-', ' ')}"
        for loop in loops
        if loop["closed_because"] and not loop["next"]
    ]


def test_the_log_agrees_with_its_json(full_journal: Program) -> None:
    rows = read_table(full_journal.ok("log").out, LOG)
    events = full_journal.json("log")["events"]
    assert len(rows) == len(events)
    assert all(event["id"].startswith(row[1]) for row, event in zip(rows, events, strict=True))
    assert [("(undone)" in row[3]) for row in rows] == [bool(event.get("retracted")) for event in events]


def test_the_settings_agree_with_their_json(full_journal: Program) -> None:
    full_journal.set("day_first = true\n")
    rows = read_table(full_journal.ok("config").out, CONFIG)
    settings = full_journal.json("config")["settings"]
    written = {"None": "not set", "True": "true"}
    assert rows == [
        [row["name"], row["meaning"], written.get(str(row["value"]), str(row["value"])), row["from"]]
        for row in settings
    ]


def test_the_prompts_agree_with_their_json(full_journal: Program) -> None:
    blocks = full_journal.ok("remind").out.strip().split("\n\n")
    prompts = full_journal.json("remind")["prompts"]
    assert len(blocks) == len(prompts)
    for block, prompt in zip(blocks, prompts, strict=True):
        title, why, command = block.splitlines()
        assert prompt["company"] in title
        assert (why.strip(), command.strip()) == (prompt["why"], prompt["command"])


@pytest.mark.parametrize("columns", [60, 80])
def test_a_narrow_terminal_shows_every_setting(full_journal: Program, columns: int) -> None:
    full_journal.set("file = 'journal.json'\n")
    full_journal.patch.delenv("FEEDBACK_LOOP_FILE")
    printed = plain(full_journal.ok("config", tty=True, width=columns).out)
    for row in full_journal.json("config")["settings"]:
        assert row["name"] in printed
    (line,) = [line for line in printed.splitlines() if line.startswith("days.keep_in_touch ")]
    assert "120" in line.split()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_overdue_steps_are_red_at_every_width(full_journal: Program, columns: int) -> None:
    assert "\x1b[1;31m3 days late" in full_journal.ok("status", tty=True, width=columns).out
    assert "\x1b[33mtoday" in full_journal.ok("status", tty=True, width=columns).out
