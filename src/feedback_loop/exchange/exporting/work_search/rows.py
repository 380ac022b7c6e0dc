"""Rows of the record: applications, interviews and check-ins, and the weeks that they fall into.

Nothing private is in it: no notes, ratings or feedback.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlsplit

import msgspec

from feedback_loop.domain.model.events import Applied, CheckedIn, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview

_WEEK = dt.timedelta(days=7)
_SIX_DAYS = dt.timedelta(days=6)


class RowKind(StrEnum):
    """Things that were done, in the order of one day."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    CHECK_IN = "check-in"


class Row(msgspec.Struct, frozen=True):
    """One thing that was done.

    Attributes:
        how: For an application where it was found or sent, for an interview its round, for a check-in the channel.
        contact: Name and address of those at the other side.
        result: What became of the application; None for other rows and while nothing is known.
        has_gone_quiet: True if there is no result and none is expected.
    """

    on: dt.date
    kind: RowKind
    employer: str
    role: str
    place: str
    how: str
    contact: str
    result: Result | None = None
    result_on: dt.date | None = None
    has_gone_quiet: bool = False


class Week(msgspec.Struct, frozen=True):
    """A calendar week as far as it lies in the record, with its rows in order; it may have none."""

    start: dt.date
    end: dt.date
    rows: Sequence[Row]

    @property
    def number(self) -> int:
        """Its number in the year, by ISO 8601."""
        return self.start.isocalendar().week


def work_search_rows(overview: Overview, since: dt.date | None, until: dt.date) -> list[Row]:
    """Return what was done between two dates, both included, by date."""
    rows = (row for status in overview.statuses.values() for row in _rows_of(status, overview))
    order = list(RowKind)
    requested = (row for row in rows if (since is None or row.on >= since) and row.on <= until)
    return sorted(requested, key=lambda row: (row.on, order.index(row.kind), row.employer))


def split_into_weeks(rows: Sequence[Row], since: dt.date | None, until: dt.date) -> list[Week]:
    """Return every week between two dates, by default from the first row on, including those without a row."""
    by_week = {start: list(group) for start, group in groupby(rows, key=lambda row: _monday(row.on))}
    first = since or min((row.on for row in rows), default=until)
    mondays = _mondays(_monday(first), until)
    return [Week(max(day, first), min(day + _SIX_DAYS, until), by_week.get(day, [])) for day in mondays]


def _rows_of(status: LoopStatus, overview: Overview) -> Iterator[Row]:
    loop, application = status.loop, status.application

    def row(kind: RowKind, on: dt.date, how: str, people: Iterable[str | None]) -> Row:
        return Row(
            on=on,
            kind=kind,
            employer=application.company,
            role=application.role or "",
            place=application.location or "",
            how=how,
            contact=_contacts(overview, loop, people),
        )

    if application.on:
        contact = status.facts.main_contact() or next(iter(application.people), None)
        sent = row(RowKind.APPLICATION, application.on, _channel(application), [contact])
        yield _with_result(sent, status)
    for interview in status.facts.past_interviews:
        if interview.on:
            yield row(RowKind.INTERVIEW, interview.on, interview.round or "", interview.people)
    for check_in in loop.events_of(CheckedIn):
        yield row(RowKind.CHECK_IN, loop.date_of(check_in), check_in.via or "", [check_in.person])


def _with_result(row: Row, status: LoopStatus) -> Row:
    if status.outcome:
        return msgspec.structs.replace(row, result=status.outcome.result, result_on=status.outcome.on)
    return msgspec.structs.replace(row, has_gone_quiet=status.facts.is_quiet)


def _channel(application: Applied) -> str:
    """Return how an application was made: its source, else the site of its advertisement, and the agency."""
    site = (urlsplit(application.url).hostname or "") if application.url else ""
    return ", ".join(filter(None, [application.source or site.removeprefix("www."), application.agency]))


def _contacts(overview: Overview, loop: Loop, people: Iterable[str | None]) -> str:
    persons = (overview.history.person(loop, text) for text in people if text)
    names = (", ".join(filter(None, [person.name, person.email])) for person in persons)
    return "; ".join(dict.fromkeys(filter(None, names)))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))


def _mondays(first: dt.date, until: dt.date) -> Iterator[dt.date]:
    count = (until - first).days // _WEEK.days + 1
    return (first + number * _WEEK for number in range(count))
