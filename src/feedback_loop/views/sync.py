"""View of a sync."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.commands.competing_edits import CompetingEdit
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import count_noun
from feedback_loop.results import SyncResult
from feedback_loop.views.blocks import Block, Page, Style, line
from feedback_loop.views.json import to_document
from feedback_loop.views.merge import (
    MergedFile,
    competing_edit_lines,
    competing_edits_json,
    conflict_lines,
    erased_lines,
)

_MINUTE = dt.timedelta(minutes=1)
_HOUR = dt.timedelta(hours=1)
_DAY = dt.timedelta(days=1)


def sync_page(result: SyncResult, edits: Sequence[CompetingEdit], today: dt.date) -> Page:
    """Return what a sync received and sent, its conflicts, and whether the remote was unreachable."""
    blocks: list[Block] = []
    if result.before:
        blocks.append(line(f"This journal now syncs with {result.url} instead of {result.before}."))
    received, reason = _count_received(result), result.unreachable_reason
    if reason is None or received:
        blocks.append(line(_summary(result), Style.STRONG if received or result.sent else Style.PLAIN))
    blocks += erased_lines(result.merged)
    blocks += conflict_lines([MergedFile("The remote", 0, merged) for merged in result.merged])
    blocks += competing_edit_lines(edits, today)
    if reason:
        blocks.append(line(f"Cannot reach {result.url} ({reason}). The next sync will try again.", Style.DUE))
    return blocks


def lead_note(lead: dt.timedelta) -> str:
    """Return a sentence on clocks that do not agree."""
    unit, name = (_DAY, "day") if lead >= 2 * _DAY else (_HOUR, "hour") if lead >= 2 * _HOUR else (_MINUTE, "minute")
    return (
        f"The newest records are {count_noun(round(lead / unit), name)} ahead of this machine's clock. "
        "Check the clock of each of your machines: date"
    )


def sync_json(result: SyncResult, edits: Sequence[CompetingEdit]) -> Document:
    """Return what a sync received and sent."""
    return to_document(
        url=result.url,
        before=result.before,
        received=_count_received(result),
        sent=result.sent,
        forgotten=sorted(_forgotten_ids(result)),
        erased=sorted(id_ for merged in result.merged for id_ in merged.erased),
        replaced=[id_ for merged in result.merged for id_ in merged.replaced],
        kept_local=[id_ for merged in result.merged for id_ in merged.kept],
        competing_edits=competing_edits_json(edits),
        clock_lead_seconds=round(result.lead.total_seconds()) if result.lead else None,
        reached=result.unreachable_reason is None,
        problem=result.unreachable_reason,
    )


def _summary(result: SyncResult) -> str:
    received, forgotten = _count_received(result), len(_forgotten_ids(result))
    exchanged = f"Received {count_noun(received, 'event')}, sent {result.sent:,}."
    deleted = f" Deleted {count_noun(forgotten, 'event')} forgotten on another machine." if forgotten else ""
    return f"{exchanged if received or result.sent else 'No new events.'}{deleted}"


def _count_received(result: SyncResult) -> int:
    return sum(len(merged.new) for merged in result.merged)


def _forgotten_ids(result: SyncResult) -> set[str]:
    return {id_ for merged in result.merged for id_ in merged.forgotten}
