"""Deadlines in prose: when an assessment is due, an offer to be answered, or a decision to be expected."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.moments import find_moments
from feedback_loop.exchange.mail.classify.sentences import Sentence

_WITH_DEADLINE = frozenset({MailKind.ASSESSMENT, MailKind.OFFER, MailKind.MORE_TIME})
_LEAD = re.compile(
    r"(?<![^\W_])(?:by|until|before|no later than|deadline|due|expires?|till|bis(?: zum)?|spätestens|frist|avant"
    r"|jusqu['’](?:aux?|à)?|d['’]ici|au plus tard|"
    r"hasta|fino al?|antes del?|a más tardar|tot|voor|uiterlijk|vóór|até|antes de|entro|prima del|scade|do|najpóźniej"
    r"|przed|senast|före|"
    r"decision on|decide on|hear from|hören sie|melde)(?![^\W_])",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?<![^\W_])(?:start(?:ing|s)?|begin\w*|join|beginn|eintritt|zum|ab dem|início|inizio|incorporación"
    r"|prise de poste|from)(?![^\W_])",
    re.IGNORECASE,
)
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4, "another": 1,
    "eine": 1, "zwei": 2, "drei": 3,
    "vier": 4, "une": 1, "deux": 2, "trois": 3, "una": 1, "dos": 2, "tres": 3, "een": 1, "twee": 2, "drie": 3, "uma": 1,
    "duas": 2, "due": 2, "tre": 3, "dwa": 2, "dwoch": 2, "trzy": 3, "en": 1, "tva": 2, "altre": 2, "outras": 2,
}  # fmt: skip
_WEEKS = re.compile(
    r" (?P<number>[a-z0-9]+) (?:more |further |additional |weitere |altre |otras |outras |kolejne "
    r"|extra )?(?:weeks?|wochen?|semaines?|semanas?|weken|week|settimane|settimana|tygodnie|veckor|vecka) "
)
_FORTNIGHT = re.compile(r" (?:fortnight|quinzaine|quincena|quindici giorni|fjorton dagar) ")
_DAYS_A_WEEK = 7


def find_deadline(
    kind: MailKind, deciding: Sentence | None, sentences: Sequence[Sentence], sent_on: dt.date | None
) -> dt.date | None:
    """Return the only day that a mail of a kind with a deadline names as one; None without it, or with several."""
    if kind not in _WITH_DEADLINE:
        return None
    near = [deciding] if deciding else []
    others = [sentence for sentence in sentences if sentence is not deciding]
    days = _days_after_leads(near, sent_on) or _days_after_leads(others, sent_on)
    if len(days) == 1:
        return days.pop()
    if not days and kind is MailKind.MORE_TIME and sent_on:
        return _after_weeks(near, sent_on) or _after_weeks(others, sent_on)
    return None


def _days_after_leads(sentences: Iterable[Sentence], sent_on: dt.date | None) -> set[dt.date]:
    days: set[dt.date] = set()
    for sentence in sentences:
        for moment in find_moments(sentence.text, sent_on):
            before = sentence.text[max(0, moment.start - 40) : moment.start]
            leads = list(_LEAD.finditer(before))
            starts = list(_START.finditer(before))
            is_lead = leads and not (starts and starts[-1].start() >= leads[-1].end())
            if is_lead and (sent_on is None or moment.on >= sent_on):
                days.add(moment.on)
    return days


def _after_weeks(sentences: Iterable[Sentence], sent_on: dt.date) -> dt.date | None:
    for sentence in sentences:
        match = _WEEKS.search(sentence.words)
        if match and match["number"] in _NUMBERS:
            return sent_on + dt.timedelta(days=_DAYS_A_WEEK * _NUMBERS[match["number"]])
        if _FORTNIGHT.search(sentence.words):
            return sent_on + dt.timedelta(days=2 * _DAYS_A_WEEK)
    return None
