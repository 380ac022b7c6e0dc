"""Completion of commands and of TARGETs, in the protocol of the shell scripts that Typer installs."""

import pytest

from .harness import Installed, Program, Ran


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


def complete(installed: Installed, shell: str, line: str, **changes: str) -> Ran:
    """Ask for what may come at the end of a line, as that shell does."""
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
    ran = complete(installed, shell, "feedback-loop s")
    assert (ran.code, ran.err) == (0, "")
    assert all(name in ran.out for name in ("status", "show", "snooze"))
    assert "remind" not in ran.out


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", ["show", "interviewed", "record", "act", "snooze", "close", "note", "log"])
def test_targets_are_completed_from_the_journal(installed: Installed, shell: str, command: str) -> None:
    ran = complete(installed, shell, f"feedback-loop {command} ac")
    assert (ran.code, ran.err) == (0, "")
    assert "acme/analyst" in ran.out
    assert "acme/clerk" in ran.out
    assert "globex" not in ran.out


def test_every_target_of_a_loop_is_offered_and_means_it(journal: Program, installed: Installed) -> None:
    offered = complete(installed, "bash", "feedback-loop show ").out.splitlines()
    assert len(offered) == 5
    shown = [journal.json(f"show {target}")["loop"]["id"] for target in offered]
    assert sorted(shown) == sorted(event["id"] for event in journal.events)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_hostile_name_is_described_as_it_is(installed: Installed, shell: str) -> None:
    ran = complete(installed, shell, "feedback-loop show ")
    assert (ran.code, ran.err) == (0, "")
    assert "[bold]x[/foo]" in ran.out


@pytest.mark.usefixtures("journal")
def test_outcomes_are_completed(installed: Installed) -> None:
    ran = complete(installed, "bash", "feedback-loop outcome globex re")
    assert ran.out.split() == ["rejected"]


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_missing_or_damaged_journal_completes_nothing_in_silence(
    program: Program, installed: Installed, shell: str, content: bytes | None
) -> None:
    program.journal.unlink()
    if content is not None:
        program.journal.write_bytes(content)
    ran = complete(installed, shell, "feedback-loop show a")
    assert (ran.code, ran.out.strip() in ("", "_files"), ran.err) == (0, True, "")


def test_damaged_settings_complete_nothing_in_silence(journal: Program, installed: Installed) -> None:
    journal.set("nonsense")
    ran = complete(installed, "bash", "feedback-loop show a")
    assert (ran.code, ran.out.strip(), ran.err) == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_file_option_before_the_command_counts(journal: Program, installed: Installed, shell: str) -> None:
    other = journal.folder / "other.json"
    journal(f"--file {other} apply Acorn")
    ran = complete(installed, shell, f"feedback-loop --file {other} show a")
    assert (ran.code, ran.err) == (0, "")
    assert "acorn" in ran.out
    assert "acme" not in ran.out


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell_is_shown(installed: Installed, shell: str) -> None:
    ran = installed(f"--show-completion {shell}")
    if ran.code:  # the shell is read off the parent process where it can be told
        ran = installed("", environment={"_FEEDBACK_LOOP_COMPLETE": f"source_{shell}"})
    assert ran.code == 0
    assert "_FEEDBACK_LOOP_COMPLETE" in ran.out


@pytest.mark.usefixtures("journal")
def test_bash_itself_completes(installed: Installed) -> None:
    ran = installed.shell(
        'feedback-loop() { $F "$@"; }; export -f feedback-loop; '
        'eval "$(_FEEDBACK_LOOP_COMPLETE=source_bash $F)"; '
        "COMP_WORDS=(feedback-loop show glo); COMP_CWORD=2; "
        'PATH="$(dirname "$(echo $F | cut -d" " -f1)"):$PATH"; '
        '_feedback_loop_completion feedback-loop; echo "${COMPREPLY[@]}"'
    )
    assert ran.out.split() == ["globex"]
