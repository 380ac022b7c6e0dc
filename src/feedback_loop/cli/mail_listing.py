"""Lists of what mails propose, and the recording of what is beyond doubt, for ``mail``."""

from collections.abc import Sequence

import msgspec

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.mail_reading import ReadMails, open_screen
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.proposals import Suggestion
from feedback_loop.exchange.mail.screening import Screening
from feedback_loop.journal.transaction import new_id
from feedback_loop.results import MailEntry, MailResult
from feedback_loop.views.mail import mail_json, mail_page


def list_proposals(context: CommandContext, mails: ReadMails, *, takes_new: bool, explain: bool) -> None:
    """Show what mails propose, and with ``explain`` every mail; nothing is recorded."""
    screen = open_screen(context, mails, takes_new=takes_new)
    screening = Screening(screen, context.overview, new_id, lambda suggestion: suggestion.state is State.PROPOSED)
    suggestions = _run(screening, mails)
    result = _result(mails, suggestions)
    if explain:
        first = tuple(suggestion.entry for suggestion in suggestions if not suggestion.is_second)
        result = msgspec.structs.replace(result, messages=first)
    _show(context, result)


def record_certain(context: CommandContext, mails: ReadMails, *, takes_new: bool) -> None:
    """Record what is beyond doubt in one transaction, and show it with what is left to decide."""
    screen = open_screen(context, mails, takes_new=takes_new)

    def run(overview: Overview) -> tuple[Screening, list[Suggestion]]:
        screening = Screening(screen, overview, new_id, _is_beyond_doubt)
        return screening, _run(screening, mails)

    screening, suggestions = run(context.overview)

    def decide(overview: Overview) -> list[AnyEvent]:
        nonlocal screening, suggestions
        # Others wait for the lock, so that mails are matched anew only if something was recorded in between.
        if overview.events != context.overview.events:
            screening, suggestions = run(overview)
        return screening.events

    context.record(decide)
    taken = tuple(suggestion.entry for suggestion in screening.taken)
    remaining = [other for other in suggestions if other.state is not State.PROPOSED or not other.entry.certain]
    _show(context, msgspec.structs.replace(_result(mails, remaining), recorded=taken))


def _run(screening: Screening, mails: ReadMails) -> list[Suggestion]:
    return [suggestion for _, suggestion in screening.run(mails.readings)]


def _is_beyond_doubt(suggestion: Suggestion) -> bool:
    return suggestion.entry.certain if suggestion.state is State.PROPOSED else suggestion.state is State.THERE


def _result(mails: ReadMails, suggestions: Sequence[Suggestion]) -> MailResult:
    def entries_of(state: State) -> tuple[MailEntry, ...]:
        return tuple(suggestion.entry for suggestion in suggestions if suggestion.state is state)

    there, dismissed = len(entries_of(State.THERE)), len(entries_of(State.DISMISSED))
    counts = msgspec.structs.replace(mails.counts, there_already=there, dismissed=dismissed)
    return MailResult(entries_of(State.PROPOSED), entries_of(State.UNCLEAR), counts)


def _show(context: CommandContext, result: MailResult) -> None:
    if context.terminal.as_json:
        context.terminal.write_json(mail_json(result))
    else:
        context.terminal.show(mail_page(result, context.today))
