"""``outcome``: record how an application ended."""

from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Note, On, Target, Yes, optional_text
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import AnyEvent, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview


def outcome(
    ctx: typer.Context,
    target: Target = None,
    result: Annotated[
        Result | None,
        typer.Argument(case_sensitive=False, metavar="RESULT", help=f"One of {', '.join(Result)}.", show_default=False),
    ] = None,
    on: On = None,
    decision_by: Annotated[str | None, typer.Option(metavar="DATE", help="An offer's deadline.")] = None,
    note: Note = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record how it ended; a later outcome replaces an earlier one."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(on)
    deadline = context.dates.decision_date(decision_by, day)
    written = optional_text(note, "note")
    target = target or context.choose_loop()
    chosen = result or Result(context.choose("How did it end", list(Result), "Which outcome? Add one of"))
    if chosen is Result.ACCEPTED:
        target = context.find_loop(target).id
    withdraw = chosen is Result.ACCEPTED and (yes or _wants_to_withdraw(context, target))

    def decide(overview: Overview, status: LoopStatus) -> list[AnyEvent]:
        ended = verbs.outcome(status.loop, chosen, day, decision_by=deadline, note=written)
        others = verbs.withdraw_others(status.loop, overview.statuses.values(), day) if withdraw else []
        closed = [ended, *others] if chosen is not Result.OFFER else []
        return [
            ended,
            *others,
            *(off for one in closed for off in verbs.cancel_upcoming_interviews(overview.facts[one.application])),
        ]

    context.record_in(target, decide)


def _wants_to_withdraw(context: CommandContext, accepted: str) -> bool:
    """Offer to withdraw the other applications; where nobody can answer, say how."""
    statuses = context.overview.statuses
    others = verbs.withdraw_others(statuses[accepted].loop, statuses.values(), context.today)
    if not others:
        return False
    if not context.terminal.is_interactive:
        context.terminal.warn(f"Other applications are open: {len(others)}. Add --yes to withdraw them as well.")
        return False
    return context.terminal.confirm(f"Withdraw the other open applications ({len(others)}) as well?")
