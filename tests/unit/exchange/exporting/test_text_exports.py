"""Exports to SankeyMATIC and Markdown, with arbitrary text."""

import re

import pytest
from hypothesis import given

from domain.builders import KIM, advised_loop, applied, finished, interviewed, outcome, overview_on, recorded
from domain.strategies import UNTIMED, event_lists, texts
from feedback_loop.domain.model.events import Event, Result
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import escape_control_chars
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format
from feedback_loop.exchange.exporting.markdown import escape_markdown, to_markdown
from feedback_loop.exchange.exporting.sankeymatic import to_sankeymatic

HOSTILE = "<script>alert(1)</script> | [x](javascript:y) *a* `b` # c\n# d & ~~e~~ $f$ \\"
FLOW = re.compile(r"([^\[\]#]+) \[(\d+)\] ([^\[\]#]+)")


def overview_of_rounds(*names: str) -> Overview:
    events: list[Event] = []
    for number, name in enumerate(names):
        loop = applied(f"Company {number}")
        events += [loop, interviewed(loop, 1, round=name), outcome(loop, 5, Result.REJECTED)]
    return overview_on(events, 9)


def test_a_flow_is_source_count_and_target() -> None:
    assert to_sankeymatic(overview_of_rounds("phone", "phone")) == "Applied [2] Phone\nPhone [2] Rejected\n"


@pytest.mark.parametrize("name", ["[12]", "a] b [", "// x", "'quoted'", ":node #ff0000", "C# round", "a\\nb", "#"])
def test_a_round_of_any_name_gives_a_valid_flow(name: str) -> None:
    first, second = (FLOW.fullmatch(line) for line in to_sankeymatic(overview_of_rounds(name)).splitlines())
    assert first
    assert second
    assert (first[1], first[3], second[3]) == ("Applied", second[1], "Rejected")
    assert not second[1].startswith(("'", "//", ":"))


def test_rounds_with_the_same_escaped_name_stay_apart() -> None:
    lines = to_sankeymatic(overview_of_rounds("[x] a", "(x) a (2)", "'[x] a (2)")).splitlines()
    assert len({line.rpartition("] ")[2] for line in lines}) == 1 + len({line for line in lines if "Applied" in line})


PICTURES = {Format.SVG, Format.PNG}


@pytest.mark.parametrize("form", sorted(WRITERS.keys() - {Format.WORK_SEARCH}))
def test_an_empty_journal_exports_to_a_file_that_is_not_empty(form: Format) -> None:
    assert WRITERS[form](ExportInput(overview_on([], 0), [], 1, [])).strip()


def test_an_empty_record_of_a_search_is_blank() -> None:
    assert WRITERS[Format.WORK_SEARCH](ExportInput(overview_on([], 0), [], 1, [])) == ""


def test_every_format_but_pictures_has_a_writer() -> None:
    assert set(WRITERS) == set(Format) - PICTURES


def test_markdown_syntax_is_escaped() -> None:
    assert escape_markdown(HOSTILE) == (
        r"&lt;script&gt;alert(1)&lt;/script&gt; \| \[x\](javascript:y) \*a\* \`b\` \# c \# d &amp; \~\~e\~\~ \$f\$ \\"
    )
    assert escape_markdown("a\x1b[31m\u202eb") == r"a\\x1b\[31m\\u202eb"


@given(texts)
@UNTIMED
def test_escaped_text_is_one_visible_line(text: str) -> None:
    line = escape_markdown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]|<>~$]", line)
    assert escape_control_chars(line) == line


def test_hostile_text_in_every_field_leaves_the_tables_intact() -> None:
    story = advised_loop(HOSTILE, f"{HOSTILE} <x@y.example>")
    more = recorded(story.loop, 2, None, text=HOSTILE, themes=(HOSTILE,))
    text = to_markdown(overview_on([*story.story, finished(story.plan, 5), more], 60))
    assert "<script" not in text
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1, table


@given(event_lists())
@UNTIMED
def test_any_journal_can_be_exported(events: list[Event]) -> None:
    overview = overview_on(events, 100)
    assert to_markdown(overview).startswith("# Feedback loops, ")
    lines = to_sankeymatic(overview).splitlines()
    assert all(FLOW.fullmatch(line) for line in lines) or lines == ["' No applications"]


def test_the_markdown_lists_the_people_who_helped_and_their_feedback() -> None:
    story = advised_loop("Globex", KIM)
    text = to_markdown(overview_on(story.story, 5))
    assert "## People who helped" in text
    assert "| Kim Oh | Globex | 1 | Has not supported executives |" in text
