from contextlib import suppress

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.markdown_reader import is_markdown, read_markdown


def cells(text: str) -> list[tuple[str, ...]]:
    (sheet,) = read_markdown(text)
    return [sheet.header, *(row.cells for row in sheet.rows)]


def test_markup_is_removed_and_escapes_are_kept() -> None:
    table = "Company | Notes\n:-: | ---\n**A \\| B** | `x` &amp; ~~y~~<br>_z_ <b>w</b>\n"
    assert cells(table) == [("Company", "Notes"), ("A | B", "x & y\n_z_ w")]


def test_links_of_names_become_a_column() -> None:
    table = "|Company|Role|Notes|\n|-|-|-|\n|[A](https://a.example)|[link](https://b.example)|[n](https://c.example)|\n|B|x|y|\n"
    assert cells(table) == [
        ("Company", "Role", "Notes", "Link"),
        ("A", "https://b.example", "n https://c.example", "https://a.example"),
        ("B", "x", "y", ""),
    ]


def test_link_in_a_column_of_links_is_the_cell() -> None:
    assert cells("|Company|Link|\n|-|-|\n|A|[posting](https://a.example)|\n")[1] == ("A", "https://a.example")


def test_tables_have_the_heading_above_and_the_numbers_of_their_lines() -> None:
    sheets = read_markdown(
        "# One\n\n|Company|\n|---|\n|A|\n\n```\n|Company|\n|---|\n|C|\n```\n\n## Two\n|Company|\n|-|\n|B|\n"
    )
    assert [(sheet.title, [(row.number, row.cells) for row in sheet.rows]) for sheet in sheets] == [
        ("One", [(5, ("A",))]),
        ("Two", [(16, ("B",))]),
    ]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "a|b\n1|2\n", "---\n", "a\n--\n", "-" * 100_000 + "x|"])
def test_other_text_is_no_markdown(text: str) -> None:
    assert not is_markdown(text)


@pytest.mark.parametrize("piece", ["**a ", "[", "[a](", "<a", "`", "\\", "| ", "[x]("])
def test_any_cell_is_read_at_once(piece: str) -> None:
    with suppress(UsageError):
        read_markdown(f"|Company|\n|-|\n|{piece * (90_000 // len(piece))}|\n")
