"""Commands of the program, measured on a journal of each size."""

import shlex
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.journals import Journals
from benchmarks.measure import Output
from benchmarks.subjects import Subject, environment, prints_nothing, program, python
from feedback_loop.journal.disk import CACHE_SUFFIX

JSON, QUIET, DUE, TABLE, PIPED = "json.load", "remind, nothing due", "remind", "status, a table", "status, piped"
NOTE, WITH_PEOPLE, FORGET = "note", "interviewed --with", "forget"
REVIEW, DEBRIEF = "review, first question", "debrief, first question"
SHOW, AGENDA, STATS, REPORT, COMPLETION = "show", "agenda", "stats", "report", "completion of a target"
CACHED = ", cached"
"""Suffix of a command whose output is cached."""

_VIEWS = (AGENDA, "actions --all", "people", "themes", STATS, "log", "export --format ics", "export --format json")
_LOAD = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
_END_OF_INPUT = "\x04"


def commands_of_size(size: int, journals: Journals, home: Path) -> list[Subject]:
    """Return the commands on journals of one size."""
    due = _with_journal(home, journals.due)
    return [
        Subject(JSON, size, python(due, "-c", _LOAD, str(journals.due)), prints_nothing),
        *_reminders(size, journals, home),
        Subject(SHOW, size, program(due, "show", journals.target)),
        *(Subject(line, size, program(due, *shlex.split(line)), _prints_data) for line in _VIEWS),
        Subject("questions", size, program(_with_journal(home, journals.debriefed), "questions")),
        Subject(REPORT, size, program(due, "report", "--output", str(home / "report.html"))),
        Subject("doctor", size, program(due, "doctor")),
        Subject(
            COMPLETION,
            size,
            program(due | {"_FEEDBACK_LOOP_COMPLETE": "bash"}, "show", journals.target[:2]),
        ),
        Subject(REVIEW, size, program(due, "review", answer="q")),
        Subject(DEBRIEF, size, program(due, "debrief", journals.interviewed, answer=_END_OF_INPUT)),
        *_recordings(size, journals, home),
    ]


def _reminders(size: int, journals: Journals, home: Path) -> list[Subject]:
    """Return ``remind`` and ``status``, whose output is cached."""
    due, uncached = (_with_journal(home, path) for path in (journals.due, journals.uncached))

    def delete_cache() -> None:
        journals.uncached.with_name(f"{journals.uncached.name}{CACHE_SUFFIX}").unlink(missing_ok=True)

    return [
        Subject(QUIET, size, program(_with_journal(home, journals.quiet), "remind"), prints_nothing),
        Subject(f"{DUE}{CACHED}", size, program(due, "remind")),
        Subject(f"{TABLE}{CACHED}", size, program(due, "status", terminal=True)),
        *(
            Subject(line, size, program(uncached, *shlex.split(line)), prepare=delete_cache)
            for line in (DUE, "remind --brief")
        ),
        Subject(TABLE, size, program(uncached, "status", terminal=True), prepare=delete_cache),
        Subject(PIPED, size, program(uncached, "status"), _prints_data, delete_cache),
    ]


def _recordings(size: int, journals: Journals, home: Path) -> list[Subject]:
    """Return the commands that change the journal, each with a fresh copy of it."""
    lines = {
        NOTE: ["note", journals.target, "They moved offices"],
        WITH_PEOPLE: [
            *("interviewed", journals.target, "--round", "fifth panel"),
            *("--with", "Dana Ode <dana.ode@ode.example>"),
        ],
        FORGET: ["forget", journals.target, "--yes"],
    }
    return [
        Subject(
            name,
            size,
            program(_with_journal(home, journal), *arguments),
            _has_changed(journals.due, journal),
            partial(shutil.copyfile, journals.due, journal),
        )
        for number, (name, arguments) in enumerate(lines.items())
        for journal in [_new_folder(home / f"{size}-{number}") / "journal.json"]
    ]


def _new_folder(path: Path) -> Path:
    path.mkdir()
    return path


def _has_changed(source: Path, journal: Path) -> Callable[[Output], bool]:
    return lambda output: _prints_data(output) and journal.read_bytes() != source.read_bytes()


def _prints_data(output: Output) -> bool:
    """Return True if a command printed data, with or without a note; a small journal has no action, for example."""
    return bool(output.text or output.errors)


def _with_journal(home: Path, journal: Path) -> dict[str, str]:
    return environment(home) | {"FEEDBACK_LOOP_FILE": str(journal)}
