"""Statistics of themes, and which of them recur."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import FeedbackType, Recorded, ThemeRenamed
from feedback_loop.domain.model.loop import Action, History, Loop, wants_decision
from feedback_loop.domain.text import casefold_key, normalize_theme

_MIN_POINTS = 3
"""Feedback points needed before and after an action; fewer say nothing about its effect."""

Point = tuple[Loop, Recorded]


class Ratio(msgspec.Struct, frozen=True):
    """Share of the feedback that named a theme as missing.

    Attributes:
        mentions: Number of gaps and mixed points about the theme.
        of: Number of all feedback points received in that time.
    """

    mentions: int
    of: int


class ThemeStats(msgspec.Struct, frozen=True):
    """One theme with everything that was said and done about it.

    Attributes:
        points: Feedback points about it, good or bad, each with its loop; oldest first.
        people: Known givers of those points, each once, as canonically written.
        actions: Actions planned for the theme, or without a theme for a point about it; oldest first.
        recurring: True if two people who do not share a company named it as missing.
        before: Share of the feedback up to the date on which the first such action was finished.
        after: Share of the feedback since then. Both are None if no action is finished, or if either side has fewer
            than three feedback points.
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
        """Number of feedback points about it."""
        return len(self.points)

    @property
    def strengths(self) -> int:
        """Number of points that call it a strength."""
        return sum(point.type is FeedbackType.STRENGTH for _, point in self.points)

    @property
    def is_praise(self) -> bool:
        """True if every point calls it a strength."""
        return self.strengths == self.mentions

    @property
    def actions_open(self) -> int:
        """Number of actions that are neither finished nor dropped."""
        return sum(action.is_open for action in self.actions)

    @property
    def actions_finished(self) -> int:
        """Number of finished actions."""
        return sum(action.finished is not None for action in self.actions)

    @property
    def finished_on(self) -> dt.date | None:
        """Date on which the first action was finished."""
        return _first_finished_on(self.actions)

    @property
    def voices(self) -> int:
        """Minimum number of givers: the known ones, and one for each company whose givers are all unknown."""
        named = {casefold_key(loop.application.company) for loop, point in self.points if point.person}
        return len(self.people) + len({casefold_key(company) for company in self.companies} - named)


def theme_stats(history: History) -> list[ThemeStats]:
    """Return the statistics of every theme with feedback: recurring ones first, then by number of mentions."""
    recurring = recurring_themes(history)
    dates = [_date_of(point) for loop in history.loops.values() for point in loop.points]
    actions = _actions_by_theme(history)
    stats = []
    for theme, points in _points_by_theme(history).items():
        planned = actions.get(theme, [])
        before, after = _before_and_after(points, planned, dates)
        stats.append(
            ThemeStats(
                theme=theme,
                points=points,
                people=_givers_of(history, points),
                companies=_companies_of(points),
                first_on=points[0][1].on,
                last_on=points[-1][1].on,
                actions=planned,
                recurring=theme in recurring,
                before=before,
                after=after,
            )
        )
    return sorted(stats, key=lambda theme: (not theme.recurring, -theme.mentions, theme.theme))


def recurring_themes(history: History) -> list[str]:
    """Return the themes that two people at two companies named as missing, in alphabetical order."""
    voices: dict[str, set[tuple[str, str]]] = {}
    for loop in history.loops.values():
        company = casefold_key(loop.application.company)
        for point in filter(wants_decision, loop.points):
            person = history.people.key(point.person, loop.application.company) if point.person else company
            for theme in point.themes:
                voices.setdefault(theme, set()).add((person, company))
    return sorted(theme for theme, pairs in voices.items() if _has_independent_pair(pairs))


def find_theme(stats: Sequence[ThemeStats], query: str) -> ThemeStats:
    """Return the theme whose name is ``query``, otherwise the only one whose name contains it."""
    key = casefold_key(query)
    exact = [theme for theme in stats if casefold_key(theme.theme) == key]
    matches = exact or [theme for theme in stats if key and key in casefold_key(theme.theme)]
    if not matches:
        raise _unknown_theme_error(stats, query)
    if len(matches) > 1:
        raise TargetError(f"{query!r} fits several themes. Type one of these:", [theme.theme for theme in matches])
    return matches[0]


def rename_theme(stats: Sequence[ThemeStats], old: str, new: str, on: dt.date) -> ThemeRenamed:
    """Return the event that renames a theme; with the name of another theme it merges the two."""
    theme = next((theme.theme for theme in stats if casefold_key(theme.theme) == casefold_key(old)), None)
    if theme is None:
        raise _unknown_theme_error(stats, old)
    name = normalize_theme(new)
    if name == theme:
        raise RefusedError(f"The theme is already called {theme}.")
    return ThemeRenamed(on=on, old=theme, new=name)


def _points_by_theme(history: History) -> dict[str, list[Point]]:
    points: dict[str, list[Point]] = {}
    for loop in history.loops.values():
        for point in loop.points:
            for theme in dict.fromkeys(point.themes):
                points.setdefault(theme, []).append((loop, point))
    return {theme: sorted(pairs, key=lambda pair: pair[0].sort_key(pair[1])) for theme, pairs in points.items()}


def _actions_by_theme(history: History) -> dict[str, list[Action]]:
    actions: dict[str, dict[tuple[dt.date, str], Action]] = {}
    for loop in history.loops.values():
        for theme, action in _actions_with_themes(loop):
            actions.setdefault(theme, {})[action.planned.on or dt.date.min, action.planned.id] = action
    return {theme: [by_plan[key] for key in sorted(by_plan)] for theme, by_plan in actions.items()}


def _actions_with_themes(loop: Loop) -> Iterator[tuple[str, Action]]:
    """Yield the actions of a loop with each of their themes: the one planned for, otherwise those of their points."""
    themes = {point.id: point.themes for point in loop.points}
    for action in loop.actions:
        if action.planned.theme:
            yield action.planned.theme, action
        else:
            yield from ((theme, action) for point in action.planned.feedback for theme in themes.get(point, ()))


def _givers_of(history: History, points: Iterable[Point]) -> list[str]:
    keys = {history.people.key(point.person, loop.application.company): None for loop, point in points if point.person}
    return [str(history.people.person(key)) for key in keys]


def _companies_of(points: Iterable[Point]) -> list[str]:
    names: dict[str, str] = {}
    for loop, _ in points:
        names.setdefault(casefold_key(loop.application.company), loop.application.company)
    return list(names.values())


def _before_and_after(
    points: Sequence[Point], actions: Sequence[Action], dates: Sequence[dt.date]
) -> tuple[Ratio, Ratio] | tuple[None, None]:
    """Return the theme's share of all feedback, of these dates, up to its first finished action, and since."""
    end = _first_finished_on(actions)
    if end is None:
        return None, None
    total_before = sum(day <= end for day in dates)
    if min(total_before, len(dates) - total_before) < _MIN_POINTS:
        return None, None
    gaps = [_date_of(point) for _, point in points if point.type in (FeedbackType.GAP, FeedbackType.MIXED)]
    before = sum(day <= end for day in gaps)
    return Ratio(before, total_before), Ratio(len(gaps) - before, len(dates) - total_before)


def _first_finished_on(actions: Iterable[Action]) -> dt.date | None:
    return min((action.finished.on for action in actions if action.finished and action.finished.on), default=None)


def _date_of(point: Recorded) -> dt.date:
    return point.on or dt.date.min


def _has_independent_pair(voices: Iterable[tuple[str, str]]) -> bool:
    """Return True if two voices, each a person and a company, differ in both."""
    pairs = combinations(voices, 2)
    return any(person != other and company != elsewhere for (person, company), (other, elsewhere) in pairs)


def _unknown_theme_error(stats: Sequence[ThemeStats], query: str) -> TargetError:
    themes = [theme.theme for theme in stats]
    return TargetError(f"No feedback is about {query!r}. Themes so far:", themes or ["none"])
