"""View of the settings."""

from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import Document
from feedback_loop.domain.rules.table import DAY_SETTINGS
from feedback_loop.views.blocks import Cell, Column, Page, Style, flexible, line, table
from feedback_loop.views.json import to_document

_COLUMNS = (Column("Setting"), flexible("Meaning", stacked=True), flexible("Value"), Column("From"))

_SENDER_MEANINGS = {
    "language": "language of your messages: en, de, fr, es or nl",
    "formality": "formal (Sie, vous, usted, u) or informal (du, tu, tú, je)",
}

_READING = {
    "day_first": "read 3/4 as 3 April (true) or 4 March (false); refused if not set",
    "timezone": "time zone of calendar files; that of the system if not set",
    "me.address": "your addresses, by which mail knows what you sent",
    "mail.paths": "what mail reads where no path is typed",
}
"""Settings of what is read, with their meanings."""


class SettingRow(msgspec.Struct, frozen=True):
    """One setting, with its value and where that comes from."""

    name: str
    value: str | int | bool | None
    source: str = msgspec.field(name="from")
    meaning: str


def setting_rows(
    days: Mapping[str, int],
    lines: Mapping[str, int],
    file: tuple[str, str],
    reading: Mapping[str, str | bool | None],
    me: Mapping[str, str | None],
) -> list[SettingRow]:
    """Return every setting: ``file`` with where it comes from, others with their line in ``lines`` if they have one."""

    def source(name: str) -> str:
        return f"line {lines[name]}" if name in lines else "default"

    return [
        SettingRow("file", *file, "the journal"),
        *(SettingRow(name, reading[name], source(name), meaning) for name, meaning in _READING.items()),
        *(
            SettingRow(f"me.{name}", value, source(f"me.{name}"), _SENDER_MEANINGS.get(name, "signs your messages"))
            for name, value in me.items()
        ),
        *(
            SettingRow(f"days.{name}", days[name], source(f"days.{name}"), setting.meaning)
            for name, setting in DAY_SETTINGS.items()
        ),
    ]


def unknown_row(name: str, value: str | int, line_number: int, nearest: str) -> SettingRow:
    """Return a setting that has no effect, as nothing has its name; ``nearest`` is a known one like it."""
    return SettingRow(name, value, f"line {line_number}", f"unknown, no effect; nearest: {nearest}")


def config_page(path: str, settings: Sequence[SettingRow]) -> Page:
    """Return the settings as a table."""
    rows = [(row.name, row.meaning, _value(row), row.source) for row in settings]
    return [line(f"Settings file: {path}", Style.DIM), table(_COLUMNS, rows)]


def config_json(path: str, settings: Sequence[SettingRow]) -> Document:
    """Return the settings."""
    return to_document(path=path, settings=settings)


def _value(row: SettingRow) -> Cell:
    text = "not set" if row.value is None else str(row.value).lower() if isinstance(row.value, bool) else str(row.value)
    return Cell(text, Style.PLAIN if row.source == "default" else Style.STRONG)
