"""View of an erasure, planned or done."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from feedback_loop.domain.model.events import AnyEvent, Applied, Document, Forgotten
from feedback_loop.domain.privacy.erase import ErasurePlan
from feedback_loop.domain.privacy.names import MAY_REMAIN, SPELLINGS_FOUND
from feedback_loop.domain.text import capitalize, count_noun
from feedback_loop.views.blocks import Block, Heading, Page, Style, line
from feedback_loop.views.event_sentences import full_sentence
from feedback_loop.views.json import to_document

_MAX_LISTED = 20
_WARNING = (
    "This cannot be undone. It does not reach what has already left the journal: messages you sent, exports, reports "
    "and prints, older versions in a repository that you sync with, and copies or snapshots elsewhere."
)


_SEARCHED = (
    f"Every text of the journal was searched for the names that it knows {{}}: {SPELLINGS_FOUND}. "
    f"These may remain: {MAY_REMAIN}. Look through: feedback-loop log"
)


def forget_page(plan: ErasurePlan, copies: Sequence[Path], short_ids: Mapping[str, str], today: dt.date) -> Page:
    """Return what would be deleted, what would be rewritten, and which copies of the journal would be cleaned too."""
    deleted = f"Would be deleted ({count_noun(len(plan.deleted), 'event')})"
    rewritten = f"Would stay without the person ({count_noun(len(plan.rewritten), 'event')})"
    ids = {**short_ids, **{new.id: short_ids[old.id] for old, new in plan.rewritten}}
    blocks = _list_events(deleted, plan.deleted, ids, today)
    blocks += _list_events(rewritten, [new for _, new in plan.rewritten], ids, today)
    blocks += _list_mentions(plan, ids, today)
    if copies:
        blocks.append(Heading(f"Would also be cleaned: {count_noun(len(copies), 'copy', 'copies')} of the journal"))
        blocks += [line(str(path), indent=2) for path in copies]
    return [*blocks, line(""), *_describe_search(plan), line(_WARNING)]


def forgotten_page(plan: ErasurePlan, short_ids: Mapping[str, str], today: dt.date) -> Page:
    """Return how much was forgotten, without a word of it."""
    deleted, rewritten = len(plan.deleted), len(plan.rewritten)
    parts = [f"permanently deleted {count_noun(deleted, 'event')}"] if deleted else []
    if rewritten:
        others = f"{rewritten} {'other' if rewritten == 1 else 'others'}" if deleted else count_noun(rewritten, "event")
        parts.append(f"removed the person from {others}")
    result = line(f"{capitalize(' and '.join(parts) or 'deleted nothing')}.")
    return [result, *_list_mentions(plan, short_ids, today), *_describe_search(plan)]


def forget_json(
    plan: ErasurePlan, tombstone: AnyEvent | None, copies: Sequence[Path], unpurged: Sequence[Path]
) -> Document:
    """Return what was forgotten, or would be if there is no ``tombstone`` yet."""
    new_ids = tombstone.anew if isinstance(tombstone, Forgotten) else {}
    return to_document(
        event=tombstone,
        next=None,
        deleted=[event.id for event in plan.deleted],
        rewritten=[{"id": old.id, "now": new_ids.get(old.id)} for old, _ in plan.rewritten],
        mentions=[event.id for event in plan.mentions],
        copies=copies,
        unpurged=unpurged,
    )


def _describe_search(plan: ErasurePlan) -> list[Block]:
    """Return what was searched for, and what may remain; a single event is not searched for."""
    if plan.names:
        return [line(_SEARCHED.format("of the person"))]
    if any(isinstance(event, Applied) for event in plan.deleted):
        return [line(_SEARCHED.format("of the company"))]
    return []


def _list_mentions(plan: ErasurePlan, short_ids: Mapping[str, str], today: dt.date) -> list[Block]:
    title = "These stay and still name the company. To correct one: feedback-loop edit ID FIELD=VALUE"
    return _list_events(title, plan.mentions, short_ids, today)


def _list_events(title: str, events: Sequence[AnyEvent], short_ids: Mapping[str, str], today: dt.date) -> list[Block]:
    if not events:
        return []
    lines: list[Block] = [
        line(f"{short_ids[event.id]}  {full_sentence(event, today)}", indent=2) for event in events[:_MAX_LISTED]
    ]
    more = len(events) - _MAX_LISTED
    return [Heading(title), *lines, *([line(f"and {more} more", Style.DIM, indent=2)] if more > 0 else [])]
