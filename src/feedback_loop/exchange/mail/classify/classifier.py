"""Classify one mail."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.deadlines import find_deadline
from feedback_loop.exchange.mail.classify.employers import OtherNames, find_employer
from feedback_loop.exchange.mail.classify.forwarded import read_forwarded
from feedback_loop.exchange.mail.classify.kinds import Circumstances, Decision, decide
from feedback_loop.exchange.mail.classify.meetings import find_meeting, find_round
from feedback_loop.exchange.mail.classify.own_mail import Purpose, find_purpose
from feedback_loop.exchange.mail.classify.people import (
    find_person,
    is_generic,
    is_recruiting,
    is_team_address,
    looks_like_name,
    put_right,
)
from feedback_loop.exchange.mail.classify.roles import find_role
from feedback_loop.exchange.mail.classify.sentences import Sentence, make_sentence, split_sentences
from feedback_loop.exchange.mail.classify.signals import (
    count_job_words,
    count_other_words,
    detect_languages,
    find_aside,
    find_signals,
    find_veto,
)
from feedback_loop.exchange.mail.domains import service_of
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.reply_text import new_text, split_points

_REPLY = re.compile(r"\s*+(?:re|aw|sv|antw|rif|r|odp|resp)(?:\[[0-9]{1,3}\])? ?:", re.IGNORECASE)
_PREFIXES = re.compile(
    r"\s*+(?:(?:re|aw|sv|antw|rif|odp|resp|fwd?|wg|tr|rv|enc|i|doorst|vb)(?:\[[0-9]{1,3}\])? ?:\s*+)++", re.IGNORECASE
)
_BOUNCER = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
_BOUNCE_SUBJECT = re.compile(
    r"undeliver|delivery (?:status|failure|has failed)|returned mail|mail delivery|failure notice|unzustellbar"
    r"|non remis|no se puede entregar|"
    r"non recapitabile|niet bezorgd|niedostarcz|kunde inte levereras",
    re.IGNORECASE,
)
_AWAY_SUBJECT = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|automatische (?:antwort|beantwoording)"
    r"|automatisch antwoord|out of (?:the )?office|"
    r"abwesenheit\w*|réponse automatique|respuesta automática|resposta automática|risposta automatica"
    r"|automatyczna odpowiedź|"
    r"autosvar|automatiskt svar|absence du bureau|fuera de la oficina|ausência)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\s*(?:updated|changed|rescheduled|aktualisiert|geändert|modifi|actualiz|bijgewerkt|gewijzigd|atualiz"
    r"|aggiornat|zaktualiz|uppdater)",
    re.IGNORECASE,
)
_UNSUBSCRIBE = re.compile(
    r"unsubscribe|abbestellen|abmelden|se désabonner|désinscri|darse de baja|uitschrijven|afmelden"
    r"|cancelar subscrição|disiscriv|wypisz|avregistrera",
    re.IGNORECASE,
)
_IGNORED_METHODS = frozenset({"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"})
_INTERVIEW_KINDS = frozenset({MailKind.INVITATION, MailKind.MOVED, MailKind.CANCELLED})
_PUTTING_OFF = _INTERVIEW_KINDS | {MailKind.MORE_TIME, MailKind.OUT_OF_OFFICE}
_MIN_ANSWER = 8
"""Words from which on an answer to a question for feedback is taken for feedback, whatever they are."""
_REPLY_KINDS = frozenset({MailKind.FEEDBACK, MailKind.DECLINED_FEEDBACK, MailKind.MORE_TIME, MailKind.REJECTION})


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail with what several steps need of it.

    Attributes:
        fresh: what was newly written.
        sender: who it is from; the organizer, where a program sent a calendar entry for somebody.
    """

    message: Message
    fresh: str
    subject: Sentence
    sentences: tuple[Sentence, ...]
    sender: Address
    own: frozenset[str]

    @property
    def sent_on(self) -> dt.date | None:
        """The day of the mail."""
        return self.message.on


def classify(
    message: Message, own: frozenset[str], *, is_known: bool = False, is_asked: bool = False
) -> Classification:
    """Return what a mail says.

    Args:
        message: the mail.
        own: the user's own addresses, in lower case.
        is_known: True if the sender, their company or the thread belongs to an application of the journal, so that less
            has to show that the mail is about one.
        is_asked: True if the sender's loop awaits an answer to a question for feedback.
    """
    if message.problem and not message.text and not message.calendar:
        return Classification(MailKind.NOTHING, why=f"could not be read: {message.problem}")
    if message.sender.address in own:
        forwarded = read_forwarded(message)
        return classify(forwarded, own, is_known=is_known) if forwarded else _classify_sent(message, own, is_known)
    if _is_bounce(message):
        return Classification(MailKind.BOUNCE, why="a mail could not be delivered")
    if _is_away(message):
        sentences = split_sentences(message.text)
        return Classification(
            MailKind.OUT_OF_OFFICE, sentence=sentences[0].text if sentences else "", why="an automatic reply"
        )
    mail = _prepare(message, own)
    circumstances = _circumstances(mail, is_known=is_known, is_asked=is_asked)
    event = _meeting_entry(message)
    decision = (
        _decide_calendar(mail, event, circumstances) if event else decide(mail.subject, mail.sentences, circumstances)
    )
    if decision.is_unclear and circumstances.answers_ask and circumstances.is_personal:
        decision = _read_answer(mail, decision)
    if decision.kind is MailKind.NOTHING:
        return Classification(MailKind.NOTHING, is_unclear=decision.is_unclear, why=decision.why)
    return _describe(mail, decision, event, circumstances)


def _prepare(message: Message, own: frozenset[str]) -> _Mail:
    fresh = new_text(message.text, message.sender.name)
    return _Mail(
        message,
        fresh,
        make_sentence(_strip_prefixes(message.subject)),
        split_sentences(fresh),
        _effective_sender(message, own),
        own,
    )


def _effective_sender(message: Message, own: frozenset[str]) -> Address:
    """Return who is behind a mail: the organizer of a calendar entry that a program sent."""
    for event in message.calendar:
        organizer = event.organizer
        if (
            organizer
            and "@" in organizer.address
            and organizer.address.lower() not in own
            and is_generic(message.sender.address)
        ):
            return Address(organizer.name, organizer.address.lower())
    return message.sender


def _strip_prefixes(subject: str) -> str:
    """Return a subject without the marks of replies and forwards."""
    match = _PREFIXES.match(subject)
    return subject[match.end() :] if match else subject


def _circumstances(mail: _Mail, *, is_known: bool, is_asked: bool) -> Circumstances:
    message = mail.message
    service = service_of(message.sender.address)
    is_list = bool(message.header("list-id")) or message.header("precedence").lower() in ("bulk", "list", "junk")
    has_exit = bool(message.header("list-unsubscribe")) or _UNSUBSCRIBE.search(message.text) is not None
    history = message.text.replace(mail.fresh, "") if len(message.text) > len(mail.fresh) else ""
    quoted = split_sentences(re.sub(r"(?m)^[> ]+", "", history))
    is_reply = bool(message.references) or _REPLY.match(message.subject) is not None
    is_personal = not is_generic(mail.sender.address) and not is_list and not has_exit
    quotes_ask = any(signal.kind is MailKind.SENT_ASK for signal in find_signals(mail.subject, quoted, is_own=True))
    return Circumstances(
        is_known=is_known,
        is_service=service is not None and not service.is_board,
        is_board=service is not None and service.is_board,
        is_recruiting=is_recruiting(mail.sender),
        is_reply=is_reply,
        is_personal=is_personal,
        is_from_person=not mail.sender.name or looks_like_name(mail.sender.name),
        answers_ask=quotes_ask or (is_asked and is_reply and is_personal),
        is_bulk=service is None and (is_list or has_exit),
    )


def _is_bounce(message: Message) -> bool:
    content_type = message.header("content-type").lower()
    return (
        ("report" in content_type and "delivery-status" in content_type)
        or bool(message.header("x-failed-recipients"))
        or (_BOUNCER.match(message.sender.address) is not None and _BOUNCE_SUBJECT.search(message.subject) is not None)
    )


def _is_away(message: Message) -> bool:
    if _AWAY_SUBJECT.match(message.subject):
        return True
    auto = message.header("auto-submitted").lower()
    is_automatic = auto.startswith("auto-replied") or bool(
        message.header("x-autoreply") or message.header("x-autorespond")
    )
    if not is_automatic:
        return False
    sentences = split_sentences(message.text)
    return any(
        signal.kind is MailKind.OUT_OF_OFFICE for signal in find_signals(make_sentence(message.subject), sentences)
    )


def _meeting_entry(message: Message) -> CalendarEvent | None:
    """Return the calendar entry that a mail is about."""
    return next(iter(message.calendar), None)


def _decide_calendar(mail: _Mail, event: CalendarEvent, circumstances: Circumstances) -> Decision:
    method = (mail.message.calendar_method or event.method).upper()
    if method in _IGNORED_METHODS:
        return Decision(MailKind.NOTHING, why="somebody's answer to an invitation")
    described = split_sentences(event.description)
    summary = make_sentence(event.summary)
    everything = [mail.subject, summary, *mail.sentences, *described]
    languages = detect_languages(everything)
    if find_veto(everything, languages) or find_aside([mail.subject, summary], languages):
        return Decision(MailKind.NOTHING, why="a calendar entry about applications in general")
    jobs = count_job_words(everything, languages) - 2 * count_other_words(
        [mail.subject, summary, *described], languages
    )
    is_expected = circumstances.is_known or circumstances.is_service
    if jobs + 3 * is_expected + circumstances.is_recruiting < 1:
        return Decision(MailKind.NOTHING, why="a calendar entry that is not about an application")
    kind = MailKind.INVITATION
    if method == "CANCEL" or event.is_cancelled:
        kind = MailKind.CANCELLED
    elif event.sequence > 0 or _UPDATED.match(mail.message.subject):
        kind = MailKind.MOVED
    return Decision(kind, _calendar_sentence(kind, mail, described, summary), is_certain=True)


def _calendar_sentence(kind: MailKind, mail: _Mail, described: tuple[Sentence, ...], summary: Sentence) -> Sentence:
    """Return the sentence next to a calendar entry that says the same, or else its title."""
    signals = [
        signal
        for signal in find_signals(mail.subject, (*mail.sentences, *described))
        if not signal.is_in_subject and signal.kind in _INTERVIEW_KINDS
    ]
    matching = [signal for signal in signals if signal.kind is kind] or signals
    if matching:
        return max(matching, key=lambda signal: (signal.weight, signal.count, -signal.order)).sentence
    return summary


def _read_answer(mail: _Mail, decision: Decision) -> Decision:
    """Return the answer to a question for feedback as feedback, if it says enough and puts nothing off."""
    points = [make_sentence(point) for point in split_points(mail.fresh)]
    puts_off = any(signal.kind in _PUTTING_OFF for signal in find_signals(make_sentence(""), points))
    if puts_off or sum(len(point.text.split()) for point in points) < _MIN_ANSWER:
        return decision
    return Decision(MailKind.FEEDBACK, points[0], is_guess=True)


def _describe(
    mail: _Mail, decision: Decision, event: CalendarEvent | None, circumstances: Circumstances
) -> Classification:
    kind, message = decision.kind, mail.message
    person = find_person(mail.sender, mail.message.text.splitlines(), mail.own)
    lines = [line.strip("> ") for line in message.text.splitlines()]
    sentences = [*mail.sentences, *(split_sentences(event.description) if event else ())]
    if event:
        lines += [event.summary, *event.description.splitlines()]
    deciding = decision.sentence.text if decision.sentence else ""
    subject = _strip_prefixes(message.subject)
    own_names = _own_names(message, mail.own)
    names = [*([person.name] if person else []), *own_names]
    summary = [make_sentence(event.summary)] if event else []
    written, signed = _part_signature(sentences, person)
    signed = [*signed, *split_sentences("\n".join(lines))]
    role = find_role(subject, [*summary, *written], deciding, signed=signed, excluded=names)
    texts = [*(sentence.text for sentence in sentences), *lines]
    others = OtherNames(role, person.name if person else None, own_names)
    employer = find_employer(mail.sender, subject, texts, others)
    on, at = (
        (event.on, event.at)
        if event and kind in _INTERVIEW_KINDS
        else find_meeting(kind, decision.sentence, mail.sentences, mail.sent_on)
    )
    is_reply = kind in _REPLY_KINDS and (circumstances.is_personal or circumstances.answers_ask)
    reply = mail.fresh if is_reply else ""
    return Classification(
        kind,
        sentence=deciding,
        is_certain=decision.is_certain,
        is_unclear=decision.is_unclear,
        is_guess=decision.is_guess,
        company=employer.company,
        agency=employer.agency,
        role=role,
        person=person,
        on=on,
        at=at,
        round="assessment"
        if kind is MailKind.ASSESSMENT
        else find_round(decision.sentence, subject)
        if kind in _INTERVIEW_KINDS
        else None,
        deadline=find_deadline(kind, decision.sentence, mail.sentences, mail.sent_on),
        reply_text=reply,
        points=_points_of(reply, decision),
        also=decision.also,
        why=decision.why,
    )


def _part_signature(
    sentences: Sequence[Sentence], person: Address | None
) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
    """Return the sentences before the name of who wrote them, and those from there on."""
    name = casefold_key(person.name) if person else ""
    for number, sentence in enumerate(sentences):
        if number and name and casefold_key(sentence.text).startswith(name):
            return sentences[:number], sentences[number:]
    return sentences, ()


def _points_of(reply: str, decision: Decision) -> tuple[str, ...]:
    """Return the points of feedback in a reply; of one that says something else first, only those that judge."""
    if decision.kind is MailKind.FEEDBACK:
        return split_points(reply)
    if MailKind.FEEDBACK not in decision.also:
        return ()
    return tuple(point for point in split_points(reply) if _judges(make_sentence(point)))


def _judges(point: Sentence) -> bool:
    """Return True if a point says how the user did."""
    kinds = {signal.kind for signal in find_signals(make_sentence(""), [point])}
    return MailKind.FEEDBACK in kinds and not kinds & _INTERVIEW_KINDS


def _own_names(message: Message, own: frozenset[str]) -> frozenset[str]:
    """Return the keys of the user's names, as mails address them."""
    names = {address.name for address in (*message.to, *message.cc) if address.address in own and address.name}
    names |= {name for event in message.calendar for name, address in event.people if address.casefold() in own}
    keys = {casefold_key(name) for name in names}
    return frozenset(keys | {word for key in keys for word in key.split()})


def _classify_sent(message: Message, own: frozenset[str], is_known: bool) -> Classification:
    """Return what a mail of the user's own says."""
    mail = _prepare(message, own)
    everything = [mail.subject, *split_sentences(message.text)]
    purpose = find_purpose(mail.subject, mail.sentences, everything, is_known=is_known)
    return _describe_sent(mail, purpose) if purpose else Classification(MailKind.NOTHING, why="your own mail")


def _recipient(message: Message, own: frozenset[str]) -> Address | None:
    """Return whom the user wrote to; None if nobody in particular."""
    recipient = next((address for address in message.to if address.address not in own), None)
    if recipient is None or (is_team_address(recipient) and not recipient.name):
        return None
    return Address(put_right(recipient.name, recipient.address), recipient.address)


def _describe_sent(mail: _Mail, purpose: Purpose) -> Classification:
    message = mail.message
    recipient = _recipient(message, mail.own)
    subject = _strip_prefixes(message.subject)
    deciding = purpose.sentence.text
    lines = [line.strip("> ") for line in message.text.splitlines()]
    everything = split_sentences("\n".join(lines))
    role = find_role(
        subject, mail.sentences, deciding, signed=everything, excluded=[recipient.name] if recipient else []
    )
    own_names = frozenset({casefold_key(message.sender.name), *casefold_key(message.sender.name).split()})
    others = OtherNames(role, recipient.name if recipient else None, own_names)
    texts = [*(sentence.text for sentence in everything), *lines]
    employer = find_employer(recipient or Address("", ""), subject, texts, others)
    return Classification(
        purpose.kind,
        sentence=deciding,
        is_certain=True,
        company=employer.company,
        agency=employer.agency,
        role=role,
        person=recipient,
        draft=purpose.draft,
    )
