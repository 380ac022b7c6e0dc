"""Plain text of an HTML mail: what a reader sees, with paragraphs parted and quotations marked as in plain mails."""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from feedback_loop.domain.text import word_set

_MAX_LENGTH = 2_000_000
_MAX_TEXT = 400_000

_PARAGRAPHS = word_set("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote hr pre form fieldset figure")
_BLOCKS = _PARAGRAPHS | word_set(
    """
    div li tr dt dd address article aside body caption center footer header main nav section tbody thead html
    """
)
_NO_TEXT = word_set("style script title template svg math noembed noframes select textarea object")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_THE_NEXT = word_set("p li td th tr dt dd option")
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})

_HIDDEN = re.compile(
    r"(?<![\w-])(?:display:none|mso-hide:all|(?:opacity|max-height):0(?:px|pt|em|%)?(?![\w.%]))", re.ASCII
)
_FONT_SIZE = re.compile(r"(?<![\w-])font-size:(?P<size>[0-9.]*+)", re.ASCII)
_VISIBILITY = re.compile(r"(?<![\w-])visibility:(?P<value>[a-z]*+)", re.ASCII)
_TIGHT = re.compile(r"(?<![\w-])margin(?:-bottom)?:0(?![.1-9])", re.ASCII)
_QUOTE_CLASSES = ("gmail_quote", "protonmail_quote", "yahoo_quoted", "moz-cite", "zmail_extra")
_MARKUP = re.compile(r"<!--(?:-?>|.*?--!?>)|<[!?][^>]*+>", re.DOTALL)
_NO_TAG = re.compile(r"<(?![A-Za-z/])")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Element:
    """An open element, and what it changed."""

    tag: str
    is_hidden: bool
    is_quote: bool
    is_preformatted: bool
    has_invisible_text: bool
    ends_paragraph: bool


@dataclass(slots=True)
class _List:
    """An open list, and how many items it has so far."""

    is_numbered: bool
    items: int = 0

    def next_bullet(self) -> str:
        """Return the mark of the next item."""
        self.items += 1
        return f"{self.items}. " if self.is_numbered else "- "


def html_to_text(html: str) -> str:
    """Return the visible text of a page."""
    html = _simplify(html[:_MAX_LENGTH])
    parser = _TextParser()
    parser.feed(html)
    parser.close()
    return parser.text()


def _simplify(html: str) -> str:
    """Leave nothing to the parser on which it would go back and forth: comments, declarations, unclosed tags."""
    end = html.rfind(">") + 1
    closed, rest = html[:end], _NO_TAG.sub("&lt;", html[end:]).partition("<")[0]
    last = closed.rfind("-->")
    # A comment without an end would be searched for it again at each of its beginnings.
    commented, plain = ("", closed) if last < 0 else (closed[: last + 3], closed[last + 3 :])
    return _NO_TAG.sub("&lt;", _MARKUP.sub("", commented) + _MARKUP.sub("", plain.replace("<!--", " "))) + rest


class _TextParser(HTMLParser):
    """Collects lines; each has the depth of its quotation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[_Element] = []
        self._open: Counter[str] = Counter()
        self._hidden = self._quotes = self._preformatted = 0
        self._lists: list[_List] = []
        self._lines: list[str] = []
        self._line: list[str] = []
        self._length = 0
        self._wants_blank = False
        self._bullet = ""

    def text(self) -> str:
        """Return what was collected."""
        self._break_line()
        return "\n".join(self._lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if self._stack and self._stack[-1].tag == tag and tag in _CLOSED_BY_THE_NEXT:
            self._pop()
        if tag in _BLOCKS and self._stack and self._stack[-1].tag == "p":
            self._pop()
        attributes = {name: value or "" for name, value in attrs}
        style = _SPACE.sub("", attributes.get("style", "")).lower()
        is_paragraph = self._begin_block(tag, attributes, style)
        if tag in _VOID:
            return
        element = _Element(
            tag=tag,
            is_hidden=tag in _NO_TEXT or "hidden" in attributes or _is_hidden(tag, style),
            is_quote=tag == "blockquote" and (_is_quote(attributes, style) or (not attributes and bool(self._lines))),
            is_preformatted=tag == "pre" or "white-space:pre" in style,
            has_invisible_text=_has_invisible_text(style, default=bool(self._stack and self._top.has_invisible_text)),
            ends_paragraph=is_paragraph,
        )
        self._stack.append(element)
        self._open[tag] += 1
        self._hidden += element.is_hidden
        self._quotes += element.is_quote
        self._preformatted += element.is_preformatted
        if tag in _LISTS:
            self._lists.append(_List(is_numbered=tag == "ol"))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that is open within; ignore a tag that closes nothing."""
        if tag == "br":
            self._break_line(even_empty=True)
        if not self._open[tag]:
            return
        while self._stack:
            if self._pop() == tag:
                break

    def handle_data(self, data: str) -> None:
        """Add text to the line."""
        if self._is_hidden or self._length > _MAX_TEXT:
            return
        self._length += len(data)
        if not self._preformatted:
            self._line.append(_SPACE.sub(" ", data))
            return
        *lines, rest = data.replace("\r\n", "\n").split("\n")
        for line in lines:
            self._line.append(line)
            self._break_line(even_empty=True)
        self._line.append(rest)

    @property
    def _top(self) -> _Element:
        return self._stack[-1]

    @property
    def _is_hidden(self) -> bool:
        return self._hidden > 0 or bool(self._stack and self._top.has_invisible_text)

    def _begin_block(self, tag: str, attributes: dict[str, str], style: str) -> bool:
        """Break the line where a tag does; return True if it begins a paragraph."""
        if tag == "br":
            self._break_line(even_empty=True)
        elif tag in _CELLS:
            self._line.append(" ")
        elif tag in _BLOCKS:
            self._break_line()
            is_line = tag == "p" and ("msonormal" in attributes.get("class", "").lower() or _TIGHT.search(style))
            is_nested = tag in _LISTS and bool(self._lists)
            if tag == "li" and self._lists:
                # Paragraphs within items do not part the items.
                self._wants_blank &= not self._lists[-1].items
                self._bullet = self._lists[-1].next_bullet()
            elif tag in _PARAGRAPHS and not is_line and not is_nested:
                self._wants_blank |= not self._bullet
                return True
        return False

    def _pop(self) -> str:
        element = self._stack.pop()
        tag = element.tag
        if tag in _BLOCKS:
            self._break_line()
        self._open[tag] -= 1
        self._hidden -= element.is_hidden
        self._quotes -= element.is_quote
        self._preformatted -= element.is_preformatted
        self._wants_blank |= element.ends_paragraph
        if tag in _LISTS:
            self._lists.pop()
            self._bullet = ""
        return tag

    def _break_line(self, *, even_empty: bool = False) -> None:
        """End the line; one without text counts only where a line break or a space that does not break made it."""
        joined = "".join(self._line)
        self._line = []
        text = joined.strip("\n") if self._preformatted else " ".join(filter(None, joined.split(" ")))
        if not text.strip():
            if (even_empty or "\u00a0" in joined) and self._lines and self._lines[-1].strip("> "):
                self._lines.append("> " * self._quotes)
            return
        if self._wants_blank and self._lines and self._lines[-1].strip("> "):
            self._lines.append("> " * self._quotes if self._lines[-1].startswith(">") else "")
        self._lines.append("> " * self._quotes + self._bullet + text)
        self._bullet = ""
        self._wants_blank = False


def _is_hidden(tag: str, style: str) -> bool:
    match = _HIDDEN.search(style)
    # Buttons have a twin for Outlook, and are hidden from it alone.
    return match is not None and not (tag == "a" and match[0] == "mso-hide:all")


def _has_invisible_text(style: str, *, default: bool) -> bool:
    """Return whether text directly in an element cannot be seen; elements within may show theirs again."""
    size, visibility = _FONT_SIZE.search(style), _VISIBILITY.search(style)
    if visibility:
        default = visibility["value"] in ("hidden", "collapse")
    if size and size["size"]:
        default = not size["size"].strip("0.")
    return default


def _is_quote(attributes: dict[str, str], style: str) -> bool:
    classes = attributes.get("class", "").lower()
    return (
        attributes.get("type", "").lower() == "cite"
        or "cite" in attributes
        or "border-left" in style
        or any(name in classes for name in _QUOTE_CLASSES)
    )
