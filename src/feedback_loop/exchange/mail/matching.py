"""Matching of mails with the loops of the journal: by what a mail answers, by people, by domains and by names."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from feedback_loop.domain.model import message_ids
from feedback_loop.domain.model.events import (
    Asked,
    Event,
    Interviewed,
    Outcome,
    Result,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.company_names import is_label_of, is_named_in, is_part_of, is_same_company
from feedback_loop.exchange.mail.domains import is_webmail, own_label, service_of, tenant_of
from feedback_loop.exchange.mail.journal_index import JournalIndex, employers_of
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.roles import RoleFit, compare_roles

_EARLY_DAYS = dt.timedelta(days=1)
"""A mail may be a day older than its application, by the zones of both."""
_EARLY_CONFIRMATION = dt.timedelta(days=7)
"""So much later than its confirmation an application may have been noted."""
_CONFIRMATION_WINDOW = dt.timedelta(days=30)
_LONGEST_SEARCH = dt.timedelta(days=550)
_ENDINGS = frozenset({Result.REJECTED, Result.WITHDRAWN, Result.TURNED_DOWN, Result.ACCEPTED})


class Evidence(StrEnum):
    """Evidence that ties a mail to a loop, the strongest first."""

    REPLY = "reply"
    PERSON = "person"
    DOMAIN = "domain"
    TRACKING = "tracking"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """The loops that a mail may be about, with what ties it to them.

    Attributes:
        loops: their ids; one that is alone fits, several leave the choice to the user.
        person: the person of the journal who wrote it, or to whom it was sent.
        why: the reason why none fits.
        is_exact: False if the company or the role is spelled in another way.
        draft: the kind of the draft whose id a sent mail has.
        considered: the ids of all loops on whose events the match depends.
    """

    evidence: Evidence = Evidence.NONE
    loops: tuple[str, ...] = ()
    person: str | None = None
    why: str = ""
    is_exact: bool = True
    draft: type[Event] | None = None
    considered: frozenset[str] = frozenset()

    @property
    def loop(self) -> str | None:
        """The id of the only loop that fits."""
        return self.loops[0] if len(self.loops) == 1 else None


def match_message(index: JournalIndex, message: Message, classification: Classification) -> Match:
    """Return the loops that a mail may be about; never one that contradicts what it says."""
    answered = _match_references(index, message)
    if answered:
        return answered
    is_sent = message.sender.address in index.own
    others = _other_side(index, message, classification, is_sent=is_sent)
    day = _day_of(index, message)
    classification = replace(classification, company=_named_company(index, message, classification))
    # A name that only the domain spells, in its own way, contradicts nothing.
    company = None if _is_guess(classification.company, others) else classification.company
    labels = frozenset(word for address in others for word in casefold_key(own_label(address.address)).split())
    conflict = ""
    considered: frozenset[str] = frozenset()
    for evidence, find in _FINDERS:
        candidates = find(index, message, classification, others)
        if not candidates:
            continue
        considered = considered.union(loop_id for loop_id, _ in candidates)
        loops = [index.loops[loop_id] for loop_id, _ in candidates]
        is_stray = company is not None and _is_stray(index, company, loops, others)
        shared = company if company and (is_stray or _shares_word(company, loops, labels)) else None
        match, why = _narrow(index, loops, replace(classification, company=None if shared else company), day)
        if match:
            people = dict(reversed(candidates))
            person = next((people[id_] for id_ in match.loops if people.get(id_)), None)
            person = person or _known_person(index, match.loops, classification.person)
            guess = None if company or evidence is Evidence.PERSON else classification.company
            is_spelled = guess is None or all(_is_spelled(guess, index.loops[id_]) for id_ in match.loops)
            is_sure = not is_stray or (evidence is Evidence.PERSON and bool(message.sender.address))
            is_exact = match.is_exact and is_spelled and is_sure
            return Match(evidence, match.loops, person, "", is_exact, considered=considered)
        conflict = conflict or why
    return Match(why=conflict or "names no company or person of the journal", considered=considered)


def _named_company(index: JournalIndex, message: Message, classification: Classification) -> str | None:
    """Return the only company of the journal that a mail of a service names where it reports, or else what was read."""
    if service_of(message.sender.address) is None:
        return classification.company
    texts = (message.sender.name, message.subject, classification.sentence)
    companies = {loop.application.company for loop in index.loops.values()}
    named = [company for company in companies if any(is_named_in(company, text) for text in texts)]
    return named[0] if len({casefold_key(company) for company in named}) == 1 else classification.company


def _shares_word(company: str, loops: Sequence[Loop], labels: frozenset[str]) -> bool:
    """Return True if a name has the word by which the sender's domain calls the company of all loops."""
    words = set(casefold_key(company).split()) & labels
    return bool(words) and all(words & set(casefold_key(loop.application.company).split()) for loop in loops)


def _is_stray(index: JournalIndex, company: str, loops: Sequence[Loop], others: Sequence[Address]) -> bool:
    """Return True if a name is no company of the journal, and the sender's domain spells that of all loops.

    Where a broken header has no address, there is no domain that could spell another.
    """
    labels = {own_label(address.address) or tenant_of(address.address) for address in others} - {""}
    is_named = all(any(is_label_of(label, loop.application.company) for label in labels) for loop in loops)
    if any(address.address for address in others) and not is_named:
        return False
    return not any(is_same_company(company, name) for loop in index.loops.values() for name in employers_of(loop))


def _match_references(index: JournalIndex, message: Message) -> Match | None:
    last = next(reversed(message.references), "")
    # A reply refers last to the mail that it answers; the sent copy of a draft, to the mark of the draft.
    is_draft = message.sender.address in index.own and message_ids.is_draft_mark(last)
    own_ids = {message.message_id, *([message_ids.drafted_id(last)] if is_draft else [])}
    references = map(message_ids.drafted_id, reversed(message.references))
    ids = [message.message_id, *references, message.about_message_id]
    drafts = [(id_, index.messages[id_]) for id_ in ids if id_ in index.messages]
    drafts = [(id_, draft) for id_, draft in drafts if draft.loop_id in index.loops]
    if not drafts:
        return None
    id_, draft = drafts[0]
    kind = draft.kind if id_ in own_ids else None
    person = next((known.person for _, known in drafts if known.person), None)
    side = [message.sender, *message.to] if message.sender.address not in index.own else [*message.to, *message.cc]
    writer = next((_known_person(index, (draft.loop_id,), address) for address in side), None)
    considered = frozenset(known.loop_id for _, known in drafts)
    return Match(Evidence.REPLY, (draft.loop_id,), writer or person, draft=kind, considered=considered)


def _other_side(
    index: JournalIndex, message: Message, classification: Classification, *, is_sent: bool
) -> list[Address]:
    """Return everybody on the other side of a mail, the likeliest first."""
    if message.failed_recipients:
        return [Address("", address.casefold()) for address in message.failed_recipients]
    if is_sent:
        return [address for address in (*message.to, *message.cc) if address.address not in index.own]
    event_people = [Address(name, address.casefold()) for event in message.calendar for name, address in event.people]
    person = [classification.person] if classification.person else []
    everybody = [message.sender, *message.reply_to, *person, *event_people]
    return [address for address in everybody if address.address not in index.own]


_Candidates = list[tuple[str, str | None]]
"""Ids of loops, each with the person of the journal by whom it was found."""


def _find_by_person(
    index: JournalIndex, message: Message, _c: Classification, others: Sequence[Address]
) -> _Candidates:
    for address in others:
        if address.address and (known := index.people.get(address.address.casefold())):
            return list(known)
    for address in others:
        is_person = bool(address.address) and not is_webmail(address.address)
        if is_person and (known := index.names.get(casefold_key(address.name))):
            return [(id_, text) for id_, text in known if _may_be_theirs(index, id_, address.address)]
    return [] if message.sender.address else _find_by_family_name(index, casefold_key(message.sender.name))


def _find_by_family_name(index: JournalIndex, key: str) -> _Candidates:
    """Return the loops of the only person with a family name, which is all that a broken header has left."""
    named = [known for name, known in index.names.items() if key and name.endswith(f" {key}")]
    return list(named[0]) if len(named) == 1 else []


def _may_be_theirs(index: JournalIndex, loop_id: str, address: str) -> bool:
    """Return True if somebody of a loop may write from an address: of a service, or of the company."""
    label = own_label(address)
    return not label or is_label_of(label, index.loops[loop_id].application.company)


def _find_by_domain(index: JournalIndex, _m: Message, _c: Classification, others: Sequence[Address]) -> _Candidates:
    labels = {label for address in others if (label := own_label(address.address))}
    of_company = {loop_id for label in labels for loop_id in index.loops_of_label(label)}
    if of_company:
        return [(loop_id, None) for loop_id in index.loops if loop_id in of_company]
    return [(loop_id, None) for label in labels for loop_id in index.people_labels.get(label, ())]


def _find_by_service(
    index: JournalIndex, message: Message, classification: Classification, others: Sequence[Address]
) -> _Candidates:
    if not any(service_of(address.address) for address in others):
        return []
    if candidates := _find_by_name(index, message, classification, others):
        return candidates
    tenants = [tenant for address in others if (tenant := tenant_of(address.address))]
    texts = (message.sender.name, message.subject)

    def is_named(company: str) -> bool:
        is_tenant = any(is_label_of(tenant, company) for tenant in tenants)
        return is_tenant or (not classification.company and any(is_named_in(company, text) for text in texts))

    named = [loop for loop in index.loops.values() if is_named(loop.application.company)]
    companies = {casefold_key(loop.application.company) for loop in named}
    return [(loop.id, None) for loop in named] if len(companies) == 1 else []


def _find_by_name(
    index: JournalIndex, _m: Message, classification: Classification, _others: Sequence[Address]
) -> _Candidates:
    name = classification.company
    if not name:
        return []
    return [(loop.id, None) for loop in index.loops.values() if is_same_company(name, loop.application.company)]


def _find_by_title(
    index: JournalIndex, message: Message, _c: Classification, _others: Sequence[Address]
) -> _Candidates:
    """Return the loops of the only company that the title of a calendar's event names."""
    titles = [event.summary for event in message.calendar]
    named = [loop for loop in index.loops.values() if any(is_named_in(loop.application.company, t) for t in titles)]
    companies = {casefold_key(loop.application.company) for loop in named}
    return [(loop.id, None) for loop in named] if len(companies) == 1 else []


_Finder = Callable[[JournalIndex, Message, Classification, Sequence[Address]], _Candidates]
_FINDERS: tuple[tuple[Evidence, _Finder], ...] = (
    (Evidence.PERSON, _find_by_person),
    (Evidence.DOMAIN, _find_by_domain),
    (Evidence.TRACKING, _find_by_service),
    (Evidence.NONE, _find_by_title),
    (Evidence.NONE, _find_by_name),
)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    loops: tuple[str, ...]
    is_exact: bool


def _is_guess(company: str | None, others: Sequence[Address]) -> bool:
    """Return True if a name may be no more than the domain of an address, which spells it in its own way."""
    labels = {own_label(address.address).replace("-", " ").replace("_", " ") for address in others}
    return company is not None and casefold_key(company) in labels


def _narrow(
    index: JournalIndex, loops: Sequence[Loop], classification: Classification, day: dt.date | None
) -> tuple[_Narrowed | None, str]:
    """Return the loops that a mail does not contradict, the best if some are better; or why there is none."""
    remaining = list({loop.id: loop for loop in loops}.values())
    label = remaining[0].application.company
    company = classification.company
    if company:
        remaining = [loop for loop in remaining if _is_employer(company, loop)]
        if not remaining:
            return None, f"names {company}, not {label}"
    if classification.agency:
        of_agency = [
            loop for loop in remaining if is_same_company(classification.agency, loop.application.agency or "")
        ]
        remaining = of_agency or remaining
    if day:
        remaining = [loop for loop in remaining if _was_open_by(loop, classification.kind, day)]
        if not remaining:
            return None, f"is older than your application to {label}, or too long after it"
    # Some subjects name the company in the place of the role.
    role = classification.role if not is_same_company(classification.role or "", label) else None
    fits = {loop.id: compare_roles(role, loop.application.role) for loop in remaining}
    best = max(fits.values())
    if best is RoleFit.OTHER:
        return None, f"names the role {classification.role}, which is not that of {remaining[0].label}"
    remaining = [loop for loop in remaining if fits[loop.id] == best]
    for prefers in _preferences(index, classification, day):
        remaining = [loop for loop in remaining if prefers(loop)] or remaining
    is_exact = best is not RoleFit.PART and (not company or all(_is_spelled(company, loop) for loop in remaining))
    return _Narrowed(tuple(loop.id for loop in remaining), is_exact), ""


def _is_employer(company: str, loop: Loop) -> bool:
    return any(
        is_same_company(company, name) or is_part_of(name, company) or is_part_of(company, name)
        for name in employers_of(loop)
    )


def _is_spelled(company: str, loop: Loop) -> bool:
    return casefold_key(company).startswith(casefold_key(loop.application.company))


def _was_open_by(loop: Loop, kind: MailKind, day: dt.date) -> bool:
    """Return True if a mail of a day may be about a loop, by the day of its application."""
    if kind is MailKind.CONFIRMATION:
        return loop.applied_on - _EARLY_CONFIRMATION <= day <= loop.applied_on + _CONFIRMATION_WINDOW
    return loop.applied_on - _EARLY_DAYS <= day <= loop.applied_on + _LONGEST_SEARCH


def _preferences(
    index: JournalIndex, classification: Classification, day: dt.date | None
) -> Iterable[Callable[[Loop], bool]]:
    """Return what tells several loops of a company apart, the strongest first."""
    kind = classification.kind
    if classification.person:
        person = classification.person
        yield lambda loop: _known_person(index, (loop.id,), person) is not None
    if kind in (MailKind.MOVED, MailKind.CANCELLED):
        yield lambda loop: any(event.set and not event.held for event in loop.events_of(Interviewed))
    if kind in (MailKind.FEEDBACK, MailKind.DECLINED_FEEDBACK, MailKind.OUT_OF_OFFICE, MailKind.BOUNCE):
        yield lambda loop: bool(loop.events_of(Asked))
    elif day and kind is not MailKind.SENT_ASK:
        yield lambda loop: not has_ended(loop, day)


def has_ended(loop: Loop, day: dt.date) -> bool:
    """Return True if a loop had ended before a day."""
    outcomes = loop.events_of(Outcome)
    return bool(outcomes) and outcomes[-1].result in _ENDINGS and (outcomes[-1].on or day) < day


def _known_person(index: JournalIndex, loop_ids: Iterable[str], address: Address | None) -> str | None:
    """Return the person of a loop with an address or name, as the journal writes it."""
    if address is None:
        return None
    wanted = set(loop_ids)
    by_address = index.people.get(address.address.casefold(), ()) if address.address else ()
    for loop_id, text in (*by_address, *index.names.get(casefold_key(address.name), ())):
        if loop_id in wanted:
            return text
    return None


def _day_of(index: JournalIndex, message: Message) -> dt.date | None:
    """Return the day of a mail; one that lies ahead is none."""
    return message.on if message.on and message.on <= index.overview.today else None
