"""``mail``: proposals from mails and calendars."""

from pathlib import Path

import pytest

from .harness import Installed, Program
from .mails import (
    CONFIRMATION,
    INVITATION,
    LIBRARY,
    ME,
    MOVED,
    OFFER,
    REJECTION,
    event,
    mail,
    write_mails,
)

PROPOSAL_KEYS = [
    "message_id",
    "file",
    "on",
    "from",
    "subject",
    "kind",
    "company",
    "role",
    "person",
    "interview",
    "text",
    "sentence",
    "evidence",
    "loop",
    "command",
    "certain",
]


@pytest.fixture
def journal(program: Program) -> Program:
    program.set(f'[me]\naddress = "{ME}"\n')
    program.days(("2026-06-01", "apply Acme 'Data Analyst' --with 'Dana Lee <dana@acme.example> (recruiter)'"))
    return program


def proposals(program: Program, *mails: bytes, options: str = "") -> list[dict[str, object]]:
    folder = write_mails(program.folder, *mails)
    found: list[dict[str, object]] = program.json(f"mail {options}", str(folder))["proposals"]
    return found


def test_a_rejection_becomes_an_outcome_with_the_sentence_that_decided(journal: Program) -> None:
    (proposal,) = proposals(journal, REJECTION)
    loop = journal.events[0]["id"]
    assert list(proposal) == PROPOSAL_KEYS
    assert proposal["sentence"] == (
        "Unfortunately, we have decided to move forward with another candidate for the Data Analyst position."
    )
    assert (proposal["kind"], proposal["on"], proposal["loop"]) == ("rejection", "2026-06-05", loop)
    assert (proposal["evidence"], proposal["certain"]) == ("person", True)
    assert proposal["command"] == "feedback-loop outcome acme rejected --on 2026-06-05"


def test_a_command_of_the_list_records_the_same_as_the_proposal(journal: Program) -> None:
    (proposal,) = proposals(journal, REJECTION)
    command = str(proposal["command"]).removeprefix("feedback-loop ")
    journal.ok(command)
    (typed,) = journal.last()
    journal.ok("undo")
    journal.ok("mail --yes", str(journal.folder / "mail"))
    (taken,) = journal.last()
    assert taken == {**typed, "source_id": "mail:<yourapplicationatacme@mail.example>"}


def test_listing_writes_nothing(journal: Program) -> None:
    before = journal.journal.read_bytes()
    folder = write_mails(journal.folder, CONFIRMATION, INVITATION, REJECTION)
    for options in ("", "--dry-run", "--dry-run --yes", "--explain", "--explain --yes", "--json"):
        journal.ok(f"mail {options}", str(folder))
    assert journal.journal.read_bytes() == before


def test_an_invitation_sets_an_interview_with_its_people_but_no_room(journal: Program) -> None:
    assert proposals(journal, INVITATION, options="--yes") == []
    event_ = journal.last()[0]
    assert (event_["kind"], event_["on"], event_["at"]) == ("interviewed", "2026-06-17", "14:00")
    assert event_["people"] == ["Dana Lee <dana@acme.example> (recruiter)"]
    assert (event_["set"], event_["source_id"]) == (True, "ics:meet-1@acme.example")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("--on 2026-06-17 --at 14:00", None),
        ("--on 2026-06-17", None),
        ("--on 2026-06-17 --at 15:00", "feedback-loop reschedule acme 2026-06-17 --at 14:00"),
        ("--on 2026-06-18 --at 14:00", "feedback-loop reschedule acme 2026-06-17 --at 14:00"),
        ("--on 2026-06-16", "feedback-loop reschedule acme 2026-06-17 --at 14:00"),
        ("--on 2026-06-24", "feedback-loop interviewed acme --on 2026-06-17 --at 14:00 --with dana"),
    ],
)
def test_an_interview_that_was_typed_is_never_doubled(journal: Program, typed: str, command: str | None) -> None:
    journal.ok(f"interviewed acme {typed}")
    found = proposals(journal, INVITATION, options="--yes")
    assert [(proposal["command"], proposal["certain"]) for proposal in found] == ([(command, False)] if command else [])
    assert [event_["kind"] for event_ in journal.events].count("interviewed") == 1
    if command is None:
        assert journal.last()[0]["changes"] == {"source_id": "ics:meet-1@acme.example"}


def test_a_doubtful_move_says_what_was_typed(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-18")
    out = journal.ok("mail", str(write_mails(journal.folder, INVITATION))).out
    assert "You recorded by hand: interview, Thu 18 Jun; this may be the same one." in out


def test_a_cancellation_that_was_typed_gets_its_source(journal: Program) -> None:
    proposals(journal, INVITATION, options="--yes")
    journal.ok("cancel acme", today="2026-06-05")
    cancelled = mail(
        "Dana Lee <dana@acme.example>",
        "Canceled: Interview for Data Analyst",
        "Hello Alex,\n\nour interview has to be cancelled.\n\nDana\n",
        date="Fri, 05 Jun 2026 09:00:00 +0000",
        calendar=event("meet-1@acme.example", "20260617T140000Z", sequence=1, method="CANCEL"),
    )
    assert proposals(journal, cancelled, options="--yes") == []
    assert journal.last()[0]["changes"] == {"source_id": "ics:meet-1@acme.example#1"}
    assert "  -  " not in journal.ok("log").out


def test_two_entries_of_a_calendar_are_never_taken_for_two_interviews_unasked(journal: Program) -> None:
    second = INVITATION.replace(b"interviewfordataanalyst@", b"second@")
    calendar = event("meet-2@acme.example", "20260624T140000Z", summary="Second interview")
    second = mail("Dana Lee <dana@acme.example>", "Next interview", "See you then.\n", calendar=calendar)
    (proposal,) = proposals(journal, INVITATION, second, options="--yes")
    assert (proposal["kind"], proposal["certain"]) == ("invitation", False)
    assert "--again" not in str(proposal["command"])


def test_an_update_moves_the_interview_and_a_cancellation_ends_it(journal: Program) -> None:
    cancelled = mail(
        "Dana Lee <dana@acme.example>",
        "Canceled: Interview for Data Analyst",
        "Hello Alex,\n\nI am sorry, but our interview has to be cancelled.\n\nDana\n",
        date="Fri, 05 Jun 2026 09:00:00 +0000",
        calendar=event("meet-1@acme.example", "20260618T150000Z", sequence=2, method="CANCEL"),
    )
    assert proposals(journal, INVITATION, MOVED, cancelled, options="--yes") == []
    kinds = [(event_["kind"], event_.get("to")) for event_ in journal.last(3)]
    assert kinds == [("interviewed", None), ("rescheduled", "2026-06-18"), ("cancelled", None)]
    before = journal.journal.read_bytes()
    document = journal.json("mail --yes", str(journal.folder / "mail"))
    assert (document["proposals"], document["counts"]["there_already"]) == ([], 3)
    assert journal.journal.read_bytes() == before


def test_yes_takes_what_is_beyond_doubt_in_one_batch_and_never_an_offer(journal: Program) -> None:
    remaining = proposals(journal, INVITATION, OFFER, options="--yes")
    assert [(proposal["kind"], proposal["certain"]) for proposal in remaining] == [("offer", False)]
    interview = mail("Dana Lee <dana@acme.example>", "Re: hello", "We need two more weeks before we can decide.\n")
    proposals(journal, interview, REJECTION, options="--yes")
    count = len(journal.events)
    journal.ok("undo")
    assert len({event_["batch"] for event_ in journal.events[1:count]}) == 2


def test_a_second_run_proposes_nothing_that_was_taken(journal: Program) -> None:
    proposals(journal, INVITATION, REJECTION, options="--yes")
    before = journal.journal.read_bytes()
    document = journal.json("mail", str(journal.folder / "mail"))
    assert document["proposals"] == []
    assert document["counts"] == {"read": 2, "entries": 0, "candidates": 2, "there_already": 2, "dismissed": 0}
    journal.ok("mail --yes", str(journal.folder / "mail"))
    assert journal.journal.read_bytes() == before


def test_what_was_recorded_by_hand_gets_its_source_once(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-04")
    folder = write_mails(journal.folder, CONFIRMATION, REJECTION)
    journal.ok("mail --yes", str(folder))
    linked = [event_["changes"] for event_ in journal.last(2)]
    assert linked == [
        {"source_id": "mail:<thankyouforapplyingtoacme@mail.example>"},
        {"source_id": "mail:<yourapplicationatacme@mail.example>"},
    ]
    assert "Linked with the mail" in journal.ok("log").out
    before = journal.journal.read_bytes()
    assert journal.json("mail --yes", str(folder))["counts"]["there_already"] == 2
    assert journal.journal.read_bytes() == before


def test_new_applications_are_proposed_only_on_request(program: Program) -> None:
    folder = write_mails(program.folder, CONFIRMATION, INVITATION)
    assert program.json("mail", str(folder))["proposals"] == []
    first, second = program.json("mail --new", str(folder))["proposals"]
    assert (first["loop"], second["loop"]) == (None, None)
    assert first["command"] == "feedback-loop apply Acme 'Data Analyst' --on 2026-06-01"
    assert second["command"].startswith("feedback-loop interviewed acme --on 2026-06-17 --at 14:00")
    program.ok("mail --new --yes", str(folder))
    assert [event_["kind"] for event_ in program.events] == ["applied", "interviewed"]
    assert program.json("mail --new", str(folder))["proposals"] == []


def test_a_role_decides_between_two_loops_of_a_company(journal: Program) -> None:
    journal.ok("apply Acme 'Head of Sales' --on 2026-06-01")
    (proposal,) = proposals(journal, REJECTION)
    assert proposal["command"] == "feedback-loop outcome acme/data-analyst rejected --on 2026-06-05"


def test_two_loops_that_fit_are_unclear(journal: Program) -> None:
    journal.ok("apply Acme Clerk --on 2026-06-01")
    unnamed = mail(
        "Acme Careers <careers@acme.example>",
        "Your application",
        "Unfortunately, we will not be moving forward with your application.\n",
    )
    document = journal.json("mail", str(write_mails(journal.folder, unnamed)))
    assert document["proposals"] == []
    assert [(entry["loop"], entry["why"]) for entry in document["unclear"]] == [
        (None, "may be about Acme (Data Analyst) or Acme (Clerk)")
    ]


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        ("Desk <desk@library.example>", "Unfortunately, we cannot accept your application for a library card."),
        ("Globex Careers <jobs@globex.example>", "We have decided to move forward with another candidate."),
        ("Acme <no-reply@hire.lever.co>", "We have chosen someone else for the Forklift Driver position."),
    ],
)
def test_a_mail_about_something_else_is_never_given_to_a_loop(journal: Program, sender: str, text: str) -> None:
    assert proposals(journal, mail(sender, "Your application", f"Hello Alex,\n\n{text}\n")) == []


def test_a_mail_from_before_the_application_fits_no_loop(journal: Program) -> None:
    early = mail(
        "Dana Lee <dana@acme.example>",
        "Your application",
        "Unfortunately, we have decided to move forward with another candidate.\n",
        date="Fri, 01 May 2026 09:00:00 +0000",
    )
    assert proposals(journal, early) == []


@pytest.mark.parametrize("date", [None, "Thu, 31 Dec 2099 10:00:00 +0000"])
def test_a_mail_without_a_day_is_proposed_without_one(journal: Program, date: str | None) -> None:
    undated = REJECTION.replace(b"Date: Fri, 05 Jun 2026 09:00:00 +0000\n", f"Date: {date}\n".encode() if date else b"")
    (proposal,) = proposals(journal, undated)
    assert (proposal["on"], proposal["certain"]) == (None, False)
    assert proposal["command"] == "feedback-loop outcome acme rejected --on DATE"
    assert journal(str(proposal["command"]).removeprefix("feedback-loop ")).code == 2
    assert proposals(journal, options="--yes") == [proposal]


def test_a_reply_finds_its_loop_by_the_draft_that_it_answers(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-05")
    draft = journal.folder / "ask.eml"
    journal("ask-feedback acme", "--eml", str(draft))
    headers = dict(line.split(": ", 1) for line in draft.read_text().splitlines() if ": " in line)
    assert "dana" not in headers["Message-ID"].lower() + headers["References"].lower()
    for reference in (headers["Message-ID"], headers["References"]):
        reply = mail(
            "D. Lee <private@lee.example>",
            f"Re: {reference[1:5]}",
            "Hello Alex,\n\nYou explained your query well, but you should test the edge cases first.\n\nDana\n",
            date="Tue, 09 Jun 2026 09:00:00 +0000",
            headers={"References": f"<other@x.example> {reference}"},
        )
        (proposal, *_) = proposals(journal, reply)[-1:]
        assert (proposal["evidence"], proposal["kind"]) == ("reply", "feedback")
        assert proposal["loop"] == journal.events[0]["id"]


def test_a_sent_copy_of_a_draft_is_recorded_as_what_it_was_drafted_for(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-05")
    draft = journal.folder / "ask.eml"
    journal("ask-feedback acme", "--eml", str(draft), today="2026-06-08")
    content = draft.read_bytes().replace(b"To: ", f"From: Alex <{ME}>\nTo: ".encode(), 1)
    assert proposals(journal, content, options="--yes") == []
    (asked,) = journal.last()
    assert (asked["kind"], asked["on"], asked["via"]) == ("asked", "2026-06-08", "mail")
    assert str(asked["source_id"]).endswith("@feedback-loop.invalid>")


def without_headers(content: bytes, *names: bytes) -> bytes:
    """Return a draft as its sent copy looks, without some headers."""
    lines = content.replace(b"\r\n", b"\n").replace(b"To: ", f"From: Alex <{ME}>\nTo: ".encode(), 1).split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(names))


DRAFTS = [
    ("outcome acme rejected --on 2026-06-05", "ask-feedback acme", "asked"),
    ("interviewed acme --on 2026-06-10 --with dana", "check-in acme", "checked_in"),
    ("interviewed acme --on 2026-06-10 --with dana", "thank acme", "thanked"),
    ("record acme 'Learn SQL' --with dana --on 2026-06-10", "thank acme", "thanked"),
]


@pytest.mark.parametrize(("setup", "line", "kind"), DRAFTS)
@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "nl"])
def test_a_draft_is_known_by_its_words(journal: Program, setup: str, line: str, kind: str, language: str) -> None:
    journal.ok(setup)
    draft = journal.folder / "draft.eml"
    journal(f"{line} --language {language}", "--eml", str(draft))
    content = without_headers(draft.read_bytes(), b"Message-ID", b"References", b"In-Reply-To")
    assert proposals(journal, content, options="--yes") == []
    assert journal.last()[0]["kind"] == kind


def test_a_draft_is_known_by_its_mark_though_its_id_and_words_are_changed(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-05")
    draft = journal.folder / "draft.eml"
    journal("ask-feedback acme", "--eml", str(draft))
    head = without_headers(draft.read_bytes(), b"Message-ID").partition(b"\n\n")[0]
    headers = b"\n".join(line for line in head.split(b"\n") if not line.startswith(b"Content-Transfer"))
    (proposal,) = proposals(journal, headers + b"\nMessage-ID: <1@alex.example>\n\nThanks for the interview!\n")
    assert (proposal["kind"], proposal["certain"], proposal["evidence"]) == ("sent-ask", True, "reply")


def test_a_reply_in_the_thread_of_a_draft_is_no_draft(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-05")
    draft = journal.folder / "draft.eml"
    journal("ask-feedback acme", "--eml", str(draft))
    references = draft.read_text(encoding="utf-8").partition("References: ")[2].partition("\n")[0].strip()
    reply = mail(
        f"Alex Moreau <{ME}>",
        "Re: Your advice",
        "Hi Dana,\n\nTuesday works for me.\n\nAlex\n",
        to="Dana Lee <dana@acme.example>",
        headers={"References": f"{references} <answer@acme.example>"},
    )
    assert proposals(journal, reply) == []


def test_a_withdrawal_that_was_drafted_ends_the_application(journal: Program) -> None:
    draft = journal.folder / "draft.eml"
    journal("outcome acme withdrawn --eml", str(draft))
    content = without_headers(draft.read_bytes(), b"Message-ID", b"References")
    assert [entry["command"] for entry in proposals(journal, content)] == [
        "feedback-loop outcome acme withdrawn --on 2026-06-15"
    ]


def test_an_ask_to_two_people_is_one_to_each(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-01 --with 'Kim Ode <kim@acme.example>'")
    both = SENT_ASK.replace(b"Dana Lee <dana@acme.example>", b"Dana Lee <dana@acme.example>, Kim <kim@acme.example>")
    (proposal,) = proposals(journal, both)
    assert str(proposal["command"]).startswith("feedback-loop ask-feedback acme --with dana --with kim ")
    assert proposals(journal, options="--yes") == []
    assert [asked["person"].partition(" <")[0] for asked in journal.last(2)] == ["Dana Lee", "Kim Ode"]
    assert proposals(journal) == []
    journal.ok("undo")
    journal.ok("ask-feedback acme --with kim --on 2026-06-02")
    (proposal,) = proposals(journal)
    assert "--with kim" not in str(proposal["command"])


def test_feedback_is_recorded_word_for_word_point_by_point(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-05")
    journal("ask-feedback acme", "--eml", str(journal.folder / "ask.eml"))
    draft = (journal.folder / "ask.eml").read_text(encoding="utf-8")
    message_id = draft.partition("Message-ID: ")[2].partition("\n")[0]
    journal.ok("ask-feedback acme --on 2026-06-06")
    reply = mail(
        "Dana Lee <dana@acme.example>",
        "Re: Your advice",
        "Hello Alex,\n\nhappy to help:\n\n- Your SQL was clean and well explained.\n- You should have asked about the "
        "edge cases first.\n\nKind regards\nDana Lee\nRecruiter, Acme\n\nOn Sat, 6 Jun 2026, Alex wrote:\n> What could "
        "I have done better?\n",
        date="Tue, 09 Jun 2026 09:00:00 +0000",
        headers={"In-Reply-To": message_id},
    )
    (proposal,) = proposals(journal, reply)
    assert str(proposal["command"]).count("feedback-loop record acme ") == 2
    before = len(journal.events)
    proposals(journal, options="--yes")
    points = journal.events[before:]
    assert [point["text"] for point in points] == [
        "Your SQL was clean and well explained.",
        "You should have asked about the edge cases first.",
    ]
    assert {point["person"] for point in points} == {"Dana Lee <dana@acme.example> (recruiter)"}


def test_the_text_of_an_answer_is_all_that_is_new_in_it(journal: Program) -> None:
    journal.ok("ask-feedback acme --with dana")
    reply = mail(
        "Dana Lee <dana@acme.example>",
        "Re: Your feedback",
        "Hi Alex,\n\nof course, happy to. Your modelling was strong, but you lacked dashboards.\n\nHerzlich\nDana\n\n"
        "> Could you tell me what was missing?\n",
    )
    (feedback,) = proposals(journal, reply)
    text, command = str(feedback["text"]), str(feedback["command"])
    assert text.startswith("Hi Alex,\n\nof course, happy to. Your modelling")
    assert "Could you tell me" not in text
    assert "happy to" not in command
    assert "Herzlich" not in command


def test_feedback_within_a_rejection_leaves_out_courtesies_and_waits_for_a_yes(journal: Program) -> None:
    rejection = mail(
        "Dana Lee <dana@acme.example>",
        "Your application at Acme",
        "Hello Alex,\n\nit was such a pleasure to have you in on Thursday. Making you an offer was very much on the "
        "table. In the end we have decided to move forward with another candidate for the Data Analyst position.\n\n"
        "Feedback, since you asked: your modelling was strong. But you lacked experience with dashboards. I'd love to "
        "stay in touch.\n\nKind regards\nDana\n",
    )
    (feedback,) = proposals(journal, rejection, options="--yes")
    assert journal.last()[0]["result"] == "rejected"
    assert (feedback["kind"], feedback["certain"]) == ("feedback", False)
    assert feedback["text"] == (
        "Feedback, since you asked: your modelling was strong.\n\nBut you lacked experience with dashboards."
    )


@pytest.mark.parametrize(
    ("sender", "closing", "certain"),
    [
        ("Lucia Ferrer <lucia@nwcouncil.example>", "Lucia", True),
        ("Omar Diaz <omar@nwcouncil.example>", "Omar", False),
    ],
)
def test_a_domain_that_shortens_the_company_contradicts_nobody_of_it(
    journal: Program, sender: str, closing: str, *, certain: bool
) -> None:
    journal.days(("2026-06-01", "apply 'North West Council' Planner --with 'Lucia Ferrer <lucia@nwcouncil.example>'"))
    text = f"We have decided to move forward with other candidates for the position.\n\nRegards\n{closing}\n"
    (proposal,) = proposals(journal, mail(sender, "Your application", text))
    assert (proposal["company"], proposal["certain"]) == ("North West Council", certain)


@pytest.fixture
def asked(journal: Program) -> Program:
    """A journal with an ask to Dana, and Kim, who may be asked too."""
    journal.ok("interviewed acme --on 2026-06-03 --with 'Kim Ode <kim@acme.example>'")
    journal.ok("outcome acme rejected --on 2026-06-05")
    journal.ok("ask-feedback acme --with dana --on 2026-06-06")
    return journal


BOUNCE_TEXT = "This is the mail system.\n\n<dana@acme.example>: there is no such person here\n"
BOUNCE = mail(
    "Mail Delivery System <mailer-daemon@mx.alex.example>",
    "Undelivered Mail Returned to Sender",
    BOUNCE_TEXT,
    headers={"X-Failed-Recipients": "dana@acme.example", "In-Reply-To": "<unknown@alex.example>"},
    date="Sat, 06 Jun 2026 12:00:00 +0000",
)


def test_a_bounce_proposes_to_take_the_ask_back_and_to_ask_somebody_else(asked: Program) -> None:
    ask = asked.events[-1]["id"]
    (proposal,) = proposals(asked, BOUNCE)
    undo, _, draft = str(proposal["command"]).partition(" && ")
    assert proposal["sentence"] == "<dana@acme.example>: there is no such person here"
    assert ask.startswith(undo.removeprefix("feedback-loop undo "))
    assert draft == "feedback-loop ask-feedback acme --with kim --draft"
    assert "Your ask to Dana Lee from Sat 6 Jun did not arrive" in asked.ok("mail", str(asked.folder / "mail")).out
    before = asked.journal.read_bytes()
    assert proposals(asked, options="--yes") == [proposal]
    assert asked.journal.read_bytes() == before
    asked.ok(undo.removeprefix("feedback-loop "))
    assert proposals(asked) == []
    assert "nudge" not in asked("remind").out.lower()


def test_a_bounce_offers_nobody_who_was_asked(asked: Program) -> None:
    asked.ok("ask-feedback acme --with kim --on 2026-06-06")
    (proposal,) = proposals(asked, BOUNCE)
    assert "ask-feedback" not in str(proposal["command"])


def report(action: str) -> bytes:
    """Return a delivery report about a mail to Dana."""
    head = BOUNCE.partition(b"\n\n")[0].decode()
    kept = [line for line in head.splitlines() if not line.lower().startswith(("content-", "mime-version"))]
    status = f"Final-Recipient: rfc822; dana@acme.example\nAction: {action}\n"
    inner = f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n{status}"
    parts = f"--b\n\n{BOUNCE_TEXT}\n--b\n{inner}\n--b--\n"
    type_ = "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
    return "\n".join([*kept, "MIME-Version: 1.0", type_, "", parts]).encode()


@pytest.mark.parametrize(("action", "count"), [("failed", 1), ("delayed", 0), ("delivered", 0)])
def test_only_a_report_of_a_failure_counts(asked: Program, action: str, count: int) -> None:
    assert len(proposals(asked, report(action))) == count


def test_a_bounce_of_a_draft_whose_ask_is_not_recorded_says_so(asked: Program) -> None:
    draft = asked.folder / "ask.eml"
    asked("ask-feedback acme --with kim", "--eml", str(draft))
    id_ = draft.read_text(encoding="utf-8").partition("Message-ID: ")[2].partition("\n")[0].strip()
    bounce = BOUNCE.replace(b"dana@", b"kim@").replace(b"<unknown@alex.example>", id_.encode())
    document = asked.json("mail", str(write_mails(asked.folder, bounce)))
    assert [entry["why"] for entry in document["unclear"]] == [
        "your message to Kim Ode did not arrive; no ask is recorded that it could undo"
    ]


def test_explain_says_of_every_message_why_it_is_not_proposed(journal: Program) -> None:
    folder = write_mails(journal.folder, LIBRARY, REJECTION)
    document = journal.json("mail --explain", str(folder))
    assert [list(message) for message in document["messages"]] == [[*PROPOSAL_KEYS, "why"]] * 2
    library, rejection = document["messages"]
    assert (library["kind"], library["loop"]) == ("nothing", None)
    assert library["why"]
    assert (rejection["kind"], rejection["why"]) == ("rejection", "")


def test_older_mail_is_left_out_on_request(journal: Program) -> None:
    folder = write_mails(journal.folder, REJECTION)
    assert journal.json("mail --since 2026-06-06", str(folder))["proposals"] == []
    assert len(journal.json("mail --since 2026-06-05", str(folder))["proposals"]) == 1


def test_a_run_that_finds_nothing_is_silent(journal: Program) -> None:
    assert journal.ok("mail --dry-run", str(write_mails(journal.folder, LIBRARY))).out == ""


def test_a_calendar_file_is_read_like_an_invitation(journal: Program) -> None:
    path = journal.folder / "calendar.ics"
    path.write_text(event("other-1@acme.example", "20260620T100000", summary="Onsite with Acme"))
    (proposal,) = journal.json("mail", str(path))["proposals"]
    assert (proposal["kind"], proposal["interview"]) == ("invitation", {"on": "2026-06-20", "at": "10:00"})
    journal.ok("import", str(path))
    assert journal.json("mail", str(path))["counts"]["there_already"] == 1


def test_paths_and_addresses_may_stand_in_the_settings(journal: Program) -> None:
    folder = write_mails(journal.folder, REJECTION)
    journal.set(f'[me]\naddress = ["{ME}", "a@b.example"]\n[mail]\npaths = "{folder}"\n')
    assert len(journal.json("mail")["proposals"]) == 1
    assert "a@b.example" in journal.ok("config").out


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("mail", "Which mail? Name a file or folder"),
        ("mail missing.eml", "There is no file or folder missing.eml"),
        ("mail --me nobody x.eml", "'nobody' is not an address"),
        ("mail --since soon x.eml", "'soon' is not a date"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(journal: Program, line: str, problem: str) -> None:
    result = journal(line)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(problem)


def test_a_folder_without_mail_and_a_pipe_are_refused(journal: Program, installed: Installed) -> None:
    empty = journal.folder / "empty"
    empty.mkdir()
    assert journal("mail", str(empty)).code == 2
    result = installed.shell(f"mkfifo {installed.folder}/pipe; $F mail {installed.folder}/pipe")
    assert result.code == 2
    assert "pipe" in result.err


def test_mail_is_read_from_standard_input(journal: Program) -> None:
    assert len(journal.json("mail -", stdin=REJECTION)["proposals"]) == 1


def test_what_cannot_be_read_is_counted_and_nothing_of_it_is_shown(journal: Program) -> None:
    encrypted = mail("Dana Lee <dana@acme.example>", "Secret", "x").replace(
        b"Content-Type: text/plain", b"Content-Type: application/pkcs7-mime"
    )
    folder = write_mails(journal.folder, encrypted, b"\xff\xfe\x00 no mail at all", b"", bytes(5000))
    (folder / "notes.txt").write_text("not a mail either", encoding="utf-8")
    result = journal("mail --json", str(folder))
    assert [entry["why"] for entry in result.document["unclear"]] == ["encrypted"]
    assert (result.document["proposals"], result.err) == ([], "Left out 3 files that are not mails.\n")


def test_forgetting_a_loop_forgets_what_was_taken_from_its_mail(journal: Program) -> None:
    proposals(journal, REJECTION, options="--yes")
    journal.ok("forget acme --yes")
    assert "mail.example" not in Path(journal.journal).read_text(encoding="utf-8")


def test_forgetting_a_person_forgets_the_ids_of_their_mail(journal: Program) -> None:
    journal.ok("ask-feedback acme --on 2026-06-02")
    reply = mail(
        "Dana Lee <dana@acme.example>", "Re: Your advice", "We cannot give individual feedback, sorry.\n\nDana\n"
    )
    proposals(journal, reply, options="--yes")
    assert "mail.example" in journal.journal.read_text(encoding="utf-8")
    journal("forget dana --yes")
    assert "mail.example" not in journal.journal.read_text(encoding="utf-8")


def test_nothing_of_a_mail_is_kept_but_what_was_accepted(journal: Program) -> None:
    proposals(journal, REJECTION, OFFER, LIBRARY)
    for words in ("another candidate", "delighted", "library", "mail.example"):
        assert words not in journal.journal.read_text(encoding="utf-8")
    proposals(journal, options="--yes")
    kept = journal.journal.read_text(encoding="utf-8")
    assert "another candidate" not in kept
    assert "youroffer" not in kept


@pytest.mark.parametrize(
    ("subject", "text", "command"),
    [
        (
            "Update",
            "We need two more weeks before we can decide on your application.",
            (
                "feedback-loop note acme 'We need two more weeks before we can decide on your application.' --heard "
                "--with dana --decision-by 2026-06-16 --on 2026-06-02"
            ),
        ),
        (
            "A small task for the Data Analyst position",
            "The next step is a take-home task. Please send it back by Friday, 12 June 2026.",
            "feedback-loop interviewed acme --on 2026-06-12 --round assessment --with dana",
        ),
    ],
)
def test_word_from_the_company_and_a_task_become_a_note_and_a_deadline(
    journal: Program, subject: str, text: str, command: str
) -> None:
    content = mail("Dana Lee <dana@acme.example>", subject, f"Hello Alex,\n\n{text}\n\nKind regards\nDana\n")
    (proposal,) = proposals(journal, content)
    assert proposal["command"] == command
    journal.ok(command.removeprefix("feedback-loop "))
    assert proposals(journal) == []


def test_an_interview_is_moved_and_cancelled_in_prose(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-17 --at 14:00")
    moved = mail(
        "Dana Lee <dana@acme.example>",
        "Re: Interview",
        "Hello Alex,\n\nI have to move our interview to Thursday, 18 June 2026 at 15:00.\n\nDana\n",
        date="Wed, 03 Jun 2026 09:00:00 +0000",
    )
    cancelled = mail(
        "Dana Lee <dana@acme.example>",
        "Your interview is cancelled",
        "Hello Alex,\n\nI am sorry, but we have to cancel your interview.\n\nDana\n",
        date="Thu, 04 Jun 2026 09:00:00 +0000",
    )
    found = proposals(journal, moved, cancelled)
    assert [proposal["command"] for proposal in found] == [
        "feedback-loop reschedule acme 2026-06-18 --at 15:00",
        "feedback-loop cancel acme",
    ]


@pytest.mark.parametrize(
    ("setup", "line", "kind"),
    [
        ("interviewed acme --on 2026-06-10 --with dana", "thank acme", "thanked"),
        ("interviewed acme --on 2026-06-10 --with dana", "check-in acme", "checked_in"),
        ("record acme 'Learn SQL' --with dana --on 2026-06-10", "thank acme", "thanked"),
    ],
)
def test_each_kind_of_draft_is_known_again_in_the_folder_of_sent_mail(
    journal: Program, setup: str, line: str, kind: str
) -> None:
    journal.ok(setup)
    draft = journal.folder / "draft.eml"
    journal(line, "--eml", str(draft))
    content = draft.read_bytes().replace(b"To: ", f"From: Alex <{ME}>\nTo: ".encode(), 1)
    assert proposals(journal, content, options="--yes") == []
    assert journal.last()[0]["kind"] == kind
    assert proposals(journal, options="--yes") == []


def test_a_refusal_to_give_feedback_is_recorded_as_one(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-01")
    journal.ok("ask-feedback acme --on 2026-06-01")
    reply = mail(
        "Dana Lee <dana@acme.example>",
        "Re: Your advice",
        "Hello Alex,\n\nUnfortunately, we cannot give individual feedback to candidates.\n\nKind regards\nDana\n",
    )
    (proposal,) = proposals(journal, reply)
    assert proposal["command"] == "feedback-loop record acme --declined --with dana --via mail --on 2026-06-02"


def test_a_rejection_older_than_the_outcome_is_unclear(journal: Program) -> None:
    journal.ok("outcome acme offer --on 2026-06-12")
    document = journal.json("mail", str(write_mails(journal.folder, REJECTION)))
    assert [entry["why"] for entry in document["unclear"]] == ["is older than the outcome that you recorded"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("RRULE:FREQ=WEEKLY", "a series; record its interviews one by one"),
        ("UID:feedback-loop-abc", "feedback-loop wrote it itself"),
        ("DTSTART;TZID=Nowhere:20260620T100000", "its time zone, Nowhere, is unknown"),
        ("DTSTART:soon", "no day that can be read"),
        ("SUMMARY:Lunch with Acme", "nothing in its title says that it is an interview"),
    ],
)
def test_entries_of_a_calendar_that_are_no_plain_interview_are_left_out(journal: Program, line: str, why: str) -> None:
    name = line.partition(":")[0].partition(";")[0]
    lines = event("other@acme.example", "20260620T100000", summary="Interview with Acme").split("\r\n")
    kept = [other for other in lines if other.partition(":")[0] != name]
    kept.insert(kept.index("END:VEVENT"), line)
    path = journal.folder / "calendar.ics"
    path.write_text("\r\n".join(kept), encoding="utf-8")
    document = journal.json("mail --explain", str(path))
    assert (document["proposals"], [entry["why"] for entry in document["messages"]]) == ([], [why])
    is_quiet = line.startswith(("UID", "SUMMARY"))
    left_out = f"Left out 1 calendar entry: {why.partition(';')[0]}. To list all: feedback-loop mail --explain.\n"
    assert journal("mail", str(path)).err == ("" if is_quiet else left_out)


def test_a_calendar_that_is_cut_off_or_none_is_named(journal: Program) -> None:
    path = journal.folder / "calendar.ics"
    path.write_text(event("other@acme.example", "20260620T100000").partition("T100000")[0], encoding="utf-8")
    assert "its file ends within it" in journal("mail", str(path)).err
    assert "its file ends within it" in journal.ok("import --json", str(path)).out
    path.write_text("<html>", encoding="utf-8")
    result = journal("mail", str(path))
    assert (result.code, result.err) == (2, f"{path} is not a calendar. Export it again.\n")


def test_entries_of_calendars_are_counted_as_such(journal: Program) -> None:
    path = journal.folder / "calendar.ics"
    path.write_text(event("other@acme.example", "20260620T100000", summary="Interview"), encoding="utf-8")
    assert journal.ok("mail", str(path)).out.endswith("Read 1 calendar entry, 1 proposal.\n")
    folder = write_mails(journal.folder, REJECTION)
    assert "Read 1 message and 1 calendar entry, " in journal.ok("mail", str(path), str(folder)).out


@pytest.mark.parametrize(("zone", "at"), [("Asia/Tokyo", "23:00"), ("Europe/Berlin", "16:00"), (None, "14:00")])
def test_times_are_in_the_zone_of_the_settings(journal: Program, zone: str | None, at: str) -> None:
    setting = f'timezone = "{zone}"\n' if zone else ""
    journal.set(f'{setting}[me]\naddress = "{ME}"\n')
    (proposal,) = proposals(journal, INVITATION)
    assert proposal["interview"] == {"on": "2026-06-17", "at": at}
    path = journal.folder / "calendar.ics"
    path.write_text(event("other@acme.example", "20260620T140000Z"), encoding="utf-8")
    (proposal,) = journal.json("mail", str(path))["proposals"]
    assert proposal["interview"] == {"on": "2026-06-20", "at": at}
    journal.ok("import", str(path))
    assert journal.last()[0]["at"] == at


def test_a_mail_in_two_folders_counts_once(journal: Program) -> None:
    undated = REJECTION.replace(b"Date: Fri, 05 Jun 2026 09:00:00 +0000\n", b"")
    mailbox = journal.folder / "all.mbox"
    mailbox.write_bytes(b"".join(b"From - Fri Jun 05 09:00:00 2026\n" + undated + b"\n\n" for _ in range(2)))
    folder = write_mails(journal.folder, undated)
    for options in ("", "--new"):
        document = journal.json(f"mail {options}", str(mailbox), str(folder))
        assert (len(document["proposals"]), document["counts"]["read"]) == (1, 1)


SENT_ASK = mail(
    f"Alex Moreau <{ME}>",
    "Feedback on my interview",
    "Hi Dana,\n\ncould you give me some feedback on my interview? What could I improve?\n\nAlex\n",
    to="Dana Lee <dana@acme.example>",
)


@pytest.mark.parametrize(
    ("path", "header", "why"),
    [
        ("Maildir/cur/1.host:2,DS", "", "a draft that was not sent"),
        ("Maildir/cur/1.host:2,ST", "", "in the trash"),
        ("Maildir/.Drafts/cur/1.host:2,S", "", "a draft that was not sent"),
        ("Maildir/.INBOX.Entw&APw-rfe/cur/1.host:2,S", "", "a draft that was not sent"),
        ("Entwürfe/1.eml", "", "a draft that was not sent"),
        ("Junk/1.eml", "", "in the folder for junk"),
        ("1.eml", "X-Gmail-Labels: Drafts,Opened", "a draft that was not sent"),
        ("1.eml", "X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", "a draft that was not sent"),
        ("1.eml", "X-Gmail-Labels: Spam,Unread", "in the folder for junk"),
        ("1.eml", "X-Mozilla-Draft-Info: internal/draft; vcard=0", "a draft that was not sent"),
        ("1.eml", "X-Mozilla-Status: 1001", "a draft that was not sent"),
        ("1.eml", "X-Mozilla-Status2: 00200000", "in the trash"),
    ],
)
def test_drafts_and_what_was_thrown_away_are_left_out(journal: Program, path: str, header: str, why: str) -> None:
    place = journal.folder / "mail" / path
    place.parent.mkdir(parents=True)
    place.write_bytes(f"{header}\n".encode() * bool(header) + SENT_ASK)
    document = journal.json("mail --explain", str(journal.folder / "mail"))
    assert (document["proposals"], [entry["why"] for entry in document["messages"]]) == ([], [why])


def test_the_sent_copy_counts_and_not_its_draft(journal: Program) -> None:
    for folder in ("Drafts", "Sent"):
        (journal.folder / "mail" / folder).mkdir(parents=True)
        (journal.folder / "mail" / folder / "1.eml").write_bytes(SENT_ASK)
    (proposal,) = journal.json("mail", str(journal.folder / "mail"))["proposals"]
    assert proposal["command"] == "feedback-loop ask-feedback acme --with dana --via mail --on 2026-06-02"


def test_an_agency_and_its_person_are_recorded_with_a_new_application(program: Program) -> None:
    relayed = mail(
        "Acme Hiring Team <no-reply@hire.lever.co>",
        "Your application to Acme",
        "Hello Alex,\n\nThanks for applying to the Clerk role at Acme.\n",
    )
    (proposal,) = proposals(program, relayed, options="--new")
    assert proposal["command"] == "feedback-loop apply Acme Clerk --on 2026-06-02"


def test_the_list_shows_what_was_recorded_what_is_left_and_what_is_unclear(journal: Program) -> None:
    journal.ok("apply Acme Clerk --on 2026-06-01")
    unnamed = mail("Acme <careers@acme.example>", "News", "Unfortunately, we will not move forward with you.\n")
    out = journal.ok("mail --yes", str(write_mails(journal.folder, REJECTION, OFFER, unnamed))).out
    for title in ("Recorded", "Left to decide", "Unclear"):
        assert f"{title}\n" in out
    assert out.endswith("Read 3 messages, 1 recorded, 1 proposal left to decide, 1 unclear.\n")
    assert "Every message" in journal.ok("mail --explain", str(journal.folder / "mail")).out


def prose(text: str, date: str, subject: str = "Re: Interview", message_id: str | None = None) -> bytes:
    """Return a mail of Dana's."""
    body = f"Hello Alex,\n\n{text}\n\nDana\n"
    return mail("Dana Lee <dana@acme.example>", subject, body, date=date, message_id=message_id)


PAST_MOVE = prose(
    "I have to move our interview on Wednesday to Friday, 5 June 2026 at 15:00.", "Tue, 02 Jun 2026 09:00:00 +0000"
)


def test_a_move_replaces_an_interview_whose_old_and_new_days_have_passed(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-03 --at 10:00")
    interview = journal.events[-1]["id"]
    (proposal,) = proposals(journal, PAST_MOVE)
    command = str(proposal["command"]).removeprefix("feedback-loop ")
    assert command.endswith("on=2026-06-05 at=15:00")
    journal.ok(command)
    (amended,) = journal.last()
    assert (amended["target"], amended["changes"]) == (interview, {"on": "2026-06-05", "at": "15:00"})
    assert proposals(journal) == []


def test_a_move_leaves_an_interview_alone_that_took_place(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-03 --at 10:00 --rating 4")
    (proposal,) = proposals(journal, PAST_MOVE)
    assert str(proposal["command"]).startswith("feedback-loop interviewed acme --on 2026-06-05")


def test_a_cancellation_is_of_the_day_of_its_mail(journal: Program) -> None:
    journal.ok("interviewed acme --on 2026-06-17 --at 14:00")
    cancelled = prose(
        "I am sorry, but we have to cancel your interview on 17 June 2026 for the Data Analyst position.",
        "Thu, 04 Jun 2026 09:00:00 +0000",
    )
    proposals(journal, cancelled, options="--yes")
    (event_,) = journal.last()
    assert (event_["kind"], event_["on"]) == ("cancelled", "2026-06-04")


def test_a_move_that_is_taken_retires_the_undecided_invitation(journal: Program) -> None:
    invitation = prose(
        "How about a call on Thursday, 18 June 2026 at 10:00?", "Tue, 02 Jun 2026 09:00:00 +0000", message_id="<1@a>"
    )
    moved = prose(
        "I have to move our interview for the Data Analyst position to Friday, 19 June 2026 at 11:00.",
        "Wed, 03 Jun 2026 09:00:00 +0000",
        message_id="<2@a>",
    )
    (undecided,) = proposals(journal, invitation)
    assert (undecided["kind"], undecided["certain"]) == ("invitation", False)
    assert proposals(journal, moved, options="--yes") == []
    assert journal.last()[0]["on"] == "2026-06-19"
    assert proposals(journal) == []


def test_an_entry_that_a_calendar_service_sent_is_its_organizers(journal: Program) -> None:
    content = mail(
        "Dana Lee (via Google Calendar) <calendar-notification@google.com>",
        "Invitation: final round @ Thu Jun 18, 2026",
        "You have been invited to the following event.\n\nfinal round\n",
        calendar=event("meet-9@google.com", "20260618T140000Z", summary="final round"),
    )
    (proposal,) = proposals(journal, content)
    assert (proposal["company"], proposal["evidence"], proposal["kind"]) == ("Acme", "person", "invitation")


def test_an_interview_agreed_in_prose_is_moved_and_cancelled_by_a_calendar(journal: Program) -> None:
    agreed = prose("See you on Thursday, 18 June 2026 at 10:00.", "Tue, 02 Jun 2026 09:00:00 +0000", "Next step")
    moved = mail(
        "Dana Lee <dana@acme.example>",
        "Updated invitation: Interview for Data Analyst",
        "This event has been changed.\n",
        date="Wed, 03 Jun 2026 09:00:00 +0000",
        calendar=event("meet-7@acme.example", "20260619T100000Z", sequence=1),
    )
    cancelled = mail(
        "Dana Lee <dana@acme.example>",
        "Canceled event: Interview for Data Analyst",
        "This event has been canceled.\n",
        date="Thu, 04 Jun 2026 09:00:00 +0000",
        calendar=event("meet-7@acme.example", "20260619T100000Z", sequence=2, method="CANCEL"),
    )
    kinds = [proposal["kind"] for proposal in proposals(journal, agreed, moved, cancelled)]
    assert kinds == ["invitation", "moved", "cancelled"]
    journal.ok("mail --yes", str(journal.folder / "mail"))
    before = journal.journal.read_bytes()
    proposals(journal, options="--yes")
    assert journal.journal.read_bytes() == before


def test_a_cancellation_is_no_more_certain_than_its_interview(journal: Program) -> None:
    invitation = prose(
        "How about a call on Thursday, 18 June 2026 at 10:00?", "Tue, 02 Jun 2026 09:00:00 +0000", "Call"
    )
    cancelled = prose(
        "I am sorry, but we have to cancel your interview on 18 June 2026 for the Data Analyst position.",
        "Thu, 04 Jun 2026 09:00:00 +0000",
    )
    for mails in ((invitation, cancelled), ()):
        certain = [(proposal["kind"], proposal["certain"]) for proposal in proposals(journal, *mails)]
        assert certain == [("invitation", False), ("cancelled", False)]
        journal.ok("mail --yes", str(journal.folder / "mail"))


def test_a_mail_from_a_domain_that_shortens_the_company_is_read(program: Program) -> None:
    program.set(f'[me]\naddress = "{ME}"\n')
    program.days(("2026-06-01", "apply 'Administratiekantoor Voss' 'Data Analyst'"))
    text = "Unfortunately, another candidate was chosen for the Data Analyst role."
    (proposal,) = proposals(program, mail("H. <h@adminvoss.example>", "News", text))
    assert proposal["kind"] == "rejection"


def test_an_answer_that_only_the_question_shows_to_be_feedback_is_proposed_and_not_recorded(journal: Program) -> None:
    answer = mail(
        "Dana Lee <dana@acme.example>",
        "Re: Your application",
        "Paperwork all over the place, and the forklift was a bit quick for our taste.\n\nDana\n\n"
        f"On Mon, 1 Jun 2026 at 09:00, <{ME}> wrote:\n> Could you tell me what I could do better next time?\n",
        headers={"In-Reply-To": "<1@postbox.example>"},
    )
    (proposal,) = proposals(journal, answer)
    assert (proposal["kind"], proposal["certain"]) == ("feedback", False)


def test_date_with_a_wrong_weekday_leaves_the_day_open_and_says_why(journal: Program) -> None:
    text = "Hi Alex,\n\nWe would like to invite you to an interview on Monday, 10 June 2026 at 14:00.\n\nDana\n"
    folder = write_mails(journal.folder, mail("Dana Lee <dana@acme.example>", "Interview", text))
    (entry,) = journal.json("mail --explain", str(folder))["messages"]
    assert (entry["interview"], entry["certain"]) == ({"on": None, "at": None}, False)
    assert entry["why"] == "its weekday and its date disagree"


def test_answer_to_a_recorded_ask_is_feedback_in_whatever_words(journal: Program) -> None:
    journal.ok("outcome acme rejected --on 2026-06-01")
    journal.ok("ask-feedback acme --on 2026-06-01")
    text = "Hi Alex,\n\nA bit high for that class. Two pupils were lost by the second slide.\n\nDana\n"
    reply = mail("Dana Lee <dana@acme.example>", "Re: The lesson", text, headers={"In-Reply-To": "<x@alex.example>"})
    assert [entry["kind"] for entry in proposals(journal, reply)] == ["feedback"]


def test_sender_without_an_address_is_found_by_family_name_but_never_certain(journal: Program) -> None:
    text = "Hi Alex,\n\nUnfortunately, we have decided to move forward with other candidates.\n\nDana Lee\n"
    content = mail("Dana Lee <dana@acme.example>", "Your application", text)
    broken = content.replace(b"From: Dana Lee <dana@acme.example>", b"From: Lee")
    (entry,) = proposals(journal, broken)
    assert (entry["kind"], entry["company"], entry["certain"]) == ("rejection", "Acme", False)


def test_name_in_a_mail_of_the_companys_own_domain_hides_no_loop(journal: Program) -> None:
    text = "Hi Alex,\n\nI invite you to an interview with Noa and me on Wednesday, 10 June 2026 at 14:00.\n\nKim\n"
    (entry,) = proposals(journal, mail("Kim Ode <kim@acme.example>", "Interview with Noa", text))
    assert (entry["kind"], entry["company"]) == ("invitation", "Acme")


def test_cancelled_interview_that_the_journal_lacks_is_word_from_the_company(journal: Program) -> None:
    text = "Hi Alex,\n\nI am sorry, but we have to cancel our interview tomorrow.\n\nDana\n"
    (entry,) = proposals(journal, mail("Dana Lee <dana@acme.example>", "Tomorrow", text))
    assert (entry["kind"], entry["certain"]) == ("cancelled", False)
    assert "--heard" in str(entry["command"])


def test_lunch_with_somebody_of_a_loop_is_no_interview(journal: Program) -> None:
    text = "Hi Alex, are you up for lunch on Thursday at 12:30? Unfortunately I only have an hour.\n"
    assert proposals(journal, mail("Dana Lee <dana@acme.example>", "Lunch?", text)) == []


def test_volunteers_wanted_by_a_known_company_is_no_interview(journal: Program) -> None:
    text = "Dear neighbour,\n\nour residents go for walks. Come by on 10 June at 14:00 for coffee and a chat.\n"
    assert proposals(journal, mail("Acme Homes <volunteers@acme.example>", "Walking group", text)) == []
