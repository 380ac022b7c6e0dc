"""Facts that a template may use, with placeholders for what the journal does not know."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import Asked, Interviewed, Outcome, Progressed, Reply, Result, Thanked
from feedback_loop.domain.model.loop import Action, Loop, wants_decision
from feedback_loop.domain.rules.facts import LoopFacts, contacts_by_person
from feedback_loop.domain.text import casefold_key
from feedback_loop.messages.advice import (
    Advice,
    actions_not_reported,
    advice_for_follow_up,
    advice_for_keep_in_touch,
    advice_for_thanks,
)
from feedback_loop.messages.recipients import greeting
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import MessageEvent, recipients
from feedback_loop.messages.wording import (
    duration_in_words,
    first_upper,
    in_month,
    join_names,
    name,
    on_day,
    placeholder,
    quotation,
    signature,
    truncate,
)

_GOOD, _BAD = 4, 2
"""From which self-rating of an interview on it went well, or up to which it went badly."""
_MOST_STEPS = 2
_MOST_THEMES = 2
_BY_MAIL = ("mail", "email", "e mail")
_THEMES = {
    "experience-gap": "my experience",
    "level": "the level of my work",
    "values-team": "how I fit into a team",
    "motivation": "my motivation",
}
"""Built-in themes that need more than their name to stand in a sentence."""

Facts = Mapping[str, object]


def build_facts(facts: LoopFacts, move: MessageEvent, me: Sender, words: int) -> Facts:
    """Return what is known for a message.

    Args:
        facts: the loop today.
        move: the event that will be recorded when the message was sent.
        me: who signs.
        words: how many words of a text of the user's are quoted before it is cut.
    """
    people = recipients(move)
    return {
        "signature": signature(me, words),
        "themes": _themes(facts, words),
        "outcome": str(facts.outcome.result) if facts.outcome else None,
        "interview": _interview(facts, people, words),
        "ask": _ask(facts, people),
        "last_contact": {"when": on_day(_last_contact(facts, people), facts.today)},
        "new_job": _new_job(facts, people, words),
        "news": placeholder("one piece of news tied to their advice"),
        **_names(facts, people, words),
        **_of_advice(facts, move, words),
    }


def _names(facts: LoopFacts, people: Sequence[str], words: int) -> Facts:
    application = facts.loop.application
    role = f"the {name(application.role, words)} role" if application.role else "the role"
    return {
        "their": {
            "first_name": greeting(people, words),
            "company": _their_company(facts, people, words),
            "help": placeholder("what they did for you"),
        },
        "company": name(application.company, words),
        "role_at_company": f"{role} at {name(application.company, words)}",
    }


def _of_advice(facts: LoopFacts, move: MessageEvent, words: int) -> Facts:
    advice = _advice(facts, move)
    return {
        "feedback": _feedback(facts, advice, words),
        "plan": _plan(advice, words),
        "progress": _progress(advice.actions[:1], words),
        "evidence": _evidence(advice.actions[:1], words),
        "also": [truncate(action.planned.text, words) for action in advice.actions[1:_MOST_STEPS]],
        "progress_since": _progress_since(facts, advice, recipients(move), words),
    }


def _advice(facts: LoopFacts, move: MessageEvent) -> Advice:
    people = recipients(move)
    if isinstance(move, Thanked):
        return advice_for_thanks(facts, people)
    return (
        advice_for_follow_up(facts, people)
        if actions_not_reported(facts, people)
        else advice_for_keep_in_touch(facts, people)
    )


def _their_company(facts: LoopFacts, people: Sequence[str], words: int) -> str:
    """Return where they are now, which may be elsewhere than they were."""
    home = facts.loop.application.company
    known = facts.history.people
    now = {known.company(key) for person in people if (key := known.key(person, home)) in known.person_keys()}
    return name(now.pop() if len(now) == 1 else home, words)


def _themes(facts: LoopFacts, words: int) -> str:
    """Name what past feedback found missing: what recurs, else the latest of other loops."""
    others = [loop for loop in facts.history.loops.values() if loop.id != facts.loop.id]
    heard = [point for loop in others for point in loop.points if wants_decision(point)]
    heard.sort(key=lambda point: (point.on or dt.date.min, point.id), reverse=True)
    latest = dict.fromkeys(theme for point in heard for theme in point.themes)
    chosen = (recurring_themes(facts.history) or list(latest))[:_MOST_THEMES]
    return join_names([_THEMES.get(theme) or name(theme.replace("-", " "), words) for theme in chosen])


def _interview(facts: LoopFacts, people: Sequence[str], words: int) -> Facts:
    with_them = [event for event in facts.past_interviews if set(people).intersection(event.people)]
    held: Interviewed | None = next(iter(with_them[-1:] or facts.past_interviews[-1:]), None)
    rating = (held.rating if held else None) or 0
    return {
        "was_held": held is not None,
        "with_them": bool(with_them),
        "when": on_day(held.on if held else None, facts.today),
        "note": truncate(held.note, words) if held and held.note else None,
        "detail": truncate(held.note, words) if held and held.note else placeholder("one thing from the conversation"),
        "went_well": rating >= _GOOD,
        "went_badly": 0 < rating <= _BAD,
    }


def _ask(facts: LoopFacts, people: Sequence[str]) -> Facts:
    """Return the ask that still waits, else the latest one of them."""
    waiting = facts.asks_of(next(iter(people), None))
    asks = waiting or [event for event in facts.loop.events_of(Asked) if event.person in (people or (None,))]
    last = asks[-1] if asks else None
    return {
        "was_sent": last is not None,
        "by_mail": last is not None and (not last.via or casefold_key(last.via) in _BY_MAIL),
        "when": on_day(last.on if last else None, facts.today),
    }


def _feedback(facts: LoopFacts, advice: Advice, words: int) -> Facts:
    reply = advice.reply
    when = on_day(reply.on if reply else None, facts.today)
    quoted = reply.text if reply and reply.reply is Reply.ANSWERED else ""
    return {
        "when": when,
        "when_sentence": first_upper(when),
        "quote": quotation(quoted, words) if quoted.strip() else placeholder("what they said"),
        "type": str(reply.type) if reply else None,
        "declined": reply is not None and reply.reply is Reply.DECLINED,
        "others": advice.others,
        "set_aside": advice.set_aside,
    }


def _plan(advice: Advice, words: int) -> Facts:
    action = next(iter(advice.actions), None)
    start, end = (action.planned.on if action else None), _end(action)
    took_days = start is not None and end is not None and end > start
    return {
        "text": truncate(action.planned.text, words) if action else placeholder("what you will do"),
        "known": action is not None,
        "is_finished": end is not None,
        "span": duration_in_words(start, end) if took_days and start and end else None,
    }


def _end(action: Action | None) -> dt.date | None:
    return action.finished.on if action and action.finished else None


def _progress(actions: Sequence[Action], words: int) -> list[Facts]:
    steps = [step for action in actions for step in action.steps if isinstance(step, Progressed)]
    return [
        {"when": in_month(step.on) if step.on else placeholder("when"), "text": truncate(step.text, words)}
        for step in steps[-_MOST_STEPS:]
    ]


def _evidence(actions: Sequence[Action], words: int) -> str:
    shown = next((action.finished.evidence for action in actions if action.finished), None)
    return truncate(shown, words) if shown else placeholder("what came of it")


def _last_contact(facts: LoopFacts, people: Sequence[str]) -> dt.date | None:
    met = contacts_by_person(facts.history, facts.today)
    keys = [facts.history.people.key(person, facts.loop.application.company) for person in people]
    return max((contact.on for key in keys for contact in met.get(key, ())), default=None)


def _progress_since(facts: LoopFacts, advice: Advice, people: Sequence[str], words: int) -> str | None:
    """Return the latest progress on what they advised since the last contact."""
    since = _last_contact(facts, people) or dt.date.min
    steps = [step for action in advice.actions for step in action.steps if isinstance(step, Progressed)]
    fresh = [step for step in steps if step.on and step.on > since]
    return truncate(fresh[-1].text, words) if fresh else None


def _new_job(facts: LoopFacts, people: Sequence[str], words: int) -> str | None:
    """Return the job that was accepted elsewhere since the last contact."""
    since = _last_contact(facts, people) or dt.date.min
    for loop in facts.history.loops.values():
        latest = loop.events_of(Outcome)[-1:]
        elsewhere = casefold_key(loop.application.company) != casefold_key(facts.loop.application.company)
        if elsewhere and any(_is_acceptance(outcome, since) for outcome in latest):
            return _as_job(loop, words)
    return None


def _is_acceptance(outcome: Outcome, since: dt.date) -> bool:
    return outcome.result is Result.ACCEPTED and outcome.on is not None and outcome.on > since


def _as_job(loop: Loop, words: int) -> str:
    role = f" as {name(loop.application.role, words)}" if loop.application.role else ""
    return f"{name(loop.application.company, words)}{role}"
