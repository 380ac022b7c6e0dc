"""Resolve a typed TARGET to a loop, and find the shortest TARGET of each loop."""

import bisect
import difflib
import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.people import matches, read_person
from feedback_loop.domain.text import casefold_key, name_key, spell_name

if TYPE_CHECKING:
    from feedback_loop.domain.rules.overview import LoopStatus

MIN_ID_LENGTH = 4
"""Length below which the beginning of an id is not taken as one."""

_MAX_CANDIDATES = 12
_NO_APOSTROPHES = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc")


Name = tuple[str, str | None]
"""Company and role, by which a user may call a loop."""


class _MatchRank(IntEnum):
    EXACT = 0
    EXCEPT_SYMBOLS = 1
    PREFIX = 2
    PART = 3
    FORMER = 4
    """Any of these in a name that the loop had once."""


def find_loop(
    query: str,
    statuses: Collection["LoopStatus"],
    *,
    with_person: str | None = None,
    prefer: Callable[["LoopStatus"], bool] | None = None,
) -> "LoopStatus":
    """Return the status of the loop that ``query`` means; if none or several match, the error lists candidates.

    Open loops win over closed ones, whatever else was typed.

    Args:
        query: any part of a company's name, also a former one, ``company/role-part``, or the beginning of an id.
        statuses: the statuses of all loops; their loops are only folded where names do not decide.
        with_person: if several loops match equally well, keep those with a person of this name, if any.
        prefer: if several loops still match, keep those for which it returns True, if any.
    """
    matched = _match_by_name(query, statuses) or _match_by_id(query, statuses)
    matched = _narrow_to_person(matched, with_person)
    if len(matched) > 1 and prefer:
        matched = [status for status in matched if prefer(status)] or matched
    if not matched:
        raise _no_match_error(query, statuses)
    if len(matched) > 1:
        message = f"{query!r} matches {len(matched)} loops. Type one of these instead:"
        raise _choice_error(message, matched[:_MAX_CANDIDATES], fits=True)
    return matched[0]


def matches_name(query: str, status: "LoopStatus") -> bool:
    """Return True if ``query`` means a loop by its company's name, perhaps with a role."""
    return _match_rank(query, status) is not None


def completion_texts(application: Applied) -> tuple[str, ...]:
    """Return the longest texts that mean a loop, of which shell completion offers a beginning: by name and by id."""
    companies, roles = _spellings(application.company), _spellings(application.role or "")
    return (*(f"{company}/{role}" for company in companies for role in roles), application.id)


class TargetNames:
    """Shortest unambiguous TARGET of each loop: its company, company/role, or the beginning of its id."""

    def __init__(self, statuses: Iterable["LoopStatus"]) -> None:
        self._statuses = {status.id: status for status in statuses}
        self._known_open_roles: dict[str, str] = {}

    def name_of(self, application: Applied) -> str:
        """Return the shortest text that ``find_loop`` resolves to the loop of an application."""
        status = self._statuses[application.id]
        companies = [company for company in _spellings(application.company) if company and company[0] != "-"]
        for company in companies:
            if "/" not in company and self._is_identified_by_company(company, status):
                return _quote(company)
        for company, role in product(companies, _spellings(application.role or "")):
            if role and self._is_identified_by(company, role, status):
                return f"{_quote(company)}/{_quote(role)}"
        return self._short_id(application.id)

    def _is_identified_by_company(self, company: str, status: "LoopStatus") -> bool:
        """Return True if a company's name means only this loop."""
        namesakes = self._by_company[name_key(company)]
        return not self._is_shadowed(status, company) and not self._is_taken(company, namesakes, status)

    @staticmethod
    def _is_taken(query: str, namesakes: Iterable["LoopStatus"], status: "LoopStatus") -> bool:
        """Return True if a query means one of some other loops as well as this one, or better."""
        rank: _Rank | None = None
        for other in namesakes:
            if other is not status and other.is_open == status.is_open:
                rank = rank or _match_rank(query, status)
                other_rank = _match_rank(query, other)
                if other_rank is not None and (rank is None or other_rank <= rank):
                    return True
        return False

    def _is_identified_by(self, company: str, role: str, status: "LoopStatus") -> bool:
        """Return True if company and role mean only this loop, and are not also the name of another company."""
        query, key = f"{company}/{role}", name_key(company)
        if query.count("/") > 1 or self._is_shadowed(status, company, role):
            return False
        if _may_be_company(query) and (
            self._is_shadowed(status, query) or self._is_name_of_any(name_key(query), self._by_company, status)
        ):
            return False
        if key != name_key(status.application.company) and self._is_name_of_any(key, self._by_whole_company, status):
            return False
        return not self._is_taken(query, self._by_company_and_role[key, name_key(role)], status)

    @staticmethod
    def _is_name_of_any(key: str, by_name: Mapping[str, Sequence["LoopStatus"]], status: "LoopStatus") -> bool:
        """Return True if a key is the name of any loop that is as open as this one, this one included."""
        return any(other.is_open == status.is_open for other in by_name.get(key, ()))

    def _is_shadowed(self, status: "LoopStatus", company: str, role: str = "") -> bool:
        """Return True if the loop is closed and an open loop, of which these are parts, wins over it."""
        if status.is_open or name_key(company) not in self._open_names:
            return False
        return not role or name_key(role) in self._open_roles(name_key(company))

    def _open_roles(self, company: str) -> str:
        """Return every key of the roles at open companies whose name contains a key, as lines."""
        if company not in self._known_open_roles:
            roles = (role for name, roles in self._open_companies.items() if company in name for role in roles)
            self._known_open_roles[company] = _lines_of_keys(roles)
        return self._known_open_roles[company]

    def _short_id(self, id_: str) -> str:
        """Return the shortest beginning of an id that is not part of a name, as names win over ids."""
        shortest = len(self._ids.shortest(id_))
        prefixes = (id_[:length] for length in range(shortest, len(id_)))
        return next((prefix for prefix in prefixes if prefix not in self._all_names), id_)

    @cached_property
    def _by_company(self) -> Mapping[str, Sequence["LoopStatus"]]:
        """The loops by each key of their company's name."""
        return _group(self._statuses.values(), lambda application: _name_keys(application.company))

    @cached_property
    def _by_whole_company(self) -> Mapping[str, Sequence["LoopStatus"]]:
        """The loops by their company's name with its symbols."""
        return _group(self._statuses.values(), lambda application: (name_key(application.company),))

    @cached_property
    def _by_company_and_role(self) -> Mapping[tuple[str, str], Sequence["LoopStatus"]]:
        """The loops by each key of their company's name and each of their role."""
        return _group(
            self._statuses.values(),
            lambda application: product(_name_keys(application.company), _name_keys(application.role or "")),
        )

    @cached_property
    def _ids(self) -> "IdPrefixes":
        return IdPrefixes({id_ for status in self._statuses.values() for id_ in _ids_of(status)})

    @cached_property
    def _all_names(self) -> str:
        return _lines_of_keys(company for company, _ in _names_of(self._statuses.values()))

    @cached_property
    def _open_names(self) -> str:
        return "\n".join(self._open_companies)

    @cached_property
    def _open_companies(self) -> Mapping[str, set[str]]:
        """The roles at each key of an open loop's company, current and former."""
        roles_at: dict[str, set[str]] = {}
        for company, role in _names_of(status for status in self._statuses.values() if status.is_open):
            for key in _name_keys(company):
                roles_at.setdefault(key, set()).add(role or "")
        return roles_at


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


K = TypeVar("K")


def _group(
    statuses: Iterable["LoopStatus"], keys_of: Callable[[Applied], Iterable[K]]
) -> Mapping[K, list["LoopStatus"]]:
    groups: dict[K, list[LoopStatus]] = {}
    for status in statuses:
        for key in keys_of(status.application):
            groups.setdefault(key, []).append(status)
    return groups


def _match_by_name(query: str, statuses: Iterable["LoopStatus"]) -> list["LoopStatus"]:
    """Return the best matches by name: open wins over closed, then exact over prefix over part."""
    ranked = [(status, rank) for status in statuses if (rank := _match_rank(query, status)) is not None]
    if len(ranked) <= 1:
        return [status for status, _ in ranked]
    ranked = [(status, rank) for status, rank in ranked if status.is_open] or ranked
    best = min(rank for _, rank in ranked)
    return [status for status, rank in ranked if rank == best]


def _match_by_id(query: str, statuses: Iterable["LoopStatus"]) -> list["LoopStatus"]:
    """Return the loops that have an event whose id begins with the query; open ones win over closed ones."""
    prefix = query.strip().lower()
    if len(prefix) < MIN_ID_LENGTH:
        return []
    matched = [status for status in statuses if any(id_.startswith(prefix) for id_ in _ids_of(status))]
    return _open_or_all(matched)


def _open_or_all(statuses: list["LoopStatus"]) -> list["LoopStatus"]:
    """Return the open ones of some loops, or all if none is open, as open ones win over closed ones."""
    return [status for status in statuses if status.is_open] or statuses if len(statuses) > 1 else statuses


def _ids_of(status: "LoopStatus") -> Iterator[str]:
    """Return the ids of all events of a loop, also of the applications that were joined to it."""
    yield from (event.id for event in status.loop.events)
    yield from status.joined_ids


def _narrow_to_person(matched: list["LoopStatus"], name: str | None) -> list["LoopStatus"]:
    """Return the loops with a person of this name, if several loops match and any has one."""
    if name is None or len(matched) <= 1:
        return matched
    with_person = [
        status for status in matched if any(matches(read_person(person), name) for person in status.loop.people())
    ]
    return with_person or matched


_Rank = tuple[_MatchRank, _MatchRank]


def _match_rank(query: str, status: "LoopStatus") -> _Rank | None:
    """Return how well a query matches the company and, after a slash, the role."""
    application = status.application
    rank = _rank_name(query, application.company, application.role)
    if rank is None and status.overview.former_names and any(_rank_name(query, *name) for name in status.former_names):
        return _MatchRank.FORMER, _MatchRank.FORMER
    return rank


def _rank_name(query: str, company: str, role: str | None) -> _Rank | None:
    if _may_be_company(query) and (rank := _name_rank(query, company)) is not None:
        return rank, _MatchRank.EXACT
    # Companies and roles may contain slashes themselves.
    slashes = [index for index, character in enumerate(query) if character == "/"]
    ranks = [(_name_rank(query[:slash], company), _name_rank(query[slash + 1 :], role or "")) for slash in slashes]
    return min(((first, second) for first, second in ranks if first is not None and second is not None), default=None)


def _may_be_company(query: str) -> bool:
    """Return True if a query may be a company's name as a whole: no part between slashes is lost in its key."""
    parts = query.split("/") if "/" in query else []
    return all(spell_name(part) or not part.strip() for part in parts)


def _name_rank(part: str, name: str) -> _MatchRank | None:
    wanted = name_key(part)
    if not wanted:
        return None
    keys = _name_keys(name)
    if wanted in keys:
        return _MatchRank.EXACT if wanted == keys[0] else _MatchRank.EXCEPT_SYMBOLS
    if any(key.startswith(wanted) for key in keys):
        return _MatchRank.PREFIX
    return _MatchRank.PART if any(wanted in key for key in keys) else None


@cache
def _name_keys(name: str) -> tuple[str, ...]:
    """Return the keys that a typed name may be part of: with symbols, without them, and without apostrophes."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return (casefold_key(name),)
    keys = [name_key(name), casefold_key(name)]
    if (joined := name.translate(_NO_APOSTROPHES)) != name:
        # For oneil, which is O'Neil.
        keys += [name_key(joined), casefold_key(joined)]
    return tuple(dict.fromkeys(filter(None, keys)))


@cache
def _spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is typed, the plainest first: without symbols, with those that tell names apart."""
    plain, spelled = casefold_key(name), spell_name(name)
    if plain == spelled and plain.isascii():
        return (plain.replace(" ", "-") or name,)
    slugs = (plain.replace(" ", "-"), spelled.replace(" ", "-"))
    # The keys drop the marks of other scripts, which are part of the name.
    return tuple(dict.fromkeys(slug if slug and slug.isascii() else name for slug in slugs))


def _quote(spelling: str) -> str:
    """Return a spelling as typed in a shell, with quotes only where needed."""
    return spelling if spelling.replace("-", "a").isalnum() else shlex.quote(spelling)


def _names_of(statuses: Iterable["LoopStatus"]) -> Iterator[Name]:
    """Return the names of loops, current and former."""
    for status in statuses:
        yield status.application.company, status.application.role
        yield from status.former_names


def _lines_of_keys(names: Iterable[str]) -> str:
    """Return every key of some names, as lines."""
    return "\n".join(key for name in set(names) for key in _name_keys(name))


def _no_match_error(query: str, statuses: Collection["LoopStatus"]) -> TargetError:
    if not statuses:
        return TargetError("No applications yet. Start with: feedback-loop apply COMPANY ROLE")
    by_company = _group(statuses, lambda application: (name_key(application.company),))
    similar = difflib.get_close_matches(name_key(query.partition("/")[0]), by_company, n=3, cutoff=0.5)
    if not similar:
        return TargetError(f"No loop matches {query!r}. List all loops with: feedback-loop status --all")
    message = f"No loop matches {query!r}. Did you mean one of these?"
    return _choice_error(message, [status for name in similar for status in _open_or_all(by_company[name])], fits=False)


def _choice_error(message: str, statuses: Sequence["LoopStatus"], *, fits: bool) -> TargetError:
    """Return an error with loops to choose from."""
    lines = [
        f"{status.target}  ({status.loop.label}, applied {format_date(status.loop.applied_on, status.today)})"
        for status in statuses
    ]
    return TargetError(message, lines, [status.target for status in statuses], fits=fits)
