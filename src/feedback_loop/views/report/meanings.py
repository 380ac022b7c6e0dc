"""What the nodes of the flows mean: decides their colour and their order from top to bottom."""

from enum import StrEnum

from feedback_loop.domain.events import Result
from feedback_loop.domain.flows import NO_ANSWER
from feedback_loop.domain.journeys import Milestone


class Meaning(StrEnum):
    """What a node of a picture stands for, in the order from top to bottom."""

    STEP = "step"
    GOOD = "good"
    CHOICE = "choice"
    NO = "no"
    OPEN = "open"
    SILENT = "silent"


LEGEND = {
    Meaning.STEP: "a step on the way",
    Meaning.GOOD: "a good end",
    Meaning.CHOICE: "your own choice",
    Meaning.NO: "their no",
    Meaning.OPEN: "still open",
    Meaning.SILENT: "silence, or it ended there",
}
"""What each colour says, in the order of the legend."""

_ENDS = {
    Result.OFFER: Meaning.GOOD,
    Result.ACCEPTED: Meaning.GOOD,
    Result.TURNED_DOWN: Meaning.CHOICE,
    Result.WITHDRAWN: Meaning.CHOICE,
    Result.REJECTED: Meaning.NO,
    Result.GHOSTED: Meaning.SILENT,
}
_MILESTONES = {
    Milestone.TOLD: Meaning.GOOD,
    Milestone.NOTHING_TO_CHANGE: Meaning.GOOD,
    Milestone.DECLINED: Meaning.NO,
    Milestone.SET_ASIDE: Meaning.CHOICE,
    Milestone.NOT_ASKED_YET: Meaning.OPEN,
    Milestone.NO_REPLY_YET: Meaning.OPEN,
    Milestone.NOTHING_DONE_YET: Meaning.OPEN,
    Milestone.NOT_TOLD_YET: Meaning.OPEN,
    Milestone.NOT_ASKED: Meaning.SILENT,
    Milestone.NO_REPLY: Meaning.SILENT,
    Milestone.NOT_USABLE: Meaning.SILENT,
    Milestone.NOT_TOLD: Meaning.SILENT,
}


def of_end(name: str) -> Meaning:
    """Return what a node of the applications' flows means; what is no end is a step."""
    if name == NO_ANSWER:
        return Meaning.SILENT
    return next((meaning for end, meaning in _ENDS.items() if name == str(end).capitalize()), Meaning.STEP)


def of_milestone(name: str) -> Meaning:
    """Return what a node of the feedback funnel means."""
    return next((meaning for one, meaning in _MILESTONES.items() if name == one), Meaning.STEP)
