"""Many writers at once, with readers who look all the time whether what they read is whole."""

import json
import multiprocessing
import shlex
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from feedback_loop.cli.exit_codes import Exit

from .commands import JOURNAL, done
from .launch import Launcher, warm
from .verdict import Result, State

READERS = 2
_BUSY = "Another feedback-loop has been using"


class Work(NamedTuple):
    """What one of the crowd did: the ids it was told are recorded, and the results that are known at once."""

    acknowledged: tuple[str, ...]
    results: tuple[Result, ...]


def crowd(attack: str, folder: Path, writers: Sequence[Launcher], seconds: float) -> Iterator[Result]:
    """Let ``writers`` record for some seconds, and look at what is there then.

    Yields:
        a result for each command (new: it was recorded and is there; old: it was refused in one sentence and is not
        there), and one for each look of a reader.
    """
    folder.mkdir(0o700, parents=True)
    done(warm, "apply 'The first' Analyst", folder)
    end = time.monotonic() + seconds
    members = [partial(_write, attack, launch, folder, number, end) for number, launch in enumerate(writers)]
    members += [partial(_read, f"{attack}: {READERS} readers", folder, end) for _ in range(READERS)]
    with multiprocessing.get_context("fork").Pool(len(members)) as pool:
        work = [started.get() for started in [pool.apply_async(member) for member in members]]
    ids = [record["id"] for record in records(folder)]
    for each in work:
        yield from each.results
        yield from (Result(attack, State.NEW, lost=ids.count(id_) != 1) for id_ in each.acknowledged)
    unasked = len(ids) - 1 - sum(len(each.acknowledged) for each in work)
    yield from (Result(attack, State.OTHER, wrong=("a record that nobody was told of",)) for _ in range(unasked))


def records(folder: Path) -> list[dict[str, Any]]:
    """Return the records in the journal, as they stand in the file; none where it is torn."""
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
        ended = launch(line, folder)
        if ended.code == Exit.DONE:
            acknowledged.append(json.loads(ended.out)["event"]["id"])
        else:
            busy = ended.code == Exit.JOURNAL and _BUSY in ended.err
            refused.append(Result(attack, State.OLD, wrong=() if busy else (f"{line}: {ended}",)))
    return Work(tuple(acknowledged), tuple(refused))


def _read(attack: str, folder: Path, end: float) -> Work:
    results: list[Result] = []
    seen: list[str] = []
    while time.monotonic() < end:
        ids = [record["id"] for record in records(folder)]
        whole = ids[: len(seen)] == seen
        ended = warm("log --json", folder)
        wrong = () if ended.code == Exit.DONE and len(json.loads(ended.out)["events"]) >= len(ids) else (str(ended),)
        state = State.NEW if len(ids) > len(seen) else State.OLD
        results.append(Result(attack, state if whole else State.OTHER, wrong=wrong))
        seen = ids
    return Work((), tuple(results))
