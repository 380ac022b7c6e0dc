"""Journeys: how far each loop came on the way of feedback, and where it left that way.

One classification, from which the rates and the feedback funnel are both counted. The unit is the loop.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from feedback_loop.domain.case import later
from feedback_loop.domain.endings import Ending
from feedback_loop.domain.events import Asked, FollowedUp, Recorded, Reply, Sort
from feedback_loop.domain.loop import Loop, wants_decision
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Stage, Standing


class Milestone(StrEnum):
    """The way of feedback: its steps, then where a loop leaves it."""

    INTERVIEWED = "Interviewed"
    NO_INTERVIEW = "No interview"
    ASKED = "Asked"
    REPLIED = "Replied"
    USEFUL = "Useful"
    ACTED = "Acted"
    TOLD = "Told"
    NOT_ASKED_YET = "Not asked yet"
    NOT_ASKED = "Not asked"
    NO_REPLY_YET = "No reply yet"
    NO_REPLY = "No reply"
    DECLINED = "Declined"
    NOT_USABLE = "Not usable"
    NOTHING_TO_CHANGE = "Nothing to change"
    NOTHING_DONE_YET = "Nothing done yet"
    SET_ASIDE = "Set aside"
    NOT_TOLD_YET = "Not told yet"
    NOT_TOLD = "Not told"


Journey = tuple[Milestone, ...]
"""Where a loop came by, in order; empty where there was no interview, no ask and no feedback."""


def journey(seen: Overview, standing: Standing) -> Journey:
    """Return the way of one loop: it ends with being told, or with the reason why not, or why not yet.

    Feedback that came unasked leads from the interview to the reply directly. What happened before any interview
    (an ask after a rejection on paper) begins at "No interview".
    """
    loop = standing.loop
    interviewed = standing.steps[Stage.INTERVIEWED] is not None
    asked, replied = bool(loop.of(Asked)), bool(loop.of(Recorded))
    if not (interviewed or asked or replied):
        return ()
    way = [Milestone.INTERVIEWED if interviewed else Milestone.NO_INTERVIEW]
    if asked:
        way.append(Milestone.ASKED)
    if replied:
        return (*way, Milestone.REPLIED, *_after_reply(standing))
    if asked:
        awaited = _awaited(loop, seen.today, seen.days)
        return (*way, Milestone.NO_REPLY_YET if awaited else Milestone.NO_REPLY)
    return (*way, Milestone.NOT_ASKED_YET if standing.is_open else Milestone.NOT_ASKED)


def _awaited(loop: Loop, today: dt.date, days: Mapping[str, int]) -> bool:
    """Tell whether somebody who was asked may still reply; an outcome since the ask does not matter."""
    asks: dict[str | None, list[dt.date]] = {}
    for ask in loop.of(Asked):
        asks.setdefault(ask.person, []).append(loop.on(ask))
    windows = ((on[-1], days["no_reply" if len(on) == 1 else "no_reply_after_nudge"]) for on in asks.values())
    return any(later(last, window) > today for last, window in windows)


def is_useful(point: Recorded) -> bool:
    """Tell whether something usable was said."""
    return point.reply is Reply.ANSWERED and point.sort is not Sort.NONE


def _after_reply(standing: Standing) -> Journey:
    replies = standing.loop.of(Recorded)
    if any(map(is_useful, replies)):
        return (Milestone.USEFUL, *_after_advice(standing))
    declined = all(event.reply is Reply.DECLINED for event in replies)
    return (Milestone.DECLINED if declined else Milestone.NOT_USABLE,)


def _after_advice(standing: Standing) -> Journey:
    loop = standing.loop
    if any(action.finished for action in loop.actions):
        return (Milestone.ACTED, _after_action(standing))
    if not (loop.actions or any(map(wants_decision, loop.points))):
        return (Milestone.NOTHING_TO_CHANGE,)
    undone = loop.open_points or any(action.is_open for action in loop.actions)
    given_up = standing.closed_because is Ending.BY_HAND
    return (Milestone.NOTHING_DONE_YET if undone and not given_up else Milestone.SET_ASIDE,)


def _after_action(standing: Standing) -> Milestone:
    if standing.loop.of(FollowedUp):
        return Milestone.TOLD
    return Milestone.NOT_TOLD_YET if standing.is_open else Milestone.NOT_TOLD
