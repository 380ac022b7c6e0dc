"""The situation of a message: its kind, the relation to its recipient and the case, chosen from facts alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from feedback_loop.domain.model.events import (
    Asked,
    CheckedIn,
    FeedbackType,
    Outcome,
    Reply,
    Result,
    Thanked,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef, accepted_offers, was_thanked
from feedback_loop.domain.text import casefold_key
from feedback_loop.messages.advice import Advice, actions_not_reported, find_advice, replies
from feedback_loop.messages.kinds import MessageEvent, MessageKind


class Relation(StrEnum):
    """What the recipient was to the user in this application."""

    INTERVIEWER = "interviewer"
    RECRUITER = "recruiter"
    AGENCY = "agency"
    REFERRER = "referrer"
    INTERNAL = "internal"
    CONTACT = "contact"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation, for which a template has its words.

    Attributes:
        case: what a template of this kind distinguishes besides relation and outcome.
        outcome: the outcome of this application, if there is one.
    """

    kind: MessageKind
    relation: Relation
    case: str
    outcome: Result | None


_INTERNAL_WORDS = re.compile(
    r"\b(?:(?:my|own|line|current) (?:manager|boss|lead)|internal|colleague|vorgesetzter?|kolleg(?:e|in)|intern|"
    r"mon manager|collegue|superieure?|jef[ea]|companer[oa]|intern[oa]|leidinggevende|collega)\b"
)
_AGENCY_WORDS = re.compile(
    r"recruit|staffing|headhunt|talent|personalvermittlung|personaldienst|zeitarbeit|interim|uitzend|seleccion|agency"
)
_HURTFUL_WORDS = re.compile(
    r"\b(?:arrogan\w*|rude\w*|annoying|unprofessional\w*|unlik\w+|boring|lazy|stupid|condescend\w*|aggressive\w*|"
    r"dishonest\w*|liar|weird|creepy|pathetic|incompetent\w*|embarrass\w*|immature|unfriendly|langweilig\w*|"
    r"unprofessionell\w*|unhoflich\w*|faul|dumm|unsympathisch\w*|aggressiv\w*|uberheblich\w*|peinlich\w*|"
    r"impolie?s?|ennuyeu\w*|paresseu\w*|desagreable\w*|hautaine?s?|pretentieu\w*|malhonnete\w*|maleducad\w*|"
    r"aburrid\w*|perezos\w*|antipatic\w*|prepotente\w*|onbeleefd\w*|saai\w*|lui|onsympathiek\w*|verwaand\w*)\b"
)


CASES: Mapping[MessageKind, tuple[str, ...]] = {
    MessageKind.THANKS: ("met", "arranged", "agency", "referrer", "internal", "helped"),
    MessageKind.CHECK_IN: ("met", "interviewed", "before"),
    MessageKind.ASK: ("met", "interviewed", "before", *Result),
    MessageKind.NUDGE: ("met", "interviewed", "before", *Result),
    MessageKind.THANKS_FOR_FEEDBACK: ("plan", "done", "undecided", "praise", "nothing", "hurt", "declined"),
    MessageKind.FOLLOW_UP: ("result",),
    MessageKind.GOOD_NEWS: ("here", "elsewhere"),
    MessageKind.KEEP_IN_TOUCH: ("advice", "praise", "contact"),
    MessageKind.WITHDRAWAL: ("met", "interviewed", "before"),
    MessageKind.TURN_DOWN: ("met", "interviewed", "before"),
}
"""All cases of each kind."""


def relation_to(facts: LoopFacts, person: PersonRef) -> Relation:
    """Return the relation to a person of the loop."""
    if person is None:
        return Relation.COMPANY
    details = read_person(person)
    if is_of_agency(facts.loop, person):
        return Relation.AGENCY
    if details.is_referrer:
        return Relation.REFERRER
    if _INTERNAL_WORDS.search(casefold_key(details.role or "")) or _is_internal(facts.loop):
        return Relation.INTERNAL
    if any(person in interview.people for interview in facts.past_interviews):
        return Relation.INTERVIEWER
    return Relation.RECRUITER if details.is_recruiter else Relation.CONTACT


def is_of_agency(loop: Loop, person: str) -> bool:
    """Return True if a person works for the agency of the application."""
    details = read_person(person)
    agency = loop.application.agency
    return details.is_agent or (agency is not None and details.is_recruiter)


def _is_internal(loop: Loop) -> bool:
    return bool(re.search(r"\bintern(?:al|e|o|a)?\b", casefold_key(loop.application.source or "")))


def is_company_an_agency(loop: Loop) -> bool:
    """Return True if the company of an application seems to be the agency rather than its client."""
    if loop.application.agency is not None:
        return False
    has_agent = any(read_person(person).is_agent for person in loop.people())
    return has_agent and bool(_AGENCY_WORDS.search(casefold_key(loop.application.company)))


def is_placed_by_agency(loop: Loop) -> bool:
    """Return True if an agency put the user forward, so that its client is reached through it."""
    return loop.application.agency is not None or is_company_an_agency(loop)


def situation_of(facts: LoopFacts, event: MessageEvent, person: PersonRef) -> Situation:
    """Return the situation of a message to one person that belongs to an event still to be recorded."""
    relation = relation_to(facts, person)
    outcome = event.result if isinstance(event, Outcome) else facts.outcome.result if facts.outcome else None
    kind, case = _kind_and_case(facts, event, person, relation)
    return Situation(kind, relation, case, outcome)


def _kind_and_case(
    facts: LoopFacts, event: MessageEvent, person: PersonRef, relation: Relation
) -> tuple[MessageKind, str]:
    if isinstance(event, Outcome):
        kind = MessageKind.TURN_DOWN if event.result is Result.TURNED_DOWN else MessageKind.WITHDRAWAL
        return kind, _meeting_case(facts, person, relation)
    if isinstance(event, CheckedIn):
        return MessageKind.CHECK_IN, _meeting_case(facts, person, relation)
    if isinstance(event, Asked):
        return (MessageKind.NUDGE if facts.unanswered_asks(person) else MessageKind.ASK), _ask_case(
            facts, person, relation
        )
    return _thanks(facts, event, person, relation) if isinstance(event, Thanked) else _news(facts, person)


def _thanks(facts: LoopFacts, event: Thanked, person: PersonRef, relation: Relation) -> tuple[MessageKind, str]:
    if owes_thanks_for_feedback(facts, person):
        return MessageKind.THANKS_FOR_FEEDBACK, _reply_case(facts, event, person)
    if _accepted_here(facts) and relation in _HELPERS:
        return MessageKind.GOOD_NEWS, "here"
    return MessageKind.THANKS, _thanks_case(facts, person, relation)


_HELPERS = frozenset({Relation.REFERRER, Relation.AGENCY, Relation.CONTACT, Relation.INTERNAL})


def _accepted_here(facts: LoopFacts) -> bool:
    return facts.outcome is not None and facts.outcome.result is Result.ACCEPTED


def _ask_case(facts: LoopFacts, person: PersonRef, relation: Relation) -> str:
    """Return the outcome, else whether there was an interview."""
    return str(facts.outcome.result) if facts.outcome else _meeting_case(facts, person, relation)


def _meeting_case(facts: LoopFacts, person: PersonRef, relation: Relation) -> str:
    """Return whether the recipient was in an interview, did not take part in it, or there was none."""
    if not facts.past_interviews:
        return "before"
    return "met" if was_in_interview(facts, person, relation) else "interviewed"


def was_in_interview(facts: LoopFacts, person: PersonRef, relation: Relation) -> bool:
    """Return True if a person took part in an interview; of one without names, everybody but a go-between did."""
    if person is None or any(person in interview.people for interview in facts.past_interviews):
        return bool(facts.past_interviews)
    is_unknown = any(not interview.people for interview in facts.past_interviews)
    return is_unknown and relation is Relation.CONTACT


def _thanks_case(facts: LoopFacts, person: PersonRef, relation: Relation) -> str:
    if relation in (Relation.AGENCY, Relation.REFERRER, Relation.INTERNAL):
        return str(relation)
    if not facts.past_interviews:
        return "helped"
    return "met" if was_in_interview(facts, person, relation) else "arranged"


def owes_thanks_for_feedback(facts: LoopFacts, person: PersonRef) -> bool:
    """Return True if a person, or the company, replied and was not thanked since."""
    records = replies(facts, (person,) if person else ())
    return any(not was_thanked(facts.loop, record, record.person) for record in records)


def _reply_case(facts: LoopFacts, event: MessageEvent, person: PersonRef) -> str:
    """Return what the thanks for a reply can say."""
    advice = find_advice(facts, event, (person,) if person else ())
    if advice.reply is None or advice.reply.reply is Reply.DECLINED:
        return "declined"
    if advice.reply.type is FeedbackType.STRENGTH and not advice.set_aside:
        return "praise"
    if advice.actions:
        return "plan" if advice.actions[0].finished is None else "done"
    if advice.set_aside:
        return "hurt"
    if advice.reply.type is FeedbackType.NONE:
        return "nothing"
    return "hurt" if is_hurtful(advice) else "undecided"


def is_hurtful(advice: Advice) -> bool:
    """Return True if a reply is about the person rather than the work, so that nobody wants to read it again."""
    return advice.reply is not None and bool(_HURTFUL_WORDS.search(casefold_key(advice.reply.text)))


def _news(facts: LoopFacts, person: PersonRef) -> tuple[MessageKind, str]:
    people = (person,) if person else ()
    if actions_not_reported(facts, people):
        return MessageKind.FOLLOW_UP, "result"
    if _accepted_here(facts):
        return MessageKind.GOOD_NEWS, "here"
    if accepted_since(facts, person):
        return MessageKind.GOOD_NEWS, "elsewhere"
    theirs = replies(facts, people)
    advice = [reply for reply in theirs if reply.reply is Reply.ANSWERED and reply.type is not FeedbackType.NONE]
    if not advice:
        return MessageKind.KEEP_IN_TOUCH, "contact"
    praise = all(reply.type is FeedbackType.STRENGTH for reply in advice)
    return MessageKind.KEEP_IN_TOUCH, "praise" if praise else "advice"


def accepted_since(facts: LoopFacts, person: PersonRef) -> bool:
    """Return True if an offer was accepted in another loop since the last contact with a person."""
    contacts = facts.contacts_with(person) if person else ()
    since = max((contact.on for contact in contacts), default=None)
    accepted = (outcome.on for loop, outcome in accepted_offers(facts.history) if loop.id != facts.loop.id)
    return any(day and (since is None or day > since) for day in accepted)
