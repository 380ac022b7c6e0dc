"""What the user says about columns: ``FIELD=COLUMN``."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import one_line
from feedback_loop.exchange.holds import Holds

_FIELDS = {
    "company": Holds.COMPANY,
    "role": Holds.ROLE,
    "date": Holds.DATE,
    "status": Holds.STATUS,
    "source": Holds.SOURCE,
    "url": Holds.URL,
    "location": Holds.LOCATION,
    "note": Holds.NOTE,
}
_ROUND = "round"
_SEVERAL = (Holds.NOTE, Holds.STATUS, Holds.ROUND)


@dataclass(frozen=True)
class Mapped:
    """That a column holds a field; ``round`` is the round whose interviews it holds."""

    holds: Holds
    column: str
    round: str | None = None


def read_mapping(typed: Iterable[str]) -> tuple[Mapped, ...]:
    """Read what was typed, one ``FIELD=COLUMN`` each.

    Raises:
        UsageError: there is no such field, no column is named, or a field or a column is named twice.
    """
    mapped = tuple(map(_mapped, typed))
    single = [one.holds for one in mapped if one.holds not in _SEVERAL]
    if len(single) > len(set(single)):
        raise UsageError("--map names a field twice; only note, status and rounds may have several columns.")
    if len(mapped) > len({one.column for one in mapped}):
        raise UsageError("--map names a column twice; a column holds one field.")
    return mapped


def _mapped(typed: str) -> Mapped:
    field, _, column = (part.strip() for part in typed.partition("="))
    name, _, round_ = field.partition(":")
    if column and name.strip().lower() == _ROUND and round_.strip():
        return Mapped(Holds.ROUND, column, one_line(round_, "round"))
    if not column or field.lower() not in _FIELDS:
        raise UsageError(
            f"Cannot read --map {typed!r}; write FIELD=COLUMN with one of these fields:", [*_FIELDS, "round:NAME"]
        )
    return Mapped(_FIELDS[field.lower()], column)
