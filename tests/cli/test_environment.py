"""Odd environments, settings, streams and sizes: one sentence and a documented exit code, never a bug."""

import shutil
import sys
from collections.abc import Iterator

import pytest

from .harness import CommandResult, Installed, Program, Screen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are environments of Unix")

LONG_NAME = "x" * 300
LONG_PATH = "/".join(["x" * 200] * 30)
DEEP_PATH = "/".join(["x"] * 2_000)

COMMANDS = ("status", "export --format ics", "apply Globex")
ENVIRONMENTS = (
    {"TZ": "XXX24"}, {"TZ": "XXX-24"}, {"TZ": "AAA+99"}, {"TZ": ":/nonexistent"}, {"TZ": "garbage"}, {"TZ": "x" * 5000},
    {"COLUMNS": "9" * 5000}, {"COLUMNS": "²"}, {"COLUMNS": "-1"}, {"LINES": "9" * 5000}, {"LINES": "²"},
    {"LANG": "xx_YY"}, {"LC_ALL": "\udcff"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"},
    {"PYTHONINTMAXSTRDIGITS": "640"}, {"PYTHONOPTIMIZE": "2"}, {"TERM": ""}, {"TERM": "x" * 5000},
    {"HOME": ""}, {"HOME": "relative"}, {"HOME": "/dev/null"}, {"TMPDIR": "missing"}, {"TMPDIR": "/dev/null"},
    {"PAGER": "'"}, {"EDITOR": "'"}, {"BROWSER": "'"},
    {"FEEDBACK_LOOP_CONFIG": LONG_NAME}, {"FEEDBACK_LOOP_CONFIG": LONG_PATH}, {"FEEDBACK_LOOP_CONFIG": DEEP_PATH},
    {"FEEDBACK_LOOP_CONFIG": "/dev/zero"}, {"FEEDBACK_LOOP_CONFIG": "/"}, {"FEEDBACK_LOOP_CONFIG": "~nobody-here/x"},
    {"XDG_CONFIG_HOME": LONG_PATH, "FEEDBACK_LOOP_CONFIG": ""},
)  # fmt: skip


@pytest.fixture
def journal(program: Program) -> Iterator[Program]:
    program.ok("apply Acme Cook --with 'Dana Lee <dana@acme.example>'", today="2026-06-01")
    program.ok("interviewed acme --with dana", today="2026-06-02")
    yield program
    shutil.rmtree(program.folder / "x", ignore_errors=True)


def require_sentence(result: CommandResult) -> None:
    """Require that a run was done, or refused in one line that ends with a full stop."""
    assert result.code in (0, 1, 2, 3, 4), result
    assert "Traceback" not in result.err, result
    assert "bug" not in result.err, result
    if result.code:
        assert (result.out, result.err.count("\n"), result.err[-2:]) == ("", 1, ".\n"), result


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda variables: " ".join(map("{0[0]}={0[1]:.12}".format, variables.items()))
)
def test_an_odd_environment_is_no_bug(installed: Installed, environment: dict[str, str]) -> None:
    for command in COMMANDS:
        require_sentence(installed(command, environment=environment))


def test_a_time_zone_that_is_none_is_named(installed: Installed) -> None:
    result = installed("apply Acme", environment={"TZ": "XXX24"})
    assert (result.code, result.err) == (
        2,
        "TZ=XXX24 is not a time zone. Set TZ to one such as Europe/Berlin, or unset it.\n",
    )
    assert not (installed.folder / "journal.json").exists()


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("size", ["²", "9" * 5000, "x"])
def test_an_odd_size_of_the_terminal_is_ignored(screen: Screen, size: str) -> None:
    result = screen("status", environment={"COLUMNS": size, "LINES": size})
    assert result.code == 0
    assert "Acme" in result.out


SETTINGS = {
    "a number of 5,000 digits": b"[days]\nask = " + b"9" * 4_900 + b"\n",
    "a hexadecimal number of 5,000 digits": b"[days]\nask = 0x" + b"f" * 4_900 + b"\n",
    "an infinite number": b"[days]\nask = inf\n",
    "no number": b"[days]\nask = nan\n",
    "an exponent of 4,000 digits": b"[days]\nask = 1e" + b"9" * 4_000 + b"\n",
    "a date": b"[days]\nask = 9999-12-31T23:59:59-23:59\n",
    "a date that is none": b"[days]\nask = 2026-13-45\n",
    "brackets in brackets": b"a = " + b"[" * 2_400 + b"]" * 2_400,
    "tables in tables": b"day_first" + b".a" * 2_400 + b" = 1\n",
    "a long line": b"#" * 6_000,
    "100,001 bytes": b"#\n" * 50_001,
    "another encoding": "file = 'ä'".encode("utf-16"),
    "NUL bytes": b"\0" * 100,
    "a path with a NUL": b'file = "\\u0000"\n',
    "a user that does not exist": b'file = "~nobody-here/x"\n',
}


UNKNOWN = {
    "headings in headings": b"[a" + b".a" * 2_400 + b"]\n",
    "an unknown setting with a long name": b"x" * 4_000 + b" = 1\n",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_odd_unknown_settings_are_noted_in_a_sentence(journal: Program, name: str) -> None:
    journal.config.write_bytes(UNKNOWN[name])
    for command in ("status", "config", "apply Globex"):
        result = journal(command)
        assert result.code == 0, result
        assert str(journal.config) in result.err
        assert len(result.err) < 2_000


@pytest.mark.parametrize("name", SETTINGS)
def test_odd_settings_are_refused_in_a_sentence(journal: Program, name: str) -> None:
    journal.config.write_bytes(SETTINGS[name])
    before = journal.journal.read_bytes()
    for command in ("status", "config", "apply Globex"):
        result = journal(command)
        assert (result.code, result.out) == (2, ""), result
        assert "bug" not in result.err
        assert len(result.err) < 2_000
        assert str(journal.config) in result.err or "nobody-here" in result.err
    assert journal.journal.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        ("mkfifo $FEEDBACK_LOOP_CONFIG", "are a pipe"),
        ("mkdir $FEEDBACK_LOOP_CONFIG", "are a folder"),
        ("ln -s /dev/zero $FEEDBACK_LOOP_CONFIG", "are a device"),
        ("truncate -s 1G $FEEDBACK_LOOP_CONFIG", "have over"),
    ],
)
def test_settings_that_are_no_file_are_refused_without_waiting(installed: Installed, make: str, complaint: str) -> None:
    result = installed.shell(f"{make}; $F status")
    assert (result.code, result.out) == (2, "")
    assert f"{installed.folder / 'config.toml'} {complaint}" in result.err
    assert result.err.endswith("Correct that, or name another file with FEEDBACK_LOOP_CONFIG.\n")


@pytest.mark.parametrize("path", [LONG_NAME, LONG_PATH, DEEP_PATH, "/" + "x" * 5_000, "missing/file"])
@pytest.mark.parametrize("command", ["import", "export --format csv -o", "report -o", "ask-feedback acme --eml"])
def test_an_impossible_path_is_named(journal: Program, command: str, path: str) -> None:
    result = journal(command, str(journal.folder / path))
    require_sentence(result)
    assert result.code == 2
    assert path[-40:] in result.err


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("$F record acme - < /dev/full", 2),
        ("$F record acme - < /dev/zero", 2),
        ("$F record acme - < /proc/self/mem", 2),
        ("$F record acme - <&-", 2),
        ("$F status < /dev/null >&- 2>&-", 0),
        ("ulimit -f 0; $F apply Globex", 4),
    ],
)
def test_odd_streams_and_limits_are_reported(installed: Installed, script: str, code: int) -> None:
    result = installed.shell(script)
    assert result.code == code
    assert "Traceback" not in result.err
    assert "bug" not in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["apply", *["x"] * 20_000],
        ["apply", "Acme", *["--with", "Dana Lee"] * 2_000],
        ["--" + "x" * 100_000],
        ["x" * 100_000],
        ["show", "x" * 100_000],
        ["log", "--last", "9" * 5_000],
        ["apply", "Globex", "--on", "9" * 100_000],
        ["--today", "9" * 100_000, "status"],
        ["--file", "x" * 100_000, "status"],
        ["export", "--format", "x" * 100_000],
    ],
    ids=lambda arguments: " ".join(arguments)[:20],
)
def test_huge_arguments_are_refused_in_little(installed: Installed, arguments: list[str]) -> None:
    result = installed("", *arguments)
    assert result.code in (0, 2, 3, 4)
    assert "bug" not in result.err
    assert len(result.err) < 300_000


BREAK = """
import builtins, runpy, sys
load = builtins.__import__
def fail(name, *arguments, **options):
    if name == "feedback_loop.views.blocks" and {condition}:
        raise {error}
    return load(name, *arguments, **options)
builtins.__import__ = fail
sys.argv = ["feedback-loop", *sys.argv[1:]]
runpy.run_module("feedback_loop", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("error", "complaint"),
    [
        ('OSError(5, "Input/output error", "/usr/lib/x.py")', "/usr/lib/x.py cannot be read or written: Input/output"),
        ('OSError(5, "Input/output error")', "The output could not be written: Input/output error."),
        ('ImportError("bad magic number")', "A part of feedback-loop cannot be loaded: bad magic number."),
        ("MemoryError()", "There is not enough memory"),
        ("RecursionError()", "nested too deeply"),
    ],
)
def test_what_fails_after_recording_says_that_it_was_recorded(
    journal: Program, installed: Installed, error: str, complaint: str
) -> None:
    count = len(journal.events)
    script = BREAK.format(
        condition="'feedback_loop.cli.run_state' in sys.modules and "
        "sys.modules['feedback_loop.cli.run_state'].has_recorded",
        error=error,
    )
    result = installed("apply Globex", program=[sys.executable, "-c", script])
    assert (result.code, result.out, result.err.count("\n")) == (2 if "Recursion" in error else 4, "", 1)
    assert result.err.startswith("It was recorded, but not shown. ")
    assert complaint in result.err
    assert len(journal.events) == count + 1


def test_what_fails_before_anything_was_recorded_does_not_say_so(journal: Program, installed: Installed) -> None:
    before = journal.journal.read_bytes()
    script = BREAK.format(condition="True", error='OSError(5, "Input/output error", "/usr/lib/x.py")')
    result = installed("apply Globex", program=[sys.executable, "-c", script])
    assert result.code == 4
    assert result.err == (
        "/usr/lib/x.py cannot be read or written: Input/output error. Check the file, its folder and the disk.\n"
    )
    assert journal.journal.read_bytes() == before


@pytest.mark.parametrize("umask", ["000", "022"])
def test_exported_templates_are_private(installed: Installed, umask: str) -> None:
    result = installed.shell(f"umask {umask}; FEEDBACK_LOOP_CONFIG=$HOME/a/b/config.toml $F messages --export")
    assert result.code == 0
    folder = installed.folder / "a"
    modes = {path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*")) if path.is_dir()}
    assert modes == {0o700}
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*.txt")} == {0o600}


@pytest.mark.parametrize("size", [100_001, 3_000_000])
def test_a_text_that_is_too_long_is_refused(journal: Program, installed: Installed, size: int) -> None:
    editor = installed.folder / "editor"
    editor.write_text(f'#!/bin/sh\nprintf "%{size}s" x > "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    before = journal.journal.read_bytes()
    complaint = "The text has over 100,000 characters. Shorten it to what matters.\n"
    assert installed("record acme -", stdin=b"x" * size) == CommandResult(2, "", complaint)
    result = installed("ask-feedback acme --edit", environment={"EDITOR": str(editor)})
    assert result == CommandResult(2, "", complaint)
    assert journal.journal.read_bytes() == before


def test_a_text_of_100_000_characters_is_recorded(journal: Program, installed: Installed) -> None:
    assert installed("record acme -", stdin=("ü" * 100_000).encode()).code == 0
    assert journal.events[-1]["text"] == "ü" * 100_000
