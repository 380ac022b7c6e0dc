"""Completion: candidates are printed as lines of data, and no real shell evaluates any of them."""

import os
import shutil
from importlib import resources
from pathlib import Path

import pytest

from .harness import CommandResult, Installed, Program, Screen
from .test_shell_init import SCRIPTS, Shell, shell

__all__ = ["shell"]  # the fixture of the real shells

HOSTILE = (
    r"\$(touch PWN)", "$(touch PWN)", "`touch PWN`", "it's", '"q', "\\", "*", "~root", "#x", "a;touch PWN", "{a,b}",
    "!!", "%B", "$PATH", "a\u202eb", "<(touch PWN)", "=ls", "'$(touch PWN)'", "x|touch PWN", "[bold]x[/foo]",
)  # fmt: skip
SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme Analyst --source LinkedIn --with 'Dana Lee <dana@acme.example>'"),
        ("2026-06-01", "apply Acme Clerk"),
        ("2026-06-02", "apply '[bold]x[/foo]'"),
        ("2026-06-03", "apply Globex --with 'Kim Oh'"),
        ("2026-06-03", "apply 'Gläser & Söhne'"),
        ("2026-06-04", "interviewed acme/analyst --round 'phone screen'"),
        ("2026-06-05", "record acme/analyst 'Name a trade-off' --theme trade-offs"),
    )
    return program


def complete(installed: Installed, *words: str, shell: str = "bash") -> CommandResult:
    """Ask for the candidates of the last word, as the shell functions do."""
    return installed("", *words, environment={"_FEEDBACK_LOOP_COMPLETE": shell})


def values(result: CommandResult) -> list[str]:
    assert (result.code, result.err) == (0, "")
    return [line.partition("\t")[0] for line in result.out.splitlines()]


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("name", SHELLS)
def test_commands_are_completed_with_their_help(installed: Installed, name: str) -> None:
    result = complete(installed, "sh", shell=name)
    assert values(result) == ["show", "shell-init"]
    assert "\tShow one loop in full" in result.out


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("command", ["show", "interviewed", "record", "act", "snooze", "close", "note", "log", "edit"])
def test_targets_are_completed_from_the_journal(installed: Installed, command: str) -> None:
    assert values(complete(installed, command, "ac")) == ["acme/analyst", "acme/clerk"]


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("outcome", "globex", "re"), ["rejected"]),
        (("note", "acme/analyst", "--heard", "--with", ""), ["dana"]),
        (("apply", "Initech", "--with", "K"), ["Kim Oh"]),
        (("record", "globex", "--theme", "tr"), ["trade-offs"]),
        (("record", "globex", "--theme", "sys"), ["system-design"]),
        (("interviewed", "globex", "--round", ""), ["phone screen"]),
        (("apply", "Initech", "--source", "L"), ["LinkedIn"]),
        (("status", "--source", "L"), ["LinkedIn"]),
        (("status", "--outcome", "rej"), ["rejected"]),
        (("debrief", "globex", "--with", ""), ["kim"]),
        (("debrief", "globex", "--round", "ph"), ["phone screen"]),
        (("agenda", "--ah"), ["--ahead"]),
        (("rev",), ["review"]),
        (("snooze", "globex", "2w", "--rule", "thank-"), ["thank-giver"]),
        (("record", "globex", "--ty"), ["--type"]),
        (("show", "'glo"), ["globex"]),
        (("show", '"glo'), ["globex"]),
        (("show", "glo\\"), ["globex"]),
    ],
)
def test_each_kind_of_word_is_completed(installed: Installed, words: tuple[str, ...], expected: list[str]) -> None:
    assert values(complete(installed, *words)) == expected


def test_events_are_completed_by_id_with_what_happened(journal: Program, installed: Installed) -> None:
    result = complete(installed, "undo", "")
    assert len(values(result)) == len(journal.events)
    assert "Dana Lee: “Name a trade-off”" in result.out.splitlines()[0]
    assert journal.events[-1]["id"].startswith(values(result)[0])


def test_every_target_of_a_loop_is_offered_and_means_it(journal: Program, installed: Installed) -> None:
    ids = [event["id"] for event in journal.events if event["kind"] == "applied"]
    shown = [
        journal("show", target, "--json").document["loop"]["id"] for target in values(complete(installed, "show", ""))
    ]
    assert sorted(shown) == sorted(ids)


@pytest.mark.usefixtures("journal")
def test_paths_are_left_to_the_shell(installed: Installed) -> None:
    assert values(complete(installed, "--file", "")) == []
    assert values(complete(installed, "import", "")) == []


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("variable", ["complete_zsh", "source_bash", ""])
def test_a_start_up_file_of_an_older_version_gets_nothing_to_evaluate(installed: Installed, variable: str) -> None:
    assert complete(installed, "show", "", shell=variable) == CommandResult(0, "", "")


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"])
def test_a_missing_or_damaged_journal_completes_nothing_in_silence(
    journal: Program, installed: Installed, content: bytes | None
) -> None:
    journal.journal.unlink()
    if content is not None:
        journal.journal.write_bytes(content)
    assert complete(installed, "show", "a") == CommandResult(0, "", "")


def test_damaged_settings_complete_nothing_in_silence(journal: Program, installed: Installed) -> None:
    journal.set("nonsense")
    assert complete(installed, "show", "a") == CommandResult(0, "", "")


def test_the_file_option_before_the_command_counts(journal: Program, installed: Installed) -> None:
    other = journal.folder / "other.json"
    journal(f"--file {other} apply Acorn")
    assert values(complete(installed, "--file", str(other), "show", "a")) == ["acorn"]


def test_typers_own_completion_options_are_gone(program: Program) -> None:
    assert program("--show-completion").code == 2
    assert program("--install-completion").code == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("show ", "touch"),
        ("apply X --source ", "touch"),
        ("interviewed globex --round ", "touch"),
        ("apply Y --with ", "touch"),
        ("record globex words --theme ", "coding"),
    ],
)
def test_no_real_shell_evaluates_a_hostile_name(shell: Shell, program: Program, line: str, shown: str) -> None:
    for name in HOSTILE:
        program("apply", name, name, "--source", name, "--with", f"{name} Lee", today="2026-06-03")
    for name in HOSTILE:
        program("interviewed globex --round", name)
    shell.set_up()
    prompt = "function fish_prompt; echo 'ready> '; end" if shell.name == "fish" else "PS1='ready> '"
    with shell.start_up.open("a", encoding="utf-8") as file:
        file.write(f"cd {shell.installed.folder}\n{prompt}\n")
    result = Screen(shell.installed)(
        "-i",
        ("ready> ", f"feedback-loop {line}\t\t"),
        (shown, "\x15echo do''ne\r"),
        ("done", "exit\r"),
        program=(shell.name,),
        environment={**shell.environment, "TERM": "xterm"},
    )
    assert "done" in result.out
    assert not list(Path(shell.installed.folder).rglob("*PWN*"))


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes_at_the_first_tab_from_the_file_that_it_finds(installed: Installed) -> None:
    functions = installed.folder / "site-functions"
    functions.mkdir()
    script = resources.files("feedback_loop.cli").joinpath("completions", "feedback-loop.zsh").read_text("utf-8")
    (functions / "_feedback-loop").write_text(script, "utf-8")
    start_up = f"fpath=({functions} $fpath); autoload -Uz compinit && compinit -u; PS1='ready> '\n"
    (installed.folder / ".zshrc").write_text(start_up, "utf-8")
    result = Screen(installed)(
        "-i",
        ("ready> ", "feedback-loop shell\t"),
        ("shell-init", "\x15echo do''ne\r"),
        ("done", "exit\r"),
        program=("zsh",),
        environment={"TERM": "xterm", "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"},
    )
    assert "done" in result.out
