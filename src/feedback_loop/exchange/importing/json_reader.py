"""Read lists of objects in JSON, as trackers and databases export them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.layout import Sheet, SheetRow, has_text
from feedback_loop.exchange.importing.limits import (
    MAX_CELLS,
    MAX_JSON_BYTES,
    MAX_JSON_VALUES,
    MAX_ROWS,
    check_cell,
    check_columns,
    check_counts,
    check_size,
)

_TRANSPARENT = frozenset({"fields", "properties", "attributes", "data", "values"})
"""Keys of objects that only wrap the fields of a record."""
_SPEAKING = ("name", "title", "label", "value", "text", "plain_text", "content", "start", "url", "email")
"""Keys that hold what an object stands for, the best first."""
_MAX_DEPTH = 6
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_DAMAGE = (ValueError, RecursionError)


def is_json(content: bytes) -> bool:
    """Return True if a file looks like JSON rather than a table."""
    match = _START.match(content)
    # Text in square brackets may begin the title of a spreadsheet.
    return match is not None and (
        match[0].endswith(b"{") or content[match.end() : match.end() + 200].lstrip()[:1] in (b"{", b"]")
    )


def check_json(subject: str, content: bytes) -> None:
    """Refuse a JSON document that would take too long to read."""
    check_size(subject, len(content), MAX_JSON_BYTES)
    if sum(map(content.count, (b",", b"[", b"{"))) > MAX_JSON_VALUES:
        raise UsageError(f"{subject} has more than {MAX_JSON_VALUES:,} values. Import a smaller export.")


def read_json(content: bytes) -> tuple[Sheet, ...] | None:
    """Return the tables in a JSON document, or in lines of JSON; None if it has no list of objects."""
    check_json("The file", content)
    try:
        document = json.loads(content)
    except _DAMAGE:
        document = _read_lines(content)
    lists = dict(_find_lists(document, "", _MAX_DEPTH))
    return tuple(_build_sheet(name, objects) for name, objects in lists.items()) or None


def _read_lines(content: bytes) -> object:
    try:
        return [json.loads(line) for line in content.splitlines() if line.strip()]
    except _DAMAGE:
        return None


def _find_lists(value: object, name: str, depth: int) -> Iterator[tuple[str, Sequence[Mapping[str, object]]]]:
    """Yield the lists of objects in a document, by the key under which they stand."""
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, dict)]
        if objects and len(objects) == len(value):
            yield name, objects
    elif isinstance(value, dict) and depth:
        if value and all(isinstance(item, dict) for item in value.values()) and len(value) > 1:
            yield name, [{"id": key, **item} for key, item in value.items()]
            return
        for key, item in value.items():
            yield from _find_lists(item, key, depth - 1)


def _build_sheet(name: str, objects: Sequence[Mapping[str, object]]) -> Sheet:
    if len(objects) > MAX_ROWS:
        raise UsageError(f"The file has more than {MAX_ROWS:,} rows. Split it into several files.")
    records = [dict(_flatten(item, "", _MAX_DEPTH)) for item in objects]
    headings = list(dict.fromkeys(heading for record in records for heading in record))
    check_columns(1, len(headings))
    if len(headings) * len(records) > MAX_CELLS:
        raise UsageError(f"The file has more than {MAX_CELLS:,} values. Split it into several files.")
    characters = 0
    rows = []
    for number, record in enumerate(records, 1):
        cells = tuple(record.get(heading, "") for heading in headings)
        characters += sum(map(len, cells))
        check_counts(number, 0, characters)
        for cell in cells:
            check_cell(number, len(cell))
        if has_text(cells):
            rows.append(SheetRow(number, cells))
    return Sheet(tuple(headings), tuple(rows), title=name)


def _flatten(value: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield heading and text of each field; a field of an object within is named after both."""
    for key, item in value.items():
        heading = f"{prefix} {key}".strip()
        if isinstance(item, dict) and depth and item:
            if key in _TRANSPARENT and not prefix:
                yield from _flatten(item, "", depth - 1)
                continue
            speaking = _speak(item)
            if speaking is not None:
                yield heading, speaking
            else:
                yield from _flatten(item, heading, depth - 1)
        else:
            yield heading, _text(item)


def _speak(item: Mapping[str, object]) -> str | None:
    """Return the text that a small object stands for; None if it has more than one thing to say."""
    values = {key: item[key] for key in _SPEAKING if isinstance(item.get(key), str | int)}
    others = [
        key
        for key, value in item.items()
        if key not in values and key not in ("id", "color", "type", "end", "time_zone") and value
    ]
    if len(values) == 1 and not others:
        return _text(next(iter(values.values())))
    return None


def _text(item: object) -> str:
    """Return a value as a cell has it."""
    if item is None or item == {}:
        return ""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, list):
        texts = [_text_of_item(part) for part in item]
        return "; ".join(text for text in texts if text)
    if isinstance(item, dict):
        return json.dumps(item, ensure_ascii=False)
    return str(item)


def _text_of_item(item: object) -> str:
    """Return an item of a list; of an object, its values: a name and a day are read as those of an interview."""
    if isinstance(item, dict):
        speaking = _speak(item)
        return speaking if speaking is not None else ": ".join(text for text in map(_text, item.values()) if text)
    return _text(item)
