"""View of people: a table of everybody, or one person."""

import datetime as dt
import shlex
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date, relative_days
from feedback_loop.domain.insight.contacts import ContactHistory
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.model.people import full_name
from feedback_loop.domain.text import casefold_key, slug_to_words
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, flexible, line, section, table
from feedback_loop.views.event_sentences import event_date, event_sentence, quote_line
from feedback_loop.views.json import prompt_json, to_document
from feedback_loop.views.status import due_cell, step_lines

_COLUMNS = (
    flexible("Who"),
    flexible("Where", stacked=True),
    flexible("Said"),
    flexible("Last contact"),
    flexible("Due"),
)


def people_page(people: Sequence[ContactHistory], today: dt.date) -> Page:
    """Return everybody as a table, and below it who shares a name."""
    return [table(_COLUMNS, [_row(person, today) for person in people]), *_shared_names(people)]


def person_page(history: ContactHistory, today: dt.date, namesakes: Sequence[ContactHistory] = ()) -> Page:
    """Return one person as a page; ``namesakes`` are the others of the same name."""
    person = history.person
    address = f" <{person.email}>" if person.email and person.name else ""
    role = f" · {person.role}" if person.role else ""
    contact = f"Last contact: {last_contact_text(history, today)}" if history.last else "No contact yet."
    return [
        Line((Cell(person.short, Style.STRONG), Cell(f"{address}{role} · {history.company}"))),
        line(contact, Style.DIM),
        *namesakes_lines(history, namesakes),
        *_due(history, today),
        *_quotations(history, today),
        *_contacts(history, today),
        *_loops(history),
    ]


def find_namesakes(people: Sequence[ContactHistory], history: ContactHistory) -> list[ContactHistory]:
    """Return the other people of the same name."""
    name = casefold_key(history.person.name)
    return [other for other in people if name and other is not history and casefold_key(other.person.name) == name]


def namesakes_lines(history: ContactHistory, namesakes: Sequence[ContactHistory]) -> list[Line]:
    """Return lines that say who shares a person's name, and how to make two of them one."""
    if not namesakes:
        return []
    names = [full_name(person.person, person.company) for person in (history, *namesakes)]
    first, second, *_ = map(shlex.quote, names)
    return [
        line(f"{len(names)} people are called {history.person.name}: {'; '.join(names)}.", Style.DIM),
        line(f"If two are the same: feedback-loop edit {second} same-as={first}", Style.DIM),
    ]


def _shared_names(people: Sequence[ContactHistory]) -> list[Block]:
    by_name: dict[str, list[ContactHistory]] = {}
    for history in people:
        by_name.setdefault(casefold_key(history.person.name), []).append(history)
    shared = [namesakes for name, namesakes in by_name.items() if name and len(namesakes) > 1]
    return [text for first, *others in shared for text in namesakes_lines(first, others)]


def people_json(people: Sequence[ContactHistory], today: dt.date) -> Document:
    """Return people with their feedback, the last contact and the prompts about them."""
    return to_document(today=today, people=[_person_json(person) for person in people])


def _person_json(history: ContactHistory) -> Document:
    last = history.last
    return {
        "name": history.person.name,
        "email": history.person.email,
        "role": history.person.role,
        "company": history.company,
        "companies": history.companies,
        "loops": [status.id for status in history.loops],
        "feedback": [
            {"loop": loop.id, "on": point.on, "text": point.text, "type": point.type} for loop, point in history.points
        ],
        "last_contact": {"on": last.on, "by": "they" if last.is_incoming else "you"} if last else None,
        "due": [prompt_json(status, step) for status, step in history.due],
    }


def companies_text(history: ContactHistory) -> str:
    """Return where a person works now, then where else they were met."""
    return ", ".join(dict.fromkeys([history.company, *history.companies]))


def last_contact_text(history: ContactHistory, today: dt.date) -> str:
    """Return when the last contact was, and from whom; blank if there was none."""
    last = history.last
    return f"{relative_days((last.on - today).days)}, from {'them' if last.is_incoming else 'you'}" if last else ""


def _row(history: ContactHistory, today: dt.date) -> list[Cell | str]:
    role = f" ({history.person.role})" if history.person.role else ""
    name = Cell(f"{history.person.short}{role}", Style.STRONG)
    contact = last_contact_text(history, today)
    return [name, companies_text(history), _last_quotation(history), contact, _due_cell(history, today)]


def _last_quotation(history: ContactHistory) -> str:
    if not history.points:
        return ""
    more = f" (+{len(history.points) - 1})" if len(history.points) > 1 else ""
    return f"{quote_line(history.points[-1][1].text)}{more}"


def _due_cell(history: ContactHistory, today: dt.date) -> Cell:
    if not history.due:
        return Cell("")
    _, step = history.due[0]
    due = due_cell(step, today)
    return Cell(f"{step.label}, {due.text}", due.style)


def _due(history: ContactHistory, today: dt.date) -> list[Block]:
    blocks: list[Block] = [Heading("Due")] if history.due else []
    for _, step in history.due:
        blocks += step_lines(step, today)
    return blocks


def _quotations(history: ContactHistory, today: dt.date) -> list[Block]:
    rows = [(event_date(point, today), loop.label, quote_line(point.text)) for loop, point in history.points]
    return section("Said", (Column("Day"), flexible("Loop"), flexible("Feedback")), rows)


def _contacts(history: ContactHistory, today: dt.date) -> list[Block]:
    rows = [
        (format_date(contact.on, today), "them" if contact.is_incoming else "you", event_sentence(contact.event, today))
        for contact in history.contacts
    ]
    return section("Contacts", (Column("Day"), Column("From"), flexible("Contact")), rows)


def _loops(history: ContactHistory) -> list[Block]:
    rows = [(status.target, status.loop.label, slug_to_words(status.stage)) for status in history.loops]
    return section("Loops", (Column("Loop"), flexible("Application"), Column("Stage")), rows)
