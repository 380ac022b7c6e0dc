"""The session of ``mail`` on a terminal: one key for each proposal, and each answer kept at once."""

import json
import os
import re
import signal
import subprocess
import sys

import pytest

from .harness import Installed, Program, Screen, plain
from .mails import CONFIRMATION, INVITATION, OFFER, REJECTION, mail, write_mails

ASK = "Record this?"


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
    assert screen(f"mail {folder}", ("Which loop", "clerk\r"), (ASK, "y")).code == 0
    assert journal.events[-1]["application"] == journal.events[1]["id"]
    result = screen(f"mail {write_mails(journal.folder)}")
    assert result.code == 0


def test_none_of_two_loops_leaves_it_unclear(journal: Program, screen: Screen) -> None:
    journal.ok("apply Acme Clerk --on 2026-06-01")
    unnamed = mail("Acme <careers@acme.example>", "News", "Unfortunately, we will not move forward with you.\n")
    result = screen(f"mail {write_mails(journal.folder, unnamed)}", ("Which loop", "3\r"))
    assert "may be about Acme" in plain(result.out).replace("\n", " ").replace("May", "may")
    assert kinds(journal) == ["applied"]


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
