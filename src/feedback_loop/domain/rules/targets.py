"""Resolve a typed TARGET to a loop, and find the shortest TARGET of each loop."""

import bisect
import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import matches, read_person, shell_slug
from feedback_loop.domain.text import casefold_key

if TYPE_CHECKING:
    from feedback_loop.domain.rules.overview import LoopStatus

MIN_ID_LENGTH = 4
"""Length below which the beginning of an id is not taken as one."""

_MAX_CANDIDATES = 12
_WITHOUT_APOSTROPHES = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc")


class _MatchRank(IntEnum):
    EXACT = 0
    PREFIX = 1
    PART = 2


def find_loop(
    query: str,
    statuses: Collection["LoopStatus"],
    *,
    with_person: str | None = None,
    prefer: Callable[[Loop], bool] | None = None,
) -> "LoopStatus":
    """Return the status of the loop that ``query`` means; if none or several match, the error lists candidates.

    Args:
        query: any part of a company's name, ``company/role-part``, or the beginning of an id.
        statuses: the statuses of all loops; their loops are only folded where names do not decide.
        with_person: if several loops match, keep those with a person of this name, if any.
        prefer: if several loops still match, keep those for which it returns True, if any.
    """
    matched = _match_by_name(query, statuses, with_person)
    matched = matched or _narrow_to_person(_match_by_id(query, statuses), with_person)
    if len(matched) > 1 and prefer:
        matched = [status for status in matched if prefer(status.loop)] or matched
    if not matched:
        raise _no_match_error(query, statuses)
    if len(matched) > 1:
        raise _choice_error(f"{query!r} matches {len(matched)} loops. Type one of these instead:", matched, fits=True)
    return matched[0]


def matches_name(query: str, application: Applied) -> bool:
    """Return True if ``query`` means an application by its company's name, perhaps with a role."""
    return _match_rank(query, application) is not None


def completion_texts(application: Applied) -> tuple[str, str]:
    """Return the longest texts that mean a loop, of which shell completion offers a beginning: by name and by id."""
    return f"{shell_slug(application.company)}/{shell_slug(application.role or '')}", application.id


class TargetNames:
    """Shortest unambiguous TARGET of each loop: its company, company/role, or the beginning of its id."""

    def __init__(self, statuses: Iterable["LoopStatus"]) -> None:
        self._statuses = {status.id: status for status in statuses}

    def name_of(self, application: Applied) -> str:
        """Return the shortest text that ``find_loop`` resolves to the loop of an application."""
        status, company, role = self._statuses[application.id], application.company, application.role
        slug = shell_slug(company)
        if self._is_shadowed(status, company) or slug.startswith("-"):
            return self._short_id(application.id)
        if self._is_unique(status, self._by_company[_name_key(company)]) and "/" not in slug:
            return slug
        if role and self._is_identified_by(role, status):
            return f"{slug}/{shell_slug(role)}"
        return self._short_id(application.id)

    def _is_identified_by(self, role: str, status: "LoopStatus") -> bool:
        """Return True if company and role mean only this loop, and are not also the name of another company."""
        company = status.application.company
        if f"{shell_slug(company)}/{shell_slug(role)}".count("/") > 1:
            return False
        name = f"{company}/{role}"
        namesakes = self._by_company.get(_name_key(name), ())
        if self._is_shadowed(status, name) or any(other.is_open == status.is_open for other in namesakes):
            return False
        same_company = self._by_company[_name_key(company)]
        same_role = [other for other in same_company if _name_key(other.application.role or "") == _name_key(role)]
        return self._is_unique(status, same_role)

    @staticmethod
    def _is_unique(status: "LoopStatus", namesakes: Sequence["LoopStatus"]) -> bool:
        """Return True if no namesake competes: an open loop wins over closed ones."""
        return all(other is status or other.is_open != status.is_open for other in namesakes)

    def _is_shadowed(self, status: "LoopStatus", name: str) -> bool:
        """Return True if the loop is closed and an open loop, whose company contains ``name``, wins over it."""
        return not status.is_open and _name_key(name) in self._open_names

    def _short_id(self, id_: str) -> str:
        """Return the shortest beginning of an id that is not part of a name, as names win over ids."""
        shortest = len(self._ids.shortest(id_))
        prefixes = (id_[:length] for length in range(shortest, len(id_)))
        return next((prefix for prefix in prefixes if prefix not in self._all_names), id_)

    @cached_property
    def _by_company(self) -> Mapping[str, Sequence["LoopStatus"]]:
        by_company: dict[str, list[LoopStatus]] = {}
        for status in self._statuses.values():
            by_company.setdefault(_name_key(status.application.company), []).append(status)
        return by_company

    @cached_property
    def _ids(self) -> "IdPrefixes":
        return IdPrefixes({event.id for status in self._statuses.values() for event in status.loop.events})

    @cached_property
    def _all_names(self) -> str:
        return _company_names(self._statuses.values())

    @cached_property
    def _open_names(self) -> str:
        return _company_names(status for status in self._statuses.values() if status.is_open)


class IdPrefixes:
    """Shortest unique beginnings of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sorted = sorted(ids)

    def shortest(self, id_: str) -> str:
        """Return the shortest beginning of an id that no other id has, at least four letters."""
        position = bisect.bisect_left(self._sorted, id_)
        neighbours = [*self._sorted[max(0, position - 1) : position], *self._sorted[position + 1 : position + 2]]
        prefixes = (id_[:length] for length in range(MIN_ID_LENGTH, len(id_)))
        return next((prefix for prefix in prefixes if not any(other.startswith(prefix) for other in neighbours)), id_)


def _match_by_name(query: str, statuses: Iterable["LoopStatus"], person: str | None) -> list["LoopStatus"]:
    """Return the best matches by name: open wins over closed, then exact over prefix over part."""
    ranks = {status.id: rank for status in statuses if (rank := _match_rank(query, status.application))}
    matched = _narrow_to_person([status for status in statuses if status.id in ranks], person)
    if len(matched) <= 1:
        return matched
    ranked = [((not status.is_open, ranks[status.id]), status) for status in matched]
    best = min(rank for rank, _ in ranked)
    return [status for rank, status in ranked if rank == best]


def _match_by_id(query: str, statuses: Iterable["LoopStatus"]) -> list["LoopStatus"]:
    """Return the loops that have an event whose id begins with the query."""
    prefix = query.strip().lower()
    if len(prefix) < MIN_ID_LENGTH:
        return []
    return [status for status in statuses if any(event.id.startswith(prefix) for event in status.loop.events)]


def _narrow_to_person(matched: list["LoopStatus"], name: str | None) -> list["LoopStatus"]:
    """Return the loops with a person of this name, if several loops match and any has one."""
    if name is None or len(matched) <= 1:
        return matched
    with_person = [
        status for status in matched if any(matches(read_person(person), name) for person in status.loop.people())
    ]
    return with_person or matched


def _match_rank(query: str, application: Applied) -> tuple[_MatchRank, _MatchRank] | None:
    """Return how well a query matches the company and, after a slash, the role."""
    company, role = application.company, application.role or ""
    if (rank := _name_rank(query, company)) is not None:
        return rank, _MatchRank.EXACT
    # Companies and roles may contain slashes themselves.
    slashes = [index for index, character in enumerate(query) if character == "/"]
    ranks = [(_name_rank(query[:slash], company), _name_rank(query[slash + 1 :], role)) for slash in slashes]
    return min(((first, second) for first, second in ranks if first is not None and second is not None), default=None)


def _name_rank(part: str, name: str) -> _MatchRank | None:
    wanted, key = _name_key(part), _name_key(name)
    if not wanted:
        return None
    if wanted not in key:
        return _MatchRank.PART if wanted in _key_without_apostrophes(name) else None
    if wanted == key:
        return _MatchRank.EXACT
    return _MatchRank.PREFIX if key.startswith(wanted) else _MatchRank.PART


def _name_key(name: str) -> str:
    """Return a name for comparison; a name of nothing but symbols is compared as it is."""
    return casefold_key(name) or name.strip().casefold()


def _key_without_apostrophes(name: str) -> str:
    """Return a name for comparison with one typed without apostrophes: oneil for O'Neil."""
    return _name_key(name.translate(_WITHOUT_APOSTROPHES))


def _company_names(statuses: Iterable["LoopStatus"]) -> str:
    companies = {status.application.company for status in statuses}
    return "\n".join(key(company) for company in companies for key in (_name_key, _key_without_apostrophes))


def _no_match_error(query: str, statuses: Collection["LoopStatus"]) -> TargetError:
    if not statuses:
        return TargetError("No applications yet. Start with: feedback-loop apply COMPANY ROLE")
    by_company = {_name_key(status.application.company): status for status in statuses}
    similar = difflib.get_close_matches(_name_key(query.partition("/")[0]), by_company, n=3, cutoff=0.5)
    if not similar:
        return TargetError(f"No loop matches {query!r}. List all loops with: feedback-loop status --all")
    message = f"No loop matches {query!r}. Did you mean one of these?"
    return _choice_error(message, [by_company[name] for name in similar], fits=False)


def _choice_error(message: str, statuses: Sequence["LoopStatus"], *, fits: bool) -> TargetError:
    """Return an error with loops to choose from."""
    listed = statuses[:_MAX_CANDIDATES]
    lines = [
        f"{status.target}  ({status.loop.label}, applied {format_date(status.loop.applied_on, status.today)})"
        for status in listed
    ]
    return TargetError(message, lines, [status.target for status in listed], fits=fits)
