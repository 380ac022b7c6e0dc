"""Parse JSON strictly: reject what Python would read, but not faithfully, and say where it is."""

import json
import re
from typing import NoReturn

from feedback_loop.journal.format.errors import FormatError

_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NUMBERED_LINE = re.compile(r'\s*"(\d{1,15})"\s*:')


class _LossyJsonError(ValueError):
    """JSON that Python would read, but not faithfully."""


def parse_strictly(text: str) -> object:
    """Parse a text as one JSON value.

    Raises:
        FormatError: it is not JSON, or would not round-trip; the error names record and line where they are known.
    """
    try:
        return _decode_json(text)
    except json.JSONDecodeError as error:
        raise FormatError("is not valid JSON, or the file is cut off there", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        record, line = _locate_invalid_record(text)
        raise FormatError(_describe_json_error(error), record, line) from error


def parse_value_at(text: str, start: int) -> tuple[object, int]:
    """Parse one JSON value that begins at ``start``, as strictly as ``parse``; return it and its end.

    Raises:
        ValueError: there is no complete value.
        RecursionError: it is nested too deeply.
    """
    value, end = _DECODER.raw_decode(text, start)
    json.dumps(value, ensure_ascii=False).encode()
    return value, end


def _decode_json(text: str) -> object:
    value: object = _DECODER.decode(text)
    if _ESCAPED_SURROGATE.search(text):
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _reject_duplicate_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _LossyJsonError("has the same field or document number twice")
    return members


def _parse_float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        _reject_constant(digits)
    return number


def _reject_constant(_name: str) -> NoReturn:
    raise _LossyJsonError("contains NaN, Infinity or an out-of-range number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_reject_duplicate_keys, parse_float=_parse_float, parse_constant=_reject_constant, strict=True
)


def _describe_json_error(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if isinstance(error, UnicodeEncodeError):
        return "contains an unpaired surrogate"
    return str(error) if isinstance(error, _LossyJsonError) else "contains a number that is too long"


def _locate_invalid_record(text: str) -> tuple[int | None, int | None]:
    """Return number and line of the first record that is invalid by itself, if the file has one event per line."""
    for line, content in enumerate(text.split("\n"), start=1):
        start = _NUMBERED_LINE.match(content)
        if start and not _is_valid_json(content[start.end() :].rstrip().removesuffix(",")):
            return int(start[1]), line
    return None, None


def _is_valid_json(text: str) -> bool:
    try:
        _decode_json(text)
    except (ValueError, RecursionError):
        return False
    return True
