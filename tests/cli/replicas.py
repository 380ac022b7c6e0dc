"""Machines of one user, each with a journal of its own, and the repository between them."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from .harness import CommandResult, Program


class Machine:
    """A machine, whose journal is a file below the folder of the program."""

    def __init__(self, program: Program, name: str) -> None:
        self.path = program.folder / name / "journal.json"
        self.repository = self.path.with_name("journal.json.sync")
        self._program = program

    def __call__(self, line: str, *words: str, **options: Any) -> CommandResult:
        """Run one command line on this machine."""
        return self._program(f"--file {self.path} {line}", *words, **options)

    def ok(self, line: str, *words: str, **options: Any) -> str:
        """Run one command that has to succeed, and return its output."""
        ran = self(line, *words, **options)
        assert ran.code == 0, ran
        return ran.out

    def json(self, line: str) -> Any:
        """Run one command and return its JSON."""
        return json.loads(self.ok(f"{line} --json"))

    @property
    def events(self) -> list[dict[str, Any]]:
        """The raw records, in the order recorded."""
        return list(json.loads(self.path.read_text("utf-8"))["events"].values()) if self.path.exists() else []

    def edit_by_hand(self, old: str, new: str) -> None:
        """Replace a part of the file."""
        text = self.path.read_text("utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), "utf-8")


class BareRepository:
    """A real bare repository in a folder, as on a USB stick."""

    def __init__(self, path: Path, *options: str) -> None:
        self.path = path
        subprocess.run(["git", "init", "--quiet", "--bare", *options, path], check=True)

    def git(self, *arguments: str, content: bytes = b"") -> str:
        """Run git in it, as another user."""
        names = [f"GIT_{role}_{field}" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")]
        ran = subprocess.run(
            ["git", f"--git-dir={self.path}", *arguments],
            env={**os.environ, **dict.fromkeys(names, "Somebody")},
            input=content,
            capture_output=True,
            check=True,
        )
        return ran.stdout.decode()

    def commit(self, files: dict[str, str | bytes], branch: str, mode: str = "100644") -> str:
        """Make a commit of these files alone the end of a branch."""
        blobs = {
            name: self.git("hash-object", "-w", "--stdin", content=text.encode() if isinstance(text, str) else text)
            for name, text in files.items()
        }
        lines = "".join(f"{mode} blob {blob.strip()}\t{name}\n" for name, blob in sorted(blobs.items()))
        tree = self.git("mktree", content=lines.encode()).strip()
        commit = self.git("commit-tree", tree, "-m", "x").strip()
        self.git("update-ref", f"refs/heads/{branch}", commit)
        return commit

    def branches(self) -> list[str]:
        """The names of all branches."""
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def text(self, branch: str | None = None) -> bytes:
        """The journal at the end of a branch."""
        return self.git("show", f"{branch or self.branches()[0]}:journal.json").encode()
