"""Groups: the rates by where applications came from, by round, and by month."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from feedback_loop.domain.events import Result
from feedback_loop.domain.groupings import Grouping
from feedback_loop.domain.journeys import journey
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.rates import OFFERED, Period, Rate, ever, rate, rates_of, within
from feedback_loop.domain.review import Stage, Standing
from feedback_loop.domain.rounds import held_rounds, round_key, round_names
from feedback_loop.domain.text import folded


class Row(msgspec.Struct, frozen=True):
    """The rates of one group of loops.

    Attributes:
        label: the source, round or month (``2026-03``); blank for applications that name no source.
        applications: how many loops are in it; by round, a loop is in the row of each of its rounds.
        interviewed: those of them that had an interview.
        went_on: by round, those with another interview or an offer after it; else those that ever came to an offer.
        rates: as ``rates`` gives them.
    """

    label: str
    applications: int
    interviewed: Rate
    went_on: Rate
    rates: Mapping[str, Rate]


def by(seen: Overview, period: Period, what: Grouping) -> list[Row]:
    """Return the rates of each group: sources with most applications first, rounds and months in their order."""
    narrowed = within(seen, period)
    standings = list(narrowed.standings.values())
    if what is Grouping.ROUND:
        return _by_round(narrowed, standings)
    groups = _by_source(standings) if what is Grouping.SOURCE else _by_month(standings)
    return [_row(narrowed, label, group, lambda one: ever(one, *OFFERED)) for label, group in groups.items()]


def _row(seen: Overview, label: str, group: Sequence[Standing], goes_on: Callable[[Standing], bool]) -> Row:
    return Row(
        label=label,
        applications=len(group),
        interviewed=rate((one.steps[Stage.INTERVIEWED] is not None, _undecided(one)) for one in group),
        went_on=rate((goes_on(one), _undecided(one)) for one in group),
        rates=rates_of([way for one in group if (way := journey(seen, one))]),
    )


def _undecided(standing: Standing) -> bool:
    """Tell whether an application may still come further."""
    return standing.is_open and (standing.outcome is None or standing.outcome.result is Result.OFFER)


def _by_source(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(folded(standing.loop.application.source or ""), []).append(standing)
    ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return {_spelling(one.loop.application.source or "" for one in group): group for _, group in ordered}


def _spelling(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def _by_month(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {}
    for standing in sorted(standings, key=lambda one: one.loop.applied_on):
        groups.setdefault(f"{standing.loop.applied_on:%Y-%m}", []).append(standing)
    return groups


def _by_round(seen: Overview, standings: Sequence[Standing]) -> list[Row]:
    paths = {one.loop.id: held_rounds(one) for one in standings}
    names = round_names(paths.values())
    keys = {id_: [round_key(name) for name in path] for id_, path in paths.items()}
    groups: dict[str, list[Standing]] = {key: [] for key in _in_usual_order(keys.values())}
    for one in standings:
        for key in dict.fromkeys(keys[one.loop.id]):
            groups[key].append(one)

    def row(key: str, group: Sequence[Standing]) -> Row:
        return _row(seen, names[key], group, lambda one: _went_on(one, keys[one.loop.id], key))

    return [row(key, group) for key, group in groups.items()]


def _in_usual_order(paths: Iterable[Sequence[str]]) -> list[str]:
    """Return each round once, by its average place in the paths."""
    places: dict[str, list[int]] = {}
    for path in paths:
        for place, key in enumerate(path):
            places.setdefault(key, []).append(place)
    return sorted(places, key=lambda key: (sum(places[key]) / len(places[key]), key))


def _went_on(standing: Standing, path: Sequence[str], key: str) -> bool:
    """Tell whether something came after a round: an interview of another one, or an offer."""
    after = path[path.index(key) :]
    return any(other != key for other in after) or ever(standing, *OFFERED)
