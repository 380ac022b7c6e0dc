"""Stream the XML of a workbook in bounded time and memory.

No tree is built, and whatever could make a small file large is refused: declared entities, deep nesting, thousands of
different tags, a tag that never ends.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.limits import check_cell

_PIECE = 1 << 16
_MAX_DEPTH = 64
_MAX_NAMES = 2_000
_MAX_TAG_BYTES = 200_000


Event = tuple[str, Mapping[str, str] | None, str]
"""Tag, attributes and text: at the start of an element its attributes, at its end None and the text before the end."""


@dataclass(slots=True)
class Budget:
    """The bytes and elements that may still be read of one workbook, in all of its parts together."""

    size: int = 128_000_000
    elements: int = 2_000_000

    def spend(self, size: int, elements: int) -> None:
        """Take away what was read; refuse the workbook if nothing is left."""
        self.size -= size
        self.elements -= elements
        if self.size < 0 or self.elements < 0:
            raise UsageError(
                "The workbook is too large, maybe because of empty formatted cells. "
                "Copy the table with your applications to a new workbook, or save it as CSV."
            )


def read_xml(part: IO[bytes], tags: Container[str], budget: Budget) -> Iterator[Event]:
    """Yield the starts and ends of the elements with these tags, which are without their namespace.

    Raises:
        ValueError: it is not well-formed, or nothing that a spreadsheet program writes.
        UsageError: it is too large.
    """
    parser = _Parser(tags)
    while piece := part.read(_PIECE):
        yield from parser.feed(piece)
        budget.spend(len(piece), parser.elements)
        parser.elements = 0
    yield from parser.feed(b"", final=True)


class _Parser:
    """An expat parser that collects events; ``elements`` counts all elements."""

    def __init__(self, tags: Container[str]) -> None:
        self.elements = 0
        self._tags = tags
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate(intern=self._names)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add_text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._events: list[Event] = []
        self._text = ""
        self._depth = 0
        self._size = 0

    def feed(self, piece: bytes, *, final: bool = False) -> list[Event]:
        """Return the events of a piece."""
        self._events = []
        self._size += len(piece)
        try:
            self._parser.Parse(piece, final)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error
        if len(self._names) > _MAX_NAMES or self._size - self._parser.CurrentByteIndex > _MAX_TAG_BYTES:
            raise ValueError("too many names, or a tag that is too long")
        return self._events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("nested too deeply")
        self._text = ""
        tag = name.rpartition(":")[2]
        if tag in self._tags:
            self._events.append((tag, attributes, ""))

    def _end(self, name: str) -> None:
        self._depth -= 1
        tag = name.rpartition(":")[2]
        if tag in self._tags:
            self._events.append((tag, None, self._text))
        self._text = ""

    def _add_text(self, text: str) -> None:
        self._text += text
        check_cell(None, len(self._text))


def _refuse_doctype(*_declaration: object) -> None:
    raise ValueError("it declares a document type")
