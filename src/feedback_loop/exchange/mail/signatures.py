"""Find where what a person wrote ends: before the signature, contact details, legal texts and lines of programs."""

import re
from collections.abc import Sequence

from feedback_loop.exchange.mail.reply_words import (
    BANNER,
    CLOSING,
    DEVICE_LINE,
    LEGAL,
    LEGAL_CONFIDENTIAL,
    LEGAL_MAIL,
    POSTSCRIPT,
)

_MAX_SIGNATURE_LINES = 15
_MAX_LINES_OF_CONTACTS = 40
_MAX_NAME_WORDS = 4
_MAX_NAME = 40
_MAX_CONTACT_LINE = 110
_MIN_SENTENCE_WORDS = 5
_MIN_CONTACTS = 2
_MIN_LEGAL_SIGNS = 2

_DELIMITER = re.compile(r"--[ \t]*+|—\s?")
_RULE = re.compile(r"[\s>]*+[-_=*–—~]{5,}\s*+")
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|la|le|zu|y|e|te|ten|af|und|and|et)\b"
_NAME_WORD = rf"(?:[^\W\d_a-zß-ÿ][\w.'’´-]*+|{_PARTICLE})"
_NAME = re.compile(rf"\W{{0,3}}{_NAME_WORD}(?:[ ,&/]{{1,2}}{_NAME_WORD}){{0,4}}\W{{0,4}}")
_ON_BEHALF = re.compile(r"^(?:i\. ?[avo]\.|ppa\.?|gez\.|p\. ?p\.|p\. ?o\.)\s{0,3}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![0-9])\+?[0-9(][0-9 ()/.\-–]{6,20}[0-9](?![0-9])")
_CONTACT = re.compile(
    r"""(?<!\w)(?:https?://|www\.|[\w.+-]{1,64}+@[\w-]{1,63}+\.)|(?<!\w)(?:tel|fon|telefon|phone|mobile?|mobil|cell|handy|fax|t|m|p|e|d|o|e-?mail|web|linkedin|skype|teams|tél|téléphone|móvil|tfno|cel|gsm)\s?[.:]\s?
    |\s[|•·∙]\s|\b(?:gmbh|ltd|inc|llc|plc|b\.v\.|s\.a\.|s\.p\.a\.|s\.r\.l\.|ag|kg|sarl|sas|limited)\b|\b[0-9]{4,5}\s[^\W\d_]""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)»]{0,2}$")
_IMAGE = re.compile(
    r"\s*+(?:\[(?:image|cid|logo|bild|imagen|immagine|afbeelding)\b[^\]\n]{0,200}\]|<[^<>\s]{1,300}>)\s*+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*+(?:[-*•·+]|[0-9]{1,2}[.)])\s")


def strip_banner(lines: Sequence[str]) -> list[str]:
    """Return lines without a warning of a mail server at their beginning."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None or not BANNER.match(" ".join(lines[first : first + 3])):
        return list(lines)
    end = next((index for index in range(first, len(lines)) if not lines[index].strip()), None)
    return list(lines) if end is None else list(lines[end:])


def strip_signature(lines: Sequence[str], sender: str = "") -> list[str]:
    """Return lines up to the closing and the name; postscripts remain.

    Args:
        lines: lines of one mail, without those of earlier ones.
        sender: the display name of who wrote them, by which the name is found where no closing stands before it.
    """
    remaining = [line for line in lines if not DEVICE_LINE.fullmatch(line.strip()) and not _IMAGE.fullmatch(line)]
    remaining = _cut_at_delimiter(remaining)
    remaining = _strip_legal(remaining)
    remaining = _cut_after_name(remaining, sender)
    return _strip_contact_lines(_strip_legal(remaining))


def is_legal(paragraph: str) -> bool:
    """Return True if a paragraph is a legal text that companies put under their mails."""
    if LEGAL.search(paragraph):
        return True
    signs = {match[0].casefold() for match in LEGAL_CONFIDENTIAL.finditer(paragraph)}
    return len(signs) >= _MIN_LEGAL_SIGNS and LEGAL_MAIL.search(paragraph) is not None


def is_name(line: str, sender: str = "") -> bool:
    """Return True if a line is a name and nothing else."""
    text = _ON_BEHALF.sub("", line.strip(" \t*_,.!-–—"))
    if not text or len(text) > _MAX_NAME or len(text.split()) > _MAX_NAME_WORDS + 1:
        return False
    words = {word.casefold() for word in re.split(r"[^\w'’-]+", text) if word}
    if sender:
        names = {word.casefold() for word in re.split(r"[^\w'’-]+", sender) if len(word) > 1}
        return bool(words & names)
    return _NAME.fullmatch(text) is not None


def _cut_at_delimiter(lines: Sequence[str]) -> list[str]:
    """Cut at a line that parts the signature; far from the end, only the last one does."""
    first_text = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    remaining = 0
    cut = len(lines)
    for index in reversed(range(len(lines))):
        line = lines[index]
        if _DELIMITER.fullmatch(line):
            is_first = cut == len(lines)
            if (remaining <= _MAX_SIGNATURE_LINES or is_first) and (index > first_text or remaining < _MAX_NAME_WORDS):
                cut = index
        elif remaining <= _MAX_SIGNATURE_LINES and _RULE.fullmatch(line):
            rest = [text for text in lines[index + 1 :] if text.strip()]
            if not rest or is_legal(" ".join(rest)) or _counts_as_contact(rest):
                cut = index
        remaining += bool(line.strip())
    return list(lines[:cut])


def _counts_as_contact(lines: Sequence[str]) -> bool:
    return any(_is_contact(line) for line in lines) and not any(_is_prose(line) for line in lines)


def _strip_legal(lines: Sequence[str]) -> list[str]:
    """Drop legal texts from the end, a paragraph at a time."""
    remaining = _strip_blank(lines)
    while remaining:
        start = _last_paragraph(remaining)
        if start == 0 or is_name(remaining[start]) or not is_legal(" ".join(remaining[start:])):
            return remaining
        remaining = _strip_blank(remaining[:start])
    return remaining


def _last_paragraph(lines: Sequence[str]) -> int:
    return next((index + 1 for index in reversed(range(len(lines))) if not lines[index].strip()), 0)


def _strip_blank(lines: Sequence[str]) -> list[str]:
    end = next((index + 1 for index in reversed(range(len(lines))) if lines[index].strip()), 0)
    return list(lines[:end])


def _cut_after_name(lines: Sequence[str], sender: str) -> list[str]:
    """Drop what follows the name under the closing, up to a postscript or further text."""
    end = _end_of_closing(lines, sender)
    if end is None:
        return list(lines)
    kept = list(lines[:end])
    has_contact = False
    start = end
    while start < len(lines):
        stop = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
        paragraph = [line for line in lines[start:stop] if line.strip()]
        if paragraph:
            is_text = _is_prose(paragraph[0]) or paragraph[0].endswith(":") or _BULLET.match(paragraph[0]) is not None
            if POSTSCRIPT.match(paragraph[0]) or (is_text and not has_contact):
                kept += ["", *paragraph]
            else:
                has_contact = True
        start = stop + 1
    return kept


def _end_of_closing(lines: Sequence[str], sender: str) -> int | None:
    """Return the index after the last closing with its name, or after a name that stands by itself at the end."""
    for index in reversed(range(len(lines))):
        if not lines[index].strip():
            continue
        if CLOSING.fullmatch(lines[index].strip(" *_")):
            name = next(
                (number for number in range(index + 1, min(index + 4, len(lines))) if lines[number].strip()), None
            )
            if name is None:
                return None
            if is_name(lines[name], sender) or is_name(lines[name]):
                return name + 1
            return index + 1 if not _is_prose(lines[name]) and _counts_as_contact(lines[name:]) else None
    return _end_of_single_name(lines, sender)


def _end_of_single_name(lines: Sequence[str], sender: str) -> int | None:
    """Return the index after a name by itself which only short lines follow, with signs of contact details."""
    first_text = next((index for index, line in enumerate(lines) if line.strip()), 0)
    start = max(first_text + 1, len(lines) - _MAX_LINES_OF_CONTACTS)
    block = _start_of_last_paragraphs(lines)
    for index in range(start, len(lines)):
        if not is_name(lines[index], sender):
            continue
        rest = [line for line in lines[index + 1 :] if line.strip() and not POSTSCRIPT.match(line)]
        is_repeated = bool(rest) and rest[0].strip().startswith(lines[index].strip(" ,.-"))
        is_certain = bool(sender) or is_repeated or (index >= block and _counts_as_contact(rest))
        if rest and is_certain and not any(map(_is_prose, rest)):
            return index + 1
    return None


def _start_of_last_paragraphs(lines: Sequence[str]) -> int:
    """Return where the last paragraph but one begins."""
    last = _last_paragraph(lines)
    return _last_paragraph(_strip_blank(lines[:last])) if last else 0


def _is_contact(line: str) -> bool:
    return len(line) <= _MAX_CONTACT_LINE and (_PHONE.search(line) is not None or _CONTACT.search(line) is not None)


def _is_prose(line: str) -> bool:
    """Return True if a line is a sentence, or a part of one, rather than a name, a title or an address."""
    text = line.strip()
    if len(text.split()) < _MIN_SENTENCE_WORDS or (_is_contact(text) and not _SENTENCE_END.search(text)):
        return False
    return (
        _SENTENCE_END.search(text) is not None
        or len(text) > _MAX_CONTACT_LINE
        or text[:1].islower()
        or text.endswith(",")
        or _lower_words(text)
    )


def _lower_words(text: str) -> bool:
    """Return True if most words are in lower case, as in sentences."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return sum(word[0].islower() for word in words) * 2 > len(words)


def _strip_contact_lines(lines: Sequence[str]) -> list[str]:
    """Drop the last paragraph if it has nothing but contact details."""
    start = _last_paragraph(lines)
    paragraph = lines[start:]
    contacts = sum(_is_contact(line) for line in paragraph)
    if start and contacts >= _MIN_CONTACTS and not any(_is_prose(line) or _BULLET.match(line) for line in paragraph):
        name = next((index for index, line in enumerate(paragraph) if not is_name(line)), 0)
        return _strip_blank(lines[: start + min(name, 1)])
    return list(lines)
