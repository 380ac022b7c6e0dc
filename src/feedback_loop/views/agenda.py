"""View of the agenda: today, tomorrow, this week and later."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.agenda import AgendaItem, ItemKind
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import capitalize, count_noun, truncate
from feedback_loop.views.blocks import Block, Cell, Heading, Line, Page, Style
from feedback_loop.views.json import to_document

_MAX_TEXT = 70
_STYLES = {ItemKind.INTERVIEW: Style.STRONG, ItemKind.DEADLINE: Style.DUE, ItemKind.DECISION: Style.DIM}


def agenda_page(items: Sequence[AgendaItem], today: dt.date) -> Page:
    """Return one line for each item, below headings."""
    blocks: list[Block] = []
    for title, group in groupby(items, key=lambda item: _group(item.day, today)):
        blocks += [Heading(title), *(_line(item, today) for item in group)]
    return blocks


def agenda_json(items: Sequence[AgendaItem], today: dt.date) -> Document:
    """Return the items by day; a day without any is left out."""
    days = [
        {"day": day, "items": [_item_json(item) for item in group]}
        for day, group in groupby(items, key=lambda item: item.day)
    ]
    return to_document(today=today, days=days)


def _group(day: dt.date, today: dt.date) -> str:
    ahead = (day - today).days
    if ahead <= 1:
        return "Tomorrow" if ahead else "Today"
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return "This week" if day <= sunday else "Later"


def _line(item: AgendaItem, today: dt.date) -> Line:
    day = format_date(item.day, today) if (item.day - today).days > 1 else ""
    when = " ".join(filter(None, (day, item.at)))
    late = Cell(f" · {count_noun(item.late, 'day')} late", Style.LATE)
    text = Cell(capitalize(truncate(item.text, _MAX_TEXT)), _STYLES.get(item.kind, Style.PLAIN))
    place = Cell(f" · {item.status.loop.label}")
    return Line((Cell(f"{when}  " if when else ""), text, place, *([late] if item.late else [])), indent=2)


def _item_json(item: AgendaItem) -> Document:
    application = item.status.application
    return {
        "kind": item.kind,
        "loop": item.status.id,
        "company": application.company,
        "role": application.role,
        "at": item.at or None,
        "people": item.people,
        "text": item.text,
        "command": item.command,
    }
