"""The benchmark runs and reports; no test depends on a time."""

import shutil
from pathlib import Path

import pytest

from benchmarks import install_peers, run
from benchmarks.commands import CACHED, COMPLETION, DEBRIEF, DUE, FORGET, NOTE, PIPED, QUIET, REVIEW, TABLE, WITH_PEOPLE
from benchmarks.page import PLACES
from benchmarks.peers import LIST, OURS, PEERS, subject_name
from benchmarks.sheets import WORDINGS, import_name
from benchmarks.subjects import PYTHON, TYPER, VERSION


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    places = "\n".join(f"<!-- measured: {name} -->\nold\n<!-- measured: end -->" for name in PLACES)
    path.write_text(f"Before\n{places}\nAfter\n")
    return path


def names_in(text: str) -> set[str]:
    return {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")}


def test_one_command_measures_every_subject_and_updates_the_page(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main(
        [
            *("--events", "200", "--runs", "1", "--rows", "10", "--mailboxes", str(tmp_path / "mail")),
            *("--mailbox-bytes", "3000000", "--write", str(page)),
        ]
    )
    text = page.read_text()
    assert text.startswith("Before\n")
    assert text.endswith("\nAfter\n")
    assert "old" not in text
    output = capsys.readouterr()
    assert names_in(output.out) == names_in(text)
    assert "Measuring takes about" in output.err
    names = names_in(text)
    assert {PYTHON, TYPER, "json.load", VERSION, "--help", QUIET, DUE, f"{DUE}{CACHED}", "remind --brief"} <= names
    assert {TABLE, f"{TABLE}{CACHED}", PIPED, "show", "themes", "people", "log", "stats", "report", "doctor"} <= names
    assert {"agenda", "actions --all", "questions", "export --format ics", "export --format json"} <= names
    assert {NOTE, WITH_PEOPLE, FORGET, COMPLETION, REVIEW, DEBRIEF} <= names
    assert {"stats of 2,000 loops", "report of 2,000 loops"} <= names
    assert {import_name(language, 10) for language in WORDINGS} <= names
    assert {"mail, 3 MB with attachments", "mail, 0.3 MB of short mails"} <= names
    assert "Not measured" not in text


def test_a_page_without_places_is_not_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Hand-written\n")
    with pytest.raises(SystemExit, match="has no place for machine"):
        run.main(["--events", "1", "--runs", "1", "--rows", "1", "--write", str(page)])
    assert page.read_text() == "Hand-written\n"


def test_peers_are_measured_if_they_are_installed(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    broken = tmp_path / "jrnl" / "bin" / "jrnl"
    broken.parent.mkdir(parents=True)
    broken.symlink_to(shutil.which("false", path="/bin:/usr/bin") or "")
    arguments = ["--events", "1", "--runs", "1", "--rows", "1", "--only", ":", "--peers", str(tmp_path)]
    with pytest.raises(SystemExit):
        run.main([*arguments, "--write", str(page)])
    capsys.readouterr()
    text = page.read_text()
    others = [peer.name for peer in PEERS if peer.name != "jrnl"]
    assert f"Not installed: {', '.join(others)}." in text
    for size in ("150", "2,000", "10,000"):
        assert f"Not measured: {subject_name('jrnl', LIST)}, {size}, which its records could not be written" in text
    assert OURS in names_in(text)


def test_peers_that_are_there_are_not_installed_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for peer in PEERS:
        if peer.package:
            path = tmp_path / peer.package.partition("==")[0] / "bin" / peer.program
            path.parent.mkdir(parents=True)
            path.touch()
    install_peers.main([str(tmp_path)])
    assert capsys.readouterr().out.splitlines() == [
        "Taskwarrior: install it with your system's package manager (program task)",
        *(f"{peer.name}: there already" for peer in PEERS if peer.package),
    ]
