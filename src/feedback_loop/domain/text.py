"""Validation and normalisation of typed text, and helpers for texts that are shown."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import overload

from feedback_loop.domain.errors import UsageError

MAX_LINE_LENGTH = 2_000
"""The most characters in a field of one line; links with everything that trackers add to them have fewer."""

_LINE_BREAKS_AND_TABS = "\n\r\t"
# Unicode has no decomposition for these letters; keyboards without them type the plain ones.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
_ASCII_LETTERS = {code: code if chr(code).isalnum() else " " for code in range(128)}
_TELLING_SYMBOLS = frozenset("+#&@%*$")
"""Symbols of ASCII by which names differ, as C, C++ and C#; the others are ordinary punctuation."""
_LEADING_DOT = re.compile(r"(?<![^\W_])\.(?=[^\W_])")
_DOT = "\ue000"
"""Stands for a dot before a word, as in .NET, which tells names apart as well."""
_SYMBOL = re.compile(rf"[{''.join(_TELLING_SYMBOLS)}]|{_LEADING_DOT.pattern}")
_ORDINARY_SYMBOLS = frozenset("\u00ae\u00a9\u00b0")
_SYMBOL_CATEGORIES = frozenset({"So", "Sm", "Sc", "Sk"})
_JOINERS = "\u200c\u200d"
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@overload
def clean_line(value: str, field: str) -> str: ...
@overload
def clean_line(value: None, field: str) -> None: ...
def clean_line(value: str | None, field: str) -> str | None:
    """Return ``value`` as one line, with single spaces; None stays None.

    Raises:
        UsageError: The text is empty or too long, or contains a control character or an unpaired surrogate.
    """
    if value is None:
        return None
    _refuse_control_characters(value, field)
    line = _require_text(" ".join(value.split()), field)
    if len(line) > MAX_LINE_LENGTH:
        raise UsageError(
            f"The {field} has {len(line):,} characters, and {MAX_LINE_LENGTH:,} fit. Shorten it, or put it into a note."
        )
    return line


@overload
def clean_text(value: str, field: str) -> str: ...
@overload
def clean_text(value: None, field: str) -> None: ...
def clean_text(value: str | None, field: str) -> str | None:
    r"""Return ``value`` without surrounding white space, its line breaks all as ``\n``; None stays None.

    Raises:
        UsageError: The text is empty, or contains a control character or an unpaired surrogate.
    """
    if value is None:
        return None
    _refuse_control_characters(value, field)
    return _require_text(value.replace("\r\n", "\n").replace("\r", "\n").strip(), field)


@cache
def casefold_key(name: str) -> str:
    """Return ``name`` as a key for comparisons that ignore case, accents, punctuation and spacing.

    Letters and digits of every script remain, in words joined by one space.
    """
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII_LETTERS).split())
    decomposed = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN_LETTERS)
    letters = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", " ".join("".join(letters).casefold().split()))


@cache
def name_key(name: str) -> str:
    """Return ``name`` as a key like ``casefold_key``, in which symbols that tell names apart are words: C, C++, C#.

    A name of nothing but punctuation is its own key.
    """
    if name.isascii() and not _SYMBOL.search(name):
        return casefold_key(name) or name.strip().casefold()
    spaced = "".join(c if c == " " or c.isalnum() else f" {c} " for c in spell_name(name))
    return " ".join(spaced.split()) or name.strip().casefold()


@cache
def spell_name(name: str) -> str:
    """Return ``name`` like ``casefold_key``, with the symbols that tell names apart in their places: c++ developer."""
    if name.isascii() and not _SYMBOL.search(name):
        return casefold_key(name)
    marked = _LEADING_DOT.sub(_DOT, name).casefold()
    decomposed = unicodedata.normalize("NFKD", marked).translate(_PLAIN_LETTERS)
    kept = (c if c.isalnum() or _tells_apart(c) else " " for c in decomposed if not unicodedata.combining(c))
    words = " ".join("".join(kept).casefold().split())
    return unicodedata.normalize("NFC", words).replace(_DOT, ".")


def _tells_apart(character: str) -> bool:
    if character.isascii() or character == _DOT:
        return character in _TELLING_SYMBOLS or character == _DOT
    return character not in _ORDINARY_SYMBOLS and unicodedata.category(character) in _SYMBOL_CATEGORIES


def escape_del(text: str) -> str:
    """Escape DEL in a JSON text: JSON allows it unescaped, but terminals act on it."""
    return text.replace("\x7f", "\\u007f")


def escape_control_chars(text: str) -> str:
    """Return text with control characters, surrogates, line breaks and direction overrides shown as escapes."""
    return text if text.isascii() and text.isprintable() else "".join(map(_escape_char, text))


@cache
def _escape_char(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE_CATEGORIES or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _refuse_control_characters(value: str, field: str) -> None:
    if value.isprintable():
        return
    for character in value:
        if character not in _LINE_BREAKS_AND_TABS and unicodedata.category(character) in ("Cc", "Cs"):
            raise UsageError(f"The {field} contains a control character ({character!a}). Remove it.")


def _require_text(value: str, field: str) -> str:
    if not value:
        raise UsageError(f"The {field} is empty. Type something or leave it out.")
    return value


_THEME_WORD = re.compile(r"[^\W_]+")


def normalize_theme(theme: str) -> str:
    """Return a theme's one spelling: lower case, words joined by hyphens.

    Raises:
        UsageError: no letter or digit is in it.
    """
    words = _THEME_WORD.findall(unicodedata.normalize("NFC", clean_line(theme, "theme")).casefold())
    if not words:
        raise UsageError(f"The theme {theme!r} has no letter in it; name it in a word, such as technical-depth.")
    return "-".join(words)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def parse_language(text: str) -> str:
    """Return the code of a language in lower case, such as "de" or "pt-br".

    Raises:
        UsageError: it is no such code.
    """
    code = text.strip().lower().replace("_", "-")
    if not _LANGUAGE.fullmatch(code):
        raise UsageError(f"{text!r} is not a language. Use a code of two letters, such as en, de or pt-BR.")
    return code


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(text.split())


def capitalize(text: str) -> str:
    """Return a text with its first letter as a capital, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def truncate(text: str, length: int = 60) -> str:
    """Return a text on one line, cut where it is too long for a sentence."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def count_noun(count: float, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 event", "5.5 days", "1,200 companies"."""
    return f"{count:,.10g} {noun if count == 1 else plural or f'{noun}s'}"


def join_words(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def slug_to_words(slug: str) -> str:
    """Return a slug in words: "no interview" for "no-interview"."""
    return slug.replace("-", " ").replace("_", " ")


ADDRESS = re.compile(r"[^<>\s@()]+@[^<>\s@()]+")
"""An e-mail address."""


def split_role(line: str) -> tuple[str, str | None]:
    """Return a person without the role in parentheses at the end, and the role."""
    before, bracket, role = line.removesuffix(")").rpartition("(")
    is_role = line.endswith(")") and bracket and role and not set("()<>").intersection(role)
    return (before.rstrip(), role) if is_role else (line, None)


def split_address(line: str) -> tuple[str, str | None]:
    """Return a person without the address in angle brackets at the end, and the address."""
    before, bracket, address = line.removesuffix(">").rpartition("<")
    is_address = line.endswith(">") and bracket and ADDRESS.fullmatch(address)
    return (before.rstrip(), address) if is_address else (line, None)


def nearest_word(typed: str, choices: Iterable[str], likeness: float = 0.65) -> str | None:
    """Return the nearest of several words, if any is as near as ``likeness``, which is at most 1."""
    import difflib  # noqa: PLC0415 - slow, and only needed after a mistake

    word = typed.casefold()
    near = difflib.get_close_matches(word, list(choices), cutoff=likeness)
    # Of equally near ones, letters in the wrong order are likelier than other letters.
    near.sort(key=lambda choice: (sorted(choice) != sorted(word), -difflib.SequenceMatcher(None, choice, word).ratio()))
    return next(iter(near), None)


def did_you_mean(typed: str, choices: Iterable[str]) -> str:
    """Return a question that suggests the nearest of several words, after a space; blank if none is near."""
    nearest = nearest_word(typed, choices)
    return f" Did you mean {nearest}?" if nearest else ""
