"""Tables of the report: what is due and ahead, what to work on, themes and people."""

from collections.abc import Sequence

from feedback_loop.domain.dates import relative_days
from feedback_loop.domain.insight.contacts import ContactHistory, contact_histories
from feedback_loop.domain.insight.focus import Focus
from feedback_loop.domain.insight.themes import Ratio, ThemeStats
from feedback_loop.domain.insight.wording import focus_sources, giver_text, voices_text
from feedback_loop.domain.model.events import Interviewed, Recorded
from feedback_loop.domain.model.loop import Action
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, due_prompts
from feedback_loop.domain.text import capitalize, count_noun, join_words
from feedback_loop.views.blocks import Style
from feedback_loop.views.people import companies_text, last_contact_text
from feedback_loop.views.report.wording import Values, long_date, percent, short_name, short_text
from feedback_loop.views.status import due_cell

MAX_THEMES = 20
MAX_PROMPTS = 25
MAX_PEOPLE = 18
_MAX_FINISHED = 2
_MAX_QUOTES = 3


def theme_table(themes: Sequence[ThemeStats]) -> tuple[list[Values], int]:
    """Return the themes in their order, and how many are left out."""
    maximum = max((theme.mentions for theme in themes), default=1)
    return [_theme(theme, maximum) for theme in themes[:MAX_THEMES]], max(len(themes) - MAX_THEMES, 0)


def _theme(theme: ThemeStats, maximum: int) -> Values:
    loop, point = theme.points[-1]
    finished = [_finished_text(action) for action in theme.actions if action.finished]
    return {
        "name": short_name(theme.theme),
        "recurring": theme.recurring,
        "mentions": theme.mentions,
        "unit": _mentions_unit(theme),
        "is_praise": theme.is_praise,
        "bar_share": round(100 * theme.mentions / maximum, 2),
        "voices": voices_text(theme),
        "heard": " to ".join(dict.fromkeys([long_date(theme.first_on), long_date(theme.last_on)])),
        "actions": f"{theme.actions_open:,} open, {theme.actions_finished:,} finished",
        "latest": {**_quotation(point), "who": short_name(giver_text(loop, point))},
        "finished": finished[-_MAX_FINISHED:],
        "change": (_percent(theme.before), _percent(theme.after)) if theme.before and theme.after else None,
    }


def _mentions_unit(theme: ThemeStats) -> str:
    """Return the word after the number of mentions; praise is called so."""
    noun = "strength" if theme.is_praise else "mention"
    praise = (
        f", {count_noun(theme.strengths, 'strength')} among them" if theme.strengths and not theme.is_praise else ""
    )
    return f"{noun if theme.mentions == 1 else f'{noun}s'}{praise}"


def _quotation(point: Recorded) -> Values:
    return {"text": short_text(point.text), "on": long_date(point.on)}


def _finished_text(action: Action) -> str:
    evidence = action.finished.evidence if action.finished else None
    return f"{short_name(action.planned.text)}{f': {short_name(evidence)}' if evidence else ''}"


def _percent(ratio: Ratio) -> Values:
    share = percent(ratio.mentions, ratio.of)
    words = f"{ratio.mentions:,} of {ratio.of:,}{f' ({share})' if share else ''}"
    return {"words": words, "of_hundred": round(100 * ratio.mentions / max(ratio.of, 1), 2)}


def focus_card(focus: Focus | None) -> Values | None:
    """Return the gap to work on next, with the words of those who named it."""
    if focus is None:
        return None
    return {
        "theme": short_name(focus.theme),
        "sources": short_name(focus_sources(focus.gaps)),
        "quotations": [
            {**_quotation(point), "who": short_name(giver_text(loop, point))}
            for loop, point in focus.gaps[-_MAX_QUOTES:]
        ],
        "action": short_text(focus.action.planned.text) if focus.action else "",
        "command": short_text(focus.command),
    }


def interviews_ahead(overview: Overview) -> list[Values]:
    """Return the interviews that are set, the next one first."""
    ahead = [
        (interview, status) for status in overview.statuses.values() for interview in status.facts.upcoming_interviews
    ]
    ahead.sort(key=lambda pair: (pair[1].loop.date_of(pair[0]), pair[0].at or ""))
    return [_interview(interview, status) for interview, status in ahead[:MAX_PROMPTS]]


def _interview(interview: Interviewed, status: LoopStatus) -> Values:
    day = status.loop.date_of(interview)
    people = join_words([read_person(person).short for person in interview.people])
    return {
        "day": f"{day:%a} {long_date(day)}{f', {interview.at}' if interview.at else ''}",
        "when": relative_days((day - status.today).days),
        "round": short_name(capitalize(interview.round or "interview")),
        "loop": short_name(status.loop.label),
        "people": short_name(people),
    }


def prompt_table(overview: Overview) -> tuple[list[Values], int]:
    """Return the prompts, interviews and deadlines first, then the longest overdue, and how many are left out."""
    prompts = due_prompts(overview)
    return [_prompt(*prompt) for prompt in prompts[:MAX_PROMPTS]], max(len(prompts) - MAX_PROMPTS, 0)


def _prompt(status: LoopStatus, step: NextStep) -> Values:
    due = due_cell(step, status.today)
    return {
        "label": short_name(capitalize(step.label)),
        "loop": short_name(status.loop.label),
        "due": due.text,
        "is_late": due.style is Style.LATE,
        "why": short_text(step.why),
        "command": short_text(step.command),
    }


def person_table(overview: Overview) -> tuple[list[Values], int]:
    """Return the people who gave feedback, the latest contact first, and how many are left out."""
    people = [history for history in contact_histories(overview) if history.points]
    return [_person(history, overview) for history in people[:MAX_PEOPLE]], max(len(people) - MAX_PEOPLE, 0)


def _person(history: ContactHistory, overview: Overview) -> Values:
    _, point = history.points[-1]
    step = history.due[0][1] if history.due else None
    return {
        "name": short_name(history.person.short),
        "role": short_name(history.person.role or ""),
        "companies": short_name(companies_text(history)),
        "points": count_noun(len(history.points), "piece of feedback", "pieces of feedback"),
        "latest": _quotation(point),
        "last_contact": last_contact_text(history, overview.today),
        "due": f"{step.label}, {due_cell(step, overview.today).text}" if step else "",
        "is_due": step is not None and step.due <= overview.today,
    }
