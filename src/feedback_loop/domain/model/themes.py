"""Themes: the competencies that feedback is about, in one spelling each."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import clean_line

BUILT_IN_THEMES = (
    "technical-depth",
    "coding",
    "system-design",
    "domain-knowledge",
    "experience-gap",
    "communication",
    "interview-technique",
    "level",
    "values-team",
    "motivation",
    "logistics",
    "process",
)
"""What feedback is commonly about; users add their own freely."""

_WORD = re.compile(r"[^\W_]+")

PROCESS_THEMES = frozenset({"process", "logistics"})
"""Themes of the company's making: nothing needs to be decided about them."""


def normalize_theme(theme: str) -> str:
    """Return a theme's one spelling: lower case, words joined by hyphens.

    Raises:
        UsageError: no letter or digit is in it.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", clean_line(theme, "theme")).casefold())
    if not words:
        raise UsageError(f"The theme {theme!r} has no letter in it; name it in a word, such as {BUILT_IN_THEMES[0]}.")
    return "-".join(words)


def apply_renames(themes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the themes under the names they go by now, each once."""
    return tuple(dict.fromkeys(_current_name(theme, names) for theme in themes))


def _current_name(theme: str, names: Mapping[str, str]) -> str:
    seen = {theme}
    while theme in names and names[theme] not in seen:
        theme = names[theme]
        seen.add(theme)
    return theme
