"""Options of the message verbs: draft the message, or record that it was sent."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.model.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.rules.overview import LoopStatus, Overview

Decide = Callable[[Overview, LoopStatus], Asked | Thanked | FollowedUp]


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What to do with a draft.

    Attributes:
        wanted: whether there is to be one; the others imply it.
        eml: the message file to write.
        open: whether to open it in the mail program.
        edit: whether to open it in the editor first.
        builtin: whether the user's own template is passed over.
        insist: whether a third ask is meant.
    """

    wanted: bool = False
    eml: Path | None = None
    open: bool = False
    edit: bool = False
    builtin: bool = False
    insist: bool = False

    def __bool__(self) -> bool:
        return self.wanted or self.eml is not None or self.open or self.edit or self.builtin


def draft_or_record(
    context: CommandContext,
    target: str | None,
    decide: Decide,
    delivery: DraftOptions,
    person: str | None,
) -> None:
    """Write the message that goes with an event where a draft is wanted, else record the event."""
    if delivery:
        from feedback_loop.cli.drafts import show_draft  # noqa: PLC0415  # templates and mail take long to import

        show_draft(context, context.find_loop(target, with_person=person), decide, delivery)
    else:
        context.record_in(target, lambda overview, status: [decide(overview, status)], with_person=person)
