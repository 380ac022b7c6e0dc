"""Transitions between stages, counted for the Sankey diagram."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from feedback_loop.domain.insight.rounds import round_nodes, rounds_held
from feedback_loop.domain.model.events import Asked, FeedbackType, FollowedUp, Recorded, Reply
from feedback_loop.domain.model.loop import Loop, wants_decision
from feedback_loop.domain.rules.conditions import ClosedReason
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage


class FunnelStep(StrEnum):
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


FunnelPath = tuple[FunnelStep, ...]
"""Where a loop came by, in order; empty where there was no interview, no ask and no feedback."""


def funnel_path(overview: Overview, status: LoopStatus) -> FunnelPath:
    """Return the way of one loop: it ends with being told, or with the reason why not, or why not yet.

    Feedback that came unasked leads from the interview to the reply directly. What happened before any interview
    (an ask after a rejection on paper) begins at "No interview".
    """
    loop = status.loop
    interviewed = status.steps[Stage.INTERVIEWED] is not None
    asked, replied = bool(loop.events_of(Asked)), bool(loop.events_of(Recorded))
    if not (interviewed or asked or replied):
        return ()
    way = [FunnelStep.INTERVIEWED if interviewed else FunnelStep.NO_INTERVIEW]
    if asked:
        way.append(FunnelStep.ASKED)
    if replied:
        return (*way, FunnelStep.REPLIED, *_after_reply(status))
    if asked:
        awaited = _awaits_reply(loop, overview.today, overview.days)
        return (*way, FunnelStep.NO_REPLY_YET if awaited else FunnelStep.NO_REPLY)
    return (*way, FunnelStep.NOT_ASKED_YET if status.is_open else FunnelStep.NOT_ASKED)


def _awaits_reply(loop: Loop, today: dt.date, days: Mapping[str, int]) -> bool:
    """Tell whether somebody who was asked may still reply; an outcome since the ask does not matter."""
    asks: dict[str | None, list[dt.date]] = {}
    for ask in loop.events_of(Asked):
        asks.setdefault(ask.person, []).append(loop.date_of(ask))
    windows = ((on[-1], days["no_reply" if len(on) == 1 else "no_reply_after_nudge"]) for on in asks.values())
    return any(add_days(last, window) > today for last, window in windows)


def is_useful(point: Recorded) -> bool:
    """Tell whether something usable was said."""
    return point.reply is Reply.ANSWERED and point.type is not FeedbackType.NONE


def _after_reply(status: LoopStatus) -> FunnelPath:
    replies = status.loop.events_of(Recorded)
    if any(map(is_useful, replies)):
        return (FunnelStep.USEFUL, *_after_advice(status))
    declined = all(event.reply is Reply.DECLINED for event in replies)
    return (FunnelStep.DECLINED if declined else FunnelStep.NOT_USABLE,)


def _after_advice(status: LoopStatus) -> FunnelPath:
    loop = status.loop
    if any(action.finished for action in loop.actions):
        return (FunnelStep.ACTED, _after_action(status))
    if not (loop.actions or any(map(wants_decision, loop.points))):
        return (FunnelStep.NOTHING_TO_CHANGE,)
    undone = loop.open_points or any(action.is_open for action in loop.actions)
    given_up = status.closed_because is ClosedReason.BY_HAND
    return (FunnelStep.NOTHING_DONE_YET if undone and not given_up else FunnelStep.SET_ASIDE,)


def _after_action(status: LoopStatus) -> FunnelStep:
    if status.loop.events_of(FollowedUp):
        return FunnelStep.TOLD
    return FunnelStep.NOT_TOLD_YET if status.is_open else FunnelStep.NOT_TOLD


APPLIED = "Applied"
NO_ANSWER = "No answer yet"


class Flow(msgspec.Struct, frozen=True):
    """How many went from one node to another."""

    source: str
    target: str
    count: int


def application_flows(overview: Overview) -> list[Flow]:
    """Return the applications' flows through their rounds to their outcomes, along the way, the largest first.

    Each application is one path: "Applied", the rounds of its interviews held by today in order, and how it ended, or
    "No answer yet". A round twice in a row is one node; one that comes again later, or that others had in another
    order, is a node with a number, so that no way leads back.
    """
    paths = [rounds_held(status) for status in overview.statuses.values()]
    ends = [has_ended(status) for status in overview.statuses.values()]
    nodes = round_nodes(paths, taken=(APPLIED, *ends))
    return _count_flows((APPLIED, *rounds, end) for rounds, end in zip(nodes, ends, strict=True))


def feedback_flows(overview: Overview) -> list[Flow]:
    """Return the loops' flows from the interview to telling the giver, with every exit on the way."""
    return _count_flows(funnel_path(overview, status) for status in overview.statuses.values())


def has_ended(status: LoopStatus) -> str:
    """Return the node at which an application ended, as far as that still holds."""
    return str(status.outcome.result).capitalize() if status.outcome else NO_ANSWER


def _count_flows(paths: Iterable[Sequence[str]]) -> list[Flow]:
    """Count the links of all paths, in the order of their distance from the start."""
    links: Counter[tuple[str, str]] = Counter()
    depth: dict[str, int] = {}
    for path in paths:
        links.update((str(source), str(target)) for source, target in pairwise(path))
        for place, node in enumerate(path):
            depth[node] = max(place, depth.get(node, 0))
    found = [Flow(source, target, count) for (source, target), count in links.items()]
    return sorted(found, key=lambda flow: _sort_key(flow, depth))


def _sort_key(flow: Flow, depth: Mapping[str, int]) -> tuple[int, str, int, str]:
    return depth[flow.source], flow.source, -flow.count, flow.target
