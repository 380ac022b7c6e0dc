"""Resolve a typed TARGET to a loop, and name each loop by the shortest TARGET."""

import bisect
import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import takewhile
from typing import Protocol, TypeVar

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, read_person, shell_slug
from feedback_loop.domain.text import casefold_key

MIN_ID_LENGTH = 4
"""Shorter beginnings of an id are not read as one."""

_MAX_CANDIDATES = 12


class Candidate(Protocol):
    """A loop that may be meant; open ones win over closed ones.

    How it began is known at once. The rest takes long to work out, so it is asked for where names leave it open.
    """

    @property
    def application(self) -> Applied:
        """How it began."""
        ...

    @property
    def loop(self) -> Loop:
        """The whole of it."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether anything can still become due."""
        ...


C = TypeVar("C", bound=Candidate)


class _MatchRank(IntEnum):
    EXACT = 0
    PREFIX = 1
    PART = 2


def find_loop(
    query: str,
    candidates: Collection[C],
    *,
    with_person: str | None = None,
    prefer: Callable[[Loop], bool] | None = None,
) -> C:
    """Return the one loop that ``query`` means.

    Args:
        query: any part of a company's name, ``company/role-part``, or the beginning of an id.
        candidates: the loops of the journal.
        with_person: narrows several to the loops of a person of this name, where there are any.
        prefer: decides between several that fit equally well.

    Raises:
        TargetError: it means none, or several; the candidates are named.
    """
    found = _match_by_name(query, candidates, with_person) or _narrow_to_person(
        _match_by_id(query, candidates), with_person
    )
    if len(found) > 1 and prefer:
        found = [one for one in found if prefer(one.loop)] or found
    if len(found) == 1:
        return found[0]
    handles = TargetNames(candidates)
    if found:
        raise _ambiguous_error(
            f"{query!r} fits {len(found)} loops; type one of these instead:", found, handles, fits=True
        )
    raise _no_match_error(query, candidates, handles)


def _ambiguous_error(message: str, found: Sequence[Candidate], handles: "TargetNames", *, fits: bool) -> TargetError:
    """Return the error that lists loops to choose from."""
    shown = found[:_MAX_CANDIDATES]
    names = [_describe(one.loop, handles) for one in shown]
    return TargetError(message, names, [handles.name_of(one.application) for one in shown], fits=fits)


def _describe(loop: Loop, handles: "TargetNames") -> str:
    """Return what to type for a loop, and what it is."""
    return f"{handles.name_of(loop.application)}  ({loop.label}, applied {loop.applied_on:%Y-%m-%d})"


def _narrow_to_person(found: list[C], name: str | None) -> list[C]:
    """Narrow several loops to those of a person of this name, where there are any."""
    if name is None or len(found) < 2:  # noqa: PLR2004
        return found
    return [one for one in found if any(matches(read_person(person), name) for person in one.loop.people())] or found


def _match_by_name(query: str, candidates: Iterable[C], person: str | None) -> list[C]:
    """Open wins over closed, then exact over prefix over part."""
    fits = {one.application.id: fit for one in candidates if (fit := _match_rank(query, one.application))}
    found = _narrow_to_person([one for one in candidates if one.application.id in fits], person)
    if len(found) < 2:  # noqa: PLR2004
        return found
    ranks = [(not one.is_open, fits[one.application.id]) for one in found]
    best = min(ranks)
    return [one for one, rank in zip(found, ranks, strict=True) if rank == best]


def matches_name(query: str, application: Applied) -> bool:
    """Tell whether ``query`` means an application by its company's name, perhaps with a role."""
    return _match_rank(query, application) is not None


def _match_by_id(query: str, candidates: Iterable[C]) -> list[C]:
    """An id of any event of a loop means the loop."""
    wanted = query.strip().lower()
    if len(wanted) < MIN_ID_LENGTH:
        return []
    return [one for one in candidates if any(event.id.startswith(wanted) for event in one.loop.events)]


def _match_rank(query: str, application: Applied) -> tuple[_MatchRank, _MatchRank] | None:
    """Tell how well a query fits an application's company and, behind a slash, its role."""
    company, role = application.company, application.role or ""
    if (whole := _rank_of(query, company)) is not None:
        return whole, _MatchRank.EXACT
    fits = [(_rank_of(before, company), _rank_of(after, role)) for before, after in _split_at_slashes(query)]
    return min(((named, part) for named, part in fits if named is not None and part is not None), default=None)


def _split_at_slashes(query: str) -> Iterator[tuple[str, str]]:
    """Return company and role for each slash, as company names may hold one."""
    for position, character in enumerate(query):
        if character == "/":
            yield query[:position], query[position + 1 :]


def _rank_of(part: str, name: str) -> _MatchRank | None:
    wanted, name = _name_key(part), _name_key(original := name)
    if not wanted:
        return None
    if wanted not in name:
        return _MatchRank.PART if wanted in _without_apostrophes(original) else None
    if wanted == name:
        return _MatchRank.EXACT
    return _MatchRank.PREFIX if name.startswith(wanted) else _MatchRank.PART


_APOSTROPHES = frozenset("'`\u00b4\u2018\u2019\u02bc")


def _without_apostrophes(name: str) -> str:
    """Return a name as it is typed without its apostrophes: O'Neil as oneil."""
    if _APOSTROPHES.isdisjoint(name):
        return _name_key(name)
    return _name_key("".join(letter for letter in name if letter not in _APOSTROPHES))


def _name_key(name: str) -> str:
    """Return a name for comparing; one of nothing but symbols is compared as it stands."""
    return casefold_key(name) or name.strip().casefold()


def _no_match_error(query: str, candidates: Collection[Candidate], handles: "TargetNames") -> TargetError:
    if not candidates:
        return TargetError("The journal has no application yet; start with: feedback-loop apply COMPANY ROLE")
    names = {_name_key(one.application.company): one for one in candidates}
    near = difflib.get_close_matches(_name_key(query.partition("/")[0]), names, n=3, cutoff=0.5)
    if not near:
        return TargetError(f"No loop fits {query!r}; see them all with: feedback-loop status --all")
    return _ambiguous_error(
        f"No loop fits {query!r}; did you mean one of these?", [names[name] for name in near], handles, fits=False
    )


def completion_texts(application: Applied) -> tuple[str, str]:
    """Return the longest texts of which the one to type for a loop is a beginning: with company and role, and by id."""
    return f"{shell_slug(application.company)}/{shell_slug(application.role or '')}", application.id


class TargetNames:
    """What to type for each loop: its company where that means it alone, else with the role, else its id."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._known = {one.application.id: one for one in candidates}

    def name_of(self, application: Applied) -> str:
        """Return the shortest text that ``find`` takes for the loop of an application."""
        mine, company, role = self._known[application.id], application.company, application.role
        name = shell_slug(company)
        if self._is_shadowed(mine, company) or name.startswith("-"):
            return self._short_id(application.id)
        if self._is_unique(mine, self._by_company[_name_key(company)]) and "/" not in name:
            return name
        return (
            f"{name}/{shell_slug(role)}"
            if role and self._is_identified_by(role, mine)
            else self._short_id(application.id)
        )

    def _is_identified_by(self, role: str, mine: Candidate) -> bool:
        """Tell whether company and role mean this loop alone, and are no other company's name."""
        company = mine.application.company
        whole = f"{company}/{role}"
        called_so = self._by_company.get(_name_key(whole), ())
        named_so = any(one.is_open == mine.is_open for one in called_so) or self._is_shadowed(mine, whole)
        parted_once = f"{shell_slug(company)}/{shell_slug(role)}".count("/") == 1
        same_company = self._by_company[_name_key(company)]
        same_role = [one for one in same_company if _name_key(one.application.role or "") == _name_key(role)]
        return self._is_unique(mine, same_role) and parted_once and not named_so

    @staticmethod
    def _is_unique(mine: Candidate, alike: Sequence[Candidate]) -> bool:
        """Tell whether no other loop is as open as this one, among those that are called alike."""
        return all(one is mine or one.is_open != mine.is_open for one in alike)

    def _is_shadowed(self, mine: Candidate, text: str) -> bool:
        """Tell whether an open loop whose company holds ``text`` would win over this closed one."""
        return not mine.is_open and _name_key(text) in self._open_names

    def _short_id(self, id_: str) -> str:
        """Return the shortest beginning of an id that is no part of a name, as names win over ids."""
        least = len(self._ids.shortest(id_))
        beginnings = (id_[:length] for length in range(least, len(id_)))
        return next((one for one in beginnings if one not in self._all_names), id_)

    @cached_property
    def _by_company(self) -> Mapping[str, Sequence[Candidate]]:
        called: dict[str, list[Candidate]] = {}
        for one in self._known.values():
            called.setdefault(_name_key(one.application.company), []).append(one)
        return called

    @cached_property
    def _ids(self) -> "IdPrefixes":
        return IdPrefixes({event.id for one in self._known.values() for event in one.loop.events})

    @cached_property
    def _all_names(self) -> str:
        return _company_names(self._known.values())

    @cached_property
    def _open_names(self) -> str:
        return _company_names(one for one in self._known.values() if one.is_open)


def _company_names(candidates: Iterable[Candidate]) -> str:
    companies = {one.application.company for one in candidates}
    return "\n".join(spell(company) for company in companies for spell in (_name_key, _without_apostrophes))


class IdPrefixes:
    """The shortest unique beginnings of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sorted = sorted(ids)

    def shortest(self, id_: str) -> str:
        """Return as many letters of an id as tell it from all others, at least four."""
        place = bisect.bisect_left(self._sorted, id_)
        around = (self._sorted[max(0, place - 1) : place], self._sorted[place + 1 : place + 2])
        neighbours = [other for others in around for other in others]
        shared = max((_shared_length(id_, other) for other in neighbours), default=0)
        return id_[: max(MIN_ID_LENGTH, shared + 1)]


def _shared_length(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
