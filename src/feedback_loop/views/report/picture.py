"""Pictures to share: flows, the feedback funnel or the timeline as one self-contained SVG file."""

from collections.abc import Callable, Sequence

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import Summary, summarize
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, escape_control_chars
from feedback_loop.views.picture_kind import PictureKind
from feedback_loop.views.report.palette import palette
from feedback_loop.views.report.picture_timeline import draw_timeline
from feedback_loop.views.report.sankey_layers import LEGEND, NodeKind, application_kind, funnel_kind
from feedback_loop.views.report.sankey_shapes import FONT_SIZE, Drawing, text_width
from feedback_loop.views.report.sankey_svg import fit_sankey, kinds_of
from feedback_loop.views.report.wording import Values, long_date

_MARGIN = 0.04
"""Share of the width around the picture."""
_UNITS = 880
"""Width of a picture in units of its labels, so that they are as large on any size."""
_TALL = 0.75
"""Width of a tall picture in heights that counts, so that its labels are not too large."""
_TITLE_HEIGHT = 62.0
_SWATCH = 17.0
"""Width of a coloured square of the legend and the gap after it."""
_LEGEND_GAP, _LEGEND_LINE = 22.0, 19.0
_TIMELINE_LEGEND = (
    ("you", "step"),
    ("they", "open"),
    ("good news, or you told them", "good"),
    ("your choice", "choice"),
    ("they said no", "no"),
    ("no answer", "silent"),
)


class PictureOptions(msgspec.Struct, frozen=True):
    """Size of a picture in pixels, and its colours."""

    width: int = 1200
    height: int = 675
    dark: bool = False


def picture_svg(overview: Overview, kind: PictureKind, options: PictureOptions) -> str | None:
    """Return a picture with a title and a legend; None if there is nothing to draw."""
    if not overview.statuses:
        return None
    numbers = summarize(overview)
    legend: Sequence[tuple[str, str]]
    if kind is PictureKind.TIMELINE:
        legend, draw = _TIMELINE_LEGEND, _timeline_content(overview)
    else:
        flows, kind_of, ends_last = _FLOWS[kind](numbers)
        legend = [(LEGEND[node_kind], str(node_kind)) for node_kind in kinds_of(flows, kind_of)]
        draw = _flows_content(flows, kind_of, ends_last=ends_last)
    if not legend:
        return None
    frame = _Frame.of(options, legend)
    title, subtitle = _TITLES[kind](numbers)
    values: Values = {
        "options": options,
        "frame": frame,
        "colours": palette(dark=options.dark),
        "title": title,
        "subtitle": f"{subtitle} · {_dates(overview)}",
        "font_size": FONT_SIZE,
    }
    return _environment().get_template("picture.svg").render(values | draw(frame))


class _LegendEntry(msgspec.Struct, frozen=True):
    """One entry of the legend: its place in the picture, its text and the name of its colour."""

    x: float
    y: float
    text: str
    colour: str


class _Frame(msgspec.Struct, frozen=True):
    """Size of a picture and of the area below its title, in units of the labels."""

    width: float
    height: float
    margin: float
    area: tuple[float, float]
    legend: Sequence[_LegendEntry]

    @classmethod
    def of(cls, options: PictureOptions, legend: Sequence[tuple[str, str]]) -> "_Frame":
        """Return the frame of a picture that has a legend of these texts and colours."""
        scale = max(options.width, options.height * _TALL) / _UNITS
        width, height = options.width / scale, options.height / scale
        margin = max(width * _MARGIN, 14.0)
        entries = _place_legend(legend, width, margin, height - margin)
        top = min(entry.y for entry in entries) - _LEGEND_GAP
        area = max(width - 2 * margin, 60.0), max(top - margin - _TITLE_HEIGHT, 40.0)
        return cls(round(width, 2), round(height, 2), round(margin, 2), area, entries)

    @property
    def top(self) -> float:
        """Top of the area."""
        return self.margin + _TITLE_HEIGHT


_Draw = Callable[[_Frame], Values]


def _flows_content(flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool) -> _Draw:
    def draw(frame: _Frame) -> Values:
        drawing = fit_sankey(flows, kind_of, frame.area, ends_last=ends_last)
        return {"drawing": drawing, "place": _place(drawing, frame), "timeline": None}

    return draw


def _timeline_content(overview: Overview) -> _Draw:
    return lambda frame: {"drawing": None, "timeline": draw_timeline(overview, frame.area)}


def _place(drawing: Drawing, frame: _Frame) -> dict[str, float]:
    """Return the box of a drawing in the area: as large as fits, in the middle, from its top."""
    width, height = frame.area
    scale = min(width / drawing.width, height / drawing.height)
    shown = drawing.width * scale, drawing.height * scale
    x = frame.margin + (width - shown[0]) / 2
    y = frame.top + (height - shown[1]) / 2
    return {"x": round(x, 1), "y": round(y, 1), "width": round(shown[0], 1), "height": round(shown[1], 1)}


def _place_legend(legend: Sequence[tuple[str, str]], width: float, margin: float, bottom: float) -> list[_LegendEntry]:
    """Return the entries of the legend, on as many lines as they need, the last one at the bottom."""
    lines: list[list[tuple[float, str, str]]] = [[]]
    x = margin
    for text, colour in legend:
        needed = _SWATCH + text_width(text)
        if lines[-1] and x + needed > width - margin:
            lines.append([])
            x = margin
        lines[-1].append((round(x, 1), text, colour))
        x += needed + _LEGEND_GAP
    last = len(lines) - 1
    return [
        _LegendEntry(x, round(bottom - (last - number) * _LEGEND_LINE, 1), text, colour)
        for number, line in enumerate(lines)
        for x, text, colour in line
    ]


_FlowsOf = Callable[[Summary], tuple[Sequence[Flow], Callable[[str], NodeKind], bool]]
_FLOWS: dict[PictureKind, _FlowsOf] = {
    PictureKind.FLOWS: lambda numbers: (numbers.flows, application_kind, True),
    PictureKind.FUNNEL: lambda numbers: (numbers.funnel, funnel_kind, False),
}


def _flows_title(numbers: Summary) -> tuple[str, str]:
    reached = {step.stage: step.reached for step in numbers.conversion}
    title = f"{count_noun(numbers.applications, 'application')}, {count_noun(reached['offer'], 'offer')}"
    return title, f"{reached['interviewed']:,} led to an interview, {numbers.open:,} are open"


def _funnel_title(numbers: Summary) -> tuple[str, str]:
    asked, closed = numbers.rates["asked"], numbers.rates["closed"]
    interviewed = count_noun(asked.of + asked.open, "application")
    return f"Feedback after {interviewed} with an interview", f"{asked.count:,} asked, {closed.count:,} closed the loop"


def _timeline_title(numbers: Summary) -> tuple[str, str]:
    return f"{count_noun(numbers.applications, 'application')} over time", "a line for each, from the day it was sent"


_TITLES: dict[PictureKind, Callable[[Summary], tuple[str, str]]] = {
    PictureKind.FLOWS: _flows_title,
    PictureKind.FUNNEL: _funnel_title,
    PictureKind.TIMELINE: _timeline_title,
}


def _dates(overview: Overview) -> str:
    first = min(status.loop.applied_on for status in overview.statuses.values())
    return f"{long_date(first)} to {long_date(overview.today)}"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("feedback_loop.views.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _escape(value: object) -> object:
    """Escape the control characters of every text, wherever the template prints it."""
    return escape_control_chars(value) if isinstance(value, str) else value
