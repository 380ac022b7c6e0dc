"""What a rule finds in a case, and how findings name days and people."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.case import Case
from feedback_loop.domain.dates import spoken
from feedback_loop.domain.events import Event, FollowedUp, Thanked
from feedback_loop.domain.handles import person_handle, typed
from feedback_loop.domain.loop import Loop
from feedback_loop.domain.people import read_person

Person = str | None
"""A person of the loop as canonically written; None is the company itself."""


class Finding(msgspec.Struct, frozen=True):
    """That a rule applies: from when on, until when, about whom.

    Attributes:
        due: the first day of the prompt.
        ends: the day on which it is over, whether or not it was obeyed; None when only the user ends it.
        people: whom it is about, as canonically written.
        facts: what the rule's ``why`` is filled in with.
        command: what the rule's ``command`` is filled in with.
        home: False where another loop shows the prompt, so that it is shown once.
    """

    due: dt.date
    ends: dt.date | None = None
    people: tuple[str, ...] = ()
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    command: dict[str, str] = msgspec.field(default_factory=dict)
    home: bool = True


def about(case: Case, person: Person, start: dt.date, window: tuple[str, str], what: str = "") -> Finding:
    """Return the finding about one person between two settings' days after a day."""
    return Finding(
        case.after(start, window[0]),
        case.after(start, window[1]),
        known([person]),
        {"who": called(case, [person]), "day": on_day(start, case.today), "what": what},
        with_person(case, person),
    )


def thanked(loop: Loop, event: Event, person: Person) -> bool:
    """Tell whether a person was thanked since an event; thanks that name nobody went to everybody."""
    return any(not thanks.people or person in (None, *thanks.people) for thanks in loop.since(Thanked, event))


def told(loop: Loop, event: Event, person: Person) -> bool:
    """Tell whether a person was followed up with since an event; for the company, whether anybody was."""
    return any(person in (None, later.person) for later in loop.since(FollowedUp, event))


def told_on_or_after(loop: Loop, day: dt.date, person: Person) -> bool:
    """Tell whether a person was followed up with on a day or later; for the company, whether anybody was."""
    return any(person in (None, event.person) and loop.on(event) >= day for event in loop.of(FollowedUp))


def told_elsewhere(case: Case, day: dt.date, person: Person) -> bool:
    """Tell whether a person was followed up with on a day or later, in whichever loop."""
    contacts = case.contacts_with(person) if person else ()
    return any(isinstance(contact.event, FollowedUp) and contact.on >= day for contact in contacts)


def known(people: Iterable[Person]) -> tuple[str, ...]:
    """Return the people who are not the company itself, each once."""
    return tuple(dict.fromkeys(person for person in people if person))


def called(case: Case, people: Sequence[Person]) -> str:
    """Name people in a sentence; the company stands for somebody unknown."""
    names = [read_person(person).short if person else case.loop.application.company for person in people]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def with_person(case: Case, person: Person) -> dict[str, str]:
    """Return what the command needs to name a person of the loop, or the company where a person might be meant."""
    return {"with": "".join(f" --with {handle}" for handle in _handles(case.loop, person))}


def _handles(loop: Loop, person: Person) -> list[str]:
    everybody = loop.people()
    if person is None:
        return [typed(loop.application.company)] if everybody else []
    return [person_handle(person, everybody)]


def on_day(day: dt.date, today: dt.date) -> str:
    """Return a day as it ends a sentence: "today", or "on Fri 20 Nov"."""
    return "today" if day == today else f"on {spoken(day, today)}"


def shortened(text: str, length: int = 60) -> str:
    """Return a text on one line, cut where it is too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
