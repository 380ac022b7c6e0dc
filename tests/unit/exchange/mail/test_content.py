"""Mails are read whatever state they are in: headers, text, calendar parts, reports."""

import datetime as dt

import pytest

from feedback_loop.exchange.mail.content import read_message
from feedback_loop.exchange.mail.message import Address, Message

from .mails import calendar, mail, multipart, part


def read(*arguments: str, **headers: str | None) -> Message:
    return read_message(mail(*arguments, **headers), "x.eml")


def text_of(*parts: str, kind: str = "mixed") -> str:
    body, content_type = multipart(*parts, kind=kind)
    return read(body, content_type).text


def test_headers_and_text_of_a_plain_mail() -> None:
    message = read("Hello Mira", In_Reply_To="<0@post.example>", References="<a@post.example>\n <0@post.example>")
    assert message.file == "x.eml"
    assert message.message_id == "<1@acme.example>"
    assert message.references == ("<a@post.example>", "<0@post.example>")
    assert message.sender == Address("Dana Lee", "dana@acme.example")
    assert message.to == (Address("Mira Holm", "mira@post.example"),)
    assert message.subject == "Your application"
    assert message.text == "Hello Mira"
    assert message.on == dt.date(2026, 3, 5)
    assert message.problem == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Dana@Acme.example", [("", "dana@acme.example")]),
        ('"Lee, Dana" <dana@acme.example>', [("Lee, Dana", "dana@acme.example")]),
        ("Lee, Dana <dana@acme.example>", [("Lee, Dana", "dana@acme.example")]),
        ("=?utf-8?Q?Lee=2C_J=C3=B6rg?= <j@acme.example>", [("Lee, Jörg", "j@acme.example")]),
        ("=?iso-8859-1?Q?Lee,_J=F6rg?= <j@acme.example>", [("Lee, Jörg", "j@acme.example")]),
        ('"=?utf-8?B?SsO2cmc=?=" <j@acme.example>', [("Jörg", "j@acme.example")]),
        ("=?utf-8?B?SsO2?=\n =?utf-8?B?cmc=?= <j@acme.example>", [("Jörg", "j@acme.example")]),
        ("=?utf-8?B?SsM=?= =?utf-8?B?tnJn?= <j@acme.example>", [("Jörg", "j@acme.example")]),
        ("dana@acme.example (Dana Lee)", [("Dana Lee", "dana@acme.example")]),
        ("Jörg <j@acme.example>", [("Jörg", "j@acme.example")]),
        ("<mailto:dana@acme.example>", [("", "dana@acme.example")]),
        ("undisclosed-recipients:;", []),
        ("Team: Dana <dana@acme.example>, jo@acme.example;", [("Dana", "dana@acme.example"), ("", "jo@acme.example")]),
        ("a@x.example; b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        ("'dana@acme.example' <dana@acme.example>", [("", "dana@acme.example")]),
        ('"Dana \\"D\\" Lee" <dana@acme.example>', [('Dana "D" Lee', "dana@acme.example")]),
        ("", []),
    ],
)
def test_addresses_as_mail_programs_write_them(written: str, expected: list[tuple[str, str]]) -> None:
    assert [(address.name, address.address) for address in read(Cc=written).cc] == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("=?utf-8?Q?Gespr=C3=A4ch_am_Montag?=", "Gespräch am Montag"),
        ("Re: =?utf-8?Q?Gespr=C3=A4ch?= =?utf-8?Q?_am?=\n =?utf-8?Q?_Montag?=", "Re: Gespräch am Montag"),
        ("=?utf-8?B?R2VzcHI$$?= x", "Gespr x"),
        ("=?nonsense?Q?Gespr=E4ch?=", "Gespräch"),
        ("=?utf-8*de?Q?Gespr=C3=A4ch?=", "Gespräch"),
        ("Gespr\udce4ch", "Gespräch"),
        ("a=?b", "a=?b"),
        ("Data\u00a0Engineer\u200b at\u00ad Acme", "Data Engineer at Acme"),
    ],
)
def test_subjects_are_decoded(subject: str, expected: str) -> None:
    assert read(Subject=subject).subject == expected


@pytest.mark.parametrize(
    ("date", "received", "expected"),
    [
        ("Thu, 05 Mar 2026 09:12:00 +0100", None, "2026-03-05T09:12:00+01:00"),
        ("5 Mar 26 09:12 EST", None, "2026-03-05T09:12:00-05:00"),
        ("2026-03-05T09:12:00+01:00", None, "2026-03-05T09:12:00+01:00"),
        ("Thu, 05 Mar 2026 09:12:00 -0000", None, "2026-03-05T09:12:00+00:00"),
        (None, "from a by b; Thu, 05 Mar 2026 09:12:01 +0100", "2026-03-05T09:12:01+01:00"),
        ("yesterday", "from a by b; Thu, 05 Mar 2026 09:12:01 +0100", "2026-03-05T09:12:01+01:00"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "by b; Thu, 05 Mar 2026 09:12:01 +0100", "2026-03-05T09:12:01+01:00"),
        ("Thu, 05 Mar 2037 09:12:00 +0100", "by b; Thu, 05 Mar 2026 09:12:01 +0100", "2026-03-05T09:12:01+01:00"),
        ("99 Foo 2026", "from nowhere", None),
        (None, None, None),
    ],
)
def test_the_moment_of_a_mail(date: str | None, received: str | None, expected: str | None) -> None:
    moment = read(Date=date, Received=received).sent_at
    assert (moment and moment.isoformat()) == expected


def test_the_first_of_duplicated_headers_counts() -> None:
    raw = mail().replace(b"Subject:", b"Subject:\r\nSubject: first\r\nSubject: second\r\nX-Old:")
    assert read_message(raw, "x").subject == "first"


def test_headers_that_classification_needs_are_kept() -> None:
    message = read(Auto_Submitted="auto-replied", List_Id="a list", X_Whatever="secret")
    assert message.header("auto-submitted") == "auto-replied"
    assert message.header("list-id") == "a list"
    assert message.header("x-whatever") == ""


@pytest.mark.parametrize(
    ("content", "charset", "expected"),
    [
        ("Grüße".encode(), "utf-8", "Grüße"),
        ("Grüße".encode(), "us-ascii", "Grüße"),
        ("Grüße".encode(), "utf8mb4", "Grüße"),
        ("Grüße – ja".encode("cp1252"), "iso-8859-1", "Grüße – ja"),
        ("Grüße".encode("cp1252"), "utf-8", "Grüße"),
        ("Grüße".encode("cp1252"), "x-unknown", "Grüße"),
        (b"Gr\xfc\xdfe", "hex", "Grüße"),
        (b"Gr\xfc\xdfe", "idna", "Grüße"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        (b"\x1b$B\xff", "iso-2022-jp", ""),
        (b"caf\xe9 \x81!", "utf-8", "café !"),
        ("你好".encode("gb18030"), "gb2312", "你好"),
    ],
)
def test_text_in_a_charset_that_is_declared_wrongly(content: bytes, charset: str, expected: str) -> None:
    raw = mail("", f"text/plain; charset={charset}") + content
    assert read_message(raw, "x").text.strip().replace("\ufffd", "") == expected


def test_base64_that_is_damaged_is_read_as_far_as_it_goes() -> None:
    raw = mail("SGVsbG8g!!V29ybGQ", Content_Transfer_Encoding="base64")
    assert "Hello" in read_message(raw, "x").text or "SGVsbG8g" in read_message(raw, "x").text


def test_flowed_text_is_unwrapped() -> None:
    body = "Dear Mira, \nthis goes on. \n\n> a quoted \n> line\n From here\n-- \nDana"
    assert read(body, "text/plain; format=flowed").text == (
        "Dear Mira, this goes on. \n\n> a quoted line\nFrom here\n-- \nDana"
    ).replace("on. \n\n", "on. \n")
    assert read("Donau \ndampf", "text/plain; format=flowed; delsp=yes").text == "Donaudampf"


def test_plain_text_is_preferred_to_html() -> None:
    parts = part("Plain words of the mail", "text/plain"), part("<p>Rich</p>", "text/html")
    assert text_of(*parts, kind="alternative") == "Plain words of the mail"


@pytest.mark.parametrize(
    "stub",
    [
        "",
        "Your mail program does not show HTML messages.",
        "View this email in your browser: https://news.example/1",
        "https://news.example/1",
        "Diese Nachricht ist im HTML-Format.",
    ],
)
def test_html_is_read_where_the_plain_text_says_nothing(stub: str) -> None:
    rich = "<p>Thank you for your application. We have read it.</p>"
    assert text_of(part(stub, "text/plain"), part(rich, "text/html"), kind="alternative").startswith("Thank you")


def test_html_in_a_plain_part_is_read_as_html() -> None:
    assert read("<html><body><p>Hello</p></body></html>").text == "Hello"


def test_attachments_are_named_and_are_no_text() -> None:
    body, content_type = multipart(
        part("Hello", "text/plain"),
        part("secret", "text/plain; name=notes.txt", disposition="attachment"),
        part("x", "application/pdf", disposition="attachment; filename*=utf-8''Angebot%20M%C3%A4rz.pdf"),
        part("x", "application/pgp-signature; name=signature.asc"),
    )
    message = read(body, content_type)
    assert message.text == "Hello"
    assert message.attachments == ("notes.txt", "Angebot März.pdf")


def test_several_texts_are_joined() -> None:
    assert text_of(part("Above", "text/plain"), part("x", "image/png"), part("Below", "text/plain")) == "Above\n\nBelow"


EVENT = ("UID:1@acme.example", "SUMMARY:Interview", "DTSTART:20260310T090000Z")


def test_an_event_in_several_parts_is_one() -> None:
    older = calendar(*EVENT, "SEQUENCE:0")
    newer = calendar(*EVENT, "SEQUENCE:1", "LOCATION:Room 5")
    body, content_type = multipart(
        part("Hello", "text/plain"),
        part(newer, "text/calendar; method=REQUEST"),
        part(older, "application/ics; name=invite.ics", disposition="attachment", encode=True),
    )
    message = read(body, content_type)
    assert [(event.uid, event.location) for event in message.calendar] == [("1@acme.example", "Room 5")]
    assert message.calendar_method == "REQUEST"
    assert message.text == "Hello"


def test_a_mail_that_is_nothing_but_a_calendar() -> None:
    message = read(calendar(*EVENT, method="CANCEL"), "text/calendar; charset=utf-8; method=CANCEL")
    assert (message.text, message.calendar_method, message.calendar[0].is_cancelled) == ("", "CANCEL", True)


def test_a_calendar_that_is_too_large_is_left_out() -> None:
    message = read(calendar(*EVENT, "DESCRIPTION:" + "x" * 200_000), "text/calendar")
    assert (message.calendar, message.problem) == ((), "")


FORWARDED = (
    "From: Jo <jo@acme.example>\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nMessage-ID: <2@acme.example>\n\nThe old text"
)


def test_a_forwarded_mail_is_quoted_and_no_text() -> None:
    body, content_type = multipart(part("See below", "text/plain"), part(FORWARDED, "message/rfc822"))
    message = read(body, content_type)
    assert message.text == "See below"
    assert message.quoted == ("From: Jo <jo@acme.example>\nSubject: Grüße\n\nThe old text",)


def test_an_attached_mail_file_is_quoted() -> None:
    attached = part(FORWARDED, "application/octet-stream; name=old.eml", disposition="attachment", encode=True)
    body, content_type = multipart(part("See below", "text/plain"), attached)
    assert read(body, content_type).quoted[0].endswith("The old text")


@pytest.mark.parametrize(
    "returned",
    [
        part(FORWARDED, "message/rfc822"),
        part("From: Mira <mira@post.example>\nMessage-ID: <2@acme.example>\n", "text/rfc822-headers"),
        part("Reporting-MTA: dns; x\nOriginal-Message-ID: <2@acme.example>\n\n", "message/global-headers").replace(
            "message/global-headers", "text/rfc822-headers"
        ),
    ],
)
def test_a_delivery_report_names_the_mail_and_the_recipient(returned: str) -> None:
    status = (
        "Reporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; Dana@acme.example\nAction: failed\nStatus: 5.1.1\n\n"
        "Final-Recipient: rfc822; ok@acme.example\nAction: delivered\nStatus: 2.0.0\n"
    )
    body, content_type = multipart(
        part("It bounced", "text/plain"), part(status, "message/delivery-status"), returned, kind="report"
    )
    message = read(body, content_type)
    assert message.about_message_id == "<2@acme.example>"
    assert message.failed_recipients == ("dana@acme.example",)


def test_a_delivery_report_in_prose_names_the_mail() -> None:
    body = (
        "I could not deliver this.\n\n--- Below is a copy.\n\nFrom: a@b.example\nMessage-ID: <2@acme.example>\n\nText"
    )
    message = read(body, From="MAILER-DAEMON@mx.example", X_Failed_Recipients="dana@acme.example")
    assert message.about_message_id == "<2@acme.example>"
    assert message.failed_recipients == ("dana@acme.example",)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (mail("x", 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'), "encrypted"),
        (mail("x", "application/pkcs7-mime; smime-type=signed-data"), "S/MIME"),
        (mail(*multipart(part("Version: 1", "application/pgp-encrypted"), kind="encrypted")), "encrypted"),
        (mail("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----"), "encrypted"),
        (mail("x", "application/ms-tnef; name=winmail.dat"), "Outlook's own format (winmail.dat)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Outlook's own format (.msg)"),
        (mail("--frontier\nContent-Type: text/pl", "multipart/mixed; boundary=frontier"), "truncated"),
    ],
)
def test_a_mail_that_cannot_be_read_says_why(raw: bytes, problem: str) -> None:
    assert read_message(raw, "x").problem == problem


def test_a_text_that_was_signed_in_line_is_read() -> None:
    body = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n-----BEGIN PGP SIGNATURE-----\n\nabc\n"
    assert read(body).text == "Hello"


def test_a_truncated_mail_keeps_what_is_there() -> None:
    body, content_type = multipart(part("Hello Mira", "text/plain"), part("x" * 500, "application/pdf; name=a.pdf"))
    message = read_message(mail(body, content_type)[:-400], "x")
    assert (message.text, message.problem) == ("Hello Mira", "")


def nest(depth: int) -> bytes:
    body, content_type = "Deep text", "text/plain"
    for level in range(depth):
        body, content_type = multipart(part(body, content_type), boundary=f"b{level}-")
    return mail(body, content_type)


def test_parts_nested_100_deep_are_read() -> None:
    assert read_message(nest(100), "x").text == "Deep text"


def test_parts_nested_deeper_are_a_problem() -> None:
    message = read_message(nest(500), "x")
    assert (message.problem, message.subject, message.text) == ("nested too deeply", "Your application", "")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n",
        b"no header at all",
        bytes(range(256)) * 50,
        mail("x", "/;;;=="),
        mail("x", "text/plain; charset*0*=; name*=x''%"),
        mail("x", "multipart/mixed"),
        mail("x", "message/rfc822"),
        mail("x", "multipart/report; boundary="),
        mail("x", Content_Transfer_Encoding="x-uuencode"),
        mail("x", Content_Disposition="attachment; filename*=bad''%zz"),
    ],
)
def test_a_broken_mail_is_read_without_an_error(raw: bytes) -> None:
    assert read_message(raw, "x").file == "x"


def test_text_is_bounded() -> None:
    assert len(read("word " * 200_000).text) == 200_000
