"""Find texts that are quoted within others."""

from collections.abc import Iterable

_MAX_HEAD_LENGTH = 64


class Quotations:
    """Texts to find within others; each is looked up by its beginning, so that their number does not matter."""

    def __init__(self, quotes: Iterable[str], min_length: int) -> None:
        self._min_length = min_length
        self._quotes: dict[str, list[str]] = {}
        self._head_lengths: dict[str, list[int]] = {}
        for quote in sorted(set(quotes), key=len, reverse=True):
            head = quote[:_MAX_HEAD_LENGTH]
            self._quotes.setdefault(head, []).append(quote)
            lengths = self._head_lengths.setdefault(quote[:min_length], [])
            if len(head) not in lengths:
                lengths.append(len(head))

    def replace(self, text: str, replacement: str) -> str:
        """Return a text with the longest quotation at each place replaced."""
        pieces: list[str] = []
        position = index = 0
        while self._quotes and index <= len(text) - self._min_length:
            if quote := self._quote_at(text, index):
                pieces += [text[position:index], replacement]
                position = index = index + len(quote)
            else:
                index += 1
        return "".join([*pieces, text[position:]])

    def _quote_at(self, text: str, index: int) -> str | None:
        for length in self._head_lengths.get(text[index : index + self._min_length], ()):
            for quote in self._quotes.get(text[index : index + length], ()):
                if text.startswith(quote, index):
                    return quote
        return None
