"""The bare command."""

import pytest

from .harness import Program


@pytest.mark.parametrize("tty", [False, True])
def test_shows_what_is_due_and_the_open_loops(four_loops: Program, tty: bool) -> None:
    output = four_loops.ok("", tty=tty).out
    assert "feedback-loop ask-feedback acme --with dana" in output
    assert "feedback-loop thank globex" in output
    assert output.index("feedback-loop thank globex") < output.index("Company") < output.index("Initech")
    assert "Hooli" not in output


def test_counts_the_prompts_beyond_the_first_five(program: Program) -> None:
    for number in range(8):
        program.ok(f"apply Company{number}", today="2026-06-01")
        program.ok(f"interviewed company{number} --with Kim", today="2026-06-10")
    assert program.ok("").out.count("feedback-loop thank") == 5
    assert "3 more" in program.ok("").out
    assert program.ok("remind").out.count("feedback-loop thank") == 8


def test_json_is_the_status_document_with_the_prompts(four_loops: Program) -> None:
    document = four_loops.json("")
    prompts = document.pop("prompts")
    assert document == four_loops.json("status")
    assert prompts == four_loops.json("remind")["prompts"]
