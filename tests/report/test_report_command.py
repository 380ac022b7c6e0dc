"""``report``: writes one private file whole, says where it is, and never replaces what is no report."""

import json
import stat
from pathlib import Path

import pytest

from cli.harness import Program

DEFAULT = "feedback-loop-report.html"


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


def test_writes_the_page_here_and_prints_its_path(search: Program) -> None:
    written = search.folder / DEFAULT
    assert search.ok("report").out == f"{written}\n"
    assert "<h1>Feedback report</h1>" in written.read_text(encoding="utf-8")


def test_writes_where_it_is_told_to(search: Program) -> None:
    search.ok("report --output mine.html")
    assert (search.folder / "mine.html").exists()
    assert not (search.folder / DEFAULT).exists()


def test_prints_path_and_size_as_json(search: Program) -> None:
    document = search.json("report")
    written = search.folder / DEFAULT
    assert document == {"schema_version": 1, "path": str(written), "bytes": written.stat().st_size}


def test_writes_a_file_that_only_the_user_can_read(search: Program) -> None:
    written = search.folder / DEFAULT
    written.write_text("an old one", encoding="utf-8")
    written.chmod(0o644)
    search.ok("report")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_leaves_nothing_else_behind(search: Program) -> None:
    before = {path.name for path in search.folder.iterdir()}
    search.ok("report")
    assert {path.name for path in search.folder.iterdir()} - before == {DEFAULT}


def test_changes_nothing_in_the_journal(search: Program) -> None:
    before = search.journal.read_bytes()
    search.ok("report --redact")
    assert search.journal.read_bytes() == before


def test_follows_a_link_and_leaves_it_one(search: Program) -> None:
    target = search.folder / "elsewhere.html"
    target.write_text("an old one", encoding="utf-8")
    (search.folder / DEFAULT).symlink_to(target)
    search.ok("report")
    assert (search.folder / DEFAULT).is_symlink()
    assert "Feedback report" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["journal.json", ".", "missing/report.html", "/dev/null", "-"])
def test_refuses_a_place_where_no_report_belongs(search: Program, place: str) -> None:
    before = search.journal.read_bytes()
    ran = search(f"report --json --output {place}")
    assert ran.code == 2
    assert place in ran.error["message"]
    assert search.journal.read_bytes() == before
    assert not Path("-").exists()


def test_refuses_the_journal_behind_a_link(search: Program) -> None:
    (search.folder / "link.html").symlink_to(search.journal)
    assert search("report --output link.html").code == 2
    assert json.loads(search.journal.read_text(encoding="utf-8"))["events"]


def test_says_so_on_an_empty_journal_and_writes_how_to_begin(program: Program) -> None:
    ran = program.ok("report")
    assert "The journal is empty" in ran.out
    assert "Where to begin" in (program.folder / DEFAULT).read_text(encoding="utf-8")


def test_counts_only_what_had_happened_by_the_day(search: Program) -> None:
    search.ok("report", today="2026-05-09")
    assert "as of 9 May 2026" in (search.folder / DEFAULT).read_text(encoding="utf-8")


def test_redacts_people_and_companies_in_names_and_words(search: Program) -> None:
    search.ok("report --redact")
    page = (search.folder / DEFAULT).read_text(encoding="utf-8")
    assert "Person 1 says: show results first" in page
    assert "Company 1" in page
    assert "Redacted." in page
    assert not any(name in page.casefold() for name in ("acme", "dana", "dlee"))


class TestOpen:
    def test_hands_the_page_to_the_users_browser(self, search: Program) -> None:
        seen = search.folder / "seen"
        self._browser(search, f'#!/bin/sh\necho "$1" > "{seen}"\n')
        search.ok("report --open")
        assert seen.read_text(encoding="utf-8").strip() == str(search.folder / DEFAULT)

    def test_says_where_the_page_is_when_nothing_opens_it(self, search: Program) -> None:
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
