"""Drafts as message files, in the user's mail program and in the user's editor."""

import shlex
import stat
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from .harness import Program
from .test_message_commands import run_demo_story


def test_message_file_is_an_unsent_private_draft(program: Program) -> None:
    run_demo_story(program, until="2025-03-26")
    path = program.folder / "draft.eml"
    path.write_text("an older one", encoding="utf-8")
    path.chmod(0o644)
    ran = program("ask-feedback brightwater", "--eml", str(path), today="2025-03-26")
    assert (ran.code, ran.out) == (0, "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert (str(message["To"]), message["X-Unsent"]) == ("Robin Hale <robin@brightwater.example>", "1")
    assert message["Subject"] == "One question after my application (Executive assistant)"
    assert [file.name for file in program.folder.iterdir() if "eml" in file.name] == ["draft.eml"]


@pytest.mark.parametrize("place", ["no/such/folder/draft.eml", "."])
def test_unwritable_message_file_is_an_error(program: Program, place: str) -> None:
    program.ok("apply Acme")
    ran = program("ask-feedback acme", "--eml", str(program.folder / place), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.error["message"]


def test_message_file_may_be_a_symbolic_link_but_not_a_loop(program: Program) -> None:
    program.ok("apply Acme")
    link, real = program.folder / "link.eml", program.folder / "real.eml"
    link.symlink_to(real)
    assert program("ask-feedback acme", "--eml", str(link)).code == 0
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"Subject: ")
    real.unlink()
    real.symlink_to(link)
    ran = program("ask-feedback acme", "--eml", str(link))
    assert ran.code == 2
    assert "cannot be written" in ran.err


def script(program: Program, body: str) -> str:
    path = program.folder / "script"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o700)
    return shlex.quote(str(path))


def script_arguments(program: Program) -> list[str]:
    return (program.folder / "arguments").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("suffix", "before"), [("", []), (" --new", ["--new"]), (" -u %s", ["-u"]), (":other", [])])
def test_draft_opens_as_a_private_file(
    program: Program, monkeypatch: pytest.MonkeyPatch, suffix: str, before: list[str]
) -> None:
    run_demo_story(program, until="2025-03-26")
    command = script(program, f'printf "%s\n" "$@" > {shlex.quote(str(program.folder / "arguments"))}')
    monkeypatch.setenv("BROWSER", command + suffix)
    ran = program("ask-feedback brightwater --open", today="2025-03-26")
    assert (ran.code, ran.out) == (0, "")
    *words, name = script_arguments(program)
    assert words == before
    path = Path(name)
    assert path.name == "message.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert (str(message["To"]), message["Subject"]) == (
        "Robin Hale <robin@brightwater.example>",
        "One question after my application (Executive assistant)",
    )


def test_a_draft_that_cannot_be_put_into_a_temporary_folder_is_an_error(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.ok("apply Acme")
    monkeypatch.setattr("tempfile.tempdir", str(program.folder / "missing"))
    ran = program("ask-feedback acme --open")
    assert (ran.code, ran.out) == (2, "")
    assert "Set TMPDIR to another folder, or write it to a file with --eml FILE." in ran.err


@pytest.mark.parametrize("browser", ["false", "/no/such/program", "'", " "])
def test_browser_that_does_not_run_is_an_error(program: Program, monkeypatch: pytest.MonkeyPatch, browser: str) -> None:
    program.ok("apply Acme")
    monkeypatch.setenv("BROWSER", browser)
    ran = program("ask-feedback acme --open")
    assert (ran.code, ran.out) == (2, "")
    assert "--eml FILE" in ran.err


def test_desktop_opens_the_draft_without_a_browser(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.ok("apply Acme")
    monkeypatch.setenv("PATH", str(program.folder))
    ran = program("ask-feedback acme --open")
    assert (ran.code, ran.err) == (
        2,
        "There is no program to open the draft with. Set BROWSER, or write a file with --eml FILE.\n",
    )
    script(program, f'echo "$1" > {shlex.quote(str(program.folder / "arguments"))}')
    (program.folder / "script").rename(program.folder / "xdg-open")
    assert program("ask-feedback acme --open").code == 0
    assert script_arguments(program)[0].endswith("message.eml")


def test_draft_is_edited_first(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    monkeypatch.setenv("EDITOR", script(program, 'sed -i "s/{your name}/Alex/; s/^Hello .*/Dear Dana,/" "$1"'))
    ran = program("ask-feedback acme --edit")
    assert "Dear Dana," in ran.out
    assert "Fill in" not in ran.err
    monkeypatch.setenv("EDITOR", "true")
    assert "Fill in before you send it: {your name}" in program("ask-feedback acme --edit").err


def test_emptied_draft_is_refused(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.ok("apply Acme")
    monkeypatch.setenv("EDITOR", script(program, ': > "$1"'))
    ran = program("ask-feedback acme --edit")
    assert (ran.code, ran.out) == (2, "")


def test_editor_gets_the_gaps_first_and_what_is_known_below_a_cut(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.ok("interviewed acme --with dana --note 'Was rude'")
    copy = shlex.quote(str(program.folder / "seen"))
    monkeypatch.setenv(
        "EDITOR", script(program, f'cp "$1" {copy}; sed -i "s/^{{your name}}: $/{{your name}}: Alex/" "$1"')
    )
    ran = program("thank acme --edit")
    seen = (program.folder / "seen").read_text(encoding="utf-8")
    assert seen.startswith("{one thing from the conversation}: \n{your name}: \nTo: Dana Lee")
    assert seen.index(">8") < seen.index("Was rude")
    assert ran.out.startswith("To: Dana Lee")
    assert ran.out.endswith("Kind regards\nAlex\n")
    assert "Was rude" not in ran.out


def test_reply_is_in_the_thread_of_the_ask(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.ok("outcome acme rejected")
    messages = []
    for name, day in (("ask", "yesterday"), ("nudge", "today")):
        path = program.folder / f"{name}.eml"
        program("ask-feedback acme", "--eml", str(path))
        program.ok(f"ask-feedback acme --on {day}")
        messages.append(message_from_bytes(path.read_bytes(), policy=default))
    ask, nudge = messages
    assert ask["In-Reply-To"] is None
    token, ask_mark = ask["References"].split()
    *references, nudge_mark = nudge["References"].split()
    assert (nudge["In-Reply-To"], references) == (ask["Message-ID"], [token, ask["Message-ID"]])
    assert ask_mark != nudge_mark
    assert nudge["Message-ID"] != ask["Message-ID"]
    assert nudge["Subject"] == f"Re: {ask['Subject']}"
    assert ask["Date"].datetime.date().isoformat() == "2026-06-15"
