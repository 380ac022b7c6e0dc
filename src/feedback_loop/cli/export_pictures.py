"""Pictures that ``export`` writes, as SVG or PNG."""

import re
from pathlib import Path
from typing import NamedTuple

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.exchange.exporting.formats import Format
from feedback_loop.views.picture_kind import PictureKind

PICTURE_FORMATS = (Format.SVG, Format.PNG)
_LEAST, _MOST = 200, 8000
"""Limits of the width and the height in pixels."""
_SIZE = re.compile(r"([0-9]{1,6}+)[xX\u00d7]([0-9]{1,6}+)")


class TypedPicture(NamedTuple):
    """Options of a picture as they were typed."""

    kind: PictureKind | None
    size: str | None
    dark: bool


def draw_picture(overview: Overview, format_: Format, typed: TypedPicture, output: Path | None) -> bytes:
    """Return a picture as a file; it is empty if there is nothing to draw."""
    from feedback_loop.exchange.exporting.png import to_png
    from feedback_loop.views.report.picture import PictureOptions, picture_svg

    if format_ is Format.PNG and output is None:
        raise UsageError("A PNG picture needs a file. Add --output FILE, e.g. --output search.png.")
    width, height = _parse_size(typed.size) if typed.size is not None else (None, None)
    default = PictureOptions()
    options = PictureOptions(width or default.width, height or default.height, typed.dark)
    svg = picture_svg(overview, typed.kind or PictureKind.FLOWS, options)
    if svg is None:
        return b""
    return to_png(svg) if format_ is Format.PNG else svg.encode()


def _parse_size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text.strip())
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(_LEAST <= length <= _MOST for length in size):
        raise UsageError(
            f"{text!r} is not a size. Type width and height in pixels, from {_LEAST} to {_MOST:,}, such as 1200x675."
        )
    return size
