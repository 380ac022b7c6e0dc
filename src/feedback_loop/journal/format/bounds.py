"""Bounds of records from another journal: a field that is meant for one line must not fill a page.

Nothing here concerns the user's own journal, which stays readable whatever is in it.
"""

from collections.abc import Iterable, Iterator

from feedback_loop.domain.model.events import TEXT_FIELDS, AnyEvent, encode
from feedback_loop.journal.format.errors import FormatError

MAX_LINE_LENGTH = 10_000
"""The most characters in a field of one line; what is typed may have a fifth of that."""


def refuse_oversized(events: Iterable[AnyEvent]) -> None:
    """Raise FormatError for an event with a name, round, link or other field of one line that is far too long."""
    for event in events:
        for name, value in _lines(encode(event)):
            if len(value) > MAX_LINE_LENGTH:
                raise FormatError(
                    f"event {event.id[:20]} has a `{name}` of {len(value):,} characters (the limit is "
                    f"{MAX_LINE_LENGTH:,})"
                )


def _lines(fields: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name in TEXT_FIELDS:
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict) and name == "changes":
            yield from _lines(value)
        elif isinstance(value, list):
            yield from ((name, item) for item in value if isinstance(item, str))
