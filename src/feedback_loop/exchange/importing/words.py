"""Spellings of words in tables, for comparing."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from feedback_loop.domain.text import casefold_key

T = TypeVar("T")

ENGLISH = "en"
WordTable = Mapping[T, Mapping[str, str]]
"""Words by meaning and language, separated by commas, the best first."""

_CACHED_WORDS = 4096
_VARIATION = "\ufe0f"


def entries(table: WordTable[T]) -> Iterator[tuple[str, T, str, int]]:
    """Yield each word of a table with its meaning, its language and its rank."""
    for meaning, by_language in table.items():
        for language, words in by_language.items():
            for rank, word in enumerate(words.split(",")):
                yield word.strip(), meaning, language, rank


def heading_key(heading: str) -> str:
    """Return a heading for comparing: ``company_name``, ``companyName`` and ``Company Name`` are equal."""
    # Turkish has a dotless i, which upper case hides.
    return casefold_key(heading).replace(" ", "").replace("ı", "i")


@lru_cache(_CACHED_WORDS)
def word_key(cell: str) -> str:
    """Return only the letters, without repetitions: ``reeejected``, ``Rejected!`` and ``rejected`` are the same.

    A digit or a question mark may change the meaning, so the result is blank with one.
    """
    text = cell.strip().removesuffix(_VARIATION)
    letters = heading_key(text) or text
    uncertain = "?" in text or any(letter.isnumeric() and letter.isascii() for letter in letters)
    return "" if uncertain else "".join(letter for letter, _ in groupby(letters))


def meanings_by_key(table: WordTable[T]) -> dict[str, T]:
    """Return the meaning of each word of a table by its key."""
    return {word_key(word): meaning for word, meaning, _, _ in entries(table)}


def split_words(words: str) -> frozenset[str]:
    """Return words that are separated by commas."""
    return frozenset(word.strip() for word in words.split(","))


def keys(words: str) -> frozenset[str]:
    """Return the keys of words that are separated by commas."""
    return frozenset(map(word_key, words.split(",")))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.casefold())
