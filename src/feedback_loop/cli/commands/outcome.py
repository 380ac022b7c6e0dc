"""``outcome``: record how an application ended."""

from itertools import chain
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Again, Json, Note, On, Target, Yes, argument, option
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.model.events import AnyEvent, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_text, count_noun


def outcome(
    ctx: typer.Context,
    target: Target = None,
    result: Annotated[Result | None, argument("RESULT", f"One of {', '.join(Result)}.")] = None,
    on: On = None,
    decision_by: Annotated[str | None, option("DATE", "Deadline of an offer.")] = None,
    note: Note = None,
    again: Again = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record how an application ended; a later outcome replaces an earlier one."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(on)
    deadline = context.dates.decision_date(decision_by, day)
    note = clean_text(note, "note")
    target = target or context.choose_loop()
    chosen = result or Result(context.choose("How did it end", list(Result), "Which outcome? Add one of"))
    if chosen is Result.ACCEPTED:
        target = context.find_loop(target).id
    withdraw = chosen is Result.ACCEPTED and (yes or _confirm_withdrawals(context, target))

    def decide(overview: Overview, status: LoopStatus) -> list[AnyEvent]:
        ended = verbs.outcome(status.loop, chosen, day, decision_by=deadline, note=note)
        refuse_duplicate(status.loop.events, ended, again=again)
        others = verbs.withdraw_others(status.loop, overview.statuses.values(), day) if withdraw else []
        closed = [ended, *others] if chosen is not Result.OFFER else []
        cancelled = [verbs.cancel_upcoming_interviews(overview.facts[event.application]) for event in closed]
        return [ended, *others, *chain.from_iterable(cancelled)]

    context.record_in(target, decide)


def _confirm_withdrawals(context: CommandContext, accepted: str) -> bool:
    """Ask whether to withdraw the other applications; without a terminal, name the option that does."""
    statuses = context.overview.statuses
    others = verbs.withdraw_others(statuses[accepted].loop, statuses.values(), context.today)
    if not others:
        return False
    applications = count_noun(len(others), "other open application")
    if context.terminal.is_interactive:
        return context.terminal.confirm(f"Withdraw {applications} too?")
    context.terminal.warn(f"You have {applications}. Add --yes to withdraw there too.")
    return False
