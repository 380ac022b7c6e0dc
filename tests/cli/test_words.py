"""Words that begin with a hyphen, and words that are almost right."""

import pytest

from .harness import Program


@pytest.mark.parametrize("text", ["- too quiet", "- one\n- two", "-\ttabbed", "-- dashes", "- --json"])
@pytest.mark.parametrize("command", ["record acme", "note acme", "act acme"])
def test_a_point_of_a_list_is_text(interviewed_acme: Program, command: str, text: str) -> None:
    interviewed_acme.ok(command, text)
    assert interviewed_acme.events[-1]["text"] == text
    interviewed_acme.ok(f"{command} --on 2026-06-14", text)
    assert interviewed_acme.events[-1]["on"] == "2026-06-14"


def test_options_may_follow_a_point_of_a_list(interviewed_acme: Program) -> None:
    interviewed_acme.ok("record acme", "- too quiet", "--theme", "communication", "--with", "dana")
    assert interviewed_acme.events[-1]["themes"] == ["communication"]


@pytest.mark.parametrize("word", ["-too quiet", "-5 of 10", "-hello", "-yes", "--no words"])
def test_another_word_with_a_hyphen_is_refused_with_what_to_type(interviewed_acme: Program, word: str) -> None:
    before = interviewed_acme.journal.read_bytes()
    result = interviewed_acme("record acme", word)
    assert (result.code, result.out) == (2, "")
    assert f"No such option: {word}" in result.err
    assert "put -- before it, or type -" in result.err
    assert interviewed_acme.journal.read_bytes() == before
    interviewed_acme.ok("record acme --", word)
    assert interviewed_acme.events[-1]["text"] == word


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("aply Acme", "apply"),
        ("recrod acme x", "record"),
        ("status --stag x", "--stage"),
        ("record acme x --them=coding", "--theme"),
        ("status --stage intervewed", "interviewed"),
        ("record acme x --type strenght", "strength"),
        ("export --format cvs", "csv"),
        ("outcome acme rejeted", "rejected"),
        ("snooze acme 2w --rule kep-in-touch", "keep-in-touch"),
        ("edit acme compny=x", "company"),
    ],
)
def test_what_is_almost_right_is_suggested(interviewed_acme: Program, line: str, nearest: str) -> None:
    result = interviewed_acme(line)
    assert (result.code, result.out) == (2, "")
    assert "Did you mean" in result.err
    assert nearest in result.err.split("Did you mean")[1]


def test_a_theme_that_is_almost_known_is_recorded_with_a_note(interviewed_acme: Program) -> None:
    result = interviewed_acme("record acme x --theme comunication")
    assert result.code == 0
    assert "Did you mean communication?" in result.err
    interviewed_acme.ok(result.err.rsplit("feedback-loop ", maxsplit=1)[1])
    interviewed_acme.ok("record acme y --theme communication")
    interviewed_acme.ok("record acme z --theme tempo")
    result = interviewed_acme("record acme z --theme tempos")
    assert "Did you mean tempo?" in result.err


def test_a_theme_to_act_on_is_suggested(interviewed_acme: Program) -> None:
    interviewed_acme.ok("record acme x --theme communication")
    result = interviewed_acme("act acme Practise --theme comunication")
    assert result.code == 3
    assert "Did you mean communication?" in result.err
