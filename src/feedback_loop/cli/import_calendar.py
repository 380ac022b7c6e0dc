"""Import of a calendar, for ``import``."""

from typing import TYPE_CHECKING

from feedback_loop.exchange.importing.calendar_importer import plan_calendar
from feedback_loop.exchange.importing.calendar_reader import read_calendar
from feedback_loop.views.import_ import import_json, import_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedback_loop.cli.context import CommandContext
    from feedback_loop.domain.model.events import AnyEvent
    from feedback_loop.results import ImportSummary


def import_calendar(context: "CommandContext", content: bytes, *, dry_run: bool) -> None:
    """Record the interviews of a calendar, and show what was left out."""
    events = read_calendar(content)
    summaries: list[ImportSummary] = []

    def decide(journal: "Sequence[AnyEvent]") -> "tuple[AnyEvent, ...]":
        plan = plan_calendar(events, journal, context.today)
        summaries.append(plan.summary)
        return plan.events

    if dry_run:
        decide(context.journal.events())
    else:
        context.journal.record(decide, context.now)
    if context.terminal.as_json:
        context.terminal.write_json(import_json(summaries[-1], dry_run=dry_run))
    else:
        context.terminal.show(import_page(summaries[-1], context.today, dry_run=dry_run))
