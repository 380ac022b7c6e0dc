"""View of the settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import Document
from feedback_loop.domain.rules.table import DAY_SETTINGS
from feedback_loop.views.blocks import Cell, Column, Page, Style, Table, line
from feedback_loop.views.json import SCHEMA_VERSION

_COLUMNS = (
    Column("Setting"),
    Column("Meaning", flexible=True, under=True),
    Column("Value", flexible=True),
    Column("From"),
)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting."""

    name: str
    value: str | int | bool | None
    source: str
    meaning: str


def rows(
    days: Mapping[str, int],
    lines: Mapping[str, int],
    file: tuple[str, str],
    day_first: bool | None,
    me: Mapping[str, str | None],
) -> list[SettingRow]:
    """Return every setting.

    Args:
        days: the days in force.
        lines: the line of the settings file on which each setting that is set stands.
        file: the journal and what said so.
        day_first: the order of day and month.
        me: who signs messages.
    """

    def source(name: str) -> str:
        return f"line {lines[name]}" if name in lines else "default"

    return [
        SettingRow("file", *file, "the journal"),
        SettingRow(
            "day_first", day_first, source("day_first"), "whether 3/4 is the third of April; not set, it is refused"
        ),
        *(SettingRow(f"me.{name}", value, source(f"me.{name}"), "signs your messages") for name, value in me.items()),
        *(
            SettingRow(f"days.{name}", days[name], source(f"days.{name}"), about.meaning)
            for name, about in DAY_SETTINGS.items()
        ),
    ]


def page(path: str, settings: Sequence[SettingRow]) -> Page:
    """Return the settings as a page."""
    table = Table(_COLUMNS, [[Cell(row.name), Cell(row.meaning), _value(row), Cell(row.source)] for row in settings])
    return [line(f"Settings file: {path}", Style.DIM), table]


def _value(row: SettingRow) -> Cell:
    text = "not set" if row.value is None else str(row.value).lower() if isinstance(row.value, bool) else str(row.value)
    return Cell(text, Style.PLAIN if row.source == "default" else Style.STRONG)


def document(path: str, settings: Sequence[SettingRow]) -> Document:
    """Return the settings as a document."""
    listed = [{"name": row.name, "value": row.value, "from": row.source, "meaning": row.meaning} for row in settings]
    return {"schema_version": SCHEMA_VERSION, "path": path, "settings": listed}
