"""The session of ``mail`` on a terminal: one key for each proposal, and each answer kept at once."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .harness import Installed, Program, Screen, plain
from .mails import CONFIRMATION, INVITATION, LIBRARY, OFFER, REJECTION, mail, write_mails

ASK = "Record this?"
LOOP = "Which loop?"


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(("2026-06-01", "apply Acme 'Data Analyst' --with 'Dana Lee <dana@acme.example> (recruiter)'"))
    return program


def kinds(journal: Program) -> list[object]:
    return [event["kind"] for event in journal.events[1:]]


def test_each_answer_counts_oldest_first_and_one_undo_takes_all_back(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION, OFFER, INVITATION)
    result = screen(f"mail {folder}", (ASK, "y"), (ASK, "s"), (ASK, "y"))
    text = plain(result.out)
    assert result.code == 0
    assert text.index("interviewed acme") < text.index("acme rejected") < text.index("acme offer")
    assert "We would like to invite you to an interview" in text
    assert kinds(journal) == ["interviewed", "outcome"]
    assert (journal.events[-1]["result"], journal.events[-1]["on"]) == ("offer", "2026-06-06")
    assert len({event["batch"] for event in journal.events[1:]}) == 1
    assert "Recorded 2 proposals and skipped 1" in text
    journal.ok("undo")
    assert journal.json("show acme")["loop"]["stage"] == "applied"


def test_what_was_skipped_comes_again_and_what_was_declined_does_not(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION, OFFER)
    assert screen(f"mail {folder}", (ASK, "s"), (ASK, "n")).code == 0
    assert kinds(journal) == ["dismissed"]
    document = journal.json("mail", str(folder))
    assert [proposal["kind"] for proposal in document["proposals"]] == ["rejection"]
    assert document["counts"]["dismissed"] == 1
    assert "youroffer" not in json.dumps(journal.events)
    journal.ok("forget acme --yes")
    assert journal.json("mail", str(folder))["counts"]["dismissed"] == 0


def test_undo_goes_back_to_the_last_answer(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION, OFFER)
    result = screen(f"mail {folder}", (ASK, "y"), (ASK, "u"), (ASK, "s"), (ASK, "q"))
    assert result.code == 0
    assert kinds(journal) == ["outcome", "retracted"]
    assert journal.json("show acme")["loop"]["outcome"] is None


def test_undo_without_an_answer_says_so(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION)
    result = screen(f"mail {folder}", (ASK, "u"), ("nothing to undo", ""), (ASK, "q"))
    assert (result.code, kinds(journal)) == (0, [])


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("\x04", 0), ("\x03", 130)])
def test_a_session_may_end_at_any_time_and_keeps_what_was_answered(
    journal: Program, screen: Screen, key: str, code: int
) -> None:
    folder = write_mails(journal.folder, INVITATION, REJECTION)
    assert screen(f"mail {folder}", (ASK, "y"), (ASK, key)).code == code
    assert kinds(journal) == ["interviewed"]


def test_help_explains_the_keys_and_other_keys_are_refused(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION)
    result = screen(f"mail {folder}", (ASK, "?"), ("never propose it again", ""), (ASK, "x"), ("Press one of", "q"))
    assert (result.code, kinds(journal)) == (0, [])


def test_the_command_can_be_edited_before_it_is_recorded(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION)
    result = screen(f"mail {folder}", (ASK, "e"), ("> feedback-loop outcome acme rejected --on 2026-06-05", "\x7f4\r"))
    assert result.code == 0
    assert (journal.events[-1]["on"], journal.events[-1]["source_id"]) == (
        "2026-06-04",
        "mail:<yourapplicationatacme@mail.example>",
    )
    assert journal.json("mail", str(folder))["counts"]["there_already"] == 1


def test_an_edited_command_that_is_wrong_is_explained_and_asked_again(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, REJECTION)
    result = screen(f"mail {folder}", (ASK, "e"), ("2026-06-05", "x\r"), ("is not a date", ""), (ASK, "q"))
    assert (result.code, kinds(journal)) == (0, [])


def test_the_user_chooses_between_two_loops_that_fit(journal: Program, screen: Screen) -> None:
    journal.ok("apply Acme Clerk --on 2026-06-01")
    unnamed = mail(
        "Acme Careers <careers@acme.example>",
        "Your application",
        "Unfortunately, we will not be moving forward with your application.\n",
    )
    folder = write_mails(journal.folder, unnamed)
    assert screen(f"mail {folder}", (LOOP, "2"), (ASK, "y")).code == 0
    assert journal.events[-1]["application"] == journal.events[1]["id"]
    result = screen(f"mail {write_mails(journal.folder)}")
    assert result.code == 0


@pytest.fixture
def unclear(journal: Program) -> Path:
    """A folder with a mail that may be about two loops."""
    journal.ok("apply Acme Clerk --on 2026-06-01")
    text = "Unfortunately, we will not move forward with you.\n"
    return write_mails(journal.folder, mail("Acme <careers@acme.example>", "News", text))


def test_an_unclear_mail_is_skipped_or_declined_for_good(journal: Program, screen: Screen, unclear: Path) -> None:
    result = screen(f"mail {unclear}", (LOOP, "s"))
    assert "May be about Acme" in plain(result.out)
    assert "Recorded 0 proposals and skipped 1." in plain(result.out)
    assert len(journal.json("mail", str(unclear))["unclear"]) == 1
    assert "declined 1 for good" in plain(screen(f"mail {unclear}", (LOOP, "n")).out)
    document = journal.json("mail", str(unclear))
    assert (document["unclear"], document["counts"]["dismissed"]) == ([], 1)


def test_the_choice_of_a_loop_can_be_undone(journal: Program, screen: Screen, unclear: Path) -> None:
    assert screen(f"mail {unclear}", (LOOP, "1"), (ASK, "u"), (LOOP, "2"), (ASK, "y")).code == 0
    assert journal.last()[0]["application"] == journal.events[1]["id"]


def test_a_command_may_be_typed_for_an_unclear_mail(journal: Program, screen: Screen, unclear: Path) -> None:
    typed = "outcome acme/clerk rejected --on 2026-06-02\r"
    assert screen(f"mail {unclear}", (LOOP, "e"), ("> feedback-loop ", typed)).code == 0
    assert journal.last()[0]["source_id"] == "mail:<news@mail.example>"


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)])
def test_a_session_that_is_interrupted_sums_up(
    journal: Program, screen: Screen, unclear: Path, key: str, code: int
) -> None:
    write_mails(journal.folder, INVITATION.replace(b"03 Jun", b"01 Jun"))
    result = screen(f"mail {unclear}", (ASK, "y"), (LOOP, key))
    assert result.code == code
    assert "Recorded 1 proposal. To take all of it back: feedback-loop undo." in plain(result.out)


def test_each_answer_is_confirmed_with_what_is_next(journal: Program, screen: Screen) -> None:
    out = plain(screen(f"mail {write_mails(journal.folder, INVITATION)}", (ASK, "y")).out)
    assert "Acme (Data Analyst): Interview with Dana Lee" in out
    assert "\nNext" in out


def test_a_run_without_anything_new_says_what_was_read(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, INVITATION, REJECTION, LIBRARY)
    journal.ok("mail --yes", str(folder))
    assert plain(screen(f"mail {folder}").out) == "Read 3 messages: nothing new (2 there already).\n"


@pytest.mark.parametrize("command", ["undo", "redo", "mail x", "forget acme -y", "import x.csv", "sync"])
def test_a_command_that_records_nothing_of_a_mail_is_refused_and_kept(
    journal: Program, screen: Screen, command: str
) -> None:
    folder = write_mails(journal.folder, INVITATION, REJECTION)
    result = screen(
        f"mail {folder}",
        (ASK, "y"),
        (ASK, "e"),
        ("2026-06-05", f"\x15{command}\r"),
        ("is no command that records what a mail says", ""),
        (ASK, "e"),
        (f"> {command}", "\x15outcome acme rejected\r"),
    )
    assert result.code == 0
    assert kinds(journal) == ["interviewed", "outcome", "cancelled"]


def test_a_bounce_takes_the_ask_back_and_says_how_to_ask_somebody_else(journal: Program, screen: Screen) -> None:
    journal.ok("interviewed acme --on 2026-06-01 --with 'Kim Ode <kim@acme.example>'")
    journal.ok("outcome acme rejected --on 2026-06-02")
    journal.ok("ask-feedback acme --with dana --on 2026-06-02")
    bounce = mail(
        "Mail Delivery System <mailer-daemon@mx.alex.example>",
        "Undelivered Mail Returned to Sender",
        "There is no dana@acme.example here.\n",
        headers={"X-Failed-Recipients": "dana@acme.example"},
    )
    folder = write_mails(journal.folder, bounce)
    out = " ".join(plain(screen(f"mail {folder}", (ASK, "y")).out).split())
    assert "Undone: Asked Dana Lee for feedback" in out
    assert "Next: feedback-loop ask-feedback acme --with kim --draft" in out
    assert "took back 1 ask. To bring the ask back: feedback-loop redo." in out
    assert "Nothing is recorded yet" not in out
    assert kinds(journal)[-1] == "retracted"
    assert journal.json("mail", str(folder))["proposals"] == []
    journal.ok("redo")
    assert len(journal.json("mail", str(folder))["proposals"]) == 1


def test_a_day_that_the_mail_does_not_tell_is_asked_for(journal: Program, screen: Screen) -> None:
    undated = REJECTION.replace(b"Date: Fri, 05 Jun 2026 09:00:00 +0000\n", b"")
    folder = write_mails(journal.folder, undated)
    assert screen(f"mail {folder}", (ASK, "y"), ("On which day", "\r"), (ASK, "q")).code == 0
    assert kinds(journal) == []
    assert screen(f"mail {folder}", (ASK, "y"), ("On which day", "last friday\r")).code == 0
    assert journal.events[-1]["on"] == "2026-06-12"


def test_what_is_there_already_is_shown_and_linked(journal: Program, screen: Screen) -> None:
    folder = write_mails(journal.folder, CONFIRMATION)
    result = screen(f"mail {folder}")
    assert "there already, and now linked with it" in " ".join(plain(result.out).split())
    assert kinds(journal) == ["amended"]


@pytest.mark.parametrize("answered", [1, 2])
def test_a_kill_after_any_key_loses_no_answer(journal: Program, installed: Installed, answered: int) -> None:
    if sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    folder = write_mails(journal.folder, INVITATION, REJECTION, OFFER)
    typing_side, program_side = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "feedback_loop", "mail", str(folder)],
        stdin=program_side,
        stdout=program_side,
        stderr=program_side,
        env=installed.environment | {"TERM": "xterm"},
        start_new_session=True,
    )
    seen = b""
    try:
        for number in range(answered + 1):
            while not re.search(rb"Record this\?[^\n]*help $", seen):
                seen += os.read(typing_side, 65536)
            if number < answered:
                seen = b""
                os.write(typing_side, b"y")
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
        os.close(program_side)
        os.close(typing_side)
    assert kinds(journal)[:answered] == ["interviewed", "outcome"][:answered]
    assert journal.json("mail", str(folder))["counts"]["there_already"] == answered
