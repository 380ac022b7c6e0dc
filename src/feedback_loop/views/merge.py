"""View of a merge."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.commands.competing_edits import CompetingEdit, Value
from feedback_loop.domain.model.events import AnyEvent, Applied, Document
from feedback_loop.domain.text import count_noun, slug_to_words
from feedback_loop.results import MergeResult
from feedback_loop.views.blocks import Block, Page, Style, command, line
from feedback_loop.views.event_sentences import event_sentence, quote_line
from feedback_loop.views.json import to_document


class MergedFile(msgspec.Struct, frozen=True):
    """A file that was merged: its path as typed, the number of its events, and the changes that it made."""

    name: str
    events: int
    merged: MergeResult


def merge_page(files: Sequence[MergedFile], edits: Sequence[CompetingEdit], today: dt.date, *, dry_run: bool) -> Page:
    """Return what was added from each file, and the conflicts."""
    results = [file.merged for file in files]
    added = (_added_line(file, dry_run=dry_run) for file in files)
    return [
        *added,
        *erased_lines(results, dry_run=dry_run),
        *conflict_lines(files),
        *competing_edit_lines(edits, today),
    ]


def merge_json(files: Sequence[MergedFile], edits: Sequence[CompetingEdit], *, dry_run: bool) -> Document:
    """Return what was added from each file."""
    return to_document(
        dry_run=dry_run,
        added=sum(len(file.merged.new) for file in files),
        files=[
            {
                "path": file.name,
                "events": file.events,
                "added": [event.id for event in file.merged.new],
                "forgotten": sorted(file.merged.forgotten),
                "erased": sorted(file.merged.erased),
                "replaced": file.merged.replaced,
                "kept_local": file.merged.kept,
            }
            for file in files
        ],
        competing_edits=competing_edits_json(edits),
    )


def erased_lines(results: Sequence[MergeResult], *, dry_run: bool = False) -> Page:
    """Return a line on records that brought back what was forgotten, if there were any."""
    count = sum(len(result.erased) for result in results)
    if not count:
        return []
    verb = "Would erase" if dry_run else "Erased"
    events = f"{count_noun(count, 'event')} that {'brings' if count == 1 else 'bring'} back what you had forgotten"
    return [line(f"{verb} {events}: recorded on a machine that did not know of it yet.")]


def conflict_lines(files: Sequence[MergedFile]) -> Page:
    """Return a line for each file that has another version of events in the journal."""
    return [line(_conflict(file)) for file in files if file.merged.replaced or file.merged.kept]


def competing_edit_lines(edits: Sequence[CompetingEdit], today: dt.date) -> Page:
    """Return a line for each field that both sides edited, with the command that takes the other edit."""
    return [_competing_edit_line(edit, today) for edit in edits]


def _competing_edit_line(edit: CompetingEdit, today: dt.date) -> Block:
    field = slug_to_words(edit.field)
    side, other_side = ("here", "there") if edit.is_ours else ("there", "here")
    before = (
        f"Edited on both sides: the {field} of {_subject(edit.subject, today)}. "
        f"{_value(edit.counted)} ({side}) counts. To take {_value(edit.other)} ({other_side}): "
    )
    return command(before, edit.command)


def competing_edits_json(edits: Sequence[CompetingEdit]) -> list[Document]:
    """Return the edits of fields that both sides edited."""
    return [
        {
            "event": None if isinstance(edit.subject, str) else edit.subject.id,
            "person": edit.subject if isinstance(edit.subject, str) else None,
            "field": edit.field,
            "counts": edit.counted,
            "counts_from": "here" if edit.is_ours else "there",
            "other": edit.other,
            "command": edit.command,
        }
        for edit in edits
    ]


def _subject(subject: AnyEvent | str, today: dt.date) -> str:
    if isinstance(subject, str):
        return subject.replace(" @ ", " at ")
    return subject.label if isinstance(subject, Applied) else f"“{event_sentence(subject, today)}”"


def _value(value: Value) -> str:
    if value is None:
        return "none"
    return quote_line(", ".join(value) if isinstance(value, list) else str(value))


def _conflict(file: MergedFile) -> str:
    versions = [f"{id_} (theirs)" for id_ in file.merged.replaced] + [f"{id_} (yours)" for id_ in file.merged.kept]
    events = count_noun(len(versions), "event")
    return (
        f"{file.name} has another version of {events}. The version recorded later was kept, or else the one that "
        f"sorts last: {', '.join(versions)}."
    )


def _added_line(file: MergedFile, *, dry_run: bool) -> Block:
    new, forgotten = len(file.merged.new), len(file.merged.forgotten)
    if new:
        added = f"{'Would add' if dry_run else 'Added'} {count_noun(new, 'event')} from {file.name}."
    else:
        added = f"Nothing new in {file.name} ({count_noun(file.events, 'event')})."
    verb = "Would delete" if dry_run else "Deleted"
    deleted = f" {verb} {count_noun(forgotten, 'event')} forgotten there." if forgotten else ""
    return line(f"{added}{deleted}", Style.STRONG if new else Style.PLAIN)
