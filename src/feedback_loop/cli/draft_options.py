"""Options of the message commands, which draft the message or record that it was sent.

Apart from ``drafts``, because recording must not load templates and mail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.model.events import Asked, CheckedIn, FollowedUp, Outcome, Thanked
from feedback_loop.domain.rules.overview import LoopStatus, Overview

Decide = Callable[[Overview, LoopStatus], Asked | CheckedIn | Thanked | FollowedUp | Outcome]


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """Options of a draft; any of them but ``insist`` asks for one.

    Attributes:
        insist: True if a third ask is allowed.
        asks_advice: True if thanks may also ask for advice.
    """

    draft: bool = False
    eml: Path | None = None
    open: bool = False
    edit: bool = False
    builtin: bool = False
    insist: bool = False
    short: bool = False
    phone: bool = False
    language: str | None = None
    asks_advice: bool = False

    def __bool__(self) -> bool:
        chosen = self.draft or self.eml is not None or self.open or self.edit or self.builtin
        return chosen or self.short or self.phone or self.language is not None or self.asks_advice


def draft_or_record(
    context: CommandContext, target: str | None, decide: Decide, options: DraftOptions, person: str | None
) -> None:
    """Draft the message that belongs to an event if a draft is wanted, else record the event."""
    if options:
        from feedback_loop.cli.drafts import show_draft  # templates and mail are slow to import

        show_draft(context, context.find_loop(target, with_person=person), decide, options)
    else:
        context.record_in(target, lambda overview, status: [decide(overview, status)], with_person=person)
