"""Find what a row adds to an application that the journal already has.

An import changes nothing that the user recorded or corrected by hand, but unknown dates. Where the two contradict each
other, the journal is right, and the row is reported as a problem. What an earlier import brought follows the file.
"""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Amended, AnyEvent, Changes, Interviewed, Noted, Outcome, Recorded, Result
from feedback_loop.domain.text import casefold_key, clean_text, name_key
from feedback_loop.exchange.importing.matching import ExistingApplication, Versioned
from feedback_loop.exchange.importing.parsed_rows import ParsedRow
from feedback_loop.results import RowProblem

_FINALITY = {None: 0, Result.GHOSTED: 1, Result.OFFER: 2}
_FOLLOWED_FIELDS = ("company", "role", "on", "source", "url", "location", "agency", "cv")
_IMPORTED = "import"
"""Source of the corrections that an import makes."""
_FINAL = 3
"""Finality of every other result."""
_GENERIC_ROUND_WORDS = {"interview", "interviews", "round", "rounds", "call", "screen", "screening", "stage"}
"""Words that do not distinguish the names of rounds."""

_Updates = Iterator[AnyEvent | RowProblem]
_Pair = tuple[Interviewed, Versioned[Interviewed]]


def find_updates(row: ParsedRow, application: ExistingApplication, today: dt.date) -> _Updates:
    """Return the events that a row adds to its application, and problems for what contradicts the journal."""
    yield from _update_fields(row, application, today)
    yield from _update_interviews(row, application, today)
    yield from _update_outcome(row, application, today)
    yield from _add_feedback(row, application)
    yield from _add_notes(row, application, today)
    for line, problem in row.unclear_statuses:
        if not application.notes.issuperset(line.splitlines()):
            yield Noted(application=application.loop_id, text=line, on=today)
            yield problem


def _update_fields(row: ParsedRow, application: ExistingApplication, today: dt.date) -> Iterator[Amended]:
    """Correct what an earlier version of the file said, and add people that a row names only now."""
    current = application.applied.current
    if current is None:
        return
    changes: Changes = {}
    if application.is_imported and not application.is_corrected:
        for name in _FOLLOWED_FIELDS:
            value, known = getattr(row.applied, name), getattr(current, name)
            if value and _compared(value) != _compared(known):
                changes[name] = str(value)
    known_people = {person for version in application.applied.versions for person in version.people}
    if not known_people and row.applied.people:
        changes["people"] = [*row.applied.people]
    if changes:
        # It came from an import, so that the next one may change it again.
        yield Amended(target=application.id, changes=changes, on=today, source_id=_IMPORTED)


def _compared(value: object) -> object:
    return name_key(value) if isinstance(value, str) else value


def _add_feedback(row: ParsedRow, application: ExistingApplication) -> Iterator[Recorded]:
    for point in row.feedback:
        if name_key(point.text) not in application.feedback:
            yield msgspec.structs.replace(point, application=application.loop_id)


def _add_notes(row: ParsedRow, application: ExistingApplication, today: dt.date) -> Iterator[Noted]:
    """Note the lines of a row's note that the journal lacks; in its own export, it has nothing new to say."""
    if row.applied.id:
        return
    unclear = {line for text, _ in row.unclear_statuses for line in text.splitlines()}
    lines = [line for line in (row.applied.note or "").splitlines() if line.strip() and line not in unclear]
    if new := [line for line in lines if line not in application.notes]:
        yield Noted(application=application.loop_id, text=clean_text("\n".join(new), "note"), on=today)


def _update_interviews(row: ParsedRow, application: ExistingApplication, today: dt.date) -> _Updates:
    if row.interview_from_status and any(
        version.on for interview in application.interviews for version in interview.versions
    ):
        # Whoever records the dates of interviews records all of them; the status would add one of them again.
        return
    pairs, new = _pair_up(list(row.interviews), list(application.interviews))
    for interview, existing in pairs:
        yield from _fill_in_date(interview, existing, today)
        current = existing.current
        if interview.on and current and current.on and not _any_version(_same_day, interview, existing):
            reason = f"the journal has this interview on {format_date(current.on, today)}"
            column, text = interview.round or "", str(interview.on)
            yield msgspec.structs.replace(row.row_problem, column=column, text=text, reason=reason)
    for interview in new:
        yield msgspec.structs.replace(interview, application=application.loop_id)


def _update_outcome(row: ParsedRow, application: ExistingApplication, today: dt.date) -> _Updates:
    outcome, current = row.outcome, application.outcome
    if outcome is None:
        return
    if outcome.result in application.results:
        for existing in application.outcomes:
            if existing.original.result is outcome.result:
                yield from _fill_in_date(outcome, existing, today)
        return
    finality = _FINALITY.get(outcome.result, _FINAL)
    current_finality = _FINALITY.get(current.result if current else None, _FINAL)
    if finality > current_finality:
        # Without a date, it is at least not before the outcome that it replaces.
        yield msgspec.structs.replace(
            outcome, application=application.loop_id, on=outcome.on or (current and current.on)
        )
    elif current and finality == current_finality == _FINAL:
        reason = f"the journal says {current.result}; see: feedback-loop outcome --help"
        yield msgspec.structs.replace(row.row_problem, column="", text=outcome.result, reason=reason)


def _fill_in_date(
    event: Interviewed | Outcome, existing: Versioned[Interviewed] | Versioned[Outcome], today: dt.date
) -> Iterator[Amended]:
    """Give an undated event of the journal the date that a row states."""
    if event.on and existing.current and not any(version.on for version in existing.versions):
        yield Amended(target=existing.original.id, changes={"on": event.on.isoformat()}, on=today)


def _pair_up(
    interviews: list[Interviewed], existing: list[Versioned[Interviewed]]
) -> tuple[list[_Pair], list[Interviewed]]:
    """Pair the interviews of a row with those of the journal, the most certain first, and return the new ones too."""
    pairs: list[_Pair] = []
    for is_same in (_same_day_and_round, _same_day, _same_but_undated, _same_round):
        for interview in [*interviews]:
            match = next((other for other in existing if _any_version(is_same, interview, other)), None)
            if match:
                pairs.append((interview, match))
                interviews.remove(interview)
                existing.remove(match)
    return pairs, interviews


def _any_version(
    is_same: Callable[[Interviewed, Interviewed], bool], interview: Interviewed, existing: Versioned[Interviewed]
) -> bool:
    return any(is_same(interview, version) for version in existing.versions)


def _same_day_and_round(interview: Interviewed, other: Interviewed) -> bool:
    return interview.on == other.on and _same_round(interview, other)


def _same_day(interview: Interviewed, other: Interviewed) -> bool:
    return interview.on is not None and interview.on == other.on


def _same_but_undated(interview: Interviewed, other: Interviewed) -> bool:
    return None in (interview.on, other.on) and (
        None in (interview.round, other.round) or _same_round(interview, other)
    )


def _same_round(interview: Interviewed, other: Interviewed) -> bool:
    return _round_key(interview) == _round_key(other)


def _round_key(interview: Interviewed) -> str:
    """Return the round for comparing: "Phone", "phone screen" and "phone interview" are equal."""
    words = casefold_key(interview.round or "").split()
    return "".join(word for word in words if word not in _GENERIC_ROUND_WORDS) or "".join(words)
