"""View of people."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import distance, spoken
from feedback_loop.domain.insight.contacts import Acquaintance
from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Table, Tone, command, line
from feedback_loop.views.event_sentences import told
from feedback_loop.views.json import SCHEMA_VERSION, prompt_document
from feedback_loop.views.status import due_cell

_COLUMNS = (
    Column("Who", flexible=True),
    Column("Where", flexible=True, under=True),
    Column("Said", flexible=True),
    Column("Last in touch"),
    Column("Owed", flexible=True),
)


def page(people: Sequence[Acquaintance], today: dt.date) -> Page:
    """Return everybody as a table."""
    return [Table(_COLUMNS, [_row(one, today) for one in people])]


def _row(one: Acquaintance, today: dt.date) -> list[Cell]:
    role = f" ({one.person.role})" if one.person.role else ""
    owed = one.owed[0][1] if one.owed else None
    return [
        Cell(f"{one.person.short}{role}", Tone.STRONG),
        Cell(", ".join(dict.fromkeys([one.company, *one.companies]))),
        Cell(_said(one)),
        Cell(_touch(one, today)),
        Cell(f"{owed.label}, {due_cell(owed, today).text}", due_cell(owed, today).tone) if owed else Cell(""),
    ]


def _said(one: Acquaintance) -> str:
    if not one.points:
        return ""
    more = f" (+{len(one.points) - 1})" if len(one.points) > 1 else ""
    return f"“{' '.join(one.points[-1][1].text.split())}”{more}"


def _touch(one: Acquaintance, today: dt.date) -> str:
    if one.last is None:
        return ""
    return f"{distance((one.last.on - today).days)}, {'they' if one.last.theirs else 'you'}"


def portrait(one: Acquaintance, today: dt.date) -> Page:
    """Return one person as a page."""
    address = f" <{one.person.email}>" if one.person.email and one.person.name else ""
    role = f" · {one.person.role}" if one.person.role else ""
    head: list[Block] = [
        Line((Cell(one.person.short, Tone.STRONG), Cell(f"{address}{role} · {one.company}"))),
        line(f"Last in touch: {_touch(one, today)}" if one.last else "Never in touch yet.", Tone.DIM),
    ]
    return [*head, *_owed(one, today), *_quotations(one, today), *_contacts(one, today), *_loops(one)]


def _owed(one: Acquaintance, today: dt.date) -> list[Block]:
    blocks: list[Block] = [Heading("Owed")] if one.owed else []
    for _, step in one.owed:
        title = (Cell(step.label, Tone.STRONG), Cell(" · "), due_cell(step, today))
        blocks += [Line(title, 2), line(step.why, indent=4), command("", step.command, indent=4)]
    return blocks


def _quotations(one: Acquaintance, today: dt.date) -> list[Block]:
    rows = [
        [Cell(spoken(point.on, today) if point.on else ""), Cell(loop.label), Cell(f"“{' '.join(point.text.split())}”")]
        for loop, point in one.points
    ]
    columns = (Column("Day"), Column("Loop", flexible=True), Column("Feedback", flexible=True))
    return [Heading("Said"), Table(columns, rows)] if rows else []


def _contacts(one: Acquaintance, today: dt.date) -> list[Block]:
    rows = [
        [Cell(spoken(contact.on, today)), Cell("they" if contact.theirs else "you"), Cell(told(contact.event))]
        for contact in one.contacts
    ]
    columns = (Column("Day"), Column("By"), Column("Contact", flexible=True))
    return [Heading("Contacts"), Table(columns, rows)] if rows else []


def _loops(one: Acquaintance) -> list[Block]:
    rows = [[Cell(standing.target), Cell(standing.loop.label), Cell(standing.stage)] for standing in one.loops]
    columns = (Column("Loop"), Column("What", flexible=True), Column("Stage"))
    return [Heading("Loops"), Table(columns, rows)] if rows else []


def document(people: Sequence[Acquaintance], today: dt.date) -> Document:
    """Return people as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today.isoformat(),
        "people": [_document(one) for one in people],
    }


def _document(one: Acquaintance) -> Document:
    last = {"on": one.last.on.isoformat(), "by": "they" if one.last.theirs else "you"} if one.last else None
    return {
        "name": one.person.name,
        "email": one.person.email,
        "role": one.person.role,
        "company": one.company,
        "companies": one.companies,
        "loops": [standing.loop.id for standing in one.loops],
        "feedback": [_point(loop.id, point.on, point.text, point.sort) for loop, point in one.points],
        "last_contact": last,
        "owed": [prompt_document(standing, step) for standing, step in one.owed],
    }


def _point(loop: str, on: dt.date | None, text: str, sort: str) -> Document:
    return {"loop": loop, "on": on.isoformat() if on else None, "text": text, "sort": sort}
