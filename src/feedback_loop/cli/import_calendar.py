"""Import of a calendar, for ``import``: what ``mail`` proposes of it, recorded at once."""

from typing import TYPE_CHECKING

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.exchange.importing.calendar_reader import read_calendar
from feedback_loop.exchange.mail.calendars import read_entries
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.screening import Reading, Screen, Screening
from feedback_loop.journal.transaction import new_id
from feedback_loop.results import ImportSummary, RowProblem
from feedback_loop.views.import_ import import_json, import_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedback_loop.cli.context import CommandContext
    from feedback_loop.domain.model.events import AnyEvent
    from feedback_loop.domain.rules.overview import Overview
    from feedback_loop.exchange.mail.proposals import Suggestion

_SETTLED = (State.PROPOSED, State.THERE)


def import_calendar(context: "CommandContext", content: bytes, *, dry_run: bool) -> None:
    """Record the interviews of a calendar, and show what was left out."""
    readings = read_entries(read_calendar(content, context.local_zone), "-")
    screen = Screen(context.dates, frozenset(context.settings.mail.addresses), tuple(context.journal.salts()))
    summaries: list[ImportSummary] = []

    def decide(overview: "Overview") -> "list[AnyEvent]":
        screening = Screening(screen, overview, new_id, lambda suggestion: suggestion.state in _SETTLED)
        summaries.append(_summarize(screening.run(readings), screening.events))
        return screening.events

    if dry_run:
        decide(context.overview)
    else:
        context.record(decide)
    if context.terminal.as_json:
        context.terminal.write_json(import_json(summaries[-1], dry_run=dry_run))
    else:
        context.terminal.show(import_page(summaries[-1], context.today, dry_run=dry_run))


def _summarize(suggestions: "Sequence[tuple[Reading, Suggestion]]", events: "Sequence[AnyEvent]") -> ImportSummary:
    entries = [(reading.message.calendar[0], suggestion) for reading, suggestion in suggestions]
    left_out = [
        RowProblem(event.number, "SUMMARY", event.summary, suggestion.entry.why)
        for event, suggestion in entries
        if suggestion.state not in _SETTLED
    ]
    return ImportSummary(
        source="calendar",
        sheet=None,
        rows=len(entries),
        added=0,
        updated=sum(suggestion.state is State.PROPOSED for _, suggestion in entries),
        same=sum(suggestion.state is State.THERE for _, suggestion in entries),
        interviews=sum(isinstance(event, Interviewed) for event in events),
        outcomes=0,
        day_order=None,
        private=(),
        left_out=tuple(sorted(left_out, key=lambda problem: problem.row)),
        not_understood=(),
    )
