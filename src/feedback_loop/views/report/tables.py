"""Tables of the report: themes, prompts and people."""

from feedback_loop.domain.insight.contacts import ContactHistory, contact_histories
from feedback_loop.domain.insight.themes import Ratio, ThemeStats, theme_stats
from feedback_loop.domain.insight.wording import giver_text, voices_text
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, due_prompts
from feedback_loop.domain.text import capitalize, count_noun
from feedback_loop.views.blocks import Style
from feedback_loop.views.people import companies_text, last_contact_text
from feedback_loop.views.report.wording import Values, long_date, percent, short_name, short_text
from feedback_loop.views.status import due_cell

MAX_THEMES = 20
MAX_PROMPTS = 25
MAX_PEOPLE = 30
_MAX_FINISHED = 2


def theme_table(overview: Overview) -> tuple[list[Values], int]:
    """Return the themes as the ``themes`` command orders them, and how many are left out."""
    themes = theme_stats(overview.history)
    maximum = max((theme.mentions for theme in themes), default=1)
    return [_theme(theme, maximum) for theme in themes[:MAX_THEMES]], max(len(themes) - MAX_THEMES, 0)


def _theme(theme: ThemeStats, maximum: int) -> Values:
    loop, point = theme.points[-1]
    finished = [_finished_text(action) for action in theme.actions if action.finished]
    return {
        "name": short_name(theme.theme),
        "recurring": theme.recurring,
        "mentions": theme.mentions,
        "bar_share": round(100 * theme.mentions / maximum, 2),
        "voices": voices_text(theme),
        "heard": " to ".join(dict.fromkeys([long_date(theme.first_on), long_date(theme.last_on)])),
        "actions": f"{theme.actions_open:,} open, {theme.actions_finished:,} finished",
        "latest": {**_quotation(point), "who": short_name(giver_text(loop, point))},
        "finished": finished[-_MAX_FINISHED:],
        "change": (_percent(theme.before), _percent(theme.after)) if theme.before and theme.after else None,
    }


def _quotation(point: Recorded) -> Values:
    return {"text": short_text(point.text), "on": long_date(point.on)}


def _finished_text(action: Action) -> str:
    evidence = action.finished.evidence if action.finished else None
    return f"{short_name(action.planned.text)}{f': {short_name(evidence)}' if evidence else ''}"


def _percent(ratio: Ratio) -> Values:
    share = percent(ratio.mentions, ratio.of)
    words = f"{ratio.mentions:,} of {ratio.of:,}{f' ({share})' if share else ''}"
    return {"words": words, "of_hundred": round(100 * ratio.mentions / max(ratio.of, 1), 2)}


def prompt_table(overview: Overview) -> tuple[list[Values], int]:
    """Return the prompts, the longest overdue first, and how many are left out."""
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
