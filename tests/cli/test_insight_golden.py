"""Golden files of the insight views and exports: in a pipe, and on terminals of three widths.

``pytest --regenerate tests/cli`` writes the files; review the diff.
"""

from pathlib import Path

import pytest

from feedback_loop.views.text import width

from .harness import Program, plain

GOLDEN = Path(__file__).parent.parent / "golden" / "insight"
TODAY = "2026-03-20"
SEARCH = (
    ("2026-01-05", "apply Acme 'Staff engineer' --source LinkedIn --with 'Dana Lee <dana@acme.example> (recruiter)'"),
    ("2026-01-12", "interviewed acme --round 'phone screen' --with dana --rating 4"),
    ("2026-01-19", "interviewed acme --round onsite --rating 2"),
    ("2026-01-26", "outcome acme rejected"),
    ("2026-01-28", "ask-feedback acme"),
    ("2026-02-02", "record acme 'You could not say why you sharded it so' --theme system-design --theme communication"),
    ("2026-02-03", "act acme 'Read one book on system design and draw three systems' --theme system-design"),
    ("2026-01-20", "apply Globex Backend --source Referral"),
    ("2026-02-04", "interviewed globex --round 'Phone screen' --with 'Kim Oh <kim@globex.example>'"),
    ("2026-02-10", "outcome globex rejected"),
    ("2026-02-12", "ask-feedback globex"),
    ("2026-02-15", "record globex 'Design answers stayed at the surface' --theme system-design"),
    ("2026-02-16", "record globex 'Great energy, clear in conversation' --theme communication --type strength"),
    ("2026-03-01", "act acme --done --evidence 'Three designs, reviewed by a friend'"),
    ("2026-03-10", "follow-up acme --with dana"),
    ("2026-02-20", "apply Initech Backend --source linkedin"),
    ("2026-03-05", "interviewed initech --round onsite --with 'Lou Poe <lou@initech.example>' --rating 5"),
    ("2026-03-06", "outcome initech rejected"),
    ("2026-03-08", "ask-feedback initech"),
    ("2026-03-12", "record initech 'Testing was thin' --theme coding"),
    ("2026-03-13", "record initech 'System design was solid' --theme system-design --type strength"),
    ("2026-03-14", "record initech 'Spoke too fast for the panel' --theme communication"),
    ("2026-03-01", "apply Hooli SRE --source referral"),
    ("2026-03-10", "interviewed hooli --round 'take home'"),
    ("2026-03-15", "outcome hooli offer"),
    ("2026-03-01", "apply Umbrella"),
    ("2026-03-02", "apply '株式会社 [bold]' 'Engineer | x' --source 'Job *board*'"),
    ("2025-11-03", "apply Vandelay Importer --source Referral"),
    ("2025-11-10", "interviewed vandelay --with 'Art Vand'"),
    ("2025-11-12", "outcome vandelay rejected"),
    ("2025-11-20", "ask-feedback vandelay"),
)  # fmt: skip
VIEWS = {
    "themes": "themes",
    "theme": "themes system-design",
    "stats": "stats",
    "by-source": "stats --by source",
    "by-round": "stats --by round",
    "by-month": "stats --by month --since 2026-01-01",
}
EXPORTS = {"sankeymatic": "export --format sankeymatic", "md": "export --format md"}
FORMS = {"plain": None, "60": 60, "80": 80, "200": 200}


@pytest.fixture
def job_search(program: Program) -> Program:
    program.days(*SEARCH)
    program.today = TODAY
    return program


def compare(request: pytest.FixtureRequest, name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_views_equal_their_golden_files(job_search: Program, request: pytest.FixtureRequest) -> None:
    for view, line in VIEWS.items():
        for form, columns in FORMS.items():
            printed = job_search.ok(line, tty=columns is not None, width=columns or 80).out
            text = "".join(f"{row.rstrip()}\n" for row in plain(printed).splitlines())
            compare(request, f"{view}-{form}", text)
            assert columns is None or all(width(row) <= columns for row in text.splitlines())


def test_exports_equal_their_golden_files(job_search: Program, request: pytest.FixtureRequest) -> None:
    for name, line in EXPORTS.items():
        compare(request, f"export-{name}", job_search.ok(line).out)


def test_the_page_shows_every_number_of_the_document(job_search: Program) -> None:
    document = job_search.json("stats")
    page = job_search.ok("stats").out
    for flow in (*document["flows"], *document["funnel"]):
        cells = [flow["source"], flow["target"], str(flow["count"])]
        assert any(
            line.split("  ")[0] == cells[0] and all(cell in line for cell in cells) for line in page.splitlines()
        )
    for rate in document["rates"].values():
        assert f"{rate['count']}/{rate['of']}" in page
