"""View of a diagnosis."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from feedback_loop.domain.insight.integrity import Finding
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Table, Tone, line
from feedback_loop.views.event_sentences import told
from feedback_loop.views.json import SCHEMA_VERSION


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


class Restoration(Protocol):
    """What a restoration puts in the place of the file."""

    @property
    def events(self) -> Sequence[AnyEvent]: ...
    @property
    def salvaged(self) -> Sequence[AnyEvent]: ...
    @property
    def lacking(self) -> Sequence[AnyEvent]: ...
    @property
    def unread(self) -> int: ...


_MOST = 10
_COLUMNS = (Column("Backup of"), Column("Events"), Column("File", flexible=True))


def page(checkup: Checkup, findings: Sequence[Finding]) -> Page:
    """Return what is known as a page: the verdict, one line a finding with what to do, and the backups."""
    blocks: list[Block] = [_verdict(checkup)]
    shown = [each for each in findings if each.what not in (checkup.problem or "")]
    blocks += [
        Line((Cell(f"{each.what}: ", Tone.LATE if each.damage else Tone.DUE), Cell(each.do, Tone.COMMAND)))
        for each in shown[:_MOST]
    ]
    if len(shown) > _MOST:
        blocks.append(line(f"and {len(shown) - _MOST} more; see them all with --json", Tone.DIM))
    if checkup.backups:
        rows = [
            [Cell(f"{one.backup.day:%Y-%m-%d}"), _events(one), Cell(str(one.backup.path))] for one in checkup.backups
        ]
        blocks += [Heading("Backups"), Table(_COLUMNS, rows)]
    return blocks


def restoration(checkup: Checkup, backup: Backup | None, plan: Restoration) -> Page:
    """Return what a restoration would put there, compared with what is there."""
    blocks: list[Block] = []
    if backup:
        held = len(plan.events) - len(plan.salvaged)
        blocks.append(line(f"The backup of {backup.day:%Y-%m-%d} holds {_count(held)}."))
    if plan.salvaged:
        lacks = " that it lacks" if backup else ""
        blocks.append(line(f"From the damaged file, {_count(len(plan.salvaged))}{lacks}:"))
        blocks += _listed(plan.salvaged)
    if plan.lacking:
        blocks += [line(f"It lacks {_count(len(plan.lacking))} of the journal as it is, which would go:")]
        blocks += _listed(plan.lacking)
    if plan.unread:
        blocks.append(line(f"{_unread(plan)} in the file that is kept aside.", Tone.LATE))
    if backup and checkup.condition != "missing" and not (plan.salvaged or plan.lacking or plan.unread):
        blocks.append(line("It lacks nothing of what is there."))
    return blocks


def question(checkup: Checkup, backup: Backup | None, plan: Restoration) -> str:
    """Return what to ask before a restoration."""
    what = f"Put the backup of {backup.day:%Y-%m-%d}" if backup else "Put what can be read"
    along = f", with {_count(len(plan.salvaged))} from the damaged file," if backup and plan.salvaged else ""
    whole = ""
    if not checkup.problem and checkup.condition != "missing":
        whole = f" The journal is whole and holds {checkup.events} events, the backup {len(plan.events)}."
    return f"{what}{along} in the place of {checkup.path}?{whole}"


def restored(backup: Backup | None, plan: Restoration, aside: Path | None) -> str:
    """Return what a restoration did, in sentences."""
    said = [f"The backup of {backup.day:%Y-%m-%d} is back." if backup else "What could be read is back."]
    if plan.salvaged:
        said.append(f"{_count(len(plan.salvaged))} came from the damaged file.")
    if aside and plan.unread:
        said.append(f"{_unread(plan)} in {aside}.")
    elif aside:
        said.append(f"The file before is {aside}.")
    return " ".join(said)


def _listed(events: Sequence[AnyEvent]) -> list[Block]:
    shown: list[Block] = [line(f"{event.on or 'unknown day'}  {told(event)}", indent=2) for event in events[:_MOST]]
    more = len(events) - _MOST
    return [*shown, line(f"and {more} more", Tone.DIM, indent=2)] if more > 0 else shown


def _unread(plan: Restoration) -> str:
    if plan.unread == 1:
        return "1 line or record could not be read; it stays"
    return f"{plan.unread} lines or records could not be read; they stay"


def _verdict(checkup: Checkup) -> Block:
    if checkup.problem:
        return line(checkup.problem, Tone.LATE)
    if checkup.condition == "missing":
        return line(f"There is no journal at {checkup.path} yet{'' if checkup.backups else '; nothing is wrong'}.")
    return line(f"{checkup.path} is whole: {_count(checkup.events)}.", Tone.GOOD)


def _count(events: int) -> str:
    return "1 event" if events == 1 else f"{events} events"


def _events(one: CheckedBackup) -> Cell:
    return Cell("damaged", Tone.LATE) if one.events is None else Cell(str(one.events))


def document(checkup: Checkup, findings: Sequence[Finding]) -> Document:
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
        "findings": [
            {"check": each.check, "damage": each.damage, "what": each.what, "do": each.do} for each in findings
        ],
    }
