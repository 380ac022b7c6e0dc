"""Templates: the user's own win, a broken one is named with its line, and none of them can do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.harness import Program
from feedback_loop.domain.errors import UsageError
from feedback_loop.messages.situations import LENGTHS, MessageKind
from feedback_loop.messages.templates import Template, builtin_template, find_template

SUBJECT = "Subject: Hello\n\n"


@pytest.fixture
def own(program: Program) -> Callable[[str], Path]:
    """Write the user's own template of an ask, where an ask is due."""
    program.ok("apply Acme")

    def write(text: str) -> Path:
        path = program.folder / "messages" / "ask.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_template_of_ones_own_wins_and_the_built_in_one_is_still_there(
    program: Program, own: Callable[[str], Path]
) -> None:
    own("Subject: A question about {{ company }}\n\n<b>Hi</b> & {{ company }}.\n{{ signature }}\n")
    ran = program("ask-feedback acme --draft")
    assert ran.out == "To: {their address}\nSubject: A question about Acme\n\n<b>Hi</b> & Acme.\n{your name}\n"
    assert "Thank you, and a question" in program("ask-feedback acme --draft --builtin").out


def test_a_template_of_ones_own_may_be_of_any_length_and_its_length_is_said(
    program: Program, own: Callable[[str], Path]
) -> None:
    own(f"{SUBJECT}Hi\n")
    ran = program("ask-feedback acme --draft")
    assert (ran.code, ran.out) == (0, "To: {their address}\nSubject: Hello\n\nHi\n")
    assert "The draft has 1 word; 60 to 120 work best." in ran.err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{SUBJECT}Hello\n{{% if %}}\n", 4),
        (f"{SUBJECT}{{% if company %}}\nHello\n", 3),
        (f"{SUBJECT}Hello {{{{ nobody }}}}\n", 3),
        (f"{SUBJECT}\nHello {{{{ their.shoe_size }}}}\n", 4),
        ("Hello\n", 1),
        ("Subject:\n\nHello\n", 1),
        ("", 1),
        (f"{SUBJECT}{{% for i in range(10**9) %}}{{% endfor %}}\n", 3),
        (f"{SUBJECT}{{% for i in range(99999) %}}{{% for j in range(99999) %}}{{% endfor %}}{{% endfor %}}\n", 3),
        (f"{SUBJECT}{{% macro m(n) %}}{{{{ m(n - 1) }}}}{{{{ m(n - 1) }}}}{{% endmacro %}}\n{{{{ m(99) }}}}\n", 3),
        (f"{SUBJECT}{{{{ 'x' * 10000000000 }}}}\n", 3),
        (f"{SUBJECT}{{{{ ''.__class__ }}}}\n", 3),
        (f"{SUBJECT}{{{{ ''.__class__.__mro__ }}}}\n", 3),
        (f"{SUBJECT}{{{{ ''['__class__'] }}}}\n", 3),
        (f"{SUBJECT}{{{{ '{{0.__class__.__mro__}}'.format(1).x }}}}\n", 3),
        (f"{SUBJECT}{{{{ signature.format.__globals__ }}}}\n", 3),
        (f"{SUBJECT}{{{{ 1 / 0 }}}}\n", 3),
        (f"{SUBJECT}{{{{ cycler() }}}}\n", 3),
        (f"{SUBJECT}{{{{ 'x'|no_such_filter }}}}\n", 3),
        (f"{SUBJECT}{{% include '/etc/passwd' %}}\n", 3),
        (f"{SUBJECT}{{{{ company + 1 }}}}\n", 3),
    ],
)
def test_a_broken_template_names_its_file_and_line_and_the_built_in_one_still_works(
    program: Program, own: Callable[[str], Path], text: str, line: int
) -> None:
    path = own(text)
    ran = program("ask-feedback acme --draft")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}, line {line} is broken: " in ran.err
    assert "--builtin" in ran.err
    assert ran.err.count("\n") == 1
    assert program("ask-feedback acme --draft --builtin").code == 0
    assert program("messages --check").code == 2


def test_an_unknown_name_comes_with_the_names_that_there_are(program: Program, own: Callable[[str], Path]) -> None:
    own(f"{SUBJECT}{{{{ first_name }}}}\n")
    ran = program("ask-feedback acme --draft")
    assert "'first_name' is undefined; there are signature, themes," in ran.err


def test_a_template_that_is_no_utf_8_names_the_line(program: Program, own: Callable[[str], Path]) -> None:
    path = own("")
    path.write_bytes(b"Subject: Hi\n\nGr\xfc\xdfe\n")
    ran = program("ask-feedback acme --draft")
    assert ran.code == 2
    assert f"{path}, line 3 is broken: that is no UTF-8 text." in ran.err


def test_a_template_of_another_system_is_read_as_well(program: Program, own: Callable[[str], Path]) -> None:
    own("").write_bytes("\ufeffSubject: Hi\r\n\r\nGrüße\r\n".encode())
    assert program("ask-feedback acme --draft").out == "To: {their address}\nSubject: Hi\n\nGrüße\n"


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a link to nowhere"])
def test_what_is_no_file_where_a_template_would_be_is_named(
    program: Program, own: Callable[[str], Path], kind: str
) -> None:
    path = own("")
    path.unlink()
    make: dict[str, Callable[[Path], None]] = {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "a link to nowhere": lambda at: at.symlink_to("nowhere"),
    }
    make[kind](path)
    for command in ("ask-feedback acme --draft", "messages --check"):
        ran = program(command)
        assert ran.code == 2
        assert str(path) in ran.err
    assert program("ask-feedback acme --draft --builtin").code == 0
    program("messages --export")
    assert path.is_symlink() or not path.is_file()


def test_user_text_is_never_taken_for_a_template(program: Program) -> None:
    program.ok("apply", "{{ 7 * 7 }}")
    assert "the role at {{ 7 * 7 }}." in program("ask-feedback 7 --draft").out


def test_the_built_in_templates_are_written_out_once_and_never_over_the_users_own(
    program: Program, own: Callable[[str], Path]
) -> None:
    mine = own("Subject: Mine\n\nMine\n")
    ran = program("messages --export")
    written = sorted(path.name for path in mine.parent.iterdir())
    assert written == sorted(f"{situation}.txt" for situation in MessageKind)
    assert mine.read_text(encoding="utf-8") == "Subject: Mine\n\nMine\n"
    assert ran.err.count("Wrote ") == len(MessageKind) - 1
    for situation in set(MessageKind) - {MessageKind.ASK}:
        assert find_template(situation, mine.parent).source == builtin_template(situation).source
    assert "None was overwritten" in program("messages --export").err


def test_templates_that_cannot_be_written_out_are_said(program: Program) -> None:
    (program.folder / "messages").write_text("in the way", encoding="utf-8")
    ran = program("messages --export")
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_the_list_says_which_templates_are_ones_own(program: Program, own: Callable[[str], Path]) -> None:
    path = own(SUBJECT)
    document = program.json("messages")
    assert list(document) == ["schema_version", "folder", "messages"]
    assert document["folder"] == str(path.parent)
    assert [list(one) for one in document["messages"]] == [["name", "about", "path", "words", "problem"]] * 6
    assert {one["name"]: one["path"] for one in document["messages"]} == {
        str(situation): str(path) if situation is MessageKind.ASK else None for situation in MessageKind
    }
    shown = program.ok("messages").out
    assert str(path) in shown
    assert "one reminder in the same thread" in shown


def test_the_built_in_templates_keep_to_their_lengths_in_every_sample(program: Program) -> None:
    for one in program.json("messages --check")["messages"]:
        length = LENGTHS[MessageKind(one["name"])]
        assert one["problem"] is None
        assert length.shortest <= one["words"][0] <= one["words"][1] <= length.longest


def test_a_template_that_is_too_short_is_told_so_and_is_no_error(program: Program, own: Callable[[str], Path]) -> None:
    own(f"{SUBJECT}Hi\n")
    ran = program("messages --check --json")
    assert ran.code == 0
    assert [one["problem"] for one in ran.document["messages"] if one["problem"]] == ["better 60 to 120 words"]


def test_a_branch_that_only_a_refusal_takes_is_tried_out_too(program: Program, own: Callable[[str], Path]) -> None:
    own("").with_name("thanks-for-feedback.txt").write_text(
        f"{SUBJECT}{{% if feedback.declined %}}{{{{ nobody }}}}{{% endif %}}\n", encoding="utf-8"
    )
    ran = program("messages --check")
    assert ran.code == 2
    assert "thanks-for-feedback.txt, line 3" in ran.err


def test_a_broken_built_in_template_is_called_a_bug() -> None:
    with pytest.raises(UsageError, match=r"The template ask\.txt, line 1 is broken: .* this is a bug"):
        Template(MessageKind.ASK, "{{ nobody }}").render({})


def test_a_template_may_repeat_and_count_a_little(program: Program, own: Callable[[str], Path]) -> None:
    own(f"{SUBJECT}{{{{ '-' * 3 }}}}{{% for i in range(3) %}}{{{{ loop.index * 2 }}}}{{% endfor %}}\n")
    assert program("ask-feedback acme --draft").out.endswith("\n\n---246\n")


def test_a_template_longer_than_its_range_is_written_whole_and_told_so(
    program: Program, own: Callable[[str], Path]
) -> None:
    own(f"{SUBJECT}{'word ' * 121}\n")
    ran = program("ask-feedback acme --draft")
    assert ran.out.count("word") == 121
    assert "The draft has 121 words; 60 to 120 work best." in ran.err
