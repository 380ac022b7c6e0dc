"""Several loops at once: those that are named, or all stale ones, listed and confirmed first, recorded as one batch."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.dates import relative_days
from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import count_noun

DecideForLoop = Callable[[Overview, LoopStatus], Sequence[AnyEvent]]


class Batch(NamedTuple):
    """Loops to change together.

    Attributes:
        targets: the TARGETs that were typed.
        stale: take all loops without an event for so many days instead.
        verb: what happens to them, for the question.
        yes: True if nothing is to be confirmed.
        hint: returns what to do about a further TARGET that is none.
    """

    targets: Sequence[str]
    stale: int | None
    verb: str
    yes: bool
    hint: Callable[[str], str] = lambda _: ""


def record_in_loops(context: CommandContext, batch: Batch, decide: DecideForLoop) -> None:
    """Record the events that ``decide`` returns for each loop of a batch, and confirm them."""
    if batch.stale is not None and batch.targets:
        raise UsageError("Name the loops, or take all stale ones with --stale, not both.")
    if batch.stale is None and len(batch.targets) <= 1:
        context.record_in(next(iter(batch.targets), None), decide)
        return
    statuses = _find_loops(context, batch)
    if len(statuses) == 1 and batch.stale is None:
        context.record_in(statuses[0].id, decide)
    elif statuses:
        _confirm(context, batch, statuses)
        _record(context, batch, [status.id for status in statuses], decide)
    elif context.terminal.as_json:
        context.show_batch(None)
    else:
        context.terminal.warn(f"No open loop has been without news for {count_noun(batch.stale or 0, 'day')}.")


def _find_loops(context: CommandContext, batch: Batch) -> list[LoopStatus]:
    if batch.stale is not None:
        return _stale_loops(context.overview, batch.stale)
    first, *further = batch.targets
    statuses = [context.find_loop(first), *(_find_further(context, target, batch) for target in further)]
    return list({status.id: status for status in statuses}.values())


def _find_further(context: CommandContext, target: str, batch: Batch) -> LoopStatus:
    if not (hint := batch.hint(target)):
        return context.find_loop(target)
    try:
        context.overview.find(target)
    except TargetError as error:
        if not error.fits:
            raise TargetError(f"No loop matches {target!r}. {hint}") from error
    return context.find_loop(target)


def _stale_loops(overview: Overview, days: int) -> list[LoopStatus]:
    from feedback_loop.domain.rules.stale import is_stale

    return [status for status in overview.statuses.values() if is_stale(status, days)]


def _confirm(context: CommandContext, batch: Batch, statuses: Sequence[LoopStatus]) -> None:
    if batch.yes:
        return
    lines, count = [_describe(status) for status in statuses], count_noun(len(statuses), "loop")
    if not context.terminal.is_interactive:
        raise RefusedError(f"This would {batch.verb.format(loops=count)}. Add --yes to do it:", lines)
    for line in lines:
        context.terminal.warn(f"  {line}")
    question = batch.verb.format(loops=f"{'these ' if len(statuses) > 1 else 'this '}{count}")
    if not context.terminal.confirm(f"{question[:1].upper()}{question[1:]}?"):
        raise RefusedError("Nothing was changed.")


def _describe(status: LoopStatus) -> str:
    from feedback_loop.domain.rules.stale import days_since_last_event

    return f"{status.target}  ({status.loop.label}, last event {relative_days(-days_since_last_event(status.facts))})"


def _record(context: CommandContext, batch: Batch, ids: Sequence[str], decide: DecideForLoop) -> None:
    def decide_for_all(overview: Overview) -> list[AnyEvent]:
        # What was recorded since the question may have changed which loops are stale.
        statuses = [overview.statuses[id_] for id_ in ids if id_ in overview.statuses]
        if batch.stale is not None:
            stale = {status.id for status in _stale_loops(overview, batch.stale)}
            statuses = [status for status in statuses if status.id in stale]
        return [event for status in statuses for event in decide(overview, status)]

    context.show_batch(context.record(decide_for_all))
