"""View of a sync."""

from feedback_loop.domain.model.events import Document
from feedback_loop.results import SyncResult
from feedback_loop.views.blocks import Block, Page, Style, line
from feedback_loop.views.json import SCHEMA_VERSION
from feedback_loop.views.merge import Source, conflicts, counted


def page(synced: SyncResult) -> Page:
    """Return what came and went as a page."""
    blocks: list[Block] = []
    if synced.before:
        blocks.append(line(f"From now on this journal is synced with {synced.url}, no longer with {synced.before}."))
    came, gone = _came(synced), len(_forgotten(synced))
    told = f"{counted(came)} came, {synced.sent} went" if came or synced.sent else "Nothing came, nothing went"
    forgotten = (
        f"; {counted(gone)} forgotten elsewhere {'is' if gone == 1 else 'are'} forgotten here now" if gone else ""
    )
    if synced.unreachable_reason is None or came:
        blocks.append(line(f"{told}{forgotten}.", Style.STRONG if came or synced.sent else Style.PLAIN))
    blocks += conflicts([Source("The other side", 0, one) for one in synced.merged])
    if synced.unreachable_reason:
        blocks.append(
            line(
                f"{synced.url} cannot be reached now ({synced.unreachable_reason}); the next sync tries again.",
                Style.DUE,
            )
        )
    return blocks


def document(synced: SyncResult) -> Document:
    """Return what came and went as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "url": synced.url,
        "before": synced.before,
        "came": _came(synced),
        "went": synced.sent,
        "forgotten": sorted(_forgotten(synced)),
        "replaced": [id_ for one in synced.merged for id_ in one.replaced],
        "kept": [id_ for one in synced.merged for id_ in one.kept],
        "reached": synced.unreachable_reason is None,
        "problem": synced.unreachable_reason,
    }


def _came(synced: SyncResult) -> int:
    return sum(len(one.new) for one in synced.merged)


def _forgotten(synced: SyncResult) -> set[str]:
    return {id_ for one in synced.merged for id_ in one.forgotten}
