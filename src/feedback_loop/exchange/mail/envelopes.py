"""Envelopes of mails: the headers by which a mail is tied to the journal, before it is read whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.model import message_ids
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.mail.addresses import read_addresses
from feedback_loop.exchange.mail.classify.people import is_recruiting
from feedback_loop.exchange.mail.content import find_message_ids
from feedback_loop.exchange.mail.domains import own_label, service_of, tenant_of
from feedback_loop.exchange.mail.header_text import decode_header
from feedback_loop.exchange.mail.journal_index import JournalIndex
from feedback_loop.exchange.mail.message import Address
from feedback_loop.exchange.mail.raw_mail import RawMail

ID_HEADERS = ("message-id", "references", "in-reply-to")
SENDER_HEADERS = ("from", "sender", "reply-to")
RECIPIENT_HEADERS = ("to", "cc")

_BOUNCE_SENDERS = ("mailer-daemon@", "postmaster@")
_APPLICATION = re.compile(
    r"(?<![^\W_])"
    r"(?:appl(?:ication|ied|ying)|bewerb|candidat|sollicit|aplika|rekrut|ansök|interest in|role|position|job)",
    re.IGNORECASE,
)
"""A word about applications, in the languages of the classification, by which a subject is worth a look."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a mail by which it is tied to the journal.

    Attributes:
        ids: its own id, and those that it refers to.
        senders: the mailboxes of From, Sender and Reply-To.
        recipients: those of To and Cc, which count for mail that the user sent.
    """

    ids: Sequence[str]
    senders: Sequence[Address]
    recipients: Sequence[Address]
    subject: str

    @property
    def sender_name(self) -> str:
        """The display name of the sender."""
        return self.senders[0].name if self.senders else ""


def read_envelope(raw: RawMail) -> Envelope:
    """Return the envelope of a mail; of a header that it has twice, the first counts."""
    headers = raw.headers

    def values(names: Sequence[str]) -> list[str]:
        return [value for name in names for value in headers.get(name, ())[:1]]

    return Envelope(
        find_message_ids(values(ID_HEADERS)),
        [address for value in values(SENDER_HEADERS) for address in read_addresses(value)],
        [address for value in values(RECIPIENT_HEADERS) for address in read_addresses(value)],
        decode_header(" ".join(values(("subject",)))),
    )


def is_known(index: JournalIndex, envelope: Envelope) -> bool:
    """Return True if a mail answers one of the journal, or is from or to a person or company of it."""
    is_own = any(address.address in index.own for address in envelope.senders)
    others = envelope.recipients if is_own else envelope.senders
    return any(message_ids.drafted_id(id_) in index.messages for id_ in envelope.ids) or any(
        is_known_address(index, address.address) for address in others
    )


def is_candidate(index: JournalIndex, envelope: Envelope) -> bool:
    """Return True if a mail may concern the journal: a known one, a bounce, or one that names a company or person."""
    return (
        is_known(index, envelope)
        or has_only_names(envelope.senders)
        or any(map(is_bounce_sender, envelope.senders))
        or is_named(index, envelope.sender_name)
        or is_named(index, envelope.subject)
    )


def may_confirm(envelope: Envelope) -> bool:
    """Return True if a mail may confirm an application that the journal lacks."""
    return is_about_application(envelope.subject) or any(map(may_hire, envelope.senders[:1]))


def has_only_names(senders: Sequence[Address]) -> bool:
    """Return True if a header is broken so that only names are left of it."""
    return bool(senders) and not any(sender.address for sender in senders)


def is_known_address(index: JournalIndex, address: str) -> bool:
    """Return True if an address is of a person or company of the journal."""
    return address in index.people or index.is_label(own_label(address) or tenant_of(address))


def is_named(index: JournalIndex, text: str) -> bool:
    """Return True if a display name or subject is a person of the journal, or has the name of a company in it."""
    words = casefold_key.__wrapped__(text).split()  # uncached: a mailbox has more subjects than memory should hold
    return " ".join(words) in index.names or index.company_words.are_in(words)


def is_bounce_sender(address: Address) -> bool:
    """Return True if an address is one that returns what could not be delivered."""
    return address.address.startswith(_BOUNCE_SENDERS)


def may_hire(address: Address) -> bool:
    """Return True if a sender recruits, or is a service that sends mail for employers."""
    return service_of(address.address) is not None or is_recruiting(address)


def is_about_application(subject: str) -> bool:
    """Return True if a subject has a word about applications."""
    return _APPLICATION.search(subject) is not None
