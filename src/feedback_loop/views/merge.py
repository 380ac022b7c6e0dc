"""View of a merge."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import Document
from feedback_loop.results import MergeResult
from feedback_loop.views.blocks import Block, Page, Style, line
from feedback_loop.views.json import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was merged.

    Attributes:
        name: the file, as it was typed.
        events: how many events it holds.
        taken: what was taken in from it.
    """

    name: str
    events: int
    taken: MergeResult


def page(sources: Sequence[Source], *, dry_run: bool) -> Page:
    """Return what came from where as a page."""
    return [*(_came(source, dry_run=dry_run) for source in sources), *conflicts(sources)]


def conflicts(sources: Sequence[Source]) -> Page:
    """Return a line for each source that says something else than the journal under the same ids."""
    return [line(_conflict(source)) for source in sources if source.taken.replaced or source.taken.kept]


def _conflict(source: Source) -> str:
    stays = [f"{id_} as there" for id_ in source.taken.replaced] + [f"{id_} as here" for id_ in source.taken.kept]
    return (
        f"{source.name} says something else about {counted(len(stays))}; what was recorded later stays, "
        f"else the text that sorts last: {', '.join(stays)}."
    )


def _came(source: Source, *, dry_run: bool) -> Block:
    new, gone = len(source.taken.new), len(source.taken.forgotten)
    verb = "would come" if dry_run else "came"
    if not new:
        told = f"Nothing is new in {source.name} ({counted(source.events)})"
    else:
        told = f"{counted(new)} {verb} from {source.name}"
    went = f"; {counted(gone)} {'would go' if dry_run else 'went'}, as forgotten there" if gone else ""
    return line(f"{told}{went}.", Style.STRONG if new else Style.PLAIN)


def counted(count: int) -> str:
    """Return a number of events."""
    return "1 event" if count == 1 else f"{count} events"


def document(sources: Sequence[Source], *, dry_run: bool) -> Document:
    """Return what came from where as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dry_run": dry_run,
        "added": sum(len(source.taken.new) for source in sources),
        "files": [
            {
                "path": source.name,
                "events": source.events,
                "added": [event.id for event in source.taken.new],
                "forgotten": sorted(source.taken.forgotten),
                "replaced": list(source.taken.replaced),
                "kept": list(source.taken.kept),
            }
            for source in sources
        ],
    }
