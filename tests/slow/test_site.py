"""The website: built without a warning, and no link that leads nowhere."""

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from doc_examples import ROOT

SPHINX = Path(sys.executable).with_name("sphinx-build")
pytestmark = pytest.mark.skipif(not SPHINX.exists(), reason="needs pip install -e '.[docs]'")


class Page(HTMLParser):
    """The targets of the links and pictures of a page, and the ids that links may lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag refers to, and what it is called."""
        values = {name: value for name, value in attrs if value}
        self.ids.update(values[name] for name in ("id", "name") if name in values)
        self.targets.extend(values[name] for name in ("href", "src") if name in values and tag != "link")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    options = ("-q", "-E", "-W", "--keep-going", "-c", "docs", "-d", folder / "doctrees")
    result = subprocess.run(
        [SPHINX, *options, ".", folder / "html"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    return folder / "html"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {file: Page(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}


def internal_links(pages: dict[Path, Page]) -> Iterator[tuple[Path, Path, str]]:
    """Yield each link to the site itself: the page, the file it leads to, and the id there."""
    for page, content in pages.items():
        for target in content.targets:
            parts = urlsplit(target)
            if not parts.scheme and not parts.netloc:
                yield page, (page.parent / unquote(parts.path)).resolve() if parts.path else page, parts.fragment


def test_every_link_leads_to_a_file_and_an_id_of_it(pages: dict[Path, Page]) -> None:
    broken = [
        (page.name, file.name, fragment)
        for page, file, fragment in internal_links(pages)
        if not file.exists() or (fragment and file in pages and fragment not in pages[file].ids)
    ]
    assert broken == []


def test_a_job_seekers_pages_come_first(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    order = [text.index(f'href="{page}.html"') for page in ("docs/tour", "docs/guides/story", "docs/ARCHITECTURE")]
    assert order == sorted(order)


def test_every_document_is_a_page_of_the_site(site: Path) -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/*/*.md")]
    assert [page for page in documents if not (site / page.relative_to(ROOT)).with_suffix(".html").exists()] == []


def test_no_page_loads_anything_from_elsewhere(pages: dict[Path, Page], site: Path) -> None:
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert '<script src="http' not in text
        assert '<img src="http' not in text
    assert not [file.name for file in site.rglob("*.svg") if "url(http" in file.read_text(encoding="utf-8")]
