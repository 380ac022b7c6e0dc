"""``snooze``: silence the prompts of a loop."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, Target
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Snoozed
from feedback_loop.domain.rules.table import NAMES


def snooze(
    context: typer.Context,
    target: Target = None,
    until: Annotated[
        str | None,
        typer.Argument(metavar="UNTIL", help="A date, such as 2w or friday, or never.", show_default=False),
    ] = None,
    rule: Annotated[str | None, typer.Option(metavar="RULE", help="Only this rule; every rule if left out.")] = None,
    as_json: Json = False,
) -> None:
    """Silence the prompts of a loop until a day, or for good."""
    here = session(context, as_json=as_json)
    if rule is not None and rule not in NAMES:
        raise UsageError(f"There is no rule {rule!r}; the rules are:", NAMES)
    target = target or here.chosen_target()
    typed = here.value(until, "Until when", "Until when? Add a date, such as 2w or friday, or never.")
    never = typed.strip().lower() == "never"
    day = None if never else here.calendar.ahead(typed)
    here.record_in(
        target,
        lambda _, standing: [Snoozed(application=standing.id, until=day, rule=rule, on=here.today)],
    )
