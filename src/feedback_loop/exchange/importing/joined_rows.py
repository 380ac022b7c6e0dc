"""Join rows of several tables that are about one application, such as one in "All" and one in "Rejected"."""

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence

import msgspec

from feedback_loop.domain.model.events import Interviewed, Outcome, Result
from feedback_loop.domain.text import name_key
from feedback_loop.exchange.importing.parsed_rows import ParsedRow
from feedback_loop.results import RowProblem

Row = ParsedRow | RowProblem


def join_rows(tables: Sequence[Sequence[Row]]) -> list[Row]:
    """Return the rows of all tables; a row that an earlier table also has becomes a part of that one."""
    rows: list[Row] = []
    known: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for table in tables:
        new: list[tuple[Hashable, int]] = []
        for row in table:
            key = _identity(row)
            earlier = known[key].popleft() if key is not None and known.get(key) else None
            if earlier is not None and isinstance(row, ParsedRow):
                rows[earlier] = _join(rows[earlier], row)
                reason = "the same application as in another table; joined with that row"
                rows.append(msgspec.structs.replace(row.row_problem, reason=reason))
            else:
                new.append((key, len(rows)))
                rows.append(row)
        for key, index in new:
            if key is not None:
                known[key].append(index)
    return rows


def _identity(row: Row) -> Hashable:
    if not isinstance(row, ParsedRow):
        return None
    applied = row.applied
    return name_key(applied.company), name_key(applied.role or ""), applied.on


def _join(row: Row, other: ParsedRow) -> Row:
    """Return a row with what another one of the same application knows more."""
    assert isinstance(row, ParsedRow)  # noqa: S101 - only these have an identity
    notes = [*(row.applied.note or "").splitlines()]
    notes += [line for line in (other.applied.note or "").splitlines() if line not in notes]
    fields = {
        name: getattr(row.applied, name) or getattr(other.applied, name)
        for name in ("source", "url", "location", "agency", "language", "cv", "posting", "source_id")
    }
    people = (*row.applied.people, *(person for person in other.applied.people if person not in row.applied.people))
    applied = msgspec.structs.replace(row.applied, note="\n".join(notes) or None, people=people, **fields)
    return ParsedRow(
        applied=applied,
        interviews=_join_interviews(row, other),
        outcome=_join_outcomes(row.outcome, other.outcome),
        feedback=(*row.feedback, *(point for point in other.feedback if point not in row.feedback)),
        not_understood=(*row.not_understood, *other.not_understood),
        unclear_statuses=(*row.unclear_statuses, *other.unclear_statuses),
        interview_from_status=row.interview_from_status and (other.interview_from_status or not other.interviews),
        row_problem=row.row_problem,
    )


def _join_interviews(row: ParsedRow, other: ParsedRow) -> tuple[Interviewed, ...]:
    if not row.interviews or (row.interview_from_status and not other.interview_from_status and other.interviews):
        return other.interviews
    known = {(event.round, event.on) for event in row.interviews}
    more = () if other.interview_from_status else other.interviews
    return (*row.interviews, *(event for event in more if (event.round, event.on) not in known))


def _join_outcomes(first: Outcome | None, second: Outcome | None) -> Outcome | None:
    """Return the more final of two outcomes, and of equal ones the one with a day."""
    outcomes = [outcome for outcome in (first, second) if outcome]
    finality = {Result.GHOSTED: 1, Result.OFFER: 2}
    return max(outcomes, key=lambda outcome: (finality.get(outcome.result, 3), outcome.on is not None), default=None)
