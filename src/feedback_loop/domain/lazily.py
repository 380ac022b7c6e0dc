"""What is worked out only for those who are asked about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Lazily(Mapping[str, V]):
    """A mapping whose keys are known, and whose values are each made when it is first asked for.

    Args:
        keys: the keys, in order.
        make: returns the value of a key; called at most once for each.
    """

    def __init__(self, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._values: dict[str, V | None] = dict.fromkeys(keys)
        self._make = make

    def __getitem__(self, key: str) -> V:
        value = self._values[key]
        if value is None:
            value = self._values[key] = self._make(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
