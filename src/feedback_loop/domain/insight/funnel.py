"""Transitions between stages, counted for the Sankey diagram."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from feedback_loop.domain.insight.rounds import past_rounds, round_nodes
from feedback_loop.domain.model.events import Asked, FeedbackType, FollowedUp, Recorded, Reply, Result
from feedback_loop.domain.model.loop import Loop, wants_decision
from feedback_loop.domain.rules.conditions import ClosedReason
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import slug_to_words

APPLIED = "Applied"
NO_ANSWER = "No answer yet"
GONE_QUIET = "Gone quiet"
CLOSED_BY_HAND = "Closed by you"


class FunnelStep(StrEnum):
    """The steps of a feedback loop, then the exits from it."""

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
"""The steps of one loop in order; empty without an interview, an ask or feedback."""


class Flow(msgspec.Struct, frozen=True):
    """Number of transitions from one node to another."""

    source: str
    target: str
    count: int


def application_flows(overview: Overview) -> list[Flow]:
    """Return the flows of all applications through their rounds to their outcomes, ordered from the start.

    The path of an application is "Applied", its past interview rounds in order, and its outcome, or the reason why
    there is none. Consecutive interviews of the same round are one node. A round that comes back later, or that other
    applications had in a different order, gets a numbered node, so that there is no cycle.
    """
    paths = [past_rounds(status) for status in overview.statuses.values()]
    ends = [outcome_node(status) for status in overview.statuses.values()]
    nodes = round_nodes(paths, reserved=(APPLIED, *ends))
    return _count_flows((APPLIED, *rounds, end) for rounds, end in zip(nodes, ends, strict=True))


def feedback_flows(overview: Overview) -> list[Flow]:
    """Return the flows of all loops from the interview to telling the giver, with every exit."""
    return _count_flows(funnel_path(overview, status) for status in overview.statuses.values())


def outcome_node(status: LoopStatus) -> str:
    """Return the last node of an application: its outcome, if that still holds, else why there is none."""
    if status.outcome:
        return result_node(status.outcome.result)
    if status.closed_because is ClosedReason.BY_HAND:
        return CLOSED_BY_HAND
    return GONE_QUIET if status.facts.is_quiet else NO_ANSWER


def result_node(result: Result) -> str:
    """Return the node of a result, such as "Turned down"."""
    return slug_to_words(result).capitalize()


def funnel_path(overview: Overview, status: LoopStatus) -> FunnelPath:
    """Return the steps of one loop; the last is "Told", or the reason for not getting there.

    Unsolicited feedback leads from the interview directly to the reply. A loop without an interview (an ask after a
    rejection on paper) begins at "No interview".
    """
    loop = status.loop
    interviewed = status.steps[Stage.INTERVIEWED] is not None
    asked, replied = bool(loop.events_of(Asked)), bool(loop.events_of(Recorded))
    if not (interviewed or asked or replied):
        return ()
    path = [FunnelStep.INTERVIEWED if interviewed else FunnelStep.NO_INTERVIEW]
    if asked:
        path.append(FunnelStep.ASKED)
    if replied:
        return (*path, FunnelStep.REPLIED, *_steps_after_reply(status))
    if asked:
        awaited = _awaits_reply(loop, overview.today, overview.days)
        return (*path, FunnelStep.NO_REPLY_YET if awaited else FunnelStep.NO_REPLY)
    return (*path, FunnelStep.NOT_ASKED_YET if status.is_open else FunnelStep.NOT_ASKED)


def is_useful(point: Recorded) -> bool:
    """Return True if the feedback is usable."""
    return point.reply is Reply.ANSWERED and point.type is not FeedbackType.NONE


def _awaits_reply(loop: Loop, today: dt.date, days: Mapping[str, int]) -> bool:
    """Return True if somebody who was asked may still reply, whatever the outcome since."""
    asks: dict[str | None, list[dt.date]] = {}
    for ask in loop.events_of(Asked):
        asks.setdefault(ask.person, []).append(loop.date_of(ask))
    windows = ((on[-1], days["no_reply" if len(on) == 1 else "no_reply_after_nudge"]) for on in asks.values())
    return any(add_days(last, window) > today for last, window in windows)


def _steps_after_reply(status: LoopStatus) -> FunnelPath:
    replies = status.loop.events_of(Recorded)
    if any(map(is_useful, replies)):
        return (FunnelStep.USEFUL, *_steps_after_advice(status))
    declined = all(event.reply is Reply.DECLINED for event in replies)
    return (FunnelStep.DECLINED if declined else FunnelStep.NOT_USABLE,)


def _steps_after_advice(status: LoopStatus) -> FunnelPath:
    loop = status.loop
    if any(action.finished for action in loop.actions):
        return (FunnelStep.ACTED, _step_after_action(status))
    if not (loop.actions or any(map(wants_decision, loop.points))):
        return (FunnelStep.NOTHING_TO_CHANGE,)
    unfinished = loop.open_points or any(action.is_open for action in loop.actions)
    given_up = status.closed_because is ClosedReason.BY_HAND
    return (FunnelStep.NOTHING_DONE_YET if unfinished and not given_up else FunnelStep.SET_ASIDE,)


def _step_after_action(status: LoopStatus) -> FunnelStep:
    if status.loop.events_of(FollowedUp):
        return FunnelStep.TOLD
    return FunnelStep.NOT_TOLD_YET if status.is_open else FunnelStep.NOT_TOLD


def _count_flows(paths: Iterable[Sequence[str]]) -> list[Flow]:
    """Count the links of all paths, ordered by distance from the start, then the largest first."""
    links: Counter[tuple[str, str]] = Counter()
    depth: dict[str, int] = {}
    for path in paths:
        links.update((str(source), str(target)) for source, target in pairwise(path))
        for position, node in enumerate(path):
            depth[node] = max(position, depth.get(node, 0))
    flows = [Flow(source, target, count) for (source, target), count in links.items()]
    return sorted(flows, key=lambda flow: (depth[flow.source], flow.source, -flow.count, flow.target))
