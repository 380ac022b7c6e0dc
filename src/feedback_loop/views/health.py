"""How a journal's file is, and which backups it has."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from feedback_loop.domain.events import Document
from feedback_loop.views.documents import SCHEMA_VERSION
from feedback_loop.views.page import Block, Cell, Column, Heading, Page, Table, Tone, command, line


class Backup(Protocol):
    """A copy of the journal as it was on a day."""

    @property
    def day(self) -> dt.date: ...
    @property
    def path(self) -> Path: ...


class CheckedBackup(Protocol):
    """A backup and how many events it holds; None when it is damaged."""

    @property
    def backup(self) -> Backup: ...
    @property
    def events(self) -> int | None: ...


class Checkup(Protocol):
    """What is known about a journal's file."""

    @property
    def path(self) -> Path: ...
    @property
    def condition(self) -> str: ...
    @property
    def events(self) -> int: ...
    @property
    def problem(self) -> str | None: ...
    @property
    def line(self) -> int | None: ...
    @property
    def backups(self) -> Sequence[CheckedBackup]: ...
    @property
    def restorable(self) -> Backup | None: ...


_COLUMNS = (Column("Backup of"), Column("Events"), Column("File", flexible=True))


def page(checkup: Checkup) -> Page:
    """Return what is known as a page."""
    blocks: list[Block] = [_verdict(checkup)]
    if checkup.problem and checkup.restorable:
        blocks.append(command("Put the last good backup back: ", "feedback-loop doctor --restore"))
    if checkup.backups:
        rows = [
            [Cell(f"{one.backup.day:%Y-%m-%d}"), _events(one), Cell(str(one.backup.path))] for one in checkup.backups
        ]
        blocks += [Heading("Backups"), Table(_COLUMNS, rows)]
    return blocks


def _verdict(checkup: Checkup) -> Block:
    if checkup.problem:
        return line(checkup.problem, Tone.LATE)
    if checkup.condition == "missing":
        return line(f"There is no journal at {checkup.path} yet; nothing is wrong.")
    count = "1 event" if checkup.events == 1 else f"{checkup.events} events"
    return line(f"{checkup.path} is whole: {count}.", Tone.GOOD)


def _events(one: CheckedBackup) -> Cell:
    return Cell("damaged", Tone.LATE) if one.events is None else Cell(str(one.events))


def document(checkup: Checkup) -> Document:
    """Return what is known as a document."""
    backups = [
        {"day": one.backup.day.isoformat(), "events": one.events, "path": str(one.backup.path)}
        for one in checkup.backups
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "path": str(checkup.path),
        "condition": checkup.condition,
        "events": checkup.events,
        "problem": checkup.problem,
        "line": checkup.line,
        "backups": backups,
    }
