"""Find the feedback and actions that a message is about, never attributing one person's advice to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import FollowedUp, Recorded, Reply, SetAside, Thanked
from feedback_loop.domain.model.loop import Action, wants_decision
from feedback_loop.domain.rules.facts import LoopFacts, was_thanked


@dataclass(frozen=True, slots=True)
class Advice:
    """What one message is about.

    Attributes:
        reply: the point, or the refusal, that it quotes or answers; None where nothing is known.
        others: how many more points came with it.
        actions: what was done, or is planned, about it: the one to tell of first.
        set_aside: whether it was looked at and left.
    """

    reply: Recorded | None = None
    others: int = 0
    actions: Sequence[Action] = ()
    set_aside: bool = False


def replies(facts: LoopFacts, people: Sequence[str]) -> list[Recorded]:
    """Return what some people replied; where they said nothing, what the company did."""
    every = facts.loop.events_of(Recorded)
    own = [event for event in every if event.person in people]
    return own or [event for event in every if event.person is None]


def points(facts: LoopFacts, people: Sequence[str]) -> list[Recorded]:
    """Return the feedback among what some people replied."""
    return [event for event in replies(facts, people) if event.reply is Reply.ANSWERED]


def advice_for_thanks(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return the replies that were not thanked for yet: of several points, the one with a plan, else a gap."""
    fresh = [event for event in replies(facts, people) if not was_thanked(facts.loop, event, event.person)]
    heard = fresh or replies(facts, people)[-1:]
    said = [event for event in heard if event.reply is Reply.ANSWERED]
    if not said:
        return Advice(reply=next(iter(heard[-1:]), None))
    planned = [point for point in said if _open_for(facts, point)]
    missing = [point for point in said if wants_decision(point)]
    chosen = next(iter(planned or missing or said))
    left = {point for event in facts.loop.events_of(SetAside) for point in event.feedback}
    left |= {point for action in facts.loop.actions if not _is_active(action) for point in action.planned.feedback}
    return Advice(chosen, len(said) - 1, _open_for(facts, chosen), chosen.id in left)


def _is_active(action: Action) -> bool:
    return action.is_open or action.finished is not None


def _open_for(facts: LoopFacts, point: Recorded) -> list[Action]:
    return [action for action in facts.loop.actions if _is_active(action) and point.id in action.planned.feedback]


def advice_for_follow_up(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return what came of their advice since they were last told, the best evidenced first."""
    fresh = actions_not_reported(facts, people)
    fresh.sort(key=lambda action: (bool(_evidence(action)), facts.loop.sort_key(action.steps[-1])), reverse=True)
    return _about(facts, people, fresh)


def advice_for_keep_in_touch(facts: LoopFacts, people: Sequence[str]) -> Advice:
    """Return the advice that the user acted on last, else what they said last."""
    acted = sorted(
        actions_for(facts, people), key=lambda action: facts.loop.sort_key((action.planned, *action.steps)[-1])
    )
    return _about(facts, people, acted[::-1])


def _about(facts: LoopFacts, people: Sequence[str], actions: Sequence[Action]) -> Advice:
    said = points(facts, people)
    answered = [point for point in said if actions and point.id in actions[0].planned.feedback]
    return Advice(next(iter(answered or said[-1:]), None), actions=actions)


def actions_for(facts: LoopFacts, people: Sequence[str]) -> list[Action]:
    """Return the actions that answer what they said, else those that answer nobody in particular."""
    said = {point.id for point in points(facts, people)}
    own = [action for action in facts.loop.actions if said.intersection(action.planned.feedback)]
    return own or [action for action in facts.loop.actions if not action.planned.feedback]


def actions_not_reported(facts: LoopFacts, people: Sequence[str]) -> list[Action]:
    """Return their finished actions of which they were not told."""
    person = next(iter(people), None)
    told = [event for event in facts.loop.events_of(FollowedUp) if event.person == person]
    last = facts.loop.sort_key(told[-1]) if told else None
    return [
        action
        for action in actions_for(facts, people)
        if action.finished and (last is None or facts.loop.sort_key(action.finished) > last)
    ]


def _evidence(action: Action) -> str | None:
    return action.finished.evidence if action.finished else None


def owes_thanks_for_feedback(facts: LoopFacts, thanks: Thanked) -> bool:
    """Tell whether one of the people replied, or the company did, and was not thanked since."""
    heard = [event for event in facts.loop.events_of(Recorded) if event.person in (*thanks.people, None)]
    return any(not was_thanked(facts.loop, event, event.person) for event in heard)
