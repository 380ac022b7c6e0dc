"""Resolve what ``edit`` and ``forget`` are about: an application, a person or any event."""

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.history import counting
from feedback_loop.domain.model.people import matches
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.targets import SHORTEST_ID, fits_name
from feedback_loop.domain.text import folded

PersonKey = str


def meant(seen: Overview, query: str) -> AnyEvent | PersonKey:
    """Return the application of the loop, the key of the person, or the event that ``query`` names.

    Names win over ids.

    Raises:
        TargetError: it names nothing, or a loop and a person alike.
    """
    named = any(fits_name(query, application) for application in seen.book.applications.values())
    people = people_called(seen, query, by_address=not named)
    if people and named:
        spelled = [str(seen.book.people.person(key)) for key in people]
        raise TargetError(f"{query!r} is in the name of a company and of a person; use an id or an address:", spelled)
    if len(people) > 1:
        raise _several_people(seen, query, people)
    if people:
        return people[0]
    return seen.find(query).application if named else _event(seen, query)


def people_called(seen: Overview, query: str, *, by_address: bool = True) -> list[PersonKey]:
    """Return the keys of the people whose name, or address, holds ``query``; an exact name is only itself."""
    people = seen.book.people
    found = [key for key in people.everybody() if matches(people.person(key), query, by_address=by_address)]
    exact = [key for key in found if folded(query) in (folded(people.person(key).name), folded(key))]
    return exact or found


def person_key(seen: Overview, query: str) -> PersonKey:
    """Return the key of the one person whom ``query`` names.

    Raises:
        TargetError: nobody, or several.
    """
    people = people_called(seen, query)
    if len(people) != 1:
        raise _several_people(seen, query, people)
    return people[0]


def _several_people(seen: Overview, query: str, people: list[PersonKey]) -> TargetError:
    spelled = [f"{seen.book.people.person(key)}, {seen.book.people.company(key)}" for key in people]
    fits = "fits several people; name one in full:" if people else "is the name of nobody in the journal."
    return TargetError(f"{query!r} {fits}", spelled)


def _event(seen: Overview, query: str) -> AnyEvent:
    wanted = query.strip().lower()
    amended = [event for event in counting(seen.events) if event.id.startswith(wanted)]
    if len(wanted) >= SHORTEST_ID and len(amended) == 1:
        return amended[0]
    return seen.find(query).application
