"""View of a diagnosis, and of a restoration."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.text import count_noun
from feedback_loop.results import BackupInfo, Diagnosis, FileState, RestorePlan
from feedback_loop.views.blocks import Block, Cell, Column, Line, Page, Style, flexible, line, section, table
from feedback_loop.views.event_sentences import event_date, event_sentence
from feedback_loop.views.installation import Installation, installation_section
from feedback_loop.views.json import to_document

_MAX_LISTED = 10
_BACKUPS = (Column("Backup of"), Column("Events"), flexible("File"))
_EVENTS = (Column("Day"), flexible("What happened"))


def doctor_page(diagnosis: Diagnosis, issues: Sequence[Issue], installation: Installation) -> Page:
    """Return the verdict, one line for each issue with its remedy, the backups, and facts for a bug report."""
    shown = [issue for issue in issues if issue.message not in (diagnosis.problem or "")]
    blocks: list[Block] = [_verdict(diagnosis), *map(_issue_line, shown[:_MAX_LISTED])]
    if len(shown) > _MAX_LISTED:
        blocks.append(line(f"and {len(shown) - _MAX_LISTED} more; see them all with --json", Style.DIM))
    backups = section("Backups", _BACKUPS, [_backup_row(info) for info in diagnosis.backups])
    return [*blocks, *backups, *installation_section(installation)]


def doctor_json(diagnosis: Diagnosis, issues: Sequence[Issue], installation: Installation) -> Document:
    """Return a diagnosis with its issues, and facts for a bug report."""
    return to_document(
        path=diagnosis.path,
        condition=diagnosis.state,
        events=diagnosis.events,
        problem=diagnosis.problem,
        line=diagnosis.line,
        backups=[
            {"day": info.backup.day, "events": info.events, "path": info.backup.path} for info in diagnosis.backups
        ],
        findings=[
            {"check": issue.check, "damage": issue.is_damage, "message": issue.message, "remedy": issue.remedy}
            for issue in issues
        ],
        installation=installation,
    )


def restore_page(diagnosis: Diagnosis, plan: RestorePlan, today: dt.date) -> Page:
    """Return what a restoration would put in place, compared with what is there."""
    blocks: list[Block] = []
    if plan.backup:
        events = count_noun(len(plan.events) - len(plan.salvaged) - len(plan.recovered), "event")
        blocks.append(line(f"The backup of {format_date(plan.backup.day, today)} has {events}."))
    if plan.salvaged:
        missing = " that it lacks" if plan.backup else ""
        blocks.append(line(f"From the damaged file: {count_noun(len(plan.salvaged), 'event')}{missing}:"))
        blocks += _list_events(plan.salvaged, today)
    if plan.recovered:
        recovered = count_noun(len(plan.recovered), "event")
        blocks.append(line(f"From {'other ' if plan.backup else ''}backups and damaged copies: {recovered}:"))
        blocks += _list_events(plan.recovered, today)
    if plan.lacking:
        lacking = count_noun(len(plan.lacking), "event")
        owner = "the journal has" if not diagnosis.problem else "can be read elsewhere"
        blocks.append(line(f"It lacks {lacking} that {owner}. You would lose:"))
        blocks += _list_events(plan.lacking, today)
    if plan.unread:
        blocks.append(line(f"{_unread_text(plan)} in a copy of the damaged file.", Style.LATE))
    additions = plan.salvaged or plan.recovered
    if plan.backup and diagnosis.state != FileState.MISSING and not (additions or plan.lacking or plan.unread):
        blocks.append(line("It has everything that the journal has."))
    return blocks


def restore_question(diagnosis: Diagnosis, plan: RestorePlan, today: dt.date) -> str:
    """Return what to ask before a restoration."""
    if not plan.backup and diagnosis.state == FileState.FINE:
        recovered = count_noun(len(plan.recovered), "event")
        return f"Add {recovered} from backups and damaged copies to {diagnosis.path}?"
    question = f"Replace {diagnosis.path} with {_source_text(plan, today, 'what can be read of it')}?"
    if diagnosis.problem or diagnosis.state == FileState.MISSING:
        return question
    counts = f"has {count_noun(diagnosis.events, 'event')}, the backup {len(plan.events):,}"
    return f"{question} The journal is not damaged; it {counts}."


def restored_text(plan: RestorePlan, old_file: Path | None, today: dt.date) -> str:
    """Return what a restoration did."""
    sentences = [f"Restored {_source_text(plan, today, 'what could be read')}."]
    if old_file and plan.unread:
        sentences.append(f"{_unread_text(plan)} in {old_file}.")
    elif old_file:
        sentences.append(f"The old file is now {old_file}.")
    return " ".join(sentences)


def nothing_to_restore_text(diagnosis: Diagnosis) -> str:
    """Return that an intact journal lacks nothing, and how to go back to an earlier state."""
    return (
        f"{diagnosis.path} is not damaged, and no backup has an event that it lacks: nothing was changed. "
        "To go back to a backup, name its day: feedback-loop doctor --restore DATE"
    )


def _source_text(plan: RestorePlan, today: dt.date, default: str) -> str:
    """Return where the events come from."""
    sources = [f"the backup of {format_date(plan.backup.day, today)}" if plan.backup else default]
    if plan.salvaged:
        sources.append(f"{count_noun(len(plan.salvaged), 'event')} from the damaged file")
    if plan.recovered:
        sources.append(f"{count_noun(len(plan.recovered), 'event')} from backups and damaged copies")
    return ", with ".join(filter(None, (sources[0], " and ".join(sources[1:]))))


def _verdict(diagnosis: Diagnosis) -> Block:
    if diagnosis.problem:
        return line(diagnosis.problem, Style.LATE)
    if diagnosis.state == FileState.MISSING:
        return line(f"There is no journal at {diagnosis.path} yet{'' if diagnosis.backups else '; nothing is wrong'}.")
    return line(f"{diagnosis.path} is fine: {count_noun(diagnosis.events, 'event')}.", Style.GOOD)


def _issue_line(issue: Issue) -> Line:
    style = Style.LATE if issue.is_damage else Style.DUE
    return Line((Cell(f"{issue.message}: ", style), Cell(issue.remedy, Style.COMMAND)))


def _backup_row(info: BackupInfo) -> tuple[str, Cell | str, str]:
    events = Cell("damaged", Style.LATE) if info.events is None else str(info.events)
    # An ISO date, as it is what to type after --restore.
    return info.backup.day.isoformat(), events, str(info.backup.path)


def _list_events(events: Sequence[AnyEvent], today: dt.date) -> list[Block]:
    rows = [(event_date(event, today), event_sentence(event, today)) for event in events[:_MAX_LISTED]]
    more = len(events) - _MAX_LISTED
    return [table(_EVENTS, rows), *([line(f"and {more} more", Style.DIM)] if more > 0 else [])]


def _unread_text(plan: RestorePlan) -> str:
    unread = count_noun(plan.unread, "line or record", "lines or records")
    return f"{unread} could not be read; {'it stays' if plan.unread == 1 else 'they stay'}"
