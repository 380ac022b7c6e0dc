"""Syntax of templates beyond Jinja: alternative wordings, and forms of address.

- Three lines that begin with ``|`` are alternatives: a letter has one of them, as the next sentence of its paragraph.
- ``<Sie haben|du hast>`` is the formal or the informal form.
- Lines that consist of tags leave no line behind, in a template that has alternatives, or is not for a mail.

Both are rewritten to Jinja, line by line, so that errors still name the right one.
"""

import re
from itertools import count, groupby

from feedback_loop.messages.wording import FLOW

_ALTERNATIVE = "|"
_FORMS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})|<([^<>|{}%\n]*)\|([^<>|{}%\n]*)>")
_ONLY_TAGS = re.compile(r"\s*(?:\{%.*?%\}\s*)+")
WORDINGS = 3
"""Number of alternatives for one sentence."""


def expand(source: str, *, is_mail: bool = True) -> str:
    """Return a template in plain Jinja."""
    lines = _FORMS.sub(_expand_form, source).split("\n")
    if is_mail and not any(map(_is_alternative, lines)):
        return "\n".join(lines)
    output: list[str] = []
    numbers = count()
    for is_group, group in groupby(lines, _is_alternative):
        if is_group:
            output += (_expand_group(alternatives, next(numbers)) for alternatives in _batches(list(group)))
        else:
            output += map(_expand_line, group)
    return "".join(output).removesuffix("\n")


def _expand_form(match: re.Match[str]) -> str:
    tag, formal, informal = match.groups()
    return tag or f"{{% if formal %}}{formal}{{% else %}}{informal}{{% endif %}}"


def _is_alternative(line: str) -> bool:
    return line.startswith(_ALTERNATIVE)


def _batches(lines: list[str]) -> list[list[str]]:
    return [lines[start : start + WORDINGS] for start in range(0, len(lines), WORDINGS)]


def _expand_group(lines: list[str], number: int) -> str:
    texts = [line.removeprefix(_ALTERNATIVE).strip() for line in lines]
    tags = [f"{{% if wordings[{number % 2}] % {len(texts)} == 0 %}}"]
    tags += [f"{{% elif wordings[{number % 2}] % {len(texts)} == {index}\n%}}" for index in range(1, len(texts))]
    choices = "".join(f"{tag}{FLOW}{text}" for tag, text in zip(tags, texts, strict=True))
    return f"{choices}{{% endif %}}\n"


def _expand_line(line: str) -> str:
    if _ONLY_TAGS.fullmatch(line):
        return f"{line.rstrip().removesuffix('%}').rstrip('-')}\n%}}"
    return f"{line}\n"


def join_sentences(text: str) -> str:
    """Return a rendered text with its alternatives as sentences of paragraphs, and one empty line between these."""
    if FLOW not in text:
        return text
    flowing = re.sub(rf"(?<=\S)[ \t]*\n?[ \t]*{FLOW}", " ", text)
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", flowing.replace(FLOW, ""))
