"""Facts that a template may use, with placeholders for unknown ones.

A letter goes to another person, so its facts hold nothing that was typed for the user alone: no note, rating, debrief,
reason, progress or theme, and nothing of another application.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from feedback_loop.domain.model.events import (
    Interviewed,
    Recorded,
    Reply,
)
from feedback_loop.domain.model.loop import Action
from feedback_loop.domain.model.people import Person, matches, read_person
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef
from feedback_loop.domain.text import capitalize, casefold_key
from feedback_loop.messages.advice import Advice, find_advice
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.language import Language, choose_form, company_name, role_name
from feedback_loop.messages.letter import Letter, channel, is_by_mail, last_ask
from feedback_loop.messages.recipients import greeting_name, salutation
from feedback_loop.messages.situations import (
    Relation,
    accepted_since,
    is_company_an_agency,
    is_hurtful,
    is_placed_by_agency,
    was_in_interview,
)
from feedback_loop.messages.subjects import subject, wording_number, wording_slots
from feedback_loop.messages.wording import (
    bullet_list,
    excerpt_about,
    list_items,
    sentence,
    short_name,
    signature,
    without_intention,
)

_MAX_ACTIONS = 2
_MAX_ITEMS = 3
TemplateFacts = Mapping[str, object]


class InterviewFacts(msgspec.Struct, frozen=True):
    """The meeting that a letter is about: the latest with its recipient, else the latest.

    Attributes:
        talked_about: a list of what the user typed for letters, or an empty text.
        detail: the same as a part of a sentence, or a placeholder.
    """

    was_held: bool
    with_them: bool
    when: str
    of: str
    talked_about: str
    detail: str
    note: None = None
    went_well: bool = False
    went_badly: bool = False


class AskFacts(msgspec.Struct, frozen=True):
    """The latest request for feedback to the recipient."""

    was_sent: bool
    by_mail: bool
    channel: str
    when: str
    of: str


class FeedbackFacts(msgspec.Struct, frozen=True):
    """The reply of the recipient that a letter is about.

    Attributes:
        quote: their words as a quotation or list, on lines of their own; empty if a letter should not repeat them.
        remark: the same as a quotation on one line.
    """

    when: str
    of: str
    when_sentence: str
    quote: str
    remark: str
    type: str | None
    declined: bool
    others: int
    set_aside: bool


class PlanFacts(msgspec.Struct, frozen=True):
    """What the user did or will do about it; the texts are lists."""

    text: str
    known: bool
    is_finished: bool
    span: str | None
    summary: str


class TheirFacts(msgspec.Struct, frozen=True):
    """The recipient."""

    first_name: str
    company: str
    help: str


class DecisionFacts(msgspec.Struct, frozen=True):
    """The day by which the company wanted to decide."""

    known: bool
    has_passed: bool
    by: str


class LetterFacts(msgspec.Struct, frozen=True):
    """Everything that a template sees.

    Attributes:
        wordings: two numbers by which alternative wordings are chosen.
        again: True if the recipient knows the user from an earlier application.
        role: the role with its article, as the object of a sentence; ``role_at`` with the company too.
        accepted: True if the user has accepted another offer since the last contact.
        by_agency: True if an agency stands between the user and the recipient.
        evidence: what came of an action, as a list; empty if unknown.
        result: the same as a part of a sentence, or a placeholder.
        themes, progress, also, progress_since, new_job: empty; older templates may name them.
    """

    kind: str
    relation: str
    case: str
    outcome: str | None
    formal: bool
    wordings: tuple[int, int]
    subject: str
    greeting: str
    closing: str
    signature: str
    company: str
    role: str
    role_at: str
    role_at_company: str
    again: bool
    accepted: bool
    asks_advice: bool
    by_agency: bool
    their: TheirFacts
    interview: InterviewFacts
    ask: AskFacts
    feedback: FeedbackFacts
    plan: PlanFacts
    evidence: str
    result: str
    last_contact: Mapping[str, str]
    applied: Mapping[str, str]
    decision: DecisionFacts
    gap: Mapping[str, str]
    news: str
    themes: str = ""
    progress: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    progress_since: None = None
    new_job: str | None = None


def template_facts(facts: LoopFacts, letter: Letter, max_words: int) -> TemplateFacts:
    """Return the facts for a message; the user's texts are cut after ``max_words``."""
    result: TemplateFacts = msgspec.to_builtins(letter_facts(facts, letter, max_words))
    return result


def letter_facts(facts: LoopFacts, letter: Letter, max_words: int) -> LetterFacts:
    """Return the facts for a message; the user's texts are cut after ``max_words``."""
    language, person, situation = letter.language, letter.person, letter.situation
    advice = find_advice(facts, letter.event, (person,) if person else ())
    details = _details(facts, person)
    names = _Names(facts, letter, max_words)
    accepted = situation.kind is not MessageKind.GOOD_NEWS and accepted_since(facts, person)
    closing = language.closing.formal if letter.formal else language.closing.informal
    evidence = _evidence(advice, max_words)
    number = wording_number(facts, letter)
    return LetterFacts(
        kind=situation.kind,
        relation=situation.relation,
        case=situation.case,
        outcome=situation.outcome,
        formal=letter.formal,
        wordings=wording_slots(number),
        subject=subject(facts, letter, number, max_words),
        greeting=salutation(details, language, formal=letter.formal, max_words=max_words),
        closing=closing,
        signature=signature(letter.sender, max_words, language.gaps["your_name"]),
        company=names.company,
        role=names.role,
        role_at=names.role_at,
        role_at_company=names.role_at,
        again=_is_known_from_before(facts, person),
        accepted=accepted,
        asks_advice=letter.asks_advice,
        by_agency=is_placed_by_agency(facts.loop) and situation.relation is not Relation.AGENCY,
        their=TheirFacts(
            greeting_name([details] if details else [], language, max_words),
            short_name(company_name(_current_company(facts, person)), max_words),
            language.gap("help"),
        ),
        interview=_interview_facts(facts, letter, max_words),
        ask=_ask_facts(facts, letter),
        feedback=_feedback_facts(facts, letter, advice, max_words),
        plan=_plan_facts(advice, language, max_words),
        evidence=bullet_list(evidence),
        result="; ".join(evidence) or language.gap("result"),
        last_contact={"when": language.date(_last_contact_on(facts, person), facts.today)},
        applied={"when": language.date(facts.loop.applied_on, facts.today)},
        decision=_decision_facts(facts, language),
        gap={name: language.gap(name) for name in language.gaps},
        news=language.gap("news"),
        new_job=language.gap("job") if accepted else None,
    )


def _details(facts: LoopFacts, person: PersonRef) -> Person | None:
    if person is None:
        return None
    return facts.history.people.details(person, facts.loop.application.company)


class _Names:
    """Names of the company and the role, as the recipient may read them.

    An agency hears of "your client", and its clients do not hear its name.
    """

    def __init__(self, facts: LoopFacts, letter: Letter, max_words: int) -> None:
        application, language = facts.loop.application, letter.language
        name = short_name(role_name(application.role), max_words) if application.role else None
        self.company = short_name(company_name(application.company), max_words)
        self.role = language.role_phrase(name)
        if letter.situation.relation is Relation.AGENCY:
            self.role_at = f"{self.role} {choose_form(language.client, formal=letter.formal)}"
        elif is_company_an_agency(facts.loop):
            self.role_at = self.role
        else:
            self.role_at = f"{self.role} {language.at_company(self.company)}"
        # They know their own company; without a role, its name says more.
        if letter.situation.relation in (Relation.AGENCY, Relation.REFERRER) or not name:
            self.role = self.role_at


def _is_known_from_before(facts: LoopFacts, person: PersonRef) -> bool:
    """Return True if a person met the user in an earlier loop of the same company."""
    if person is None:
        return False
    directory, company = facts.history.people, facts.loop.application.company
    key = directory.key(person, company)
    return any(
        person_met in interview.people
        for loop in facts.history.loops.values()
        if loop.id != facts.loop.id
        and loop.applied_on < facts.loop.applied_on
        and casefold_key(loop.application.company) == casefold_key(company)
        for interview in loop.events_of(Interviewed)
        if loop.date_of(interview) < facts.loop.applied_on
        for person_met in interview.people
        if directory.key(person_met, company) == key
    )


def _current_company(facts: LoopFacts, person: PersonRef) -> str:
    """Return the company of the recipient today, which may differ from that of the loop."""
    company = facts.loop.application.company
    directory = facts.history.people
    key = directory.key(person, company) if person else ""
    return directory.company(key) if key in directory.person_keys() else company


def _interview_facts(facts: LoopFacts, letter: Letter, max_words: int) -> InterviewFacts:
    interviews = facts.past_interviews
    with_them = [interview for interview in interviews if letter.person in interview.people]
    last = next(reversed(with_them or interviews), None)
    is_theirs = was_in_interview(facts, letter.person, letter.situation.relation)
    items = _talked_about(last, letter.person, max_words) if last and is_theirs else []
    return InterviewFacts(
        was_held=last is not None,
        with_them=is_theirs,
        when=letter.language.date(last.on if last else None, facts.today),
        of=letter.language.date_of(last.on if last else None, facts.today),
        talked_about=bullet_list(items),
        detail="; ".join(items) or letter.language.gap("talk"),
    )


def _talked_about(interview: Interviewed, person: PersonRef, max_words: int) -> list[str]:
    """Return what a letter to one person may mention: lines that begin with their name, else their share."""
    if not interview.talked_about:
        return []
    items = list_items(interview.talked_about, max_words, max_items=50)
    own, shared = [], []
    for item in items:
        name, _, text = item.partition(": ")
        named = [
            other for other in interview.people if text and name and matches(read_person(other), name, by_address=False)
        ]
        if person in named:
            own.append(text)
        elif not named:
            shared.append(item)
    people = list(interview.people)
    if person in people and len(shared) >= len(people) > 1:
        shared = shared[people.index(person) :: len(people)]
    return (own or shared)[:_MAX_ITEMS]


def _ask_facts(facts: LoopFacts, letter: Letter) -> AskFacts:
    last = last_ask(facts, letter.person)
    return AskFacts(
        was_sent=last is not None,
        by_mail=last is not None and is_by_mail(last.via),
        channel=channel(last.via) if last else "",
        when=letter.language.date(last.on if last else None, facts.today),
        of=letter.language.date_of(last.on if last else None, facts.today),
    )


def _feedback_facts(facts: LoopFacts, letter: Letter, advice: Advice, max_words: int) -> FeedbackFacts:
    reply = advice.reply
    when = letter.language.date(reply.on if reply else None, facts.today)
    items = _quotable_items(reply, advice, max_words) if reply and not is_hurtful(advice) else []
    return FeedbackFacts(
        when=when,
        of=letter.language.date_of(reply.on if reply else None, facts.today),
        when_sentence=capitalize(when),
        quote=letter.language.quote(items[0]) if len(items) == 1 else bullet_list(items),
        remark=letter.language.quote("; ".join(items)) if items else "",
        type=str(reply.type) if reply else None,
        declined=reply is not None and reply.reply is Reply.DECLINED,
        others=advice.others,
        set_aside=advice.set_aside,
    )


def _quotable_items(reply: Recorded, advice: Advice, max_words: int) -> list[str]:
    """Return the lines of a reply that a letter may quote; of one, the sentence that an action answers."""
    if reply.reply is not Reply.ANSWERED:
        return []
    items = list_items(reply.text, max_words)
    topic = " ".join(action.planned.text for action in advice.actions[:1])
    return [excerpt_about(reply.text, topic, max_words)] if len(items) == 1 and items[0].endswith("…") else items


def _plan_facts(advice: Advice, language: Language, max_words: int) -> PlanFacts:
    action = next(iter(advice.actions), None)
    start = action.planned.on if action else None
    end = action.finished.on if action and action.finished else None
    summary = action.finished.summary if action and action.finished else None
    items = [item for shown in advice.actions[:_MAX_ACTIONS] for item in list_items(shown.planned.text, max_words, 3)]
    return PlanFacts(
        text=bullet_list([without_intention(item) for item in items]) or language.gap("plan"),
        known=action is not None,
        is_finished=end is not None,
        span=_span(start, end, language),
        summary=sentence(summary, max_words) if summary and summary.strip() else "",
    )


def _span(start: dt.date | None, end: dt.date | None, language: Language) -> str | None:
    return language.span(start, end) if start and end and end > start else None


def _evidence(advice: Advice, max_words: int) -> list[str]:
    """Return what came of the actions that a letter names."""
    texts = [evidence for action in advice.actions[:_MAX_ACTIONS] if (evidence := _evidence_of(action))]
    return [item for text in texts for item in list_items(text, max_words, 3)]


def _evidence_of(action: Action) -> str | None:
    return action.finished.evidence if action.finished else None


def _last_contact_on(facts: LoopFacts, person: PersonRef) -> dt.date | None:
    contacts = facts.contacts_with(person) if person else ()
    return max((contact.on for contact in contacts), default=None)


def _decision_facts(facts: LoopFacts, language: Language) -> DecisionFacts:
    day = facts.decision_by
    passed = day is not None and day < facts.today
    return DecisionFacts(day is not None, passed, language.date(day, facts.today) if day else "")
