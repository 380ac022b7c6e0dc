"""Plan, finish or drop actions, and set feedback aside."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.model.events import Planned, Recorded, SetAside
from feedback_loop.domain.model.loop import Action, History, Loop, wants_decision
from feedback_loop.domain.text import did_you_mean


class ActionTarget(msgspec.Struct, frozen=True):
    """The feedback to act on: that of one loop, of one theme of it, or of a theme across all loops.

    Attributes:
        label: Name in sentences.
        argument: Argument that stands for it on the command line.
        application: Id of the loop's application; None across loops.
        theme: Theme to which it is restricted.
        points: Feedback points, numbered from 1 in this order.
        undecided: Points about the theme that await a decision.
        actions: Actions, numbered from 1 in this order.
    """

    label: str
    argument: str
    application: str | None
    theme: str | None
    points: Sequence[Recorded]
    undecided: Sequence[Recorded]
    actions: Sequence[Action]

    @property
    def overview_command(self) -> str:
        """Command that lists its points and actions."""
        return f"feedback-loop {f'show {self.argument}' if self.application else f'themes {self.theme}'}"


class Plan(msgspec.Struct, frozen=True):
    """An action to plan: what to do, by when, and how to tell that it worked."""

    text: str
    by: dt.date | None = None
    measure: str | None = None


def loop_target(loop: Loop, argument: str, theme: str | None) -> ActionTarget:
    """Return the feedback of one loop, restricted to a theme if there is one."""
    points = [point for point in loop.points if theme is None or theme in point.themes]
    if theme and not points:
        problem = f"No feedback from {loop.label} is about {theme}."
        raise _unknown_theme_error(problem, "Its themes:", theme, loop.points)
    undecided = [point for point in loop.open_points if point in points]
    return ActionTarget(loop.label, argument, loop.id, theme, loop.points, undecided, loop.actions)


def theme_target(history: History, theme: str) -> ActionTarget:
    """Return the feedback about a theme across all loops."""
    loops = history.loops.values()
    all_points = [point for loop in loops for point in loop.points]
    points = [point for point in all_points if theme in point.themes]
    if not points:
        raise _unknown_theme_error(f"No feedback is about {theme}.", "Themes so far:", theme, all_points)
    undecided = [point for loop in loops for point in loop.open_points if theme in point.themes]
    all_actions = {action.planned.id: action for loop in loops for action in loop.actions}.values()
    actions = [action for action in all_actions if action.planned.theme == theme and action.planned.application is None]
    return ActionTarget(theme, f"--theme {theme}", None, theme, points, undecided, actions)


def plan(target: ActionTarget, action: Plan, numbers: Sequence[int], on: dt.date, id_: str) -> Planned:
    """Return the event that plans an action for the points with these numbers, by default for all undecided ones."""
    on_theme = [point for point in target.points if target.theme is None or target.theme in point.themes]
    points = _points_by_number(target, numbers) or target.undecided or list(filter(wants_decision, on_theme))
    return Planned(
        id=id_,
        on=on,
        text=action.text,
        application=target.application,
        theme=target.theme,
        feedback=tuple(point.id for point in points),
        by=action.by,
        measure=action.measure,
    )


def set_aside(
    target: ActionTarget, reason: str, numbers: Sequence[int], on: dt.date, until: dt.date | None
) -> SetAside:
    """Return the event that sets aside the points with these numbers, by default all undecided ones."""
    points = _points_by_number(target, numbers) or target.undecided
    if not points:
        raise RefusedError(f"{target.label} has no feedback waiting for a decision. Choose a point with --for N.")
    return SetAside(feedback=tuple(point.id for point in points), reason=reason, on=on, until=until)


def open_action(target: ActionTarget, number: int | None) -> Action:
    """Return the open action with this number, by default the only one."""
    unfinished = {n: action for n, action in enumerate(target.actions, start=1) if action.is_open}
    if number is not None and not 1 <= number <= len(target.actions):
        raise UsageError(f"{target.label} has no action {number}. See: {target.overview_command}")
    if number is not None and number not in unfinished:
        raise RefusedError(f"Action {number} of {target.label} is no longer open.")
    if not unfinished:
        raise RefusedError(f"{target.label} has no open action. Plan one: feedback-loop act {target.argument} TEXT")
    if number is None and len(unfinished) > 1:
        choices = [f"--action {n}  {action.planned.text}" for n, action in unfinished.items()]
        raise UsageError(f"{target.label} has several open actions. Choose one:", choices)
    return unfinished[number] if number is not None else next(iter(unfinished.values()))


def _unknown_theme_error(problem: str, listed: str, typed: str, points: Iterable[Recorded]) -> TargetError:
    themes = sorted({theme for point in points for theme in point.themes})
    return TargetError(f"{problem}{did_you_mean(typed, themes)} {listed}", themes or ["none"])


def _points_by_number(target: ActionTarget, numbers: Sequence[int]) -> list[Recorded]:
    if numbers and target.application is None:
        raise UsageError("--for takes the feedback points of one loop. Name the loop, or leave out --for.")
    count = len(target.points)
    for number in numbers:
        if not 1 <= number <= count:
            problem = f"has no feedback point {number}, only 1 to {count}" if count else "has no feedback yet"
            raise UsageError(f"{target.label} {problem}. See: {target.overview_command}")
    return [target.points[number - 1] for number in dict.fromkeys(numbers)]
