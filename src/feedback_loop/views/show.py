"""View of one loop."""

from collections.abc import Sequence

from feedback_loop.domain.dates import format_date, relative_days
from feedback_loop.domain.insight.preparation import Preparation
from feedback_loop.domain.insight.wording import action_state, giver_text
from feedback_loop.domain.model.events import Asked, Document, Progressed, SetAside, encode
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import Directory, people_of, read_person
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import one_line, slug_to_words
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, flexible, line, section
from feedback_loop.views.earlier import earlier_json, earlier_lines
from feedback_loop.views.event_sentences import (
    event_date,
    full_sentence,
    join_references,
    quote_line,
    sentence_references,
    type_words,
)
from feedback_loop.views.json import loop_json, step_json, to_document
from feedback_loop.views.preparation import preparation_json, preparation_lines
from feedback_loop.views.status import outcome_words, progress_dots, step_lines


def show_page(status: LoopStatus, preparation: Preparation | None = None, earlier: Sequence[LoopStatus] = ()) -> Page:
    """Return one loop as a page; before an interview, with what to have ready for it.

    The ``earlier`` loops are those at the same company.
    """
    return [
        *_head(status),
        *earlier_lines(earlier),
        *_steps(status),
        *preparation_lines(preparation, status.today),
        *_feedback(status.loop),
        *_actions(status),
        *_people(status),
        *_timeline(status),
    ]


def show_json(
    status: LoopStatus, preparation: Preparation | None = None, earlier: Sequence[LoopStatus] = ()
) -> Document:
    """Return one loop whole."""
    loop, history = status.loop, status.overview.history
    return to_document(
        today=status.today,
        loop=loop_json(status),
        events=loop.events,
        people=[_person_json(loop, text, history.people) for text in loop.people()],
        asks=loop.events_of(Asked),
        feedback=[{"number": number, **encode(point)} for number, point in enumerate(loop.points, start=1)],
        actions=[_action_json(number, action) for number, action in enumerate(loop.actions, start=1)],
        earlier=earlier_json(earlier),
        have_ready=preparation_json(preparation),
        todo=[step_json(step, status.today) for step in status.next_steps],
    )


def _person_json(loop: Loop, text: str, people: Directory) -> Document:
    person = read_person(text)
    company = people.company(people.key(text, loop.application.company))
    return {"name": person.name, "email": person.email, "role": person.role, "company": company}


def _action_json(number: int, action: Action) -> Document:
    progress = [step for step in action.steps if isinstance(step, Progressed)]
    state = {"state": action_state(action), "progress": progress, "end": action.end}
    return {"number": number, **encode(action.planned), **state}


def _head(status: LoopStatus) -> list[Block]:
    application = status.loop.application
    company = Cell(application.company, Style.STRONG)
    role = Cell(f" · {application.role}" if application.role else "")
    state = f"closed: {status.closed_because.words}" if status.closed_because else "open"
    words = " · ".join(filter(None, [slug_to_words(status.stage), outcome_words(status), state]))
    source = application.source and f"via {application.source}"
    details = " · ".join(filter(None, [application.location, application.url, source]))
    dots = Line((Cell(progress_dots(status), Style.GOOD), Cell(f" {words}")))
    return [Line((company, role)), dots, *([line(details, Style.DIM)] if details else [])]


def _steps(status: LoopStatus) -> list[Block]:
    if not status.next_steps:
        waiting = status.waiting_for
        reason = f"Nothing: {waiting.reason}." if waiting else "Nothing: this loop is closed."
        return [Heading("Next"), line(reason, indent=2)]
    blocks: list[Block] = [Heading("Next")]
    first = status.next
    for step in sorted(status.next_steps, key=lambda step: step != first):
        blocks += step_lines(step, status.today, Style.STRONG if step == first else Style.PLAIN)
    return blocks


_FEEDBACK = (Column("#"), flexible("From"), flexible("Feedback"), flexible("Answer"))


def _feedback(loop: Loop) -> list[Block]:
    rows = []
    for number, point in enumerate(loop.points, start=1):
        about = " ".join(filter(None, [f"({type_words(point.type)})", ", ".join(point.themes)]))
        feedback = f"{quote_line(point.text)} {about}"
        rows.append((str(number), giver_text(loop, point), feedback, _answer(loop, point.id)))
    return section("Feedback", _FEEDBACK, rows)


def _answer(loop: Loop, point_id: str) -> str:
    numbers = [number for number, action in enumerate(loop.actions, start=1) if point_id in action.planned.feedback]
    if numbers:
        return ", ".join(f"action {number}" for number in numbers)
    reasons = [event.reason for event in loop.events_of(SetAside) if point_id in event.feedback]
    return f"set aside: {one_line(reasons[-1])}" if reasons else ""


_ACTIONS = (Column("#"), flexible("Action"), flexible("State"))


def _actions(status: LoopStatus) -> list[Block]:
    actions = enumerate(status.loop.actions, start=1)
    rows = [(str(number), _plan(action), _state_cell(action, status)) for number, action in actions]
    return section("Actions", _ACTIONS, rows)


def _plan(action: Action) -> str:
    measure = f" · measured by: {one_line(action.planned.measure)}" if action.planned.measure else ""
    return f"{one_line(action.planned.text)}{measure}"


def _state_cell(action: Action, status: LoopStatus) -> Cell:
    if action.finished:
        evidence = f": {one_line(action.finished.evidence)}" if action.finished.evidence else ""
        return Cell(f"finished {event_date(action.finished, status.today)}{evidence}", Style.GOOD)
    if action.end:
        return Cell(f"dropped {event_date(action.end, status.today)}", Style.DIM)
    by = f", due {format_date(action.planned.by, status.today)}" if action.planned.by else ""
    return Cell(f"open since {event_date(action.planned, status.today)}{by}")


_PEOPLE = (flexible("Who"), flexible("Role"), Column("Last contact"))


def _people(status: LoopStatus) -> list[Block]:
    return section("People", _PEOPLE, [_person_row(status, text) for text in status.loop.people()])


def _person_row(status: LoopStatus, text: str) -> tuple[str, str, str]:
    person = read_person(text)
    loop = status.loop
    ahead = [loop.application, *status.facts.upcoming_interviews]
    contacts = [event for event in loop.events if text in people_of(event) and event not in ahead]
    last = max((day for day in map(loop.date_of, contacts) if day <= status.today), default=None)
    address = f" <{person.email}>" if person.email and person.name else ""
    ago = relative_days((last - status.today).days) if last else ""
    return f"{person.short}{address}", person.role or "", ago


_TIMELINE = (Column("Day"), flexible("What happened"))


def _timeline(status: LoopStatus) -> list[Block]:
    today = status.today
    references = sentence_references(status.loop) | join_references(status.overview.events)
    rows = [(event_date(event, today), full_sentence(event, today, references)) for event in status.loop.events]
    return section("Timeline", _TIMELINE, rows)
