"""Days and times of day in prose, as far as they can mean only one moment."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from feedback_loop.exchange.importing.months import month_number, weekday_number
from feedback_loop.exchange.mail.classify.sentences import fold_words

_LETTERS = r"[^\W\d_]"
_DAY_MONTH = re.compile(
    rf"(?<![0-9.:/])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?[ \-](?:of |de "
    rf"|di )?(?P<month>{_LETTERS}{{3,12}}+)\.?"
    r"(?:,? (?:de |del |r )?(?P<year>20[0-9]{2}))?(?![0-9])",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W_])(?P<month>{_LETTERS}{{3,12}}+)\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:h]|\.[0-9])"
    r"(?:,? (?P<year>20[0-9]{2}))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![0-9./\-])(?P<first>[0-9]{1,2})(?P<mark>[./\-])(?P<second>[0-9]{1,2})(?:(?P=mark)(?P<year>20[0-9]{2}"
    r"|[0-9]{2})"
    r"(?![0-9])|(?P<open>\.(?![0-9]))|/(?![0-9])|(?=[^0-9./\-]|\Z))"
)
_LEADS_DATE = re.compile(
    r"(?<![^\W_])(?:am|vom|den|dem|zum|bis|auf|ab|der|on|by|until|le|du|au|el|al|del|op|tot|dia|dnia|il|entro|date:|"
    r"datum:|,) ?\Z",
    re.IGNORECASE,
)
_WEEKDAY_DAY = re.compile(
    rf"(?<![^\W_])(?P<weekday>{_LETTERS}{{4,12}}+)(?:-feira)?,? (?:the |den |dem |el |le |il |día |dia |o )?"
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?![0-9:.h/-]| ?(?:[ap]\.?m\b|uhr|uur|h\b|[-–] ?[0-9]))",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![0-9\-])(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])")
_WORD_BEFORE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]++)(?:-feira)?\.?,?[ (]{0,2}(?:(?:the|den|dem|el|le|il|de|dnia|den|d\.|día|dia) )?\Z",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r",? ?\(?([^\W\d_]+)")
_TIME = re.compile(
    r"(?<![0-9.,:/£$€])(?P<hour>[01]?[0-9]|2[0-3])(?:(?P<mark>[:.h])(?P<minute>[0-5][0-9])(?![0-9]))?"
    r"(?:(?: ?[-–] ?| to )[0-9]{1,2}(?:[:.][0-5][0-9])?(?= ?[ap]\.?m))?"
    r"(?P<suffix> ?(?:[ap]\.?m\b\.?|uhr\b|uur\b|hrs?\b|h\b|o'clock|horas\b|noon\b|midday\b))?(?![0-9%€£$])",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"(?:\b(?:at|um|gegen|ab|à|a las|a la|las|alle|alle ore|ore|dalle|om|às|as|pelas|kl\.?|o godz\.?|o godzinie"
    r"|godz\.?|o|klockan|@|from|von|de|à partir de)"
    r"|[,(])[ ]?\Z",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?:\b(?:instead of|rather than|was|from|statt|anstatt|vom|ursprünglich|au lieu d[ue]|prévu le|initialement|du"
    r"|en lugar del?|en vez del?|"
    r"del|in plaats van|van|em vez de|do dia|invece di|dal|zamiast|istället för|från|original\w*"
    r"|previously)\b[^.;0-9]{0,24})\Z",
    re.IGNORECASE,
)
_TOMORROW = re.compile(
    r"(?<!guten )(?<!la )(?<!früh)\b(?:tomorrow|morgen|demain|mañana|amanhã|domani|jutro|imorgon|i morgon)\b",
    re.IGNORECASE,
)
_MAX_TIME_DISTANCE = 45
_SHORT_YEAR = 100
_NOON = 12
_EARLIEST_BARE = 8
"""The first hour that means the morning where no half of the day is named."""
_MONTHS_PER_YEAR = 12
_DAYS_AHEAD = 31
_MAX_PAST = dt.timedelta(days=45)

_ZONES = {
    "gmt": "Europe/London", "bst": "Europe/London", "utc": "UTC", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "hec": "Europe/Paris", "eet": "Europe/Helsinki", "eest": "Europe/Helsinki",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "jst": "Asia/Tokyo", "sgt": "Asia/Singapore", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
    "central european": "Europe/Berlin", "eastern": "America/New_York", "pacific": "America/Los_Angeles",
    "mountain": "America/Denver", "central": "America/Chicago",
}  # fmt: skip
_PLACES = {
    "london": "Europe/London", "uk": "Europe/London", "dublin": "Europe/Dublin", "irish": "Europe/Dublin",
    "lisboa": "Europe/Lisbon", "lisbon": "Europe/Lisbon", "berlin": "Europe/Berlin", "paris": "Europe/Paris",
    "madrid": "Europe/Madrid", "peninsular": "Europe/Madrid", "espanola": "Europe/Madrid", "roma": "Europe/Rome",
    "italiana": "Europe/Rome", "amsterdam": "Europe/Amsterdam", "stockholm": "Europe/Stockholm",
    "warszawa": "Europe/Warsaw", "new york": "America/New_York", "boston": "America/New_York",
    "brasilia": "America/Sao_Paulo", "zurich": "Europe/Zurich", "vienna": "Europe/Vienna",
}  # fmt: skip
_ZONE_AFTER = re.compile(
    r"[ ,(]{0,3}(?:(?P<code>GMT|BST|UTC|WEST|WET|CEST|CET|MESZ|MEZ|HEC|EEST|EET|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|JST"
    r"|SGT|AE[SD]T)\b"
    r"|(?P<name>(?i:central european|eastern|pacific|mountain|central))(?i: (?:standard |daylight |summer )?time)"
    r"|(?i:(?:hora |ora |heure |horário )(?:de |d[ie] )?)(?P<place_after>[^\W\d_]+)"
    r"|(?P<place>[A-Z][^\W\d_]+(?: York)?)(?i: time))"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that a text names, and the time of day next to it, both in the user's own zone.

    Attributes:
        start: where in the text it begins.
        is_old: True if it is named as the one that no longer holds.
        is_relative: True if it is named by its weekday alone, or as tomorrow.
    """

    on: dt.date
    at: str | None
    start: int
    is_old: bool = False
    is_relative: bool = False


def find_moments(text: str, sent_on: dt.date | None) -> list[Moment]:
    """Return the days that a text names, in order, each with its time; one whose weekday is wrong is left out.

    Args:
        text: with single spaces.
        sent_on: the day of the mail, from which a year that is not named follows.
    """
    days = _explicit_days(text, sent_on)
    is_relative = not days
    if is_relative and sent_on:
        days = list(_relative_days(text, sent_on))
    times = list(_find_times(text, [(start, end) for start, end, _ in days]))
    moments = []
    for start, end, day in days:
        at, zone = _time_next_to(times, start, end, days)
        on, at = _to_local(day, at, zone)
        is_old = _OLD.search(text[max(0, start - 60) : start]) is not None
        moments.append(Moment(on, at, start, is_old, is_relative))
    return moments


def has_wrong_weekday(text: str, sent_on: dt.date | None) -> bool:
    """Return True if a text names a day with a weekday that is not its own."""
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _NUMERIC):
        for match in pattern.finditer(text):
            _, weekday = _weekday_near(text, *match.span())
            if weekday and _resolve(match, None, sent_on) and not _resolve(match, weekday, sent_on):
                return True
    return False


def only_time(text: str, on: dt.date) -> str | None:
    """Return the time of day, on a day and in the user's zone, that a text names, if it names only one."""
    times = {_to_local(on, at, zone)[1] for _, at, zone in _find_times(text, [])}
    return times.pop() if len(times) == 1 else None


def _explicit_days(text: str, sent_on: dt.date | None) -> list[tuple[int, int, dt.date]]:
    days: list[tuple[int, int, dt.date]] = []
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _NUMERIC):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end, _ in days):
                continue
            start, weekday = _weekday_near(text, start, end)
            if pattern is _NUMERIC and weekday is None and not (match["year"] or _LEADS_DATE.search(text[:start])):
                continue  # "Room 2.04.", "3/4 of you" and "24/7"
            if day := _resolve(match, weekday, sent_on):
                days.append((start, end, day))
    if not days and sent_on:
        days.extend(_days_of_weekdays(text, sent_on))
    return sorted(days)


def _days_of_weekdays(text: str, sent_on: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    """Yield the days that a weekday and a day of the month name, where the coming month has such a day."""
    for match in _WEEKDAY_DAY.finditer(text):
        number, day = weekday_number(match["weekday"]), int(match["day"])
        coming = (sent_on + dt.timedelta(days=days) for days in range(_DAYS_AHEAD))
        date = next((date for date in coming if date.day == day and date.isoweekday() == number), None)
        if date:
            yield match.start(), match.end(), date


def _weekday_near(text: str, start: int, end: int) -> tuple[int, int | None]:
    """Return where a date begins with its weekday, and the weekday."""
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if before and (number := weekday_number(before[1])):
        return start - len(text[max(0, start - 24) : start]) + before.start(), number
    after = _WORD_AFTER.match(text, end)
    if after and len(after[1]) > 2 and (number := weekday_number(after[1])):  # noqa: PLR2004
        return start, number
    return start, None


def _resolve(match: re.Match[str], weekday: int | None, sent_on: dt.date | None) -> dt.date | None:
    fields = match.groupdict()
    year = int(fields["year"]) if fields.get("year") else None
    if year is not None and year < _SHORT_YEAR:
        year += 2000
    if "first" in fields:
        return _resolve_numeric(fields, year, weekday, sent_on)
    month = int(fields["month"]) if fields["month"].isdigit() else month_number(fields["month"])
    return _complete(year, month, int(fields["day"]), weekday, sent_on) if month else None


def _resolve_numeric(
    fields: dict[str, str | None], year: int | None, weekday: int | None, sent_on: dt.date | None
) -> dt.date | None:
    first, second = int(fields["first"] or 0), int(fields["second"] or 0)
    day_first = _complete(year, second, first, weekday, sent_on)
    month_first = None if fields["mark"] == "." else _complete(year, first, second, weekday, sent_on)
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _complete(year: int | None, month: int, day: int, weekday: int | None, sent_on: dt.date | None) -> dt.date | None:
    """Return a date with the year that a mail of some day means; None if the weekday is another."""
    if year is None and sent_on is None:
        return None
    years = (year,) if year else (sent_on.year, sent_on.year + 1) if sent_on else ()
    for candidate in years:
        with suppress(ValueError):
            date = dt.date(candidate, month, day)
            if year or sent_on is None or date >= sent_on - _MAX_PAST:
                return date if weekday in (None, date.isoweekday()) else None
    return None


def _relative_days(text: str, sent_on: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    for match in _TOMORROW.finditer(text):
        yield match.start(), match.end(), sent_on + dt.timedelta(days=1)
    for match in re.finditer(r"(?<![^\W_])(?P<before>\w{1,10} )?(?P<word>[^\W\d_]{5,12}+)(?:-feira)?", text):
        number = weekday_number(match["word"])
        if _WEEKDAY_DAY.match(text, match.start("word")):
            continue  # of a month that is not named, and on which the day is another
        if number and number != sent_on.isoweekday() and (match["before"] or "").strip().casefold() not in _VAGUE:
            yield match.start("word"), match.end(), sent_on + dt.timedelta(days=(number - sent_on.isoweekday()) % 7)


_VAGUE = frozenset(
    {"next", "nächsten", "nachsten", "kommenden", "last", "every", "each", "jeden", "prochain", "by", "until", "bis"}
)


def _find_times(text: str, days: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    """Yield each time of day with its place in the text and its zone."""
    range_end = 0
    for match in _TIME.finditer(text):
        start, end = match.span()
        if start < range_end or any(start < day_end and day_start < end for day_start, day_end in days):
            continue
        suffix = (match["suffix"] or "").strip().casefold().replace(".", "")
        is_led = _BEFORE_TIME.search(text[max(0, start - 16) : start]) is not None
        hour = int(match["hour"])
        is_english_hour = not (match["mark"] or suffix) and _is_english_hour(text, start, end)
        is_bare_hour = is_english_hour or (
            not match["mark"] and hour >= _EARLIEST_BARE and _is_spanish_hour(text, start, end)
        )
        if not (suffix or match["mark"] in (":", "h", "H") or (match["mark"] == "." and is_led) or is_bare_hour):
            continue
        half = suffix if suffix in ("am", "pm") else _half_of_range(match[0])
        if half:
            if not 1 <= hour <= _NOON:
                continue
            hour = hour % _NOON + (_NOON if half == "pm" else 0)
        if is_english_hour and hour < _EARLIEST_BARE:
            hour += _NOON  # nobody is asked to come at four in the morning
        range_end = _skip_range(text, end)
        yield (start, range_end), f"{hour:02}:{match['minute'] or '00'}", _zone_at(text, end)


def _is_spanish_hour(text: str, start: int, end: int) -> bool:
    """Return True if a number is an hour of the morning as Spanish writes it, without minutes: "a las 11"."""
    is_led = text[max(0, start - 6) : start].casefold() == "a las "
    return is_led and not text[end : end + 12].casefold().startswith((" de la tarde", " de la noche"))


_AFTER_ENGLISH_HOUR = re.compile(
    r"\s*(?:[.,;!?)]|\Z|(?:on|in the|for|with|and|if|to|tomorrow|today|please|sharp|this|next)(?![^\W_]))",
    re.IGNORECASE,
)
_UNCERTAIN_HOUR = 7
"""The hour that may be of the morning as well as of the evening."""


def _is_english_hour(text: str, start: int, end: int) -> bool:
    """Return True if a number is an hour as English speech has it, and no number of a house: "at 4, ask for Bev"."""
    hour = int(text[start:end]) if text[start:end].isdigit() else 0
    is_led = text[max(0, start - 4) : start].casefold() == " at "
    return is_led and 1 <= hour <= _NOON and hour != _UNCERTAIN_HOUR and bool(_AFTER_ENGLISH_HOUR.match(text, end))


def _half_of_range(text: str) -> str:
    folded = text.casefold().replace(".", "")
    return folded[-2:] if folded.endswith(("am", "pm")) else ""


def _zone_at(text: str, end: int) -> str | None:
    match = _ZONE_AFTER.match(text, _skip_range(text, end))
    if not match:
        return None
    if match["code"]:
        return _ZONES[match["code"].casefold()]
    if match["name"]:
        return _ZONES[match["name"].casefold()]
    return _PLACES.get(fold_words(match["place"] or match["place_after"]).strip())


def _skip_range(text: str, end: int) -> int:
    match = _RANGE_END.match(text, end)
    return match.end() if match else end


_RANGE_END = re.compile(
    r" ?(?:-|–|to|bis|à|a|tot|às) ?[0-9]{1,2}(?:[:.h][0-5][0-9])?(?: ?(?:[ap]\.?m\.?|uhr|uur|h)\b)?", re.IGNORECASE
)


def _time_next_to(
    times: list[tuple[tuple[int, int], str, str | None]], start: int, end: int, days: list[tuple[int, int, dt.date]]
) -> tuple[str | None, str | None]:
    """Return the time after a day, or else the one before it, and its zone."""
    for (time_start, _), at, zone in times:
        is_next = end <= time_start <= end + _MAX_TIME_DISTANCE
        if is_next and not any(end <= other <= time_start for other, _, _ in days):
            return at, zone
    for (_, time_end), at, zone in reversed(times):
        if start - _MAX_TIME_DISTANCE // 2 <= time_end <= start:
            return at, zone
    return None, None


def _to_local(on: dt.date, at: str | None, zone: str | None) -> tuple[dt.date, str | None]:
    if at is None or zone is None:
        return on, at
    with suppress(LookupError, OSError, OverflowError):
        moment = dt.datetime.combine(on, dt.time.fromisoformat(at), ZoneInfo(zone)).astimezone()
        return moment.date(), f"{moment:%H:%M}"
    return on, at
