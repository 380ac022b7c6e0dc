"""Contact history of each person."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, people_of
from feedback_loop.domain.rules.facts import Contact, contacts
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing, Step


class Acquaintance(msgspec.Struct, frozen=True):
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
    loops: Sequence[Standing]
    points: Sequence[tuple[Loop, Recorded]]
    contacts: Sequence[Contact]
    owed: Sequence[tuple[Standing, Step]]

    @property
    def companies(self) -> list[str]:
        """Every company where they were met, each once."""
        return list(dict.fromkeys(standing.loop.application.company for standing in self.loops))

    @property
    def last(self) -> Contact | None:
        """The latest contact."""
        return self.contacts[-1] if self.contacts else None


def acquaintances(seen: Overview) -> list[Acquaintance]:
    """Return everybody: who gave feedback first, then by the latest contact."""
    met = contacts(seen.book, seen.today)
    homes: dict[str, dict[str, Standing]] = {}
    for standing in seen.standings.values():
        for event in standing.loop.events:
            for text in people_of(event):
                homes.setdefault(_key(seen, standing.loop, text), {})[standing.loop.id] = standing
    found = [_acquaintance(seen, key, list(loops.values()), met.get(key, ())) for key, loops in homes.items()]
    return sorted(found, key=lambda one: (bool(one.points), _last_day(one)), reverse=True)


def _last_day(one: Acquaintance) -> dt.date:
    return one.last.on if one.last else dt.date.min


def _key(seen: Overview, loop: Loop, text: str) -> str:
    return seen.book.people.key(text, loop.application.company)


def _acquaintance(seen: Overview, key: str, loops: Sequence[Standing], met: Sequence[Contact]) -> Acquaintance:
    def is_theirs(standing: Standing, text: str | None) -> bool:
        return text is not None and _key(seen, standing.loop, text) == key

    said = [(one.loop, point) for one in loops for point in one.loop.points if is_theirs(one, point.person)]
    owed = [
        (one, step)
        for one in loops
        for step in one.todo
        if step.home and any(is_theirs(one, text) for text in step.people)
    ]
    people = seen.book.people
    return Acquaintance(key, people.person(key), people.company(key), loops, said, met, owed)
