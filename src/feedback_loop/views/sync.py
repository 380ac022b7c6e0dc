"""View of a sync."""

from collections.abc import Sequence
from typing import Protocol

from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Block, Page, Tone, line
from feedback_loop.views.json import SCHEMA_VERSION
from feedback_loop.views.merge import Source, Taken, conflicts, counted


class Synced(Protocol):
    """What one sync did."""

    @property
    def url(self) -> str: ...
    @property
    def before(self) -> str | None: ...
    @property
    def taken(self) -> Sequence[Taken]: ...
    @property
    def went(self) -> int: ...
    @property
    def away(self) -> str | None: ...


def page(synced: Synced) -> Page:
    """Return what came and went as a page."""
    blocks: list[Block] = []
    if synced.before:
        blocks.append(line(f"From now on this journal is synced with {synced.url}, no longer with {synced.before}."))
    came, gone = _came(synced), len(_forgotten(synced))
    told = f"{counted(came)} came, {synced.went} went" if came or synced.went else "Nothing came, nothing went"
    forgotten = (
        f"; {counted(gone)} forgotten elsewhere {'is' if gone == 1 else 'are'} forgotten here now" if gone else ""
    )
    if synced.away is None or came:
        blocks.append(line(f"{told}{forgotten}.", Tone.STRONG if came or synced.went else Tone.PLAIN))
    blocks += conflicts([Source("The other side", 0, one) for one in synced.taken])
    if synced.away:
        blocks.append(line(f"{synced.url} cannot be reached now ({synced.away}); the next sync tries again.", Tone.DUE))
    return blocks


def document(synced: Synced) -> Document:
    """Return what came and went as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "url": synced.url,
        "before": synced.before,
        "came": _came(synced),
        "went": synced.went,
        "forgotten": sorted(_forgotten(synced)),
        "replaced": [id_ for one in synced.taken for id_ in one.replaced],
        "kept": [id_ for one in synced.taken for id_ in one.kept],
        "reached": synced.away is None,
        "problem": synced.away,
    }


def _came(synced: Synced) -> int:
    return sum(len(one.new) for one in synced.taken)


def _forgotten(synced: Synced) -> set[str]:
    return {id_ for one in synced.taken for id_ in one.forgotten}
