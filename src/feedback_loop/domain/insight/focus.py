"""The gap to work on next, and the themes that came up less after an action."""

import shlex
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.insight.themes import Point, Ratio, ThemeStats
from feedback_loop.domain.model.loop import Action, wants_decision
from feedback_loop.domain.rules.overview import Overview

PLACEHOLDER = "what you will do"


class Focus(msgspec.Struct, frozen=True):
    """The recurring gap to work on next.

    Attributes:
        gaps: The feedback points that name it as missing, oldest first.
        action: The open action for it, if one is planned.
        command: The command to type.
    """

    theme: str
    gaps: Sequence[Point]
    action: Action | None
    command: str


class Improvement(msgspec.Struct, frozen=True):
    """A theme that a smaller share of the feedback named as missing after an action than before."""

    theme: str
    before: Ratio
    after: Ratio


def find_focus(themes: Iterable[ThemeStats], overview: Overview) -> Focus | None:
    """Return the recurring gap that most people named and for which no action is finished; None without any.

    A gap that was set aside everywhere, with no action open, is left alone.
    """
    pending = [theme for theme in themes if theme.recurring and not theme.actions_finished]
    ranked = sorted(pending, key=lambda theme: (-len(gaps_of(theme)), theme.theme))
    return next((focus for theme in ranked if (focus := _focus_on(theme, overview))), None)


def gaps_of(theme: ThemeStats) -> list[Point]:
    """Return the points that name a theme as missing."""
    return [(loop, point) for loop, point in theme.points if wants_decision(point)]


def improvements(themes: Iterable[ThemeStats]) -> list[Improvement]:
    """Return the themes whose share of the feedback fell after their first finished action."""
    compared = [Improvement(theme.theme, theme.before, theme.after) for theme in themes if theme.before and theme.after]
    return [
        change
        for change in compared
        if change.after.mentions * change.before.of < change.before.mentions * change.after.of
    ]


def _focus_on(theme: ThemeStats, overview: Overview) -> Focus | None:
    gaps = gaps_of(theme)
    action = next((action for action in theme.actions if action.is_open), None)
    if action:
        return Focus(theme.theme, gaps, action, _command_to_finish(action, theme, overview))
    if any(point in loop.open_points for loop, point in gaps):
        command = f"feedback-loop act --theme {shlex.quote(theme.theme)} {shlex.quote(PLACEHOLDER)}"
        return Focus(theme.theme, gaps, None, command)
    return None


def _command_to_finish(action: Action, theme: ThemeStats, overview: Overview) -> str:
    """Return the command that finishes an action, with its number if its loop or theme has several open ones."""
    if action.planned.application is None and action.planned.theme:
        target = f"--theme {shlex.quote(theme.theme)}"
        actions = [other for other in theme.actions if other.planned.application is None and other.planned.theme]
    else:
        target = overview.statuses[action.home_id].target
        actions = list(overview.history.loops[action.home_id].actions)
    several = sum(other.is_open for other in actions) > 1
    ids = [other.planned.id for other in actions]
    number = f" --action {ids.index(action.planned.id) + 1}" if several else ""
    return f"feedback-loop act {target}{number} --done"
