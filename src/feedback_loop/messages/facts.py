"""Facts that a template may use, with placeholders for unknown ones."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import Asked, Outcome, Progressed, Reply, Result, Thanked
from feedback_loop.domain.model.loop import Action, Loop, wants_decision
from feedback_loop.domain.model.people import Person
from feedback_loop.domain.rules.facts import LoopFacts, contacts_by_person
from feedback_loop.domain.text import capitalize, casefold_key, join_words, slug_to_words
from feedback_loop.messages.advice import (
    Advice,
    actions_not_reported,
    advice_for_follow_up,
    advice_for_keep_in_touch,
    advice_for_thanks,
)
from feedback_loop.messages.kinds import MessageEvent, recipients
from feedback_loop.messages.recipients import greeting
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.wording import (
    date_in_words,
    duration_in_words,
    excerpt,
    month_in_words,
    placeholder,
    quotation,
    short_name,
    signature,
)

_GOOD_RATING, _BAD_RATING = 4, 2
"""Self-ratings of an interview from which on it went well, and up to which it went badly."""
_MAX_STEPS = 2
_MAX_THEMES = 2
_MAIL_WORDS = ("mail", "email", "e mail")
_THEME_PHRASES = {
    "experience-gap": "my experience",
    "level": "the level of my work",
    "values-team": "how I fit into a team",
    "motivation": "my motivation",
}
"""Phrases for built-in themes whose name alone does not fit into a sentence."""

TemplateFacts = Mapping[str, object]


def template_facts(facts: LoopFacts, event: MessageEvent, sender: Sender, max_words: int) -> TemplateFacts:
    """Return the facts for a message; the user's texts are cut after ``max_words``."""
    people = recipients(event)
    return {
        "signature": signature(sender, max_words),
        "themes": _themes(facts, max_words),
        "decision": _decision_facts(facts),
        "applied": {"when": date_in_words(facts.loop.applied_on, facts.today)},
        "outcome": str(facts.outcome.result) if facts.outcome else None,
        "interview": _interview_facts(facts, people, max_words),
        "ask": _ask_facts(facts, people),
        "last_contact": {"when": date_in_words(_last_contact_on(facts, people), facts.today)},
        "new_job": _new_job(facts, people, max_words),
        "news": placeholder("one piece of news tied to their advice"),
        **_name_facts(facts, people, max_words),
        **_advice_facts(facts, event, max_words),
    }


def _name_facts(facts: LoopFacts, people: Sequence[str], max_words: int) -> TemplateFacts:
    application = facts.loop.application
    company = short_name(application.company, max_words)
    role = f"the {short_name(application.role, max_words)} role" if application.role else "the role"
    return {
        "their": {
            "first_name": greeting(_details_of(facts, people), max_words),
            "company": short_name(_current_company(facts, people), max_words),
            "help": placeholder("what they did for you"),
        },
        "company": company,
        "role_at_company": f"{role} at {company}",
    }


def _details_of(facts: LoopFacts, people: Sequence[str]) -> list[Person]:
    company = facts.loop.application.company
    return [facts.history.people.details(person, company) for person in people]


def _advice_facts(facts: LoopFacts, event: MessageEvent, max_words: int) -> TemplateFacts:
    advice = _find_advice(facts, event)
    first = advice.actions[:1]
    return {
        "feedback": _feedback_facts(facts, advice, max_words),
        "plan": _plan_facts(advice, max_words),
        "progress": _progress_facts(first, max_words),
        "evidence": _evidence(first, max_words),
        "also": [excerpt(action.planned.text, max_words) for action in advice.actions[1:_MAX_STEPS]],
        "progress_since": _progress_since(facts, advice, recipients(event), max_words),
    }


def _find_advice(facts: LoopFacts, event: MessageEvent) -> Advice:
    people = recipients(event)
    if isinstance(event, Thanked):
        return advice_for_thanks(facts, people)
    if actions_not_reported(facts, people):
        return advice_for_follow_up(facts, people)
    return advice_for_keep_in_touch(facts, people)


def _current_company(facts: LoopFacts, people: Sequence[str]) -> str:
    """Return the company of the recipients today, which may differ from that of the loop."""
    company = facts.loop.application.company
    directory = facts.history.people
    keys = {directory.key(person, company) for person in people}
    companies = {directory.company(key) for key in keys if key in directory.person_keys()}
    return companies.pop() if len(companies) == 1 else company


def _themes(facts: LoopFacts, max_words: int) -> str:
    """Return the gaps of past feedback: the recurring themes, else the latest ones of other loops."""
    others = [loop for loop in facts.history.loops.values() if loop.id != facts.loop.id]
    gaps = [point for loop in others for point in loop.points if wants_decision(point)]
    gaps.sort(key=lambda point: (point.on or dt.date.min, point.id), reverse=True)
    latest = dict.fromkeys(theme for point in gaps for theme in point.themes)
    themes = (recurring_themes(facts.history) or list(latest))[:_MAX_THEMES]
    return join_words([_THEME_PHRASES.get(theme) or short_name(slug_to_words(theme), max_words) for theme in themes])


def _interview_facts(facts: LoopFacts, people: Sequence[str], max_words: int) -> TemplateFacts:
    interviews = facts.past_interviews
    with_them = [interview for interview in interviews if set(people).intersection(interview.people)]
    last = next(reversed(with_them or interviews), None)
    rating = (last.rating if last else None) or 0
    note = excerpt(last.note, max_words) if last and last.note else None
    return {
        "was_held": last is not None,
        "with_them": bool(with_them),
        "when": date_in_words(last.on if last else None, facts.today),
        "note": note,
        "detail": placeholder("one thing from the conversation") if note is None else note,
        "went_well": rating >= _GOOD_RATING,
        "went_badly": 0 < rating <= _BAD_RATING,
    }


def _decision_facts(facts: LoopFacts) -> TemplateFacts:
    """Return the day by which they wanted to decide, and whether it has passed."""
    day = facts.decision_by
    return {
        "has_passed": day is not None and day < facts.today,
        "by": date_in_words(day, facts.today).removeprefix("on "),
    }


def _ask_facts(facts: LoopFacts, people: Sequence[str]) -> TemplateFacts:
    """Return the facts of the ask without a reply, else of the latest ask."""
    waiting = facts.unanswered_asks(next(iter(people), None))
    asks = waiting or [event for event in facts.loop.events_of(Asked) if event.person in (people or (None,))]
    last = asks[-1] if asks else None
    return {
        "was_sent": last is not None,
        "by_mail": last is not None and (not last.via or casefold_key(last.via) in _MAIL_WORDS),
        "when": date_in_words(last.on if last else None, facts.today),
    }


def _feedback_facts(facts: LoopFacts, advice: Advice, max_words: int) -> TemplateFacts:
    reply = advice.reply
    when = date_in_words(reply.on if reply else None, facts.today)
    text = reply.text if reply and reply.reply is Reply.ANSWERED else ""
    return {
        "when": when,
        "when_sentence": capitalize(when),
        "quote": quotation(text, max_words) if text.strip() else placeholder("what they said"),
        "type": str(reply.type) if reply else None,
        "declined": reply is not None and reply.reply is Reply.DECLINED,
        "others": advice.others,
        "set_aside": advice.set_aside,
    }


def _plan_facts(advice: Advice, max_words: int) -> TemplateFacts:
    action = next(iter(advice.actions), None)
    start = action.planned.on if action else None
    end = action.finished.on if action and action.finished else None
    return {
        "text": excerpt(action.planned.text, max_words) if action else placeholder("what you will do"),
        "known": action is not None,
        "is_finished": end is not None,
        "span": duration_in_words(start, end) if start and end and end > start else None,
    }


def _progress_facts(actions: Sequence[Action], max_words: int) -> list[TemplateFacts]:
    return [
        {"when": month_in_words(step.on) if step.on else placeholder("when"), "text": excerpt(step.text, max_words)}
        for step in _progress_of(actions)[-_MAX_STEPS:]
    ]


def _progress_of(actions: Sequence[Action]) -> list[Progressed]:
    return [step for action in actions for step in action.steps if isinstance(step, Progressed)]


def _evidence(actions: Sequence[Action], max_words: int) -> str:
    evidence = next((action.finished.evidence for action in actions if action.finished), None)
    return excerpt(evidence, max_words) if evidence else placeholder("what came of it")


def _last_contact_on(facts: LoopFacts, people: Sequence[str]) -> dt.date | None:
    contacts = contacts_by_person(facts.history, facts.today)
    keys = [facts.history.people.key(person, facts.loop.application.company) for person in people]
    return max((contact.on for key in keys for contact in contacts.get(key, ())), default=None)


def _progress_since(facts: LoopFacts, advice: Advice, people: Sequence[str], max_words: int) -> str | None:
    """Return the latest progress on their advice since the last contact."""
    since = _last_contact_on(facts, people) or dt.date.min
    new = [step for step in _progress_of(advice.actions) if step.on and step.on > since]
    return excerpt(new[-1].text, max_words) if new else None


def _new_job(facts: LoopFacts, people: Sequence[str], max_words: int) -> str | None:
    """Return the job that was accepted at another company since the last contact."""
    since = _last_contact_on(facts, people) or dt.date.min
    company = casefold_key(facts.loop.application.company)
    for loop in facts.history.loops.values():
        latest = next(reversed(loop.events_of(Outcome)), None)
        if latest and _is_accepted_since(latest, since) and casefold_key(loop.application.company) != company:
            return _job_in_words(loop, max_words)
    return None


def _is_accepted_since(outcome: Outcome, since: dt.date) -> bool:
    return outcome.result is Result.ACCEPTED and outcome.on is not None and outcome.on > since


def _job_in_words(loop: Loop, max_words: int) -> str:
    role = f" as {short_name(loop.application.role, max_words)}" if loop.application.role else ""
    return f"{short_name(loop.application.company, max_words)}{role}"
