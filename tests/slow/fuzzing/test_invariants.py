"""The invariants detect their violations, and every command is fuzzed."""

import stat
from collections.abc import Mapping

import pytest

from cli.harness import CommandResult
from feedback_loop.cli.app import COMMANDS

from .command_lines import CommandLine, parameters
from .invariants import violations
from .sandbox import Case, RunResult
from .worlds import STORY, World, journal_file

JOURNAL = journal_file(STORY)
SHORTER = journal_file(STORY[:-1])
LONGER = journal_file([*STORY, STORY[-1]])
WORLD = World(JOURNAL, None, {}, {}, ())
REFUSAL = "The date is empty. Type one.\n"
DOCUMENT = '{"schema_version": 1}'
ERROR = '{"error": {"code": 2, "message": "No."}}'


def result(
    line: str,
    ran: CommandResult,
    *,
    after: bytes = JOURNAL,
    next_code: int = 0,
    temporary: Mapping[str, bytes] | None = None,
) -> RunResult:
    arguments = tuple(line.split())
    before, now = ({"journal.json": (stat.S_IFREG, content)} for content in (JOURNAL, after))
    files = {name: (stat.S_IFREG, content) for name, content in (temporary or {}).items()}
    case = Case(WORLD, CommandLine(arguments[0], arguments))
    return RunResult(case, ran, before, now, files, 0.1, lambda _: CommandResult(next_code, "", ""))


VALID = [
    result("status", CommandResult(0, "Acme\n", "")),
    result("status --json", CommandResult(0, DOCUMENT, "")),
    result("close acme", CommandResult(2, "", REFUSAL)),
    result("close acme --json", CommandResult(2, "", ERROR)),
    result("close acme", CommandResult(0, "Acme: Closed.\n", ""), after=LONGER),
    result("remind --exit-code", CommandResult(1, "Ask Acme.\n", "")),
]

INVALID = {
    "another exit code": result("status", CommandResult(5, "", REFUSAL)),
    "a traceback": result("status", CommandResult(1, "", "Traceback (most recent call last):\nKeyError: 1.\n")),
    "a failure without a message": result("status", CommandResult(2, "", "")),
    "a failure without a sentence": result("status", CommandResult(2, "", "oops\n")),
    "a failure with a result": result("status", CommandResult(2, "Acme\n", REFUSAL)),
    "no document": result("status --json", CommandResult(0, "Acme\n", "")),
    "a document without its version": result("status --json", CommandResult(0, "[]", "")),
    "a document beyond ASCII": result("status --json", CommandResult(0, '{"schema_version": "é"}', "")),
    "two documents": result("status --json", CommandResult(0, DOCUMENT * 2, "")),
    "an error that is not a document": result("close --json", CommandResult(2, "", REFUSAL)),
    "an escape code": result("status", CommandResult(0, "\x1b[31mAcme\n", "")),
    "a bidirectional override": result("close", CommandResult(2, "", "The \u202e is not a loop.\n")),
    "a failure that changes the journal": result("close acme", CommandResult(2, "", REFUSAL), after=SHORTER),
    "a read-only command that changes the journal": result("status", CommandResult(0, "Acme\n", ""), after=LONGER),
    "a lost record": result("close acme", CommandResult(0, "Closed.\n", ""), after=SHORTER),
    "a restore that loses a record": result("doctor --restore --yes", CommandResult(0, "Fine.\n", ""), after=SHORTER),
    "an unreadable journal": result("close acme", CommandResult(0, "Closed.\n", ""), after=b"{", next_code=4),
    "a stray temporary file": result("status", CommandResult(0, "Acme\n", ""), temporary={"draft.txt": b"private"}),
}


@pytest.mark.parametrize("valid", VALID, ids=lambda valid: " ".join(valid.case.line.arguments))
def test_a_valid_run_has_no_violations(valid: RunResult) -> None:
    assert violations(valid) == []


@pytest.mark.parametrize("name", INVALID)
def test_a_violation_is_detected(name: str) -> None:
    assert len(violations(INVALID[name])) >= 1


def test_every_command_is_fuzzed() -> None:
    assert set(parameters()) == {name for group in COMMANDS.values() for name in group}
