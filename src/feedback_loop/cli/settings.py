"""Settings: options win over the environment, the environment over ``config.toml``, that over the defaults."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from feedback_loop.cli.default_paths import default_journal, default_settings
from feedback_loop.cli.system.time_zone import load_zone
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.rules.table import DAY_SETTINGS, DEFAULT_DAYS
from feedback_loop.messages.sender import Sender

EXPLICIT_SOURCES = ("--file", "FEEDBACK_LOOP_FILE")
"""Sources that name a journal for one run, where a typing error would silently start a new one."""

_MAX_DAYS = 3650

DEFAULT_CONFIG = """\
# Settings of feedback-loop. To change one, remove the # in front of its line.
# file = "~/journal.json"
# day_first = true
# timezone = "Europe/Berlin"

# Sender of the messages that --draft writes.
[me]
# name = "Alex Moreau"
# phone = "+00 000 000"
# link = "https://alex.example"

# Days of each rule; see: feedback-loop config
[days]
""" + "".join(f"# {name} = {days.default}  # {days.meaning}\n" for name, days in DAY_SETTINGS.items())
"""A new settings file: every setting with its default, commented out."""


class Settings(msgspec.Struct, frozen=True):
    """Content of ``config.toml``.

    Attributes:
        day_first: True if ``3/4`` is the third of April; None if such a date is refused.
        days: days of every rule, including defaults.
        timezone: name of the time zone of calendar files; None if it is that of the system.
        lines: line number of each setting in the file.
    """

    path: Path
    file: Path | None = None
    day_first: bool | None = None
    days: Mapping[str, int] = msgspec.field(default_factory=lambda: DEFAULT_DAYS)
    me: Sender = msgspec.field(default_factory=Sender)
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    timezone: str | None = None


def expand_home(path: Path) -> Path:
    """Return a path with its ``~`` or ``~name`` replaced by the home folder."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(f"Unknown user in {path}. Use an absolute path.") from error


def settings_path(environment: Mapping[str, str]) -> Path:
    """Return the path of the settings: ``FEEDBACK_LOOP_CONFIG``, else in the platform's user config folder."""
    if path := environment.get("FEEDBACK_LOOP_CONFIG"):
        return expand_home(Path(path))
    return Path(default_settings(environment))


def templates_dir(settings: Settings) -> Path:
    """Return the folder of the user's own message templates, next to the settings."""
    return settings.path.parent / "messages"


def journal_path(option: Path | None, environment: Mapping[str, str], settings: Settings) -> tuple[Path, str]:
    """Return the path of the journal and its source: an option, a variable, a line of the settings or the default."""
    if option:
        return expand_home(option), EXPLICIT_SOURCES[0]
    if path := environment.get("FEEDBACK_LOOP_FILE"):
        return expand_home(Path(path)), EXPLICIT_SOURCES[1]
    if settings.file:
        return settings.file, f"line {settings.lines.get('file', 1)}"
    return Path(default_journal(environment)), "default"


def load_settings(path: Path) -> Settings:
    """Read the settings; a missing file is an empty one, and a wrong setting is an error that names its line."""
    text = _read(path)
    if text is None:
        return Settings(path)
    table = _parse(path, text)
    lines = _line_numbers(text)
    for name, value in _flatten(table):
        _check(name, value, f"{path}, line {lines.get(name) or lines.get(name.partition('.')[0], 1)}")
    file = expand_home(Path(table["file"])) if "file" in table else None
    days = {**DEFAULT_DAYS, **table.get("days", {})}
    return Settings(
        path, file, table.get("day_first"), days, Sender(**table.get("me", {})), lines, table.get("timezone")
    )


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings in {path} cannot be read: {error}.") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # only if there is a settings file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"The settings in {path} are not valid TOML: {error}.") from error


def _flatten(table: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return every setting by its full name; a section that is not a table counts as a setting."""
    settings: list[tuple[str, object]] = []
    for name, value in table.items():
        if name in ("days", "me") and isinstance(value, dict):
            settings += [(f"{name}.{inner}", inner_value) for inner, inner_value in value.items()]
        else:
            settings.append((name, value))
    return settings


_SECTION = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


def _line_numbers(text: str) -> dict[str, int]:
    """Return the line of each setting, by ``name`` or ``section.name``."""
    numbers: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _SECTION.match(line):
            section = f"{match[1]}."
            numbers.setdefault(match[1], number)
        elif match := _KEY.match(line):
            numbers.setdefault(section + match[1], number)
    return numbers


_LINE = (Annotated[str, Meta(pattern=r"\A(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z")], "a line of text in quotes")
_DAYS = (Annotated[int, Meta(ge=0, le=_MAX_DAYS)], f"a whole number of days from 0 to {_MAX_DAYS}")
_ZONE_WORDS = "the name of a time zone such as Europe/Berlin"
_TYPES: Mapping[str, tuple[Any, str]] = {
    "file": _LINE,
    "day_first": (bool, "true or false"),
    "timezone": (str, _ZONE_WORDS),
    **{f"me.{name}": _LINE for name in Sender.__struct_fields__},
    **{f"days.{name}": _DAYS for name in DAY_SETTINGS},
}
"""Type of every setting by its full name, and the same in words."""


def _check(name: str, value: object, where: str) -> None:
    if name not in _TYPES:
        raise UsageError(f"{where}: unknown setting {name}. Choose from:", list(_TYPES))
    type_, words = _TYPES[name]
    try:
        msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {name} must be {words}, not {value!r}.") from error
    if name == "timezone" and load_zone(str(value)) is None:
        raise UsageError(f"{where}: {name} must be {words}, not {value!r}.")
