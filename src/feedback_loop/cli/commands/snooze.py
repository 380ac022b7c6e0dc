"""``snooze``: silence the prompts of a loop."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_rule
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Target, argument, option
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Snoozed
from feedback_loop.domain.rules.table import RULE_NAMES


def snooze(
    ctx: typer.Context,
    target: Target = None,
    until: Annotated[str | None, argument("UNTIL", "A date, e.g. 2w or friday, or never.")] = None,
    rule: Annotated[str | None, option("RULE", "Only this rule (default: all rules).", complete=complete_rule)] = None,
    as_json: Json = False,
) -> None:
    """Silence the prompts of a loop until a date, or for good."""
    context = command_context(ctx, as_json=as_json)
    if rule is not None and rule not in RULE_NAMES:
        raise UsageError(f"Unknown rule {rule!r}. Choose from:", RULE_NAMES)
    target = target or context.choose_loop()
    typed = context.require(until, "Until when", "Until when? Add a date, e.g. 2w or friday, or never.")
    day = None if typed.strip().lower() == "never" else context.dates.future_date(typed)
    context.record_in(
        target, lambda _, status: [Snoozed(application=status.id, until=day, rule=rule, on=context.today)]
    )
