"""Timeline as a picture: one line for each application, with its marks."""

from collections.abc import Sequence

import msgspec

from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.report.sankey_layers import RESULT_KINDS
from feedback_loop.views.report.sankey_shapes import fit_text
from feedback_loop.views.report.timeline import Actor, Axis, moments_of
from feedback_loop.views.report.wording import short_name

_LABEL_WIDTH = 150.0
_LEAST_ROW, _LABELLED_ROW, _LARGEST_ROW = 3.0, 14.0, 26.0
"""Heights of a row: the least one, one from which there is room for its company, and the largest one."""
_AXIS_HEIGHT = 20.0
_COLOURS = {Actor.YOU: "step", Actor.THEY: "open", Actor.TOLD: "good", Actor.AHEAD: "silent"}


class Dot(msgspec.Struct, frozen=True):
    """One mark on a line."""

    x: float
    colour: str


class TimelineRow(msgspec.Struct, frozen=True):
    """One application: its name, if there is room, its line, its marks and its outcome."""

    y: float
    label: str
    start: float
    end: float
    dots: Sequence[Dot]
    outcome: Dot | None


class TimelinePicture(msgspec.Struct, frozen=True):
    """The rows, the ticks of the axis with their places, the size of a mark, and what is left out."""

    rows: Sequence[TimelineRow]
    ticks: Sequence[tuple[float, str]]
    height: float
    radius: float
    left_out: int


def draw_timeline(overview: Overview, area: tuple[float, float]) -> TimelinePicture:
    """Return the applications in the order in which they were sent; of too many, the latest."""
    width, height = area[0], area[1] - _AXIS_HEIGHT
    statuses = sorted(overview.statuses.values(), key=lambda status: (status.loop.applied_on, status.id))
    shown = statuses[-max(int(height / _LEAST_ROW), 1) :]
    row_height = min(height / len(shown), _LARGEST_ROW)
    left = _LABEL_WIDTH if row_height >= _LABELLED_ROW else 0.0
    days = [moment.on for status in shown for moment in moments_of(status)] + [overview.today]
    days += [status.loop.date_of(status.outcome) for status in shown if status.outcome]
    scale = _Scale(Axis(min(days), max(days)), left, width)
    rows = [_row(status, scale, (number + 0.5) * row_height) for number, status in enumerate(shown)]
    ticks = [(scale.place(at), label) for at, label in scale.axis.ticks()]
    radius = round(min(row_height * 0.4, 4.5), 2)
    return TimelinePicture(rows, ticks, round(len(shown) * row_height, 1), radius, len(statuses) - len(shown))


class _Scale(msgspec.Struct, frozen=True):
    """Axis between two edges."""

    axis: Axis
    left: float
    right: float

    def place(self, percent: float) -> float:
        """Return the place of a percentage of the axis."""
        return round(self.left + (self.right - self.left) * percent / 100, 1)


def _row(status: LoopStatus, scale: _Scale, y: float) -> TimelineRow:
    moments = moments_of(status)
    outcome_on = status.loop.date_of(status.outcome) if status.outcome else None
    ends = [moment.on for moment in moments] + ([outcome_on] if outcome_on else [])
    last = max(*ends, status.today) if status.is_open else max(ends)
    company = escape_control_chars(short_name(status.loop.application.company))
    places = {(scale.place(scale.axis.at(moment.on)), _COLOURS[moment.kind]) for moment in moments}
    colour = str(RESULT_KINDS[status.outcome.result]) if status.outcome else ""
    return TimelineRow(
        y=round(y, 1),
        label=fit_text(company, scale.left - 10) if scale.left else "",
        start=scale.place(scale.axis.at(moments[0].on)),
        end=scale.place(scale.axis.at(last)),
        dots=[Dot(x, colour) for x, colour in sorted(places)],
        outcome=Dot(scale.place(scale.axis.at(outcome_on)), colour) if outcome_on else None,
    )
