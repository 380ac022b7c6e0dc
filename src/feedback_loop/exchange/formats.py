"""The formats that a journal is exported in: one table. Each is imported only when it is written."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from feedback_loop.domain.overview import Overview


class Format(StrEnum):
    """What to write."""

    SANKEYMATIC = "sankeymatic"
    MD = "md"


def _sankeymatic(seen: Overview) -> str:
    from feedback_loop.exchange.sankeymatic import sankeymatic  # noqa: PLC0415

    return sankeymatic(seen)


def _markdown(seen: Overview) -> str:
    from feedback_loop.exchange.markdown import markdown  # noqa: PLC0415

    return markdown(seen)


WRITERS: Mapping[Format, Callable[[Overview], str]] = {
    Format.SANKEYMATIC: _sankeymatic,
    Format.MD: _markdown,
}
"""Each turns the journal into the text of a file, blank where there is nothing to write."""
