"""``act``: plan an action, note progress, finish or drop it, or set feedback aside."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_theme
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Again, Json, On, Target, argument, option
from feedback_loop.domain.commands import act as actions
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Amended, AnyEvent, Dropped, Finished, Progressed
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line, clean_text, normalize_theme
from feedback_loop.journal.transaction import new_id

_EXAMPLE = 'e.g. "practise system design weekly"'
EventBuilder = Callable[[ActionTarget], Sequence[AnyEvent]]


def act(
    ctx: typer.Context,
    target: Target = None,
    text: Annotated[str | None, argument("[TEXT]", "What you will do; - reads standard input.")] = None,
    numbers: Annotated[
        list[int] | None,
        option("N", "Number of a feedback point in show (default: all open ones). Repeat for more.", "--for"),
    ] = None,
    theme: Annotated[
        str | None,
        option("THEME", "Only feedback on this theme; without TARGET, of all loops.", complete=complete_theme),
    ] = None,
    by: Annotated[str | None, option("DATE", "Due date of the action; with --action, its new one.")] = None,
    measure: Annotated[str | None, option("TEXT", "How you will know that it worked.")] = None,
    progress: Annotated[str | None, option("TEXT", "Note progress on an open action.")] = None,
    done: Annotated[bool, typer.Option("--done", help="Finish the action.")] = False,
    evidence: Annotated[str | None, option("TEXT", "With --done, what you achieved.")] = None,
    summary: Annotated[
        str | None, option("TEXT", "With --done, what you did, in a sentence that your letters may use.")
    ] = None,
    drop: Annotated[str | None, option("REASON", "Drop the action.")] = None,
    set_aside: Annotated[str | None, option("REASON", "Set the feedback aside.")] = None,
    until: Annotated[str | None, option("DATE", "With --set-aside, when to revisit it.")] = None,
    action: Annotated[int | None, option("N", "Number of an open action in show.", "--action")] = None,
    on: On = None,
    again: Again = False,
    as_json: Json = False,
) -> None:
    """Act on feedback: plan an action, note progress, finish or drop it, or set the feedback aside."""
    context = command_context(ctx, as_json=as_json)
    theme = normalize_theme(theme) if theme is not None else None
    if theme and (target is None or text is None):
        target, text = _split_target_and_text(context, target, text)
    options = _ActOptions(text, progress, drop, set_aside, done, evidence, summary, until, action, by)
    options.check(has_points=bool(numbers), has_measure=measure is not None)
    day = context.dates.past_date(on)
    if options.is_plan:
        due, measure = context.dates.future_date(by), clean_text(measure, "measure")
        points = tuple(numbers or ())
        if text is None and context.terminal.is_interactive:
            target, plan, points = _ask_for_plan(context, target, theme, points)
            plan = Plan(plan.text, due or plan.by, measure)
        else:
            plan = Plan(context.require_text(text, "What will you do", _EXAMPLE), due, measure)
        build = _build_plan(options, plan, points, day)
    else:
        future = context.dates.future_date(by if options.is_move else until)
        build = _build_change(options, tuple(numbers or ()), day, future)
    _record(context, target, theme, build, again=again)


@dataclass(frozen=True, slots=True)
class _ActOptions:
    """Options that select what to do, and those that go with one of them."""

    text: str | None
    progress: str | None
    drop: str | None
    set_aside: str | None
    done: bool
    evidence: str | None
    summary: str | None
    until: str | None
    action: int | None
    by: str | None

    @property
    def is_plan(self) -> bool:
        """True for a new action."""
        return self.text is not None or not (self._is_change or self.is_move)

    @property
    def is_move(self) -> bool:
        """True for a new due date of an open action."""
        return self.text is None and not self._is_change and None not in (self.action, self.by)

    @property
    def _is_change(self) -> bool:
        return self.done or any(change is not None for change in (self.progress, self.drop, self.set_aside))

    def check(self, *, has_points: bool, has_measure: bool) -> None:
        """Refuse options that do not go together; ``--for`` names points, ``--by`` and ``--measure`` are of a plan."""
        values = {"TEXT": self.text, "--progress": self.progress, "--drop": self.drop, "--set-aside": self.set_aside}
        given = [name for name, value in values.items() if value is not None]
        if len(given) > 1 or (self.done and given not in ([], ["TEXT"])):
            raise UsageError(f"{' and '.join(given)}{' and --done' if self.done else ''} can't be used together.")
        if (self.by is not None and not (self.is_plan or self.is_move)) or (has_measure and not self.is_plan):
            raise UsageError("--by and --measure are for a new action. Add its TEXT, or leave them out.")
        if has_points and not (self.is_plan or self.set_aside is not None):
            raise UsageError("--for goes with TEXT or --set-aside. Choose an open action with --action.")
        if self.action is not None and (self.is_plan or self.set_aside is not None):
            raise UsageError("--action goes with --progress, --done, --drop or --by.")
        if self.evidence is not None and not self.done:
            raise UsageError("--evidence is for a finished action. Add --done.")
        if self.summary is not None and not self.done:
            raise UsageError("--summary is for a finished action. Add --done.")
        if self.until is not None and self.set_aside is None:
            raise UsageError("--until goes with --set-aside. The due date of an action is --by.")


def _ask_for_plan(
    context: CommandContext, target: str | None, theme: str | None, numbers: tuple[int, ...]
) -> tuple[str | None, Plan, tuple[int, ...]]:
    """Show the points, and ask what to do about them; return the target too, which may be chosen from a list."""
    from feedback_loop.cli.act_questions import ask_for_plan

    if target is None and theme:
        points = actions.theme_target(context.overview.history, theme)
    else:
        status = context.find_loop(target)
        target, points = status.id, actions.loop_target(status.loop, status.target, theme)
    answer = ask_for_plan(context, points, numbers)
    if answer is None:
        raise typer.Abort
    return target, *answer


def _split_target_and_text(
    context: CommandContext, target: str | None, text: str | None
) -> tuple[str | None, str | None]:
    """Return a single argument next to ``--theme`` as the text of an action across loops, unless it names a loop."""
    if target is None or text is not None or context.matches_loop(target):
        return target, text
    return None, target


def _build_plan(options: _ActOptions, plan: Plan, numbers: Sequence[int], day: dt.date) -> EventBuilder:
    def build(target: ActionTarget) -> Sequence[AnyEvent]:
        planned = actions.plan(target, plan, numbers, day, new_id())
        return [planned, _finish(planned.id, options, day)] if options.done else [planned]

    return build


def _finish(action: str, options: _ActOptions, day: dt.date) -> Finished:
    evidence, summary = clean_text(options.evidence, "evidence"), clean_line(options.summary, "summary")
    return Finished(action=action, evidence=evidence, summary=summary, on=day)


def _build_change(options: _ActOptions, numbers: Sequence[int], day: dt.date, future: dt.date | None) -> EventBuilder:
    def build(target: ActionTarget) -> Sequence[AnyEvent]:
        if options.set_aside is not None:
            return [actions.set_aside(target, clean_text(options.set_aside, "reason"), numbers, day, future)]
        action = actions.open_action(target, options.action).planned.id
        if options.is_move and future:
            return [Amended(target=action, changes={"by": future.isoformat()}, on=day)]
        if options.progress is not None:
            return [Progressed(action=action, text=clean_text(options.progress, "progress"), on=day)]
        if options.drop is not None:
            return [Dropped(action=action, reason=clean_text(options.drop, "reason"), on=day)]
        return [_finish(action, options, day)]

    return build


def _record(
    context: CommandContext, target: str | None, theme: str | None, build: EventBuilder, *, again: bool
) -> None:
    if target is None and theme:

        def decide(overview: Overview) -> Sequence[AnyEvent]:
            events = build(actions.theme_target(overview.history, theme))
            return [refuse_duplicate(overview.history.events, event, again=again) for event in events]

        context.show_confirmation(context.record(decide))
    else:

        def decide_in(_: Overview, status: LoopStatus) -> Sequence[AnyEvent]:
            events = build(actions.loop_target(status.loop, status.target, theme))
            return [refuse_duplicate(status.loop.events, event, again=again) for event in events]

        context.record_in(target, decide_in)
