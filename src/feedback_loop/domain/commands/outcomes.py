"""The end of an application, with everything that ends with it."""

from itertools import chain

from feedback_loop.domain.commands.verbs import cancel_upcoming_interviews, refuse_duplicate, withdraw_others
from feedback_loop.domain.model.events import AnyEvent, Outcome, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview


def end_application(
    overview: Overview, status: LoopStatus, ended: Outcome, *, withdraw: bool = False, again: bool = False
) -> list[AnyEvent]:
    """Return an outcome, the end of the interviews ahead and, if wanted, withdrawals everywhere else."""
    refuse_duplicate(status.loop.events, ended, again=again)
    day = ended.on or overview.today
    others = withdraw_others(status.loop, overview.statuses.values(), day) if withdraw else []
    closed = [ended, *others] if ended.result is not Result.OFFER else []
    cancelled = [cancel_upcoming_interviews(overview.facts[event.application]) for event in closed]
    return [ended, *others, *chain.from_iterable(cancelled)]
