"""Screen of raw headers: which mails cannot concern the journal, told before anything else of them is read.

A mailbox may have a million mails of which a hundred matter. So the screen looks ids up as bytes, and remembers what it
concluded from an address header, as most mails come from the same few senders. Only subjects are read one by one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from feedback_loop.domain.model.message_ids import DRAFT_MARK
from feedback_loop.exchange.mail.addresses import read_addresses
from feedback_loop.exchange.mail.envelopes import (
    ID_HEADERS,
    RECIPIENT_HEADERS,
    SENDER_HEADERS,
    has_only_names,
    is_about_application,
    is_bounce_sender,
    is_known_address,
    is_named,
    may_hire,
)
from feedback_loop.exchange.mail.header_text import decode_header
from feedback_loop.exchange.mail.journal_index import JournalIndex
from feedback_loop.exchange.mail.raw_mail import find_headers, header_text

_MAX_REMEMBERED = 8_192
"""Most address headers that are remembered."""
_MAX_LENGTH = 300
"""Most bytes of one that is: longer ones, of many recipients, hardly ever come twice."""
_DRAFT_MARK = DRAFT_MARK.encode()
_ID = re.compile(rb"<[^<>\s]++>")
_ID_NAMES, _SENDER_NAMES, _RECIPIENT_NAMES = (
    tuple(name.encode() for name in names) for names in (ID_HEADERS, SENDER_HEADERS, RECIPIENT_HEADERS)
)


class _Traits(NamedTuple):
    """Traits of the people of one address header.

    Attributes:
        is_own: True if the user is one of them.
        is_known: True if one of them is a person of the journal, or is of a company of it.
        is_telling: True if a mail by them is looked at, whatever it says.
    """

    is_own: bool
    is_known: bool
    is_telling: bool


class HeaderScreen:
    """A screen for the mails of one mailbox, which keeps each one for which ``is_candidate`` is true, and few others.

    With ``takes_new``, it also keeps each one for which ``may_confirm`` is.
    """

    def __init__(self, index: JournalIndex, *, takes_new: bool) -> None:
        self._index, self._takes_new = index, takes_new
        self._ids = frozenset(id_.encode("utf-8", "surrogateescape") for id_ in index.messages)
        self._recall = lru_cache(_MAX_REMEMBERED)(self._examine)

    @property
    def remembered(self) -> int:
        """The number of address headers that are remembered."""
        return self._recall.cache_info().currsize

    def may_concern(self, head: bytes) -> bool:
        """Return False if the headers of a mail, as they stand, tie it to nothing in the journal."""
        # Reversed, as of a header that a mail has twice, the first counts.
        headers = {name.lower(): value for name, value in reversed(find_headers(head))}
        ids = b" ".join([headers[name] for name in _ID_NAMES if name in headers])
        if _DRAFT_MARK in ids or not self._ids.isdisjoint(_ID.findall(ids)):
            return True
        if self._is_subject(headers.get(b"subject", b"")):
            return True
        is_own = is_known = False
        for sender in self._traits(headers, _SENDER_NAMES):
            if sender.is_telling:
                return True
            is_own, is_known = is_own or sender.is_own, is_known or sender.is_known
        if is_own:
            return any(recipient.is_known for recipient in self._traits(headers, _RECIPIENT_NAMES))
        return is_known

    def _is_subject(self, value: bytes) -> bool:
        subject = decode_header(header_text(value))
        return is_named(self._index, subject) or (self._takes_new and is_about_application(subject))

    def _traits(self, headers: Mapping[bytes, bytes], names: Iterable[bytes]) -> list[_Traits]:
        values = [headers[name] for name in names if name in headers]
        return [self._recall(value) if len(value) <= _MAX_LENGTH else self._examine(value) for value in values]

    def _examine(self, value: bytes) -> _Traits:
        addresses = read_addresses(header_text(value))
        return _Traits(
            any(address.address in self._index.own for address in addresses),
            any(is_known_address(self._index, address.address) for address in addresses),
            has_only_names(addresses)
            or any(
                is_bounce_sender(address)
                or is_named(self._index, address.name)
                or (self._takes_new and may_hire(address))
                for address in addresses
            ),
        )
