"""What a user wants done with a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.domain.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Standing

Decide = Callable[[Overview, Standing], Asked | Thanked | FollowedUp]


@dataclass(frozen=True, slots=True)
class Delivery:
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
