"""Exports: flows in another tool's syntax, everything in Markdown, with whatever a person may type."""

import re

import pytest
from hypothesis import given

from domain.journals import KIM, advised, applied, finished, interviewed, look, outcome, recorded
from domain.strategies import UNHURRIED, event_lists, texts
from feedback_loop.domain.model.events import Event, Result
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import escape_control_chars
from feedback_loop.exchange.exporting.escape import escape_markdown
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format
from feedback_loop.exchange.exporting.markdown import to_markdown
from feedback_loop.exchange.exporting.sankeymatic import to_sankeymatic

HOSTILE = "<script>alert(1)</script> | [x](javascript:y) *a* `b` # c\n# d & ~~e~~ $f$ \\"
FLOW = re.compile(r"([^\[\]#]+) \[(\d+)\] ([^\[\]#]+)")


def in_rounds(*names: str) -> Overview:
    events: list[Event] = []
    for number, name in enumerate(names):
        loop = applied(f"Company {number}")
        events += [loop, interviewed(loop, 1, round=name), outcome(loop, 5, Result.REJECTED)]
    return look(events, 9)


def test_flows_are_source_count_and_target() -> None:
    assert to_sankeymatic(in_rounds("phone", "phone")) == "Applied [2] Phone\nPhone [2] Rejected\n"


@pytest.mark.parametrize("name", ["[12]", "a] b [", "// x", "'quoted'", ":node #ff0000", "C# round", "a\\nb", "#"])
def test_a_round_of_any_name_reads_as_a_flow(name: str) -> None:
    first, second = (FLOW.fullmatch(line) for line in to_sankeymatic(in_rounds(name)).splitlines())
    assert first
    assert second
    assert (first[1], first[3], second[3]) == ("Applied", second[1], "Rejected")
    assert not second[1].startswith(("'", "//", ":"))


def test_rounds_that_would_read_alike_stay_apart() -> None:
    lines = to_sankeymatic(in_rounds("[x] a", "(x) a (2)", "'[x] a (2)")).splitlines()
    assert len({line.rpartition("] ")[2] for line in lines}) == 1 + len({line for line in lines if "Applied" in line})


def test_of_an_empty_journal_there_is_only_json_to_write() -> None:
    extract = ExportInput(look([], 0), [], 1, [])
    full = (Format.JSON, Format.JSON_SCHEMA)
    assert {form for form, write in WRITERS.items() if write(extract)} == set(full)


def test_every_format_is_written_by_something() -> None:
    assert set(WRITERS) == set(Format)


def test_markdown_means_nothing_beyond_its_letters() -> None:
    assert escape_markdown(HOSTILE) == (
        r"&lt;script&gt;alert(1)&lt;/script&gt; \| \[x\](javascript:y) \*a\* \`b\` \# c \# d &amp; \~\~e\~\~ \$f\$ \\"
    )
    assert escape_markdown("a\x1b[31m\u202eb") == r"a\\x1b\[31m\\u202eb"


@given(texts)
@UNHURRIED
def test_escaped_text_is_one_visible_line(text: str) -> None:
    line = escape_markdown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]|<>~$]", line)
    assert escape_control_chars(line) == line


def test_hostile_text_in_every_field_keeps_the_tables_whole() -> None:
    story = advised(HOSTILE, f"{HOSTILE} <x@y.example>")
    more = recorded(story.loop, 2, None, text=HOSTILE, themes=(HOSTILE,))
    text = to_markdown(look([*story.story, finished(story.plan, 5), more], 60))
    assert "<script" not in text
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1, table


@given(event_lists())
@UNHURRIED
def test_any_journal_can_be_exported(events: list[Event]) -> None:
    seen = look(events, 100)
    assert bool(to_markdown(seen)) is bool(seen.statuses)
    lines = to_sankeymatic(seen).splitlines()
    assert all(FLOW.fullmatch(line) for line in lines)


def test_the_people_who_helped_are_in_the_markdown_with_what_they_said() -> None:
    story = advised("Globex", KIM)
    text = to_markdown(look(story.story, 5))
    assert "## People who helped" in text
    assert "| Kim Oh | Globex | 1 | Has not supported executives |" in text
