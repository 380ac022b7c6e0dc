"""``report``: writes one private file, prints its path, and never replaces other files."""

import json
import stat
from pathlib import Path

import pytest

from .harness import Program

DEFAULT = "feedback-loop-report.html"


@pytest.fixture(autouse=True)
def _current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the program in the folder of the journal."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def search(program: Program) -> Program:
    program.days(
        ("2026-05-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-05-08", "interviewed acme --with dana"),
        ("2026-05-12", "outcome acme rejected"),
        ("2026-05-14", "ask-feedback acme"),
        ("2026-05-16", "record acme 'Dana says: show results first' --theme communication"),
    )
    return program


def test_writes_the_page_to_the_current_folder_and_prints_its_path(search: Program) -> None:
    path = search.folder / DEFAULT
    assert search.ok("report").out == f"{path}\n"
    assert "<h1>Feedback report</h1>" in path.read_text(encoding="utf-8")


def test_writes_to_the_output_option(search: Program) -> None:
    search.ok("report --output mine.html")
    assert (search.folder / "mine.html").exists()
    assert not (search.folder / DEFAULT).exists()


def test_prints_path_and_size_as_json(search: Program) -> None:
    document = search.json("report")
    path = search.folder / DEFAULT
    assert document == {"schema_version": 1, "path": str(path), "bytes": path.stat().st_size}


def test_the_file_is_private(search: Program) -> None:
    path = search.folder / DEFAULT
    path.write_text("an old report", encoding="utf-8")
    path.chmod(0o644)
    search.ok("report")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_leaves_no_other_file(search: Program) -> None:
    before = {path.name for path in search.folder.iterdir()}
    search.ok("report")
    assert {path.name for path in search.folder.iterdir()} - before == {DEFAULT}


def test_does_not_change_the_journal(search: Program) -> None:
    before = search.journal.read_bytes()
    search.ok("report --redact")
    assert search.journal.read_bytes() == before


def test_writes_through_a_symbolic_link(search: Program) -> None:
    target = search.folder / "elsewhere.html"
    target.write_text("an old report", encoding="utf-8")
    (search.folder / DEFAULT).symlink_to(target)
    search.ok("report")
    assert (search.folder / DEFAULT).is_symlink()
    assert "Feedback report" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("output", ["journal.json", ".", "missing/report.html", "/dev/null", "-"])
def test_refuses_an_unsuitable_output(search: Program, output: str) -> None:
    before = search.journal.read_bytes()
    ran = search(f"report --json --output {output}")
    assert ran.code == 2
    assert output in ran.error["message"]
    assert search.journal.read_bytes() == before
    assert not Path("-").exists()


def test_refuses_a_link_to_the_journal(search: Program) -> None:
    (search.folder / "link.html").symlink_to(search.journal)
    assert search("report --output link.html").code == 2
    assert json.loads(search.journal.read_text(encoding="utf-8"))["events"]


def test_an_empty_journal_gives_a_page_on_how_to_begin(program: Program) -> None:
    ran = program.ok("report")
    assert "The journal is empty" in ran.out
    assert "Where to begin" in (program.folder / DEFAULT).read_text(encoding="utf-8")


def test_the_page_is_as_of_the_day(search: Program) -> None:
    search.ok("report", today="2026-05-09")
    assert "as of 9 May 2026" in (search.folder / DEFAULT).read_text(encoding="utf-8")


def test_redacts_people_and_companies(search: Program) -> None:
    search.ok("report --redact")
    page = (search.folder / DEFAULT).read_text(encoding="utf-8")
    assert "Person 1 says: show results first" in page
    assert "Company 1" in page
    assert "Redacted." in page
    assert not any(name in page.casefold() for name in ("acme", "dana", "dlee"))


class TestOpen:
    def test_opens_the_page_in_the_browser(self, search: Program) -> None:
        opened = search.folder / "opened"
        self._browser(search, f'#!/bin/sh\necho "$1" > "{opened}"\n')
        search.ok("report --open")
        assert opened.read_text(encoding="utf-8").strip() == str(search.folder / DEFAULT)

    def test_prints_the_path_if_the_browser_fails(self, search: Program) -> None:
        self._browser(search, "#!/bin/sh\nexit 1\n")
        ran = search("report --open")
        assert ran.code == 2
        assert str(search.folder / DEFAULT) in ran.err
        assert (search.folder / DEFAULT).exists()

    @staticmethod
    def _browser(program: Program, script: str) -> None:
        path = program.folder / "browser"
        path.write_text(script, encoding="utf-8")
        path.chmod(0o700)
        program.patch.setenv("BROWSER", str(path))
