"""The output cache of remind and status: the same bytes as fresh output, and never after a change."""

import datetime as dt
import fcntl
import os
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.journal.journal import Journal

from .harness import CommandResult, Installed, Screen

STORY = ("apply Acme Analyst --on 2026-06-01", "interviewed acme --on 2026-06-08 --with 'Dana Lee <dana@acme.example>'")
LATER = "2026-06-15"
QUIET = "2026-06-02"


@pytest.fixture
def journal(installed: Installed) -> Path:
    for line in STORY[:1]:
        assert installed(line).code == 0
    path = installed.folder / "journal.json"
    make_old(path)
    return path


def make_old(path: Path) -> None:
    """Make a file look as if it had been written a while ago."""
    os.utime(path, (time.time() - 60, time.time() - 60))


def cache_file(journal: Path) -> Path:
    return journal.with_name("journal.json.answers")


def record_interview(installed: Installed, journal: Path) -> None:
    assert installed(STORY[1]).code == 0
    make_old(journal)


def forge_output(journal: Path) -> None:
    """Replace the output in the cache, to see whether it is used."""
    holds, text, _ = cache_file(journal).read_bytes().split(b"\n", 2)
    first, until, code, _ = holds.split(b" ")
    output = b"from the cache\n"
    cache_file(journal).write_bytes(b"%b %b %b %d\n%b\n%b\n" % (first, until, code, len(output), text, output))


def is_from_cache(result: CommandResult) -> bool:
    return result.out == "from the cache\n"


LINES = (
    *("remind", "remind --brief", "remind --calm", "remind --exit-code", "remind --brief --exit-code"),
    *("remind --today 2026-07-01", "--no-color remind", "status", "status --all"),
)


@pytest.mark.parametrize("line", LINES)
def test_cached_output_equals_fresh_output(installed: Installed, journal: Path, line: str) -> None:
    record_interview(installed, journal)
    first = installed(line)
    assert cache_file(journal).exists()
    again = installed(line)
    cache_file(journal).unlink()
    assert first == again == installed(line)
    forge_output(journal)
    assert is_from_cache(installed(line))
    assert not is_from_cache(installed("status --all --overdue"))


def test_cached_output_on_a_terminal_equals_fresh_output(installed: Installed, journal: Path) -> None:
    record_interview(installed, journal)
    screen = Screen(installed)
    fresh = screen("remind --brief")
    assert cache_file(journal).exists()
    assert screen("remind --brief") == fresh
    assert screen("remind --brief", width=60).out != ""
    forge_output(journal)
    assert "from the cache" in screen("remind --brief", width=60).out
    assert "Dana" in screen("remind --brief", width=70).out


def test_empty_output_is_cached_until_something_may_be_due(installed: Installed, journal: Path) -> None:
    assert installed("remind", environment={"FEEDBACK_LOOP_TODAY": QUIET}) == CommandResult(0, "", "")
    first, until, code, length = cache_file(journal).read_text(encoding="utf-8").splitlines()[0].split()
    assert (first, code, length) == (QUIET, "0", "0")
    assert until > QUIET
    forge_output(journal)
    last = str(int(until[-2:]) - 1).zfill(2)
    assert is_from_cache(installed("remind", environment={"FEEDBACK_LOOP_TODAY": f"{until[:-2]}{last}"}))
    assert not is_from_cache(installed("remind", environment={"FEEDBACK_LOOP_TODAY": until}))


def test_output_with_prompts_is_cached_for_one_day(installed: Installed, journal: Path) -> None:
    record_interview(installed, journal)
    installed("remind", environment={"FEEDBACK_LOOP_TODAY": LATER})
    forge_output(journal)
    assert is_from_cache(installed("remind", environment={"FEEDBACK_LOOP_TODAY": LATER}))
    for day in ("2026-06-14", "2026-06-16"):
        assert not is_from_cache(installed("remind", environment={"FEEDBACK_LOOP_TODAY": day}))


@pytest.mark.parametrize("text", ["[days]\nnap = 3\n", "[days]\nask = 9\n"])
@pytest.mark.parametrize("line", ["remind", "status", "remind --calm"])
def test_output_beside_a_note_about_the_settings_is_not_cached(
    installed: Installed, journal: Path, line: str, text: str
) -> None:
    record_interview(installed, journal)
    settings = installed.folder / "config.toml"
    settings.write_text(text, encoding="utf-8")
    make_old(settings)
    first = installed(line)
    assert "line 2" in first.err
    assert not cache_file(journal).exists()
    assert installed(line) == first


class TestOnTheDayOfAnInterview:
    """It is some time after noon, in a zone made for this."""

    now: dt.datetime
    today: dt.date
    noon: Mapping[str, str]

    @pytest.fixture
    def at_ten_and_three(self, journal: Path) -> Path:
        self.now = dt.datetime.now(dt.UTC)
        self.today = self.now.date()
        self.noon = {"TZ": f"XXX{self.now.hour - 12}", "FEEDBACK_LOOP_TODAY": ""}
        loop = Journal(journal).events()[0].id
        times = ("10:00", "15:00")
        meetings = [Interviewed(application=loop, on=self.today, round=f"at {at}", at=at, set=True) for at in times]
        Journal(journal).record(lambda _: meetings, self.now)
        make_old(journal)
        return journal

    @pytest.mark.parametrize("line", ["remind", "status", "remind --calm"])
    def test_output_is_cached_until_the_next_one_is_over(
        self, installed: Installed, at_ten_and_three: Path, line: str
    ) -> None:
        fresh = installed(line, environment=self.noon)
        assert "at 15:00" in fresh.out.lower()
        assert "at 10:00" not in fresh.out.lower()
        first, until, *_ = cache_file(at_ten_and_three).read_text(encoding="utf-8").split(" ")
        assert (first[:13], until) == (f"{self.today}T12", f"{self.today}T16:00")
        forge_output(at_ten_and_three)
        assert is_from_cache(installed(line, environment=self.noon))

    @pytest.mark.parametrize(("until", "is_cached"), [("T12:00", False), ("T11:59", False), ("T13:59", True)])
    def test_cached_output_expires_at_its_time(
        self, installed: Installed, at_ten_and_three: Path, until: str, is_cached: bool
    ) -> None:
        installed("remind", environment=self.noon)
        content = cache_file(at_ten_and_three).read_bytes()
        cache_file(at_ten_and_three).write_bytes(content.replace(b"T16:00", until.encode(), 1))
        forge_output(at_ten_and_three)
        assert is_from_cache(installed("remind", environment=self.noon)) is is_cached

    def test_output_of_the_clock_is_not_that_of_the_typed_day(
        self, installed: Installed, at_ten_and_three: Path
    ) -> None:
        installed("remind", environment=self.noon)
        forge_output(at_ten_and_three)
        typed = installed(f"remind --today {self.today}", environment=self.noon)
        assert "Today 10:00: at 10:00." in typed.out

    def test_output_of_the_typed_day_is_that_of_the_clock_until_the_first_is_over(
        self, installed: Installed, at_ten_and_three: Path
    ) -> None:
        installed(f"remind --today {self.today}", environment=self.noon)
        forge_output(at_ten_and_three)
        assert is_from_cache(installed(f"remind --today {self.today}", environment=self.noon))
        assert "Today 15:00: at 15:00." in installed("remind", environment=self.noon).out


class TestInvalidation:
    @pytest.fixture(autouse=True)
    def _cached(self, installed: Installed, journal: Path) -> None:
        record_interview(installed, journal)
        installed("remind")
        forge_output(journal)
        assert is_from_cache(installed("remind"))

    def test_after_a_write(self, installed: Installed, journal: Path) -> None:
        assert installed("note acme 'a note'").code == 0
        assert not cache_file(journal).exists()
        assert "Dana" in installed("remind").out

    def test_after_a_manual_edit_of_the_same_length(self, installed: Installed, journal: Path) -> None:
        journal.write_bytes(journal.read_bytes().replace(b"Dana", b"Dora"))
        make_old(journal)
        assert "Dora" in installed("remind").out

    def test_after_a_change_of_settings(self, installed: Installed) -> None:
        (installed.folder / "config.toml").write_text(
            "[days]\ncheck_in = 3000\nthank_window = 3000\n", encoding="utf-8"
        )
        assert not is_from_cache(installed("remind"))

    def test_after_a_change_of_version(self, installed: Installed, journal: Path) -> None:
        cache_file(journal).write_bytes(cache_file(journal).read_bytes().replace(b"(('0.", b"(('9.", 1))
        assert not is_from_cache(installed("remind"))

    @pytest.mark.parametrize("words", ["remind --brief", "remind --ahead 3", "remind --json", "status", "remind acme"])
    def test_with_other_arguments(self, installed: Installed, words: str) -> None:
        assert not is_from_cache(installed(words))

    @pytest.mark.parametrize("variable", ["LC_ALL", "PYTHONIOENCODING"])
    def test_with_another_encoding(self, installed: Installed, variable: str) -> None:
        value = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}[variable]
        assert not is_from_cache(installed("remind", environment={variable: value}))

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"x y z\nq\n", b"\xff \xff \xff\n\xff\n\xff", b"2026-01-01"])
    def test_with_a_damaged_cache_file(self, installed: Installed, journal: Path, content: bytes) -> None:
        cache_file(journal).write_bytes(content)
        result = installed("remind")
        assert (result.code, result.err) == (0, "")
        assert "Dana" in result.out

    def test_after_the_journal_was_deleted(self, installed: Installed, journal: Path) -> None:
        journal.unlink()
        result = installed("remind")
        assert result.out == ""
        assert "no journal" in result.err


def test_several_command_lines_are_cached(installed: Installed, journal: Path) -> None:
    record_interview(installed, journal)
    lines = ("remind", "remind --brief", "status", "status --all")
    output = [installed(line) for line in lines]
    before = cache_file(journal).read_bytes()
    assert [installed(line) for line in lines] == output
    assert cache_file(journal).read_bytes() == before


def test_cache_file_is_private(installed: Installed, journal: Path) -> None:
    installed("remind")
    assert stat.S_IMODE(cache_file(journal).stat().st_mode) == 0o600


def test_output_is_not_cached_right_after_a_change(installed: Installed, journal: Path) -> None:
    journal.touch()
    installed("remind")
    assert not cache_file(journal).exists()


def test_errors_are_not_cached(installed: Installed, journal: Path) -> None:
    journal.write_bytes(b"{")
    make_old(journal)
    assert installed("remind").code == 4
    assert not cache_file(journal).exists()


def test_an_invalid_date_is_not_answered_from_the_cache(installed: Installed, journal: Path) -> None:
    record_interview(installed, journal)
    installed("remind", environment={"FEEDBACK_LOOP_TODAY": "2026-07-01"})
    assert installed("remind", environment={"FEEDBACK_LOOP_TODAY": "2026-02-30"}).code == 2


def test_output_that_waited_while_its_subject_was_forgotten_is_not_cached(installed: Installed, journal: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("needs a pipe that is soon full")
    for number in range(60):
        assert installed(f"apply '{'Globex ' * 20}{number}' --on 2026-06-01").code == 0
    record_interview(installed, journal)
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    command = [sys.executable, "-m", "feedback_loop", "status", "--all"]
    with subprocess.Popen(command, env=installed.environment, stdout=writer) as waiting:
        os.close(writer)
        with open(reader, "rb") as output:  # noqa: PTH123  # it has no path
            first = os.read(reader, 1)  # by now, the journal was read
            assert installed("forget acme --yes").code == 0
            make_old(journal)
            text = (first + output.read()).decode()
    assert waiting.returncode == 0
    assert "Acme" in text
    assert not [path for path in installed.folder.rglob("*") if path.is_file() and b"Acme" in path.read_bytes()]
    assert not cache_file(journal).exists()


def test_nothing_is_cached_while_another_command_writes(installed: Installed, journal: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    with journal.with_name(".journal.json.lock").open("rb") as sidecar:
        fcntl.flock(sidecar, fcntl.LOCK_EX)
        assert installed("remind").code == 0
        assert not cache_file(journal).exists()
    assert installed("remind").code == 0
    assert cache_file(journal).exists()


def test_a_pipe_in_place_of_the_cache_is_replaced(installed: Installed, journal: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    os.mkfifo(cache_file(journal))
    assert installed("status").code == 0
    assert stat.S_ISREG(cache_file(journal).stat().st_mode)
