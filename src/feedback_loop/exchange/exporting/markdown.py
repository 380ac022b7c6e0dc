"""Markdown export, for a diary or a coach.

Whatever a person typed is escaped, so that it reads as typed and formats nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.contacts import ContactHistory, contact_histories
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import Summary, summarize
from feedback_loop.domain.insight.themes import ThemeStats, theme_stats
from feedback_loop.domain.insight.wording import (
    MEDIANS,
    NO_CAUSE,
    OPEN,
    RATES,
    RECURRING,
    action_state,
    actions_text,
    change_text,
    fraction,
    giver_text,
    heard_text,
    median_text,
    mentions_text,
    rate_text,
    voices_text,
)
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import LoopStatus, Stage
from feedback_loop.domain.text import count_noun
from feedback_loop.exchange.exporting.escape import escape_markdown

Lines = Iterator[str]


def to_markdown(overview: Overview, *, redacted: bool = False) -> str:
    """Return the whole as Markdown; blank where there is no application.

    Args:
        overview: how the journal looks today.
        redacted: whether names are pseudonyms; a command with one of them would mean nobody.
    """
    if not overview.statuses:
        return ""
    numbers = summarize(overview)
    parts = (
        _headline(numbers, overview),
        _prompts(overview, redacted=redacted),
        _flows("How applications went", numbers.flows),
        _flows("How feedback went", numbers.funnel),
        _themes(overview),
        _loops(overview),
        _people(overview),
    )
    return "".join(f"{line}\n" for part in parts for line in part)


def _headline(numbers: Summary, overview: Overview) -> Lines:
    yield f"# Feedback loops, {overview.today:%Y-%m-%d}"
    yield ""
    still_open = sum(one.is_open for one in overview.statuses.values())
    due = sum(one.prompt is not None for one in overview.statuses.values())
    yield f"{count_noun(numbers.applications, 'application')}, {still_open} open, {due} due."
    yield ""
    rows = [
        [RATES[name].title, rate_text(rate), str(rate.open or ""), RATES[name].meaning]
        for name, rate in numbers.rates.items()
    ]
    yield from _table(("Step", "How often", "Open", "Counted"), rows)
    yield f"{OPEN}"
    yield ""
    rows = [
        [MEDIANS[name].title, median_text(one), str(one.cases), str(one.open or ""), MEDIANS[name].meaning]
        for name, one in numbers.medians.items()
    ]
    yield from _table(("Time", "Median", "Cases", "Open", "Counted"), rows)
    rows = [[step.stage, fraction(step.reached, step.of)] for step in numbers.conversion]
    yield from _table(("Stage", "Applications that ever came there, of all"), rows)


def _prompts(overview: Overview, *, redacted: bool) -> Lines:
    due = [(one, one.prompt) for one in overview.statuses.values() if one.prompt]
    if not due:
        return
    due.sort(key=lambda pair: (pair[1].due, pair[0].loop.applied_on))
    yield from _heading("What is due")
    titles = ("Due", "Loop", "What", "Why") if redacted else ("Due", "Loop", "What", "Why", "Command")
    rows = [
        [format_date(step.due, overview.today), status.loop.label, step.label, step.why, step.command][: len(titles)]
        for status, step in due
    ]
    yield from _table(titles, rows)


def _flows(title: str, found: Sequence[Flow]) -> Lines:
    if found:
        yield from _heading(title)
        yield from _table(("From", "To", "Count"), [[flow.source, flow.target, str(flow.count)] for flow in found])


def _themes(overview: Overview) -> Lines:
    found = theme_stats(overview.history)
    if not found:
        return
    yield from _heading("What keeps coming up")
    titles = ("Theme", "Recurring", "Mentions", "From", "Heard", "Actions", "Before → after")
    yield from _table(titles, [_theme(one, overview) for one in found])
    yield f"{RECURRING} {NO_CAUSE}"
    yield ""
    for one in found:
        yield f"### {escape_markdown(one.theme)}"
        yield ""
        yield from (_quotation(loop, point, overview.today) for loop, point in one.points)
        yield from (_action(action, overview.today) for action in one.actions)
        yield ""


def _quotation(loop: Loop, point: Recorded, today: dt.date) -> str:
    day = f", {format_date(point.on, today)}" if point.on else ""
    who = f"{escape_markdown(giver_text(loop, point))}, {escape_markdown(loop.label)}{day}"
    return f"- “{escape_markdown(point.text)}” ({point.type}) · {who}"


def _action(action: Action, today: dt.date) -> str:
    day = f" {format_date(action.end.on, today)}" if action.end and action.end.on else ""
    shown = f": {escape_markdown(action.finished.evidence)}" if action.finished and action.finished.evidence else ""
    return f"- Action, {action_state(action)}{day}: {escape_markdown(action.planned.text)}{shown}"


def _theme(one: ThemeStats, overview: Overview) -> list[str]:
    recurring = "yes" if one.recurring else ""
    heard = (mentions_text(one, short=True), voices_text(one), heard_text(one, overview.today))
    return [one.theme, recurring, *heard, actions_text(one), change_text(one)]


_STAGES = ("Applied", "Interviewed", "Asked", "Recorded", "Acted", "Followed up")


def _loops(overview: Overview) -> Lines:
    yield from _heading("Loops and their steps")
    ordered = sorted(overview.statuses.values(), key=lambda one: one.loop.applied_on)
    yield from _table(("Loop", *_STAGES, "Outcome", "State"), [_loop(one) for one in ordered])


def _loop(status: LoopStatus) -> list[str]:
    days = [day.isoformat() if day else "" for day in status.steps.values()]
    if status.has_open_action and not status.steps[Stage.ACTED]:
        days[list(status.steps).index(Stage.ACTED)] = "open"
    outcome = str(status.outcome.result) if status.outcome else ""
    return [
        status.loop.label,
        *days,
        outcome,
        f"closed: {status.closed_because}" if status.closed_because else "open",
    ]


def _people(overview: Overview) -> Lines:
    helped = [one for one in contact_histories(overview) if one.points]
    if not helped:
        return
    yield from _heading("People who helped")
    rows = [_person(one, overview.today) for one in helped]
    yield from _table(("Who", "Where", "Points", "What they said last", "Last in touch"), rows)


def _person(one: ContactHistory, today: dt.date) -> list[str]:
    role = f" ({one.person.role})" if one.person.role else ""
    where = ", ".join(dict.fromkeys([one.company, *one.companies]))
    last = format_date(one.last.on, today) if one.last else ""
    return [f"{one.person.short}{role}", where, str(len(one.points)), one.points[-1][1].text, last]


def _heading(text: str) -> Lines:
    yield f"## {text}"
    yield ""


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Lines:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(map(escape_markdown, row))} |"
    yield ""
