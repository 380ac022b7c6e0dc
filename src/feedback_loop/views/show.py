"""View of one loop."""

from collections.abc import Iterable, Sequence

from feedback_loop.domain.dates import format_date, relative_days
from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import SetAside
from feedback_loop.domain.model.loop import Action, History, Loop
from feedback_loop.domain.model.people import people_of, read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, Table, command, line
from feedback_loop.views.event_sentences import day, event_sentence, sentence_context
from feedback_loop.views.status import due_cell, progress_dots


def page(status: LoopStatus, preparation: Sequence[Block] = ()) -> Page:
    """Return one loop as a page, with what to have ready for an interview that lies ahead."""
    return [
        *_head(status),
        *_next(status),
        *preparation,
        *_feedback(status.loop),
        *_actions(status.loop, status),
        *_people(status.loop, status),
        *_timeline(status),
    ]


def _head(status: LoopStatus) -> list[Block]:
    application = status.loop.application
    facts = [application.location, application.url, application.source and f"via {application.source}"]
    blocks: list[Block] = [
        Line((Cell(application.company, Style.STRONG), Cell(f" · {application.role}" if application.role else ""))),
        Line((Cell(progress_dots(status), Style.GOOD), Cell(f" {status.stage}", Style.PLAIN), Cell(_ended(status)))),
    ]
    known = " · ".join(fact for fact in facts if fact)
    return [*blocks, line(known, Style.DIM)] if known else blocks


def _ended(status: LoopStatus) -> str:
    outcome = f" · {status.outcome.result}" if status.outcome else ""
    return f"{outcome} · closed: {status.closed_because}" if status.closed_because else f"{outcome} · open"


def _next(status: LoopStatus) -> list[Block]:
    blocks: list[Block] = [Heading("Next")]
    if not status.next_steps:
        reason = f"Nothing: {status.waiting_for.reason}." if status.waiting_for else "Nothing: this loop is closed."
        return [*blocks, line(reason, indent=2)]
    first = status.next
    rest = [step for step in status.next_steps if step != first]
    for step in ([first] if first else []) + rest:
        blocks += _step(step, status, first=step is first)
    return blocks


def _step(step: NextStep, status: LoopStatus, *, first: bool) -> list[Block]:
    title = Line(
        (Cell(step.label, Style.STRONG if first else Style.PLAIN), Cell(" · "), due_cell(step, status.today)),
        indent=2,
    )
    return [title, line(step.why, indent=4), command("", step.command, indent=4)]


_FEEDBACK = (
    Column("No"),
    Column("From", flexible=True),
    Column("Feedback", flexible=True),
    Column("Answer", flexible=True),
)


def _feedback(loop: Loop) -> list[Block]:
    if not loop.points:
        return []
    rows = []
    for number, point in enumerate(loop.points, start=1):
        who = read_person(point.person).short if point.person else loop.application.company
        about = " ".join(filter(None, [f"({point.type})", ", ".join(point.themes)]))
        said = f"“{' '.join(point.text.split())}” {about}"
        rows.append([Cell(str(number)), Cell(who), Cell(said), Cell(_answer_to(loop, point.id))])
    return [Heading("Feedback"), Table(_FEEDBACK, rows)]


def _answer_to(loop: Loop, point: str) -> str:
    answers = [f"action {n}" for n, one in enumerate(loop.actions, start=1) if point in one.planned.feedback]
    aside = [event for event in loop.events_of(SetAside) if point in event.feedback]
    if answers:
        return ", ".join(answers)
    return f"set aside: {aside[-1].reason}" if aside else ""


_ACTIONS = (Column("No"), Column("Action", flexible=True), Column("State", flexible=True))


def _actions(loop: Loop, status: LoopStatus) -> list[Block]:
    if not loop.actions:
        return []
    rows = [
        [Cell(str(number)), Cell(_planned(action)), _state(action, status)]
        for number, action in enumerate(loop.actions, start=1)
    ]
    return [Heading("Actions"), Table(_ACTIONS, rows)]


def _planned(action: Action) -> str:
    planned = action.planned
    measure = f" · measured by: {planned.measure}" if planned.measure else ""
    return f"{' '.join(planned.text.split())}{measure}"


def _state(action: Action, status: LoopStatus) -> Cell:
    if action.finished:
        evidence = f": {action.finished.evidence}" if action.finished.evidence else ""
        return Cell(f"finished {day(action.finished, status.today)}{evidence}", Style.GOOD)
    if action.end:
        return Cell(f"dropped {day(action.end, status.today)}", Style.DIM)
    by = f", by {format_date(action.planned.by, status.today)}" if action.planned.by else ""
    return Cell(f"open since {day(action.planned, status.today)}{by}")


_PEOPLE = (Column("Who", flexible=True), Column("Role", flexible=True), Column("Last in touch"))


def _people(loop: Loop, status: LoopStatus) -> list[Block]:
    rows = [_person_row(loop, text, status) for text in loop.people()]
    return [Heading("People"), Table(_PEOPLE, rows)] if rows else []


def _person_row(loop: Loop, text: str, status: LoopStatus) -> list[Cell]:
    person = read_person(text)
    contacts = [
        loop.date_of(event) for event in loop.events if text in people_of(event) and event is not loop.application
    ]
    address = f" <{person.email}>" if person.email and person.name else ""
    last = max((on for on in contacts if on <= status.today), default=None)
    return [
        Cell(f"{person.short}{address}"),
        Cell(person.role or ""),
        Cell(relative_days((last - status.today).days) if last else ""),
    ]


_TIMELINE = (Column("Day"), Column("What happened", flexible=True))


def _timeline(status: LoopStatus) -> list[Block]:
    loop = status.loop
    texts = sentence_context(loop)
    rows = []
    for event in loop.events:
        note = f" · note: {' '.join(event.note.split())}" if event.note else ""
        rows.append(
            [Cell(day(event, status.today)), Cell(f"{event_sentence(event, texts)}{note}")],
        )
    return [Heading("Timeline"), Table(_TIMELINE, rows)]


def preparation(status: LoopStatus, history: History) -> list[Block]:
    """Return what to have ready for an interview ahead: themes that keep coming up, and what was done about them."""
    if not any(step.rule == "interview" for step in status.next_steps):
        return []
    blocks = [*_recurring(history), *_evidence(history)]
    return [Heading("Have ready"), *blocks] if blocks else []


def _recurring(history: History) -> list[Block]:
    themes = recurring_themes(history)
    return [line(f"Feedback keeps coming back to: {', '.join(themes)}", indent=2)] if themes else []


def _evidence(history: History) -> Iterable[Block]:
    done = {action.planned.id: action for loop in history.loops.values() for action in loop.actions if action.finished}
    for action in done.values():
        finished = action.finished
        if finished and finished.evidence:
            yield line(f"{action.planned.text}: {finished.evidence}", indent=2)
