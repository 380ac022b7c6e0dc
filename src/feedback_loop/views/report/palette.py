"""Colours of the page, for pictures that cannot use its style sheet."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

_ROOT = ":root {"


@cache
def palette(*, dark: bool) -> Mapping[str, str]:
    """Return the colours of the style sheet by their names."""
    style = (resources.files("feedback_loop.views.report") / "style.css").read_text(encoding="utf-8")
    light_colours, dark_colours = (_read_block(block) for block in style.split(_ROOT)[1:3])
    return light_colours | dark_colours if dark else light_colours


def _read_block(text: str) -> dict[str, str]:
    """Return the custom properties at the beginning of a block, up to its end."""
    lines = (line.strip() for line in text.partition("}")[0].splitlines())
    pairs = (line.removesuffix(";").split(": ", 1) for line in lines if line.startswith("--"))
    return {name.removeprefix("--"): value for name, value in pairs}
