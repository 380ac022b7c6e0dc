"""Tables of the report: themes, prompts and people."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.dates import relative_days
from feedback_loop.domain.insight.contacts import ContactHistory, contact_histories
from feedback_loop.domain.insight.themes import Ratio, ThemeStats, theme_stats
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview
from feedback_loop.views.blocks import Style
from feedback_loop.views.report.wording import counted, dated, name, passage, percent
from feedback_loop.views.status import due_cell

MOST_THEMES = 20
MOST_PROMPTS = 25
MOST_PEOPLE = 30
_DONE_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of the feedback: as words, and out of 100."""

    told: str
    of_hundred: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, who, and when."""

    text: str
    who: str
    on: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.

    Attributes:
        name: its name.
        recurring: whether it comes from people who do not share a company.
        mentions: how many feedback points are about it.
        of_most: the same, as a share of the theme with most, out of 100.
        voices: from how many people at how many companies.
        heard: since when and until when.
        actions: how many are open and finished.
        latest: the latest thing that was said.
        done: what was finished, with what shows for it.
        change: what its share of the feedback was before and after, or None with too little to tell.
    """

    name: str
    recurring: bool
    mentions: int
    of_most: float
    voices: str
    heard: str
    actions: str
    latest: Quotation
    done: Sequence[str]
    change: tuple[Percent, Percent] | None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that is due."""

    what: str
    where: str
    when: str
    late: bool
    why: str
    command: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person who gave feedback."""

    who: str
    role: str
    where: str
    points: str
    latest: Quotation
    touch: str
    owed: str
    owed_now: bool


def themes(overview: Overview) -> tuple[list[Theme], int]:
    """Return the themes as the ``themes`` command orders them, and how many are left out."""
    found = theme_stats(overview.history)
    most = max((one.mentions for one in found), default=1)
    return [_theme(one, most) for one in found[:MOST_THEMES]], max(len(found) - MOST_THEMES, 0)


def _theme(one: ThemeStats, most: int) -> Theme:
    loop, point = one.points[-1]
    who = read_person(point.person).short if point.person else loop.application.company
    voices = f"{counted(one.voices, 'person', 'people')} at {counted(len(one.companies), 'company', 'companies')}"
    heard = dated(one.first_on) if one.first_on == one.last_on else f"{dated(one.first_on)} to {dated(one.last_on)}"
    done = [_done(action.planned.text, action.finished.evidence) for action in one.actions if action.finished]
    return Theme(
        name=name(one.theme),
        recurring=one.recurring,
        mentions=one.mentions,
        of_most=round(100 * one.mentions / most, 2),
        voices=voices,
        heard=heard,
        actions=f"{one.actions_open:,} open, {one.actions_finished:,} finished",
        latest=Quotation(passage(point.text), name(who), dated(point.on)),
        done=done[-_DONE_SHOWN:],
        change=(_part(one.before), _part(one.after)) if one.before and one.after else None,
    )


def _done(text: str, evidence: str | None) -> str:
    return f"{name(text)}{f': {name(evidence)}' if evidence else ''}"


def _part(share: Ratio) -> Percent:
    more = percent(share.mentions, share.of)
    told = f"{share.mentions:,} of {share.of:,}{f' ({more})' if more else ''}"
    return Percent(told, round(100 * share.mentions / max(share.of, 1), 2))


def prompts(overview: Overview) -> tuple[list[Prompt], int]:
    """Return what is due, the longest overdue first, and how many are left out."""
    due = [(one, one.prompt) for one in overview.statuses.values() if one.prompt]
    due.sort(key=lambda pair: (pair[1].due, pair[0].loop.applied_on))
    return [_prompt(*pair) for pair in due[:MOST_PROMPTS]], max(len(due) - MOST_PROMPTS, 0)


def _prompt(status: LoopStatus, step: NextStep) -> Prompt:
    due = due_cell(step, status.today)
    return Prompt(
        what=name(step.label[:1].upper() + step.label[1:]),
        where=name(status.loop.label),
        when=due.text,
        late=due.tone is Style.LATE,
        why=passage(step.why),
        command=passage(step.command),
    )


def person_rows(overview: Overview) -> tuple[list[PersonRow], int]:
    """Return who gave feedback, the latest contact first, and how many are left out."""
    found = [one for one in contact_histories(overview) if one.points]
    return [_supporter(one, overview) for one in found[:MOST_PEOPLE]], max(len(found) - MOST_PEOPLE, 0)


def _supporter(one: ContactHistory, overview: Overview) -> PersonRow:
    _, point = one.points[-1]
    whose = "their" if one.last and one.last.is_incoming else "your"
    owed = one.due[0][1] if one.due else None
    return PersonRow(
        who=name(one.person.short),
        role=name(one.person.role or ""),
        where=name(", ".join(dict.fromkeys([one.company, *one.companies]))),
        points=f"{counted(len(one.points), 'piece')} of feedback",
        latest=Quotation(passage(point.text), "", dated(point.on)),
        touch=f"{relative_days((one.last.on - overview.today).days)} ({whose} move)" if one.last else "",
        owed=f"{owed.label}, {due_cell(owed, overview.today).text}" if owed else "",
        owed_now=owed is not None and owed.due <= overview.today,
    )
