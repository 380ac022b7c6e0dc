"""Languages of letters: dates, spans, quotation marks, names of roles and companies, forms of address, and gaps.

A language is one folder below ``templates``, with a template for each kind and length and a table, ``words.toml``.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from feedback_loop.domain.dates import duration
from feedback_loop.messages.wording import as_sentence, placeholder

DEFAULT = "en"
_WEEK = 7
_SMALL_REST, _LARGE_REST = 0.2, 0.75
"""Parts of a unit from which a span is more than the whole units, and nearly one more."""
_MAX_SMALL_WORD = 3
"""Longest word that stays in lower case in a title: "for", "und", "des"."""
_LEGAL_FORM = re.compile(
    r"(?<![ ,])[ ,]++(?:GmbH(?: ?& ?Co\.? ?KGa?A?)?|gGmbH|AG|SE|KG|OHG|UG|e\. ?V\.|mbH|Inc\.?|LLC|Ltd\.?|Limited|"
    r"PLC|plc|LLP|Corp\.?|Pty|B\.? ?V\.?|N\.? ?V\.?|"
    r"S\.? ?A\.?(?:S\.?)?|SARL|S\.? ?L\.?(?:U\.?)?|S\.?p\.?A\.?|Oy|AB|A/S|ApS)\.?$"
)
_ANNOTATION = re.compile(r"(?<!\s)\s*+[(\[][^()\[\]]*+[)\]]")
_GENDERS = re.compile(
    r"(?<!\s)\s*+[(\[]\s*+(?:[mwfdxhvu]|gn|all genders|alle)(?:\s*+[/|,*-]\s*+(?:[mwfdxhvu]|gn))*\s*+[)\]]",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class Rule(msgspec.Struct, frozen=True):
    """A way to put a name into a sentence, if it matches a pattern."""

    pattern: str
    form: str


class RoleWords(msgspec.Struct, frozen=True):
    """Words for a role in a sentence; the first rule that matches its name wins.

    Attributes:
        unknown: the phrase where no role is known.
        lower: words of roles that are written in lower case within a sentence.
        lowers_first: True if the first word always is, unless the whole name is in title case.
    """

    rules: tuple[Rule, ...]
    unknown: str
    lower: tuple[str, ...] = ()
    lowers_first: bool = False


class GreetingWords(msgspec.Struct, frozen=True):
    """First lines of a letter.

    Attributes:
        titled: to a person with a title and family name.
        formal, informal: to a person by name.
        uses_whole_name: True if a formal greeting has the whole name where there is no title.
        titles: titles by "m", "f", "dr", "prof", as written before a family name.
        choices: what to choose from where a rank, "dr" or "prof", has no title that fits any gender.
        capital_particle: True if the particle of a family name is a capital without a given name.
    """

    titled: str
    formal: str
    informal: str
    uses_whole_name: bool
    titles: Mapping[str, str]
    capital_particle: bool = False
    choices: Mapping[str, str] = {}


class Closing(msgspec.Struct, frozen=True):
    """Last line before the signature."""

    formal: str
    informal: str


class DateForms(msgspec.Struct, frozen=True):
    """Forms of dates, with ``{day}``, ``{month}``, ``{year}`` and ``{weekday}``."""

    today: str
    yesterday: str
    weekday: str
    day: str
    day_of_year: str


class DateWords(DateForms, frozen=True, kw_only=True):
    """Words and forms of dates: when something happened, and ``of`` which day something is."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    of: DateForms
    first: str = "1"


class SpanWords(msgspec.Struct, frozen=True):
    """Words for spans: one and several days, weeks, months and years, and the numbers from two.

    Attributes:
        nearly, more: ways to say "nearly" and "more than" a span; the first that matches it wins.
    """

    day: tuple[str, str]
    week: tuple[str, str]
    month: tuple[str, str]
    year: tuple[str, str]
    numbers: tuple[str, ...]
    nearly: tuple[Rule, ...]
    more: tuple[Rule, ...]


class Language(msgspec.Struct, frozen=True):
    """The table of one language.

    Attributes:
        has_forms: True if it has a formal and an informal form of address.
        at: ways to say "at" a company; the first that matches its name wins.
        client: "with your client", for an agency; formal and informal forms are divided by ``|``.
        gaps: unknown facts in plain words, by name.
        subjects: three subjects a situation, with ``{topic}``; by "kind" or "kind case"; forms likewise.
    """

    code: str
    name: str
    has_forms: bool
    quotation: str
    joined: str
    dates: DateWords
    spans: SpanWords
    role: RoleWords
    at: tuple[Rule, ...]
    client: str
    greeting: GreetingWords
    closing: Closing
    gaps: Mapping[str, str]
    subjects: Mapping[str, tuple[str, ...]]

    def gap(self, name: str) -> str:
        """Return the placeholder for an unknown fact."""
        return placeholder(self.gaps[name])

    def date(self, day: dt.date | None, today: dt.date) -> str:
        """Return a day as in a sentence: "yesterday", "on Monday", "on 4 April 2025"."""
        return self._format_date(day, today, self.dates)

    def date_of(self, day: dt.date | None, today: dt.date) -> str:
        """Return a day as it follows a noun: (a letter) "of 4 April 2025"."""
        return self._format_date(day, today, self.dates.of)

    def _format_date(self, day: dt.date | None, today: dt.date, words: DateForms) -> str:
        if day is None:
            return self.gap("day")
        age = (today - day).days
        if age in (0, 1):
            return words.yesterday if age else words.today
        form = words.weekday if 0 < age < _WEEK else words.day if day.year == today.year else words.day_of_year
        values = {
            "{day}": self.dates.first if day.day == 1 else str(day.day),
            "{month}": self.dates.months[day.month - 1],
            "{year}": str(day.year),
            "{weekday}": self.dates.weekdays[day.weekday()],
        }
        return _fill(form, values)

    def span(self, start: dt.date, end: dt.date) -> str:
        """Return the time between two days: "ten months", "more than two months", "nearly a year"."""
        amount, unit = duration(start, end)
        whole, rest = int(amount), amount % 1
        if rest < _SMALL_REST:
            return self._count(whole, unit)
        if rest < _LARGE_REST:
            return _apply(self.spans.more, self._count(whole, unit))
        return _apply(self.spans.nearly, self._count(whole + 1, unit))

    def _count(self, number: int, unit: str) -> str:
        single, several = getattr(self.spans, unit)
        if number == 1:
            return str(single)
        index = number - 2
        known = self.spans.numbers
        return f"{known[index] if 0 <= index < len(known) else number} {several}"

    def quote(self, text: str) -> str:
        """Return a text as a sentence in quotation marks."""
        return self.quotation.replace("{}", as_sentence(text))

    def join(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence: "Ann, Bo and Cy"."""
        *first, last = words or [""]
        return f"{', '.join(first)} {self.joined} {last}" if first else last

    def role_phrase(self, name: str | None) -> str:
        """Return a role with its article, as the object of a sentence."""
        if not name:
            return self.role.unknown
        lowered = _lower_common_words(name, self.role.lower)
        return _apply(self.role.rules, _lower_first_word(lowered) if self.role.lowers_first else lowered)

    def at_company(self, company: str) -> str:
        """Return a company as where somebody works: "at Acme"."""
        return _apply(self.at, company)


def choose_form(text: str, *, formal: bool) -> str:
    """Return the formal or the informal form of a phrase, where it has both: "bei Ihrem Kunden|bei deinem Kunden"."""
    first, _, second = text.partition("|")
    return first if formal or not second else second


def _lower_common_words(name: str, common: Sequence[str]) -> str:
    """Return a role with its common words in lower case; one in title case keeps it if not all words are common."""
    words = name.split(" ")
    capitalized = [word for word in words if word[:1].isupper() and (word[1:].islower() or word.istitle())]
    lowered = {word: word.lower() for word in capitalized if word.casefold() in common}
    is_title_case = not any(word.islower() and len(word) > _MAX_SMALL_WORD for word in words)
    if is_title_case and len(lowered) < len(set(capitalized)):
        return name
    return " ".join(lowered.get(word, word) for word in words)


def _lower_first_word(name: str) -> str:
    """Return a role with its first word in lower case, unless that is an abbreviation or the name in title case."""
    first, *others = name.split(" ")
    is_title_case = any(word.istitle() and len(word) > _MAX_SMALL_WORD for word in others)
    return name if is_title_case or not first.istitle() else " ".join((first.lower(), *others))


def _apply(rules: Sequence[Rule], name: str) -> str:
    form = next(rule.form for rule in rules if re.search(rule.pattern, name, re.IGNORECASE))
    return form.replace("{}", name)


def _fill(form: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{\w+\}", lambda match: values[match[0]], form)


def role_title(role: str) -> str:
    """Return the name of a role as a subject has it: without article and genders."""
    return _ARTICLE.sub("", _GENDERS.sub("", role)).strip(" -\u2013,") or role


def role_name(role: str) -> str:
    """Return the name of a role as a sentence has it: without a comma too, where it has one."""
    name = role_title(role)
    before, comma, after = name.partition(", ")
    return f"{before} ({after})" if comma and "," not in after and "(" not in name else name


def company_name(company: str) -> str:
    """Return the name of a company as a letter has it: without its legal form, and without the user's own remarks."""
    name = _ANNOTATION.sub("", company).strip()
    return _LEGAL_FORM.sub("", name).strip(" ,&") or company


@cache
def load_language(code: str) -> Language:
    """Return a language that there is."""
    text = (language_folder(code) / "words.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = {"code": code, **tomllib.loads(text)}
    return msgspec.convert(table, Language)


def language_folder(code: str) -> Any:  # noqa: ANN401  # a resource has no simple type
    """Return the folder of a language."""
    return resources.files("feedback_loop.messages") / "templates" / code


@cache
def language_codes() -> tuple[str, ...]:
    """Return the codes of all languages, English first."""
    folder = resources.files("feedback_loop.messages") / "templates"
    codes = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_"))
    return (DEFAULT, *(code for code in codes if code != DEFAULT))


def find_language(code: str | None) -> str | None:
    """Return the language for a code such as "de" or "de-AT"; None if there is none."""
    base = re.split("[-_]", code or "")[0].casefold()
    return base if base in language_codes() else None
