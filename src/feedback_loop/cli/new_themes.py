"""Notes about new themes that look like a misspelt one; themes are free, so none is refused."""

from collections.abc import Iterable

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.model.events import BUILT_IN_THEMES, Recorded
from feedback_loop.domain.text import nearest_word

_MISSPELLING = 0.85
"""Likeness from which on a new theme may be a misspelt one."""


def note_new_themes(context: CommandContext, themes: Iterable[str]) -> None:
    """Say which themes were never used before what the command recorded, but are spelled almost like another one."""
    if not (new := set(themes).difference(BUILT_IN_THEMES)):
        return
    used = {theme for event in context.before.history.events if type(event) is Recorded for theme in event.themes}
    for theme in sorted(new - used):
        if nearest := nearest_word(theme, {*used, *BUILT_IN_THEMES}, _MISSPELLING):
            rename = f"feedback-loop themes --rename {theme} {nearest}"
            context.terminal.warn(f"The theme {theme} is new. Did you mean {nearest}? Then type: {rename}")
