"""The commands themes, stats and export."""

import re
from pathlib import Path

import pytest

from feedback_loop.exchange.exporting.formats import Format

from .harness import Installed, Program

SHEET = Path(__file__).parent.parent / "unit" / "exchange" / "importing" / "data" / "internships-2019.csv"
VIEWS = ("themes", "stats", "stats --by source", "stats --by round", "stats --by month")
EXPORTS = ("export --format sankeymatic", "export --format md")


@pytest.fixture
def advised(program: Program) -> Program:
    """Two people at two companies named system design; one was told what came of it."""
    program.days(
        ("2026-04-01", "apply Acme Analyst --source LinkedIn --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-04-08", "interviewed acme --round phone --rating 4"),
        ("2026-04-10", "outcome acme rejected"),
        ("2026-04-12", "ask-feedback acme"),
        ("2026-04-16", "record acme 'Designs stay on the surface' --theme system-design"),
        ("2026-04-17", "act acme 'Draw three systems'"),
        ("2026-05-01", "act acme --done --evidence 'Three drawings'"),
        ("2026-05-20", "follow-up acme"),
        ("2026-04-20", "apply Globex Clerk --source referral"),
        ("2026-05-04", "interviewed globex --round onsite --with 'Kim Oh <kim@globex.example>'"),
        ("2026-05-08", "outcome globex rejected"),
        ("2026-05-10", "ask-feedback globex"),
        ("2026-05-15", "record globex 'No word on failure' --theme sysdesign"),
    )
    return program


class TestThemes:
    def test_the_document_has_its_keys(self, advised: Program) -> None:
        document = advised.json("themes")
        assert list(document) == ["schema_version", "focus", "themes"]
        assert document["focus"] is None
        keys = ["theme", "recurring", "mentions", "strengths", "people", "companies", "first_on", "last_on"]
        assert list(document["themes"][0]) == [*keys, "actions_open", "actions_finished", "before", "after"]
        assert [theme["theme"] for theme in document["themes"]] == ["sysdesign", "system-design"]
        values = ["system-design", False, 1, 0, ["Dana Lee <dana@acme.example> (recruiter)"], ["Acme"]]
        assert list(document["themes"][1].values()) == [*values, "2026-04-16", "2026-04-16", 0, 1, None, None]

    def test_a_single_theme_has_every_quotation_and_action(self, advised: Program) -> None:
        (theme,) = advised.json("themes 'System design'")["themes"]
        assert [(point["text"], point["company"]) for point in theme["points"]] == [
            ("Designs stay on the surface", "Acme")
        ]
        assert [(action["text"], action["state"]) for action in theme["actions"]] == [
            ("Draw three systems", "finished")
        ]
        assert theme["actions"][0]["end"]["evidence"] == "Three drawings"

    def test_a_recurring_gap_comes_first_with_whose_words_and_what_to_type(self, advised: Program) -> None:
        advised.ok("themes --rename sysdesign clarity")
        advised.ok("record acme 'Hard to follow' --with dana --theme clarity --again")
        for line in ("themes", "stats"):
            first = advised.ok(line).out.splitlines()[0]
            command = "feedback-loop act --theme clarity 'what you will do'"
            assert first == f"Work on this next: clarity, named by Kim Oh and Dana Lee: {command}"
        focus = advised.json("stats")["focus"]
        assert [quotation["text"] for quotation in focus["quotations"]] == ["No word on failure", "Hard to follow"]
        advised.ok(command.removeprefix("feedback-loop "))
        first = advised.ok("themes").out.splitlines()[0]
        assert first.endswith("finish “what you will do”: feedback-loop act --theme clarity --done")

    def test_praise_is_shown_as_praise(self, advised: Program) -> None:
        advised.ok("record globex 'Great energy' --theme motivation --type strength --with kim")
        assert "motivation" in advised.ok("themes").out
        assert re.search(r"motivation .* 1 strength ", advised.ok("themes").out)
        assert "nothing yet" not in advised.ok("themes motivation").out

    def test_merging_two_spellings_can_be_undone(self, advised: Program) -> None:
        renamed = advised.ok("themes --rename sysdesign 'System design'")
        assert renamed.out == "Renamed the theme sysdesign to system-design.\n"
        assert advised.last() == [
            {"kind": "theme_renamed", "on": "2026-06-15", "old": "sysdesign", "new": "system-design"}
        ]
        (theme,) = advised.json("themes")["themes"]
        assert (theme["theme"], theme["mentions"], theme["recurring"]) == ("system-design", 2, True)
        advised.ok("undo")
        assert len(advised.json("themes")["themes"]) == 2
        advised.ok("redo")
        assert len(advised.json("themes")["themes"]) == 1

    def test_a_rename_prints_its_event(self, advised: Program) -> None:
        document = advised.json("themes --rename sysdesign architecture")
        assert list(document) == ["schema_version", "event", "next"]
        assert document["event"]["kind"] == "theme_renamed"

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("themes nothing", 3),
            ("themes sys", 3),
            ("themes ''", 2),
            ("themes --rename '' x", 2),
            ("themes --rename nothing x", 3),
            ("themes --rename sys x", 3),
            ("themes --rename sysdesign sysdesign", 1),
            ("themes --rename sysdesign '!'", 2),
            ("themes sysdesign --rename sysdesign x", 2),
            ("themes --rename sysdesign", 2),
        ],
    )
    def test_invalid_input_is_refused_and_records_nothing(self, advised: Program, line: str, code: int) -> None:
        before = advised.journal.read_bytes()
        ran = advised(line)
        assert (ran.code, ran.out) == (code, "")
        assert advised.journal.read_bytes() == before


class TestStats:
    def test_the_document_has_its_keys(self, advised: Program) -> None:
        document = advised.json("stats")
        assert document["rates"] == {
            "asked": {"count": 2, "of": 2, "open": 0},
            "replied": {"count": 2, "of": 2, "open": 0},
            "useful": {"count": 2, "of": 2, "open": 0},
            "acted": {"count": 1, "of": 1, "open": 1},
            "closed": {"count": 1, "of": 1, "open": 0},
        }
        assert document["medians_days"] == {"reply": 4.5, "act": 15.0, "close": 19.0}
        assert document["flows"][0] == {"source": "Applied", "target": "Onsite", "count": 1}
        assert document["ratings"] == [{"rating": 4, "passed": 0, "of": 1, "open": 0}]
        assert document["calibration"] == {
            "high": {"passed": 0, "of": 1, "open": 0},
            "middle": {"passed": 0, "of": 0, "open": 0},
            "low": {"passed": 0, "of": 0, "open": 0},
        }
        assert document["times_days"] == {
            "to_first_answer": {"median": 10.5, "of": 2, "open": 0},
            "to_first_interview": {"median": 10.5, "of": 2, "open": 0},
            "interview_to_decision": {"median": 3.0, "of": 2, "open": 0},
            "to_rejection": {"median": None, "of": 0, "open": 0},
        }
        assert document["months"] == {"2026-04": 2}
        assert (document["by"], document["since"], document["until"]) == (None, None, None)

    def test_rows_are_grouped_as_requested(self, advised: Program) -> None:
        for grouping, labels in {
            "source": ["LinkedIn", "referral"],
            "round": ["Onsite", "Phone"],
            "month": ["2026-04"],
            "company": ["Acme", "Globex"],
            "cv": [None],
            "agency": ["direct"],
        }.items():
            groups = advised.json(f"stats --by {grouping}")["by"]
            assert (groups["group"], [row["label"] for row in groups["rows"]]) == (grouping, labels)
            keys = ["label", "applications", "open", "interviewed", "advanced", "rates", "times_days"]
            assert list(groups["rows"][0]) == keys
            rate = groups["rows"][-1]["interviewed"]
            assert list(rate) == ["count", "of", "open", "so_far", "sent"]

    def test_a_period_restricts_everything_by_application_date(self, advised: Program) -> None:
        document = advised.json("stats --since 2026-04-10 --until '20 apr'")
        assert (document["since"], document["until"], document["applications"]) == ("2026-04-10", "2026-04-20", 1)
        assert document["rates"]["closed"] == {"count": 0, "of": 0, "open": 0}
        assert {flow["target"] for flow in document["flows"]} == {"Onsite", "Rejected"}
        ran = advised("stats --until 2026-03-01")
        assert (ran.code, ran.out, ran.err) == (0, "", "No applications were sent in that period.\n")

    @pytest.mark.parametrize("line", ["--since tomorrow", "--until 3/4", "--since today --until yesterday", "--by day"])
    def test_an_invalid_period_is_a_usage_error(self, advised: Program, line: str) -> None:
        ran = advised(f"stats {line}")
        assert (ran.code, ran.out) == (2, "")


class TestExport:
    def test_prints_the_same_text_that_it_writes(self, advised: Program) -> None:
        for line in EXPORTS:
            path = advised.folder / "out"
            printed = advised.ok(line).out
            ran = advised(f"{line} --output {path}")
            assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote {path}\n")
            assert path.read_text(encoding="utf-8") == printed
            assert path.stat().st_mode & 0o777 == 0o600

    def test_replaces_the_file_that_a_link_points_to(self, advised: Program) -> None:
        path, link = advised.folder / "old", advised.folder / "link"
        path.write_text("old", encoding="utf-8")
        link.symlink_to(path)
        advised("export --format sankeymatic --output", str(link))
        assert link.is_symlink()
        assert path.read_text(encoding="utf-8").startswith("Applied [")
        assert not list(advised.folder.glob(".*.tmp"))

    def test_the_document_has_its_keys(self, advised: Program) -> None:
        document = advised.json("export --format sankeymatic")
        assert list(document) == ["schema_version", "format", "output", "text"]
        assert document["text"].startswith("Applied [1] Onsite\n")
        path = advised.folder / "out"
        ran = advised(f"export --format md --output {path} --json")
        assert ran.document == {"schema_version": 1, "format": "md", "output": str(path), "text": None}

    def test_refuses_to_overwrite_the_journal_and_reports_unwritable_paths(self, advised: Program) -> None:
        (advised.folder / "link").symlink_to(advised.journal)
        before = advised.journal.read_bytes()
        for path in ("journal.json", "link", "missing/out", ".", "journal.json/out"):
            ran = advised("export --format md --output", str(advised.folder / path))
            assert (ran.code, ran.out) == (2, ""), path
        assert advised("export --format md --output /dev/null").code == 2
        assert advised.journal.read_bytes() == before

    def test_a_dash_means_standard_output(self, advised: Program) -> None:
        assert advised.ok("export --format md --output -").out.startswith("# Feedback loops")

    def test_requires_a_format(self, advised: Program) -> None:
        ran = advised("export")
        assert (ran.code, ran.err) == (
            2,
            f"Which format? Add --format with one of: {', '.join(Format)}.\n",
        )
        assert advised("export --format pdf").code == 2


@pytest.mark.parametrize("line", [*VIEWS, *EXPORTS])
def test_an_empty_journal_gets_a_helpful_note(program: Program, line: str) -> None:
    ran = program(line)
    assert (ran.code, bool(ran.out)) == (0, line in EXPORTS)
    assert re.fullmatch(r"(There are no applications|No themes) yet\. .*feedback-loop .*\n", ran.err)
    assert program.json(line)["schema_version"] == 1


@pytest.mark.parametrize("line", [*VIEWS, *EXPORTS])
@pytest.mark.parametrize("width", [None, 60])
def test_a_journal_of_one_event_works(program: Program, line: str, width: int | None) -> None:
    program.ok("apply Acme")
    ran = program(line, tty=width is not None, width=width or 80)
    assert ran.code == 0
    assert bool(ran.out) is (line != "themes")


def test_an_ascii_terminal_gets_ascii_only(advised: Program) -> None:
    installed = Installed(advised.folder)
    for line in ("themes", "stats"):
        ran = installed(line, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
        assert (ran.code, ran.err, ran.out.isascii()) == (0, "", True)
        assert "###" in ran.out


def test_markdown_of_an_imported_sheet_has_a_row_per_application(program: Program) -> None:
    program.ok(f"import {SHEET}", today="2026-11-20")
    text = program.ok("export --format md", today="2026-11-20").out
    assert text.startswith("# Feedback loops, 20 November 2026\n\n111 applications, ")
    assert sum(line.startswith("| ") and " 2019 | " in line for line in text.splitlines()) == 111


def test_texts_of_several_lines_are_on_one(advised: Program) -> None:
    advised.ok("act globex --set-aside", "Not now.\nLater.")
    advised.ok("record acme", "First.\nSecond.", "--theme", "pace", "--with", "dana")
    advised.ok("act acme --for 2", "One.\nTwo.", "--measure", "Three.\nFour.")
    for line in ("themes sysdesign", "themes pace", "themes", "people", "people dana", "log", "stats"):
        assert "\\n" not in advised.ok(line).out, line
    assert "set aside: Not now. Later." in advised.ok("themes sysdesign").out
