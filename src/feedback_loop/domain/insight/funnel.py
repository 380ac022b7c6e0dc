"""Transitions between stages, counted for the Sankey diagram."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from feedback_loop.domain.insight.rounds import held_rounds, round_nodes
from feedback_loop.domain.model.events import Asked, FollowedUp, Recorded, Reply, Sort
from feedback_loop.domain.model.loop import Loop, wants_decision
from feedback_loop.domain.rules.facts import later
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Ending, Stage, Standing


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


APPLIED = "Applied"
NO_ANSWER = "No answer yet"


class Flow(msgspec.Struct, frozen=True):
    """How many went from one node to another."""

    source: str
    target: str
    count: int


def flows(seen: Overview) -> list[Flow]:
    """Return the applications' flows through their rounds to their outcomes, along the way, the largest first.

    Each application is one path: "Applied", the rounds of its interviews held by today in order, and how it ended, or
    "No answer yet". A round twice in a row is one node; one that comes again later, or that others had in another
    order, is a node with a number, so that no way leads back.
    """
    paths = [held_rounds(standing) for standing in seen.standings.values()]
    ends = [ended(standing) for standing in seen.standings.values()]
    nodes = round_nodes(paths, taken=(APPLIED, *ends))
    return _counted((APPLIED, *rounds, end) for rounds, end in zip(nodes, ends, strict=True))


def funnel(seen: Overview) -> list[Flow]:
    """Return the loops' flows from the interview to telling the giver, with every exit on the way."""
    return _counted(journey(seen, standing) for standing in seen.standings.values())


def ended(standing: Standing) -> str:
    """Return the node at which an application ended, as far as that still holds."""
    return str(standing.outcome.result).capitalize() if standing.outcome else NO_ANSWER


def _counted(paths: Iterable[Sequence[str]]) -> list[Flow]:
    """Count the links of all paths, in the order of their distance from the start."""
    links: Counter[tuple[str, str]] = Counter()
    depth: dict[str, int] = {}
    for path in paths:
        links.update((str(source), str(target)) for source, target in pairwise(path))
        for place, node in enumerate(path):
            depth[node] = max(place, depth.get(node, 0))
    found = [Flow(source, target, count) for (source, target), count in links.items()]
    return sorted(found, key=lambda flow: _place(flow, depth))


def _place(flow: Flow, depth: Mapping[str, int]) -> tuple[int, str, int, str]:
    return depth[flow.source], flow.source, -flow.count, flow.target
