"""Mails are found in files, mailboxes and folders of every program."""

import datetime as dt
import io
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedback_loop.exchange.mail.content import read_message
from feedback_loop.exchange.mail.mailboxes import MailReader, Skipped, iter_mails
from feedback_loop.exchange.mail.raw_mail import RawMail

from .mails import mail, multipart, part

POSTED = "From dana@acme.example Thu Mar  5 09:12:00 2026\n"


def subjects(*paths: Path | str, since: dt.date | None = None) -> list[str]:
    return [raw.header("subject") for raw in iter_mails(paths, since)]


def texts(*paths: Path | str) -> list[str]:
    return [read_message(raw.load(), raw.file).text for raw in iter_mails(paths)]


def lf(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return tmp_path / "box"


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "separator",
    [
        POSTED,
        "From - Thu Mar 05 09:12:00 2026\n",
        "From \n",
        "From 1856123@xxx Thu Mar 05 09:12:00 +0000 2026\n",
        "From MAILER-DAEMON Thu Mar  5 09:12:00 CET 2026\n",
    ],
)
def test_an_mbox_of_each_dialect(box: Path, separator: str, break_: str) -> None:
    mails = [lf(mail(f"Text {number}", Subject=str(number))).decode() for number in range(3)]
    write(box, "".join(f"{separator}{text}\n\n" for text in mails).replace("\n", break_))
    assert subjects(box) == ["0", "1", "2"]
    assert texts(box) == ["Text 0", "Text 1", "Text 2"]


def test_lines_of_a_body_that_begin_with_from_part_no_mails(box: Path) -> None:
    body = "Hi,\n\nFrom Monday I am away.\n>From my side, yes.\n>>From here.\n\nFrom 10:00 in 2026 on\nwe go."
    write(box, f"{POSTED}{lf(mail(body)).decode()}\n\n{POSTED}{lf(mail('Two')).decode()}\n")
    assert texts(box) == [body.replace("\n>", "\n").replace(">From here", ">From here"), "Two"]


def test_a_content_length_that_is_right_is_believed(box: Path) -> None:
    body = f"Hi\n\n{POSTED}Subject: quoted\n\nthe end"
    write(
        box, f"{POSTED}{lf(mail(body, Content_Length=str(len(body)))).decode()}\n\n{POSTED}{lf(mail('Two')).decode()}\n"
    )
    assert texts(box) == [body, "Two"]


@pytest.mark.parametrize("length", ["3", "99999", "-1", "many", "9" * 30])
def test_a_content_length_that_is_wrong_is_ignored(box: Path, length: str) -> None:
    write(box, f"{POSTED}{lf(mail('One', Content_Length=length)).decode()}\n\n{POSTED}{lf(mail('Two')).decode()}\n")
    assert texts(box) == ["One", "Two"]


def test_the_last_content_length_may_end_the_file(box: Path) -> None:
    write(box, f"{POSTED}{lf(mail('One', Content_Length='3')).decode()}\n")
    assert texts(box) == ["One"]


def test_mails_that_thunderbird_has_deleted_are_left_out(box: Path) -> None:
    deleted, kept = lf(mail(X_Mozilla_Status="0009", Subject="gone")), lf(mail(X_Mozilla_Status="0001", Subject="here"))
    write(box, f"From - \n{deleted.decode()}\n\nFrom - \n{kept.decode()}\n")
    assert subjects(box) == ["here"]


def test_mails_across_the_pieces_in_which_a_file_is_read(box: Path) -> None:
    sizes = [10, 1_048_000, 300, 1_048_576, 2_500_000, 7]
    with box.open("wb") as file:
        for number, size in enumerate(sizes):
            line = b"x" * 62 + b"\n"
            file.write(POSTED.encode() + lf(mail(Subject=str(number))) + b"\n" + line * (size // 63) + b"\n")
    assert subjects(box) == ["0", "1", "2", "3", "4", "5"]


def test_headers_longer_than_what_is_read_first(box: Path) -> None:
    write(
        box, POSTED.encode() + lf(mail(X_Long="a" * 30_000, Subject="after")) + b"\n\n" + POSTED.encode() + lf(mail())
    )
    assert subjects(box) == ["after", "Your application"]


def test_large_attachments_are_not_loaded(box: Path) -> None:
    attachment = part("eHh4\n" * 1_600_000, "application/pdf; name=a.pdf")
    body, content_type = multipart(part("Hello", "text/plain"), attachment, part("Below", "text/plain"))
    write(box, lf(mail(body, content_type)))
    (raw,) = iter_mails([box])
    content = raw.load()
    assert len(content) < 2_000_000 < box.stat().st_size
    message = read_message(content, raw.file)
    assert (message.text, message.attachments) == ("Hello\n\nBelow", ("a.pdf",))


def test_a_large_mail_without_parts_is_bounded(box: Path) -> None:
    write(box, lf(mail("word\n" * 2_000_000)))
    (raw,) = iter_mails([box])
    assert len(raw.load()) < 2_000_000


def test_a_maildir_with_folders_within(tmp_path: Path) -> None:
    folder = tmp_path / "Mail"
    for name, subject in (
        ("cur/1:2,S", "a"),
        ("new/2", "b"),
        ("tmp/3", "unfinished"),
        (".Jobs/cur/4", "c"),
        (".Jobs/tmp/5", "unfinished"),
        (".notmuch/6", "index"),
    ):
        write(folder / name, mail(Subject=subject))
    write(folder / "dovecot-uidlist", "3 V1 N1\n")
    assert sorted(subjects(folder)) == ["a", "b", "c"]


def test_a_folder_of_everything(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    write(folder / "Inbox", f"From - \n{lf(mail(Subject='thunderbird')).decode()}")
    write(folder / "Inbox.msf", "// <!-- <mdb:mork:z -->\nSubject: no")
    write(folder / "Archive.sbd" / "Old", f"{POSTED}{lf(mail(Subject='sub')).decode()}")
    write(folder / "Drafts", "")
    write(folder / "one.eml", mail(Subject="eml"))
    write(folder / "12", mail(Subject="numbered"))
    content = lf(mail(Subject="apple"))
    write(folder / "INBOX.mbox" / "Messages" / "7.emlx", f"{len(content)}\n".encode() + content + b"<plist>no</plist>")
    write(folder / "notes.txt", "No mail: just a note.\n")
    write(folder / "picture.png", bytes(range(256)))
    write(folder / "team.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    reader = MailReader()
    assert sorted(raw.header("subject") for raw in reader.read([folder])) == [
        "apple",
        "eml",
        "numbered",
        "sub",
        "thunderbird",
    ]
    assert (reader.problems, dict(reader.skipped)) == ([], {})
    assert [path.name for path in reader.calendars] == ["team.ics"]


def test_the_length_in_an_apple_mail_file_is_heeded(tmp_path: Path) -> None:
    content = lf(mail("Hello"))
    path = write(tmp_path / "7.emlx", f"{len(content)}\n".encode() + content + b"<plist>no</plist>")
    assert texts(path) == ["Hello"]


def test_a_day_leaves_older_mails_out_but_none_without_a_day(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", mail(Subject="old", Date="Thu, 05 Feb 2026 09:12:00 +0000"))
    write(tmp_path / "2.eml", mail(Subject="new", Date="Thu, 05 Mar 2026 09:12:00 +0000"))
    write(tmp_path / "3.eml", mail(Subject="none", Date="some day"))
    assert sorted(subjects(tmp_path, since=dt.date(2026, 3, 1))) == ["new", "none"]


SINCE = dt.date(2026, 3, 1)
DATES = st.one_of(
    st.builds("{:%a, %d %b %Y} {:%H:%M:%S}".format, st.dates(dt.date(2026, 2, 20), dt.date(2026, 3, 8)), st.times()),
    st.builds(
        "{} {} {} 09:12:00".format,
        st.sampled_from([1, "08", 28, 30, 32]),
        st.sampled_from(["Feb", "feb", "Mar"]),
        st.sampled_from([1989, 2025, 2026]),
    ),
)
ZONES = st.sampled_from(["", "+0000", "-0000", "+1400", "-1459", "+1500", "+9900", "GMT", "+0100 (CET)"])


@given(st.builds("{} {}".format, DATES, ZONES), st.sampled_from(["", "Sun, 01 Mar 2026 12:00:00 +0000"]))
@example("Sat, 28 Feb 2026 23:59:00 -1459", "")
@example("Fri, 30 Feb 2026 09:12:00 +0000", "")
@example("Fri, 20 Feb 2026 09:12:00 +9900", "Sun, 01 Mar 2026 12:00:00 +0000")
def test_a_mail_is_older_than_a_day_by_the_moment_that_is_read_from_it(date: str, received: str) -> None:
    head = f"Received: from x; {received}\r\nDate: {date}\r\nFrom: x@unrelated.example\r\n\r\n"
    sent_at = read_message(head.encode(), "").sent_at
    is_since = sent_at is None or sent_at.astimezone().date() >= SINCE
    with MailReader(io.BytesIO(head.encode())) as reader:
        assert len(list(reader.read(["-"], SINCE))) == is_since


@pytest.mark.parametrize("content", [mail("Piped"), POSTED.encode() + lf(mail("Piped"))])
def test_standard_input_is_a_message_or_an_mbox(content: bytes) -> None:
    with MailReader(stdin=io.BytesIO(content)) as reader:
        mails = list(reader.read(["-"]))
        assert [read_message(raw.load(), raw.file).text for raw in mails] == ["Piped"]
    assert [raw.file for raw in mails] == ["-"]


@pytest.mark.parametrize("content", [b"", b"no mail\n", bytes(5000)])
def test_standard_input_without_a_mail_is_a_problem(content: bytes) -> None:
    with MailReader(stdin=io.BytesIO(content)) as reader:
        assert list(reader.read(["-"])) == []
    assert "Standard input has no mail" in reader.problems[0]


def test_nothing_is_read_where_there_is_no_standard_input() -> None:
    assert list(MailReader().read(["-"])) == []


def problem_of(path: Path | str) -> str:
    reader = MailReader()
    assert list(reader.read([path])) == []
    (problem,) = reader.problems
    assert str(path) in problem
    return problem


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.mbox", "Dear all,\n", "no From line"),
        ("a.mbox", mail(), "no From line"),
        ("a.msg", "x", "Outlook's own format"),
        ("a.pst", "x", "Outlook's own format"),
        ("renamed.eml", b"\xd0\xcf\x11\xe0" + bytes(100), "Outlook's own format"),
        ("a.txt", "Dear all,\n", "not a mail"),
        ("a.txt", "Name: value\n", "not a mail"),
        ("a.eml", "", "not a mail"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, name: str, content: bytes | str, words: str) -> None:
    assert words in problem_of(write(tmp_path / name, content))


def test_missing_and_empty_paths_are_problems(tmp_path: Path) -> None:
    assert "no file or folder" in problem_of(tmp_path / "missing")
    assert "no mail in it" in problem_of(tmp_path)


def test_a_named_calendar_is_no_problem(tmp_path: Path) -> None:
    reader = MailReader()
    path = write(tmp_path / "a.ics", "BEGIN:VCALENDAR\n")
    assert list(reader.read([path])) == []
    assert (reader.problems, reader.calendars) == ([], [path])


def test_pipes_and_sockets_are_counted_and_never_waited_for(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    os.mkfifo(tmp_path / "pipe")
    assert "pipe or device" in problem_of(tmp_path / "pipe")
    folder = tmp_path / "s"
    folder.mkdir()
    write(folder / "1.eml", mail())
    with socket.socket(socket.AF_UNIX) as server:
        previous = Path.cwd()
        os.chdir(folder)  # the path of a socket is short
        server.bind("socket")
        os.chdir(previous)
        os.mkfifo(folder / "pipe")
        reader = MailReader()
        assert len(list(reader.read([folder]))) == 1
    assert reader.skipped.total() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights")
def test_links_that_lead_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.eml", mail())
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "a" / "itself").symlink_to(tmp_path / "a" / "itself")
    assert len(subjects(tmp_path)) == 1


@pytest.mark.skipif(sys.platform == "win32" or not getattr(os, "getuid", int)(), reason="root may read everything")
def test_unreadable_files_and_folders_are_counted(tmp_path: Path) -> None:
    write(tmp_path / "1.eml", mail()).chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    reader = MailReader()
    assert list(reader.read([tmp_path])) == []
    assert dict(reader.skipped) == {Skipped.UNREADABLE: 1, Skipped.UNREADABLE_FOLDER: 1}


def test_a_mail_that_begins_with_a_byte_order_mark_has_its_sender(tmp_path: Path) -> None:
    (raw,) = iter_mails([write(tmp_path / "1.eml", b"\xef\xbb\xbf" + mail())])
    assert raw.header("from") == "Dana Lee <dana@acme.example>"
    assert read_message(raw.load(), raw.file).sender.address == "dana@acme.example"


def test_a_folder_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.eml", mail())
    reader = MailReader()
    assert len(list(reader.read([tmp_path / "a", tmp_path / "a", tmp_path / "." / "a", tmp_path]))) == 1
    assert reader.problems == []


def test_a_file_that_grows_while_it_is_read_ends_where_it_ended(box: Path) -> None:
    text = f"{POSTED}{lf(mail()).decode()}\n\n"
    write(box, text * 3)
    count = 0
    for _ in iter_mails([box]):
        count += 1
        with box.open("a", encoding="utf-8") as file:
            file.write(text)
        assert count < 10
    assert count == 3


def test_a_file_that_is_cut_while_it_is_read_ends(box: Path) -> None:
    write(box, f"{POSTED}{lf(mail('x' * 3_000_000)).decode()}\n\n" * 2)
    mails = iter_mails([box])
    next(mails)
    box.write_bytes(b"")
    assert all(isinstance(raw, RawMail) for raw in mails)


@pytest.mark.parametrize("line", ["From \n", POSTED, "\n", "From x 10:00 2026\nA: b\n", "a" * 70 + "\n", "\r\n"])
def test_a_hostile_mbox_takes_linear_time(box: Path, line: str) -> None:
    write(box, POSTED + "Subject: x\n\n" + line * (1_000_000 // len(line)))
    for raw in iter_mails([box]):
        assert raw.file
