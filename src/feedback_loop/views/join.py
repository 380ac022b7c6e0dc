"""View of a join."""

from feedback_loop.domain.model.events import Joined
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import count_noun
from feedback_loop.views.blocks import Page, command, line
from feedback_loop.views.confirmation import next_line


def join_page(join: Joined, status: LoopStatus, before: Overview) -> Page:
    """Return what became one loop, what that means, and the next step of the loop, which is ``status``."""
    labels = {id_: before.statuses[id_].loop.label for id_ in (join.application, join.into)}
    other = join.into if status.id == join.application else join.application
    count = len(before.statuses[other].loop.events)
    events, verb = count_noun(count, "event"), "counts" if count == 1 else "count"
    return [
        line(f"Joined {labels[join.application]} to {labels[join.into]}."),
        next_line(status),
        line(f"They are one loop now: {events} of {labels[other]} {verb} in {status.loop.label}, whose details win."),
        command("To part them again: ", "feedback-loop undo"),
    ]
