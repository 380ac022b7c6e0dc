"""View of themes: a table of all, or one theme with every quotation."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.focus import Focus
from feedback_loop.domain.insight.themes import ThemeStats
from feedback_loop.domain.model.events import Document, Event, FeedbackType, Recorded, SetAside, encode
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.text import one_line
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, flexible, line, section, table
from feedback_loop.views.event_sentences import quote_line, type_words
from feedback_loop.views.focus import focus_json
from feedback_loop.views.json import to_document
from feedback_loop.views.text import bar

_COLUMNS = (
    flexible("Theme"),
    Column("Recurring", stacked=True),
    Column("Mentions"),
    Column("How often", stacked=True),
    flexible("From"),
    flexible("Heard", stacked=True),
    flexible("Actions"),
    flexible("Before → after", stacked=True),
)


def themes_page(themes: Sequence[ThemeStats], today: dt.date) -> Page:
    """Return all themes as a table, with notes on its words."""
    maximum = max((theme.mentions for theme in themes), default=0)
    notes = [wording.RECURRING] if any(theme.recurring for theme in themes) else []
    notes += [wording.NO_CAUSE] if any(theme.actions_finished for theme in themes) else []
    rows = [_row(theme, maximum, today) for theme in themes]
    return [table(_COLUMNS, rows), *([line("")] if notes else []), *(line(note, Style.DIM) for note in notes)]


def theme_page(theme: ThemeStats, today: dt.date) -> Page:
    """Return one theme as a page: every quotation, the actions, and its share before and after."""
    return [*_head(theme, today), *_quotations(theme, today), *_actions(theme, today), *_change(theme, today)]


def themes_json(themes: Sequence[ThemeStats], focus: Focus | None, *, in_full: bool = False) -> Document:
    """Return themes, and which to work on next; ``in_full`` adds their feedback points and actions."""
    return to_document(
        focus=focus_json(focus),
        themes=[{**_theme_json(theme), **(_points_and_actions(theme) if in_full else {})} for theme in themes],
    )


def _theme_json(theme: ThemeStats) -> Document:
    return {
        "theme": theme.theme,
        "recurring": theme.recurring,
        "mentions": theme.mentions,
        "strengths": theme.strengths,
        "people": theme.people,
        "companies": theme.companies,
        "first_on": theme.first_on,
        "last_on": theme.last_on,
        "actions_open": theme.actions_open,
        "actions_finished": theme.actions_finished,
        "before": theme.before,
        "after": theme.after,
    }


def _points_and_actions(theme: ThemeStats) -> Document:
    return {
        "points": [
            {"loop": loop.id, "company": loop.application.company, **encode(point)} for loop, point in theme.points
        ],
        "actions": [
            {**encode(action.planned), "state": wording.action_state(action), "end": action.end}
            for action in theme.actions
        ],
    }


def _row(theme: ThemeStats, maximum: int, today: dt.date) -> list[Cell | str]:
    style = Style.DUE if theme.recurring else Style.PLAIN
    return [
        Cell(theme.theme, Style.STRONG if theme.recurring else Style.PLAIN),
        Cell("recurring" if theme.recurring else "", style),
        wording.mentions_text(theme, short=True),
        Cell(bar(theme.mentions, maximum), style),
        wording.voices_text(theme),
        wording.heard_text(theme, today),
        wording.actions_text(theme),
        wording.change_text(theme),
    ]


def _head(theme: ThemeStats, today: dt.date) -> list[Block]:
    title = Line((Cell(theme.theme, Style.STRONG), Cell(" · recurring" if theme.recurring else "", Style.DUE)))
    mentions = f"{wording.mentions_text(theme)}, from {wording.voices_text(theme)}"
    return [title, line(f"{mentions} · heard {wording.heard_text(theme, today)}", Style.DIM)]


_QUOTATIONS = (
    Column("Day"),
    flexible("Who", stacked=True),
    flexible("Loop", stacked=True),
    flexible("What they said"),
    flexible("What you did"),
)


def _quotations(theme: ThemeStats, today: dt.date) -> list[Block]:
    rows = [
        (
            _format_date(point, today),
            wording.giver_text(loop, point),
            loop.label,
            f"{quote_line(point.text)} ({type_words(point.type)})",
            _answers(loop, point),
        )
        for loop, point in theme.points
    ]
    return section("What they said", _QUOTATIONS, rows)


def _format_date(event: Event | None, today: dt.date) -> str:
    return format_date(event.on, today) if event and event.on else ""


def _answers(loop: Loop, point: Recorded) -> str:
    answers = [
        f"{one_line(action.planned.text)} ({wording.action_state(action)})"
        for action in loop.actions
        if point.id in action.planned.feedback
    ]
    if point.type in (FeedbackType.STRENGTH, FeedbackType.NONE):
        return "; ".join(answers)
    set_aside = [
        f"set aside: {one_line(event.reason)}" for event in loop.events_of(SetAside) if point.id in event.feedback
    ]
    return "; ".join([*answers, *set_aside[-1:]]) or "nothing yet"


_ACTIONS = (Column("Planned"), flexible("Action"), Column("State"), Column("Since", stacked=True), flexible("Evidence"))


def _actions(theme: ThemeStats, today: dt.date) -> list[Block]:
    return section("What you did", _ACTIONS, [_action_row(action, today) for action in theme.actions])


def _action_row(action: Action, today: dt.date) -> list[Cell | str]:
    evidence = action.finished.evidence if action.finished else None
    state = Cell(wording.action_state(action), Style.GOOD if action.finished else Style.PLAIN)
    planned, ended = _format_date(action.planned, today), _format_date(action.end, today)
    return [planned, one_line(action.planned.text), state, ended, one_line(evidence or "")]


def _change(theme: ThemeStats, today: dt.date) -> list[Block]:
    if theme.finished_on is None:
        return []
    return [
        Heading(f"Before and after {format_date(theme.finished_on, today)}"),
        line(f"Share of all feedback points that name it as missing: {wording.change_text(theme)}", indent=2),
        line(wording.NO_CAUSE, Style.DIM, indent=2),
    ]
