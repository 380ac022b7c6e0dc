"""View of the facts about an installation that a bug report needs."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from feedback_loop.domain.text import count_noun
from feedback_loop.views.blocks import Block, Column, flexible, section

_COLUMNS = (Column("What"), flexible("Value"))
_UNIT = 1000
_TENTHS_BELOW = 10


class Place(msgspec.Struct, frozen=True):
    """A file or folder that the program uses.

    Attributes:
        path: its path, with ``~`` for the home folder, whose name is often that of the user.
        files: the number of files; None if nothing is there.
        size: their size in bytes; None if nothing is there.
    """

    what: str
    path: str
    files: int | None
    size: int | None


class TerminalFacts(msgspec.Struct, frozen=True):
    """Facts about the terminal.

    Attributes:
        name: the value of ``TERM``.
        encoding: the encoding of the output.
        interactive: those of input and output that are a terminal.
        locale: the strongest of the variables that name a locale.
    """

    name: str | None
    columns: int
    encoding: str
    interactive: Sequence[str]
    locale: str | None


class Installation(msgspec.Struct, frozen=True):
    """Facts about an installation; nothing of them comes from the content of a file."""

    program: str
    python: str
    system: str
    libraries: Mapping[str, str]
    terminal: TerminalFacts
    places: Sequence[Place]


def installation_section(installation: Installation) -> list[Block]:
    """Return the facts as a table."""
    return section("For a bug report", _COLUMNS, list(_rows(installation)))


def _rows(installation: Installation) -> Iterator[tuple[str, str]]:
    yield "feedback-loop", installation.program
    yield "Python", installation.python
    yield "System", installation.system
    yield "Libraries", ", ".join(f"{name} {version}" for name, version in installation.libraries.items())
    yield "Terminal", _terminal_text(installation.terminal)
    for place in installation.places:
        yield place.what, f"{place.path}: {_size_text(place)}"


def _terminal_text(terminal: TerminalFacts) -> str:
    interactive = " and ".join(terminal.interactive) or "neither input nor output"
    return (
        f"TERM {terminal.name or 'not set'}, {count_noun(terminal.columns, 'column')}, {terminal.encoding}, "
        f"locale {terminal.locale or 'not set'}, on a terminal: {interactive}"
    )


def _size_text(place: Place) -> str:
    if place.files is None or place.size is None:
        return "not there"
    return f"{count_noun(place.files, 'file')}, {_format_size(place.size)}"


def _format_size(size: int) -> str:
    """Return a size in the largest unit of which there is at least one, such as 4.2 kB."""
    number, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB"):
        if number < _UNIT:
            break
        number, unit = number / _UNIT, larger
    return f"{number:.{int(unit != 'bytes' and number < _TENTHS_BELOW)}f} {unit}"
