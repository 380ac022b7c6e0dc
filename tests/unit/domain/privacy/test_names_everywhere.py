"""Names in every spelling and every field: none is left in any redacted output, nor in a journal that forgot them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any
from urllib.parse import quote, unquote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    amended,
    applied,
    asked,
    day,
    interviewed,
    make_event,
    overview_on,
    person_amended,
    planned,
    recorded,
    rejected,
    retracted,
)
from domain.strategies import UNTIMED
from feedback_loop.domain.commands.lookup import resolve_person_key
from feedback_loop.domain.model.events import (
    KINDS,
    Amended,
    AnyEvent,
    Event,
    FeedbackType,
    Forgotten,
    Id,
    PersonAmended,
    Reply,
    Result,
    Retracted,
    encode,
)
from feedback_loop.domain.model.fold import without_tombstoned
from feedback_loop.domain.privacy.erase import plan_event_erasure, plan_person_erasure
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format
from feedback_loop.views.picture_kind import PictureKind
from feedback_loop.views.report.html import ReportInfo, report_html
from feedback_loop.views.report.picture import PictureOptions, picture_svg

TODAY = 30
KEPT_FIELDS = frozenset(
    {"id", "batch", "application", "action", "feedback", "target", "ids", "anew", "company", "into", "interview"}
    | {"source_ids"}  # digests, never words
)
PLANTED_KINDS = [kind for kind in KINDS if kind not in (Retracted, Forgotten)]

PEOPLE = (
    ("Zelda", "Fitzmorris"),
    ("Müjgan", "Größler"),
    ("Wojtyna", "Kvapil"),
    ("Søphina", "Ågårdsen"),
    ("Annalena", "Quixley-Brandt"),
)
COMPANIES = ("Brightwater", "Zorblatz", "Ümlautik")

_TRANSLITERATIONS = {"ü": "ue", "ö": "oe", "ä": "ae", "ß": "ss", "ø": "oe", "Å": "Aa", "å": "aa", "Ü": "Ue"}
_UMLAUTS = str.maketrans(_TRANSLITERATIONS)
_PLAIN = str.maketrans({"ø": "o", "Ø": "O"})

Form = Callable[[str, str], str]
PERSON_FORMS: Mapping[str, Form] = {
    "full": lambda first, last: f"{first} {last}",
    "first": lambda first, _: first,
    "last": lambda _, last: last,
    "reversed": lambda first, last: f"{last}, {first}",
    "initial": lambda first, last: f"{first[0]}. {last}",
    "initial without stop": lambda first, last: f"{first[0]} {last}",
    "initial after": lambda first, last: f"{last}, {first[0]}.",
    "hyphen": lambda first, last: f"{first}-{last}",
    "across lines": lambda first, last: f"{first}\n{last}",
    "genitive": lambda first, last: f"{first}'s and {last}\N{RIGHT SINGLE QUOTATION MARK}s and {first}s",
    "plural": lambda _, last: f"the {last}s",
    "suffix": lambda first, last: f"{first}'n\N{LATIN SMALL LETTER DOTLESS I}n {last}'dan",
    "handle": lambda first, last: f"@{first}{last}".lower(),
    "handle with digits": lambda first, last: f"{first[0]}{last}88".lower(),
    "handle with underscores": lambda first, last: f"{first}_{last}_99".lower(),
    "handle within": lambda first, last: f"#weloved{first}{last}".lower(),
    "camel case": lambda first, last: f"{first}{last}",
    "digits": lambda first, last: f"2{first}3{last}4",
    "underscores": lambda first, last: f"_{first}_ __{last}__",
    "address": lambda first, last: f"{first}.{last}@else.example".lower(),
    "link": lambda first, last: f"https://x.example/in/{first}-{last}#{last}".lower(),
    "query": lambda first, last: f"https://x.example/?recruiter={quote(f'{first} {last}')}&a=1",
    "encoded": lambda first, last: f"x.example/{quote(quote(f'{first}_{last}'))} {quote(first)}%5F{quote(last)}",
    "plus": lambda first, last: f"q={first}+{last}".lower(),
    "markdown": lambda first, last: f"[{first}](https://x.example/{last}) **{last}**",
}
SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "lower case": str.lower,
    "upper case": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "without accents": lambda text: "".join(
        c for c in unicodedata.normalize("NFD", text.translate(_PLAIN)) if not unicodedata.combining(c)
    ),
    "transliterated": lambda text: text.translate(_UMLAUTS),
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text),
}
COMPANY_FORMS: Mapping[str, Callable[[str], str]] = {
    "alone": str,
    "plural": lambda name: f"{name}s",
    "glued": lambda name: f"{name}HQ {name}GmbH {name.lower()}gmbh team{name.lower()}",
    "handle": lambda name: f"@{name} #{name} #lifeat{name}".lower(),
    "domain": lambda name: f"{name}.io jobs.{name}.example/x someone@{name}.example".lower(),
    "punycode": lambda name: f"www.{name}.example {name.encode('idna').decode()}.example".lower(),
    "hyphenated": lambda name: f"{name[:5]}-\n{name[5:]}",
    "digits": lambda name: f"{name}2026",
}


def normalize(text: str) -> str:
    """Return a text without case, accents, encodings and everything but letters."""
    for _ in range(3):
        text = unquote(text)
    text = text.casefold().translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if c.isalpha())


def stems(*names: str) -> set[str]:
    """Return the beginnings of names, in each transliteration, which no output may contain."""
    words = {word for name in names for word in re.split(r"[ -]", name)}
    return {normalize(form)[:5] for word in words for form in (word, word.translate(_UMLAUTS))}


def planted(kind: type[AnyEvent], text: str, known: Mapping[str, Any]) -> AnyEvent:
    """Return an event of a kind with a text in each of its fields that may hold any."""
    fields: dict[str, Any] = {name: value for name, value in known.items() if name in kind.__struct_fields__}
    for field in msgspec.structs.fields(kind):
        if field.name in KEPT_FIELDS or field.name in fields:
            continue
        if field.name == "person" and kind is not PersonAmended:
            fields["person"] = f"Kim Oh ({re.sub('[()<>]', '', ' '.join(text.split()))})"
        elif field.name == "people":
            fields["people"] = (f"Kim Oh ({re.sub('[()<>]', '', ' '.join(text.split()))})",)
        elif field.type == tuple[str, ...]:
            fields[field.name] = (text,)
        elif field.type in (str, str | None, Id):
            fields[field.name] = text
    if kind is Amended:
        fields["changes"] = {"text": text, "note": text, "unheard-of": [text, text]}
    if kind is PersonAmended:
        fields |= {"person": "kim oh @ initech", "changes": {"role": text, "unheard-of": text}}
    return make_event(kind, 8, **fields)


def journal(kind: type[AnyEvent], text: str, first: str, last: str) -> list[Event]:
    """Return a journal whose person and company had other names, with a text in each field of one event."""
    loop, other = applied(f"{COMPANIES[0]} Labs Ltd"), applied("Initech", 1)
    point = recorded(other, 3, None)
    plan = planned(other, 4, point)
    meeting = interviewed(other, 2, "Kim Oh")
    events: list[Event] = [loop, other, point, plan, meeting, rejected(other, 5)]
    events += [interviewed(loop, 1, "Former Somename <her@redacted-to.example>")]
    events += [person_amended("her@redacted-to.example", name=f"{first} {last}")]
    events += [person_amended("her@redacted-to.example", name="Final Name")]
    events += [
        amended(loop, company=COMPANIES[1]),
        amended(loop, company=COMPANIES[2]),
        amended(loop, company="Last Inc"),
    ]
    known: dict[str, Any] = {
        "application": other.id,
        "action": plan.id,
        "target": point.id,
        "feedback": (point.id,),
        "at": None,
    }
    known |= {"interview": meeting.id, "into": loop.id, "to": day(9), "source_ids": ()}
    enums = {"result": Result.REJECTED, "type": FeedbackType.GAP, "reply": Reply.ANSWERED, "company": "Hooli"}
    events.append(planted(kind, text, {**known, **enums}))
    if kind is not PersonAmended:
        undone = planted(kind, text, {**known, **enums})
        events += [undone, retracted(undone.id)]
    return events


def outputs(events: list[Event]) -> Iterator[tuple[str, str]]:
    """Yield the name and content of each redacted output."""
    history = overview_on(events, TODAY).events
    redacted = redact_events(history)
    overview = overview_on(redacted, TODAY)
    documents = [encode(event) for event in redacted]
    data = ExportInput(overview, documents, 2, history, redacted=True)
    for format_ in WRITERS.keys() - {Format.JSON_SCHEMA}:
        text = WRITERS[format_](data)
        yield format_, text.replace("\r\n ", "") if format_ is Format.ICS else text
    for kind in PictureKind:
        yield kind, picture_svg(overview, kind, PictureOptions()) or ""
    yield "report", report_html(overview, ReportInfo("1.0", 1, redacted=True))


def assert_redacted(events: list[Event], names: set[str]) -> None:
    for format_, text in outputs(events):
        found = [name for name in names if name in normalize(text)]
        assert not found, (format_, found)


def forget(events: list[Event], name: str) -> str:
    """Return all of the journal after a person was forgotten."""
    overview, ids = overview_on(events, TODAY), count()
    plan = plan_person_erasure(overview, resolve_person_key(overview, name), lambda: f"new{next(ids)}")
    after = without_tombstoned([*overview.events, *plan.events(day(TODAY), "key")])
    return msgspec.json.encode([encode(event) for event in after]).decode()


planted_person_names = st.builds(
    lambda person, form, spelling: (person, PERSON_FORMS[form](*map(SPELLINGS[spelling], person))),
    st.sampled_from(PEOPLE),
    st.sampled_from(sorted(PERSON_FORMS)),
    st.sampled_from(sorted(SPELLINGS)),
)


@UNTIMED
@given(st.sampled_from(PLANTED_KINDS), planted_person_names)
def test_no_redacted_output_names_a_person(kind: type[AnyEvent], planting: tuple[tuple[str, str], str]) -> None:
    (first, last), text = planting
    assert_redacted(journal(kind, f"so {text} said", first, last), stems(first, last))


@UNTIMED
@given(st.sampled_from(PLANTED_KINDS), st.sampled_from(COMPANIES), st.sampled_from(sorted(COMPANY_FORMS)))
def test_no_redacted_output_names_a_company(kind: type[AnyEvent], company: str, form: str) -> None:
    text = COMPANY_FORMS[form](company)
    assert_redacted(journal(kind, f"so {text} said", "Zelda", "Fitzmorris"), stems(*COMPANIES))


@UNTIMED
@given(st.sampled_from(PLANTED_KINDS), planted_person_names)
def test_no_record_names_a_forgotten_person(kind: type[AnyEvent], planting: tuple[tuple[str, str], str]) -> None:
    (first, last), text = planting
    remaining = normalize(forget(journal(kind, f"so {text} said", first, last), "final name"))
    assert not [name for name in stems(first, last) if name in remaining]


@UNTIMED
@given(st.sampled_from(COMPANIES), st.sampled_from(sorted(COMPANY_FORMS)))
def test_every_record_that_names_a_forgotten_company_is_listed(company: str, form: str) -> None:
    loop, other = applied(company), applied("Initech", note=f"so {COMPANY_FORMS[form](company)} said")
    plan = plan_event_erasure(overview_on([loop, other], TODAY), loop.id)
    assert list(plan.mentions) == [other]


@pytest.mark.parametrize(
    "address", ["zelda.fitzmorris@x.example", "zelda_fitzmorris+jobs@x.example", "ZFitzmorris@x.example"]
)
def test_a_person_known_by_an_address_alone_is_found_by_name(address: str) -> None:
    loop = applied("Acme", people=(address,))
    events: list[Event] = [loop, asked(loop, 1, address, note="Z. Fitzmorris, Fitzmorris, zfitzmorris")]
    assert_redacted(events, {"fitzm"})
    assert "fitzm" not in normalize(forget(events, address))


@pytest.mark.parametrize(
    "text",
    [
        "also both boat alarm job joint bold",
        "I will mark the case in may, and have faith",
        "reporters, researchers and stakeholders cooperate",
        "any time, the same line, very much",
        "Danae and Leeds",
        "100% of 50%: a-b_c",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    people = (
        "Al Bo",
        "Jo Will",
        "Mark Case",
        "Faith May",
        "Ana Porter",
        "Sam Archer",
        "Tim Holder",
        "Vera Cooper",
        "Dana Lee",
    )
    loop = applied("Acme", people=people)
    note = asked(loop, 1, None, note=text)
    assert (
        next(event.note for event in redact_events(overview_on([loop, note], TODAY).events) if event.id == note.id)
        == text
    )
