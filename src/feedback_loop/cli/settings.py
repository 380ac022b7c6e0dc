"""Settings: options win over the environment, the environment over ``config.toml``, that over the defaults."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from feedback_loop.cli.default_paths import default_journal, default_settings
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.rules.table import DAY_SETTINGS, DEFAULT_DAYS
from feedback_loop.messages.sender import Sender

EXPLICIT_SOURCES = ("--file", "FEEDBACK_LOOP_FILE")
"""What names a journal for one run: a slip there would silently start a new one."""

_MAX_DAYS = 3650


class Settings(msgspec.Struct, frozen=True):
    """What ``config.toml`` says.

    Attributes:
        path: where the file is, or would be.
        file: the journal, if set.
        day_first: whether ``3/4`` is the third of April; None leaves it refused.
        days: the days of every rule, defaults filled in.
        me: who signs messages.
        lines: the line on which each setting that is set stands.
    """

    path: Path
    file: Path | None = None
    day_first: bool | None = None
    days: Mapping[str, int] = msgspec.field(default_factory=lambda: DEFAULT_DAYS)
    me: Sender = msgspec.field(default_factory=Sender)
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)


def expand_home(path: Path) -> Path:
    """Return a path with its ``~`` or ``~name`` as the folder that it stands for.

    Raises:
        UsageError: nobody has that name.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(f"{path} is in the home of nobody here; write the whole path.") from error


def settings_path(environment: Mapping[str, str]) -> Path:
    """Return where the settings are: ``FEEDBACK_LOOP_CONFIG``, else the platform's user config folder."""
    if by_hand := environment.get("FEEDBACK_LOOP_CONFIG"):
        return expand_home(Path(by_hand))
    return Path(default_settings(environment))


def templates_dir(settings: Settings) -> Path:
    """Return where the user's own message templates are: beside the settings."""
    return settings.path.parent / "messages"


def journal_path(option: Path | None, environment: Mapping[str, str], settings: Settings) -> tuple[Path, str]:
    """Return where the journal is, and who says so: an option, a variable, the settings or the default."""
    if option:
        return expand_home(option), EXPLICIT_SOURCES[0]
    if by_hand := environment.get("FEEDBACK_LOOP_FILE"):
        return expand_home(Path(by_hand)), EXPLICIT_SOURCES[1]
    if settings.file:
        return settings.file, f"line {settings.lines.get('file', 1)}"
    return Path(default_journal(environment)), "default"


def load_settings(path: Path) -> Settings:
    """Read the settings; a file that does not exist sets nothing.

    Raises:
        UsageError: it cannot be read, is no TOML, or holds an unknown or wrong setting; the line is named.
    """
    text = _read(path)
    if text is None:
        return Settings(path)
    table = _parse(path, text)
    lines = _line_numbers(text)
    for name, value in _flatten(table):
        _check(path, name, value, lines)
    file = expand_home(Path(table["file"])) if "file" in table else None
    days = {**DEFAULT_DAYS, **table.get("days", {})}
    return Settings(path, file, table.get("day_first"), days, Sender(**table.get("me", {})), lines)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings in {path} cannot be read: {error}.") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # only where there are settings

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"The settings in {path} are not TOML: {error}.") from error


def _flatten(table: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return every setting by its full name; a section that is no table stands for itself."""
    flat: list[tuple[str, object]] = []
    for name, value in table.items():
        if name in _SECTIONS and isinstance(value, dict):
            flat += [(f"{name}.{inner}", one) for inner, one in value.items()]
        else:
            flat.append((name, value))
    return flat


DEFAULT_CONFIG = "\n".join(
    [
        "# Settings of feedback-loop. Remove the # in front of a line to change what it says.",
        '# file = "~/journal.json"',
        "# day_first = true",
        "",
        "# Who signs the messages that --draft writes.",
        "[me]",
        '# name = "Alex Moreau"',
        '# phone = "+00 000 000"',
        '# link = "https://alex.example"',
        "",
        "# Days of each rule; see: feedback-loop config",
        "[days]",
        *(f"# {name} = {days.default}  # {days.meaning}" for name, days in DAY_SETTINGS.items()),
        "",
    ],
)
"""A new settings file: every setting with its default, commented out."""

_SECTION = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


def _line_numbers(text: str) -> dict[str, int]:
    """Return on which line each setting stands, as ``name`` or ``section.name``."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _SECTION.match(line):
            section = f"{match[1]}."
            found.setdefault(match[1], number)
        elif match := _KEY.match(line):
            found.setdefault(section + match[1], number)
    return found


_SECTIONS = ("days", "me")
_ME = Sender.__struct_fields__
SETTING_NAMES = ("file", "day_first", *(f"me.{name}" for name in _ME), *(f"days.{name}" for name in DAY_SETTINGS))
"""Every setting by its full name."""


def _check(path: Path, name: str, value: object, lines: Mapping[str, int]) -> None:
    where = f"{path}, line {lines.get(name) or lines.get(name.partition('.')[0], 1)}"
    if name not in SETTING_NAMES:
        raise UsageError(f"{where}: there is no setting {name}; the settings are:", SETTING_NAMES)
    wanted, fits = _kind(name)
    if not fits(value):
        raise UsageError(f"{where}: {name} must be {wanted}, not {value!r}.")


def _kind(name: str) -> tuple[str, Callable[[object], bool]]:
    """Return what a setting must be, in words and as a test."""
    if name.startswith("days."):
        return f"a whole number of days from 0 to {_MAX_DAYS}", _is_days
    if name == "day_first":
        return "true or false", lambda value: isinstance(value, bool)
    return "a line of text in quotes", _is_line


def _is_days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_DAYS


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()
