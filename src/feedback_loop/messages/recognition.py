"""Recognise a message that was drafted from a built-in template, though some of it was edited."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from feedback_loop.domain.text import one_line
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.language import language_codes, language_folder

_ALTERNATIVE = "|"
_GAP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[^<>]*\|[^<>]*>")
_SPELLINGS = str.maketrans({"\u2019": "'", "\u00a0": " ", "\u202f": " "})
_MIN_SENTENCES = 2
"""Fewest sentences of a template in a message that has its words."""
_MIN_LETTERS = 25
"""Fewest letters of a sentence that are the template's own, so that it tells anything."""
_MAX_GAP = 200
"""Most letters in a gap: a role, a day, a name."""
_REST = re.compile(r"(?<![.!?])[^.!?]*[.!?]?")


class Recognised(NamedTuple):
    """Purpose of a message, and the sentence of it that tells best: a question, else the longest."""

    kind: MessageKind
    sentence: str


class _Wording(NamedTuple):
    """The fixed parts of a sentence of a template, in their order."""

    parts: Sequence[str]
    is_question: bool


def recognise(text: str) -> Recognised | None:
    """Return the purpose of a message with the words of one template more than of any other; None without any."""
    line = one_line(text)
    key = line.translate(_SPELLINGS).lower()
    line = line if len(line) == len(key) else key  # a few letters are longer in lower case
    found: dict[MessageKind, list[tuple[bool, int, str]]] = {}
    for kind, wording in _wordings():
        if span := _find(wording.parts, key):
            start, end = span
            end += _count_rest(line, end)
            found.setdefault(kind, []).append((wording.is_question, end - start, line[start:end]))
    sizes = {
        kind: sum(size for _, size, _ in sentences)
        for kind, sentences in found.items()
        if len(sentences) >= _MIN_SENTENCES
    }
    if not sizes:
        return None
    best = max(sizes, key=lambda kind: sizes[kind])
    if list(sizes.values()).count(sizes[best]) > 1:
        return None
    return Recognised(best, max(found[best])[2])


def _count_rest(text: str, end: int) -> int:
    """Return how many letters are left of the sentence that a gap has cut at its end."""
    match = _REST.match(text, end)
    return len(match[0]) if match else 0


def _find(parts: Sequence[str], text: str) -> tuple[int, int] | None:
    """Return where a text has all parts in their order."""
    start = end = max(text.find(parts[0]), 0)
    for part in parts:
        end = text.find(part, end, end + _MAX_GAP + len(part))
        if end < 0:
            return None
        end += len(part)
    return start, end


@cache
def _wordings() -> list[tuple[MessageKind, _Wording]]:
    return [
        (kind, wording)
        for language in language_codes()
        for kind in MessageKind
        for wording in _read_wordings((language_folder(language) / f"{kind}.txt").read_text(encoding="utf-8"))
    ]


def _read_wordings(source: str) -> Iterator[_Wording]:
    for line in source.splitlines():
        if line.startswith(_ALTERNATIVE):
            text = line.removeprefix(_ALTERNATIVE).translate(_SPELLINGS).lower()
            parts = [part.strip() for part in _GAP.split(text)]
            if sum(map(len, parts)) >= _MIN_LETTERS:
                yield _Wording([part for part in parts if part], text.endswith("?"))
