"""View of the log."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import Amended, AnyEvent, Document, LoopEvent, encode, sort_key
from feedback_loop.domain.model.fold import retracted_ids
from feedback_loop.domain.model.people import people_of
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import casefold_key
from feedback_loop.views.blocks import Cell, Column, Page, Style, flexible, table
from feedback_loop.views.event_sentences import event_date, event_sentence, full_sentence
from feedback_loop.views.json import to_document
from feedback_loop.views.undo import event_references

_COLUMNS = (Column("Day"), Column("Id"), flexible("Loop"), flexible("What happened"))


class LogEntries(msgspec.Struct, frozen=True):
    """The events that a log shows, and what it says about each, by the event's id.

    Attributes:
        labels: the loop of each event.
        retracted: ids of the events and commands that are undone.
        references: texts about other events, see ``event_references``.
    """

    events: Sequence[AnyEvent]
    short_ids: Mapping[str, str]
    labels: Mapping[str, str]
    retracted: set[str]
    references: Mapping[str, str]

    def is_retracted(self, event: AnyEvent) -> bool:
        """Return True if an event is undone."""
        return bool({event.id, event.batch} & self.retracted)


def log_entries(
    overview: Overview, status: LoopStatus | None, search: str | None, last: int | None = None
) -> LogEntries:
    """Return the events of one loop or of all that mention a text, oldest first; only the ``last`` of them."""
    loops = overview.history.loops.values()
    amended = {event.id: event for loop in loops for event in loop.events}
    labels = {event.id: loop.label for loop in loops for event in loop.events}
    # An interview that was cancelled is part of its loop no longer.
    loop_events = (event for event in overview.history.events if isinstance(event, LoopEvent))
    labels |= {
        event.id: overview.history.loops[event.application].label
        for event in loop_events
        if event.id not in labels and event.application in overview.history.loops
    }
    labels |= {other: overview.history.loops[kept].label for other, kept in overview.history.joined.items()}
    labels |= {event.id: labels.get(event.target, "") for event in overview.events if isinstance(event, Amended)}
    references = event_references(overview)
    events = status.loop.events if status else [amended.get(event.id, event) for event in overview.events]
    if search is not None:
        key = casefold_key(search)
        texts = ((event, _search_text(event, labels.get(event.id, ""), overview.today, references)) for event in events)
        events = [event for event, text in texts if key in casefold_key(text)]
    days = {event.id: event.on or event.recorded_at.date() for event in overview.events}
    days |= {event.id: loop.date_of(event) for loop in loops for event in loop.events}
    ordered = sorted(events, key=lambda event: sort_key(event, days[event.id]))
    return LogEntries(
        ordered[-last:] if last else ordered, overview.short_ids(), labels, retracted_ids(overview.events), references
    )


def _search_text(event: AnyEvent, label: str, today: dt.date, references: Mapping[str, str]) -> str:
    people, posting = " ".join(people_of(event)), getattr(event, "posting", None) or ""
    return f"{label} {event_sentence(event, today, references)} {event.note or ''} {people} {posting}"


def log_page(entries: LogEntries, today: dt.date) -> Page:
    """Return the log as a table."""
    return [table(_COLUMNS, [_row(event, entries, today) for event in entries.events])]


def log_json(entries: LogEntries) -> Document:
    """Return the events as the journal has them; an undone one says so."""
    return to_document(
        events=[
            {**encode(event), **({"retracted": True} if entries.is_retracted(event) else {})}
            for event in entries.events
        ]
    )


def _row(event: AnyEvent, entries: LogEntries, today: dt.date) -> list[Cell]:
    undone = entries.is_retracted(event)
    style = Style.DIM if undone else Style.PLAIN
    return [
        Cell(event_date(event, today), style),
        Cell(entries.short_ids[event.id], Style.DIM),
        Cell(entries.labels.get(event.id, ""), style),
        Cell(f"{full_sentence(event, today, entries.references)}{' (undone)' if undone else ''}", style),
    ]
