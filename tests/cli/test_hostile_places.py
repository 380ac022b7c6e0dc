"""Pipes, devices, huge files and paths that cannot be: one sentence, exit code 4 or 2, and no wait."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .harness import Program


def make_pipe(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_huge(path: Path) -> None:
    path.touch(0o600)
    os.truncate(path, 8_000_000_000)


def make_circle(path: Path) -> None:
    path.symlink_to(path.name)


def make_folder(path: Path) -> None:
    path.mkdir()


MAKERS = [make_pipe, make_device, make_huge, make_circle, make_folder]
COMMANDS = ["status", "apply Acme", "doctor", "doctor --restore --yes", "remind", "undo", "forget acme --yes"]


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("make", MAKERS)
def test_a_journal_that_is_no_plain_file_is_refused(program: Program, make: Callable[[Path], None], line: str) -> None:
    program.journal.unlink(missing_ok=True)
    make(program.journal)
    result = program(line)
    assert result.code == 4
    assert "There is no journal" not in result.out + result.err
    assert "cannot be" in result.out + result.err


@pytest.mark.parametrize("line", ["status", "config", "apply Acme"])
@pytest.mark.parametrize("make", MAKERS)
def test_settings_that_are_no_plain_file_are_refused(program: Program, make: Callable[[Path], None], line: str) -> None:
    program.config.unlink(missing_ok=True)
    make(program.config)
    result = program(line)
    assert result.code == 2
    assert f"The settings {program.config} " in result.err


@pytest.mark.parametrize("make", MAKERS)
def test_a_backup_that_is_no_plain_file_is_named_and_left_out(program: Program, make: Callable[[Path], None]) -> None:
    program.ok("apply Acme")
    program.ok("apply Globex")
    backup = program.folder / "journal.json.backups" / "000099-2020-01-01.json"
    make(backup)
    assert str(backup) in program.ok("doctor").out
    program.journal.write_bytes(program.journal.read_bytes()[:-3])
    assert program("doctor --restore --yes").code == 0
    assert program("forget acme --yes").code == 0


@pytest.mark.parametrize("name", ["/".join(["a" * 9] * 2000), "b" * 300])
@pytest.mark.parametrize("line", ["status", "apply Acme", "doctor", "doctor --restore"])
def test_a_path_that_is_too_long_is_refused(program: Program, name: str, line: str) -> None:
    result = program(f"--file {program.folder}/{name} {line}")
    assert result.code == 4
    assert "its name is too long" in result.err
    assert result.err.count("\n") == 1
