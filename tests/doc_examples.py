"""Run the examples in the README and the guides, and fill in their output.

An example is a ``console`` block; each of its lines that begins with ``$`` is a command. Blocks of one document share a
journal: the one that the README builds, or a new one for each name after ``console``, as in ``console story``.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
TODAY = "2026-03-20"
"""The date that the program takes for today; the README and each guide say so."""
HOME = "/home/you"
"""The name of the home folder in the output of the examples."""

_BLOCK = re.compile(r"```console(?: (\w+))?\n(.*?)```", re.DOTALL)
_RANDOM_ID = re.compile(r'(?<="loop": ")[0-9a-z]{13}(?=")')
_RANDOM_SHORT_ID = re.compile(r"(?<=\(there\): feedback-loop edit )[0-9a-z]{4,13}(?= )")
_ID = "3zwr5k57d1gnn"
_SHORT_ID = _ID[:4]
_SHARED = "readme"


class ExampleError(Exception):
    """A command in a document failed."""


def documents() -> list[str]:
    """Return every document with examples, the README first because the others continue its journal."""
    guides = sorted((ROOT / "docs" / "guides").glob("*.md"))
    return ["README.md", *(guide.relative_to(ROOT).as_posix() for guide in guides)]


def fill_documents(today: str) -> dict[str, str]:
    """Return the text of every document, with the output that each example has on one day.

    Args:
        today: the date that the program takes for today.

    Raises:
        ExampleError: a command did not exit with 0.
    """
    with tempfile.TemporaryDirectory() as folder:
        homes = Path(folder)
        (homes / _SHARED).mkdir()
        return {document: _fill(document, homes, today) for document in documents()}


def commands_in(text: str) -> list[str]:
    """Return every command of a document."""
    return [command for _, block in _BLOCK.findall(text) for command in _commands(block)]


def _fill(document: str, homes: Path, today: str) -> str:
    text = (ROOT / document).read_text(encoding="utf-8")
    shared = homes / (_SHARED if document == "README.md" else document.replace("/", "-"))
    if document != "README.md":
        shutil.copytree(homes / _SHARED, shared)
    outputs = {name: iter(_run(commands, shared / name, today)) for name, commands in _by_journal(text).items()}

    def fill_block(block: re.Match[str]) -> str:
        name = block[1] or ""
        lines = "".join(f"$ {command}\n{next(outputs[name])}" for command in _commands(block[2]))
        return f"```console{' ' if name else ''}{name}\n{lines}```"

    return _BLOCK.sub(fill_block, text)


def _by_journal(text: str) -> Mapping[str, Sequence[str]]:
    commands: dict[str, list[str]] = {}
    for name, block in _BLOCK.findall(text):
        commands.setdefault(name, []).extend(_commands(block))
    return commands


def _commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _run(commands: Sequence[str], home: Path, today: str) -> list[str]:
    """Run commands in one shell, and return what each printed, both streams as a terminal shows them."""
    home.mkdir(exist_ok=True)
    script = "exec 2>&1 </dev/null\n" + "".join(f"{command}\nprintf '\\0%s\\0' $?\n" for command in commands)
    shell = subprocess.run(
        ["bash", "-c", script], env=_environment(home, today), cwd=home, stdout=subprocess.PIPE, check=True
    )
    text = shell.stdout.decode().replace("\r\n", "\n").replace(str(home), HOME)
    parts = _RANDOM_SHORT_ID.sub(_SHORT_ID, _RANDOM_ID.sub(_ID, text)).split("\0")
    for command, output, code in zip(commands, parts[::2], parts[1::2], strict=False):
        if code != "0":
            raise ExampleError(f"exit code {code}: {command}\n{output}")
    return parts[: 2 * len(commands) : 2]


def _environment(home: Path, today: str) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "FEEDBACK_LOOP_TODAY": today,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


_DATE = re.compile(
    r"(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*(?: \d{4})?|\b\d{4}-\d{2}-\d{2}\b"
)


def without_dates(text: str) -> str:
    """Return a text with each date replaced, and without the spaces that align columns around dates."""
    return re.sub(r" +", " ", _DATE.sub("DATE", text))
