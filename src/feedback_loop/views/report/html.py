"""Render the report as one HTML file."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from feedback_loop.domain.insight.focus import find_focus, improvements
from feedback_loop.domain.insight.funnel import application_flows, feedback_flows
from feedback_loop.domain.insight.stats import summarize
from feedback_loop.domain.insight.themes import theme_stats
from feedback_loop.domain.insight.wording import MATURE, improvement_text, waits
from feedback_loop.domain.privacy.names import MAY_REMAIN, SPELLINGS_FOUND
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, escape_control_chars
from feedback_loop.views.report.bars import bar_tables
from feedback_loop.views.report.numbers import duration_cards, headlines, rate_cards, summary
from feedback_loop.views.report.sankey_layers import LEGEND, application_kind, funnel_kind
from feedback_loop.views.report.sankey_svg import Diagram, draw_sankey
from feedback_loop.views.report.tables import focus_card, interviews_ahead, person_table, prompt_table, theme_table
from feedback_loop.views.report.timeline import timeline
from feedback_loop.views.report.wording import Values, long_date

_PACKAGE = "feedback_loop.views.report"
_MIN_SCALE = 0.86
"""Scale of a diagram below which its labels are too small, so that its narrow drawing takes its place."""
_MAX_SCALE = 1.25
_MARGINS, _WIDE_PAGE, _CONTENT_SHARE = 80, 920, 0.92
"""Layout of the style sheet in pixels: both margins of a wide page, the width of content from which a page is wide,
and the share of a narrower page that is content."""
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
    """Return the style sheet and its hash; each diagram is drawn broad where its labels can then be read."""
    style = (resources.files(_PACKAGE) / "style.css").read_text(encoding="utf-8")
    for name, diagram in diagrams.items():
        if diagram:
            narrow, broad = f"#{name}-narrow", f"#{name}-broad"
            needed = diagram.broad.width * _MIN_SCALE
            margins = _MARGINS if needed > _WIDE_PAGE else 0
            page = _SCROLLBAR + round(max(needed / _CONTENT_SHARE, needed + margins))
            style += f"{narrow}{{max-width:{round(diagram.narrow.width * _MAX_SCALE)}px}}\n"
            style += f"{broad}{{display:none;max-width:{round(diagram.broad.width * _MAX_SCALE)}px}}\n"
            style += f"@media(min-width:{page}px){{{narrow}{{display:none}}{broad}{{display:block}}}}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": digest}  # noqa: S704  # our own file and numbers


def _content(overview: Overview) -> Values:
    themes = theme_stats(overview.history)
    numbers = summarize(overview)
    return {
        "summary": summary(overview),
        "headlines": headlines(numbers),
        "prompts": prompt_table(overview),
        "ahead": interviews_ahead(overview),
        "focus": focus_card(find_focus(themes, overview)),
        "improvements": list(map(improvement_text, improvements(themes))),
        "rates": rate_cards(overview),
        "durations": duration_cards(overview),
        "bars": bar_tables(overview, numbers),
        "comparison_note": MATURE,
        "waits": waits(numbers.times),
        "timeline": timeline(overview),
        "themes": theme_table(themes),
        "people": person_table(overview),
        "legend": LEGEND,
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
