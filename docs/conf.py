"""Sphinx builds the website from the pages as they are: ``nox -s site``, or ``sphinx-build -W -n -c docs . site``.

The source folder is that of the project, since pages link to the README, the changelog and each other as on the code
host. The pages name no place in the menu; it follows from the README, which lists the guides, and from the folders.
"""

import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parent.parent

project = "feedback-loop"
author = "the feedback-loop contributors"
version = re.findall(r'__version__ = "(.*)"', (ROOT / "src/feedback_loop/__init__.py").read_text(encoding="utf-8"))[0]
release = version
extensions = ["myst_parser"]
root_doc = "README"
include_patterns = ["*.md", "docs/*.md", "docs/guides/*.md", "docs/decisions/*.md"]
html_theme = "furo"
html_title = "feedback-loop"
html_copy_source = False
html_show_copyright = False
html_last_updated_fmt = None  # a build has the same bytes on any day
myst_heading_anchors = 3
nitpicky = True
linkcheck_ignore = [r"https?://(?:.+\.)?example(?:/|$)"]  # example people and companies


def _guides() -> list[str]:
    """Return the guides in the order of the README's table."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| \[[^]]+\]\((docs/guides/[\w-]+)\.md\)", readme, re.MULTILINE)


def _decisions() -> list[str]:
    return [f"docs/decisions/{page.stem}" for page in sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))]


_REFERENCE = ["docs/commands", "docs/rules", "CHANGELOG", "SECURITY"]
_DEVELOPMENT = ["CONTRIBUTING", "docs/ARCHITECTURE", "docs/packaging", "docs/decisions/README"]


def _other_pages() -> list[str]:
    """Return the pages of ``docs`` that stand nowhere else: reports of how something was tested and measured."""
    pages = [f"docs/{page.stem}" for page in sorted((ROOT / "docs").glob("*.md"))]
    return [page for page in pages if page not in ("docs/tour", *_REFERENCE, *_DEVELOPMENT)]


_MENU = {
    "Your search": ["docs/tour", *_guides()],
    "Look it up": _REFERENCE,
    "For developers": _DEVELOPMENT,
    "How it was tested": _other_pages(),
}
"""Pages by the heading of the menu under which they stand; those for somebody who looks for a job come first."""


def _toctree(pages: list[str], caption: str = "") -> str:
    options = [":hidden:", *([f":caption: {caption}"] if caption else [])]
    return "\n".join(["", "```{toctree}", *options, "", *(f"/{page}" for page in pages), "```", ""])


def _add_menu(_app: Sphinx, page: str, source: list[str]) -> None:
    """Add the menu to the first page, and the decisions to their list."""
    if page == root_doc:
        source[0] += "".join(_toctree(pages, caption) for caption, pages in _MENU.items())
    elif page == "docs/decisions/README":
        source[0] += _toctree(_decisions())


def _copy_first_page(app: Sphinx, error: Exception | None) -> None:
    """Make the first page also that of the folder, which a web server shows."""
    if error is None and app.builder.name == "html":
        shutil.copyfile(app.outdir / f"{root_doc}.html", app.outdir / "index.html")


def setup(app: Sphinx) -> None:
    """Register what Sphinx calls."""
    app.connect("source-read", _add_menu)
    app.connect("build-finished", _copy_first_page)
