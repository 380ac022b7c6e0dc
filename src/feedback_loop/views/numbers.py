"""The ``stats`` document: the keys that scripts rely on."""

import datetime as dt

from feedback_loop.domain.events import Document
from feedback_loop.domain.flows import Flow
from feedback_loop.domain.groups import Row
from feedback_loop.domain.rates import Rate
from feedback_loop.domain.summary import Summary
from feedback_loop.views.documents import SCHEMA_VERSION


def stats_document(found: Summary, today: dt.date) -> Document:
    """Return the ``stats`` document; ``by`` is null where nothing was grouped."""
    period = found.period
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today.isoformat(),
        "since": period.since.isoformat() if period.since else None,
        "until": period.until.isoformat() if period.until else None,
        "applications": found.applications,
        "months": dict(found.months),
        "rates": {name: _rate(rate) for name, rate in found.rates.items()},
        "medians_days": {name: median.days for name, median in found.medians.items()},
        "medians": {name: {"cases": one.cases, "open": one.open} for name, one in found.medians.items()},
        "conversion": [{"stage": one.stage, "reached": one.reached, "of": one.of} for one in found.conversion],
        "ratings": [{"rating": one.rating, "outcome": one.outcome, "count": one.count} for one in found.ratings],
        "flows": [_flow(flow) for flow in found.flows],
        "funnel": [_flow(flow) for flow in found.funnel],
        "by": {"what": found.grouping, "rows": [_row(row) for row in found.rows]} if found.grouping else None,
    }


def _rate(rate: Rate) -> Document:
    return {"count": rate.count, "of": rate.of, "open": rate.open}


def _flow(flow: Flow) -> Document:
    return {"source": flow.source, "target": flow.target, "count": flow.count}


def _row(row: Row) -> Document:
    return {
        "label": row.label or None,
        "applications": row.applications,
        "interviewed": _rate(row.interviewed),
        "went_on": _rate(row.went_on),
        "rates": {name: _rate(rate) for name, rate in row.rates.items()},
    }
