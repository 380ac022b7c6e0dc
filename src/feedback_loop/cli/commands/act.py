"""``act``: plan an action, note progress, finish or drop it, or set feedback aside."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, On, Target
from feedback_loop.domain.commands import act as acting
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Dropped, Finished, Progressed
from feedback_loop.domain.text import clean_text, normalize_theme
from feedback_loop.journal.transaction import new_id

EventBuilder = Callable[[ActionTarget], Sequence[AnyEvent]]


def act(
    ctx: typer.Context,
    target: Target = None,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What you will do; - reads standard input.", show_default=False),
    ] = None,
    numbers: Annotated[
        list[int] | None,
        typer.Option("--for", metavar="N", help="A feedback point, as show numbers it; all open ones if left out."),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(metavar="THEME", help="Only points of this theme; without a TARGET, of every loop."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="DATE", help="By when.")] = None,
    measure: Annotated[str | None, typer.Option(metavar="TEXT", help="How you will know that it worked.")] = None,
    progress: Annotated[str | None, typer.Option(metavar="TEXT", help="What you did on an open action.")] = None,
    done: Annotated[bool, typer.Option("--done", help="The action is finished.")] = False,
    evidence: Annotated[str | None, typer.Option(metavar="TEXT", help="What shows for it, with --done.")] = None,
    drop: Annotated[str | None, typer.Option(metavar="REASON", help="Give the action up.")] = None,
    set_aside: Annotated[str | None, typer.Option(metavar="REASON", help="Leave the feedback as it is.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Look at it again then, with --set-aside.")] = None,
    action: Annotated[
        int | None, typer.Option("--action", metavar="N", help="Which open action, as show numbers them.")
    ] = None,
    on: On = None,
    as_json: Json = False,
) -> None:
    """Do something about feedback: plan an action, note progress, finish it, drop it, or set feedback aside."""
    context = command_context(ctx, as_json=as_json)
    normal = normalize_theme(theme) if theme is not None else None
    target, text = _without_target(context, target, text) if normal and not (target and text) else (target, text)
    typed = _ActOptions(text, progress, drop, set_aside, done=done, evidence=evidence, until=until, action=action)
    typed.check(about_points=bool(numbers), about_plan=by is not None or measure is not None)
    day = context.dates.past_date(on)
    if typed.plans:
        due = context.dates.future_date(by)
        move = _plan(context, typed, Plan("", due, measure), tuple(numbers or ()), day)
    else:
        move = _move(context, typed, tuple(numbers or ()), day)
    _record(context, target, normal, move)


@dataclass(frozen=True, slots=True)
class _ActOptions:
    """The options that say what to do; at most one of the moves is given."""

    text: str | None
    progress: str | None
    drop: str | None
    set_aside: str | None
    done: bool
    evidence: str | None
    until: str | None
    action: int | None

    @property
    def plans(self) -> bool:
        """Whether a new action is meant."""
        moves = (self.progress, self.drop, self.set_aside)
        return self.text is not None or (not self.done and all(move is None for move in moves))

    def check(self, *, about_points: bool, about_plan: bool) -> None:
        """Refuse options that do not go together: ``--for`` is about points, ``--by`` and ``--measure`` about plans."""
        moves = {"TEXT": self.text, "--progress": self.progress, "--drop": self.drop, "--set-aside": self.set_aside}
        given = [name for name, value in moves.items() if value is not None]
        if len(given) > 1 or (self.done and given not in ([], ["TEXT"])):
            raise UsageError(f"{' and '.join(given)}{' and --done' if self.done else ''} do not go together.")
        if about_plan and not self.plans:
            raise UsageError("--by and --measure belong to a new action; give its TEXT, or leave them out.")
        if about_points and not (self.plans or self.set_aside is not None):
            raise UsageError("--for goes with TEXT or --set-aside; name an open action with --action.")
        if self.action is not None and (self.plans or self.set_aside is not None):
            raise UsageError("--action names an open action, for --progress, --done or --drop.")
        if self.evidence is not None and not self.done:
            raise UsageError("--evidence shows for a finished action; add --done.")
        if self.until is not None and self.set_aside is None:
            raise UsageError("--until goes with --set-aside; the day of an action is --by.")


def _without_target(context: CommandContext, target: str | None, text: str | None) -> tuple[str | None, str | None]:
    """With a theme alone, what stands first is the text of an action across loops, if it names no loop."""
    if target is None or text is not None or context.matches_loop(target):
        return target, text
    return None, target


def _plan(
    context: CommandContext, typed: _ActOptions, what: Plan, numbers: Sequence[int], day: dt.date
) -> EventBuilder:
    words = context.read_text(typed.text, "What will you do")
    if words is None:
        raise UsageError('What will you do? Add it as TEXT, such as: "practise system design weekly".')
    measure = clean_text(what.measure, "measure") if what.measure is not None else None

    def move(scope: ActionTarget) -> Sequence[AnyEvent]:
        planned = acting.plan(scope, Plan(words, what.by, measure), numbers, day, new_id())
        return [planned, _finished(planned.id, typed, day)] if typed.done else [planned]

    return move


def _finished(action: str, typed: _ActOptions, day: dt.date) -> Finished:
    evidence = clean_text(typed.evidence, "evidence") if typed.evidence is not None else None
    return Finished(action=action, evidence=evidence, on=day)


def _move(context: CommandContext, typed: _ActOptions, numbers: Sequence[int], day: dt.date) -> EventBuilder:
    until = context.dates.future_date(typed.until)

    def move(scope: ActionTarget) -> Sequence[AnyEvent]:
        if typed.set_aside is not None:
            return [acting.set_aside(scope, clean_text(typed.set_aside, "reason"), numbers, day, until)]
        action = acting.open_action(scope, typed.action).planned.id
        if typed.progress is not None:
            return [Progressed(action=action, text=clean_text(typed.progress, "progress"), on=day)]
        if typed.drop is not None:
            return [Dropped(action=action, reason=clean_text(typed.drop, "reason"), on=day)]
        return [_finished(action, typed, day)]

    return move


def _record(context: CommandContext, target: str | None, theme: str | None, move: EventBuilder) -> None:
    if target is None and theme:
        across = theme
        entry = context.record(lambda overview: move(acting.theme_target(overview.history, across)))
        context.show_confirmation(entry, None)
    else:
        context.record_in(target, lambda _, found: move(acting.loop_target(found.loop, found.target, theme)))
