"""Files made from the program stay as the program would make them; ``python tests/generated.py`` writes them anew."""

import pytest

from generated import FILES, ROOT


@pytest.mark.parametrize("name", FILES)
def test_a_generated_file_is_what_the_program_makes_of_it(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == FILES[name]()


def test_every_example_in_the_readme_has_an_output() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("```console\n$ feedback-loop") >= 5
