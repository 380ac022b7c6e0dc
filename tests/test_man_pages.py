"""Manual pages: one of the program and one of each command, which man-db reads without a warning."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping

import pytest

from doc_examples import ROOT
from feedback_loop.cli.app import COMMANDS
from man_pages import MAN_FOLDER, man_pages

NAMES = ["feedback-loop", *(f"feedback-loop-{name}" for names in COMMANDS.values() for name in names)]
needs_man_db = pytest.mark.skipif(shutil.which("lexgrog") is None, reason="man-db is not installed")


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return man_pages()


def rendered(name: str, width: int = 80) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"MANWIDTH": str(width), "LC_ALL": "C.UTF-8", "MANROFFSEQ": "t"}
    page = ROOT / MAN_FOLDER / f"{name}.1"
    return subprocess.run(
        ["man", "--warnings=w", "--local-file", page], env=environment, capture_output=True, text=True, check=True
    )


def test_there_is_one_page_of_the_program_and_of_each_command(pages: Mapping[str, str]) -> None:
    files = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in (ROOT / MAN_FOLDER).iterdir()}
    assert files == pages, "run: python tests/generated.py"
    assert sorted(pages) == sorted(f"{MAN_FOLDER}/{name}.1" for name in NAMES)


@needs_man_db
@pytest.mark.parametrize("name", NAMES)
def test_man_reads_the_page_without_a_warning(name: str) -> None:
    assert rendered(name).stderr == ""
    page = ROOT / MAN_FOLDER / f"{name}.1"
    known = subprocess.run(["lexgrog", page], capture_output=True, text=True, check=True).stdout
    assert f'"{name} - ' in known, "apropos would not find it"


@needs_man_db
@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_all_that_the_help_has(name: str, help_of: Callable[[str], str]) -> None:
    page = " ".join(rendered(name, width=300).stdout.split())
    words = re.findall(r"(?:^|\s)(--[a-z][\w-]*|\[?[A-Z]{3,}\]?)(?=\s)", help_of(name))
    assert "--help" in words
    assert [word for word in words if word not in page] == []


@pytest.fixture(scope="module")
def help_of() -> Callable[[str], str]:
    """The help of a command as the reference page has it."""
    reference = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    helps = dict(re.findall(r"^#+ ([\w-]+)\n\n```text\n(.*?)```$", reference, re.MULTILINE | re.DOTALL))
    return lambda name: helps[name.removeprefix("feedback-loop-")]


@needs_man_db
def test_examples_can_be_copied() -> None:
    page = rendered("feedback-loop-ask-feedback").stdout
    assert "\n       $ feedback-loop ask-feedback acme --draft\n" in page


@needs_man_db
def test_the_program_page_has_exit_codes_variables_and_files() -> None:
    page = rendered("feedback-loop").stdout
    for text in ("EXIT STATUS\n       0 ", "FEEDBACK_LOOP_FILE\n", "~/.config/feedback-loop/config.toml\n"):
        assert text in page
