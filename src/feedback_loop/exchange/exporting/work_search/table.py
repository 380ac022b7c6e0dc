"""The record as CSV: one row for each thing that was done, and one for each week without any."""

import csv
import io
from collections.abc import Sequence

from feedback_loop.exchange.exporting.work_search.rows import Row, Week
from feedback_loop.exchange.exporting.work_search.words import Words
from feedback_loop.exchange.own_csv import escape_formula

COLUMNS = ("date", "kind", "employer", "role", "place", "how", "contact", "result", "result_on")
_BYTE_ORDER_MARK = "\ufeff"


def to_table(weeks: Sequence[Week], words: Words) -> str:
    """Return the record as CSV, with ISO dates; a byte order mark makes spreadsheet programs read letters right."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow([words.columns[name] for name in COLUMNS])
    for week in weeks:
        rows = [_cells(row, words) for row in week.rows]
        empty = [week.start.isoformat(), words.nothing, *[""] * (len(COLUMNS) - 2)]
        for cells in rows or [empty]:
            writer.writerow(map(escape_formula, cells))
    text = stream.getvalue()
    return text if text.isascii() else _BYTE_ORDER_MARK + text


def _cells(row: Row, words: Words) -> list[str]:
    result_on = row.result_on.isoformat() if row.result_on else ""
    texts = (row.employer, row.role, row.place, row.how, row.contact)
    return [row.on.isoformat(), words.kinds[row.kind], *texts, words.result_of(row), result_on]
