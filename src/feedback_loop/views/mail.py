"""View of what mails and calendars would record."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import capitalize, count_noun, join_words, slug_to_words, truncate
from feedback_loop.results import MailCounts, MailEntry, MailResult
from feedback_loop.views.blocks import Block, Cell, Heading, Line, Page, Style, command, line
from feedback_loop.views.json import to_document

_MAX_SENTENCE = 300
_MAX_SUBJECT = 100
_INDENT = 2


def mail_page(result: MailResult, today: dt.date) -> Page:
    """Return the proposals, what is unclear, and how many mails were read."""
    blocks: list[Block] = []
    if result.recorded:
        blocks.append(Heading("Recorded"))
        for entry in result.recorded:
            blocks += proposal_lines(entry, today)
    if result.recorded and result.proposals:
        blocks.append(Heading("Left to decide"))
    for entry in result.proposals:
        is_first = not blocks or isinstance(blocks[-1], Heading)
        blocks += [*([] if is_first else [line("")]), *proposal_lines(entry, today)]
    if result.unclear:
        blocks += [Heading("Unclear"), *unclear_page(result.unclear, today)]
    if result.messages is not None:
        blocks.append(Heading("Every message"))
        for entry in result.messages:
            blocks += [_title(entry, today), _explanation(entry)]
    return [*blocks, line(""), line(count_sentence(result), Style.DIM)] if blocks else []


def unclear_page(entries: Sequence[MailEntry], today: dt.date) -> Page:
    """Return what nobody but the user can tell, each with the reason."""
    return [block for entry in entries for block in (_title(entry, today), *_sentence(entry), _reason(entry))]


def there_lines(entry: MailEntry, today: dt.date) -> Page:
    """Return what was recorded by hand before, and is now known to come from a mail."""
    return [Line((*_title(entry, today).cells, Cell(" · there already, and now linked with it", Style.DIM)))]


def _reason(entry: MailEntry) -> Line:
    return line(f"{capitalize(entry.why.rstrip('.'))}.", Style.DIM, _INDENT)


def proposal_lines(entry: MailEntry, today: dt.date) -> list[Line]:
    """Return one proposal: where it comes from, the sentence that decided, what is in doubt, and the command."""
    doubt = [_reason(entry)] if entry.why else []
    return [_title(entry, today), *_sentence(entry), *doubt, command("", entry.command, _INDENT)]


def _title(entry: MailEntry, today: dt.date) -> Line:
    day = format_date(entry.on, today) if entry.on else "no date"
    cells = [Cell(capitalize(day), Style.STRONG), Cell(f" · {entry.sender or 'no sender'} · ")]
    return Line((*cells, Cell(truncate(entry.subject, _MAX_SUBJECT) or "no subject")))


def _sentence(entry: MailEntry) -> list[Line]:
    return [line(f"“{truncate(entry.sentence, _MAX_SENTENCE)}”", indent=_INDENT)] if entry.sentence else []


def _explanation(entry: MailEntry) -> Line:
    about = [part for part in (entry.company, entry.role, entry.person) if part]
    details = f" ({', '.join(about)})" if about else ""
    why = ": ".join(filter(None, ["proposed" if entry.command else "", entry.why]))
    return line(f"{slug_to_words(entry.kind)}{details}: {why}", Style.DIM, _INDENT)


def count_sentence(result: MailResult) -> str:
    """Return what was read and found, in one line."""
    counts = result.counts
    parts = [read_words(counts)]
    if result.recorded is None:
        parts.append(count_noun(len(result.proposals), "proposal"))
    else:
        parts.append(f"{len(result.recorded):,} recorded")
        parts += [f"{count_noun(len(result.proposals), 'proposal')} left to decide"] if result.proposals else []
    parts += [f"{len(result.unclear):,} unclear"] if result.unclear else []
    parts += [f"{counts.there_already:,} there already"] if counts.there_already else []
    parts += [f"{counts.dismissed:,} declined for good"] if counts.dismissed else []
    return f"{', '.join(parts)}."


def nothing_new_sentence(counts: MailCounts, there: int, dismissed: int) -> str:
    """Return how much was read, and that nothing of it is new."""
    known = [f"{there:,} there already"] if there else []
    known += [f"{dismissed:,} declined for good"] if dismissed else []
    return f"{read_words(counts)}: nothing new{f' ({join_words(known)})' if known else ''}."


def read_words(counts: MailCounts) -> str:
    """Return how much was read: "Read 2 messages and 1 calendar entry"."""
    entries = [count_noun(counts.entries, "calendar entry", "calendar entries")] if counts.entries else []
    messages = [count_noun(counts.read, "message")] if counts.read or not entries else []
    return f"Read {join_words([*messages, *entries])}"


def mail_json(result: MailResult) -> Document:
    """Return the proposals, what is unclear, and the counts; with ``--explain``, every message."""
    document = to_document(
        proposals=_entries(result.proposals),
        unclear=[{**_entry(entry), "why": entry.why} for entry in result.unclear],
        counts=_counts(result.counts),
    )
    if result.messages is not None:
        document |= to_document(messages=[{**_entry(entry), "why": entry.why} for entry in result.messages])
    return document if result.recorded is None else document | to_document(recorded=_entries(result.recorded))


def _entries(entries: Sequence[MailEntry]) -> list[Document]:
    return [_entry(entry) for entry in entries]


def _counts(counts: MailCounts) -> Document:
    return {name: getattr(counts, name) for name in counts.__struct_fields__}


def _entry(entry: MailEntry) -> Document:
    interview = {"on": entry.interview_on, "at": entry.interview_at} if entry.interview else None
    return {
        "message_id": entry.message_id,
        "file": entry.file,
        "on": entry.on,
        "from": entry.sender,
        "subject": entry.subject,
        "kind": entry.kind,
        "company": entry.company,
        "role": entry.role,
        "person": entry.person,
        "interview": interview,
        "text": entry.text,
        "sentence": entry.sentence,
        "evidence": entry.evidence,
        "loop": entry.loop,
        "command": entry.command,
        "certain": entry.certain,
    }
