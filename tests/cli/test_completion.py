"""Completion of commands and of TARGETs, in the protocol of the shell scripts that Typer installs."""

import pytest

from .harness import CommandResult, Installed, Program


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme Analyst"),
        ("2026-06-01", "apply Acme Clerk"),
        ("2026-06-02", "apply '[bold]x[/foo]'"),
        ("2026-06-03", "apply Globex"),
        ("2026-06-03", "apply 'Gläser & Söhne'"),
    )
    return program


def complete(installed: Installed, shell: str, line: str, **changes: str) -> CommandResult:
    """Ask for completions at the end of a line, like a shell."""
    words = line.split(" ")
    environment = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    return installed("", environment=environment | {"_FEEDBACK_LOOP_COMPLETE": f"complete_{shell}"} | changes)


SHELLS = ["bash", "zsh", "fish"]


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", SHELLS)
def test_commands_are_completed(installed: Installed, shell: str) -> None:
    result = complete(installed, shell, "feedback-loop s")
    assert (result.code, result.err) == (0, "")
    assert all(name in result.out for name in ("status", "show", "snooze"))
    assert "remind" not in result.out


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", ["show", "interviewed", "record", "act", "snooze", "close", "note", "log"])
def test_targets_are_completed_from_the_journal(installed: Installed, shell: str, command: str) -> None:
    result = complete(installed, shell, f"feedback-loop {command} ac")
    assert (result.code, result.err) == (0, "")
    assert "acme/analyst" in result.out
    assert "acme/clerk" in result.out
    assert "globex" not in result.out


def test_every_offered_target_finds_its_loop(journal: Program, installed: Installed) -> None:
    offered = complete(installed, "bash", "feedback-loop show ").out.splitlines()
    assert len(offered) == 5
    ids = [journal.json(f"show {target}")["loop"]["id"] for target in offered]
    assert sorted(ids) == sorted(event["id"] for event in journal.events)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_name_that_looks_like_markup_is_shown_unchanged(installed: Installed, shell: str) -> None:
    result = complete(installed, shell, "feedback-loop show ")
    assert (result.code, result.err) == (0, "")
    assert "[bold]x[/foo]" in result.out


@pytest.mark.usefixtures("journal")
def test_outcomes_are_completed(installed: Installed) -> None:
    result = complete(installed, "bash", "feedback-loop outcome globex re")
    assert result.out.split() == ["rejected"]


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_missing_or_damaged_journal_completes_nothing_without_errors(
    program: Program, installed: Installed, shell: str, content: bytes | None
) -> None:
    program.journal.unlink()
    if content is not None:
        program.journal.write_bytes(content)
    result = complete(installed, shell, "feedback-loop show a")
    assert (result.code, result.out.strip() in ("", "_files"), result.err) == (0, True, "")


def test_damaged_settings_complete_nothing_without_errors(journal: Program, installed: Installed) -> None:
    journal.set("nonsense")
    result = complete(installed, "bash", "feedback-loop show a")
    assert (result.code, result.out.strip(), result.err) == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_file_option_before_the_command_is_used(journal: Program, installed: Installed, shell: str) -> None:
    other = journal.folder / "other.json"
    journal(f"--file {other} apply Acorn")
    result = complete(installed, shell, f"feedback-loop --file {other} show a")
    assert (result.code, result.err) == (0, "")
    assert "acorn" in result.out
    assert "acme" not in result.out


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell_is_shown(installed: Installed, shell: str) -> None:
    result = installed(f"--show-completion {shell}")
    if result.code:  # Typer detects the shell from the parent process, if it can
        result = installed("", environment={"_FEEDBACK_LOOP_COMPLETE": f"source_{shell}"})
    assert result.code == 0
    assert "_FEEDBACK_LOOP_COMPLETE" in result.out


@pytest.mark.usefixtures("journal")
def test_completion_works_in_bash(installed: Installed) -> None:
    result = installed.shell(
        'feedback-loop() { $F "$@"; }; export -f feedback-loop; '
        'eval "$(_FEEDBACK_LOOP_COMPLETE=source_bash $F)"; '
        "COMP_WORDS=(feedback-loop show glo); COMP_CWORD=2; "
        'PATH="$(dirname "$(echo $F | cut -d" " -f1)"):$PATH"; '
        '_feedback_loop_completion feedback-loop; echo "${COMPREPLY[@]}"'
    )
    assert result.out.split() == ["globex"]
