"""The record as one HTML page to print, which loads nothing."""

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib import resources

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.exchange.exporting.work_search.rows import Row, RowKind, Week
from feedback_loop.exchange.exporting.work_search.words import Words


class RecordInfo(msgspec.Struct, frozen=True):
    """Facts about the record: whose it is, what time it covers, and when it was made.

    ``weekly`` gives each week a heading; otherwise only weeks without anything are named.
    """

    language: str
    since: dt.date
    until: dt.date
    today: dt.date
    name: str | None = None
    weekly: bool = False


def to_page(weeks: Sequence[Week], words: Words, info: RecordInfo) -> str:
    """Return the record as an HTML document."""
    style = (resources.files(__package__) / "record.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    kinds = Counter(row.kind for week in weeks for row in week.rows)
    values = {
        "style": Markup(style),  # noqa: S704  # our own file
        "style_hash": digest,
        "info": info,
        "words": words,
        "period": words.period.format(since=words.format_date(info.since), until=words.format_date(info.until)),
        "as_of": words.as_of.format(today=words.format_date(info.today)),
        "counts": words.counts.format(
            applications=kinds[RowKind.APPLICATION],
            interviews=kinds[RowKind.INTERVIEW],
            check_ins=kinds[RowKind.CHECK_IN],
        ),
        "weeks": [
            {"title": words.format_week(week), "rows": [_values(row, words) for row in week.rows]} for week in weeks
        ],
    }
    return _environment().get_template("record.html").render(values)


def _values(row: Row, words: Words) -> dict[str, str]:
    result_on = words.format_date(row.result_on) if row.result_on else ""
    return {
        "on": words.format_date(row.on),
        "kind": words.kinds[row.kind],
        "employer": row.employer,
        "role": row.role,
        "place": row.place,
        "how": row.how,
        "contact": row.contact,
        "result": ", ".join(filter(None, [words.result_of(row), result_on])),
    }


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _escape(value: object) -> object:
    """Escape the control characters of every text, wherever the template prints it."""
    return escape_control_chars(value) if isinstance(value, str) and not isinstance(value, Markup) else value
