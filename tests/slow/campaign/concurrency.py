"""Concurrent writers, with readers that check all the time that what they read is consistent."""

import json
import multiprocessing
import shlex
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from feedback_loop.cli.exit_codes import Exit

from .checks import Result, State
from .commands import JOURNAL, run_setup
from .launchers import Launcher, launch_fork

READERS = 2
_LOCK_MESSAGE = "Another feedback-loop"


class Work(NamedTuple):
    """Work of one process: the ids acknowledged as recorded, and the results known at once."""

    acknowledged: tuple[str, ...]
    results: tuple[Result, ...]


def run_concurrently(attack: str, folder: Path, writers: Sequence[Launcher], seconds: float) -> Iterator[Result]:
    """Let ``writers`` record for some seconds, then check the journal.

    Yields:
        A result for each command (new: acknowledged and recorded; old: refused in one sentence and not recorded),
        and one for each read.
    """
    folder.mkdir(0o700, parents=True)
    run_setup(launch_fork, "apply 'The first' Analyst", folder)
    end = time.monotonic() + seconds
    workers = [partial(_write, attack, launch, folder, number, end) for number, launch in enumerate(writers)]
    workers += [partial(_read, f"{attack}: {READERS} readers", folder, end) for _ in range(READERS)]
    with multiprocessing.get_context("fork").Pool(len(workers)) as pool:
        completed = [pending.get() for pending in [pool.apply_async(worker) for worker in workers]]
    ids = [record["id"] for record in records(folder)]
    for work in completed:
        yield from work.results
        yield from (Result(attack, State.NEW, lost=ids.count(id_) != 1) for id_ in work.acknowledged)
    unacknowledged = len(ids) - 1 - sum(len(work.acknowledged) for work in completed)
    problem = ("a record that was never acknowledged",)
    yield from (Result(attack, State.OTHER, problems=problem) for _ in range(unacknowledged))


def records(folder: Path) -> list[dict[str, Any]]:
    """Return the records as they are in the journal's file; none if it is torn."""
    try:
        return list(json.loads((folder / JOURNAL).read_bytes())["events"].values())
    except ValueError:
        return []


def _write(attack: str, launch: Launcher, folder: Path, number: int, end: float) -> Work:
    acknowledged: list[str] = []
    refused: list[Result] = []
    while time.monotonic() < end:
        company = shlex.quote(f"Company {number}-{len(acknowledged) // 2}")
        line = f"note {company} Busy --json" if len(acknowledged) % 2 else f"apply {company} Analyst --json"
        completed = launch(line, folder)
        if completed.code == Exit.DONE:
            acknowledged.append(json.loads(completed.out)["event"]["id"])
        else:
            is_locked = completed.code == Exit.JOURNAL and _LOCK_MESSAGE in completed.err
            refused.append(Result(attack, State.OLD, problems=() if is_locked else (f"{line}: {completed}",)))
    return Work(tuple(acknowledged), tuple(refused))


def _read(attack: str, folder: Path, end: float) -> Work:
    results: list[Result] = []
    previous: list[str] = []
    while time.monotonic() < end:
        ids = [record["id"] for record in records(folder)]
        is_intact = ids[: len(previous)] == previous
        completed = launch_fork("log --json", folder)
        is_fine = completed.code == Exit.DONE and len(json.loads(completed.out)["events"]) >= len(ids)
        state = State.NEW if len(ids) > len(previous) else State.OLD
        problems = () if is_fine else (str(completed),)
        results.append(Result(attack, state if is_intact else State.OTHER, problems=problems))
        previous = ids
    return Work((), tuple(results))
