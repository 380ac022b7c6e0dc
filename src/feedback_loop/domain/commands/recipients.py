"""People whom a command means: those named with ``--with``, or the likely one if nobody is."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from feedback_loop.domain.errors import PersonError, UsageError
from feedback_loop.domain.model.events import Applied, Asked, Recorded
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.loop import History
from feedback_loop.domain.model.people import MatchRank, Person, match_rank, parse_person, read_person
from feedback_loop.domain.rules.facts import MAX_REQUESTS, LoopFacts, PersonRef
from feedback_loop.domain.text import casefold_key, name_key, word_set

_NOBODY = word_set(
    "me myself you them they him her he she it us we somebody someone nobody none anyone unknown tbd na x"
)
_ARTICLES = word_set("the a an my their our of at and hiring")
_LINKS = ("http://", "https://", "www.")
_MAX_WORDS = 10
"""Most words of a name; anything longer is another text."""
_SHORTEST_TYPO = 4
"""Letters below which one other letter makes another name; one less in a name of several words."""


class KnownPeople(msgspec.Struct, frozen=True, dict=True):
    """People who may be meant in a loop: those of the loop, and those of its company and agency in other loops."""

    application: Applied
    history: History
    in_loop: Sequence[str] = ()

    @cached_property
    def elsewhere(self) -> Sequence[str]:
        """The people known from other loops of the company or agency, with their addresses."""
        return tuple(dict.fromkeys(self._find_elsewhere()))

    def _find_elsewhere(self) -> Iterator[str]:
        company, agency = name_key(self.application.company), name_key(self.application.agency or "")
        for id_, application in self.history.applications.items():
            if id_ == self.application.id:
                continue
            if name_key(application.company) == company:
                yield from self.history.loops[id_].people()
            elif agency and name_key(application.agency or "") == agency:
                loop = self.history.loops[id_]
                yield from (person for person in loop.people() if loop.is_outsider(person))


def resolve_person(facts: LoopFacts, query: str) -> PersonRef:
    """Return the person whom ``query`` means; the company's own name means the company itself, which is None.

    That is a person of the loop whose name or address it is part of, else one known from other loops of the same
    company or agency, else somebody new.
    """
    return _resolve(KnownPeople(facts.loop.application, facts.history, facts.loop.people()), query)


def resolve_people(facts: LoopFacts, queries: Iterable[str]) -> tuple[str, ...]:
    """Return the people whom several ``--with`` options name, each once, without the company itself."""
    return _resolve_all(KnownPeople(facts.loop.application, facts.history, facts.loop.people()), queries)


def resolve_people_of(application: Applied, history: History) -> tuple[str, ...]:
    """Return the people that were typed for a new application."""
    return _resolve_all(KnownPeople(application, history), application.people)


def _resolve_all(known: KnownPeople, queries: Iterable[str]) -> tuple[str, ...]:
    people: list[str] = []
    for query in queries:
        person = _resolve(known, query)
        if person is None or (person in people and person in (*known.in_loop, *known.elsewhere)):
            continue
        if namesake := next((other for other in people if _are_namesakes(other, person)), None):
            message = f"Two people are called {read_person(person).short}. Give each an address to keep them apart:"
            raise PersonError(message, (namesake, person))
        people.append(person)
    return tuple(people)


def _are_namesakes(text: str, other_text: str) -> bool:
    """Return True if two people of one command would be taken for one by their name alone."""
    person, other = read_person(text), read_person(other_text)
    have_addresses = person.email and other.email
    return not have_addresses and bool(person.name) and casefold_key(person.name) == casefold_key(other.name)


def _resolve(known: KnownPeople, query: str) -> PersonRef:
    if query in known.in_loop:
        return query
    if _means_company(known, query):
        return None
    try:
        person = parse_person(query, known.application.company)
    except UsageError:
        if part := _best_match(query, known.in_loop, MatchRank.ADDRESS):
            return part
        raise
    if person.email:
        return str(person)
    try:
        match = _best_match(person.name, known.in_loop, MatchRank.ADDRESS)
        match = match or _best_match(person.name, known.elsewhere, MatchRank.BEGINNING)
        if match is None:
            _check_new_name(known, person)
            return str(person)
        return _with_role(match, person) if person.role else match
    except PersonError as error:
        error.typed = query
        raise


def _means_company(known: KnownPeople, query: str) -> bool:
    company = known.application.company
    wanted = name_key(query)
    is_name = bool(wanted) and wanted in (name_key(company), casefold_key(company))
    return is_name and not any(match_rank(read_person(person), query) in _BY_NAME for person in known.in_loop)


_BY_NAME = (MatchRank.EXACT, MatchRank.WORDS, MatchRank.BEGINNING, MatchRank.PART)


def _best_match(query: str, people: Sequence[str], worst: MatchRank) -> str | None:
    """Return the person whom a name or address fits best, if it fits at least as well as ``worst``."""
    ranked = [(rank, text) for text in people if (rank := match_rank(read_person(text), query)) is not None]
    best = min((rank for rank, _ in ranked), default=None)
    if best is None or best > worst:
        return None
    candidates = [text for rank, text in ranked if rank == best]
    if len(candidates) > 1:
        raise PersonError(f"{query!r} matches several people. Name one of them with --with:", candidates)
    return candidates[0]


def _with_role(text: str, typed: Person) -> str:
    """Return a known person with the role that was typed, unless the name alone does not tell that it is the same."""
    known = read_person(text)
    is_same = casefold_key(known.name) == casefold_key(typed.name)
    if known.role and not is_same and casefold_key(known.role) != casefold_key(typed.role or ""):
        message = f"{typed.name!r} might be {text}. Type the whole name, or the address of somebody new."
        raise PersonError(message, (text,))
    return str(msgspec.structs.replace(known, role=typed.role))


def _check_new_name(known: KnownPeople, person: Person) -> None:
    """Refuse a new person whose name is none, or who is probably a known one, misspelled."""
    from feedback_loop.domain.model.typed_people import is_role  # noqa: PLC0415  # only for somebody new

    if person.email:
        return
    words = [word for word in casefold_key(person.name).split() if word not in _ARTICLES]
    is_text = person.name.casefold().startswith(_LINKS) or len(words) > _MAX_WORDS
    if is_text or not any(map(str.isalpha, person.name)) or (words and _NOBODY.issuperset(words)):
        raise UsageError(f"{person.name!r} is not a name. Type it like: Dana Lee <dana@acme.example> (recruiter).")
    if all(map(is_role, words)):
        in_role = [text for text in known.in_loop if words and words[-1] in casefold_key(read_person(text).role or "")]
        raise PersonError(f"{person.name!r} is a role, not a name. Type it like: Dana Lee (recruiter).", in_role)
    similar = [text for text in (*known.in_loop, *known.elsewhere) if _is_misspelled(words, text)]
    if similar and not person.role:
        names = " or ".join(read_person(text).short for text in similar)
        message = (
            f"Nobody here is called {person.name!r}. Did you mean {names}? "
            f"For somebody new, add a role or an address: --with '{person.name} (interviewer)'."
        )
        raise PersonError(message, similar)


def _is_misspelled(words: Sequence[str], text: str) -> bool:
    """Return True if words are those of a known name, but for one letter in some of them."""
    known = casefold_key(read_person(text).name).split()
    shortest = _SHORTEST_TYPO if len(words) == 1 else _SHORTEST_TYPO - 1
    return bool(words) and all(
        any(word == other or _is_typo(word, other, shortest) for other in known) for word in words
    )


def _is_typo(word: str, other: str, shortest: int) -> bool:
    """Return True if two words differ in one letter, which is not the first, or in the order of two."""
    pairs = enumerate(zip(word, other, strict=False))
    start = next((index for index, (letter, same) in pairs if letter != same), min(len(word), len(other)))
    rest, other_rest = word[start:], other[start:]
    if len(word) > 2 and rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]:  # noqa: PLR2004  # Al and La
        return True
    is_long = start > 0 and max(len(word), len(other)) >= shortest
    return is_long and (rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:])


def default_person(facts: LoopFacts, first: Sequence[PersonRef] = ()) -> PersonRef:
    """Return the person meant when nobody is named; None is the company, if nobody of it is known.

    The first of these groups that is not empty decides: ``first``, givers of feedback, people who were asked,
    recruiters of the company, interviewers, everybody else of the company. Apart from ``first``, whoever declined or is
    past answering is never meant.
    """
    loop = facts.loop
    people = [person for person in loop.people() if not loop.is_outsider(person)]
    recruiters = [person for person in people if read_person(person).is_recruiter]
    interviewers = [person for event in facts.past_interviews for person in event.people if person in people]
    givers = [event.person for event in loop.events_of(Recorded)]
    asked = [event.person for event in loop.events_of(Asked)]
    if first:
        return _only(first)
    for group in (givers, asked, recruiters, interviewers, people):
        if only := _only(person for person in group if person and not facts.is_past_answering(person)):
            return only
    if people:
        raise PersonError("Which person? Name one of them with --with:", people)
    return None


def _only(people: Iterable[PersonRef]) -> PersonRef:
    """Return the only person of a group, or None if there is none; several are an error."""
    named = tuple(dict.fromkeys(person for person in people if person))
    if len(named) > 1:
        raise PersonError("Which person? Name one of them with --with:", named)
    return named[0] if named else None


def default_person_to_ask(facts: LoopFacts) -> PersonRef:
    """Return the person to ask for feedback: whoever has yet to reply, else the likely one, else the next one."""
    waiting = [person for person in facts.asked_people if not facts.is_past_answering(person)]
    if waiting:
        return _only(waiting)
    asked = [event.person for event in facts.loop.events_of(Asked)]
    if not any(map(facts.is_past_answering, asked)):
        return default_person(facts)
    next_person = facts.default_recipient()
    if next_person is None and facts.likely_recipients() and is_asked_enough(facts, asked[-1]):
        return asked[-1]
    return next_person or default_person(facts)


def is_asked_enough(facts: LoopFacts, person: PersonRef) -> bool:
    """Return True if a person was asked as often as one may be without a reply."""
    return len(facts.unanswered_asks(person)) >= MAX_REQUESTS
