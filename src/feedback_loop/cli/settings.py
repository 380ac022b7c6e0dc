"""Settings: options win over the environment, the environment over ``config.toml``, that over the defaults."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from feedback_loop.cli.default_paths import default_journal, default_settings
from feedback_loop.cli.system.time_zone import load_zone
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.rules.table import DAY_SETTINGS, DEFAULT_DAYS
from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular
from feedback_loop.messages.sender import Sender

EXPLICIT_SOURCES = ("--file", "FEEDBACK_LOOP_FILE")
"""Sources that name a journal for one run, where a typing error would silently start a new one."""

_MAX_DAYS = 3650
_MAX_BYTES = 100_000
"""Limit for the settings, which have some dozen lines."""
_MAX_LINE = 5_000
"""Limit for a line; the parser takes the square of the length of a dotted name."""
_MAX_SHOWN = 60
_MAX_NUMBER = 10**15
_MAX_IN_A_LINE = 3
_NEXT_STEP = "Correct that, or name another file with FEEDBACK_LOOP_CONFIG."

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
# language = "en"
# formality = "formal"
# address = ["alex@alex.example", "a.moreau@mail.example"]  # tells mail what you sent yourself

# Files and folders that mail reads where none is typed.
[mail]
# paths = ["~/Maildir"]

# Columns and words that import cannot know; it also asks, and offers to write them here.
[import]
# map = ["company=Firmenname"]
# status = ["rejected=Negative"]
# round = ["yes=Took place"]

# Days of each rule; see: feedback-loop config
[days]
""" + "".join(f"# {name} = {days.default}  # {days.meaning}\n" for name, days in DAY_SETTINGS.items())
"""A new settings file: every setting with its default, commented out."""


class ImportSettings(msgspec.Struct, frozen=True):
    """Lessons for imports, in the form of the options ``--map``, ``--status`` and ``--round``."""

    map: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    round: tuple[str, ...] = ()


class MailSettings(msgspec.Struct, frozen=True):
    """Addresses of the user, and what ``mail`` reads where no path is typed."""

    addresses: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


class UnknownSetting(msgspec.Struct, frozen=True):
    """A setting, or a whole section, that the program does not know.

    Attributes:
        name: its full name.
        value: its value, as text unless it is a text or a number.
        nearest: the known setting or section whose name is most like it.
    """

    name: str
    value: str | int
    nearest: str
    is_section: bool = False

    @property
    def sentence(self) -> str:
        """The note about it."""
        name = _shorten(self.name)
        if self.is_section:
            return f"There is no section [{name}], so it has no effect. The nearest name is [{self.nearest}]."
        return f"There is no setting {name}, so it has no effect. The nearest name is {self.nearest}."


class Settings(msgspec.Struct, frozen=True):
    """Content of ``config.toml``.

    Attributes:
        day_first: True if ``3/4`` is the third of April; None if such a date is refused.
        days: days of every rule, including defaults.
        timezone: name of the time zone of calendar files; None if it is that of the system.
        lines: line number of each setting in the file.
        unknown: what has no effect, as nothing has that name.
        notes: a sentence for each setting that is unknown, or that has a new name.
    """

    path: Path
    file: Path | None = None
    day_first: bool | None = None
    days: Mapping[str, int] = msgspec.field(default_factory=lambda: DEFAULT_DAYS)
    me: Sender = msgspec.field(default_factory=Sender)
    imports: ImportSettings = ImportSettings()
    mail: MailSettings = MailSettings()
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    timezone: str | None = None
    unknown: Sequence[UnknownSetting] = ()
    notes: Sequence[str] = ()


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
    """Read the settings; a missing file is an empty one.

    An unknown setting has no effect, and one under its old name counts; either is noted.

    Raises:
        UsageError: the file cannot be read, or a setting has a wrong value; the sentence names its line.
    """
    text = _read(path)
    if text is None:
        return Settings(path)
    typed: dict[str, Any] = dict(_flatten(_parse(path, text)))
    lines = _line_numbers(text)
    lines = {name: lines.get(name.partition(".")[0], 1) for name in typed} | lines
    for name, value in typed.items():
        if _NEW_NAMES.get(name, name) in _TYPES:
            _check(name, value, f"{path}, line {lines[name]}")
    renamed = {old: new for old, new in _NEW_NAMES.items() if old in typed}
    values = {new: typed[old] for old, new in renamed.items()} | typed
    unknown = [_unknown_setting(name, value) for name, value in typed.items() if name not in _TYPES.keys() | renamed]
    notes = {setting.name: setting.sentence for setting in unknown}
    notes |= {old: f"{old} is now called {new}. Please rename it." for old, new in renamed.items()}
    return Settings(
        path,
        file=expand_home(Path(values["file"])) if "file" in values else None,
        day_first=values.get("day_first"),
        timezone=values.get("timezone"),
        days={name: values.get(f"days.{name}", default) for name, default in DEFAULT_DAYS.items()},
        me=Sender(**{name: values.get(f"me.{name}") for name in Sender.__struct_fields__}),
        imports=ImportSettings(
            **{name: tuple(values.get(f"import.{name}", ())) for name in ImportSettings.__struct_fields__}
        ),
        mail=MailSettings(_as_tuple(values.get("me.address")), _as_tuple(values.get("mail.paths"))),
        lines={new: lines[old] for old, new in renamed.items()} | lines,
        unknown=unknown,
        notes=[f"{path}, line {lines[name]}: {note}" for name, note in notes.items()],
    )


def _as_tuple(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _read(path: Path) -> str | None:
    try:
        return read_regular(path, _MAX_BYTES).decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except IrregularFileError as error:
        raise UsageError(f"The settings {path} are a {error.kind}, not a file. {_NEXT_STEP}") from error
    except OversizedFileError as error:
        raise UsageError(f"The settings {path} have over {_MAX_BYTES:,} bytes. {_NEXT_STEP}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The settings {path} are not UTF-8 text. Save them as UTF-8.") from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(f"The settings {path} cannot be read: {problem}. {_NEXT_STEP}") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # only if there is a settings file

    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _MAX_LINE:
            raise UsageError(f"{path}, line {number} has over {_MAX_LINE:,} characters. Shorten it.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The settings in {path} are not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets in brackets
        problem = "a number is too long" if isinstance(error, ValueError) else "it is nested too deeply"
        raise UsageError(f"The settings in {path} cannot be read: {problem}. Correct it.") from error


def _flatten(table: Mapping[str, object]) -> list[tuple[str, object]]:
    """Return every setting by its full name; an unknown section, or one that is not a table, counts as a setting."""
    settings: list[tuple[str, object]] = []
    for name, value in table.items():
        if name in _SECTIONS and isinstance(value, dict):
            settings += [(f"{name}.{inner}", inner_value) for inner, inner_value in value.items()]
        else:
            settings.append((name, value))
    return settings


_SECTION_LINE = r"\s*\[\s*([\w.-]+)\s*\]"
_KEY_LINE = r"\s*([\w.-]+)\s*="


def _line_numbers(text: str) -> dict[str, int]:
    """Return the line of each setting, by ``name`` or ``section.name``."""
    numbers: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := re.match(_SECTION_LINE, line):
            section = f"{match[1]}."
            numbers.setdefault(match[1], number)
        elif match := re.match(_KEY_LINE, line):
            numbers.setdefault(section + match[1], number)
    return numbers


_LINE = (Annotated[str, Meta(pattern=r"\A(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z")], "a line of text in quotes")
_LINES = (list[_LINE[0]], "a list of texts in quotes")  # type: ignore[valid-type]  # built from the type of one
_DAYS = (Annotated[int, Meta(ge=0, le=_MAX_DAYS)], f"a whole number of days from 0 to {_MAX_DAYS}")
_SECTION = (dict, "a section: its name in brackets on a line of its own, and its settings on the lines below")
_SECTIONS = ("me", "mail", "import", "days")
_LINE_OR_LINES = (str | list[_LINE[0]], "a text in quotes, or a list of them")  # type: ignore[valid-type]  # likewise
_ZONE_WORDS = "the name of a time zone such as Europe/Berlin"
_TYPES: Mapping[str, tuple[Any, str]] = {
    **dict.fromkeys(_SECTIONS, _SECTION),
    "file": _LINE,
    "day_first": (bool, "true or false"),
    "timezone": (str, _ZONE_WORDS),
    **{f"me.{name}": _LINE for name in ("name", "phone", "link")},
    "me.language": (Literal["en", "de", "fr", "es", "nl"], "one of en, de, fr, es and nl"),
    "me.formality": (Literal["formal", "informal"], '"formal" or "informal"'),
    "me.address": _LINE_OR_LINES,
    "mail.paths": _LINE_OR_LINES,
    **{f"import.{name}": _LINES for name in ImportSettings.__struct_fields__},
    **{f"days.{name}": _DAYS for name in DAY_SETTINGS},
}
"""Type of every setting by its full name, and the same in words."""


_NEW_NAMES = {
    "days.chase": "days.check_in_application",
    "days.ask": "days.check_in",
    "days.ask_after_decision": "days.check_in_after_decision",
}
"""Settings by their names in earlier versions."""


def _check(name: str, value: object, where: str) -> None:
    """Raise an error unless a value fits its setting."""
    type_, words = _TYPES[_NEW_NAMES.get(name, name)]
    try:
        msgspec.convert(value, type_)
    except (msgspec.ValidationError, OverflowError) as error:
        raise UsageError(f"{where}: {name} must be {words}, not {_describe(value)}.") from error
    if name == "timezone" and load_zone(str(value)) is None:
        raise UsageError(f"{where}: {name} must be {words}, not {_describe(value)}.")


def _describe(value: object) -> str:
    try:
        return _shorten(repr(value))
    except (ValueError, RecursionError):  # a number of thousands of digits, or tables in tables
        return "something that long"


def _shorten(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}..."


def _unknown_setting(name: str, value: object) -> UnknownSetting:
    """Return an unknown setting with the known one whose name, with or without its section, is most like it."""
    from difflib import SequenceMatcher  # only if there is an unknown setting

    def likeness(known: str) -> float:
        pairs = (name, known), (name.rpartition(".")[2], known.rpartition(".")[2])
        return max(SequenceMatcher(None, *pair).ratio() for pair in pairs)

    section = name.rpartition(".")[0]
    settings = [known for known in _TYPES if known not in _SECTIONS]
    candidates = [known for known in settings if section in _SECTIONS and known.startswith(f"{section}.")] or settings
    nearest = max(_SECTIONS if isinstance(value, dict) else candidates, key=likeness)
    shown = _shorten(value) if isinstance(value, str) else _describe(value)
    if isinstance(value, int) and abs(value) < _MAX_NUMBER:
        return UnknownSetting(name, value, nearest)
    return UnknownSetting(name, shown, nearest, isinstance(value, dict))


def remember_import(path: Path, lessons: Mapping[str, Sequence[str]]) -> None:
    """Add lessons to the section ``[import]`` of the settings, and keep the rest of the file as it is."""
    from feedback_loop.journal.disk.atomic import atomic_write, resolve_links  # only for answers

    text = _read(path)
    text = DEFAULT_CONFIG if text is None else text
    known = _parse(path, text).get("import", {})
    for name, values in lessons.items():
        entry = f"{name} = {_quote_list(dict.fromkeys([*known.get(name, []), *values]))}\n"
        text = _replace_entry(text, name, entry, exists=name in known)
    _parse(path, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(resolve_links(path), text.encode())


def _replace_entry(text: str, name: str, entry: str, *, exists: bool) -> str:
    section = re.search(r"^\s*\[\s*import\s*\][^\n]*\n?", text, re.MULTILINE)
    if section is None:
        return f"{text.rstrip()}\n\n[import]\n{entry}"
    before, after = text[: section.end()], text[section.end() :]
    if exists:
        # A list may go over several lines; it ends with the first bracket that ends a line.
        after = re.sub(
            rf"^\s*{name}\s*=.*?\][ \t]*(?:#[^\n]*)?(?:\n|\Z)", "", after, count=1, flags=re.MULTILINE | re.DOTALL
        )
    return f"{before.rstrip()}\n{entry}{after}"


def _quote_list(texts: Iterable[str]) -> str:
    """Return a list in one line, or in a line for each text if there are several; no line may be very long."""
    quoted = [*map(_quote, texts)]
    return f"[{', '.join(quoted)}]" if len(quoted) <= _MAX_IN_A_LINE else "[\n    " + ",\n    ".join(quoted) + ",\n]"


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
