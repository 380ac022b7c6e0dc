"""View of all actions."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.actions import ListedAction
from feedback_loop.domain.insight.wording import action_state
from feedback_loop.domain.model.events import Document, Progressed
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import join_words, one_line
from feedback_loop.views.blocks import Cell, Column, Page, Style, flexible, table
from feedback_loop.views.event_sentences import event_date, quote_line
from feedback_loop.views.json import to_document

_COLUMNS = (
    Column("#"),
    flexible("Action"),
    flexible("For the advice of", stacked=True),
    flexible("Loop", stacked=True),
    flexible("State"),
)


def actions_page(actions: Sequence[ListedAction], today: dt.date) -> Page:
    """Return the actions as a table."""
    return [table(_COLUMNS, [_row(item, today) for item in actions])]


def actions_json(actions: Sequence[ListedAction]) -> Document:
    """Return the actions in the order given."""
    return to_document(actions=[_action_json(item) for item in actions])


def _row(item: ListedAction, today: dt.date) -> list[Cell | str]:
    planned = item.action.planned
    givers = join_words([read_person(giver).short for giver in item.givers])
    about = f"{givers or item.status.application.company}: {' '.join(quote_line(point.text) for point in item.points)}"
    place = f"theme: {planned.theme}" if planned.theme and not planned.application else item.status.target
    return [str(item.number), one_line(planned.text), about if item.points else "", place, _state(item, today)]


def _state(item: ListedAction, today: dt.date) -> Cell:
    action = item.action
    if action.finished:
        evidence = f": {one_line(action.finished.evidence)}" if action.finished.evidence else ""
        return Cell(f"finished {event_date(action.finished, today)}{evidence}", Style.GOOD)
    if action.end:
        return Cell(f"dropped {event_date(action.end, today)}", Style.DIM)
    by = action.planned.by
    due = f"by {format_date(by, today)}" if by else "open"
    latest = [step.text for step in action.steps if isinstance(step, Progressed)][-1:]
    is_late = by is not None and by < today
    return Cell(" · ".join([due, *map(one_line, latest)]), Style.LATE if is_late else Style.PLAIN)


def _action_json(item: ListedAction) -> Document:
    action, planned = item.action, item.action.planned
    progress = [step for step in action.steps if isinstance(step, Progressed)]
    return {
        "n": item.number,
        "loop": item.status.id,
        "theme": planned.theme,
        "company": item.status.application.company,
        "text": planned.text,
        "by": planned.by,
        "state": action_state(action),
        "progress": [{"on": step.on, "text": step.text} for step in progress],
        "evidence": action.finished.evidence if action.finished else None,
        "summary": action.finished.summary if action.finished else None,
        "givers": item.givers,
    }
