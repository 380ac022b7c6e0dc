"""The remind command, and the keys of its document."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from .harness import Program

PROMPT_KEYS = {"rule", "loop", "company", "role", "people", "due", "overdue_days", "why", "command"}


def test_document_keys(four_loops: Program) -> None:
    document = four_loops.json("remind")
    assert list(document) == ["schema_version", "today", "prompts"]
    assert [set(prompt) for prompt in document["prompts"]] == [PROMPT_KEYS, PROMPT_KEYS]
    assert [
        (prompt["company"], prompt["rule"], prompt["due"], prompt["overdue_days"]) for prompt in document["prompts"]
    ] == [
        ("Acme", "ask", "2026-06-10", 5),
        ("Globex", "thank", "2026-06-15", 0),
    ]
    assert [prompt["loop"] for prompt in document["prompts"]] == [
        four_loops.events[0]["id"],
        four_loops.events[3]["id"],
    ]


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("option", ["", "--calm", "--brief", "--ahead 1", "--exit-code"])
def test_nothing_due_prints_nothing(program: Program, option: str, tty: bool) -> None:
    program.ok("apply Acme")
    result = program(f"remind {option}", tty=tty)
    assert (result.code, result.out, result.err) == (0, "", "")


def test_nothing_due_is_an_empty_list_in_the_document(program: Program) -> None:
    assert program.json("remind") == {"schema_version": 1, "today": "2026-06-15", "prompts": []}


@pytest.mark.parametrize("tty", [False, True])
def test_page_shows_each_prompt_with_its_command(four_loops: Program, tty: bool) -> None:
    output = four_loops.ok("remind", tty=tty).out
    for prompt in four_loops.json("remind")["prompts"]:
        assert prompt["command"] in output
        assert prompt["company"] in output
    assert "5 days late" in output
    assert "today" in output


def test_ahead_includes_later_prompts(four_loops: Program) -> None:
    four_loops.ok("record initech 'Learn SQL'")
    assert [prompt["company"] for prompt in four_loops.json("remind")["prompts"]] == ["Acme", "Globex"]
    ahead = four_loops.json("remind --ahead 1")["prompts"]
    assert [(prompt["company"], prompt["overdue_days"]) for prompt in ahead][-1] == ("Initech", -1)


class TestCalm:
    """The file next to the journal has the days on which prompts were shown."""

    @staticmethod
    def loud_days(program: Program, days: Iterable[int], company: str = "Acme", option: str = "") -> list[int]:
        """Run it on some days of June; return those on which the prompt of a company is shown."""
        return [
            day
            for day in days
            if company
            in {
                prompt["company"]
                for prompt in program.json(f"remind --calm {option}", today=f"2026-06-{day:02}")["prompts"]
            }
        ]

    def test_shows_a_prompt_on_three_days_and_then_weekly(self, four_loops: Program) -> None:
        assert self.loud_days(four_loops, range(10, 30)) == [10, 11, 12, 19, 26]

    @pytest.mark.parametrize("off", [{19}, {19, 20, 21}, {12}, {10, 11, 12}, {17, 24}])
    def test_speaks_again_after_days_on_which_the_machine_was_off(self, four_loops: Program, off: set[int]) -> None:
        days = [day for day in range(10, 30) if day not in off]
        loud = self.loud_days(four_loops, days)
        assert all(later - earlier <= 7 + len(off) for earlier, later in zip(loud, [*loud[1:], 30], strict=True))
        assert set(loud) <= set(days)
        assert set(days) & {10, 11, 12} <= set(loud)

    def test_speaks_every_week_on_a_machine_that_is_off_on_one_weekday(self, four_loops: Program) -> None:
        for weekday in range(7):
            days = [day for day in range(10, 30) if day % 7 != weekday]
            assert len(self.loud_days(four_loops, days)) >= 3
            self.file(four_loops).unlink()

    def test_shows_interviews_and_deadlines_every_day(self, program: Program) -> None:
        program.days(
            ("2026-06-01", "apply Acme"),
            ("2026-06-02", "outcome acme offer --decision-by 2026-06-05"),
            ("2026-06-01", "apply Globex"),
            ("2026-06-02", "interviewed globex --on 2026-06-20"),
        )
        program.set("[days]\ninterview_before = 12\n")
        assert self.loud_days(program, range(4, 28)) == list(range(4, 28))
        assert self.loud_days(program, range(4, 20), "Globex") == list(range(8, 20))

    def test_shows_the_same_again_on_the_same_day(self, four_loops: Program) -> None:
        self.loud_days(four_loops, range(10, 19))
        assert self.loud_days(four_loops, [19, 19], option="--brief --json") == [19, 19]

    @pytest.mark.parametrize(
        "content", [b"", b"{", b"\xff\x00", b'[["a"]]', b"[" * 100_000, b'[["a", "b", "never"]]', b"null"]
    )
    def test_shows_what_is_due_if_the_file_is_damaged_and_mends_it(self, four_loops: Program, content: bytes) -> None:
        assert self.loud_days(four_loops, range(10, 15)) == [10, 11, 12]
        intact = self.file(four_loops).read_bytes()
        self.file(four_loops).write_bytes(content)
        assert self.loud_days(four_loops, [15, 16]) == [15]
        assert len(self.file(four_loops).read_bytes()) >= len(intact)

    def test_shows_what_is_due_without_the_file(self, four_loops: Program) -> None:
        self.loud_days(four_loops, range(10, 14))
        self.file(four_loops).unlink()
        assert self.loud_days(four_loops, [14, 15]) == [14]

    def test_does_not_count_a_day_that_was_looked_ahead_to(self, four_loops: Program) -> None:
        self.loud_days(four_loops, [10, 11, 12, 29])
        assert self.loud_days(four_loops, [14]) == [14]

    def test_does_not_count_what_remind_shows_otherwise(self, four_loops: Program) -> None:
        four_loops.ok("remind", today="2026-06-14")
        assert not self.file(four_loops).exists()
        assert self.loud_days(four_loops, [15]) == [15]

    def test_keeps_only_ids_rules_and_days_for_the_user_alone(self, four_loops: Program) -> None:
        self.loud_days(four_loops, range(10, 13))
        assert self.file(four_loops).stat().st_mode & 0o777 == 0o600
        loop = four_loops.events[0]["id"]
        assert json.loads(self.file(four_loops).read_bytes()) == [[loop, "ask", "2026-06-12"]]

    def test_forgets_days_that_no_longer_matter(self, four_loops: Program) -> None:
        self.loud_days(four_loops, [10])
        four_loops.ok("outcome acme withdrawn", today="2026-06-11")
        self.loud_days(four_loops, [15, 16, 17])
        assert "ask" not in self.file(four_loops).read_text(encoding="utf-8")

    def test_writes_nothing_if_nothing_is_due(self, program: Program) -> None:
        program.ok("apply Acme")
        assert program.ok("remind --calm").out == ""
        assert not self.file(program).exists()

    def test_works_where_the_file_cannot_be_written(self, four_loops: Program) -> None:
        self.file(four_loops).mkdir()
        assert self.loud_days(four_loops, [10, 14, 15]) == [10, 14, 15]

    @staticmethod
    def file(program: Program) -> Path:
        return program.journal.with_name(f"{program.journal.name}.shown")


@pytest.mark.parametrize("tty", [False, True])
def test_brief_is_one_line(four_loops: Program, tty: bool) -> None:
    output = four_loops.ok("remind --brief", tty=tty, width=200).out
    assert output.count("\n") == 1
    assert "2 things" in output
    assert "feedback-loop remind" in output
    assert "1 thing " in four_loops.ok("remind --brief", today="2026-06-12").out


def test_exit_code_is_1_only_if_something_is_due(four_loops: Program) -> None:
    assert four_loops("remind --exit-code").code == 1
    assert four_loops("remind --exit-code --json").code == 1
    assert four_loops("remind").code == 0
    assert four_loops("remind --exit-code", today="2026-06-05").code == 0
    assert four_loops("remind --exit-code --ahead 5", today="2026-06-05").code == 0
