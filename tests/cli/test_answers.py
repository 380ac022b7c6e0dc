"""The answers that remind and status keep: byte for byte what would be worked out, and never after anything changed."""

import os
import stat
import time
from pathlib import Path

import pytest

from .harness import Installed, Ran, Screen

STORY = ("apply Acme Analyst --on 2026-06-01", "interviewed acme --on 2026-06-08 --with 'Dana Lee <dana@acme.example>'")
LATER = "2026-06-15"
QUIET = "2026-06-02"


@pytest.fixture
def journal(installed: Installed) -> Path:
    for line in STORY[:1]:
        assert installed(line).code == 0
    path = installed.folder / "journal.json"
    settle(path)
    return path


def settle(path: Path) -> None:
    """Let a file look as if it had been written a while ago."""
    os.utime(path, (time.time() - 60, time.time() - 60))


def kept(journal: Path) -> Path:
    return journal.with_name("journal.json.answers")


def due(installed: Installed, journal: Path) -> None:
    assert installed(STORY[1]).code == 0
    settle(journal)


def forged(journal: Path) -> None:
    """Put another answer into the file that keeps the only one, to see whether it is asked."""
    holds, text, _ = kept(journal).read_bytes().split(b"\n", 2)
    first, until, code, _ = holds.split(b" ")
    said = b"said again\n"
    kept(journal).write_bytes(b"%b %b %b %d\n%b\n%b\n" % (first, until, code, len(said), text, said))


def is_said_again(ran: Ran) -> bool:
    return ran.out == "said again\n"


LINES = (
    *("remind", "remind --brief", "remind --calm", "remind --exit-code", "remind --brief --exit-code"),
    *("remind --today 2026-07-01", "--no-color remind", "status", "status --all"),
)


@pytest.mark.parametrize("line", LINES)
def test_is_what_would_be_worked_out(installed: Installed, journal: Path, line: str) -> None:
    due(installed, journal)
    first = installed(line)
    assert kept(journal).exists()
    again = installed(line)
    kept(journal).unlink()
    assert first == again == installed(line)
    forged(journal)
    assert is_said_again(installed(line))
    assert not is_said_again(installed("status --all --overdue"))


def test_is_the_same_on_a_terminal(installed: Installed, journal: Path) -> None:
    due(installed, journal)
    screen = Screen(installed)
    worked_out = screen("remind --brief")
    assert kept(journal).exists()
    assert screen("remind --brief") == worked_out
    assert screen("remind --brief", width=60).out != ""
    forged(journal)
    assert "said again" in screen("remind --brief", width=60).out
    assert "Dana" in screen("remind --brief", width=70).out


def test_that_nothing_is_due_holds_until_something_may_be(installed: Installed, journal: Path) -> None:
    assert installed("remind", environment={"FEEDBACK_LOOP_TODAY": QUIET}) == Ran(0, "", "")
    first, until, code, length = kept(journal).read_text(encoding="utf-8").splitlines()[0].split()
    assert (first, code, length) == (QUIET, "0", "0")
    assert until > QUIET
    forged(journal)
    last = str(int(until[-2:]) - 1).zfill(2)
    assert is_said_again(installed("remind", environment={"FEEDBACK_LOOP_TODAY": f"{until[:-2]}{last}"}))
    assert not is_said_again(installed("remind", environment={"FEEDBACK_LOOP_TODAY": until}))


def test_holds_for_its_day_alone_when_something_is_due(installed: Installed, journal: Path) -> None:
    due(installed, journal)
    installed("remind", environment={"FEEDBACK_LOOP_TODAY": LATER})
    forged(journal)
    assert is_said_again(installed("remind", environment={"FEEDBACK_LOOP_TODAY": LATER}))
    for day in ("2026-06-14", "2026-06-16"):
        assert not is_said_again(installed("remind", environment={"FEEDBACK_LOOP_TODAY": day}))


class TestIsForgotten:
    @pytest.fixture(autouse=True)
    def _answered(self, installed: Installed, journal: Path) -> None:
        due(installed, journal)
        installed("remind")
        forged(journal)
        assert is_said_again(installed("remind"))

    def test_after_a_write(self, installed: Installed, journal: Path) -> None:
        assert installed("note acme 'a note'").code == 0
        assert not kept(journal).exists()
        assert "Dana" in installed("remind").out

    def test_after_an_edit_by_hand_of_the_same_length(self, installed: Installed, journal: Path) -> None:
        journal.write_bytes(journal.read_bytes().replace(b"Dana", b"Dora"))
        settle(journal)
        assert "Dora" in installed("remind").out

    def test_after_a_change_of_settings(self, installed: Installed) -> None:
        (installed.folder / "config.toml").write_text("[days]\nask = 3000\nthank_window = 3000\n", encoding="utf-8")
        assert not is_said_again(installed("remind"))

    def test_by_another_version(self, installed: Installed, journal: Path) -> None:
        kept(journal).write_bytes(kept(journal).read_bytes().replace(b"(('0.", b"(('9.", 1))
        assert not is_said_again(installed("remind"))

    @pytest.mark.parametrize("words", ["remind --brief", "remind --ahead 3", "remind --json", "status", "remind acme"])
    def test_by_other_words(self, installed: Installed, words: str) -> None:
        assert not is_said_again(installed(words))

    @pytest.mark.parametrize("variable", ["LC_ALL", "PYTHONIOENCODING"])
    def test_where_the_output_looks_otherwise(self, installed: Installed, variable: str) -> None:
        value = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}[variable]
        assert not is_said_again(installed("remind", environment={variable: value}))

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"x y z\nq\n", b"\xff \xff \xff\n\xff\n\xff", b"2026-01-01"])
    def test_where_its_file_is_no_answer(self, installed: Installed, journal: Path, content: bytes) -> None:
        kept(journal).write_bytes(content)
        ran = installed("remind")
        assert (ran.code, ran.err) == (0, "")
        assert "Dana" in ran.out

    def test_when_the_journal_is_gone(self, installed: Installed, journal: Path) -> None:
        journal.unlink()
        ran = installed("remind")
        assert ran.out == ""
        assert "no journal" in ran.err


def test_several_questions_are_answered(installed: Installed, journal: Path) -> None:
    due(installed, journal)
    lines = ("remind", "remind --brief", "status", "status --all")
    said = [installed(line) for line in lines]
    before = kept(journal).read_bytes()
    assert [installed(line) for line in lines] == said
    assert kept(journal).read_bytes() == before


def test_is_for_its_owner_alone(installed: Installed, journal: Path) -> None:
    installed("remind")
    assert stat.S_IMODE(kept(journal).stat().st_mode) == 0o600


def test_is_not_kept_while_a_further_change_could_be_overlooked(installed: Installed, journal: Path) -> None:
    journal.touch()
    installed("remind")
    assert not kept(journal).exists()


def test_is_not_kept_of_a_damaged_journal(installed: Installed, journal: Path) -> None:
    journal.write_bytes(b"{")
    settle(journal)
    assert installed("remind").code == 4
    assert not kept(journal).exists()


def test_no_day_that_is_not_in_the_calendar_is_answered(installed: Installed, journal: Path) -> None:
    due(installed, journal)
    installed("remind", environment={"FEEDBACK_LOOP_TODAY": "2026-07-01"})
    assert installed("remind", environment={"FEEDBACK_LOOP_TODAY": "2026-02-30"}).code == 2
