"""Contact history of each person."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, people_of
from feedback_loop.domain.rules.facts import Contact, contacts_by_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview


class ContactHistory(msgspec.Struct, frozen=True):
    """One person and everything between them and the user.

    Attributes:
        key: who they are.
        person: name, address and role as known by now.
        company: where they are now.
        loops: how the loops stand in which they appear, oldest first.
        points: what they said, oldest first, with its loop.
        contacts: every contact, oldest first.
        owed: what is due, or will be, that is about them.
    """

    key: str
    person: Person
    company: str
    loops: Sequence[LoopStatus]
    points: Sequence[tuple[Loop, Recorded]]
    contacts: Sequence[Contact]
    due: Sequence[tuple[LoopStatus, NextStep]]

    @property
    def companies(self) -> list[str]:
        """Every company where they were met, each once."""
        return list(dict.fromkeys(status.loop.application.company for status in self.loops))

    @property
    def last(self) -> Contact | None:
        """The latest contact."""
        return self.contacts[-1] if self.contacts else None


def contact_histories(overview: Overview) -> list[ContactHistory]:
    """Return everybody: who gave feedback first, then by the latest contact."""
    met = contacts_by_person(overview.history, overview.today)
    homes: dict[str, dict[str, LoopStatus]] = {}
    for status in overview.statuses.values():
        for event in status.loop.events:
            for text in people_of(event):
                homes.setdefault(_key(overview, status.loop, text), {})[status.loop.id] = status
    found = [_contact_history(overview, key, list(loops.values()), met.get(key, ())) for key, loops in homes.items()]
    return sorted(found, key=lambda one: (bool(one.points), _last_contact_on(one)), reverse=True)


def _last_contact_on(one: ContactHistory) -> dt.date:
    return one.last.on if one.last else dt.date.min


def _key(overview: Overview, loop: Loop, text: str) -> str:
    return overview.history.people.key(text, loop.application.company)


def _contact_history(
    overview: Overview, key: str, loops: Sequence[LoopStatus], met: Sequence[Contact]
) -> ContactHistory:
    def is_theirs(status: LoopStatus, text: str | None) -> bool:
        return text is not None and _key(overview, status.loop, text) == key

    said = [(one.loop, point) for one in loops for point in one.loop.points if is_theirs(one, point.person)]
    owed = [
        (one, step)
        for one in loops
        for step in one.next_steps
        if step.is_home and any(is_theirs(one, text) for text in step.people)
    ]
    people = overview.history.people
    return ContactHistory(key, people.person(key), people.company(key), loops, said, met, owed)
