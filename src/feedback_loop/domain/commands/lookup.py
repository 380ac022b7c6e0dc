"""Resolve what ``edit`` and ``forget`` are about: an application, a person or any event."""

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.people import matches
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH, matches_name
from feedback_loop.domain.text import casefold_key

PersonKey = str


def resolve(overview: Overview, query: str) -> AnyEvent | PersonKey:
    """Return the application of the loop, the key of the person, or the event that ``query`` names.

    Names win over ids.

    Raises:
        TargetError: it names nothing, or a loop and a person alike.
    """
    named = any(matches_name(query, application) for application in overview.history.applications.values())
    people = find_people(overview, query, by_address=not named)
    if people and named:
        spelled = [str(overview.history.people.person(key)) for key in people]
        raise TargetError(f"{query!r} is in the name of a company and of a person; use an id or an address:", spelled)
    if len(people) > 1:
        raise _ambiguous_person_error(overview, query, people)
    if people:
        return people[0]
    return overview.find(query).application if named else _find_event(overview, query)


def find_people(overview: Overview, query: str, *, by_address: bool = True) -> list[PersonKey]:
    """Return the keys of the people whose name, or address, holds ``query``; an exact name is only itself."""
    people = overview.history.people
    found = [key for key in people.person_keys() if matches(people.person(key), query, by_address=by_address)]
    exact = [key for key in found if casefold_key(query) in (casefold_key(people.person(key).name), casefold_key(key))]
    return exact or found


def resolve_person_key(overview: Overview, query: str) -> PersonKey:
    """Return the key of the one person whom ``query`` names.

    Raises:
        TargetError: nobody, or several.
    """
    people = find_people(overview, query)
    if len(people) != 1:
        raise _ambiguous_person_error(overview, query, people)
    return people[0]


def _ambiguous_person_error(overview: Overview, query: str, people: list[PersonKey]) -> TargetError:
    spelled = [f"{overview.history.people.person(key)}, {overview.history.people.company(key)}" for key in people]
    fits = "fits several people; name one in full:" if people else "is the name of nobody in the journal."
    return TargetError(f"{query!r} {fits}", spelled)


def _find_event(overview: Overview, query: str) -> AnyEvent:
    wanted = query.strip().lower()
    amended = [event for event in effective_events(overview.events) if event.id.startswith(wanted)]
    if len(wanted) >= MIN_ID_LENGTH and len(amended) == 1:
        return amended[0]
    return overview.find(query).application
