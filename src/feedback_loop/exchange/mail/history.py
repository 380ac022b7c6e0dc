"""Find what a reply quotes of earlier mails, in the forms in which mail programs quote."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from feedback_loop.exchange.importing.months import weekday_number
from feedback_loop.exchange.mail.reply_words import (
    ATTRIBUTION_VERBS,
    FIRST_WORD,
    FORWARD_LINE,
    HEADER_LABELS,
    HISTORY_WORDS,
)

_MAX_ATTRIBUTION_LINES = 4
_MAX_ATTRIBUTION = 400
_MAX_HEADER_LINES = 14
_MIN_HEADERS = 3
_MIN_RULE = 10
_MAX_GAP = 3
_MIN_BROKEN_LINE = 66

_QUOTED = re.compile(r"[ \t]{0,3}(?:>|\|[ \t])")
_MARKS = re.compile(r"[ \t]*+(?:[>|][ \t]?+)++")
_VERB = re.compile(rf"(?<![^\W_])(?:{ATTRIBUTION_VERBS})(?![^\W_])", re.IGNORECASE)
_NAME_AND_VERB = re.compile(
    rf"(?!The |Our )[^\W\d_a-zß-ÿ][\w.'’-]*+(?: [^\W\d_][\w.'’-]*+){{0,4}} "
    rf"(?:{ATTRIBUTION_VERBS}) ?[:：]"
)
_PRONOUN = re.compile(
    r"(?<![^\W_])(?:I (?=[a-z])|(?i:we|you|your|our|they|he|she|ich|wir|du|deine?[nm]?|ihre?[nm]?|nous|vous|votre|tu"
    r"|nosotros|wij|jij|jouw|noi|nós)(?![^\W_]))"
)
"""Words of a sentence that only looks like an attribution."""
_ADDRESS = re.compile(r"(?<![^\s<(\[\"':])[^\s<>()\[\]\"':@]++@[\w-]++(?:\.[\w-]++)++")
_YEAR_OR_TIME = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}|[0-9]{1,2}[:.h][0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2})(?![0-9])"
)
_NUMBER = re.compile(r"[0-9]++")
_END = re.compile(r"[:：][\s*_]*+$")
_LABEL = re.compile(
    r"[\s*_>|]{0,6}(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in HEADER_LABELS.items())
    + r")\s?[*_]{0,2}\s?[:：]",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s>]{0,4}[-_=*–—]{3,}[\s>]*+")
_TITLE = re.compile(r"[\s>]{0,4}[-_=*–—]{2,}\s?(?P<title>[^\n]{3,200}?)\s?[-_=*–—]{2,}:?\s*+")


class LineKind(Enum):
    """Kind of a line of a reply."""

    OWN = auto()
    QUOTED = auto()
    ATTRIBUTION = auto()
    HISTORY = auto()


def classify_lines(lines: Sequence[str]) -> list[LineKind]:
    """Return what each line is; once history begins without marks, it goes on to the end."""
    kinds = [LineKind.QUOTED if is_quoted(line) else LineKind.OWN for line in lines]
    index = 0
    while index < len(lines):
        if length := _attribution_length(lines, index):
            kinds[index : index + length] = [LineKind.ATTRIBUTION] * length
            following = next_line(lines, index + length)
            if not is_quoted(following):
                return _rest_is_history(kinds, index)
            index += length
        elif kinds[index] is LineKind.OWN and _begins_history(lines, index):
            return _rest_is_history(kinds, index)
        else:
            if _goes_on_from_quotation(lines, index):
                kinds[index] = LineKind.QUOTED
            index += 1
    return kinds


def _goes_on_from_quotation(lines: Sequence[str], index: int) -> bool:
    """Return True if a line is the rest of a quoted one, which some program broke without a mark."""
    if not 0 < index < len(lines) - 1 or not lines[index][:1].islower():
        return False
    before = lines[index - 1]
    return len(before) >= _MIN_BROKEN_LINE and is_quoted(before) and is_quoted(lines[index + 1])


def is_quoted(line: str) -> bool:
    """Return True if a line has the marks of a quotation."""
    return _QUOTED.match(line) is not None


def strip_marks(line: str) -> str:
    """Return a line without the marks of a quotation."""
    match = _MARKS.match(line)
    return line[match.end() :] if match else line


def next_line(lines: Sequence[str], index: int) -> str:
    """Return the first line from an index that is not blank; "" if there is none."""
    return next((line for line in lines[index : index + _MAX_GAP + 1] if line.strip()), "")


def _rest_is_history(kinds: Sequence[LineKind], index: int) -> list[LineKind]:
    return [*kinds[:index], *[LineKind.HISTORY] * (len(kinds) - index)]


def _attribution_length(lines: Sequence[str], start: int) -> int:
    """Return the number of lines of an attribution that begins at an index; 0 if none does."""
    if not lines[start].strip():
        return 0
    words: list[str] = []
    for index in range(start, min(start + _MAX_ATTRIBUTION_LINES, len(lines))):
        line = strip_marks(lines[index]).strip()
        if not line or len(line) > _MAX_ATTRIBUTION:
            return 0
        words.append(line)
        text = " ".join(words)
        if _END.search(line[-8:]):
            begins = FIRST_WORD.match(text) is not None
            length = index - start + 1
            is_followed_by_quote = is_quoted(next_line(lines, index + 1))
            is_whole = _is_attribution(text, begins=begins, is_followed_by_quote=is_followed_by_quote)
            return length if is_whole and not _has_text_before(words) else 0
    return 0


def _has_text_before(words: Sequence[str]) -> bool:
    """Return True if an attribution begins only after the first line, which is the writer's own."""
    if len(words) == 1:
        return False
    tails = (" ".join(words[start:]) for start in range(1, len(words)))
    if any(FIRST_WORD.match(tail) and _is_attribution(tail, begins=True, is_followed_by_quote=False) for tail in tails):
        return True
    first = words[0]
    return not (FIRST_WORD.match(first) or _VERB.search(first) or _ADDRESS.search(first) or _YEAR_OR_TIME.search(first))


def _is_attribution(text: str, *, begins: bool, is_followed_by_quote: bool) -> bool:
    if len(text) > _MAX_ATTRIBUTION:
        return False
    verb = _VERB.search(text)
    has_address = _ADDRESS.search(text) is not None
    has_moment = _YEAR_OR_TIME.search(text) is not None
    numbers = len(_NUMBER.findall(text))
    if verb is None:
        # Some programs have no verb: 2026-03-02 10:00 GMT+01:00 Dana Lee <dana@acme.example>:
        return has_address and has_moment and numbers >= _MIN_HEADERS and text[:1].isdecimal()
    if is_followed_by_quote:
        is_dated = numbers > 0 or _names_weekday(text)
        return has_address or has_moment or (begins and is_dated) or _NAME_AND_VERB.fullmatch(text) is not None
    if not has_address and _PRONOUN.search(text):
        return False
    return (has_address and has_moment) or (begins and (has_address or (has_moment and numbers >= _MIN_HEADERS)))


def _names_weekday(text: str) -> bool:
    """Return True if the second word of an attribution is a weekday: "On Sat, Alex wrote:"."""
    words = text.split(maxsplit=2)
    return len(words) > 1 and weekday_number(words[1].strip(".,")) is not None


def _begins_history(lines: Sequence[str], index: int) -> bool:
    """Return True if a line begins the headers of the mail that is answered, or is a title above these."""
    line = lines[index].strip()
    if not line:
        return False
    if FORWARD_LINE.match(line):
        return True
    title = _TITLE.fullmatch(line)
    if title and (HISTORY_WORDS.search(title["title"]) or _is_dated_verb(title["title"])):
        return True
    if len(line) >= _MIN_RULE and _RULE.fullmatch(line):
        following = [
            number for number in range(index + 1, min(index + _MAX_GAP + 2, len(lines))) if lines[number].strip()
        ]
        return bool(following) and _is_header_block(lines, following[0])
    return _is_header_block(lines, index)


def _is_dated_verb(title: str) -> bool:
    return _VERB.search(title) is not None and _YEAR_OR_TIME.search(title) is not None


def _is_header_block(lines: Sequence[str], start: int) -> bool:
    """Return True if several headers of a mail stand in lines that follow each other."""
    if not _label_of(lines[start]):
        return False
    kinds: set[str] = set()
    blanks = 0
    for line in lines[start : start + _MAX_HEADER_LINES]:
        kind = _label_of(line)
        if kind:
            kinds.add(kind)
            blanks = 0
        elif not line.strip():
            blanks += 1
            if blanks > 1:
                break
        elif blanks:
            break
    return len(kinds) >= _MIN_HEADERS and "from" in kinds and ("sent" in kinds or "subject" in kinds)


def _label_of(line: str) -> str:
    match = _LABEL.match(line[:80])
    return (match.lastgroup or "") if match else ""
