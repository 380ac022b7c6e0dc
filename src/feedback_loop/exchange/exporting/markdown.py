"""Markdown export, for a diary or a coach.

Text that people typed is escaped, so that it reads as typed and formats nothing.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.contacts import ContactHistory, contact_histories
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import Summary, summarize
from feedback_loop.domain.insight.themes import ThemeStats, theme_stats
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import count_noun, escape_control_chars, one_line, slug_to_words

_SYNTAX = re.compile(r"[\\`*_\[\]#|~^$=<>&]")
"""Syntax within a line; text never stands at the beginning of one, where more characters would count."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}

_Lines = Iterator[str]


def escape_markdown(text: str) -> str:
    """Return a text on one line, with the syntax of Markdown and its dialects escaped.

    Control characters and direction overrides are spelled out, since they would be invisible.
    """
    line = escape_control_chars(one_line(text))
    return _SYNTAX.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)


def to_markdown(overview: Overview, *, redacted: bool = False) -> str:
    """Return the whole journal as Markdown, without commands if redacted."""
    summary = summarize(overview)
    sections = (
        _headline(summary, overview),
        _prompts(overview, redacted=redacted),
        _flows("How applications went", summary.flows),
        _flows("How feedback went", summary.funnel),
        _themes(overview),
        _loops(overview),
        _people(overview),
    )
    return "".join(f"{line}\n" for section in sections for line in section)


def _headline(summary: Summary, overview: Overview) -> _Lines:
    yield f"# Feedback loops, {overview.today.day} {overview.today:%B %Y}"
    yield ""
    still_open = sum(status.is_open for status in overview.statuses.values())
    due = sum(status.prompt is not None for status in overview.statuses.values())
    yield f"{count_noun(summary.applications, 'application')}, {still_open} open, {due} due."
    yield ""
    rows = [
        [title, wording.rate_text(rate), str(rate.open or ""), meaning]
        for name, rate in summary.rates.items()
        for title, meaning in [wording.RATES[name]]
    ]
    yield from _table(("Step", "How often", "Open", "Counted"), rows)
    yield wording.OPEN
    yield ""
    rows = [
        [title, wording.median_text(median), str(median.cases), str(median.open or ""), meaning]
        for name, median in summary.medians.items()
        for title, meaning in [wording.MEDIANS[name]]
    ]
    yield from _table(("Time", "Median", "Cases", "Open", "Counted"), rows)
    rows = [
        [title, wording.days_text(times.median), str(len(times.days)), str(len(times.waits) or ""), meaning]
        for name, times in summary.times.items()
        for title, meaning in [wording.TIMES[name]]
    ]
    yield from _table(("Companies take", "Median", "Cases", "Open", "Counted"), rows)
    stages = ((slug_to_words(step.stage).capitalize(), step) for step in summary.conversion)
    rows = [[stage, wording.fraction(step.reached, step.of), str(step.open or "")] for stage, step in stages]
    yield from _table(("Stage", "Applications that reached it", "Open"), rows)


def _prompts(overview: Overview, *, redacted: bool) -> _Lines:
    due = [(status, status.prompt) for status in overview.statuses.values() if status.prompt]
    if not due:
        return
    due.sort(key=lambda pair: (*pair[1].urgency, pair[0].loop.applied_on))
    yield from _heading("What is due")
    titles = ("Due", "Loop", "What", "Why") if redacted else ("Due", "Loop", "What", "Why", "Command")
    rows = [
        [format_date(step.shown_on, overview.today), status.loop.label, step.label, step.why, step.command][
            : len(titles)
        ]
        for status, step in due
    ]
    yield from _table(titles, rows)


def _flows(title: str, flows: Sequence[Flow]) -> _Lines:
    if flows:
        yield from _heading(title)
        yield from _table(("From", "To", "Count"), [[flow.source, flow.target, str(flow.count)] for flow in flows])


def _themes(overview: Overview) -> _Lines:
    themes = theme_stats(overview.history)
    if not themes:
        return
    yield from _heading("What keeps coming up")
    titles = ("Theme", "Recurring", "Mentions", "From", "Heard", "Actions", "Before → after")
    yield from _table(titles, [_theme_row(theme, overview.today) for theme in themes])
    yield f"{wording.RECURRING} {wording.NO_CAUSE}"
    yield ""
    for theme in themes:
        yield f"### {escape_markdown(theme.theme)}"
        yield ""
        yield from (_point_line(loop, point, overview.today) for loop, point in theme.points)
        yield from (_action_line(action, overview.today) for action in theme.actions)
        yield ""


def _theme_row(theme: ThemeStats, today: dt.date) -> list[str]:
    recurring = "yes" if theme.recurring else ""
    heard = (wording.mentions_text(theme, short=True), wording.voices_text(theme), wording.heard_text(theme, today))
    return [theme.theme, recurring, *heard, wording.actions_text(theme), wording.change_text(theme)]


def _point_line(loop: Loop, point: Recorded, today: dt.date) -> str:
    date = f", {format_date(point.on, today)}" if point.on else ""
    source = f"{escape_markdown(wording.giver_text(loop, point))}, {escape_markdown(loop.label)}{date}"
    return f"- “{escape_markdown(point.text)}” ({point.type}) · {source}"


def _action_line(action: Action, today: dt.date) -> str:
    date = f" {format_date(action.end.on, today)}" if action.end and action.end.on else ""
    evidence = f": {escape_markdown(action.finished.evidence)}" if action.finished and action.finished.evidence else ""
    return f"- Action, {wording.action_state(action)}{date}: {escape_markdown(action.planned.text)}{evidence}"


def _loops(overview: Overview) -> _Lines:
    yield from _heading("Loops and their steps")
    statuses = sorted(overview.statuses.values(), key=lambda status: status.loop.applied_on)
    stages = [slug_to_words(stage).capitalize() for stage in Stage]
    yield from _table(("Loop", *stages, "Outcome", "State"), [_loop_row(status) for status in statuses])


def _loop_row(status: LoopStatus) -> list[str]:
    dates = {stage: format_date(day, status.today) if day else "" for stage, day in status.steps.items()}
    if status.has_open_action and not dates[Stage.ACTED]:
        dates[Stage.ACTED] = "open"
    outcome = slug_to_words(status.outcome.result) if status.outcome else ""
    state = f"closed: {status.closed_because.words}" if status.closed_because else "open"
    return [status.loop.label, *dates.values(), outcome, state]


def _people(overview: Overview) -> _Lines:
    contacts = [contact for contact in contact_histories(overview) if contact.points]
    if not contacts:
        return
    yield from _heading("People who helped")
    rows = [_person_row(contact, overview.today) for contact in contacts]
    yield from _table(("Who", "Where", "Points", "Latest point", "Last contact"), rows)


def _person_row(contact: ContactHistory, today: dt.date) -> list[str]:
    role = f" ({contact.person.role})" if contact.person.role else ""
    companies = ", ".join(dict.fromkeys([contact.company, *contact.companies]))
    last = format_date(contact.last.on, today) if contact.last else ""
    return [f"{contact.person.short}{role}", companies, str(len(contact.points)), contact.points[-1][1].text, last]


def _heading(text: str) -> _Lines:
    yield f"## {text}"
    yield ""


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> _Lines:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(map(escape_markdown, row))} |"
    yield ""
