"""Meanings of the headings that people write."""

import re
from dataclasses import dataclass
from functools import lru_cache

from feedback_loop.domain.model.events import Result
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.heading_words import DATES, HEADINGS, PEOPLE, ROUNDS, Certainty
from feedback_loop.exchange.importing.statuses import exact_status
from feedback_loop.exchange.importing.words import entries, heading_key, split_words

# fmt: off
_INTERVIEW_WORDS = split_words(
    "interview, interviews, round, rounds, gesprach, gesprache, vorstellungsgesprach, runde, entretien, entretiens, "
    "tour, entrevista, entrevistas, rodada, ronda, colloquio, colloqui, gesprek, ronde, rozmowa, etap, gorusme, "
    "mulakat, intervju, omgang, собеседование, интервью, этап"
)
_DATE_WORDS = split_words(
    "date, dates, of, on, the, at, time, day, when, termin, datum, am, der, des, vom, zum, le, du, de, la, heure, "
    "jour, fecha, del, el, data, da, do, em, dia, il, della, op, van, dnia, tarihi, tarih, gunu, den, for, för, "
    "дата, время, scheduled, schedule, s"
)
_CJK_DATE_WORDS = ("时间", "日期", "時間", "日時", "日")
_NAME_HEADINGS = frozenset(map(heading_key, ["name", " nom", " nombre", " nome", " naam", " nazwa", " namn"]))
# fmt: on
_EMAIL_WORDS = ("email", "e mail", "mail", "email address", "mail address", "correo", "e posta", "e post")
_PHONE_WORDS = ("phone", "phone number", "telephone", "telefon", "mobile", "tel", "number")
_SENT_FLAGS = frozenset(
    heading_key(word)
    for word in [
        "applied",
        "submitted",
        "application sent",
        "application submitted",
        "sent",
        "beworben",
        "bewerbung gesendet",
        "postulé",
        "candidature envoyée",
        "aplicado",
        "gesolliciteerd",
        "wysłano",
        "ansökt",
        "sökt",
        "подано",
        "отправлено",
        "投递",
        "application submitted yet",
        "already applied",
        "have applied",
        "did i apply",
        "applied yet",
    ]
)
_NUMBER = r"[0-9]+(?:st|nd|rd|th|er|re|e|ème|eme|a|o|te|ter|de|ste)?"
_WORD = re.compile(rf"{_NUMBER}(?![^\W\d_])|[0-9]+|[^\W0-9_]+")
_GENERIC_WORD = re.compile(
    rf"{_NUMBER}|first|second|third|fourth|fifth|date|of|interviews?|rounds?|premiere?|deuxieme|second[oa]?|"
    r"prim[oa]|erste[rs]?|zweite[rs]?|dritte[rs]?|eerste|tweede|primera?|segunda?|pierwsza|druga|forsta|andra"
)
_ASIDE = re.compile(r"[(\[（【][^)\]）】\n]{0,200}[)\]）】]|[*:：?!#]+")
_PARTS = re.compile(r"[/|\n]+")
_CACHED_HEADINGS = 2048
_MAX_LENGTH = 200
"""Most characters of a heading; a longer one is a sentence."""


@dataclass(frozen=True)
class Heading:
    """Meaning of a heading.

    Attributes:
        rank: how typical it is of its field; the lowest wins.
        round: the name of the round, without words such as "date of".
        role: the role of the people in the column.
        result: the outcome that the column says yes or no to.
        languages: the languages in which it means this.
    """

    field: Field = Field.OTHER
    rank: int = 0
    certainty: Certainty = Certainty.SENT
    round: str | None = None
    role: str | None = None
    result: Result | None = None
    languages: frozenset[str] = frozenset()


@lru_cache(_CACHED_HEADINGS)
def read_heading(heading: str) -> Heading:
    """Return the meaning of a heading, whose parts may be in several languages or words for the same field."""
    if len(heading) > _MAX_LENGTH:
        return Heading()
    meaning = _read_part(heading)
    if meaning.field is Field.OTHER and (plain := _ASIDE.sub(" ", heading).strip()) != heading:
        meaning = _read_part(plain)
    if meaning.field is Field.OTHER and len(parts := _PARTS.split(heading)) > 1:
        known = [part for part in map(_read_part, parts) if part.field is not Field.OTHER]
        if len({(part.field, part.result) for part in known}) == 1:
            meaning = known[0]
    return meaning


def is_name_heading(heading: str) -> bool:
    """Return True if a heading may stand for the company where no other one does."""
    return heading_key(_ASIDE.sub(" ", heading)) in _NAME_HEADINGS


def is_sent_flag(heading: str) -> bool:
    """Return True if a column with this heading may say yes or no to whether the application was sent."""
    return heading_key(heading) in _SENT_FLAGS


def is_round(heading: str) -> bool:
    """Return True if a text is the name of a round, or numbers one."""
    if len(heading) > _MAX_LENGTH:
        return False
    words = _WORD.findall(casefold_key(heading).replace("ı", "i"))
    kind = "".join(word for word in words if not _GENERIC_WORD.fullmatch(word))
    plain = kind.removesuffix("interview")
    return plain in _ROUND_KEYS or kind in _ROUND_KEYS or (not kind and not _INTERVIEW_WORDS.isdisjoint(words))


def _read_part(heading: str) -> Heading:
    key = heading_key(heading)
    if meaning := _MEANINGS.get(key):
        return meaning
    if is_round(heading):
        return Heading(Field.ROUND, round=_round_name(heading), languages=_ROUND_LANGUAGES.get(key, frozenset()))
    if contact := _contact_of(heading):
        return contact
    if result := _result_of(heading):
        return Heading(Field.RESULT, result=result)
    name = _round_name(heading)
    if name and name != heading and is_round(name):
        return Heading(Field.ROUND, round=name)
    return Heading()


def _without_date_words(heading: str) -> str:
    for word in _CJK_DATE_WORDS:
        if heading.endswith(word) and len(heading) > len(word):
            return heading.removesuffix(word)
    words = heading.replace("_", " ").split()
    kept = [word for word in words if casefold_key(word) not in _DATE_WORDS]
    return " ".join(kept)


def _round_name(heading: str) -> str:
    """Return the name of a round without the words that only say that a date stands there."""
    return _without_date_words(_ASIDE.sub(" ", heading)) or heading


def _contact_of(heading: str) -> Heading | None:
    """Return the meaning of a heading such as "Recruiter's e-mail", whose first words name people."""
    for field, words in ((Field.EMAIL, _EMAIL_WORDS), (Field.PHONE, _PHONE_WORDS)):
        for word in words:
            before, found, after = casefold_key(heading).partition(f" {word}")
            person = _MEANINGS.get(heading_key(before.removesuffix(" s"))) if found and not after else None
            if person and person.field is Field.PERSON:
                return Heading(field)
    return None


def _result_of(heading: str) -> Result | None:
    """Return the result that a heading such as "Rejected" or "Date of rejection" names."""
    meaning = exact_status(heading) or exact_status(_without_date_words(heading))
    return meaning if isinstance(meaning, Result) else None


def _build_meanings() -> dict[str, Heading]:
    meanings: dict[str, Heading] = {}

    def add(word: str, heading: Heading, language: str) -> None:
        known = meanings.setdefault(heading_key(word), heading)
        if known.field is heading.field:
            languages = known.languages | {language}
            meanings[heading_key(word)] = Heading(
                known.field, known.rank, known.certainty, known.round, known.role, known.result, languages
            )

    for word, field, language, rank in entries(HEADINGS):
        add(word, Heading(field, rank), language)
    for word, certainty, language, rank in entries(DATES):
        add(word, Heading(Field.DATE, rank, certainty), language)
    for word, role, language, _ in entries(PEOPLE):
        # A column of the recruiter may also say when, or whether, the user spoke to them.
        add(word, Heading(Field.PERSON, round=word if is_round(word) else None, role=role or None), language)
    return meanings


_ROUND_LANGUAGES: dict[str, frozenset[str]] = {}
for _language, _words in ROUNDS.items():
    for _word_ in _words.split(","):
        _key = heading_key(_word_)
        _ROUND_LANGUAGES[_key] = _ROUND_LANGUAGES.get(_key, frozenset()) | {_language}
_ROUND_KEYS = frozenset(_ROUND_LANGUAGES)
_MEANINGS = _build_meanings()
COMPANY_SPELLINGS = frozenset(
    spelling
    for word, field, _, _ in entries(HEADINGS)
    if field is Field.COMPANY
    for spelling in (word, word.replace(" ", "_"), word.replace(" ", ""), f"{word}:")
) | frozenset(_NAME_HEADINGS)
"""Headings of the company in lower case, by which most rows are seen to be no header."""
DAY_FIRST_LANGUAGES = frozenset(["de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru"])
"""Languages whose dates have the day first; Swedish and the Asian ones begin with the year."""
