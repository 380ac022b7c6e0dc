"""View of an erasure."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, encode
from feedback_loop.domain.privacy.erase import ErasurePlan
from feedback_loop.views.blocks import Block, Heading, Page, Style, line
from feedback_loop.views.event_sentences import event_sentence
from feedback_loop.views.json import SCHEMA_VERSION

_FEW = 20
RECALL = (
    "There is no undo for this. It cannot call back what left the journal before: messages that were sent, exports, "
    "reports and prints, the history of a git remote that somebody else holds, and copies or snapshots elsewhere."
)


def page(plan: ErasurePlan, copies: Sequence[Path], ids: Mapping[str, str]) -> Page:
    """Return what would go, what would be rewritten, and from where.

    Args:
        plan: what is to go.
        copies: the files beside the journal from which it goes as well.
        ids: the shortest unique beginning of each id.
    """
    blocks: list[Block] = []
    if plan.deleted:
        blocks += [Heading(f"Would go for good ({_count(len(plan.deleted))})"), *_listed(plan.deleted, ids)]
    if plan.rewritten:
        after = [new for _, new in plan.rewritten]
        names = {new.id: ids[old.id] for old, new in plan.rewritten}
        blocks += [Heading(f"Would stay without the person ({_count(len(after))})"), *_listed(after, names)]
    blocks += mentioned(plan, ids)
    if copies:
        blocks += [Heading(f"The same in {_count(len(copies), 'copy', 'copies')} beside the journal")]
        blocks += [line(str(path), indent=2) for path in copies]
    return [*blocks, line(RECALL)]


def mentioned(plan: ErasurePlan, ids: Mapping[str, str]) -> list[Block]:
    """Return the records that stay and still name the company in their own words."""
    if not plan.mentions:
        return []
    say = "Stays, and names the company in its own words; correct it with: feedback-loop edit ID FIELD=VALUE"
    return [Heading(say), *_listed(plan.mentions, ids)]


def _listed(events: Sequence[AnyEvent], ids: Mapping[str, str]) -> list[Block]:
    shown: list[Block] = [
        line(f"{ids[event.id]}  {event_sentence(event)}{_note(event)}", indent=2) for event in events[:_FEW]
    ]
    more = len(events) - _FEW
    return [*shown, line(f"and {more} more", Style.DIM, indent=2)] if more > 0 else shown


def _note(event: AnyEvent) -> str:
    return f" · note: {' '.join(event.note.split())}" if event.note else ""


def done(plan: ErasurePlan, ids: Mapping[str, str]) -> Page:
    """Return what went, without a word of it."""
    parts = []
    if plan.deleted:
        parts.append(f"{_count(len(plan.deleted))} went for good")
    if plan.rewritten:
        parts.append(f"{_count(len(plan.rewritten))} stayed without the person")
    return [line(f"Forgotten: {' and '.join(parts)}. There is no undo for this."), *mentioned(plan, ids)]


def document(plan: ErasurePlan, tombstone: AnyEvent | None, copies: Sequence[Path], left: Sequence[Path]) -> Document:
    """Return what was forgotten, or would be where there is no ``tombstone`` yet."""
    anew = tombstone.anew if isinstance(tombstone, Forgotten) else {}
    return {
        "schema_version": SCHEMA_VERSION,
        "event": encode(tombstone) if tombstone else None,
        "next": None,
        "gone": [event.id for event in plan.deleted],
        "renewed": [{"id": old.id, "now": anew.get(old.id)} for old, _ in plan.rewritten],
        "mentions": [event.id for event in plan.mentions],
        "copies": [str(path) for path in copies],
        "left": [str(path) for path in left],
    }


def _count(count: int, one: str = "event", several: str = "events") -> str:
    return f"{count} {one if count == 1 else several}"
