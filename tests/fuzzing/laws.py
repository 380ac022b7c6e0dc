"""What must hold for every run, whatever it was given."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator

from cli.harness import ESCAPE, plain
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.journal.format.codec import parse

from .runs import PATIENCE, Done

CODES = frozenset(map(int, Exit))
READERS = frozenset({"status", "show", "remind", "people", "stats", "log", "demo", "messages", "shell-init", "help"})
"""Commands that never change a file, whatever their options, but for one that is named."""

_SAYS_BOTH = frozenset({"cron", "doctor", "messages", "report"})
"""Commands that print a result and fail all the same: what to use instead, what is damaged, a page nobody opened."""

_SHOWS_FIRST = frozenset({"forget"})
"""Commands that show somebody at a terminal what would happen, and then ask."""

_WRITES_FIRST = frozenset({"config", "messages", "report"})
"""Commands that write a file for somebody to edit or open, and then may fail at that."""

_LOSES = frozenset({"forget", "doctor", "sync"})
"""Commands after which the journal may hold less: what was forgotten, and a backup that was put back."""

_MERGES = frozenset({"import", "merge"})
"""Commands that may choose the other one of two versions of a record."""

_ADVICE = re.compile(r"[.:?!)]$|feedback-loop|--\w|says: ")


def broken(done: Done) -> list[str]:
    """Return what a run did that no run may do, a sentence each."""
    return [sentence for law in _LAWS for sentence in law(done)]


def _says_so(done: Done) -> Iterator[str]:
    ran = done.ran
    if ran.code not in CODES:
        yield f"exit code {ran.code} is none of the program's"
    for text in (ran.out, ran.err):
        if "Traceback" in text or "bug in feedback-loop" in text:
            yield "a traceback or a bug was shown"
    if ran.code == Exit.DONE or (ran.code == Exit.INTERRUPTED and done.case.typing):
        return
    if done.case.line.command == "remind" and ran.code == Exit.REFUSED and not ran.err:
        return  # --exit-code
    if done.case.line.command == "doctor" and ran.code == Exit.JOURNAL and not ran.err:
        return  # what is wrong is its result
    if not ran.err.strip():
        yield "it failed without a word"
    elif not done.case.line.as_json and not done.case.typing and not _ADVICE.search(_sentences(ran.err)[-1]):
        yield "what it said on standard error is no sentence"


def _sentences(said: str) -> list[str]:
    """Return the lines that are no candidates."""
    return [line for line in said.splitlines() if not line.startswith("  ")] or [""]


def _prints_data(done: Done) -> Iterator[str]:
    ran, line = done.ran, done.case.line
    is_due = line.command == "remind" and ran.code == Exit.REFUSED
    asks = line.command in _SHOWS_FIRST and done.case.tty and ran.code == Exit.REFUSED
    expected = line.command in _SAYS_BOTH or is_due or asks
    if ran.code not in (Exit.DONE, Exit.INTERRUPTED) and ran.out and not expected:
        yield "it failed, and printed something on standard output"
    if not line.as_json:
        return
    asked_for_more = {"--help", "-h", "--version"} & set(line.arguments)
    if ran.out and not asked_for_more:
        yield from _documents(ran.out, "schema_version", "standard output")
    elif ran.code == Exit.DONE and not ran.out:
        yield "it printed no document"
    if ran.code != Exit.DONE and ran.err:
        yield from _documents(ran.err, "error", "standard error")


def _documents(text: str, key: str, where: str) -> Iterator[str]:
    try:
        document = json.loads(text)
    except ValueError:
        yield f"{where} is no JSON document"
        return
    if not isinstance(document, dict) or key not in document:
        yield f"{where} is no document with {key}"
    if not text.isascii():
        yield f"{where} is a document that is not ASCII"


def _shows_safely(done: Done) -> Iterator[str]:
    world, ran = done.case.world, done.ran
    colour = done.case.tty and "--no-color" not in done.case.line.arguments
    colour = colour and "NO_COLOR" not in world.environment and world.environment.get("TERM") != "dumb"
    is_file = done.case.line.command == "export" and not done.case.tty
    for text, where in (("" if is_file else ran.out, "standard output"), (ran.err, "standard error")):
        if ESCAPE in text and not colour:
            yield f"escape codes on {where}"
        if unsafe := sorted({one for one in plain(text) if _is_unsafe(one)}):
            yield f"characters that a terminal obeys on {where}: {unsafe!a}"


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\n\u200c\u200d"


def _leaves_things_alone(done: Done) -> Iterator[str]:
    line, code = done.case.line, done.ran.code
    if code not in (Exit.DONE, Exit.INTERRUPTED) and line.command not in _WRITES_FIRST and (changed := _changed(done)):
        yield f"it failed, and changed {changed}"
    if line.command in READERS and done.before.get("journal.json") != done.after.get("journal.json"):
        yield "a command that only looks changed the journal"
    if strays := [name for name in done.after if name.endswith(".tmp")]:
        yield f"it left {strays}"
    if done.left and "--open" not in line.arguments:
        yield f"it left temporary files: {_text_of(done)}"


def _changed(done: Done) -> list[str]:
    """Return the names of the files that changed, but for those of git, whose state they are."""
    names = {name for name in {*done.before, *done.after} if ".sync/" not in name and ".git/" not in name}
    return sorted(name for name in names if done.before.get(name) != done.after.get(name))


def _text_of(done: Done) -> str:
    return "\n".join(content.decode("utf-8", "replace") for _, content in done.left.values())[-2000:]


def _loses_nothing(done: Done) -> Iterator[str]:
    before, after = done.before.get("journal.json"), done.after.get("journal.json")
    line, environment = done.case.line, done.case.world.environment
    is_journal = "FEEDBACK_LOOP_FILE" not in environment and not any("--file" in word for word in line.arguments)
    if before == after or not is_journal:
        return
    if after is None:
        yield "the journal is gone"
        return
    if again := done.again("log").code:
        yield f"what it wrote cannot be read: exit code {again}"
        return
    old = parse(before[1])["events"] if before and line.command not in _LOSES else {}
    new = parse(after[1])["events"]
    forgotten = {id_ for record in new.values() if record["kind"] == "forgotten" for id_ in record.get("ids", [])}
    kept = {number for number, record in old.items() if number in new and line.command in _MERGES}
    kept |= {number for number, record in old.items() if new.get(number) == record or record["id"] in forgotten}
    if lost := sorted(old.keys() - kept):
        yield f"it lost or changed records {lost}"


def _comes_to_an_end(done: Done) -> Iterator[str]:
    if done.seconds > PATIENCE:
        yield f"it took {done.seconds:.0f} seconds"


_LAWS: tuple[Callable[[Done], Iterator[str]], ...] = (
    _says_so,
    _prints_data,
    _shows_safely,
    _leaves_things_alone,
    _loses_nothing,
    _comes_to_an_end,
)
