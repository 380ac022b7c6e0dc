"""A page as a tree of elements, strictly parsed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import html5lib
from html5lib.constants import namespaces

_PREFIXES = tuple(f"{{{uri}}}" for uri in namespaces.values())
_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass
class Element:
    """One element: its name without a namespace, attributes, children, and the text within it."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def __iter__(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child

    def all(self, *names: str) -> list["Element"]:
        """Return the elements of some names, in the order of the page."""
        return [element for element in self if element.name in names]

    @property
    def label(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())


def parse_html(page: str) -> Element:
    """Parse a page; anything that HTML does not allow is an error."""
    return _element(html5lib.HTMLParser(strict=True).parse(page))


def _element(node: object) -> Element:
    attributes = {_local_name(name): value for name, value in node.attrib.items()}  # type: ignore[attr-defined]  # an ElementTree element
    element = Element(_local_name(node.tag), attributes)  # type: ignore[attr-defined]  # likewise
    element.children = [_element(child) for child in _elements(node)]
    element.text = "".join(node.itertext())  # type: ignore[attr-defined]  # likewise
    return element


def _elements(node: object) -> Iterable[object]:
    return (child for child in node if isinstance(child.tag, str))  # type: ignore[attr-defined]  # comments have none


def _local_name(name: str) -> str:
    return next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)


def heading_levels(page: Element) -> list[int]:
    """Return the levels of the headings."""
    return [_LEVELS[element.name] for element in page if element.name in _LEVELS]
