"""Statistics of themes, and which of them recur."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import FeedbackType, Recorded, ThemeRenamed
from feedback_loop.domain.model.loop import Action, History, Loop, wants_decision
from feedback_loop.domain.text import casefold_key, normalize_theme

MIN_FEEDBACK = 3
"""Feedback points on each side of an action below which before and after say nothing."""

Point = tuple[Loop, Recorded]


class Ratio(msgspec.Struct, frozen=True):
    """How often a theme was named as missing, in how much feedback.

    Attributes:
        mentions: the gaps and mixed points about the theme.
        of: all feedback points received in that time, about whatever theme.
    """

    mentions: int
    of: int


class ThemeStats(msgspec.Struct, frozen=True):
    """One theme and everything that was said and done about it.

    Attributes:
        theme: its name.
        points: what was said about it, good or bad, oldest first, each with its loop.
        people: who is known by name among those who said it, each once, as canonically written.
        companies: where they were met, each once.
        first_on: the day of the first point.
        last_on: the day of the latest point.
        actions: the actions planned for it, or, where they name no theme, for a point about it; oldest first.
        recurring: whether two people who do not share a company named it as missing.
        before: its share of the feedback up to the day on which the first such action was finished.
        after: its share of the feedback since; both are None where nothing is finished, or where either side has
            fewer than three feedback points.
    """

    theme: str
    points: Sequence[Point]
    people: Sequence[str]
    companies: Sequence[str]
    first_on: dt.date | None
    last_on: dt.date | None
    actions: Sequence[Action]
    recurring: bool
    before: Ratio | None
    after: Ratio | None

    @property
    def mentions(self) -> int:
        """How many feedback points are about it."""
        return len(self.points)

    @property
    def strengths(self) -> int:
        """How many of them say that it is good."""
        return sum(point.type is FeedbackType.STRENGTH for _, point in self.points)

    @property
    def actions_open(self) -> int:
        """How many actions for it are neither finished nor dropped."""
        return sum(action.is_open for action in self.actions)

    @property
    def actions_finished(self) -> int:
        """How many actions for it are finished."""
        return sum(action.finished is not None for action in self.actions)

    @property
    def finished_on(self) -> dt.date | None:
        """The day on which the first action for it was finished."""
        return min(
            (action.finished.on for action in self.actions if action.finished and action.finished.on), default=None
        )

    @property
    def voices(self) -> int:
        """How many people named it at least: those known, and one for each company where only somebody unknown did."""
        named = {casefold_key(loop.application.company) for loop, point in self.points if point.person}
        return len(self.people) + len({casefold_key(company) for company in self.companies} - named)


def theme_stats(history: History) -> list[ThemeStats]:
    """Return every theme that feedback is about: recurring ones first, then those with most mentions."""
    points: dict[str, list[Point]] = {}
    actions: dict[str, dict[str, Action]] = {}
    for loop in history.loops.values():
        for point in loop.points:
            for theme in dict.fromkeys(point.themes):
                points.setdefault(theme, []).append((loop, point))
        for theme, action in _answered_points(loop):
            actions.setdefault(theme, {})[action.planned.id] = action
    heard = _Feedback(
        history,
        sorted(_date_of(point) for loop in history.loops.values() for point in loop.points),
        recurring_themes(history),
    )
    found = [_theme_stats_of(heard, theme, said, actions.get(theme, {})) for theme, said in points.items()]
    return sorted(found, key=lambda one: (not one.recurring, -one.mentions, one.theme))


def _answered_points(loop: Loop) -> Iterator[tuple[str, Action]]:
    """Return the actions of a loop with each theme that they are for: the one named, else those of their points."""
    themes = {point.id: point.themes for point in loop.points}
    for action in loop.actions:
        if action.planned.theme:
            yield action.planned.theme, action
        else:
            for point in action.planned.feedback:
                yield from ((theme, action) for theme in themes.get(point, ()))


class _Feedback(msgspec.Struct, frozen=True):
    """The journal, the days of all its feedback points, and the themes that recur."""

    book: History
    days: Sequence[dt.date]
    recurring: Sequence[str]


def _theme_stats_of(heard: _Feedback, theme: str, points: Sequence[Point], actions: Mapping[str, Action]) -> ThemeStats:
    said = sorted(points, key=lambda pair: pair[0].sort_key(pair[1]))
    before, after = _before_and_after(said, list(actions.values()), heard.days)
    return ThemeStats(
        theme=theme,
        points=said,
        people=_people(heard.book, said),
        companies=_companies(said),
        first_on=said[0][1].on,
        last_on=said[-1][1].on,
        actions=sorted(actions.values(), key=lambda action: (_planned_on(action), action.planned.id)),
        recurring=theme in heard.recurring,
        before=before,
        after=after,
    )


def _date_of(point: Recorded) -> dt.date:
    return point.on or dt.date.min


def _planned_on(action: Action) -> dt.date:
    return action.planned.on or dt.date.min


def _people(history: History, points: Sequence[Point]) -> list[str]:
    keys = {history.people.key(point.person, loop.application.company): None for loop, point in points if point.person}
    return [str(history.people.person(key)) for key in keys]


def _companies(points: Sequence[Point]) -> list[str]:
    spelled: dict[str, str] = {}
    for loop, _ in points:
        spelled.setdefault(casefold_key(loop.application.company), loop.application.company)
    return list(spelled.values())


def _before_and_after(
    points: Sequence[Point], actions: Sequence[Action], days: Sequence[dt.date]
) -> tuple[Ratio, Ratio] | tuple[None, None]:
    """Return the theme's share of the feedback before and after its first finished action; on that day is before."""
    ends = [action.finished.on for action in actions if action.finished and action.finished.on]
    if not ends:
        return None, None
    end = min(ends)
    heard = sum(day <= end for day in days)
    if min(heard, len(days) - heard) < MIN_FEEDBACK:
        return None, None
    missing = [_date_of(point) for _, point in points if point.type in (FeedbackType.GAP, FeedbackType.MIXED)]
    early = sum(day <= end for day in missing)
    return Ratio(early, heard), Ratio(len(missing) - early, len(days) - heard)


def find_theme(found: Sequence[ThemeStats], query: str) -> ThemeStats:
    """Return the theme that ``query`` names: its name, else any part of it.

    Raises:
        TargetError: it names none, or several; the candidates are named.
    """
    wanted = casefold_key(query)
    exact = [one for one in found if casefold_key(one.theme) == wanted]
    named = exact or [one for one in found if wanted and wanted in casefold_key(one.theme)]
    if len(named) == 1:
        return named[0]
    themes = [one.theme for one in named or found]
    if named:
        raise TargetError(f"{query!r} fits several themes; type one of these:", themes)
    raise TargetError(f"No feedback is about {query!r}; themes so far:", themes or ["none"])


def rename_theme(found: Sequence[ThemeStats], old: str, new: str, on: dt.date) -> ThemeRenamed:
    """Return that a theme goes by another name; by that of another theme, the two become one.

    Raises:
        TargetError: no feedback is about a theme called ``old``.
        UsageError: ``new`` is no name of a theme.
        RefusedError: both are the same.
    """
    theme = next((one.theme for one in found if casefold_key(one.theme) == casefold_key(old)), None)
    if theme is None:
        raise TargetError(f"No feedback is about {old!r}; themes so far:", [one.theme for one in found] or ["none"])
    name = normalize_theme(new)
    if name == theme:
        raise RefusedError(f"The theme is called {theme} already.")
    return ThemeRenamed(on=on, old=theme, new=name)


def recurring_themes(history: History) -> list[str]:
    """Return the themes of gaps that two people at two companies named, in alphabetical order."""
    voices: dict[str, set[tuple[str, str]]] = {}
    for loop in history.loops.values():
        company = loop.application.company
        for point in filter(wants_decision, loop.points):
            who = history.people.key(point.person, company) if point.person else ""
            for theme in point.themes:
                voices.setdefault(theme, set()).add((who or casefold_key(company), casefold_key(company)))
    return sorted(theme for theme, heard in voices.items() if _named_independently(heard))


def _named_independently(heard: set[tuple[str, str]]) -> bool:
    return any(one[0] != other[0] and one[1] != other[1] for one, other in combinations(heard, 2))
