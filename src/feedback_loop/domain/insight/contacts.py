"""Contact history of each person."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, people_of
from feedback_loop.domain.rules.contacts import Contact, contacts_by_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview


class ContactHistory(msgspec.Struct, frozen=True):
    """One person and everything between them and the user, oldest first; ``due`` includes future steps."""

    key: str
    person: Person
    company: str
    loops: Sequence[LoopStatus]
    points: Sequence[tuple[Loop, Recorded]]
    contacts: Sequence[Contact]
    due: Sequence[tuple[LoopStatus, NextStep]]

    @property
    def companies(self) -> list[str]:
        """Companies of the person's loops, each once."""
        return list(dict.fromkeys(status.loop.application.company for status in self.loops))

    @property
    def last(self) -> Contact | None:
        """Latest contact."""
        return self.contacts[-1] if self.contacts else None


def contact_histories(overview: Overview) -> list[ContactHistory]:
    """Return the contact history of everybody: first whom something is owed to, then givers, then by last contact."""
    contacts = contacts_by_person(overview.history, overview.today)
    loops: dict[str, dict[str, LoopStatus]] = {}
    for status in overview.statuses.values():
        for event in status.loop.events:
            for text in people_of(event):
                loops.setdefault(_person_key(overview, status.loop, text), {})[status.loop.id] = status
    histories = [
        _contact_history(overview, key, list(statuses.values()), contacts.get(key, ()))
        for key, statuses in loops.items()
    ]
    histories.sort(key=lambda history: (bool(history.points), _last_contact_on(history)), reverse=True)
    return sorted(histories, key=lambda history: min((step.due for _, step in history.due), default=dt.date.max))


def _contact_history(
    overview: Overview, key: str, loops: Sequence[LoopStatus], contacts: Sequence[Contact]
) -> ContactHistory:
    def is_person(status: LoopStatus, text: str | None) -> bool:
        return text is not None and _person_key(overview, status.loop, text) == key

    points = [(loop.loop, point) for loop in loops for point in loop.loop.points if is_person(loop, point.person)]
    due = [
        (loop, step)
        for loop in loops
        for step in loop.next_steps
        if step.is_home and any(is_person(loop, text) for text in step.people)
    ]
    people = overview.history.people
    return ContactHistory(key, people.person(key), people.company(key), loops, points, contacts, due)


def _person_key(overview: Overview, loop: Loop, text: str) -> str:
    return overview.history.people.key(text, loop.application.company)


def _last_contact_on(history: ContactHistory) -> dt.date:
    return history.last.on if history.last else dt.date.min
