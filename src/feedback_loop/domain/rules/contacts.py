"""Contacts with people, in all loops."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import (
    AnyEvent,
    Asked,
    CheckedIn,
    FollowedUp,
    Heard,
    Interviewed,
    Recorded,
    Thanked,
)
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import people_of

CONTACT_EVENTS = frozenset({Interviewed, CheckedIn, Heard, Asked, Recorded, Thanked, FollowedUp})
INCOMING_CONTACTS = (Interviewed, Heard, Recorded)


class Contact(msgspec.Struct, frozen=True):
    """One contact with one person."""

    loop: Loop
    event: AnyEvent
    person: str

    @property
    def on(self) -> dt.date:
        """The day of the contact."""
        return self.loop.date_of(self.event)

    @property
    def is_incoming(self) -> bool:
        """True if the company made the contact; an interview counts as theirs."""
        return isinstance(self.event, INCOMING_CONTACTS)


def contacts_by_person(history: History, today: dt.date) -> Mapping[str, Sequence[Contact]]:
    """Return the contacts with everybody by the person's key, oldest first, without upcoming interviews."""
    contacts: dict[str, list[Contact]] = {}
    for loop in history.loops.values():
        for key, contact in _contacts_in(loop, history, today):
            contacts.setdefault(key, []).append(contact)
    return {key: _sort_contacts(of_person) for key, of_person in contacts.items()}


def contacts_of_person(history: History, today: dt.date, wanted: str) -> Sequence[Contact]:
    """Return the contacts with the person under a key, oldest first, without upcoming interviews."""
    loops = (history.loops[id_] for id_ in history.loop_ids_by_person.get(wanted, ()))
    return _sort_contacts(
        contact for loop in loops for key, contact in _contacts_in(loop, history, today) if key == wanted
    )


def _contacts_in(loop: Loop, history: History, today: dt.date) -> Iterator[tuple[str, Contact]]:
    """Return the contacts of one loop, each with the person's key."""
    for event in loop.events:
        if type(event) in CONTACT_EVENTS and not (type(event) is Interviewed and _is_set_from(event, today)):
            for person in people_of(event):
                yield history.people.key(person, loop.application.company), Contact(loop, event, person)


def _sort_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    return sorted(contacts, key=lambda contact: contact.loop.sort_key(contact.event))


def _is_set_from(interview: Interviewed, today: dt.date) -> bool:
    """Return True if an interview is set for a later day, or for today and not known to have been held."""
    if interview.on == today:
        return interview.set and not interview.held
    return interview.on is not None and interview.on > today


def count_unanswered_news(contacts: Sequence[Contact]) -> int:
    """Count the messages in a row, up to the latest, that kept in touch and got no reply.

    A message that reported an action finished since the one before does not count.
    """
    count = 0
    for position in range(len(contacts) - 1, -1, -1):
        contact = contacts[position]
        if contact.is_incoming:
            break
        if isinstance(contact.event, FollowedUp) and not _reports_action(contact, contacts[:position]):
            count += 1
    return count


def _reports_action(contact: Contact, before: Sequence[Contact]) -> bool:
    """Return True if an action of the loop was finished between a follow-up and the one before it."""
    loop = contact.loop
    follow_ups = [earlier.event for earlier in before if isinstance(earlier.event, FollowedUp) and earlier.loop is loop]
    since = loop.sort_key(follow_ups[-1]) if follow_ups else None
    finished = [loop.sort_key(action.finished) for action in loop.actions if action.finished]
    return any(key < loop.sort_key(contact.event) and (since is None or key > since) for key in finished)
