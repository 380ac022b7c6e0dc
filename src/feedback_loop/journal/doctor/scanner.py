"""Scanner for complete JSON objects in a text that is not JSON.

One pass over the text, in time and memory that grow with its length alone. At each error the scanner goes on with the
next place that looks like the beginning of an object, so one damaged byte costs no more than the object around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MAX_HEIGHT = 32
"""The height up to which nested objects are told apart; those of a journal have four levels."""

_TOKEN = re.compile(r'[ \t\r\n\ufeff]*("(?:[^"\\\n]|\\.)*+"|[{}\[\]:,]|[^\s"{}\[\]:,]+|\Z)')
_SCALAR = re.compile(r"-?[0-9][0-9.eE+-]*|true|false|null|NaN|-?Infinity")
_START = re.compile(r'\{\s*"')
_CLOSING = {"{": "}", "[": "]"}


@dataclass(slots=True)
class FoundObject:
    """A complete object: its place, its keys, and the number of objects and arrays nested in it, at most."""

    start: int
    end: int = -1
    keys: set[str] = field(default_factory=set)
    height: int = 0


@dataclass(slots=True)
class _Open:
    """An object or array that is not complete; ``expected`` has the kinds of tokens that may come next."""

    found: FoundObject
    bracket: str
    expected: str


def find_objects(text: str) -> Iterator[FoundObject]:
    """Yield each complete object of a text, those in it before itself; very deep ones only from within."""
    start = _START.search(text)
    while start:
        scan = _Scan(text, start.start())
        yield from scan.run()
        start = _START.search(text, scan.resume)


class _Scan:
    """A pass from the beginning of one object to its end, or to the first error."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._stack: list[_Open] = []
        self.resume = start + 1
        """The position after which the next object may begin."""

    def run(self) -> Iterator[FoundObject]:
        """Yield the objects that are complete."""
        position = before = self._start
        while match := _TOKEN.match(self._text, position):
            lexeme, start, position = match[1], match.start(1), match.end()
            if not (lexeme and self._accepts(lexeme)):
                break
            # An object may begin at the end of a string whose own end is damaged.
            before = start
            if lexeme in "{[":
                self._open(lexeme, start)
            elif lexeme in "}]":
                closed = self._close(position)
                if closed and closed.height <= _MAX_HEIGHT:
                    yield closed
                if not self._stack:
                    self.resume = position
                    return
            else:
                self._take(lexeme)
        self.resume = max(self._start, before) + 1

    def _accepts(self, lexeme: str) -> bool:
        """Return True if a token may stand here."""
        kind = lexeme[0]
        if kind == '"' or kind in "{}[]:,":
            return not self._stack or kind in self._stack[-1].expected
        return bool(self._stack) and "v" in self._stack[-1].expected and bool(_SCALAR.fullmatch(lexeme))

    def _open(self, lexeme: str, start: int) -> None:
        if self._stack:
            self._stack[-1].expected = "," + _CLOSING[self._stack[-1].bracket]
        self._stack.append(_Open(FoundObject(start), lexeme, '"}' if lexeme == "{" else _VALUE + "]"))

    def _close(self, end: int) -> FoundObject | None:
        closed = self._stack.pop()
        if self._stack:
            parent = self._stack[-1].found
            parent.height = max(parent.height, closed.found.height + 1)
        closed.found.end = end
        return closed.found if closed.bracket == "{" else None

    def _take(self, lexeme: str) -> None:
        """Take a string, a number or a word, a colon or a comma."""
        current = self._stack[-1]
        if lexeme == ":":
            current.expected = _VALUE
        elif lexeme == ",":
            current.expected = '"' if current.bracket == "{" else _VALUE
        elif current.bracket == "{" and "v" not in current.expected:
            current.found.keys.add(lexeme[1:-1])
            current.expected = ":"
        else:
            current.expected = "," + _CLOSING[current.bracket]


_VALUE = 'v"{['
"""The kinds of tokens with which a value begins; ``v`` are numbers and words."""
