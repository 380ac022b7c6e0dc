"""Drafts as messages, links and edited texts: whatever stands in them, they say what the draft says."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.mail import LONGEST_LINK, as_link, as_message, as_text, from_text
from feedback_loop.messages.recipients import addressee, is_mailable
from feedback_loop.messages.situations import MessageKind
from feedback_loop.messages.wording import plain

from .searches import HOSTILE, PEOPLE, texts

OFTEN = settings(deadline=None, max_examples=60)
HEADERS = {"To", "Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}

_lines = (texts | st.sampled_from(HOSTILE)).map(plain).filter(bool)
_people = st.sampled_from(PEOPLE) | st.builds("{} <{}>".format, texts, st.emails())
drafts = st.builds(
    MessageDraft,
    st.sampled_from(MessageKind),
    st.lists(_people.map(addressee), max_size=4).map(tuple),
    _lines,
    st.lists(_lines, min_size=1, max_size=5).map("\n\n".join).map(lambda body: f"{body}\n"),
    st.just(()),
)


def parsed(draft: MessageDraft) -> EmailMessage:
    message = message_from_bytes(as_message(draft), policy=default)
    assert isinstance(message, EmailMessage)
    return message


@OFTEN
@given(drafts)
def test_any_draft_is_a_message_with_nothing_but_its_own_headers(draft: MessageDraft) -> None:
    message = parsed(draft)
    assert set(message.keys()) <= HEADERS
    assert len(message.keys()) == len(set(message.keys()))
    assert not message.defects
    assert message["Subject"] == draft.subject
    assert message["X-Unsent"] == "1"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n") == draft.body


@OFTEN
@given(drafts)
def test_a_message_goes_to_those_whose_address_is_known_and_to_nobody_else(draft: MessageDraft) -> None:
    message = parsed(draft)
    found = message["To"].addresses if "To" in message else ()
    known = [person for person in draft.to if person.email]
    assert [one.addr_spec for one in found] == [person.email for person in known]
    for one, person in zip(found, known, strict=True):
        assert one.display_name == person.name


@pytest.mark.parametrize(
    "name", ["Dana Lee", "Lee, Dana", 'Dana "Dee" Lee', "Zoë Ångström", "李 小龙", "Dr. Ann Day", "D"]
)
def test_a_message_names_those_whom_it_goes_to(name: str) -> None:
    draft = MessageDraft(MessageKind.ASK, (Person(name, "dana@acme.example"),), "Hello", "Hi\n", ())
    (found,) = parsed(draft)["To"].addresses
    assert (found.display_name, found.addr_spec) == (name, "dana@acme.example")


def test_a_name_that_mail_programs_would_misread_is_left_out() -> None:
    misread = Person("=?utf-8?q?Eve_=3Ceve=40evil.example=3E=2C?=", "dana@acme.example")
    draft = MessageDraft(MessageKind.ASK, (Person("Ray", "ray@acme.example"), misread), "Hello", "Hi\n", ())
    assert parsed(draft)["To"] == "ray@acme.example, dana@acme.example"


def test_long_names_of_other_scripts_lose_nobody_and_no_letter() -> None:
    people = tuple(Person("株" * length, f"p{length}@acme.example") for length in range(1, 80, 7))
    found = parsed(MessageDraft(MessageKind.ASK, people, "株" * 90, "Hi\n", ()))
    assert [(one.display_name, one.addr_spec) for one in found["To"].addresses] == [
        (one.name, one.email) for one in people
    ]
    assert found["Subject"] == "株" * 90


@OFTEN
@given(drafts)
def test_any_link_reads_back_as_the_draft_or_is_too_long_for_one(draft: MessageDraft) -> None:
    link = as_link(draft)
    if link is None:
        return
    parts = urlsplit(link)
    assert (parts.scheme, parts.fragment) == ("mailto", "")
    assert link.isascii()
    assert len(link) <= LONGEST_LINK
    assert [unquote(one) for one in parts.path.split(",") if one] == [one.email for one in draft.to if one.email]
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields == {"subject": [draft.subject], "body": [draft.body.replace("\n", "\r\n")]}


def test_a_draft_too_long_for_a_link_has_none() -> None:
    assert as_link(MessageDraft(MessageKind.ASK, (), "Hi", "x" * LONGEST_LINK, ())) is None


@OFTEN
@given(drafts)
def test_a_draft_that_was_left_as_it_is_in_the_editor_is_the_same_draft(draft: MessageDraft) -> None:
    assert from_text(as_text(draft), draft) == draft


@OFTEN
@given(st.lists(texts | st.sampled_from(PEOPLE), max_size=4))
def test_whatever_is_typed_in_the_editor_gives_a_message_or_a_refusal(lines: list[str]) -> None:
    before = MessageDraft(MessageKind.ASK, (), "Hello", "Hi\n", ())
    try:
        edited = from_text("\n".join([f"To: {', '.join(lines)}", "Subject: Hi", *lines, "", "Text"]), before)
    except UsageError:
        return
    assert set(parsed(edited).keys()) <= HEADERS


@pytest.mark.parametrize("gone", ["", "To: x@y.example\n\nHello", "Subject:\n\nHello", "Subject: Hi\n\n", "Hello"])
def test_a_draft_without_subject_or_text_is_refused(gone: str) -> None:
    before = MessageDraft(MessageKind.ASK, (), "Hello", "Hi\n", ())
    with pytest.raises(UsageError, match="lost its line Subject"):
        from_text(gone, before)


def test_an_edited_draft_is_read_with_its_new_people_subject_and_text() -> None:
    before = MessageDraft(
        MessageKind.ASK, (Person("", None),), "Hello", "Hi {their name}, {one}\n", ("their name", "one")
    )
    head = 'To: "Lee, Dana" <dana@acme.example>, ray@acme.example\r\nSubject:  Re: a: b\r\n'
    typed = f"{head}\r\nHi Dana, {{one}}\r\n\r\nBye\r\n"
    after = from_text(typed, before)
    assert after.to == (Person("Lee, Dana", "dana@acme.example"), Person("", "ray@acme.example"))
    assert (after.subject, after.body, after.placeholders) == ("Re: a: b", "Hi Dana, {one}\n\nBye\n", ("one",))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dana Lee <dana@acme.example> (recruiter)", "Dana Lee <dana@acme.example>"),
        ("Lee, Dana <dana@acme.example>", '"Lee, Dana" <dana@acme.example>'),
        ("dana@acme.example", "dana@acme.example"),
        ("Dana Lee", "{their address}"),
    ],
)
def test_the_head_shows_who_it_goes_to(written: str, shown: str) -> None:
    draft = MessageDraft(MessageKind.ASK, (addressee(written),), "Hello", "Hi\n", ())
    assert as_text(draft) == f"To: {shown}\nSubject: Hello\n\nHi\n"


@pytest.mark.parametrize("email", ["dana@acme.example", "dana+jobs@mail.acme.example", "o'neil@acme.example"])
def test_an_address_that_mail_programs_take_is_one(email: str) -> None:
    assert is_mailable(email)


@pytest.mark.parametrize(
    "email", ["", "dana", "a..b@x.example", "dana@bücher.example", "a,b@x.example", "a@b@c", "a@x\n"]
)
def test_an_address_that_no_mail_program_takes_is_none(email: str) -> None:
    assert not is_mailable(email)
