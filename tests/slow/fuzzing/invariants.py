"""Invariants of every run, whatever its input."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator

from cli.harness import ESCAPE, plain
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.journal.format.codec import parse
from feedback_loop.journal.format.errors import FormatError

from .sandbox import MAX_SECONDS, RunResult

_EXIT_CODES = frozenset(map(int, Exit))
_READ_ONLY = frozenset({"status", "show", "remind", "people", "stats", "log", "demo", "messages", "shell-init", "help"})
"""Commands that change no file except one named in the arguments."""

_MAY_PRINT_AND_FAIL = frozenset({"cron", "doctor", "messages", "report"})
"""Commands that may print a result and fail: a workaround, the damage found, a report that could not be opened."""

_SHOW_BEFORE_ASKING = frozenset({"forget"})
"""Commands that show their effect at a terminal before they ask for confirmation."""

_WRITE_BEFORE_OPENING = frozenset({"config", "messages", "report"})
"""Commands that write a file and may then fail to open it."""

_MAY_REMOVE_RECORDS = frozenset({"forget", "doctor", "sync"})
"""Commands that may remove records: by forgetting them or restoring a backup."""

_MAY_REPLACE_RECORDS = frozenset({"import", "merge"})
"""Commands that may choose the other version of a record."""

_SENTENCE_END = re.compile(r"[.:?!)]$|feedback-loop|--\w|says: ")


def violations(result: RunResult) -> list[str]:
    """Describe every invariant that a run violated."""
    return [violation for invariant in _INVARIANTS for violation in invariant(result)]


def _check_exit_code_and_message(result: RunResult) -> Iterator[str]:
    ran = result.ran
    if ran.code not in _EXIT_CODES:
        yield f"undocumented exit code {ran.code}"
    for text in (ran.out, ran.err):
        if "Traceback" in text or "bug in feedback-loop" in text:
            yield "a traceback or a bug was shown"
    if ran.code == Exit.DONE or (ran.code == Exit.INTERRUPTED and result.case.is_interactive):
        return
    if result.case.line.command == "remind" and ran.code == Exit.REFUSED and not ran.err:
        return  # --exit-code
    if result.case.line.command == "doctor" and ran.code == Exit.JOURNAL and not ran.err:
        return  # the damage is its result
    if not ran.err.strip():
        yield "it failed without a message"
    elif (
        not result.case.line.as_json
        and not result.case.is_interactive
        and not _SENTENCE_END.search(_sentences(ran.err)[-1])
    ):
        yield "the last line on standard error is not a sentence"


def _sentences(error_output: str) -> list[str]:
    """Return the lines that are not candidates."""
    return [line for line in error_output.splitlines() if not line.startswith("  ")] or [""]


def _check_output(result: RunResult) -> Iterator[str]:
    ran, line = result.ran, result.case.line
    is_due = line.command == "remind" and ran.code == Exit.REFUSED
    asks = line.command in _SHOW_BEFORE_ASKING and result.case.tty and ran.code == Exit.REFUSED
    expected = line.command in _MAY_PRINT_AND_FAIL or is_due or asks
    if ran.code not in (Exit.DONE, Exit.INTERRUPTED) and ran.out and not expected:
        yield "it failed, and printed something on standard output"
    if not line.as_json:
        return
    prints_text = {"--help", "-h", "--version"} & set(line.arguments)
    if ran.out and not prints_text:
        yield from _check_document(ran.out, "schema_version", "standard output")
    elif ran.code == Exit.DONE and not ran.out:
        yield "it printed no document"
    if ran.code != Exit.DONE and ran.err:
        yield from _check_document(ran.err, "error", "standard error")


def _check_document(text: str, key: str, where: str) -> Iterator[str]:
    try:
        document = json.loads(text)
    except ValueError:
        yield f"{where} is not a JSON document"
        return
    if not isinstance(document, dict) or key not in document:
        yield f"{where} is not a document with {key}"
    if not text.isascii():
        yield f"{where} is a document that is not ASCII"


def _check_terminal_safety(result: RunResult) -> Iterator[str]:
    world, ran = result.case.world, result.ran
    colour = result.case.tty and "--no-color" not in result.case.line.arguments
    colour = colour and "NO_COLOR" not in world.environment and world.environment.get("TERM") != "dumb"
    is_file = result.case.line.command == "export" and not result.case.tty
    for text, where in (("" if is_file else ran.out, "standard output"), (ran.err, "standard error")):
        if ESCAPE in text and not colour:
            yield f"escape codes on {where}"
        if unsafe := sorted(set(filter(_is_unsafe, plain(text)))):
            yield f"control characters on {where}: {unsafe!a}"


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\n\u200c\u200d"


def _check_unchanged_files(result: RunResult) -> Iterator[str]:
    line, code = result.case.line, result.ran.code
    if (
        code not in (Exit.DONE, Exit.INTERRUPTED)
        and line.command not in _WRITE_BEFORE_OPENING
        and (changed := _changed(result))
    ):
        yield f"it failed, and changed {changed}"
    if line.command in _READ_ONLY and result.before.get("journal.json") != result.after.get("journal.json"):
        yield "a read-only command changed the journal"
    if strays := [name for name in result.after if name.endswith(".tmp")]:
        yield f"it left {strays}"
    if result.temporary and "--open" not in line.arguments:
        yield f"it left temporary files: {_text_of(result)}"


def _changed(result: RunResult) -> list[str]:
    """Return the names of the files that changed, except git's own."""
    names = {name for name in {*result.before, *result.after} if ".sync/" not in name and ".git/" not in name}
    return sorted(name for name in names if result.before.get(name) != result.after.get(name))


def _text_of(result: RunResult) -> str:
    return "\n".join(content.decode("utf-8", "replace") for _, content in result.temporary.values())[-2000:]


def _check_records(result: RunResult) -> Iterator[str]:
    before, after = result.before.get("journal.json"), result.after.get("journal.json")
    line, environment = result.case.line, result.case.world.environment
    is_journal = "FEEDBACK_LOOP_FILE" not in environment and not any("--file" in word for word in line.arguments)
    if before == after or not is_journal:
        return
    if after is None:
        yield "the journal is gone"
        return
    if code := result.run_next("log").code:
        yield f"the journal that it wrote is unreadable: exit code {code}"
        return
    old = parse(before[1])["events"] if before and line.command not in _MAY_REMOVE_RECORDS else {}
    new = parse(after[1])["events"]
    forgotten = {id_ for record in new.values() if record["kind"] == "forgotten" for id_ in record.get("ids", [])}
    intact = {number for number, record in old.items() if number in new and line.command in _MAY_REPLACE_RECORDS}
    intact |= {number for number, record in old.items() if new.get(number) == record or record["id"] in forgotten}
    if lost := sorted(old.keys() - intact):
        yield f"it lost or changed records {lost}"


def _check_restore(result: RunResult) -> Iterator[str]:
    """A restore without a date ends with every record of the journal and its backups that is not forgotten."""
    line = result.case.line
    is_exact = any(word[:1].isdigit() for word in line.arguments)
    after = result.after.get("journal.json")
    if line.command != "doctor" or "--restore" not in line.arguments or is_exact or after is None:
        return
    if result.before.get("journal.json") == after or result.ran.code != Exit.DONE:
        return
    records = parse(after[1])["events"].values()
    known = {record["id"] for record in records} | {id_ for record in records for id_ in record.get("ids", [])}
    for name, (_, content) in result.before.items():
        if name == "journal.json" or name.startswith("journal.json.backups/"):
            lost = _ids_in(content) - known
            if lost:
                yield f"the restore lost records of {name}: {sorted(lost)}"


def _ids_in(content: bytes) -> set[str]:
    """Return the ids of a journal; none if it is damaged."""
    try:
        return {record["id"] for record in parse(content)["events"].values()}
    except (FormatError, KeyError, TypeError, AttributeError):
        return set()


def _check_duration(result: RunResult) -> Iterator[str]:
    if result.seconds > MAX_SECONDS:
        yield f"it took {result.seconds:.0f} seconds"


_INVARIANTS: tuple[Callable[[RunResult], Iterator[str]], ...] = (
    _check_exit_code_and_message,
    _check_output,
    _check_terminal_safety,
    _check_unchanged_files,
    _check_records,
    _check_restore,
    _check_duration,
)
