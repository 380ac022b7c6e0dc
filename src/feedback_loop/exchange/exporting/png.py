"""Pictures as PNG, drawn from SVG by resvg, which is an extra of this package."""

from feedback_loop.domain.errors import UsageError


def to_png(svg: str) -> bytes:
    """Return an SVG picture as PNG, in its own size.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        import resvg_py  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "PNG needs the renderer resvg_py, which is not installed. Type: pip install resvg_py (with pipx: "
            "pipx inject interview-feedback-loop resvg_py). Or choose --format svg, which every browser shows."
        ) from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
