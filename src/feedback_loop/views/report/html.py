"""Render the report as one HTML file."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from feedback_loop.domain.insight.funnel import application_flows, feedback_flows
from feedback_loop.domain.privacy.names import MAY_REMAIN, SPELLINGS_FOUND
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, escape_control_chars
from feedback_loop.views.report.numbers import duration_cards, rate_cards, summary
from feedback_loop.views.report.sankey_layers import LEGEND, application_kind, funnel_kind
from feedback_loop.views.report.sankey_svg import Diagram, draw_sankey
from feedback_loop.views.report.tables import person_table, prompt_table, theme_table
from feedback_loop.views.report.timeline import timeline
from feedback_loop.views.report.wording import STEPS, Values, long_date

_PACKAGE = "feedback_loop.views.report"
_MIN_SCALE = 0.86
"""Scale of a diagram below which it scrolls in its frame."""
_MARGINS, _WIDE_PAGE, _CONTENT_SHARE, _MAX_CONTENT = 80, 920, 0.92, 1056
"""Layout of the style sheet in pixels: both margins of a wide page, the width of content from which a page is wide,
the share of a narrower page that is content, and the maximum width of the content."""
_SCROLLBAR = 16


class ReportInfo(msgspec.Struct, frozen=True):
    """Facts about the page itself; a redacted one has pseudonyms for people and companies."""

    version: str
    events: int
    redacted: bool = False


def report_html(overview: Overview, info: ReportInfo) -> str:
    """Return the report as one HTML document, which loads nothing."""
    shared = {
        "info": info,
        "today": long_date(overview.today),
        "events": count_noun(info.events, "event"),
        "spellings_found": SPELLINGS_FOUND,
        "may_remain": MAY_REMAIN,
    }
    if not overview.statuses:
        return _environment().get_template("empty.html").render(shared | _style({}))
    diagrams = {
        "applications": draw_sankey(application_flows(overview), application_kind, ends_last=True),
        "funnel": draw_sankey(feedback_flows(overview), funnel_kind, ends_last=False),
    }
    return _environment().get_template("report.html").render(shared | _style(diagrams) | diagrams | _content(overview))


def _style(diagrams: Mapping[str, Diagram | None]) -> Values:
    """Return the style sheet and its hash; no diagram becomes too small for its labels to be read."""
    style = (resources.files(_PACKAGE) / "style.css").read_text(encoding="utf-8")
    for name, diagram in diagrams.items():
        if diagram:
            min_width = round(diagram.width * _MIN_SCALE)
            style += f"#{name}-picture{{min-width:{min_width}px}}\n"
            if min_width + _MARGINS <= _MAX_CONTENT:
                wide = min_width + _MARGINS if min_width > _WIDE_PAGE else 0
                page = _SCROLLBAR + max(round(min_width / _CONTENT_SHARE), wide)
                style += f"@media(min-width:{page}px){{#{name}-hint{{display:none}}}}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": digest}  # noqa: S704  # our own file and numbers


def _content(overview: Overview) -> Values:
    return {
        "summary": summary(overview),
        "rates": rate_cards(overview),
        "durations": duration_cards(overview),
        "timeline": timeline(overview),
        "themes": theme_table(overview),
        "prompts": prompt_table(overview),
        "people": person_table(overview),
        "legend": LEGEND,
        "steps": list(STEPS.values()),
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_PACKAGE, "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _escape(value: object) -> object:
    """Escape the control characters of every text, wherever a template prints it."""
    return escape_control_chars(value) if isinstance(value, str) and not isinstance(value, Markup) else value
