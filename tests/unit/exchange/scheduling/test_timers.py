"""The script for the Windows Task Scheduler; those for systemd and launchd are tested with the command."""

import re

import pytest

from feedback_loop.exchange.scheduling.timers import task_scheduler

PROGRAM = r"C:\Users\Zoë O'Neil\AppData\Local\pipx\feedback-loop.exe"


def argument_for_cmd(script: str) -> str:
    """Return what cmd.exe gets, as PowerShell reads a text in single quotes."""
    match = re.search(r"-Argument '((?:[^']|'')*)'$", script, re.MULTILINE)
    assert match
    return match[1].replace("''", "'")


def test_the_task_runs_every_day_and_keeps_its_window_if_something_is_due() -> None:
    script = task_scheduler("06:15", [PROGRAM, "remind", "--calm", "--exit-code"])
    assert argument_for_cmd(script) == f'/d /s /c ""{PROGRAM}" remind --calm --exit-code || pause"'
    assert "\n$trigger = New-ScheduledTaskTrigger -Daily -At 06:15\n" in script
    assert script.endswith(
        "Register-ScheduledTask feedback-loop -Action $action -Trigger $trigger -Settings $settings -Force"
    )


@pytest.mark.parametrize("name", [r"D:\a & b\j.json", r"C:\x^y\(1)\j.json", r"\\server\share\j.json"])
def test_paths_are_quoted_for_cmd(name: str) -> None:
    script = task_scheduler("08:00", [PROGRAM, "--file", name, "remind"])
    assert f' --file "{name}" remind || pause"' in argument_for_cmd(script)


def test_a_variable_is_set_for_the_command_alone() -> None:
    script = task_scheduler("08:00", ["env", r"FEEDBACK_LOOP_CONFIG=C:\my config.toml", PROGRAM, "remind"])
    expected = rf'/d /s /c "set "FEEDBACK_LOOP_CONFIG=C:\my config.toml" && "{PROGRAM}" remind || pause"'
    assert argument_for_cmd(script) == expected
