"""Templates: the user's own win, errors name file and line, and none can do harm."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.harness import Program
from feedback_loop.domain.errors import UsageError
from feedback_loop.messages.kinds import MessageKind, MessageLength
from feedback_loop.messages.language import language_codes
from feedback_loop.messages.templates import Template, TemplateFolder, builtin_template, file_name

SUBJECT = "Subject: Hello\n\n"


@pytest.fixture
def write_template(program: Program) -> Callable[[str], Path]:
    """Return a function that writes the user's own template of an ask, when an ask is due."""
    program.ok("apply Acme")

    def write(text: str) -> Path:
        path = program.folder / "messages" / "ask.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_own_template_wins_over_the_built_in_one(program: Program, write_template: Callable[[str], Path]) -> None:
    write_template("Subject: A question about {{ company }}\n\n<b>Hi</b> & {{ company }}.\n{{ signature }}\n")
    ran = program("ask-feedback acme --draft")
    assert ran.out == "To: {their address}\nSubject: A question about Acme\n\n<b>Hi</b> & Acme.\n{your name}\n"
    assert "I know that the decision" not in program("ask-feedback acme --draft").out
    assert "work on" in program("ask-feedback acme --draft --builtin").out


def test_own_template_may_have_any_length(program: Program, write_template: Callable[[str], Path]) -> None:
    write_template(f"{SUBJECT}Hi\n")
    ran = program("ask-feedback acme --draft")
    assert (ran.code, ran.out) == (0, "To: {their address}\nSubject: Hello\n\nHi\n")
    assert "The draft has 1 word; 45 to 120 work best." in ran.err


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
def test_broken_template_names_file_and_line(
    program: Program, write_template: Callable[[str], Path], text: str, line: int
) -> None:
    path = write_template(text)
    ran = program("ask-feedback acme --draft")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}, line {line} is broken: " in ran.err
    assert "--builtin" in ran.err
    assert ran.err.count("\n") == 1
    assert program("ask-feedback acme --draft --builtin").code == 0


def test_check_names_whatever_is_broken(program: Program, write_template: Callable[[str], Path]) -> None:
    path = write_template(f"{SUBJECT}Hello {{{{ nobody }}}}\n")
    folder = path.with_name("follow-up.txt")
    folder.mkdir()
    ran = program("messages --check")
    assert ran.code == 2
    assert f"{path}, line 3 is broken: " in ran.err
    assert str(folder) in ran.err


DOUBLINGS = "{% set x = x ~ x %}" * 40
BOMBS = [
    "{{ 'x'|center(1000000000) }}",
    "{{ 'x'|indent(width=1000000000) }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ 'x'.expandtabs(1000000000) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{width}}'.format('x', width='1000000000') }}",
    "{{ '{x:1000000000}'.format_map({'x': 1}) }}",
    "{{ 15|round(-1000000000) }}",
    "{{ lipsum(n=1000000) }}",
    "{{ range(99999)|join(', ') }}",
    "{{ range(9999)|join('x' * 9999) }}",
    "{{ range(9999)|map('string')|map('center', 9999)|join }}",
    "{{ ('x' * 9999)|replace('x', 'y' * 9999) }}",
    "{{ ('x' * 9999).translate({120: 'y' * 9999}) }}",
    "{{ [1]|tojson(indent=1000000000) }}",
    "{{ [1, 2]|batch(1000000000, 'x')|list }}",
    "{% filter center(1000000000) %}x{% endfilter %}",
    f"{{% set x = 'x' %}}{DOUBLINGS}{{{{ x }}}}",
    f"{{% set x = 'x' %}}{DOUBLINGS.replace('~', '+')}{{{{ x }}}}",
    f"{{% set x = [1] %}}{DOUBLINGS.replace('x ~ x', '[x, x]')}{{{{ x }}}}",
    f"{{% set x = [1] %}}{DOUBLINGS.replace('x ~ x', '(x, x)')}{{{{ x == x }}}}",
    f"{{% set x = 1 %}}{DOUBLINGS.replace('x ~ x', chr(123) + '1: x, 2: x' + chr(125))}{{{{ x }}}}",
    "{% set x = 'xxxx' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}",
    "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% for i in range(9999) %}{{ 'x' * 9999 }}{% endfor %}",
    "{% for i in range(9999) %}{{ 'x'|center(9999) }}{% endfor %}",
    "{% for i in range(9999) %}" + "text " * 999 + "{% endfor %}",
    "{% for i in range(9999) %}{% set x = 'x' * 9999 %}{% endfor %}",
    "{% for x in [1] recursive %}{{ loop(range(9999)) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("text", BOMBS)
def test_template_cannot_multiply_its_way_to_much(text: str) -> None:
    with pytest.raises(
        UsageError, match=r"^The template \S*mine\.txt, line 3 is broken: .*\. Fix it, or use --builtin\.$"
    ):
        Template(MessageKind.ASK, f"{SUBJECT}{text}\n", Path("mine.txt")).render({"company": "Acme"})


@pytest.mark.parametrize(
    "text", ["(" * 9_000 + "1" + ")" * 9_000, "[" * 9_000, "not " * 9_000 + "1", "1+" * 9_000 + "1", "9" * 9_000]
)
def test_deeply_nested_template_is_an_error(text: str) -> None:
    with pytest.raises(UsageError, match=r"^The template mine\.txt"):
        Template(MessageKind.ASK, f"{SUBJECT}{{{{ {text} }}}}\n", Path("mine.txt")).render({})


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("{{ company|upper|center(10)|trim }}", "ACME"),
        ("{{ '%s, %d' % (company, 2026) }} {{ '{:>6}'.format(company) }}", "Acme, 2026   Acme"),
        ("{% for x in [2, 1]|sort %}{{ loop.index ~ ':' ~ x }} {% endfor %}", "1:1 2:2 "),
        ("{{ ['a', 'b']|map('upper')|join(', ') }} {{ 'a b'.split()|length }} {{ {'a': 1}.a + 1 }}", "A, B 2 2"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(company) }}{{ range(2000)|list|last }}", "<Acme>1999"),
    ],
)
def test_template_may_use_what_a_letter_needs(text: str, output: str) -> None:
    assert Template(MessageKind.ASK, text, Path("mine.txt")).render({"company": "Acme"}) == output


def test_long_facts_are_no_reason_to_refuse_a_template(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example>'")
    program.ok("interviewed acme --with dana", "--note", "x" * 90_000)
    assert program("thank acme --draft --builtin").code == 0


def test_unknown_name_lists_the_known_names(program: Program, write_template: Callable[[str], Path]) -> None:
    write_template(f"{SUBJECT}{{{{ first_name }}}}\n")
    ran = program("ask-feedback acme --draft")
    assert "'first_name' is undefined; the known names are kind, relation," in ran.err


def test_template_that_is_not_utf_8_names_the_line(program: Program, write_template: Callable[[str], Path]) -> None:
    path = write_template("")
    path.write_bytes(b"Subject: Hi\n\nGr\xfc\xdfe\n")
    ran = program("ask-feedback acme --draft")
    assert ran.code == 2
    assert f"{path}, line 3 is broken: it is not UTF-8 text." in ran.err


def test_template_with_byte_order_mark_and_windows_line_ends(
    program: Program, write_template: Callable[[str], Path]
) -> None:
    write_template("").write_bytes("\ufeffSubject: Hi\r\n\r\nGrüße\r\n".encode())
    assert program("ask-feedback acme --draft").out == "To: {their address}\nSubject: Hi\n\nGrüße\n"


NO_PIPES = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")


@pytest.mark.parametrize("kind", ["a folder", "a device", pytest.param("a pipe", marks=NO_PIPES), "a link to nowhere"])
def test_template_that_is_not_a_file_is_named(
    program: Program, write_template: Callable[[str], Path], kind: str
) -> None:
    path = write_template("")
    path.unlink()
    make: dict[str, Callable[[Path], None]] = {
        "a device": lambda at: at.symlink_to("/dev/zero"),
        "a folder": Path.mkdir,
        "a link to nowhere": lambda at: at.symlink_to("nowhere"),
    }
    if sys.platform != "win32":
        make["a pipe"] = os.mkfifo
    make[kind](path)
    ran = program("ask-feedback acme --draft")
    assert ran.code == 2
    assert str(path) in ran.err
    assert program("ask-feedback acme --draft --builtin").code == 0
    program("messages --export")
    assert path.is_symlink() or not path.is_file()


def test_oversized_template_is_refused_unread(program: Program, write_template: Callable[[str], Path]) -> None:
    path = write_template("")
    os.truncate(path, 1_000_000_000)
    ran = program("ask-feedback acme --draft")
    assert (ran.code, ran.err) == (
        2,
        f"The template {path} has over 50,000 bytes. Shorten it, or use --builtin.\n",
    )


def test_user_text_is_never_a_template(program: Program) -> None:
    program.ok("apply", "{{ 7 * 7 }}")
    assert "the role at {{ 7 * 7 }}" in program("ask-feedback 7 --draft").out


def test_export_never_overwrites_templates(program: Program, write_template: Callable[[str], Path]) -> None:
    path = write_template("Subject: Mine\n\nMine\n")
    ran = program("messages --export")
    written = sorted(file.name for file in path.parent.iterdir())
    assert written == sorted(file_name(kind, length) for kind in MessageKind for length in MessageLength)
    assert path.read_text(encoding="utf-8") == "Subject: Mine\n\nMine\n"
    assert ran.err.count("Wrote ") == 3 * len(MessageKind) - 1
    for kind in set(MessageKind) - {MessageKind.ASK}:
        assert TemplateFolder(path.parent).find(kind, "en").source == builtin_template(kind).source
    assert "None was overwritten" in program("messages --export").err


def test_export_to_an_unwritable_folder_is_an_error(program: Program) -> None:
    (program.folder / "messages").write_text("in the way", encoding="utf-8")
    ran = program("messages --export")
    assert ran.code == 2
    assert "Cannot write the templates" in ran.err


def test_list_shows_own_templates(program: Program, write_template: Callable[[str], Path]) -> None:
    path = write_template(SUBJECT)
    document = program.json("messages")
    assert list(document) == ["schema_version", "folder", "messages"]
    assert document["folder"] == str(path.parent)
    assert [list(message) for message in document["messages"]] == [["name", "about", "path", "words", "problem"]] * 30
    assert {message["name"]: message["path"] for message in document["messages"]} == {
        file_name(kind, length).removesuffix(".txt"): str(path) if file_name(kind, length) == "ask.txt" else None
        for kind in MessageKind
        for length in MessageLength
    }
    output = program.ok("messages").out
    assert str(path) in output
    assert "one reminder in the same thread" in output


@pytest.mark.parametrize("language", language_codes())
def test_built_in_templates_have_suitable_lengths(program: Program, language: str) -> None:
    messages = program.json(f"messages --check --language {language}")["messages"]
    assert [message["problem"] for message in messages] == [None] * 30
    for message, kind in zip(messages, MessageKind, strict=False):
        assert kind.shortest <= message["words"][0] <= message["words"][1] <= kind.longest


def test_check_reports_a_short_template_without_an_error(
    program: Program, write_template: Callable[[str], Path]
) -> None:
    write_template(f"{SUBJECT}Hi\n")
    ran = program("messages --check --json")
    assert ran.code == 0
    assert [message["problem"] for message in ran.document["messages"] if message["problem"]] == [
        "should have 45 to 120 words"
    ]


def test_check_covers_the_branch_for_a_refusal(program: Program, write_template: Callable[[str], Path]) -> None:
    write_template("").with_name("thanks-for-feedback.txt").write_text(
        f"{SUBJECT}{{% if feedback.declined %}}{{{{ nobody }}}}{{% endif %}}\n", encoding="utf-8"
    )
    ran = program("messages --check")
    assert ran.code == 2
    assert "thanks-for-feedback.txt, line 3" in ran.err


def test_broken_built_in_template_is_a_bug() -> None:
    with pytest.raises(UsageError, match=r"The template en/ask\.txt, line 1 is broken: .* This is a bug"):
        Template(MessageKind.ASK, "{{ nobody }}").render({})


def test_template_may_have_small_loops_and_products(program: Program, write_template: Callable[[str], Path]) -> None:
    write_template(f"{SUBJECT}{{{{ '-' * 3 }}}}{{% for i in range(3) %}}{{{{ loop.index * 2 }}}}{{% endfor %}}\n")
    assert program("ask-feedback acme --draft").out.endswith("\n\n---246\n")


def test_long_template_is_written_completely_with_a_note(
    program: Program, write_template: Callable[[str], Path]
) -> None:
    write_template(f"{SUBJECT}{'word ' * 121}\n")
    ran = program("ask-feedback acme --draft")
    assert ran.out.count("word") == 121
    assert "The draft has 121 words; 45 to 120 work best." in ran.err


def test_templates_of_another_language_have_their_own_folder(program: Program) -> None:
    program.ok("apply Acme")
    ran = program("messages --export --language de")
    folder = program.folder / "messages" / "de"
    assert f"Wrote {folder / 'ask.txt'}" in ran.err
    (folder / "ask.txt").write_text("Subject: Frage\n\nHallo {{ company }} {{ ask.when }}\n", encoding="utf-8")
    assert "Hallo Acme" in program("ask-feedback acme --draft --language de").out
    assert "Hallo Acme" not in program("ask-feedback acme --draft").out


def test_own_templates_are_of_the_language_of_the_settings(
    program: Program, write_template: Callable[[str], Path]
) -> None:
    write_template("Subject: Frage\n\n{{ applied.when }}\n")
    program.set('[me]\nlanguage = "de"\n')
    assert "heute" in program("ask-feedback acme --draft").out
    assert "heute" not in program("ask-feedback acme --draft --language fr").out
