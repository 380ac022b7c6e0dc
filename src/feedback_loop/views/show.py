"""View of one loop."""

from collections.abc import Iterable, Sequence

from feedback_loop.domain.dates import distance, spoken
from feedback_loop.domain.insight.themes import recurring
from feedback_loop.domain.model.events import SetAside
from feedback_loop.domain.model.loop import Action, Book, Loop
from feedback_loop.domain.model.people import people_of, read_person
from feedback_loop.domain.rules.status import Standing, Step
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Table, Tone, command, line
from feedback_loop.views.event_sentences import background, day, told
from feedback_loop.views.status import dots, due_cell


def page(standing: Standing, preparation: Sequence[Block] = ()) -> Page:
    """Return one loop as a page, with what to have ready for an interview that lies ahead."""
    return [
        *_head(standing),
        *_next(standing),
        *preparation,
        *_feedback(standing.loop),
        *_actions(standing.loop, standing),
        *_people(standing.loop, standing),
        *_timeline(standing),
    ]


def _head(standing: Standing) -> list[Block]:
    application = standing.loop.application
    facts = [application.location, application.url, application.source and f"via {application.source}"]
    blocks: list[Block] = [
        Line((Cell(application.company, Tone.STRONG), Cell(f" · {application.role}" if application.role else ""))),
        Line((Cell(dots(standing), Tone.GOOD), Cell(f" {standing.stage}", Tone.PLAIN), Cell(_ended(standing)))),
    ]
    known = " · ".join(fact for fact in facts if fact)
    return [*blocks, line(known, Tone.DIM)] if known else blocks


def _ended(standing: Standing) -> str:
    outcome = f" · {standing.outcome.result}" if standing.outcome else ""
    return f"{outcome} · closed: {standing.closed_because}" if standing.closed_because else f"{outcome} · open"


def _next(standing: Standing) -> list[Block]:
    blocks: list[Block] = [Heading("Next")]
    if not standing.todo:
        reason = f"Nothing: {standing.waiting.reason}." if standing.waiting else "Nothing: this loop is closed."
        return [*blocks, line(reason, indent=2)]
    first = standing.next
    rest = [step for step in standing.todo if step != first]
    for step in ([first] if first else []) + rest:
        blocks += _step(step, standing, first=step is first)
    return blocks


def _step(step: Step, standing: Standing, *, first: bool) -> list[Block]:
    title = Line(
        (Cell(step.label, Tone.STRONG if first else Tone.PLAIN), Cell(" · "), due_cell(step, standing.today)),
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
        about = " ".join(filter(None, [f"({point.sort})", ", ".join(point.themes)]))
        said = f"“{' '.join(point.text.split())}” {about}"
        rows.append([Cell(str(number)), Cell(who), Cell(said), Cell(_answer_to(loop, point.id))])
    return [Heading("Feedback"), Table(_FEEDBACK, rows)]


def _answer_to(loop: Loop, point: str) -> str:
    answers = [f"action {n}" for n, one in enumerate(loop.actions, start=1) if point in one.planned.feedback]
    aside = [event for event in loop.of(SetAside) if point in event.feedback]
    if answers:
        return ", ".join(answers)
    return f"set aside: {aside[-1].reason}" if aside else ""


_ACTIONS = (Column("No"), Column("Action", flexible=True), Column("State", flexible=True))


def _actions(loop: Loop, standing: Standing) -> list[Block]:
    if not loop.actions:
        return []
    rows = [
        [Cell(str(number)), Cell(_planned(action)), _state(action, standing)]
        for number, action in enumerate(loop.actions, start=1)
    ]
    return [Heading("Actions"), Table(_ACTIONS, rows)]


def _planned(action: Action) -> str:
    planned = action.planned
    measure = f" · measured by: {planned.measure}" if planned.measure else ""
    return f"{' '.join(planned.text.split())}{measure}"


def _state(action: Action, standing: Standing) -> Cell:
    if action.finished:
        evidence = f": {action.finished.evidence}" if action.finished.evidence else ""
        return Cell(f"finished {day(action.finished, standing.today)}{evidence}", Tone.GOOD)
    if action.end:
        return Cell(f"dropped {day(action.end, standing.today)}", Tone.DIM)
    by = f", by {spoken(action.planned.by, standing.today)}" if action.planned.by else ""
    return Cell(f"open since {day(action.planned, standing.today)}{by}")


_PEOPLE = (Column("Who", flexible=True), Column("Role", flexible=True), Column("Last in touch"))


def _people(loop: Loop, standing: Standing) -> list[Block]:
    rows = [_person_row(loop, text, standing) for text in loop.people()]
    return [Heading("People"), Table(_PEOPLE, rows)] if rows else []


def _person_row(loop: Loop, text: str, standing: Standing) -> list[Cell]:
    person = read_person(text)
    contacts = [loop.on(event) for event in loop.events if text in people_of(event) and event is not loop.application]
    address = f" <{person.email}>" if person.email and person.name else ""
    last = max((on for on in contacts if on <= standing.today), default=None)
    return [
        Cell(f"{person.short}{address}"),
        Cell(person.role or ""),
        Cell(distance((last - standing.today).days) if last else ""),
    ]


_TIMELINE = (Column("Day"), Column("What happened", flexible=True))


def _timeline(standing: Standing) -> list[Block]:
    loop = standing.loop
    texts = background(loop)
    rows = []
    for event in loop.events:
        note = f" · note: {' '.join(event.note.split())}" if event.note else ""
        rows.append(
            [Cell(day(event, standing.today)), Cell(f"{told(event, texts)}{note}")],
        )
    return [Heading("Timeline"), Table(_TIMELINE, rows)]


def preparation(standing: Standing, book: Book) -> list[Block]:
    """Return what to have ready for an interview ahead: themes that keep coming up, and what was done about them."""
    if not any(step.rule == "interview" for step in standing.todo):
        return []
    blocks = [*_recurring(book), *_evidence(book)]
    return [Heading("Have ready"), *blocks] if blocks else []


def _recurring(book: Book) -> list[Block]:
    themes = recurring(book)
    return [line(f"Feedback keeps coming back to: {', '.join(themes)}", indent=2)] if themes else []


def _evidence(book: Book) -> Iterable[Block]:
    done = {action.planned.id: action for loop in book.loops.values() for action in loop.actions if action.finished}
    for action in done.values():
        finished = action.finished
        if finished and finished.evidence:
            yield line(f"{action.planned.text}: {finished.evidence}", indent=2)
