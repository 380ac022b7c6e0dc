"""Questions of the import command on a terminal, and what it remembers."""

import tomllib

from .harness import Program, Screen, plain

NEGATIVE = "Company,Role,Date Applied,Status\nGlobex,Analyst,2026-03-01,Negative\nInitech,Clerk,2026-03-02,Negative\n"


def test_unread_words_are_asked_for_and_remembered(program: Program, screen: Screen) -> None:
    path = program.folder / "a.csv"
    path.write_text(NEGATIVE, encoding="utf-8")
    result = screen(f"import {path}", ("What does Negative mean", "9\n"), ("Remember these", "y\n"))
    assert result.code == 0
    assert "Negative (2 rows):" in plain(result.out)
    assert [event["result"] for event in program.events if event["kind"] == "outcome"] == ["rejected"] * 2
    config = next(program.folder.rglob("config.toml"))
    assert tomllib.loads(config.read_text(encoding="utf-8"))["import"] == {"status": ["rejected=Negative"]}
    program.ok("undo")
    assert program.json("import", str(path))["outcomes"] == 2


def test_a_column_that_no_heading_names_is_asked_for(program: Program, screen: Screen) -> None:
    path = program.folder / "a.csv"
    path.write_text("Company,Role,Sonstwann\nGlobex,Analyst,2026-03-01\n", encoding="utf-8")
    result = screen(f"import {path}", ("Which column has the date", "3\n"), ("Remember these", "n\n"))
    assert result.code == 0
    assert [event["on"] for event in program.events] == ["2026-03-01"]
    assert screen(f"import {path}", ("Which column has the date", "4\n")).code == 2


def test_lessons_are_added_to_the_settings_and_the_rest_is_kept(program: Program, screen: Screen) -> None:
    program.set('day_first = true\n[import]\nstatus = [\n  "note=Odd",\n]\n# end\n[me]\nname = "Alex"\n')
    path = program.folder / "a.csv"
    path.write_text(NEGATIVE, encoding="utf-8")
    screen(f"import {path}", ("What does Negative mean", "5\n"), ("Remember these", "y\n"))
    config = next(program.folder.rglob("config.toml")).read_text(encoding="utf-8")
    settings = tomllib.loads(config)
    assert settings["import"] == {"status": ["note=Odd", "note=Negative"]}
    assert (settings["day_first"], settings["me"], "# end" in config) == (True, {"name": "Alex"}, True)
