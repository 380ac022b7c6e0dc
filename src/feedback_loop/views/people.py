"""View of people."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date, relative_days
from feedback_loop.domain.insight.contacts import ContactHistory
from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, Table, command, line
from feedback_loop.views.event_sentences import event_sentence
from feedback_loop.views.json import SCHEMA_VERSION, prompt_document
from feedback_loop.views.status import due_cell

_COLUMNS = (
    Column("Who", flexible=True),
    Column("Where", flexible=True, under=True),
    Column("Said", flexible=True),
    Column("Last in touch"),
    Column("Owed", flexible=True),
)


def page(people: Sequence[ContactHistory], today: dt.date) -> Page:
    """Return everybody as a table."""
    return [Table(_COLUMNS, [_row(one, today) for one in people])]


def _row(one: ContactHistory, today: dt.date) -> list[Cell]:
    role = f" ({one.person.role})" if one.person.role else ""
    owed = one.due[0][1] if one.due else None
    return [
        Cell(f"{one.person.short}{role}", Style.STRONG),
        Cell(", ".join(dict.fromkeys([one.company, *one.companies]))),
        Cell(_said(one)),
        Cell(_touch(one, today)),
        Cell(f"{owed.label}, {due_cell(owed, today).text}", due_cell(owed, today).tone) if owed else Cell(""),
    ]


def _said(one: ContactHistory) -> str:
    if not one.points:
        return ""
    more = f" (+{len(one.points) - 1})" if len(one.points) > 1 else ""
    return f"“{' '.join(one.points[-1][1].text.split())}”{more}"


def _touch(one: ContactHistory, today: dt.date) -> str:
    if one.last is None:
        return ""
    return f"{relative_days((one.last.on - today).days)}, {'they' if one.last.is_incoming else 'you'}"


def portrait(one: ContactHistory, today: dt.date) -> Page:
    """Return one person as a page."""
    address = f" <{one.person.email}>" if one.person.email and one.person.name else ""
    role = f" · {one.person.role}" if one.person.role else ""
    head: list[Block] = [
        Line((Cell(one.person.short, Style.STRONG), Cell(f"{address}{role} · {one.company}"))),
        line(f"Last in touch: {_touch(one, today)}" if one.last else "Never in touch yet.", Style.DIM),
    ]
    return [*head, *_owed(one, today), *_quotations(one, today), *_contacts(one, today), *_loops(one)]


def _owed(one: ContactHistory, today: dt.date) -> list[Block]:
    blocks: list[Block] = [Heading("Owed")] if one.due else []
    for _, step in one.due:
        title = (Cell(step.label, Style.STRONG), Cell(" · "), due_cell(step, today))
        blocks += [Line(title, 2), line(step.why, indent=4), command("", step.command, indent=4)]
    return blocks


def _quotations(one: ContactHistory, today: dt.date) -> list[Block]:
    rows = [
        [
            Cell(format_date(point.on, today) if point.on else ""),
            Cell(loop.label),
            Cell(f"“{' '.join(point.text.split())}”"),
        ]
        for loop, point in one.points
    ]
    columns = (Column("Day"), Column("Loop", flexible=True), Column("Feedback", flexible=True))
    return [Heading("Said"), Table(columns, rows)] if rows else []


def _contacts(one: ContactHistory, today: dt.date) -> list[Block]:
    rows = [
        [
            Cell(format_date(contact.on, today)),
            Cell("they" if contact.is_incoming else "you"),
            Cell(event_sentence(contact.event)),
        ]
        for contact in one.contacts
    ]
    columns = (Column("Day"), Column("By"), Column("Contact", flexible=True))
    return [Heading("Contacts"), Table(columns, rows)] if rows else []


def _loops(one: ContactHistory) -> list[Block]:
    rows = [[Cell(status.target), Cell(status.loop.label), Cell(status.stage)] for status in one.loops]
    columns = (Column("Loop"), Column("What", flexible=True), Column("Stage"))
    return [Heading("Loops"), Table(columns, rows)] if rows else []


def document(people: Sequence[ContactHistory], today: dt.date) -> Document:
    """Return people as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today.isoformat(),
        "people": [_document(one) for one in people],
    }


def _document(one: ContactHistory) -> Document:
    last = {"on": one.last.on.isoformat(), "by": "they" if one.last.is_incoming else "you"} if one.last else None
    return {
        "name": one.person.name,
        "email": one.person.email,
        "role": one.person.role,
        "company": one.company,
        "companies": one.companies,
        "loops": [status.loop.id for status in one.loops],
        "feedback": [_point(loop.id, point.on, point.text, point.type) for loop, point in one.points],
        "last_contact": last,
        "owed": [prompt_document(status, step) for status, step in one.due],
    }


def _point(loop: str, on: dt.date | None, text: str, type_: str) -> Document:
    return {"loop": loop, "on": on.isoformat() if on else None, "text": text, "type": type_}
