"""Tell rows that are no applications: totals, months, and names of companies alone."""

from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.months import month_number
from feedback_loop.exchange.importing.row_cells import CellsByField
from feedback_loop.exchange.importing.words import heading_key, split_words, words_of

_TOTALS = split_words(
    "total, totals, sum, summary, count, average, subtotal, grandtotal, totalapplications, totalapplied, "
    "applicationstotal, gesamt, summe, anzahl, somme, totale, suma, totaal, razem, toplam, summa, 总计, 合计, 总数, "
    "合計, итого, всего, totaljobs, totalcount, totalrows, numberofapplications"
)
_PERIOD_WORDS = split_words(
    "week, weeks, kw, q1, q2, q3, q4, quarter, month, semaine, woche, semana, settimana, hafta, vecka, неделя"
)


def reason_for_no_application(cells: CellsByField) -> str | None:
    """Return why a row that names something as its company is no application; None if it may be one."""
    text = cells.first(Field.COMPANY).text
    if (
        heading_key("".join(word for word in words_of(text) if not word.isdecimal())) in _TOTALS
        and not cells[Field.DATE]
    ):
        return "a total, not an application"
    if not cells.has_only(Field.COMPANY):
        return None
    words = words_of(text)
    is_period = words and all(word.isdecimal() or word in _PERIOD_WORDS or month_number(word) for word in words)
    return "a line between rows, not an application" if is_period else "nothing but a company"
