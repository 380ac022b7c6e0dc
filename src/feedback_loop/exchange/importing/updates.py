"""Find what a row adds to an application that the journal already holds.

Nothing in the journal is changed but for days that it did not know. Where both say different things, the journal is
right, and the row is a problem to be told.
"""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from feedback_loop.domain.model.events import Amended, AnyEvent, Interviewed, Noted, Outcome, Result
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.matching import ExistingApplication, Versioned
from feedback_loop.exchange.importing.row_parser import ParsedRow
from feedback_loop.results import RowProblem

_RANKS = {None: 0, Result.GHOSTED: 1, Result.OFFER: 2}
_FINAL = 3
"""How much of an end the results are; those that are not in the table are final."""
GENERIC_ROUND_WORDS = {"interview", "interviews", "round", "rounds", "call", "screen", "screening", "stage"}
"""Words in the name of a round that do not tell it from others."""

_News = Iterator[AnyEvent | RowProblem]
_Pair = tuple[Interviewed, Versioned[Interviewed]]


def find_updates(entry: ParsedRow, known: ExistingApplication, today: dt.date) -> _News:
    """Return the events that a row adds to its application, and problems for what cannot be taken."""
    yield from _interviews(entry, known, today)
    yield from _outcome(entry, known, today)
    for line, problem in entry.unclear:
        if not known.notes.issuperset(line.splitlines()):
            yield Noted(application=known.id, text=line, on=today)
            yield problem


def _interviews(entry: ParsedRow, known: ExistingApplication, today: dt.date) -> _News:
    if entry.by_status and any(version.on for told in known.interviews for version in told.versions):
        # Somebody who notes the days of interviews notes them all; a status would tell of one of them again.
        return
    pairs, new = _pair_up(list(entry.interviews), list(known.interviews))
    for interview, told in pairs:
        yield from _dated(interview, told, today)
        if interview.on and told.current and told.current.on and not _any_version(_same_day, interview, told):
            reason = f"the journal has this interview on {told.current.on}"
            yield msgspec.structs.replace(
                entry.place, column=interview.round or "", text=str(interview.on), reason=reason
            )
    for interview in new:
        yield msgspec.structs.replace(interview, application=known.id)


def _outcome(entry: ParsedRow, known: ExistingApplication, today: dt.date) -> _News:
    outcome, current = entry.outcome, known.outcome
    if outcome is None:
        return
    if outcome.result in known.results:
        same = (told for told in known.outcomes if told.original.result is outcome.result)
        yield from (amendment for told in same for amendment in _dated(outcome, told, today))
        return
    now = _RANKS.get(current.result if current else None, _FINAL)
    if _RANKS.get(outcome.result, _FINAL) > now:
        # Of an unknown day, it is at least not before what it takes the place of.
        yield msgspec.structs.replace(outcome, application=known.id, on=outcome.on or (current and current.on))
    elif current and now == _FINAL == _RANKS.get(outcome.result, _FINAL):
        yield msgspec.structs.replace(
            entry.place,
            column="",
            text=outcome.result,
            reason=f"the journal says {current.result}; see: outcome --help",
        )


def _dated(
    row: Interviewed | Outcome, told: Versioned[Interviewed] | Versioned[Outcome], today: dt.date
) -> Iterator[Amended]:
    """Give an event of unknown day the day that a row knows."""
    if row.on and told.current and not any(version.on for version in told.versions):
        yield Amended(target=told.original.id, changes={"on": row.on.isoformat()}, on=today)


def _pair_up(rows: list[Interviewed], journal: list[Versioned[Interviewed]]) -> tuple[list[_Pair], list[Interviewed]]:
    """Return which interview of a row is which of the journal, the surest first, and those that are new."""
    pairs: list[_Pair] = []
    for alike in (_same, _same_day, _same_but_undated, _same_round):
        for row in [*rows]:
            told = next((told for told in journal if _any_version(alike, row, told)), None)
            if told:
                pairs.append((row, told))
                rows.remove(row)
                journal.remove(told)
    return pairs, rows


def _any_version(
    alike: Callable[[Interviewed, Interviewed], bool], row: Interviewed, told: Versioned[Interviewed]
) -> bool:
    return any(alike(row, version) for version in told.versions)


def _same(row: Interviewed, other: Interviewed) -> bool:
    return row.on == other.on and _round(row) == _round(other)


def _same_day(row: Interviewed, other: Interviewed) -> bool:
    return row.on is not None and row.on == other.on


def _same_but_undated(row: Interviewed, other: Interviewed) -> bool:
    return None in (row.on, other.on) and (None in (row.round, other.round) or _round(row) == _round(other))


def _same_round(row: Interviewed, other: Interviewed) -> bool:
    return _round(row) == _round(other)


def _round(interview: Interviewed) -> str:
    """Return the name of a round for comparing: "Phone", "phone screen" and "phone interview" are one."""
    words = casefold_key(interview.round or "").split()
    return "".join(word for word in words if word not in GENERIC_ROUND_WORDS) or "".join(words)
