"""Tables on narrow terminals: columns give way before a word is split."""

import io

import pytest
from rich.console import Console

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.blocks import Column, Table, flexible, table
from feedback_loop.views.render_rich import show


def render(content: Table, width: int) -> list[str]:
    stream = io.StringIO()
    show(Console(file=stream, width=width, color_system=None, legacy_windows=False), [content], escape_control_chars)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_word_is_split_while_another_column_has_room(width: int) -> None:
    titles = ("Accepted", "Turned-down", "Communication", "No answer yet")
    quotation = "Explain your thinking while you write it, and say what would break first. " * 2
    content = table([*map(flexible, titles), flexible("Said")], [["1", "2", "3", "4", quotation]])
    words = " ".join(render(content, width)).split()
    assert {*" ".join((*titles, quotation)).split()} <= {*words}


def test_a_table_that_fits_is_left_alone() -> None:
    content = table([flexible("Theme"), Column("Mentions")], [["coding", "1"]])
    assert render(content, 80)[0] == "Theme    Mentions"


def test_words_longer_than_the_terminal_are_split_and_nothing_is_lost() -> None:
    content = table([flexible("Theme"), flexible("Said")], [["x" * 50, "y" * 50]])
    lines = render(content, 60)
    assert max(map(len, lines)) <= 60
    assert ("".join(lines).count("x"), "".join(lines).count("y")) == (50, 50)


def test_a_table_of_too_many_columns_still_fits() -> None:
    content = table([flexible("Reputation") for _ in range(12)], [["Communication"] * 12])
    assert max(map(len, render(content, 60))) <= 60
