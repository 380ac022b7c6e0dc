"""Plan, finish or drop actions, and set feedback aside."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.model.events import Planned, Recorded, SetAside
from feedback_loop.domain.model.loop import Action, History, Loop, wants_decision


class ActionTarget(msgspec.Struct, frozen=True):
    """What is acted on: the points of one loop, perhaps of one theme, or a theme across all loops.

    Attributes:
        label: what a sentence calls it.
        target: what to type for it.
        application: the loop's application, None across loops.
        theme: the theme it is narrowed to.
        points: the feedback points, numbered from 1 in this order.
        undecided: those of them that wait for a decision.
        actions: the actions, numbered from 1 in this order.
    """

    label: str
    target: str
    application: str | None
    theme: str | None
    points: Sequence[Recorded]
    undecided: Sequence[Recorded]
    actions: Sequence[Action]


def loop_target(loop: Loop, target: str, theme: str | None) -> ActionTarget:
    """Return one loop as what is acted on.

    Raises:
        TargetError: it has no feedback about ``theme``.
    """
    about = [point for point in loop.points if theme is None or theme in point.themes]
    if theme and not about:
        themes = sorted({one for point in loop.points for one in point.themes})
        raise TargetError(f"No feedback of {loop.label} is about {theme}; its themes:", themes or ["none"])
    undecided = [point for point in loop.open_points if point in about]
    return ActionTarget(loop.label, target, loop.id, theme, loop.points, undecided, loop.actions)


def theme_target(history: History, theme: str) -> ActionTarget:
    """Return a theme across all loops as what is acted on.

    Raises:
        TargetError: no feedback is about it.
    """
    loops = history.loops.values()
    points = [point for loop in loops for point in loop.points if theme in point.themes]
    if not points:
        themes = sorted({one for loop in loops for point in loop.points for one in point.themes})
        raise TargetError(f"No feedback is about {theme}; themes so far:", themes or ["none"])
    undecided = [point for loop in loops for point in loop.open_points if theme in point.themes]
    actions = {action.planned.id: action for loop in loops for action in loop.actions}
    across = [one for one in actions.values() if one.planned.theme == theme and one.planned.application is None]
    return ActionTarget(theme, f"--theme {theme}", None, theme, points, undecided, across)


class Plan(msgspec.Struct, frozen=True):
    """What the user will do, by when, and how they will know that it worked."""

    text: str
    by: dt.date | None = None
    measure: str | None = None


def plan(scope: ActionTarget, what: Plan, numbers: Sequence[int], on: dt.date, id_: str) -> Planned:
    """Return an action for the points with these numbers, else for all open points.

    Raises:
        UsageError: a number that no point has.
    """
    points = (
        _points_by_number(scope, numbers)
        or scope.undecided
        or [point for point in _points_of_theme(scope) if wants_decision(point)]
    )
    return Planned(
        id=id_,
        on=on,
        text=what.text,
        application=scope.application,
        theme=scope.theme,
        feedback=tuple(point.id for point in points),
        by=what.by,
        measure=what.measure,
    )


def set_aside(scope: ActionTarget, reason: str, numbers: Sequence[int], on: dt.date, until: dt.date | None) -> SetAside:
    """Return that points are looked at and left: those with these numbers, else all open ones.

    Raises:
        UsageError: a number that no point has.
        RefusedError: no point is open.
    """
    points = _points_by_number(scope, numbers) or scope.undecided
    if not points:
        raise RefusedError(f"No feedback of {scope.label} waits for a decision; name a point with --for N.")
    return SetAside(feedback=tuple(point.id for point in points), reason=reason, on=on, until=until)


def _points_of_theme(scope: ActionTarget) -> list[Recorded]:
    return [point for point in scope.points if scope.theme is None or scope.theme in point.themes]


def _points_by_number(scope: ActionTarget, numbers: Sequence[int]) -> list[Recorded]:
    if numbers and scope.application is None:
        raise UsageError("--for numbers the points of one loop; name the loop, or leave out --for.")
    count = len(scope.points)
    for number in numbers:
        if not 1 <= number <= count:
            have = f"has the points 1 to {count}" if count else "has no feedback yet"
            raise UsageError(
                f"There is no point {number}: {scope.label} {have}; see: feedback-loop show {scope.target}"
            )
    return [scope.points[number - 1] for number in dict.fromkeys(numbers)]


def open_action(scope: ActionTarget, number: int | None) -> Action:
    """Return the open action that is meant: the one with this number, else the only one.

    Raises:
        UsageError: there is no such number, or several are open and none was named.
        RefusedError: nothing is open, or the one named is not.
    """
    unfinished = {n: action for n, action in enumerate(scope.actions, start=1) if action.is_open}
    if number is not None and not 1 <= number <= len(scope.actions):
        raise UsageError(f"There is no action {number} for {scope.label}; see: feedback-loop show {scope.target}")
    if number is not None and number not in unfinished:
        raise RefusedError(f"Action {number} of {scope.label} is not open any more.")
    if not unfinished:
        raise RefusedError(f"No action is open for {scope.label}; plan one: feedback-loop act {scope.target} TEXT")
    if number is None and len(unfinished) > 1:
        listed = [f"--action {n}  {action.planned.text}" for n, action in unfinished.items()]
        raise UsageError(f"Several actions are open for {scope.label}; say which one:", listed)
    return unfinished[number] if number is not None else next(iter(unfinished.values()))
