"""Days and times in prose."""

import datetime as dt
import sys
import time
from collections.abc import Iterator

import pytest

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.deadlines import find_deadline
from feedback_loop.exchange.mail.classify.meetings import find_meeting, find_round
from feedback_loop.exchange.mail.classify.moments import find_moments, only_time
from feedback_loop.exchange.mail.classify.sentences import make_sentence, split_sentences

SENT_ON = dt.date(2026, 2, 10)


def moments(text: str) -> list[tuple[str, str | None]]:
    """Return days and times of a text."""
    return [(str(moment.on), moment.at) for moment in find_moments(text, SENT_ON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am Montag, 16. Februar, um 9 Uhr bei uns", [("2026-02-16", "09:00")]),
        ("le jeudi 5 mars à 15h00", [("2026-03-05", "15:00")]),
        ("op donderdag 19 februari om 13.30 uur", [("2026-02-19", "13:30")]),
        ("no dia 26 de fevereiro, às 15h00", [("2026-02-26", "15:00")]),
        ("martedì 10 marzo alle ore 11:00", [("2026-03-10", "11:00")]),
        ("w czwartek 12 marca o godz. 10:00", [("2026-03-12", "10:00")]),
        ("torsdag den 12 mars kl. 14.00", [("2026-03-12", "14:00")]),
        ("4:30pm - 5:00pm, Monday, 23 February 2026", [("2026-02-23", "16:30")]),
        ("Thursday, March 12 from 2-3pm", [("2026-03-12", "14:00")]),
        ("Wednesday, 03/04/2026 at 2:00 PM", [("2026-03-04", "14:00")]),
        ("on 03/04/2026 at 2:00 PM", []),
        ("on 13/04/26", [("2026-04-13", None)]),
        ("Tuesday 5 March 2026", []),
        ("on 12 March at 4, ask for Kim", [("2026-03-12", "16:00")]),
        ("on 12 March at 4 Castle Street", [("2026-03-12", None)]),
        ("on 12 March at 7", [("2026-03-12", None)]),
        ("2026-03-12 at 12am", [("2026-03-12", "00:00")]),
        ("5 January at 13pm", [("2026-01-05", None)]),
        ("20 December", [("2026-12-20", None)]),
        ("31 February 2026", []),
        ("Can you do tomorrow at 4pm?", [("2026-02-11", "16:00")]),
        ("on Thursday at 3pm", [("2026-02-12", "15:00")]),
        ("next Thursday at 3pm", []),
        ("Room 2.04. Thank you", []),
        ("at 2pm on 12 March", [("2026-03-12", "14:00")]),
        ("we met 3/4 of you, 24/7", []),
    ],
)
def test_moments_of_text(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert moments(text) == expected


def test_year_is_needed_where_the_day_of_the_mail_is_unknown() -> None:
    assert find_moments("12 March", None) == []
    assert [moment.on for moment in find_moments("12 March 2026", None)] == [dt.date(2026, 3, 12)]


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the local time zone of the process."""
    if sys.platform == "win32":
        pytest.skip("it has no time zones of processes")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("4 March at 2:00 PM ET", "20:00"),
        ("25 February at 9.30 am (GMT)", "10:30"),
        ("3 March at 14:30 CET", "14:30"),
        ("23 February, 4:30pm - 5:00pm (Central European Time)", "16:30"),
        ("26 de fevereiro, às 15h00 (hora de Lisboa)", "16:00"),
        ("10 March at 15:00 London time", "16:00"),
        ("10 March at 3pm Pacific Time", "23:00"),
        ("10 March at 15:00 Springfield time", "15:00"),
    ],
)
def test_time_of_another_zone_is_converted(text: str, at: str) -> None:
    assert [time_ for _, time_ in moments(text)] == [at]


def test_only_time_is_the_one_that_a_text_names() -> None:
    assert only_time("Time: 14:15.", SENT_ON) == "14:15"
    assert only_time("at 2pm or at 3pm", SENT_ON) is None


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (MailKind.INVITATION, "Come on Thursday 12 March at 2pm.", (dt.date(2026, 3, 12), "14:00")),
        (MailKind.INVITATION, "Come. Date: Thursday 12 March 2026. Time: 14:15.", (dt.date(2026, 3, 12), "14:15")),
        (MailKind.INVITATION, "Come on 12 March at 2pm or on 13 March at 3pm.", (None, None)),
        (MailKind.INVITATION, "Come. Tell me by 12 March.", (None, None)),
        (MailKind.INVITATION, "Come on 12 March at 2pm or 3pm.", (dt.date(2026, 3, 12), "14:00")),
        (MailKind.MOVED, "We move from 12 March at 2pm to 13 March at 3pm.", (dt.date(2026, 3, 13), "15:00")),
        (MailKind.MOVED, "We move our talk of 12 March to 13 March, 3pm.", (dt.date(2026, 3, 13), "15:00")),
        (MailKind.MOVED, "We move our talk, 12 March or 13 March.", (None, None)),
        (MailKind.MOVED, "I can't on Thursday. Is Friday 13 March at 3pm fine?", (dt.date(2026, 3, 13), "15:00")),
        (MailKind.REJECTION, "We met on 12 March at 2pm.", (None, None)),
    ],
)
def test_meeting_is_the_only_day_that_can_be_meant(
    kind: MailKind, text: str, expected: tuple[dt.date | None, str | None]
) -> None:
    sentences = split_sentences(text)
    assert find_meeting(kind, sentences[0], sentences, SENT_ON) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (MailKind.ASSESSMENT, "Send it by Friday 13 March.", dt.date(2026, 3, 13)),
        (MailKind.OFFER, "You start on 1 June. Answer by 13 March.", dt.date(2026, 3, 13)),
        (MailKind.OFFER, "Answer by 13 March, or until 14 March.", None),
        (MailKind.MORE_TIME, "We need two more weeks.", dt.date(2026, 2, 24)),
        (MailKind.MORE_TIME, "We need another fortnight.", dt.date(2026, 2, 24)),
        (MailKind.MORE_TIME, "Wir brauchen noch. Es dauert drei Wochen.", dt.date(2026, 3, 3)),
        (MailKind.MORE_TIME, "We need more time.", None),
        (MailKind.REJECTION, "Answer by 13 March.", None),
    ],
)
def test_deadline_of_kind(kind: MailKind, text: str, expected: dt.date | None) -> None:
    sentences = split_sentences(text)
    assert find_deadline(kind, sentences[0], sentences, SENT_ON) == expected


@pytest.mark.parametrize(
    ("sentence", "subject", "expected"),
    [
        ("Come to a second interview.", "", "second interview"),
        ("Come.", "Vorstellungsgespräch bei uns", "Vorstellungsgespräch"),
        ("Come.", "Hello", None),
    ],
)
def test_round_is_kept_as_the_mail_names_it(sentence: str, subject: str, expected: str | None) -> None:
    assert find_round(make_sentence(sentence), subject) == expected


def test_weekday_and_day_without_a_month_mean_the_coming_day_on_which_they_agree() -> None:
    sent_on = dt.date(2026, 3, 2)
    assert [moment.on for moment in find_moments("Te espero el martes 17 a las 11", sent_on)] == [dt.date(2026, 3, 17)]
    assert find_moments("Te espero el martes 18 a las 11:00", sent_on) == []
