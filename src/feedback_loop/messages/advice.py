"""Find the feedback and actions that a message is about, never attributing one person's advice to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import FeedbackType, FollowedUp, Recorded, Reply, SetAside, Thanked
from feedback_loop.domain.model.loop import Action, wants_decision
from feedback_loop.domain.rules.facts import LoopFacts, was_thanked
from feedback_loop.messages.kinds import MessageEvent


@dataclass(frozen=True, slots=True)
class Advice:
    """The subject of one message.

    Attributes:
        reply: the feedback or refusal to quote or answer.
        others: the number of further points in the same reply.
        actions: the finished or planned actions about it, the one to mention first in front.
    """

    reply: Recorded | None = None
    others: int = 0
    actions: Sequence[Action] = ()
    set_aside: bool = False


def replies(facts: LoopFacts, people: Sequence[str]) -> list[Recorded]:
    """Return the replies of some people, or the company's if they gave none."""
    records = facts.loop.events_of(Recorded)
    own = [record for record in records if record.person in people]
    return own or [record for record in records if record.person is None]


def points(facts: LoopFacts, people: Sequence[str]) -> list[Recorded]:
    """Return the feedback among the replies of some people."""
    return [reply for reply in replies(facts, people) if reply.reply is Reply.ANSWERED]


def advice_for_thanks(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return the replies without thanks so far; of several points the one with an action, else a gap."""
    all_replies = replies(facts, people)
    new_replies = [reply for reply in all_replies if not was_thanked(facts.loop, reply, reply.person)]
    current = new_replies or all_replies[-1:]
    answers = [reply for reply in current if reply.reply is Reply.ANSWERED]
    feedback = _without_praise(answers)
    if not feedback:
        return Advice(reply=current[-1] if current else None)
    with_action = [point for point in feedback if _actions_for_point(facts, point)]
    gaps = [point for point in feedback if wants_decision(point)]
    chosen = next(iter(with_action or gaps or feedback))
    set_aside = {point for event in facts.loop.events_of(SetAside) for point in event.feedback}
    set_aside |= {point for action in facts.loop.actions if not _is_active(action) for point in action.planned.feedback}
    return Advice(chosen, len(answers) - 1, _actions_for_point(facts, chosen), chosen.id in set_aside)


def _is_active(action: Action) -> bool:
    return action.is_open or action.finished is not None


def _actions_for_point(facts: LoopFacts, point: Recorded) -> list[Action]:
    return [action for action in facts.loop.actions if _is_active(action) and point.id in action.planned.feedback]


def advice_for_follow_up(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return the results of their advice since the last follow-up, those with evidence first."""
    actions = actions_not_reported(facts, people)
    actions.sort(key=lambda action: (_has_evidence(action), facts.loop.sort_key(action.steps[-1])), reverse=True)
    return _advice_with_actions(facts, people, actions)


def advice_for_keep_in_touch(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return the advice that the user acted on last, else their latest advice."""
    actions = actions_for(facts, people)
    actions.sort(key=lambda action: facts.loop.sort_key((action.planned, *action.steps)[-1]))
    return _advice_with_actions(facts, people, actions[::-1])


def _advice_with_actions(facts: LoopFacts, people: Sequence[str], actions: Sequence[Action]) -> Advice:
    feedback = points(facts, people)
    acted_on = [point for point in feedback if actions and point.id in actions[0].planned.feedback]
    subject = _without_praise(acted_on) or _without_praise(feedback)[-1:]
    return Advice(next(iter(subject), None), actions=actions)


def _without_praise(feedback: Sequence[Recorded]) -> Sequence[Recorded]:
    """Return the points that ask for something, or all if they are praise alone."""
    return [point for point in feedback if point.type is not FeedbackType.STRENGTH] or feedback


def actions_for(facts: LoopFacts, people: Sequence[str]) -> list[Action]:
    """Return the actions about the feedback of some people, or those about no feedback in particular."""
    ids = {point.id for point in points(facts, people)}
    own = [action for action in facts.loop.actions if ids.intersection(action.planned.feedback)]
    return own or [action for action in facts.loop.actions if not action.planned.feedback]


def actions_not_reported(facts: LoopFacts, people: Sequence[str]) -> list[Action]:
    """Return the actions for some people that were finished since the last follow-up to them."""
    person = next(iter(people), None)
    follow_ups = [event for event in facts.loop.events_of(FollowedUp) if event.person == person]
    last = facts.loop.sort_key(follow_ups[-1]) if follow_ups else None
    return [
        action
        for action in actions_for(facts, people)
        if action.finished and (last is None or facts.loop.sort_key(action.finished) > last)
    ]


def _has_evidence(action: Action) -> bool:
    return bool(action.finished and action.finished.evidence)


def find_advice(facts: LoopFacts, event: MessageEvent, people: Sequence[str]) -> Advice:
    """Return what a message to some people is about."""
    if isinstance(event, Thanked):
        return advice_for_thanks(facts, people)
    if actions_not_reported(facts, people):
        return advice_for_follow_up(facts, people)
    return advice_for_keep_in_touch(facts, people)
