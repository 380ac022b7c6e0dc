"""The laws notice what they are for, and every command is tried."""

import stat
from collections.abc import Mapping

import pytest

from cli.harness import RunResult
from feedback_loop.cli.app import COMMANDS

from .laws import broken
from .lines import Line, parameters
from .runs import Case, Done
from .worlds import LIVED, World, written

JOURNAL = written(LIVED)
SHORTER = written(LIVED[:-1])
WORLD = World(JOURNAL, None, {}, {}, ())
REFUSED = "The day is empty; type one.\n"
DOCUMENT = '{"schema_version": 1}'
ERROR = '{"error": {"code": 2, "message": "No."}}'


def done(
    line: str, ran: RunResult, *, after: bytes = JOURNAL, again: int = 0, left: Mapping[str, bytes] | None = None
) -> Done:
    words = tuple(line.split())
    before, now = ({"journal.json": (stat.S_IFREG, content)} for content in (JOURNAL, after))
    strays = {name: (stat.S_IFREG, content) for name, content in (left or {}).items()}
    return Done(Case(WORLD, Line(words[0], words)), ran, before, now, strays, 0.1, lambda _: RunResult(again, "", ""))


FINE = [
    done("status", RunResult(0, "Acme\n", "")),
    done("status --json", RunResult(0, DOCUMENT, "")),
    done("close acme", RunResult(2, "", REFUSED)),
    done("close acme --json", RunResult(2, "", ERROR)),
    done("close acme", RunResult(0, "Acme: Closed.\n", ""), after=written([*LIVED, LIVED[-1]])),
    done("remind --exit-code", RunResult(1, "Ask Acme.\n", "")),
]

BROKEN = {
    "another exit code": done("status", RunResult(5, "", REFUSED)),
    "a traceback": done("status", RunResult(1, "", "Traceback (most recent call last):\nKeyError: 1.\n")),
    "a failure without a word": done("status", RunResult(2, "", "")),
    "a failure that is no sentence": done("status", RunResult(2, "", "oops\n")),
    "a failure with a result": done("status", RunResult(2, "Acme\n", REFUSED)),
    "no document": done("status --json", RunResult(0, "Acme\n", "")),
    "a document without its version": done("status --json", RunResult(0, "[]", "")),
    "a document beyond ASCII": done("status --json", RunResult(0, '{"schema_version": "é"}', "")),
    "two documents": done("status --json", RunResult(0, DOCUMENT * 2, "")),
    "an error that is no document": done("close --json", RunResult(2, "", REFUSED)),
    "an escape code": done("status", RunResult(0, "\x1b[31mAcme\n", "")),
    "a text that turns its direction": done("close", RunResult(2, "", "The \u202e is no loop.\n")),
    "a failure that changes the journal": done("close acme", RunResult(2, "", REFUSED), after=SHORTER),
    "a look that changes the journal": done("status", RunResult(0, "Acme\n", ""), after=written([*LIVED, LIVED[-1]])),
    "a lost record": done("close acme", RunResult(0, "Closed.\n", ""), after=SHORTER),
    "an unreadable journal": done("close acme", RunResult(0, "Closed.\n", ""), after=b"{", again=4),
    "a stray temporary file": done("status", RunResult(0, "Acme\n", ""), left={"draft.txt": b"private"}),
}


@pytest.mark.parametrize("fine", FINE, ids=lambda fine: " ".join(fine.case.line.arguments))
def test_what_is_fine_breaks_no_law(fine: Done) -> None:
    assert broken(fine) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_law_that_is_broken_is_noticed(name: str) -> None:
    assert len(broken(BROKEN[name])) >= 1


def test_every_command_of_the_program_is_tried() -> None:
    assert set(parameters()) == {name for group in COMMANDS.values() for name in group}
