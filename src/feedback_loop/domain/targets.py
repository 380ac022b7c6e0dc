"""Targets: from what a person types to the loop that is meant, and from a loop to what to type for it."""

import bisect
import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import takewhile

import msgspec

from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.handles import typed
from feedback_loop.domain.loop import Loop
from feedback_loop.domain.people import matches, read_person
from feedback_loop.domain.text import folded

SHORTEST_ID = 4
"""Shorter beginnings of an id are not read as one."""

_MOST_CANDIDATES = 12


class Candidate(msgspec.Struct, frozen=True):
    """A loop that may be meant; open ones win over closed ones."""

    loop: Loop
    is_open: bool


class _Fit(IntEnum):
    EXACT = 0
    PREFIX = 1
    PART = 2


def find(
    query: str,
    candidates: Sequence[Candidate],
    *,
    with_person: str | None = None,
    prefer: Callable[[Loop], bool] | None = None,
) -> Loop:
    """Return the one loop that ``query`` means.

    Args:
        query: any part of a company's name, ``company/role-part``, or the beginning of an id.
        candidates: the loops of the journal.
        with_person: narrows to the loops of a person of this name, where there are any.
        prefer: decides between several that fit equally well.

    Raises:
        TargetError: it means none, or several; the candidates are named.
    """
    narrowed = [one for one in candidates if with_person and _knows(one.loop, with_person)]
    found = [one.loop for one in _fitting(query, narrowed) or _fitting(query, candidates)]
    if len(found) > 1 and prefer:
        found = [loop for loop in found if prefer(loop)] or found
    if len(found) == 1:
        return found[0]
    handles = Handles(candidates)
    if found:
        raise several(f"{query!r} fits {len(found)} loops; type one of these instead:", found, handles, fits=True)
    raise _none(query, candidates, handles)


def _fitting(query: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    return _by_name(query, candidates) or _by_id(query, candidates)


def several(message: str, loops: Sequence[Loop], handles: "Handles", *, fits: bool) -> TargetError:
    """Return the error that lists loops to choose from."""
    shown = loops[:_MOST_CANDIDATES]
    names = [described(one, handles) for one in shown]
    return TargetError(message, names, [handles.of(one) for one in shown], fits=fits)


def described(loop: Loop, handles: "Handles") -> str:
    """Return what to type for a loop, and what it is."""
    return f"{handles.of(loop)}  ({loop.label}, applied {loop.applied_on:%Y-%m-%d})"


def _knows(loop: Loop, name: str) -> bool:
    return any(matches(read_person(person), name) for person in loop.people())


def _by_name(query: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Open wins over closed, then exact over prefix over part."""
    fits = [(not one.is_open, fit, one) for one in candidates if (fit := _fit(query, one.loop))]
    if not fits:
        return []
    best = min((closed, fit) for closed, fit, _ in fits)
    return [one for closed, fit, one in fits if (closed, fit) == best]


def fits_name(query: str, loop: Loop) -> bool:
    """Tell whether ``query`` means this loop by its company's name, perhaps with a role."""
    return _fit(query, loop) is not None


def _by_id(query: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """An id of any event of a loop means the loop."""
    wanted = query.strip().lower()
    if len(wanted) < SHORTEST_ID:
        return []
    return [one for one in candidates if any(event.id.startswith(wanted) for event in one.loop.events)]


def _fit(query: str, loop: Loop) -> tuple[_Fit, _Fit] | None:
    """Tell how well a query fits a loop's company and, behind a slash, its role."""
    company, role = loop.application.company, loop.application.role or ""
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
    original = name
    wanted, name = _comparable(part), _comparable(name)
    if wanted and wanted not in name and wanted in _run_together(original):
        return _Fit.PART
    if not wanted or wanted not in name:
        return None
    if wanted == name:
        return _Fit.EXACT
    return _Fit.PREFIX if name.startswith(wanted) else _Fit.PART


_APOSTROPHES = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc")


def _run_together(name: str) -> str:
    """Return a name as it is typed without its apostrophes: O'Neil as oneil."""
    return _comparable(name.translate(_APOSTROPHES))


def _comparable(name: str) -> str:
    """Return a name for comparing; one of nothing but symbols is compared as it stands."""
    return folded(name) or name.strip().casefold()


def _none(query: str, candidates: Sequence[Candidate], handles: "Handles") -> TargetError:
    if not candidates:
        return TargetError("The journal has no application yet; start with: feedback-loop apply COMPANY ROLE")
    names = {_comparable(one.loop.application.company): one.loop for one in candidates}
    near = difflib.get_close_matches(_comparable(query.partition("/")[0]), names, n=3, cutoff=0.5)
    if not near:
        return TargetError(f"No loop fits {query!r}; see them all with: feedback-loop status --all")
    return several(
        f"No loop fits {query!r}; did you mean one of these?", [names[name] for name in near], handles, fits=False
    )


class Handles:
    """What to type for each loop: its company where that means it alone, else with the role, else its id."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._known = list(candidates)
        self._open = {one.loop.id for one in self._known if one.is_open}
        self._companies = Counter(self._company_key(one.loop) for one in self._known)
        self._roles = Counter(self._role_key(one.loop) for one in self._known)
        self._open_names = self._names(one for one in self._known if one.is_open)

    def of(self, loop: Loop) -> str:
        """Return the shortest text that ``find`` takes for this loop."""
        company, role = loop.application.company, loop.application.role
        name = typed(company)
        if self._shadowed(loop, company) or name.startswith("-"):
            return self._id(loop)
        if self._companies[self._company_key(loop)] == 1 and "/" not in name:
            return name
        return f"{name}/{typed(role)}" if role and self._is_told_by(role, loop) else self._id(loop)

    def _is_told_by(self, role: str, loop: Loop) -> bool:
        """Tell whether company and role mean this loop alone, and are no other company's name."""
        company = loop.application.company
        whole = f"{company}/{role}"
        named_so = (loop.id in self._open, _comparable(whole)) in self._companies or self._shadowed(loop, whole)
        parted_once = f"{typed(company)}/{typed(role)}".count("/") == 1
        return self._roles[self._role_key(loop)] == 1 and parted_once and not named_so

    def _shadowed(self, loop: Loop, text: str) -> bool:
        """Tell whether an open loop whose company holds ``text`` would win over this closed one."""
        return loop.id not in self._open and _comparable(text) in self._open_names

    def _id(self, loop: Loop) -> str:
        """Return the shortest beginning of the id that is no part of a name, as names win over ids."""
        least = len(self._ids.shortest(loop.id))
        beginnings = (loop.id[:length] for length in range(least, len(loop.id)))
        return next((one for one in beginnings if one not in self._all_names), loop.id)

    @cached_property
    def _ids(self) -> "Prefixes":
        return Prefixes({event.id for one in self._known for event in one.loop.events})

    @cached_property
    def _all_names(self) -> str:
        return self._names(self._known)

    @staticmethod
    def _names(candidates: Iterable[Candidate]) -> str:
        companies = {one.loop.application.company for one in candidates}
        return "\n".join(spell(company) for company in companies for spell in (_comparable, _run_together))

    def _company_key(self, loop: Loop) -> tuple[bool, str]:
        return loop.id in self._open, _comparable(loop.application.company)

    def _role_key(self, loop: Loop) -> tuple[bool, str, str]:
        return *self._company_key(loop), _comparable(loop.application.role or "")


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
