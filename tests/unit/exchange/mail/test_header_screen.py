"""The screen of raw headers never drops a mail that the whole envelope would make a candidate."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.builders import applied, asked, overview_on
from feedback_loop.domain.model.message_ids import UNSALTED, draft_id, draft_mark, loop_token
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.mail.company_names import CompanyLabels, is_label_of
from feedback_loop.exchange.mail.envelopes import is_candidate, may_confirm, read_envelope
from feedback_loop.exchange.mail.header_screen import HeaderScreen
from feedback_loop.exchange.mail.journal_index import build_index
from feedback_loop.exchange.mail.raw_mail import RawMail

ME = "alex@alex.example"
COMPANIES = (
    *("Acme Labs GmbH", "Müller Bau", "Universität Weserland", "The Corner Room", "Rohde & Söhne AG", "DB"),
    *("Bouwbedrijf De Groot", "Basisschool De Linde", "Administratiekantoor Voss", "Jobs"),
)
APPLICATIONS = [
    applied(company, people=(f"Dana Lee <dana@{number}.example>",)) for number, company in enumerate(COMPANIES)
]
LOOPS = [*APPLICATIONS, applied("Zeta", people=("Noor Haddad <noor.haddad@gmail.com>",), agency="Talentwerk")]
INDEX = build_index(overview_on([*LOOPS, asked(LOOPS[0], 1)], 2), [], {ME})
SCREENS = {takes_new: HeaderScreen(INDEX, takes_new=takes_new) for takes_new in (False, True)}
TOKEN = loop_token(UNSALTED, LOOPS[0].id)
MARK = draft_mark(draft_id(UNSALTED, LOOPS[0].id, "Asked", "", 0))

LABELS = st.sampled_from(
    [
        *("acme", "acme-labs", "getacme", "acmelabs-careers", "mueller-bau", "muller", "univ-weserland", "weserland"),
        *("cornerroom", "room", "rohdesoehne", "db", "talentwerk", "unrelated", "x", "hr", "0", "3"),
        *("bouwdegroot", "bsdelinde", "adminvoss", "admin-voss", "acgmbh", "jobsjob", "jobjobs"),
    ]
)
WORDS = st.sampled_from(
    [
        *(
            "Acme",
            "ACME",
            "Labs",
            "Müller",
            "Mueller",
            "Bau",
            "Corner",
            "Room",
            "Dana",
            "Lee",
            "Noor",
            "Haddad",
            "Zeta",
        ),
        *(
            "=?utf-8?Q?M=C3=BCller_Bau?=",
            "=?iso-8859-1?Q?Ac?= =?iso-8859-1?Q?me_Labs?=",
            "Ac\x01me",
            "application",
            "job",
        ),
        *(
            '"',
            "(",
            ")",
            ",",
            ";",
            ":",
            "<",
            ">",
            "\\",
            "\r\n ",
            "\n\t",
            "\r",
            "\udcfc",
            "é",
            TOKEN,
            TOKEN.upper(),
            MARK,
        ),
    ]
)
ADDRESSES = st.one_of(
    st.builds("{}@{}.example".format, st.sampled_from(["dana", "Dana", "jobs"]), LABELS),
    st.builds("{}@mail.{}.co.uk".format, st.sampled_from(["hr", "x"]), LABELS),
    st.sampled_from(
        [
            ME,
            ME.upper(),
            "noor.haddad@gmail.com",
            "mailer-daemon@x.example",
            "acme@myworkday.com",
            "e+1.db@recruitee.com",
        ]
    ),
)
VALUES = st.lists(WORDS | ADDRESSES | ADDRESSES.map("<{}>".format) | st.text(max_size=4), max_size=5).map(" ".join)
NAMES = st.sampled_from(
    [
        *("From", "FROM", "Sender", "Reply-To", "Subject", "subject", "To", "Cc"),
        *("Message-ID", "References", "In-Reply-To", "Received", "X-From"),
    ]
)
HEADS = st.lists(st.tuples(NAMES, st.sampled_from([": ", ":", " : "]), VALUES), max_size=6).map(
    lambda headers: "".join(f"{name}{colon}{value}\n" for name, colon, value in headers).encode(
        "utf-8", "surrogateescape"
    )
)


@st.composite
def shortened(draw: st.DrawFn) -> str:
    """Draw a label of the end of a company's name and a piece of the word before it."""
    words = casefold_key(draw(st.sampled_from(COMPANIES))).split()
    start = draw(st.integers(0, len(words) - 1))
    size = draw(st.integers(0, len(words[start])))
    return words[start][:size] + draw(st.sampled_from(["", "-"])).join(words[start + 1 :])


def raw_mail(head: bytes) -> RawMail:
    return RawMail("-", head, lambda: b"")


@given(HEADS, st.booleans())
@example(b"From: Dana <jobs@mueller-bau.example>\n", False)
@example(b"From: Dana <jobs@univ-weserland.example>\n", False)
@example(b"From: Dana <jobs@cornerroom.example>\n", False)
@example(b"From: Dana <jobs@bouwdegroot.example>\n", False)
@example(b"From: Acme Labs <e@greenhouse.io>\nSubject: News\n", False)
@example(b"From: Alex <alex@alex.example>\nTo: x@unrelated.example\nReferences: " + MARK.encode() + b"\n", False)
def test_no_candidate_is_dropped(head: bytes, takes_new: bool) -> None:
    envelope = read_envelope(raw_mail(head))
    if is_candidate(INDEX, envelope) or (takes_new and may_confirm(envelope)):
        assert SCREENS[takes_new].may_concern(head)


@pytest.mark.parametrize(
    "head",
    [
        b"From: News <news@unrelated.example>\nSubject: Your order\nTo: Dana <dana@0.example>\n",
        b"From: News <news@unrelated.example>\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nMessage-ID: <1@acme.example>\n",
        b"From: alex@alex.example\nTo: news@unrelated.example\nReply-To: dana@0.example\nSubject: Hello\n",
        b"Subject: No sender\nX-From: dana@0.example\n",
        b"",
    ],
)
def test_what_ties_a_mail_to_nothing_is_dropped(head: bytes) -> None:
    assert not SCREENS[False].may_concern(head)


@pytest.mark.parametrize(
    "head",
    [
        b"From: Somebody <x@unrelated.example>\r\nReferences: <1@x.example>\r\n " + TOKEN.encode() + b"\r\n",
        b"From: alex@alex.example\nTo: x@unrelated.example\nReferences: <1@x.example> " + MARK.encode() + b"\n",
        b"From: alex@alex.example\nTo: x@unrelated.example,\n dana@0.example\n",
        b"From: =?utf-8?Q?M=C3=BCller?= Bau <x@unrelated.example>\n",
        b"From: HR <hr@bsdelinde.example>\n",
        b"From: HR <hr@adminvoss.example>\n",
        b"Reply-To: hr@acme-labs.example\nFrom: x@unrelated.example\n",
        b"From: Mail Delivery <MAILER-DAEMON@unrelated.example>\n",
        b"Subject: =?utf-8?Q?News_of_M=C3=BCller_Bau?=\nFrom: x@unrelated.example\n",
        b"SUBJECT: News of Corner\n Room\nFrom: x@unrelated.example\n",
    ],
)
def test_what_ties_a_mail_to_the_journal_is_kept(head: bytes) -> None:
    assert SCREENS[False].may_concern(head)
    assert is_candidate(INDEX, read_envelope(raw_mail(head)))


def test_what_is_remembered_of_senders_is_bounded() -> None:
    screen = HeaderScreen(INDEX, takes_new=False)
    heads = (f"From: Sender <{number}@unrelated.example>\n".encode() for number in range(20_000))
    assert not any(map(screen.may_concern, heads))
    assert screen.remembered < 10_000


@given(
    st.lists(LABELS | st.text("acmelbsgthrjodinvu-", max_size=12) | shortened(), min_size=1, max_size=3).map("-".join)
)
def test_labels_of_many_companies_are_found_as_those_of_each(label: str) -> None:
    assert CompanyLabels(COMPANIES).find(label) == {name for name in COMPANIES if is_label_of(label, name)}


@pytest.mark.parametrize(("before", "after"), list(product(["", "get", "join"], ["", "hq", "jobs"])))
def test_usual_words_around_a_name_make_no_other_company(before: str, after: str) -> None:
    assert CompanyLabels(COMPANIES).find(f"{before}acmelabs{after}") == {"Acme Labs GmbH"}
