"""Optional values as typed, checked where they are given."""

from feedback_loop.domain.text import free_text, one_line


def line(value: str | None, field: str) -> str | None:
    """Return a one-line value, or None where nothing was typed.

    Raises:
        UsageError: it is empty or holds a control character.
    """
    return None if value is None else one_line(value, field)


def text_of(value: str | None, field: str) -> str | None:
    """Return a text that may have several lines, or None where nothing was typed.

    Raises:
        UsageError: it is empty or holds a control character.
    """
    return None if value is None else free_text(value, field)
