"""View of a diagnosis."""

from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.results import Backup, BackupInfo, Diagnosis, RestorePlan
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, Table, line
from feedback_loop.views.event_sentences import event_sentence
from feedback_loop.views.json import SCHEMA_VERSION

_MOST = 10
_COLUMNS = (Column("Backup of"), Column("Events"), Column("File", flexible=True))


def page(checkup: Diagnosis, findings: Sequence[Issue]) -> Page:
    """Return what is known as a page: the verdict, one line a finding with what to do, and the backups."""
    blocks: list[Block] = [_verdict(checkup)]
    shown = [each for each in findings if each.message not in (checkup.problem or "")]
    blocks += [
        Line((Cell(f"{each.message}: ", Style.LATE if each.is_damage else Style.DUE), Cell(each.remedy, Style.COMMAND)))
        for each in shown[:_MOST]
    ]
    if len(shown) > _MOST:
        blocks.append(line(f"and {len(shown) - _MOST} more; see them all with --json", Style.DIM))
    if checkup.backups:
        rows = [
            [Cell(f"{one.backup.day:%Y-%m-%d}"), _events(one), Cell(str(one.backup.path))] for one in checkup.backups
        ]
        blocks += [Heading("Backups"), Table(_COLUMNS, rows)]
    return blocks


def restoration(checkup: Diagnosis, backup: Backup | None, plan: RestorePlan) -> Page:
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
        blocks.append(line(f"{_unread(plan)} in the file that is kept aside.", Style.LATE))
    if backup and checkup.state != "missing" and not (plan.salvaged or plan.lacking or plan.unread):
        blocks.append(line("It lacks nothing of what is there."))
    return blocks


def question(checkup: Diagnosis, backup: Backup | None, plan: RestorePlan) -> str:
    """Return what to ask before a restoration."""
    what = f"Put the backup of {backup.day:%Y-%m-%d}" if backup else "Put what can be read"
    along = f", with {_count(len(plan.salvaged))} from the damaged file," if backup and plan.salvaged else ""
    whole = ""
    if not checkup.problem and checkup.state != "missing":
        whole = f" The journal is whole and holds {checkup.events} events, the backup {len(plan.events)}."
    return f"{what}{along} in the place of {checkup.path}?{whole}"


def restored(backup: Backup | None, plan: RestorePlan, aside: Path | None) -> str:
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
    shown: list[Block] = [
        line(f"{event.on or 'unknown day'}  {event_sentence(event)}", indent=2) for event in events[:_MOST]
    ]
    more = len(events) - _MOST
    return [*shown, line(f"and {more} more", Style.DIM, indent=2)] if more > 0 else shown


def _unread(plan: RestorePlan) -> str:
    if plan.unread == 1:
        return "1 line or record could not be read; it stays"
    return f"{plan.unread} lines or records could not be read; they stay"


def _verdict(checkup: Diagnosis) -> Block:
    if checkup.problem:
        return line(checkup.problem, Style.LATE)
    if checkup.state == "missing":
        return line(f"There is no journal at {checkup.path} yet{'' if checkup.backups else '; nothing is wrong'}.")
    return line(f"{checkup.path} is whole: {_count(checkup.events)}.", Style.GOOD)


def _count(events: int) -> str:
    return "1 event" if events == 1 else f"{events} events"


def _events(one: BackupInfo) -> Cell:
    return Cell("damaged", Style.LATE) if one.events is None else Cell(str(one.events))


def document(checkup: Diagnosis, findings: Sequence[Issue]) -> Document:
    """Return what is known as a document."""
    backups = [
        {"day": one.backup.day.isoformat(), "events": one.events, "path": str(one.backup.path)}
        for one in checkup.backups
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "path": str(checkup.path),
        "condition": checkup.state,
        "events": checkup.events,
        "problem": checkup.problem,
        "line": checkup.line,
        "backups": backups,
        "findings": [
            {"check": each.check, "damage": each.is_damage, "what": each.message, "do": each.remedy}
            for each in findings
        ],
    }
