"""The documentation is what the program makes it: generated pages, examples, links, paths and lengths."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from doc_examples import ROOT, TODAY, commands_in, documents, fill_documents, without_dates
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.domain.model.events import BUILT_IN_THEMES
from generated import PAGES

EVERY_PAGE = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/[0-9]*.md"))
FOLDERS = r"src|tests|docs|\.ci|cli|domain|exchange|journal|messages|views"
"""Top folders of the project and of the package, by which a path is told from other words with a slash."""
ANOTHER_DAY = "2027-01-01"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_up_to_date(name: str) -> None:
    assert read(name) == PAGES[name](), "run: python tests/generated.py"


def test_every_example_prints_what_the_page_says() -> None:
    for name, text in fill_documents(TODAY).items():
        assert read(name) == text, f"{name} is out of date; run: python tests/generated.py"


@pytest.mark.slow
def test_examples_print_the_same_on_another_day_but_for_dates() -> None:
    for name, text in fill_documents(ANOTHER_DAY).items():
        assert without_dates(read(name)) == without_dates(text)


@pytest.mark.parametrize("name", documents())
def test_document_has_examples_and_names_their_date(name: str) -> None:
    text = read(name)
    assert any(command.startswith("feedback-loop") for command in commands_in(text))
    assert "20 March 2026" in text or "```console\n" not in text


def test_readme_is_short_and_has_both_commands() -> None:
    text = read("README.md")
    assert len(text.splitlines()) <= 150
    assert "\npython3 -m venv .venv && .venv/bin/pip install . && .venv/bin/feedback-loop demo\n" in text
    assert "\npython3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest\n" in text
    assert text.count("pip install -e '.[dev]'") == 1, ".ci/run takes the line that has this in it"


def test_architecture_is_short() -> None:
    assert len(read("docs/ARCHITECTURE.md").split()) <= 1500


def test_guides_know_the_exit_codes_and_the_themes() -> None:
    codes = re.findall(r"^\| (\d+) \|", read("docs/guides/scripts.md"), re.MULTILINE)
    assert [int(code) for code in codes] == list(Exit)
    assert ", ".join(f"`{theme}`" for theme in BUILT_IN_THEMES) in " ".join(read("docs/guides/themes.md").split())


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    for target, anchor in links(page.read_text(encoding="utf-8")):
        file = page.parent / target if target else page
        assert file.exists(), target
        if anchor:
            assert anchor in headings(file.read_text(encoding="utf-8")), f"{target}#{anchor}"


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_paths_of_the_source_exist(page: Path) -> None:
    for path in re.findall(rf"`((?:{FOLDERS})/[\w/.-]*)`", page.read_text(encoding="utf-8")):
        assert any((folder / path).exists() for folder in (ROOT, ROOT / "src" / "feedback_loop")), path


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.stem)
def test_decision_is_dated_and_names_its_cost(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(record.stem[:4])}. ")
    assert re.search(r"^20\d\d-\d\d-\d\d$", text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "What it costs"]


def links(text: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r"\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)", text)


def headings(text: str) -> set[str]:
    """Return the anchors of a page, as GitHub makes them of its headings."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
