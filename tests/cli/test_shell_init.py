"""The shell-init command, with real shells whose start-up file has only its output."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from .harness import CommandResult, Installed, Program, Screen

SCRIPTS = Path(sys.executable).parent
START_UP = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}


@dataclass
class Shell:
    """A real shell with its own home folder, and the program on its path."""

    name: str
    installed: Installed

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
            "XDG_CONFIG_HOME": str(self.installed.folder / ".config"),
            "XDG_DATA_HOME": str(self.installed.folder / ".local"),
        }

    @property
    def start_up(self) -> Path:
        return self.installed.folder / START_UP[self.name]

    def set_up(self, environment: Mapping[str, str] | None = None) -> str:
        """Append the output of shell-init to the start-up file."""
        script = self.installed(f"shell-init {self.name}", environment={**self.environment, **(environment or {})})
        assert (script.code, script.err) == (0, "")
        self.start_up.parent.mkdir(parents=True, exist_ok=True)
        with self.start_up.open("a", encoding="utf-8") as file:
            file.write(script.out)
        return script.out

    def run(self, line: str, *, interactive: bool, **changes: str) -> CommandResult:
        """Run one line after the start-up file, in an interactive shell or not."""
        sources = f". {self.start_up}\n{line}"
        arguments = ["-i", "-c", line] if interactive else ["-c", line if self.name == "fish" else sources]
        return self.installed("", *arguments, environment={**self.environment, **changes}, program=(self.name,))


@pytest.fixture(params=START_UP)
def shell(request: pytest.FixtureRequest, installed: Installed, program: Program) -> Shell:
    """One of the shells; its tests are skipped if it is not installed, except in CI."""
    if not shutil.which(request.param) and not os.environ.get("CI"):
        pytest.skip(f"This test needs Debian's package {request.param}.")
    program.days(("2026-06-01", "apply Acme Analyst"), ("2026-06-02", "apply Globex"))
    return Shell(request.param, installed)


def something_due(program: Program) -> None:
    program.ok("interviewed acme --on 2026-06-14 --with Dana")


BRIEF = "1 thing is due: thank Dana (Acme). feedback-loop remind\n"


def test_a_login_with_nothing_due_prints_nothing(shell: Shell) -> None:
    shell.set_up()
    result = shell.run("echo in", interactive=True)
    assert (result.code, result.out) == (0, "in\n")
    assert "feedback" not in result.err


def test_a_login_with_something_due_prints_one_line(shell: Shell, program: Program) -> None:
    shell.set_up()
    something_due(program)
    assert shell.run("echo in", interactive=True).out == f"{BRIEF}in\n"


def test_a_non_interactive_shell_prints_nothing(shell: Shell, program: Program) -> None:
    shell.set_up()
    something_due(program)
    assert shell.run("echo in", interactive=False) == CommandResult(0, "in\n", "")


def test_login_works_without_the_program(shell: Shell) -> None:
    shell.set_up()
    result = shell.run("echo in", interactive=True, PATH="/usr/bin:/bin")
    assert (result.code, result.out) == (0, "in\n")
    assert "feedback" not in result.err


def test_login_works_with_a_damaged_journal(shell: Shell, program: Program) -> None:
    shell.set_up()
    program.journal.write_text("damaged", encoding="utf-8")
    strict = "" if shell.name == "fish" else "set -e\n"
    shell.start_up.write_text(f"{strict}{shell.start_up.read_text()}true and on\n", encoding="utf-8")
    result = shell.run("echo in", interactive=True)
    assert (result.code, result.out) == (0, "in\n")
    assert "feedback-loop doctor" in result.err


def test_iv_records_an_interview(shell: Shell, program: Program) -> None:
    shell.set_up()
    result = shell.run("eval 'iv globex --round onsite --rating 4'", interactive=True)
    assert "Globex: Interview" in result.out
    assert program.last()[0]["round"] == "onsite"


def test_iv_and_the_command_complete_targets(shell: Shell, program: Program) -> None:
    shell.set_up()
    prompt = "function fish_prompt; echo 'ready> '; end" if shell.name == "fish" else "PS1='ready> '"
    with shell.start_up.open("a", encoding="utf-8") as file:
        file.write(f"{prompt}\n")
    result = Screen(shell.installed)(
        "-i",
        ("ready> ", "iv glo\t"),
        ("globex", " --rating 4 --on yesterday\r"),
        ("Globex: Interview", ""),
        ("ready> ", "feedback-loop show ac\t"),
        ("acme", "\r"),
        ("Applied to Acme", ""),
        ("ready> ", "exit\r"),
        program=(shell.name,),
        environment={**shell.environment, "TERM": "xterm"},
    )
    assert result.code == 0, result
    assert program.last()[0] | {"on": "2026-06-14"} == program.last()[0]


def test_evaluating_the_script_at_login_works(shell: Shell, program: Program) -> None:
    something_due(program)
    shell.start_up.parent.mkdir(parents=True, exist_ok=True)
    evaluated = (
        "feedback-loop shell-init fish | source" if shell.name == "fish" else 'eval "$(feedback-loop shell-init)"'
    )
    shell.start_up.write_text(f"{evaluated}\n", encoding="utf-8")
    result = shell.run("eval 'iv globex --rating 4'", interactive=True, SHELL=f"/bin/{shell.name}")
    assert result.out.startswith(f"{BRIEF}Globex: Interview")


def test_appending_the_script_twice_is_harmless(shell: Shell) -> None:
    shell.set_up()
    shell.set_up()
    result = shell.run("eval 'iv globex --rating 4'", interactive=True)
    assert result.out.startswith("Globex: Interview")


def test_login_runs_the_program_once(shell: Shell, tmp_path: Path) -> None:
    shell.set_up()
    counting = tmp_path / "counting" / "feedback-loop"
    counting.parent.mkdir()
    counting.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/starts"\n', encoding="utf-8")
    counting.chmod(0o755)
    shell.run("true", interactive=True, PATH=f"{counting.parent}{os.pathsep}{os.environ['PATH']}")
    assert (tmp_path / "starts").read_text(encoding="utf-8") == "remind --brief\n"


def test_a_program_missing_from_the_path_is_reported(program: Program) -> None:
    program.patch.setenv("PATH", "/usr/bin:/bin")
    result = program("shell-init bash")
    assert (result.code, result.err) == (
        0,
        "feedback-loop is not on your PATH. Until it is, these lines do nothing.\n",
    )


def test_the_login_shell_is_the_default(program: Program) -> None:
    program.patch.setenv("SHELL", "/usr/bin/zsh")
    assert program("shell-init").out == program("shell-init zsh").out
    program.patch.setenv("SHELL", "/bin/tcsh")
    message = "Which shell? Add bash, zsh or fish.\n"
    assert program("shell-init") == CommandResult(2, "", message)
    assert program("shell-init tcsh").code == 2


@pytest.mark.parametrize("name", START_UP)
def test_document_has_the_same_text(program: Program, name: str) -> None:
    program.patch.setenv("PATH", str(SCRIPTS))
    text = program.ok(f"shell-init {name}").out
    assert program.json(f"shell-init {name}") == {"schema_version": 1, "shell": name, "script": text.rstrip("\n")}
    assert text.isascii()
