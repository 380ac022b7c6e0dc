"""``snooze``: silence the prompts of loops."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.batch import Batch, record_in_loops
from feedback_loop.cli.completion import complete_rule, complete_target
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Stale, Yes, argument, option
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Snoozed
from feedback_loop.domain.rules.table import RULE_NAMES
from feedback_loop.domain.text import did_you_mean

_MISSING = "Until when? Add a date, e.g. 2w or friday, or never."


def snooze(
    ctx: typer.Context,
    target: Annotated[
        list[str] | None,
        argument("TARGET... UNTIL", "Loops, then a date, e.g. 2w or friday, or never.", complete_target),
    ] = None,
    rule: Annotated[str | None, option("RULE", "Only this rule (default: all rules).", complete=complete_rule)] = None,
    stale: Stale = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Silence the prompts of loops until a date, or for good."""
    context = command_context(ctx, as_json=as_json)
    if rule is not None and rule not in RULE_NAMES:
        raise UsageError(f"Unknown rule {rule!r}.{did_you_mean(rule, RULE_NAMES)} Choose from:", RULE_NAMES)
    targets, day = _split_day(context, target or [], is_stale=stale is not None)
    record_in_loops(
        context,
        Batch(targets, stale, "snooze {loops}", yes),
        lambda _, status: [Snoozed(application=status.id, until=day, rule=rule, on=context.today)],
    )


def _split_day(context: CommandContext, words: list[str], *, is_stale: bool) -> tuple[list[str], dt.date | None]:
    """Return the TARGETs, and the day after them; None is for good."""
    targets = words if is_stale or words else [context.choose_loop()]
    if len(targets) > (0 if is_stale else 1) and not _is_missing(context, targets[-1]):
        return targets[:-1], _parse_day(context, targets[-1])
    return targets, context.require(None, "Until when", _MISSING, lambda typed: _parse_day(context, typed))


def _is_missing(context: CommandContext, last: str) -> bool:
    """Return True if the last word is no day, but one more TARGET."""
    try:
        _parse_day(context, last)
    except UsageError:
        return context.matches_loop(last)
    return False


def _parse_day(context: CommandContext, typed: str) -> dt.date | None:
    return None if typed.strip().lower() == "never" else context.dates.future_date(typed)
