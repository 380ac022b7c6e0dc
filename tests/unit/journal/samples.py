"""Events, decisions, texts and journals that the tests of the journal share."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from feedback_loop.domain.model.events import AnyEvent, Applied, Closed
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.journal.journal import Decide, Journal

NOW = dt.datetime(2026, 3, 4, 10, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def applied(company: str = "Acme", **fields: Any) -> Applied:
    return Applied(on=dt.date(2026, 3, 4), company=company, **fields)


def closed(application: str = "a") -> Closed:
    return Closed(on=dt.date(2026, 3, 4), application=application)


def adding(*events: AnyEvent) -> Decide:
    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        return events

    return decide


def companies(events: Sequence[AnyEvent]) -> list[str]:
    return [event.company for event in events if isinstance(event, Applied)]


def raw(number: int, **fields: object) -> dict[str, object]:
    """A record as in a file."""
    record = {"kind": "applied", "id": f"id{number:04}", "on": "2026-03-01", "batch": f"b{number}"}
    return record | {"recorded_at": "2026-03-01T08:00:00Z", "company": f"Company {number}"} | fields


def text(*records: dict[str, object], schema: int = SCHEMA, **others: object) -> bytes:
    """A file with ``records``, as any JSON library might write it."""
    events = {str(number): record for number, record in enumerate(records, 1)}
    return json.dumps({"schema": schema, "events": events, **others}).encode()


def make_journal(path: Path, count: int = 3) -> Journal:
    """Make a journal with some events, recorded one by one."""
    journal = Journal(path)
    for number in range(1, count + 1):
        journal.record(adding(applied(f"Company {number}")), NOW)
    return journal


def files_in(folder: Path) -> dict[str, bytes]:
    """The files in and below ``folder`` by their relative names, without lock files."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def make_journal_over_days(path: Path, days: int) -> Journal:
    """Make a journal that was written on each of some days, so that it has backups."""
    journal = Journal(path)
    for day in range(days):
        journal.record(adding(applied(f"Day {day}")), NOW + day * DAY)
    return journal


def temp_files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*.tmp")]


def open_files() -> int:
    return len(list(Path("/proc/self/fd" if Path("/proc/self/fd").exists() else "/dev/fd").iterdir()))
