"""Words of the record, in each language."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.exporting.work_search.rows import Row, RowKind, Week

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")
DEFAULT = "en"


class Words(msgspec.Struct, frozen=True):
    """Words of one language.

    Attributes:
        date: A date with ``{day}``, ``{dd}`` (two digits), ``{mm}``, ``{month}`` and ``{year}``.
        months: The names of the months, for ``{month}``; none if dates have only numbers.
        period: Sentence with ``{since}`` and ``{until}``.
        week: Heading of a week with ``{number}``, ``{start}`` and ``{end}``.
        counts: Sentence with ``{applications}``, ``{interviews}`` and ``{check_ins}``.
        results: The word for each result, also for ``open`` and ``quiet``.
    """

    title: str
    name: str
    period: str
    as_of: str
    counts: str
    week: str
    nothing: str
    signature: str
    date: str
    kinds: Mapping[RowKind, str]
    columns: Mapping[str, str]
    results: Mapping[str, str]
    months: Sequence[str] = ()

    def format_date(self, day: dt.date) -> str:
        """Return a date as people of the language write it."""
        month = self.months[day.month - 1] if self.months else ""
        parts = {"day": day.day, "dd": f"{day.day:02}", "mm": f"{day.month:02}", "month": month}
        return self.date.format(**parts, year=f"{day.year:04}")

    def format_week(self, week: Week) -> str:
        """Return the heading of a week."""
        start, end = self.format_date(week.start), self.format_date(week.end)
        return self.week.format(number=week.number, start=start, end=end)

    def result_of(self, row: Row) -> str:
        """Return what became of an application, without its date; blank for other rows."""
        if row.kind is not RowKind.APPLICATION:
            return ""
        return self.results[_result_key(row)]


def _result_key(row: Row) -> str:
    if row.result is None:
        return "quiet" if row.has_gone_quiet else "open"
    return str(row.result)


def find_language(code: str) -> str:
    """Return the language of a code such as ``de`` or ``de-AT``.

    Raises:
        UsageError: there is no record in this language.
    """
    language = code.strip().lower().replace("_", "-").partition("-")[0]
    if language not in LANGUAGES:
        raise UsageError(f"There is no record in {code!r}. Choose one of {', '.join(LANGUAGES)}.")
    return language


@cache
def load_words(language: str) -> Words:
    """Return the words of a language."""
    path = resources.files(__package__) / "words" / f"{language}.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Words)
