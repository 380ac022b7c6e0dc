"""Resolve ``--with`` to people, and pick the default person."""

from collections.abc import Iterable, Sequence

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Asked, Interviewed, Recorded
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, parse_person, read_person
from feedback_loop.domain.text import casefold_key


def resolve_person(loop: Loop, query: str) -> str | None:
    """Return the person of the loop whose name or address holds ``query``, else the new person that it writes.

    The company's own name means the company itself, which is None, unless it is in somebody's name.

    Raises:
        UsageError: several people of the loop fit, or the text writes no person.
    """
    if query in loop.people():
        return query
    if _means_company(loop, query):
        return None
    person = parse_person(query)
    if person.email or person.role:
        return str(person)
    fitting = [known for known in loop.people() if matches(read_person(known), query)]
    exact = [known for known in fitting if casefold_key(read_person(known).name) == casefold_key(query)]
    found = exact or fitting
    if len(found) > 1:
        raise UsageError(f"{query!r} fits several people; name one of them with --with:", found)
    return found[0] if found else str(person)


def _means_company(loop: Loop, query: str) -> bool:
    company = loop.application.company
    same = query.strip().casefold() == company.casefold() or casefold_key(query) == casefold_key(company) != ""
    return same and not any(matches(read_person(known), query, by_address=False) for known in loop.people())


def resolve_people(loop: Loop, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the people that several ``--with`` name, each once, the company itself left out."""
    named = (resolve_person(loop, query) for query in queries)
    return tuple(dict.fromkeys(person for person in named if person))


def default_person(loop: Loop, first: Sequence[str | None] = ()) -> str | None:
    """Return the one person who is meant when nobody is named; None is the company, when nobody is known.

    The first group with anybody in it decides: ``first``, who gave feedback, who was asked, the recruiter, who
    interviewed, anybody else.

    Raises:
        UsageError: that group has several people.
    """
    everybody = loop.people()
    recruiters = [person for person in everybody if read_person(person).is_recruiter]
    interviewers = [person for event in loop.events_of(Interviewed) for person in event.people]
    givers = [event.person for event in loop.events_of(Recorded)]
    asked = [event.person for event in loop.events_of(Asked)]
    for group in (first, givers, asked, recruiters, interviewers, everybody):
        people = list(dict.fromkeys(person for person in group if person))
        if len(people) == 1:
            return people[0]
        if people:
            raise UsageError("Several people may be meant; name one of them with --with:", people)
    return None
