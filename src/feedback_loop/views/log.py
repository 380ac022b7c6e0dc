"""View of the log."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import Amended, AnyEvent, Retracted, sort_key
from feedback_loop.domain.model.fold import retracted_ids
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import casefold_key
from feedback_loop.views.blocks import Cell, Column, Page, Style, Table
from feedback_loop.views.event_sentences import day, event_sentence, sentence_context

COLUMNS = (Column("Day"), Column("Id"), Column("Loop", flexible=True), Column("What happened", flexible=True))


class Entries(msgspec.Struct, frozen=True):
    """What the log shows.

    Attributes:
        events: in order.
        ids: the shortest unique beginning of each id.
        labels: the loop of each event, by the event's id.
        retracted: ids of events and commands that were taken back.
        texts: what the events need to be told, see ``told.background``.
    """

    events: Sequence[AnyEvent]
    ids: Mapping[str, str]
    labels: Mapping[str, str]
    retracted: set[str]
    texts: Mapping[str, str]


def entries(overview: Overview, status: LoopStatus | None, search: str | None) -> Entries:
    """Return the events to show, oldest first: of one loop or of all, and those that mention a text."""
    homes = {event.id: (loop, event) for loop in overview.history.loops.values() for event in loop.events}
    labels = {id_: loop.label for id_, (loop, _) in homes.items()}
    labels |= {event.id: labels.get(event.target, "") for event in overview.events if isinstance(event, Amended)}
    days = {id_: loop.date_of(event) for id_, (loop, event) in homes.items()}
    events = status.loop.events if status else [_as_amended(event, homes) for event in overview.events]
    if search is not None:
        events = [event for event in events if _mentions(event, labels.get(event.id, ""), search)]
    ordered = sorted(events, key=lambda event: sort_key(event, days.get(event.id) or _day(event)))
    texts = {id_: text for loop in overview.history.loops.values() for id_, text in sentence_context(loop).items()}
    return Entries(ordered, overview.short_ids(), labels, retracted_ids(overview.events), texts)


def _as_amended(event: AnyEvent, homes: Mapping[str, tuple[Loop, AnyEvent]]) -> AnyEvent:
    return homes[event.id][1] if event.id in homes else event


def _day(event: AnyEvent) -> dt.date:
    return event.on or event.recorded_at.date()


def _mentions(event: AnyEvent, label: str, search: str) -> bool:
    return casefold_key(search) in casefold_key(f"{label} {event_sentence(event)} {event.note or ''}")


def page(entries: Entries, today: dt.date) -> Page:
    """Return the log as a page."""
    texts = dict(entries.texts)
    texts |= _taken_back(entries.events, texts)
    return [Table(COLUMNS, [_row(event, entries, texts, today) for event in entries.events])]


def _taken_back(events: Sequence[AnyEvent], texts: Mapping[str, str]) -> dict[str, str]:
    """Return what each undo took back, in words, by the id of the event or command."""
    targets: dict[str, list[AnyEvent]] = {event.target: [] for event in events if isinstance(event, Retracted)}
    for event in events:
        for id_ in {event.id, event.batch} & targets.keys():
            targets[id_].append(event)
    return {id_: _in_words(taken, texts) for id_, taken in targets.items()}


def _in_words(taken: Sequence[AnyEvent], texts: Mapping[str, str]) -> str:
    if any(isinstance(event, Retracted) for event in taken):
        return "an undo"
    return event_sentence(taken[0], texts) if len(taken) == 1 else f"{len(taken)} events that were recorded together"


def _row(event: AnyEvent, entries: Entries, texts: Mapping[str, str], today: dt.date) -> list[Cell]:
    gone = bool({event.id, event.batch} & entries.retracted)
    tone = Style.DIM if gone else Style.PLAIN
    note = f" · note: {' '.join(event.note.split())}" if event.note else ""
    return [
        Cell(day(event, today), tone),
        Cell(entries.ids[event.id], Style.DIM),
        Cell(entries.labels.get(event.id, ""), tone),
        Cell(f"{event_sentence(event, texts)}{note}{' (taken back)' if gone else ''}", tone),
    ]
