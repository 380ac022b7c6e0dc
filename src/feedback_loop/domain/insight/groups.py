"""Groups of applications, compared by how far they got."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.insight.answers import Maturity, had_offer, is_undecided, last_of_round
from feedback_loop.domain.insight.funnel import funnel_path
from feedback_loop.domain.insight.rates import Rate, rates_of
from feedback_loop.domain.insight.rounds import common_spelling, past_rounds, round_key, round_names
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import casefold_key


class GroupBy(StrEnum):
    """Property by which applications can be compared."""

    SOURCE = "source"
    ROUND = "round"
    MONTH = "month"
    COMPANY = "company"
    CV = "cv"
    LANGUAGE = "language"
    AGENCY = "agency"


class CohortRate(msgspec.Struct, frozen=True):
    """Share of the applications of a group in which something happened, compared only once they are old enough.

    Attributes:
        count: Number of the mature applications in which it happened.
        of: Number of the mature applications, whether they were answered or not.
        open: Number of all applications, mature or not, in which it has not happened and still can.
        so_far: Number of all applications in which it happened.
        sent: Number of all applications.
    """

    count: int
    of: int
    open: int
    so_far: int
    sent: int

    @property
    def at_most(self) -> int:
        """Number of all applications in which it may have happened in the end."""
        return self.so_far + self.open


class GroupRow(msgspec.Struct, frozen=True):
    """Rates of one group of loops.

    Attributes:
        label: Source, round, month (``2026-03``) and the like; blank for applications without one.
        applications: Number of loops; a loop counts in each of its rounds.
        open: Number of loops that are undecided.
        advanced: By round, share of the loops with another round or an offer after it; otherwise with an offer.
    """

    label: str
    applications: int
    open: int
    interviewed: CohortRate
    advanced: CohortRate
    rates: Mapping[str, Rate]
    statuses: Sequence[LoopStatus]


VIA_AGENCY, DIRECT = "through an agency", "direct"


def rates_by(overview: Overview, grouping: GroupBy, ages: Maturity) -> list[GroupRow]:
    """Return the rates of each group: the largest first, rounds and months in their order."""
    statuses = list(overview.statuses.values())
    if grouping is GroupBy.ROUND:
        return _rates_by_round(overview, statuses, ages)
    groups = _group_by_month(statuses) if grouping is GroupBy.MONTH else _group_by_text(statuses, _TEXTS[grouping])
    return [_group_row(overview, label, group, ages) for label, group in groups.items()]


_TEXTS: Mapping[GroupBy, Callable[[LoopStatus], str | None]] = {
    GroupBy.SOURCE: lambda status: status.loop.application.source,
    GroupBy.COMPANY: lambda status: status.loop.application.company,
    GroupBy.CV: lambda status: status.loop.application.cv,
    GroupBy.LANGUAGE: lambda status: status.loop.application.language,
    GroupBy.AGENCY: lambda status: VIA_AGENCY if status.loop.application.agency else DIRECT,
}


def _group_row(overview: Overview, label: str, group: Sequence[LoopStatus], ages: Maturity) -> GroupRow:
    today = overview.today

    def is_older(status: LoopStatus, age: int | None) -> bool:
        return age is not None and (today - status.loop.applied_on).days >= age

    return GroupRow(
        label=label,
        applications=len(group),
        open=sum(map(is_undecided, group)),
        interviewed=_cohort_rate(group, _was_interviewed, lambda status: is_older(status, ages.interview)),
        advanced=_cohort_rate(group, had_offer, lambda status: is_older(status, ages.decision)),
        rates=rates_of([funnel_path(overview, status) for status in group]),
        statuses=group,
    )


def _cohort_rate(
    group: Sequence[LoopStatus], has_happened: Callable[[LoopStatus], bool], is_mature: Callable[[LoopStatus], bool]
) -> CohortRate:
    mature = [status for status in group if is_mature(status)]
    happened = {status.id for status in group if has_happened(status)}
    return CohortRate(
        count=sum(status.id in happened for status in mature),
        of=len(mature),
        open=sum(is_undecided(status) for status in group if status.id not in happened),
        so_far=len(happened),
        sent=len(group),
    )


def _was_interviewed(status: LoopStatus) -> bool:
    return status.steps[Stage.INTERVIEWED] is not None


def _group_by_text(
    statuses: Iterable[LoopStatus], text_of: Callable[[LoopStatus], str | None]
) -> dict[str, list[LoopStatus]]:
    """Group by a text, whose most common spelling labels its group; the largest group first, the blank one last."""
    groups: dict[str, list[LoopStatus]] = {}
    for status in statuses:
        groups.setdefault(casefold_key(text_of(status) or ""), []).append(status)
    ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return {common_spelling(text_of(status) or "" for status in group): group for _, group in ordered}


def _group_by_month(statuses: Iterable[LoopStatus]) -> dict[str, list[LoopStatus]]:
    groups: dict[str, list[LoopStatus]] = {}
    for status in sorted(statuses, key=lambda status: status.loop.applied_on):
        groups.setdefault(f"{status.loop.applied_on:%Y-%m}", []).append(status)
    return groups


def _rates_by_round(overview: Overview, statuses: Sequence[LoopStatus], ages: Maturity) -> list[GroupRow]:
    rounds = {status.loop.id: past_rounds(status) for status in statuses}
    names = round_names(rounds.values())
    paths = {id_: list(map(round_key, path)) for id_, path in rounds.items()}
    groups: dict[str, list[LoopStatus]] = {key: [] for key in _order_rounds(paths.values())}
    for status in statuses:
        for key in dict.fromkeys(paths[status.loop.id]):
            groups[key].append(status)

    def row(key: str, group: Sequence[LoopStatus]) -> GroupRow:
        def is_mature(status: LoopStatus) -> bool:
            return ages.round is not None and (overview.today - last_of_round(status, key)).days >= ages.round

        advanced = _cohort_rate(group, lambda status: _has_passed(status, paths[status.loop.id], key), is_mature)
        return msgspec.structs.replace(_group_row(overview, names[key], group, ages), advanced=advanced)

    return [row(key, group) for key, group in groups.items()]


def _order_rounds(paths: Iterable[Sequence[str]]) -> list[str]:
    """Return each round once, ordered by average position in the paths."""
    positions: dict[str, list[int]] = {}
    for path in paths:
        for position, key in enumerate(path):
            positions.setdefault(key, []).append(position)
    return sorted(positions, key=lambda key: (sum(positions[key]) / len(positions[key]), key))


def _has_passed(status: LoopStatus, path: Sequence[str], key: str) -> bool:
    """Return True if a round was followed by another one or an offer."""
    rest = path[path.index(key) :]
    return any(other != key for other in rest) or had_offer(status)
