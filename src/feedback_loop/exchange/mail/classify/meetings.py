"""Day, time and round of an interview that a mail speaks of."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.moments import Moment, find_moments, only_time
from feedback_loop.exchange.mail.classify.sentences import Sentence

_Day = tuple[Moment, Sentence]
"""A day with the sentence that names it."""
_WITH_DAY = frozenset({MailKind.INVITATION, MailKind.MOVED, MailKind.CANCELLED})
_NEAR = 4
"""Sentences after the one that decided in which its day may stand."""
_OR = re.compile(r"(?<![^\W_])(?:or|oder|ou|o|of|lub|eller|alternatively|sonst|sino)(?![^\W_])|/", re.IGNORECASE)
_NO_MEETING = re.compile(
    r"(?<![^\W_])(?:by|until|before|no later than|deadline|bis|spätestens|avant le|jusqu['’](?:aux?|à)?|d['’]ici|hasta"
    r"|antes del?|tot|uiterlijk|até|"
    r"entro|senast|leave|holiday|urlaub|vacaciones|congé|vakantie|since|seit|depuis|applied on|from)(?![^\W_])",
    re.IGNORECASE,
)
_LEADS_NEW = re.compile(
    r"(?<![^\W_])(?:to|auf|stattdessen|instead|neuer termin|new (?:date|time)|au|para|pra|na|till|naar|al|nuova data"
    r"|nouvelle date|nueva fecha|nova data|nowy termin|ny tid|nieuwe datum)"
    r"[:,]?(?: (?:the|den|dem|le|el|il|o|a|dia|dzień))?[ ]?\Z",
    re.IGNORECASE,
)
_LEADS_APPOINTED = re.compile(
    r"(?<!ein )(?<!an )(?<!un )(?<!uma )(?<!una )(?<!een )(?<!new )(?<!neuer )(?<!neuen )(?<![^\W_])"
    r"(?:(?:vorstellungs|telefon|kennenlern)?gespräch|interview|termin|telefonat|intervjun|samtalet"
    r"|mötet|entrevista|reunião|rozmowę|rozmowa|spotkanie|entretien|colloquio|gesprek)"
    r" (?:vom|am|on|of|for|van|op|de|do|da|del|du|z|ze|w|den|på)(?: (?:den|dem|the|dia|dnia))? ?\Z",
    re.IGNORECASE,
)
_ROUNDS = re.compile(
    r"(?<![^\W_])(?:(?:first|second|third|final|initial|technical|video|phone|panel|onsite|on-site|introductory"
    r"|intro|screening|hr) "
    r"(?:round )?(?:interview|call|conversation|screen|round)|phone screen|onsite|on-site|panel"
    r"|assessment cent(?:re|er)|"
    r"(?:erstes?|zweites?|ersten|zweiten|technische[sn]?) (?:gespräch|interview)|kennenlerngespräch"
    r"|vorstellungsgespräch|telefoninterview|"
    r"videointerview|fachgespräch|zweitgespräch|probetag|(?:premier|second|deuxième) entretien"
    r"|entretien (?:téléphonique|technique|rh)|"
    r"(?:primera|segunda) entrevista|entrevista (?:telefónica|técnica|personal)|kennismakingsgesprek|(?:eerste"
    r"|tweede) gesprek|"
    r"vervolggesprek|sollicitatiegesprek|colloquio (?:conoscitivo|tecnico|telefonico)|(?:primo|secondo) colloquio|"
    r"(?:primeira|segunda) entrevista|entrevista técnica|rozmowa (?:kwalifikacyjna|techniczna|rekrutacyjna)|"
    r"(?:första|andra) intervjun?|telefonintervju|telefonscreening|screening call|intro call)(?![^\W_])",
    re.IGNORECASE,
)


def find_meeting(
    kind: MailKind, deciding: Sentence | None, sentences: Sequence[Sentence], sent_on: dt.date | None
) -> tuple[dt.date | None, str | None]:
    """Return day and time of the interview, if only one day can be meant; several that are offered are none."""
    if kind not in _WITH_DAY or deciding is None:
        return None, None
    start = next((number for number, sentence in enumerate(sentences) if sentence is deciding), 0)
    following = sentences[start + 1 : start + 1 + _NEAR]
    before = sentences[max(0, start - 2) : start]
    own = _days_of(kind, [deciding], sent_on, is_deciding=True)
    explicit = [day for day in _days_of(kind, following, sent_on, is_deciding=False) if not day[0].is_relative]
    days = explicit if explicit and all(moment.is_relative for moment, _ in own) else own
    if kind is MailKind.MOVED:
        days = _choose_new(days) or _choose_new(explicit) or [day for day in days if not _is_appointed(day)]
    days = days or _days_of(kind, following, sent_on, is_deciding=False)
    days = days or [day for day in _days_of(kind, before, sent_on, is_deciding=False) if not _is_appointed(day)]
    if not days:
        return None, None
    # The time may stand on a line of its own after the day.
    place = next((number for number, sentence in enumerate(sentences) if sentence is days[-1][1]), start)
    return _settle(kind, days, [deciding, *following[:2], *sentences[place + 1 : place + 3]])


def _choose_new(days: Sequence[_Day]) -> list[_Day]:
    """Return the days, from the first on, that stand with a time of day or after a word that leads to a new one."""
    candidates = [day for day in days if not _is_appointed(day)]
    led = next((number for number, day in enumerate(candidates) if _LEADS_NEW.search(_text_before(day))), None)
    first = led if led is not None else next((n for n, (moment, _) in enumerate(candidates) if moment.at), None)
    if first is None:
        return []
    sentence = candidates[first][1]
    return [day for day in candidates[first:] if day[1] is sentence or day[0].at]


def _is_appointed(day: _Day) -> bool:
    """Return True if a day is named as the one of an appointment that already stands."""
    return _LEADS_APPOINTED.search(_text_before(day)) is not None


def _text_before(day: _Day) -> str:
    moment, sentence = day
    return sentence.text[max(0, moment.start - 60) : moment.start]


def _days_of(
    kind: MailKind, sentences: Iterable[Sentence], sent_on: dt.date | None, *, is_deciding: bool
) -> list[_Day]:
    moments = []
    for sentence in sentences:
        for moment in find_moments(sentence.text, sent_on):
            before = sentence.text[max(0, moment.start - 24) : moment.start]
            if not is_deciding and (_NO_MEETING.search(before) or (sent_on and moment.on < sent_on)):
                continue
            if moment.is_old and kind is MailKind.MOVED:
                continue
            moments.append((moment, sentence))
    return moments


def _settle(kind: MailKind, days: Sequence[_Day], near: Sequence[Sentence]) -> tuple[dt.date | None, str | None]:
    if len({moment.on for moment, _ in days}) > 1:
        last, sentence = days[-1]
        earlier = days[-2][0]
        between = sentence.text[earlier.start : last.start] if days[-2][1] is sentence else " / "
        if kind is not MailKind.MOVED or _OR.search(between):
            return None, None
        days = [days[-1]]
    times = {moment.at for moment, _ in days if moment.at}
    if len(times) > 1:
        return days[0][0].on, None
    at = (
        times.pop()
        if times
        else next((time for sentence in near if (time := only_time(sentence.text, days[0][0].on))), None)
    )
    return days[0][0].on, at


def find_round(deciding: Sentence | None, subject: str) -> str | None:
    """Return the round of an interview as a mail names it."""
    for text in (deciding.text if deciding else "", subject):
        if match := _ROUNDS.search(text):
            return match[0].lower() if match[0].isascii() and not match[0][1:].islower() else match[0]
    return None
