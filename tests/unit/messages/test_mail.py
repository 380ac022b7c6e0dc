"""Drafts as messages and edited texts, without loss for any text."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.mail import as_message, as_text, from_text
from feedback_loop.messages.recipients import addressee, is_mailable
from feedback_loop.messages.wording import single_line
from hypothesis_profiles import scale_examples

from .strategies import HOSTILE, PEOPLE, texts

PROPERTY = settings(deadline=None, max_examples=scale_examples(60))
HEADERS = {
    "To", "Subject", "X-Unsent", "Date", "Message-ID", "In-Reply-To", "References", "Content-Language", "Content-Type",
    "Content-Transfer-Encoding", "MIME-Version",
}  # fmt: skip

_lines = (texts | st.sampled_from(HOSTILE)).map(single_line).filter(bool)
_people = st.sampled_from(PEOPLE) | st.builds("{} <{}>".format, texts, st.emails())
drafts = st.builds(
    MessageDraft,
    st.sampled_from(MessageKind),
    st.lists(_people.map(addressee), max_size=4).map(tuple),
    _lines,
    st.lists(_lines, min_size=1, max_size=5).map("\n\n".join).map(lambda body: f"{body}\n"),
    st.just(()),
)


def parse(draft: MessageDraft) -> EmailMessage:
    message = message_from_bytes(as_message(draft), policy=default)
    assert isinstance(message, EmailMessage)
    return message


@PROPERTY
@given(drafts)
def test_any_draft_is_a_message_with_only_its_own_headers(draft: MessageDraft) -> None:
    message = parse(draft)
    assert set(message.keys()) <= HEADERS
    assert len(message.keys()) == len(set(message.keys()))
    assert not message.defects
    assert message["Subject"] == draft.subject
    assert message["X-Unsent"] == "1"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n") == draft.body


@PROPERTY
@given(drafts)
def test_message_goes_only_to_known_addresses(draft: MessageDraft) -> None:
    message = parse(draft)
    addresses = message["To"].addresses if "To" in message else ()
    mailable = [person for person in draft.to if person.email]
    assert [address.addr_spec for address in addresses] == [person.email for person in mailable]
    assert [address.display_name for address in addresses] == [person.name for person in mailable]


@pytest.mark.parametrize(
    "name", ["Dana Lee", "Lee, Dana", 'Dana "Dee" Lee', "Zoë Ångström", "李 小龙", "Dr. Ann Day", "D"]
)
def test_message_names_its_recipients(name: str) -> None:
    draft = MessageDraft(MessageKind.ASK, (Person(name, "dana@acme.example"),), "Hello", "Hi\n", ())
    (address,) = parse(draft)["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "dana@acme.example")


def test_name_that_mail_programs_would_misread_is_omitted() -> None:
    misread = Person("=?utf-8?q?Eve_=3Ceve=40evil.example=3E=2C?=", "dana@acme.example")
    draft = MessageDraft(MessageKind.ASK, (Person("Ray", "ray@acme.example"), misread), "Hello", "Hi\n", ())
    assert parse(draft)["To"] == "ray@acme.example, dana@acme.example"


def test_long_names_in_other_scripts_are_complete() -> None:
    people = tuple(Person("株" * length, f"p{length}@acme.example") for length in range(1, 80, 7))
    message = parse(MessageDraft(MessageKind.ASK, people, "株" * 90, "Hi\n", ()))
    assert [(address.display_name, address.addr_spec) for address in message["To"].addresses] == [
        (person.name, person.email) for person in people
    ]
    assert message["Subject"] == "株" * 90


@PROPERTY
@given(drafts)
def test_unedited_draft_is_unchanged(draft: MessageDraft) -> None:
    assert from_text(as_text(draft), draft) == draft


@PROPERTY
@given(st.lists(texts | st.sampled_from(PEOPLE), max_size=4))
def test_any_edited_text_gives_a_message_or_an_error(lines: list[str]) -> None:
    original = MessageDraft(MessageKind.ASK, (), "Hello", "Hi\n", ())
    try:
        edited = from_text("\n".join([f"To: {', '.join(lines)}", "Subject: Hi", *lines, "", "Text"]), original)
    except UsageError:
        return
    assert set(parse(edited).keys()) <= HEADERS


@pytest.mark.parametrize("text", ["", "To: x@y.example\n\nHello", "Subject:\n\nHello", "Subject: Hi\n\n", "Hello"])
def test_draft_without_subject_or_text_is_refused(text: str) -> None:
    original = MessageDraft(MessageKind.ASK, (), "Hello", "Hi\n", ())
    with pytest.raises(UsageError, match="no subject or no text"):
        from_text(text, original)


def test_edited_draft_has_its_new_recipients_subject_and_text() -> None:
    original = MessageDraft(
        MessageKind.ASK, (Person("", None),), "Hello", "Hi {their name}, {date}\n", ("their name", "date")
    )
    head = 'To: "Lee, Dana" <dana@acme.example>, ray@acme.example\r\nSubject:  Re: a: b\r\n'
    text = f"{head}\r\nHi Dana, {{date}}\r\n\r\nBye\r\n"
    edited = from_text(text, original)
    assert edited.to == (Person("Lee, Dana", "dana@acme.example"), Person("", "ray@acme.example"))
    assert (edited.subject, edited.body, edited.placeholders) == ("Re: a: b", "Hi Dana, {date}\n\nBye\n", ("date",))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Dana Lee <dana@acme.example> (recruiter)", "Dana Lee <dana@acme.example>"),
        ("Lee, Dana <dana@acme.example>", '"Lee, Dana" <dana@acme.example>'),
        ("dana@acme.example", "dana@acme.example"),
        ("Dana Lee", "{their address}"),
    ],
)
def test_text_shows_the_recipients(person: str, expected: str) -> None:
    draft = MessageDraft(MessageKind.ASK, (addressee(person),), "Hello", "Hi\n", ())
    assert as_text(draft) == f"To: {expected}\nSubject: Hello\n\nHi\n"


@pytest.mark.parametrize("email", ["dana@acme.example", "dana+jobs@mail.acme.example", "o'neil@acme.example"])
def test_mailable_addresses(email: str) -> None:
    assert is_mailable(email)


@pytest.mark.parametrize(
    "email", ["", "dana", "a..b@x.example", "dana@bücher.example", "a,b@x.example", "a@b@c", "a@x\n"]
)
def test_addresses_that_are_not_mailable(email: str) -> None:
    assert not is_mailable(email)
