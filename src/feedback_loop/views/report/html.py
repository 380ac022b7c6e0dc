"""Render the report as one HTML file."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from feedback_loop.domain.insight.funnel import application_flows, feedback_flows
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.report import sankey_layers as meanings
from feedback_loop.views.report import tables as lists
from feedback_loop.views.report.numbers import duration_cards, rate_cards, summary
from feedback_loop.views.report.sankey_layers import LEGEND
from feedback_loop.views.report.sankey_svg import Drawing, drawing
from feedback_loop.views.report.timeline import timeline
from feedback_loop.views.report.wording import STEPS, counted, dated
from feedback_loop.views.text import escape_control_chars

_PACKAGE = "feedback_loop.views.report"
_SMALLEST = 0.86
"""Of its own size; below it a picture scrolls in its frame."""


_MARGINS, _BROAD, _WITHIN, _WIDEST = 80, 920, 0.92, 1056
"""How the style sheet lays the page out, in pixels: both margins of a broad page, what is between them from there on,
the share of a narrower page that is between them, and the widest page."""
_SCROLLBAR = 16


@dataclass(frozen=True, slots=True)
class About:
    """What the page says about itself.

    Attributes:
        version: the program's.
        events: how many events the journal holds.
        redacted: whether people and companies go by pseudonyms.
    """

    version: str
    events: int
    redacted: bool = False


def html(overview: Overview, about: About) -> str:
    """Return the report as one HTML document, which loads nothing."""
    shared = {"about": about, "today": dated(overview.today), "events": counted(about.events, "event")}
    if not overview.statuses:
        return _template("empty.html", shared | _style({}))
    pictures = {
        "applications": drawing(application_flows(overview), meanings.of_end, ends_last=True),
        "funnel": drawing(feedback_flows(overview), meanings.of_milestone, ends_last=False),
    }
    return _template("report.html", shared | _style(pictures) | pictures | _content(overview))


def _style(pictures: Mapping[str, Drawing | None]) -> dict[str, object]:
    """Return the style sheet and its hash; a picture is not made smaller than its labels can be read."""
    style = (resources.files(_PACKAGE) / "style.css").read_text(encoding="utf-8")
    for name, picture in pictures.items():
        if picture:
            least = round(picture.width * _SMALLEST)
            style += f"#{name}-picture{{min-width:{least}px}}\n"
            if least + _MARGINS <= _WIDEST:
                enough = _SCROLLBAR + max(round(least / _WITHIN), least + _MARGINS if least > _BROAD else 0)
                style += f"@media(min-width:{enough}px){{#{name}-hint{{display:none}}}}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": digest}  # noqa: S704  # our own file and numbers


def _content(overview: Overview) -> dict[str, object]:
    return {
        "summary": summary(overview),
        "headlines": rate_cards(overview),
        "paces": duration_cards(overview),
        "timeline": timeline(overview),
        "themes": lists.themes(overview),
        "prompts": lists.prompts(overview),
        "supporters": lists.person_rows(overview),
        "legend": LEGEND,
        "steps": list(STEPS.values()),
    }


def _template(name: str, values: dict[str, object]) -> str:
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_PACKAGE, "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Make every text such that nothing in it is interpreted, wherever it stands in a template."""
    return escape_control_chars(value) if isinstance(value, str) and not isinstance(value, Markup) else value
