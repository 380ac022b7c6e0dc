"""``outcome``: record how an application ended."""

from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import Json, Note, On, Target, Yes, text_of
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import AnyEvent, Result
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing


def outcome(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    day = here.calendar.happened(on)
    deadline = here.calendar.decision_day(decision_by, day)
    written = text_of(note, "note")
    target = target or here.chosen_target()
    chosen = result or Result(here.pick("How did it end", list(Result), "Which outcome? Add one of"))
    if chosen is Result.ACCEPTED:
        target = here.found(target).id
    withdraw = chosen is Result.ACCEPTED and (yes or _wants_to_withdraw(here, target))

    def decide(seen: Overview, standing: Standing) -> list[AnyEvent]:
        ended = verbs.outcome(standing.loop, chosen, day, decision_by=deadline, note=written)
        others = verbs.withdrawals(standing.loop, seen.standings.values(), day) if withdraw else []
        closed = [ended, *others] if chosen is not Result.OFFER else []
        return [ended, *others, *(off for one in closed for off in verbs.called_off(seen.cases[one.application]))]

    here.record_in(target, decide)


def _wants_to_withdraw(here: Session, accepted: str) -> bool:
    """Offer to withdraw the other applications; where nobody can answer, say how."""
    standings = here.overview.standings
    others = verbs.withdrawals(standings[accepted].loop, standings.values(), here.today)
    if not others:
        return False
    if not here.terminal.interactive:
        here.terminal.note(f"Other applications are open: {len(others)}. Add --yes to withdraw them as well.")
        return False
    return here.terminal.confirmed(f"Withdraw the other open applications ({len(others)}) as well?")
