"""Properties of the reading of any mail."""

import io

from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.exchange.mail.content import read_message
from feedback_loop.exchange.mail.html_text import html_to_text
from feedback_loop.exchange.mail.mailboxes import MailReader
from feedback_loop.exchange.mail.reply_text import new_text, split_points

from .mails import HEADERS

NAMES = st.sampled_from([*HEADERS, "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "References"])
FRAGMENTS = st.sampled_from(
    [
        *(
            "=?utf-8?Q?a=C3?=",
            "=?x?B?ab?=",
            '"',
            "<a@b.example>",
            "(",
            ";",
            ":",
            ",",
            "\n ",
            "multipart/mixed; boundary=b",
        ),
        *(
            "message/rfc822",
            "text/html",
            "text/calendar",
            "base64",
            "quoted-printable",
            "charset=",
            "attachment; filename*=",
        ),
        *(
            "multipart/alternative; boundary=b",
            "multipart/report; boundary=b",
            "--b\n",
            "--b--\n",
            "\n\n",
            "ä",
            "\udce4",
        ),
    ]
)
VALUES = st.lists(FRAGMENTS | st.text(max_size=8), max_size=6).map("".join)
MAILS = st.tuples(st.lists(st.tuples(NAMES, VALUES), max_size=8), VALUES).map(
    lambda mail: "\n".join((*(f"{name}: {value}" for name, value in mail[0]), "", mail[1])).encode("utf-8", "replace")
)
LINES = st.sampled_from(
    [
        *(
            "On Thu, 5 Mar 2026 at 09:12, Mira <mira@post.example> wrote:",
            "> old",
            "From: Mira",
            "Sent: 5 March",
            "To: Dana",
        ),
        *(
            "Subject: x",
            "-- ",
            "Best,",
            "Dana",
            "Dana Lee",
            "+44 161 496 0137",
            "Your tests were good.",
            "- Weak SQL",
            "",
        ),
        *("________________________________", "This e-mail is confidential and intended for the addressee.", "PS: Hi."),
    ]
)


@given(st.binary(max_size=300) | MAILS)
def test_any_bytes_are_read_as_a_mail(raw: bytes) -> None:
    message = read_message(raw, "x")
    message.text.encode("utf-8")
    message.subject.encode("utf-8")
    assert "\n" not in message.subject


@given(st.lists(LINES | st.text(max_size=20), max_size=25).map("\n".join))
def test_new_text_and_points_are_words_of_the_mail(text: str) -> None:
    words = set(text.replace(">", " ").split())
    assert set(new_text(text).replace(">", " ").split()) <= words
    assert set(" ".join(split_points(text)).replace(">", " ").split()) <= words


@given(st.text(alphabet="<>/!-&;=\"' abdiprv\n", max_size=200))
def test_any_page_has_a_text(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@given(st.lists(MAILS, max_size=4), st.sampled_from([b"\n", b"\n\n", b""]))
def test_any_mbox_is_read_in_order(mails: list[bytes], gap: bytes) -> None:
    separator = b"From dana@acme.example Thu Mar  5 09:12:00 2026\n"
    content = b"".join(separator + b"X-Number: 1\n" + mail + b"\n" + gap for mail in mails)
    with MailReader(stdin=io.BytesIO(content)) as reader:
        loaded = [raw.load() for raw in reader.read(["-"])]
    assert len(loaded) == len(mails)
    for content_, mail in zip(loaded, mails, strict=True):
        assert mail[:20].split(b"\n")[0] in content_
