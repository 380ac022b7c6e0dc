"""Resolve what ``edit`` and ``forget`` are about: an application, a person or any event."""

from collections.abc import Sequence

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.people import Directory, full_name, matches
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH, matches_name
from feedback_loop.domain.text import name_key

PersonKey = str


def resolve(overview: Overview, query: str) -> AnyEvent | PersonKey:
    """Return the application of a loop, the key of a person, or an event, by name or id; names take precedence."""
    names_loop = any(matches_name(query, status) for status in overview.statuses.values())
    people = find_people(overview, query, by_address=not names_loop)
    if people and names_loop:
        names = [str(overview.history.people.person(key)) for key in people]
        raise TargetError(f"{query!r} fits both a company and a person. Use an id or an e-mail address:", names)
    if len(people) > 1:
        raise _not_one_person_error(overview, query, people)
    if people:
        return people[0]
    return overview.find(query).application if names_loop else _find_event(overview, query)


def resolve_person_key(overview: Overview, query: str) -> PersonKey:
    """Return the key of the person whom ``query`` names."""
    people = find_people(overview, query)
    if len(people) != 1:
        raise _not_one_person_error(overview, query, people)
    return people[0]


def find_people(overview: Overview, query: str, *, by_address: bool = True) -> list[PersonKey]:
    """Return the keys of the people called ``query``, perhaps with their company, else of those it is a part of."""
    people = overview.history.people
    wanted = name_key(query)
    for names in (_full_names, _plain_names):
        if keys := [key for key in people.person_keys() if wanted in names(people, key)]:
            return keys
    return [key for key in people.person_keys() if matches(people.person(key), query, by_address=by_address)]


def _full_names(people: Directory, key: PersonKey) -> Sequence[str]:
    """Return the keys of the texts that mean one person among namesakes: by address, by name and company, by both."""
    person, company = people.person(key), people.company(key)
    return name_key(key), name_key(full_name(person, company)), name_key(f"{person}, {company}")


def _plain_names(people: Directory, key: PersonKey) -> Sequence[str]:
    return (name_key(people.person(key).name),)


def _not_one_person_error(overview: Overview, query: str, keys: Sequence[PersonKey]) -> TargetError:
    if not keys:
        return TargetError(f"Nobody in the journal is called {query!r}.")
    people = overview.history.people
    candidates = [f"{people.person(key)}, {people.company(key)}" for key in keys]
    return TargetError(f"{query!r} fits several people. Type one of these instead:", candidates)


def _find_event(overview: Overview, query: str) -> AnyEvent:
    prefix = query.strip().lower()
    events = [event for event in effective_events(overview.events) if event.id.startswith(prefix)]
    if len(prefix) >= MIN_ID_LENGTH and len(events) == 1:
        return events[0]
    try:
        return overview.find(query).application
    except TargetError as error:
        if error.candidates or not overview.statuses:
            raise
        message = f"No loop, person or event matches {query!r}. List events with their ids: feedback-loop log"
        raise TargetError(message) from error
