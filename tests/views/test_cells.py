"""The same cells everywhere: on a terminal, in a pipe, and in the JSON document behind them."""

import pytest

from cli.harness import Document, Program, plain
from feedback_loop.views.text import width

STATUS = ["Company", "Role", "Steps", "Outcome", "Next", "Due"]
LOG = ["Day", "Id", "Loop", "What happened"]
WIDE = 400


def columns_of(line: str, starts: list[int]) -> list[str]:
    """Cut a line at columns of the terminal, where a wide character takes two."""
    cells = [""] * len(starts)
    place = 0
    for character in line:
        cells[max(number for number, start in enumerate(starts) if start <= place)] += character
        place += width(character)
    return [cell.strip() for cell in cells]


def table(text: str, titles: list[str]) -> list[list[str]]:
    """Read the rows of the table with these titles; what is empty in a terminal is a dash in a pipe."""
    lines = text.splitlines()
    head = next(number for number, line in enumerate(lines) if line.split("  ")[0].strip() == titles[0])
    starts = [width(lines[head][: lines[head].index(title)]) for title in titles]
    body = [line for line in lines[head + 1 :] if line.strip() and not line.startswith("─")]
    rows = [columns_of(line, starts) for line in body if " open, " not in line]
    return [[cell or "-" for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("command", "titles"),
    [
        ("status", STATUS),
        ("status --all", STATUS),
        ("log", LOG),
        ("config", ["Setting", "Meaning", "Value", "From"]),
        ("edit acme", ["Field", "Value"]),
    ],
)
def test_a_table_has_the_same_cells_on_a_terminal_and_in_a_pipe(
    program: Program, command: str, titles: list[str]
) -> None:
    piped = table(program.ok(command).out, titles)
    shown = table(plain(program.ok(command, tty=True, width=WIDE).out), titles)
    assert piped == shown
    assert len(piped) > 3


def dots(loop: Document) -> str:
    """Return the six steps of a document as dots; only an action that is open is not in it."""
    return "".join("●" if day else "○" for day in loop["steps"].values())


def test_the_status_table_has_the_cells_of_its_document(program: Program) -> None:
    rows = table(program.ok("status --all").out, STATUS)
    loops = program.json("status --all")["loops"]
    assert [row[0] for row in rows] == [loop["company"] for loop in loops]
    assert [row[1] for row in rows] == [loop["role"] or "-" for loop in loops]
    assert [row[2].replace("◐", "○") for row in rows] == [dots(loop) for loop in loops]
    assert [row[3] for row in rows] == [loop["outcome"] or "-" for loop in loops]
    assert [row[5] for row in rows if "late" in row[5]] == [
        f"{loop['next']['overdue_days']} days late" for loop in loops if due(loop) > 0
    ]
    assert [row[0] for row in rows if row[5] == "today"] == [loop["company"] for loop in loops if due(loop) == 0]
    assert [row[4] for row in rows if row[4].startswith("closed")] == [
        f"closed: {loop['closed_because'].replace('-', ' ')}"
        for loop in loops
        if loop["closed_because"] and not loop["next"]
    ]


def due(loop: Document) -> float:
    """Return for how long a loop's next step is overdue; one without a step never is."""
    return float(loop["next"]["overdue_days"]) if loop["next"] else float("-inf")


def test_the_log_has_the_cells_of_its_document(program: Program) -> None:
    rows = table(program.ok("log").out, LOG)
    events = program.json("log")["events"]
    assert len(rows) == len(events)
    assert all(event["id"].startswith(row[1]) for row, event in zip(rows, events, strict=True))
    assert [("(undone)" in row[3]) for row in rows] == [bool(event.get("retracted")) for event in events]


def test_the_config_table_has_the_cells_of_its_document(program: Program) -> None:
    program.set("day_first = true\n")
    rows = table(program.ok("config").out, ["Setting", "Meaning", "Value", "From"])
    settings = program.json("config")["settings"]
    written = {"None": "not set", "True": "true"}
    assert rows == [
        [one["name"], one["meaning"], written.get(str(one["value"]), str(one["value"])), one["from"]]
        for one in settings
    ]


def test_the_prompts_have_the_cells_of_their_document(program: Program) -> None:
    blocks = program.ok("remind").out.strip().split("\n\n")
    prompts = program.json("remind")["prompts"]
    assert len(blocks) == len(prompts)
    for block, prompt in zip(blocks, prompts, strict=True):
        title, why, command = block.splitlines()
        assert prompt["company"] in title
        assert (why.strip(), command.strip()) == (prompt["why"], prompt["command"])


@pytest.mark.parametrize("columns", [60, 80])
def test_every_value_of_the_settings_is_seen_on_a_narrow_terminal(program: Program, columns: int) -> None:
    program.set("file = 'journal.json'\n")
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    shown = plain(program.ok("config", tty=True, width=columns).out)
    for row in program.json("config")["settings"]:
        assert row["name"] in shown
    (line,) = [line for line in shown.splitlines() if line.startswith("days.keep_in_touch ")]
    assert "180" in line.split()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_what_is_late_is_red_at_every_width(program: Program, columns: int) -> None:
    assert "\x1b[1;31m3 days late" in program.ok("status", tty=True, width=columns).out
    assert "\x1b[33mtoday" in program.ok("status", tty=True, width=columns).out
