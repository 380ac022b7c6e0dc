"""View of themes."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.themes import Ratio, ThemeStats
from feedback_loop.domain.insight.wording import (
    NO_CAUSE,
    RECURRING,
    action_state,
    actions_text,
    change_text,
    giver_text,
    heard_text,
    mentions_text,
    voices_text,
)
from feedback_loop.domain.model.events import Document, Event, Recorded, SetAside, encode
from feedback_loop.domain.model.loop import Loop
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, Table, line
from feedback_loop.views.json import SCHEMA_VERSION
from feedback_loop.views.text import bar

_COLUMNS = (
    Column("Theme", flexible=True),
    Column("Recurring", under=True),
    Column("Mentions"),
    Column("How often", under=True),
    Column("From", flexible=True),
    Column("Heard", flexible=True, under=True),
    Column("Actions", flexible=True),
    Column("Before → after", flexible=True, under=True),
)


def page(found: Sequence[ThemeStats], today: dt.date) -> Page:
    """Return all themes as a table, and what its words mean."""
    most = max((one.mentions for one in found), default=0)
    blocks: list[Block] = [Table(_COLUMNS, [_row(one, most, today) for one in found])]
    notes = [RECURRING] if any(one.recurring for one in found) else []
    notes += [NO_CAUSE] if any(one.actions_finished for one in found) else []
    return [*blocks, *([line("")] if notes else []), *(line(note, Style.DIM) for note in notes)]


def _row(one: ThemeStats, most: int, today: dt.date) -> list[Cell]:
    tone = Style.DUE if one.recurring else Style.PLAIN
    return [
        Cell(one.theme, Style.STRONG if one.recurring else Style.PLAIN),
        Cell("recurring" if one.recurring else "", tone),
        Cell(mentions_text(one, short=True)),
        Cell(bar(one.mentions, most), tone),
        Cell(voices_text(one)),
        Cell(heard_text(one, today)),
        Cell(actions_text(one)),
        Cell(change_text(one)),
    ]


def portrait(one: ThemeStats, today: dt.date) -> Page:
    """Return one theme as a page: every quotation, and what was done."""
    return [*_head(one, today), *_quotations(one, today), *_actions(one, today), *_change(one, today)]


def _head(one: ThemeStats, today: dt.date) -> list[Block]:
    facts = f"{mentions_text(one)}, from {voices_text(one)}"
    title = Line((Cell(one.theme, Style.STRONG), Cell(" · recurring" if one.recurring else "", Style.DUE)))
    return [title, line(f"{facts} · heard {heard_text(one, today)}", Style.DIM)]


_QUOTATIONS = (
    Column("Day"),
    Column("Who", flexible=True, under=True),
    Column("Loop", flexible=True, under=True),
    Column("What they said", flexible=True),
    Column("What was done", flexible=True),
)


def _quotations(one: ThemeStats, today: dt.date) -> list[Block]:
    rows = [
        [
            Cell(_said_on(point, today)),
            Cell(giver_text(loop, point)),
            Cell(loop.label),
            Cell(f"“{_one_line(point.text)}” ({point.type})"),
            Cell(_answers(loop, point)),
        ]
        for loop, point in one.points
    ]
    return [Heading("What they said"), Table(_QUOTATIONS, rows)]


def _said_on(event: Event, today: dt.date) -> str:
    return format_date(event.on, today) if event.on else ""


def _answers(loop: Loop, point: Recorded) -> str:
    answers = [
        f"{_one_line(action.planned.text)} ({action_state(action)})"
        for action in loop.actions
        if point.id in action.planned.feedback
    ]
    aside = [f"set aside: {event.reason}" for event in loop.events_of(SetAside) if point.id in event.feedback]
    return "; ".join([*answers, *aside[-1:]]) or "nothing yet"


def _one_line(text: str) -> str:
    return " ".join(text.split())


_ACTIONS = (
    Column("Planned"),
    Column("Action", flexible=True),
    Column("State"),
    Column("Since", under=True),
    Column("Evidence", flexible=True),
)


def _actions(one: ThemeStats, today: dt.date) -> list[Block]:
    rows = [
        [
            Cell(_said_on(action.planned, today)),
            Cell(_one_line(action.planned.text)),
            Cell(action_state(action), Style.GOOD if action.finished else Style.PLAIN),
            Cell(_said_on(action.end, today) if action.end else ""),
            Cell(_one_line(action.finished.evidence or "") if action.finished else ""),
        ]
        for action in one.actions
    ]
    return [Heading("What was done"), Table(_ACTIONS, rows)] if rows else []


def _change(one: ThemeStats, today: dt.date) -> list[Block]:
    if one.finished_on is None:
        return []
    return [
        Heading(f"Before and after {format_date(one.finished_on, today)}"),
        line(f"Named as missing, of all feedback points: {change_text(one)}", indent=2),
        line(NO_CAUSE, Style.DIM, indent=2),
    ]


def document(found: Sequence[ThemeStats], *, quotations: bool = False) -> Document:
    """Return the ``themes`` document; with what was said and done in full where ``quotations`` are asked for."""
    return {"schema_version": SCHEMA_VERSION, "themes": [_theme(one, quotations=quotations) for one in found]}


def _theme(one: ThemeStats, *, quotations: bool) -> Document:
    return {
        "theme": one.theme,
        "recurring": one.recurring,
        "mentions": one.mentions,
        "strengths": one.strengths,
        "people": list(one.people),
        "companies": list(one.companies),
        "first_on": one.first_on.isoformat() if one.first_on else None,
        "last_on": one.last_on.isoformat() if one.last_on else None,
        "actions_open": one.actions_open,
        "actions_finished": one.actions_finished,
        "before": _share(one.before),
        "after": _share(one.after),
        **(_in_full(one) if quotations else {}),
    }


def _share(share: Ratio | None) -> Document | None:
    return {"mentions": share.mentions, "of": share.of} if share else None


def _in_full(one: ThemeStats) -> Document:
    said: list[Document] = [
        {"loop": loop.id, "company": loop.application.company, **encode(point)} for loop, point in one.points
    ]
    done = [
        {**encode(action.planned), "state": action_state(action), "end": encode(action.end) if action.end else None}
        for action in one.actions
    ]
    return {"points": said, "actions": done}
