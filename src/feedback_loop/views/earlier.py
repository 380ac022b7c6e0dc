"""View of earlier loops at the same company: when, how they ended, what was advised, and who is known from them."""

from collections.abc import Iterable, Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.wording import giver_text
from feedback_loop.domain.model.events import Document, FeedbackType, Recorded
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import count_noun, join_words, slug_to_words
from feedback_loop.views.blocks import Block, command, line
from feedback_loop.views.event_sentences import quote_line

_MAX_LISTED = 3


def earlier_lines(loops: Sequence[LoopStatus]) -> list[Block]:
    """Return a few lines about each earlier loop, the latest first."""
    blocks: list[Block] = []
    for status in loops[: -_MAX_LISTED - 1 : -1]:
        loop = status.loop
        day = format_date(loop.applied_on, status.today)
        blocks.append(command(f"You applied here before: {loop.label}, {day}, {_ending(status)}: ", _command(status)))
        blocks += [
            line(f"{giver_text(loop, point)} advised: {quote_line(point.text)}", indent=2) for point in _advice(status)
        ]
        if people := loop.people():
            blocks.append(line(f"You know: {join_words(people)}", indent=2))
    if more := len(loops[:-_MAX_LISTED]):
        blocks.append(line(f"And {count_noun(more, 'time')} before that."))
    return blocks


def earlier_json(loops: Iterable[LoopStatus]) -> list[Document]:
    """Return earlier loops, oldest first."""
    return [
        {
            "id": status.id,
            "company": status.application.company,
            "role": status.application.role,
            "applied_on": status.loop.applied_on.isoformat(),
            "state": "open" if status.is_open else "closed",
            "closed_because": status.closed_because,
            "outcome": status.outcome.result if status.outcome else None,
            "advice": [{"person": point.person, "text": point.text} for point in _advice(status)],
            "people": status.loop.people(),
        }
        for status in loops
    ]


def _ending(status: LoopStatus) -> str:
    if status.outcome:
        return slug_to_words(status.outcome.result)
    return status.closed_because.words if status.closed_because else "still open"


def _advice(status: LoopStatus) -> list[Recorded]:
    """Return the latest points of feedback that name something to work on."""
    advice = [point for point in status.loop.points if point.type in (FeedbackType.GAP, FeedbackType.MIXED)]
    return advice[-_MAX_LISTED:]


def _command(status: LoopStatus) -> str:
    return f"feedback-loop show {status.target}"
