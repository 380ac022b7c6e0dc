"""Classification of whole mails: the kind, and the names and days that they tell."""

import datetime as dt
from dataclasses import replace

import pytest

from exchange.mail.classify.invented_mails import OWN, InventedMail, all_mails
from exchange.mail.mails import calendar, mail, multipart, part
from feedback_loop.domain.model.companies import company_key
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.classifier import classify
from feedback_loop.exchange.mail.classify.roles import find_role
from feedback_loop.exchange.mail.classify.sentences import split_sentences
from feedback_loop.exchange.mail.content import read_message

ME = frozenset({OWN, "mira@post.example"})
MAILS = all_mails()
WITH_DAY = ("invitation", "moved", "cancelled")


def classify_raw(raw: bytes, *, is_known: bool = False) -> Classification:
    """Read and classify a mail."""
    return classify(read_message(raw, "-"), ME, is_known=is_known)


@pytest.mark.parametrize("invented", MAILS, ids=lambda invented: invented.name)
def test_kind_of_invented_mail(invented: InventedMail) -> None:
    assert invented.classify().kind == invented.kind


@pytest.mark.parametrize(
    "invented", [invented for invented in MAILS if invented.kind != "nothing"], ids=lambda invented: invented.name
)
def test_names_and_days_of_invented_mail(invented: InventedMail) -> None:
    fields, classification = invented.fields, invented.classify()
    actual = {
        "company": classification.company and company_key(classification.company),
        "role": classification.role,
        "person": classification.person and classification.person.name,
        "deadline": classification.deadline,
        "also": [str(kind) for kind in classification.also],
        "at": classification.at,
    }
    expected = {name: fields[name] for name in actual if name in fields}
    if "company" in expected:
        expected["company"] = company_key(expected["company"])
    assert {name: actual[name] for name in expected} == expected
    if invented.kind in WITH_DAY:
        assert classification.on == fields.get("on")


def test_sentence_that_decided_is_quoted() -> None:
    raw = mail("Dear Mira,\n\nwe received your application for\nData Analyst. It is with our hiring team.\n")
    classification = classify_raw(raw)
    assert classification.sentence == "we received your application for Data Analyst."
    assert classification.is_certain


def test_conditional_no_is_no_rejection() -> None:
    body = "We received your application for Data Analyst. If you are not selected for this role, we will tell you."
    assert classify_raw(mail(body)).kind is MailKind.CONFIRMATION


def test_quoted_history_decides_nothing() -> None:
    body = (
        "Thank you, noted.\n\nOn Mon, 2 Mar 2026 at 10:00, Mira Holm <mira@post.example> wrote:\n"
        "> Unfortunately, we will not be moving forward with your application for Data Analyst.\n"
    )
    assert classify_raw(mail(body, Subject="Re: Your application")).kind is MailKind.NOTHING


def test_tracking_service_is_never_the_company() -> None:
    raw = mail(
        "Thank you for applying to Acme for the Data Analyst position. We received your application.",
        From="Acme via Greenhouse <no-reply@us.greenhouse-mail.io>",
    )
    assert classify_raw(raw).company == "Acme"


def test_agency_is_apart_from_its_client() -> None:
    raw = mail(
        "Hi Mira,\n\nI came across your profile. My client, Acme, is looking for a Data Analyst.\n\n"
        "Dana Lee\nFalcon Search",
        From="Dana Lee <dana@falcon-search.example>",
    )
    classification = classify_raw(raw)
    assert (classification.kind, classification.agency, classification.company) == (
        MailKind.OUTREACH,
        "Falcon Search",
        "Acme",
    )


def calendar_mail(*lines: str, method: str = "REQUEST", body: str = "", subject: str = "Interview") -> bytes:
    """Build a mail with a calendar part."""
    event = calendar(*lines, method=method)
    text, content_type = multipart(
        part(body, "text/plain; charset=utf-8"), part(event, f"text/calendar; charset=utf-8; method={method}")
    )
    return mail(text, content_type, Subject=subject)


EVENT = ("UID:1@acme.example", "DTSTART:20260312T140000", "ORGANIZER;CN=Dana Lee:mailto:dana@acme.example")


@pytest.mark.parametrize(
    ("lines", "method", "kind"),
    [
        (("SEQUENCE:0",), "REQUEST", MailKind.INVITATION),
        (("SEQUENCE:2",), "REQUEST", MailKind.MOVED),
        (("SEQUENCE:3", "STATUS:CANCELLED"), "CANCEL", MailKind.CANCELLED),
        (("SEQUENCE:0",), "REPLY", MailKind.NOTHING),
    ],
)
def test_kind_of_calendar_entry(lines: tuple[str, ...], method: str, kind: MailKind) -> None:
    classification = classify_raw(
        calendar_mail("SUMMARY:Interview Data Analyst", *EVENT, *lines, method=method, body="See you then.")
    )
    assert classification.kind is kind
    if kind is not MailKind.NOTHING:
        assert (classification.on, classification.at) == (dt.date(2026, 3, 12), "14:00")
        assert classification.sentence == "Interview Data Analyst"
        assert classification.person
        assert classification.person.name == "Dana Lee"


def test_private_calendar_entry_is_left_out_unless_the_sender_is_known() -> None:
    raw = calendar_mail("SUMMARY:Coffee", *EVENT, subject="Coffee", body="See you.")
    assert classify_raw(raw).kind is MailKind.NOTHING
    assert classify_raw(raw, is_known=True).kind is MailKind.INVITATION


def test_calendar_entry_about_applications_in_general_is_left_out() -> None:
    raw = calendar_mail("SUMMARY:Webinar: how to pass an interview", *EVENT, subject="Webinar", body="Join us.")
    assert classify_raw(raw).kind is MailKind.NOTHING


def test_program_that_sends_for_somebody_is_not_the_person() -> None:
    event = calendar("SUMMARY:Intro call\\, Data Analyst", *EVENT)
    text, content_type = multipart(
        part("Your booking is confirmed: Intro call, Data Analyst.", "text/plain"), part(event, "text/calendar")
    )
    classification = classify_raw(mail(text, content_type, From="Slotpicker <bookings@slotpicker.example>"))
    assert classification.person
    assert (classification.person.name, classification.company) == ("Dana Lee", "Acme")


def test_forwarded_mail_is_classified_as_the_mail_that_it_holds() -> None:
    body = (
        "went to the old address again\n\n---------- Forwarded message ---------\n"
        "From: Acme Recruiting <recruiting@acme.example>\nDate: Fri, 20 Feb 2026 at 09:14\n"
        "Subject: Your application: Data Analyst\nTo: <mira@post.example>\n\n"
        "We regret to tell you that you have not been shortlisted for the role of Data Analyst.\n"
    )
    classification = classify_raw(mail(body, From="Mira Holm <mira@post.example>", Subject="Fwd: Your application"))
    assert (classification.kind, classification.company, classification.role) == (
        MailKind.REJECTION,
        "Acme",
        "Data Analyst",
    )


def test_forward_without_a_sender_is_the_own_mail() -> None:
    body = "---------- Forwarded message ---------\nWe received your application for Data Analyst.\n"
    assert classify_raw(mail(body, From="Mira Holm <mira@post.example>")).kind is MailKind.NOTHING


def test_undelivered_mail_is_a_bounce() -> None:
    raw = mail(
        "Your message could not be delivered.",
        From="Mail Delivery System <MAILER-DAEMON@post.example>",
        Subject="Undelivered Mail Returned to Sender",
    )
    assert classify_raw(raw).kind is MailKind.BOUNCE


@pytest.mark.parametrize(
    "subject", ["Automatic reply: Hello", "Abwesenheitsnotiz: Hallo", "Respuesta automática: Hola"]
)
def test_automatic_reply_is_out_of_office(subject: str) -> None:
    assert classify_raw(mail("I am away.", Subject=subject)).kind is MailKind.OUT_OF_OFFICE


def test_automatic_mail_that_is_no_reply_is_read_as_any_other() -> None:
    raw = mail("We received your application for Data Analyst.", Auto_Submitted="auto-replied")
    assert classify_raw(raw).kind is MailKind.CONFIRMATION


def test_encrypted_mail_says_why_it_is_nothing() -> None:
    message = replace(read_message(mail(""), "-"), text="", problem="encrypted")
    classification = classify(message, ME)
    assert (classification.kind, classification.why) == (MailKind.NOTHING, "could not be read: encrypted")


def test_reply_of_a_person_is_kept_with_its_points() -> None:
    body = (
        "Hi Mira,\n\nof course.\n\n- Your SQL was clear.\n- You had little experience with streaming.\n\nDana\n\n"
        "On Mon, 2 Mar 2026 at 10:00, Mira Holm <mira@post.example> wrote:\n> Could you give me some feedback?\n"
    )
    classification = classify_raw(mail(body, Subject="Re: Your interview", In_Reply_To="<0@post.example>"))
    assert classification.kind is MailKind.FEEDBACK
    assert classification.reply_text.startswith("Hi Mira,")
    assert "wrote:" not in classification.reply_text
    assert classification.points == ("Your SQL was clear.", "You had little experience with streaming.")


def test_known_sender_needs_fewer_words_about_jobs() -> None:
    raw = mail("Hi Mira,\n\nI need to cancel our call tomorrow, sorry.\n\nDana", Subject="Tomorrow")
    assert classify_raw(raw).kind is MailKind.NOTHING
    assert classify_raw(raw, is_known=True).kind is MailKind.CANCELLED


def test_regret_alone_is_unclear_and_no_rejection() -> None:
    classification = classify_raw(mail("Hi Mira,\n\nunfortunately I do not know.\n\nDana"), is_known=True)
    assert (classification.kind, classification.is_unclear) == (MailKind.NOTHING, True)
    assert classification.why.startswith("may be a rejection")


def test_answer_to_an_ask_that_cannot_be_told_is_unclear() -> None:
    body = (
        "Hi Mira,\n\nring me on Monday.\n\nDana\n\nOn Mon, 2 Mar 2026 at 10:00, Mira Holm <mira@post.example> wrote:\n"
        "> Could you give me some feedback?\n"
    )
    classification = classify_raw(mail(body, Subject="Re: Hello", In_Reply_To="<0@post.example>"))
    assert (classification.kind, classification.is_unclear) == (MailKind.NOTHING, True)


def test_denied_offer_is_a_rejection() -> None:
    raw = mail("We are sorry that we cannot offer you the post of Data Analyst.")
    assert classify_raw(raw).kind is MailKind.REJECTION


def test_no_that_names_the_hiring_outweighs_words_about_other_things() -> None:
    refusal = mail("Dear Mira,\n\nwe are not in a position to employ you.", Subject="Your application to the clinic")
    appointment = mail("Dear Mira,\n\nwe are not able to see you on Friday.", Subject="Your visit to the clinic")
    assert classify_raw(refusal).kind is MailKind.REJECTION
    assert classify_raw(appointment).kind is MailKind.NOTHING


def test_letter_to_all_parents_about_a_filled_position_reports_nothing() -> None:
    raw = mail("Dear parents,\n\nwe have appointed another teacher. The position has been filled.", Subject="Class 4b")
    assert classify_raw(raw).kind is MailKind.NOTHING


def test_a_regret_that_begins_like_a_reassurance_is_a_certain_no() -> None:
    body = "Das Gespräch war gut. Umso mehr bedauern wir, dass wir uns für eine andere Bewerberin entschieden haben."
    classification = classify_raw(mail(body, subject="Ihre Bewerbung als Analyst"), is_known=True)
    assert (classification.kind, classification.is_certain) == (MailKind.REJECTION, True)


@pytest.mark.parametrize(
    "body",
    [
        "Unfortunately, we decided not to move forward with the friend whom you referred.",
        "Leider haben wir uns gegen die Bewerberin entschieden, die Sie uns empfohlen haben.",
        'I heard that Hooli told you "unfortunately, we have decided to move forward with other candidates".',
    ],
)
def test_refusal_of_somebody_else_is_no_rejection(body: str) -> None:
    assert classify_raw(mail(body, Subject="Your application: Editor"), is_known=True).kind is not MailKind.REJECTION


def test_video_interview_is_an_assessment_only_if_it_is_recorded() -> None:
    live = "We would like to invite you to a video interview with our editor on Tuesday, 10 March 2026 at 14:00."
    recorded = "You are invited to record a video interview for the role of Editor by 10 March 2026."
    assert classify_raw(mail(live)).kind is MailKind.INVITATION
    assert classify_raw(mail(recorded)).kind is MailKind.ASSESSMENT


def test_judgement_with_two_sides_beside_a_rejection_is_feedback_as_well() -> None:
    body = (
        "Unfortunately, we have decided to move forward with another candidate.\n\n"
        "Your essay was excellent, but your layout lacked structure."
    )
    classification = classify_raw(mail(body, Subject="Your application: Editor"))
    assert (classification.kind, classification.also) == (MailKind.REJECTION, (MailKind.FEEDBACK,))
    assert classification.points == ("Your essay was excellent, but your layout lacked structure.",)


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Helaas gaan we niet verder met je voor de functie Backend ontwikkelaar bij Acme.", "Backend ontwikkelaar"),
        ("Tyvärr går vi vidare med andra till tjänsten Systemutvecklare hos Acme.", "Systemutvecklare"),
        ("Vielen Dank für das Gespräch zur Stelle DevOps Engineer am Dienstag.", "DevOps Engineer"),
        ("Grazie per la candidatura per il ruolo Sviluppatore backend presso Acme.", "Sviluppatore backend"),
    ],
)
def test_role_may_stand_right_after_its_noun(body: str, role: str) -> None:
    assert find_role("Hello", split_sentences(body), "") == role


def test_name_of_a_letter_without_a_closing_stands_above_a_title() -> None:
    body = "We will ring you on Monday.\n\nKeisha Rowland\nPeople Coordinator\nAcme Hotels"
    classification = classify_raw(
        mail(f"We would like to arrange a phone interview.\n\n{body}", From="Acme Hotels <jobs@acme.example>")
    )
    assert classification.person
    assert classification.person.name == "Keisha Rowland"


def test_pronoun_is_no_person() -> None:
    raw = mail("Thank you for applying. We will review your application.", From="Acme Careers <jobs@acme.example>")
    assert classify_raw(raw).person is None
