"""Resolve a typed TARGET to a loop, and name each loop by the shortest TARGET."""

import bisect
import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import takewhile
from typing import Protocol, TypeVar

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.lazy import worked_out
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, read_person, typed
from feedback_loop.domain.text import folded

SHORTEST_ID = 4
"""Shorter beginnings of an id are not read as one."""

_MOST_CANDIDATES = 12


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


class _Fit(IntEnum):
    EXACT = 0
    PREFIX = 1
    PART = 2


def find(
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
    found = _by_name(query, candidates, with_person) or _knowing(_by_id(query, candidates), with_person)
    if len(found) > 1 and prefer:
        found = [one for one in found if prefer(one.loop)] or found
    if len(found) == 1:
        return found[0]
    handles = Handles(candidates)
    if found:
        raise _several(f"{query!r} fits {len(found)} loops; type one of these instead:", found, handles, fits=True)
    raise _none(query, candidates, handles)


def _several(message: str, found: Sequence[Candidate], handles: "Handles", *, fits: bool) -> TargetError:
    """Return the error that lists loops to choose from."""
    shown = found[:_MOST_CANDIDATES]
    names = [_described(one.loop, handles) for one in shown]
    return TargetError(message, names, [handles.of(one.application) for one in shown], fits=fits)


def _described(loop: Loop, handles: "Handles") -> str:
    """Return what to type for a loop, and what it is."""
    return f"{handles.of(loop.application)}  ({loop.label}, applied {loop.applied_on:%Y-%m-%d})"


def _knowing(found: list[C], name: str | None) -> list[C]:
    """Narrow several loops to those of a person of this name, where there are any."""
    if name is None or len(found) < 2:  # noqa: PLR2004
        return found
    return [one for one in found if any(matches(read_person(person), name) for person in one.loop.people())] or found


def _by_name(query: str, candidates: Iterable[C], person: str | None) -> list[C]:
    """Open wins over closed, then exact over prefix over part."""
    fits = {one.application.id: fit for one in candidates if (fit := _fit(query, one.application))}
    found = _knowing([one for one in candidates if one.application.id in fits], person)
    if len(found) < 2:  # noqa: PLR2004
        return found
    ranks = [(not one.is_open, fits[one.application.id]) for one in found]
    best = min(ranks)
    return [one for one, rank in zip(found, ranks, strict=True) if rank == best]


def fits_name(query: str, application: Applied) -> bool:
    """Tell whether ``query`` means an application by its company's name, perhaps with a role."""
    return _fit(query, application) is not None


def _by_id(query: str, candidates: Iterable[C]) -> list[C]:
    """An id of any event of a loop means the loop."""
    wanted = query.strip().lower()
    if len(wanted) < SHORTEST_ID:
        return []
    return [one for one in candidates if any(event.id.startswith(wanted) for event in one.loop.events)]


def _fit(query: str, application: Applied) -> tuple[_Fit, _Fit] | None:
    """Tell how well a query fits an application's company and, behind a slash, its role."""
    company, role = application.company, application.role or ""
    if (whole := _fit_of(query, company)) is not None:
        return whole, _Fit.EXACT
    fits = [(_fit_of(before, company), _fit_of(after, role)) for before, after in _splits(query)]
    return min(((named, part) for named, part in fits if named is not None and part is not None), default=None)


def _splits(query: str) -> Iterator[tuple[str, str]]:
    """Return company and role for each slash, as company names may hold one."""
    for position, character in enumerate(query):
        if character == "/":
            yield query[:position], query[position + 1 :]


def _fit_of(part: str, name: str) -> _Fit | None:
    wanted, name = _comparable(part), _comparable(original := name)
    if not wanted:
        return None
    if wanted not in name:
        return _Fit.PART if wanted in _run_together(original) else None
    if wanted == name:
        return _Fit.EXACT
    return _Fit.PREFIX if name.startswith(wanted) else _Fit.PART


_APOSTROPHES = frozenset("'`\u00b4\u2018\u2019\u02bc")


def _run_together(name: str) -> str:
    """Return a name as it is typed without its apostrophes: O'Neil as oneil."""
    if _APOSTROPHES.isdisjoint(name):
        return _comparable(name)
    return _comparable("".join(letter for letter in name if letter not in _APOSTROPHES))


def _comparable(name: str) -> str:
    """Return a name for comparing; one of nothing but symbols is compared as it stands."""
    return folded(name) or name.strip().casefold()


def _none(query: str, candidates: Collection[Candidate], handles: "Handles") -> TargetError:
    if not candidates:
        return TargetError("The journal has no application yet; start with: feedback-loop apply COMPANY ROLE")
    names = {_comparable(one.application.company): one for one in candidates}
    near = difflib.get_close_matches(_comparable(query.partition("/")[0]), names, n=3, cutoff=0.5)
    if not near:
        return TargetError(f"No loop fits {query!r}; see them all with: feedback-loop status --all")
    return _several(
        f"No loop fits {query!r}; did you mean one of these?", [names[name] for name in near], handles, fits=False
    )


def typeable(application: Applied) -> tuple[str, str]:
    """Return the longest texts of which the one to type for a loop is a beginning: with company and role, and by id."""
    return f"{typed(application.company)}/{typed(application.role or '')}", application.id


class Handles:
    """What to type for each loop: its company where that means it alone, else with the role, else its id."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._known = {one.application.id: one for one in candidates}

    def of(self, application: Applied) -> str:
        """Return the shortest text that ``find`` takes for the loop of an application."""
        mine, company, role = self._known[application.id], application.company, application.role
        name = typed(company)
        if self._shadowed(mine, company) or name.startswith("-"):
            return self._id(application.id)
        if self._alone(mine, self._by_company[_comparable(company)]) and "/" not in name:
            return name
        return f"{name}/{typed(role)}" if role and self._is_told_by(role, mine) else self._id(application.id)

    def _is_told_by(self, role: str, mine: Candidate) -> bool:
        """Tell whether company and role mean this loop alone, and are no other company's name."""
        company = mine.application.company
        whole = f"{company}/{role}"
        called_so = self._by_company.get(_comparable(whole), ())
        named_so = any(one.is_open == mine.is_open for one in called_so) or self._shadowed(mine, whole)
        parted_once = f"{typed(company)}/{typed(role)}".count("/") == 1
        same_company = self._by_company[_comparable(company)]
        same_role = [one for one in same_company if _comparable(one.application.role or "") == _comparable(role)]
        return self._alone(mine, same_role) and parted_once and not named_so

    @staticmethod
    def _alone(mine: Candidate, alike: Sequence[Candidate]) -> bool:
        """Tell whether no other loop is as open as this one, among those that are called alike."""
        return all(one is mine or one.is_open != mine.is_open for one in alike)

    def _shadowed(self, mine: Candidate, text: str) -> bool:
        """Tell whether an open loop whose company holds ``text`` would win over this closed one."""
        return not mine.is_open and _comparable(text) in self._open_names

    def _id(self, id_: str) -> str:
        """Return the shortest beginning of an id that is no part of a name, as names win over ids."""
        least = len(self._ids.shortest(id_))
        beginnings = (id_[:length] for length in range(least, len(id_)))
        return next((one for one in beginnings if one not in self._all_names), id_)

    @worked_out
    def _by_company(self) -> Mapping[str, Sequence[Candidate]]:
        called: dict[str, list[Candidate]] = {}
        for one in self._known.values():
            called.setdefault(_comparable(one.application.company), []).append(one)
        return called

    @worked_out
    def _ids(self) -> "Prefixes":
        return Prefixes({event.id for one in self._known.values() for event in one.loop.events})

    @worked_out
    def _all_names(self) -> str:
        return _names(self._known.values())

    @worked_out
    def _open_names(self) -> str:
        return _names(one for one in self._known.values() if one.is_open)


def _names(candidates: Iterable[Candidate]) -> str:
    companies = {one.application.company for one in candidates}
    return "\n".join(spell(company) for company in companies for spell in (_comparable, _run_together))


class Prefixes:
    """The shortest unique beginnings of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sorted = sorted(ids)

    def shortest(self, id_: str) -> str:
        """Return as many letters of an id as tell it from all others, at least four."""
        place = bisect.bisect_left(self._sorted, id_)
        around = (self._sorted[max(0, place - 1) : place], self._sorted[place + 1 : place + 2])
        neighbours = [other for others in around for other in others]
        shared = max((_shared(id_, other) for other in neighbours), default=0)
        return id_[: max(SHORTEST_ID, shared + 1)]


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
