"""View of the log."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import Amended, AnyEvent, Document, Retracted, encode, sort_key
from feedback_loop.domain.model.fold import retracted_ids
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import casefold_key
from feedback_loop.views.blocks import Cell, Column, Page, Style, flexible, table
from feedback_loop.views.event_sentences import (
    event_date,
    event_sentence,
    full_sentence,
    interview_references,
    sentence_references,
)
from feedback_loop.views.json import to_document

_COLUMNS = (Column("Day"), Column("Id"), flexible("Loop"), flexible("What happened"))


class LogEntries(msgspec.Struct, frozen=True):
    """The events that a log shows, and what it says about each, by the event's id.

    Attributes:
        labels: the loop of each event.
        retracted: ids of the events and commands that are undone.
        references: texts about other events, see ``sentence_references``.
    """

    events: Sequence[AnyEvent]
    short_ids: Mapping[str, str]
    labels: Mapping[str, str]
    retracted: set[str]
    references: Mapping[str, str]

    def is_retracted(self, event: AnyEvent) -> bool:
        """Return True if an event is undone."""
        return bool({event.id, event.batch} & self.retracted)


def log_entries(overview: Overview, status: LoopStatus | None, search: str | None) -> LogEntries:
    """Return the events of one loop or of all that mention a text, oldest first."""
    loops = overview.history.loops.values()
    amended = {event.id: event for loop in loops for event in loop.events}
    labels = {event.id: loop.label for loop in loops for event in loop.events}
    labels |= {event.id: labels.get(event.target, "") for event in overview.events if isinstance(event, Amended)}
    events = status.loop.events if status else [amended.get(event.id, event) for event in overview.events]
    if search is not None:
        key = casefold_key(search)
        events = [event for event in events if key in _search_key(event, labels.get(event.id, ""), overview.today)]
    days = {event.id: event.on or event.recorded_at.date() for event in overview.events}
    days |= {event.id: loop.date_of(event) for loop in loops for event in loop.events}
    ordered = sorted(events, key=lambda event: sort_key(event, days[event.id]))
    references = interview_references(overview.events)
    references |= {id_: text for loop in loops for id_, text in sentence_references(loop).items()}
    return LogEntries(ordered, overview.short_ids(), labels, retracted_ids(overview.events), references)


def _search_key(event: AnyEvent, label: str, today: dt.date) -> str:
    return casefold_key(f"{label} {event_sentence(event, today)} {event.note or ''}")


def log_page(entries: LogEntries, today: dt.date) -> Page:
    """Return the log as a table."""
    references = {**entries.references, **_describe_retracted(entries, today)}
    return [table(_COLUMNS, [_row(event, entries, references, today) for event in entries.events])]


def log_json(entries: LogEntries) -> Document:
    """Return the events as the journal has them; an undone one says so."""
    return to_document(
        events=[
            {**encode(event), **({"retracted": True} if entries.is_retracted(event) else {})}
            for event in entries.events
        ]
    )


def _describe_retracted(entries: LogEntries, today: dt.date) -> dict[str, str]:
    """Return what each undo retracted, by the id of the event or command."""
    targets: dict[str, list[AnyEvent]] = {event.target: [] for event in entries.events if isinstance(event, Retracted)}
    for event in entries.events:
        for id_ in {event.id, event.batch} & targets.keys():
            targets[id_].append(event)
    return {id_: _describe_events(events, entries, today) for id_, events in targets.items() if events}


def _describe_events(events: Sequence[AnyEvent], entries: LogEntries, today: dt.date) -> str:
    if any(isinstance(event, Retracted) for event in events):
        return "an undo"
    if len(events) > 1:
        return f"{len(events)} events recorded together"
    return event_sentence(events[0], today, entries.references)


def _row(event: AnyEvent, entries: LogEntries, references: Mapping[str, str], today: dt.date) -> list[Cell]:
    undone = entries.is_retracted(event)
    style = Style.DIM if undone else Style.PLAIN
    return [
        Cell(event_date(event, today), style),
        Cell(entries.short_ids[event.id], Style.DIM),
        Cell(entries.labels.get(event.id, ""), style),
        Cell(f"{full_sentence(event, today, references)}{' (undone)' if undone else ''}", style),
    ]
