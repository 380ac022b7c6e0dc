"""Reading of the mails and calendars that may concern the journal, for ``mail``."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.mail_drafts import read_draft
from feedback_loop.cli.settings import expand_home
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import ADDRESS, join_words, truncate
from feedback_loop.exchange.importing.calendar_reader import read_calendar
from feedback_loop.exchange.importing.readers import is_calendar, read_file
from feedback_loop.exchange.mail.bounces import read_report
from feedback_loop.exchange.mail.calendars import describe_left_out, read_entries
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.classifier import classify
from feedback_loop.exchange.mail.content import read_message
from feedback_loop.exchange.mail.copies import drop_copies
from feedback_loop.exchange.mail.envelopes import Envelope, is_candidate, is_known, may_confirm, read_envelope
from feedback_loop.exchange.mail.header_screen import HeaderScreen
from feedback_loop.exchange.mail.journal_index import JournalIndex, build_index, is_asked
from feedback_loop.exchange.mail.mail_folders import find_unsent
from feedback_loop.exchange.mail.mailboxes import MailReader
from feedback_loop.exchange.mail.message import Address
from feedback_loop.exchange.mail.raw_mail import RawMail
from feedback_loop.exchange.mail.screening import Reading, Screen, Screening, keep_reading
from feedback_loop.journal.transaction import new_id
from feedback_loop.results import MailCounts

_STDIN = Path("-")


class ReadingOptions(NamedTuple):
    """The places to read, and how.

    Attributes:
        me: the addresses of the user that were typed.
        takes_new: True if mails about applications that the journal lacks are read too.
        takes_all: True if every mail is.
    """

    paths: Sequence[Path]
    since: dt.date | None
    me: Sequence[str]
    takes_new: bool
    takes_all: bool


@dataclass
class ReadMails:
    """The mails that may concern the journal, and the user's own addresses.

    Attributes:
        read: how many mails were read.
        entries: how many entries of calendars.
    """

    own: frozenset[str]
    readings: list[Reading]
    read: int
    entries: int

    @property
    def counts(self) -> MailCounts:
        """The numbers of mails."""
        return MailCounts(read=self.read, entries=self.entries, candidates=len(self.readings))


def read_mails(context: CommandContext, options: ReadingOptions) -> ReadMails:
    """Return the mails of some files that may concern the journal; say what cannot be read."""
    paths = options.paths or [Path(path) for path in context.settings.mail.paths]
    if not paths:
        raise UsageError(
            "Which mail? Name a file or folder, type - to read standard input, or set paths in the section [mail] of "
            "the settings."
        )
    own = _own_addresses(context, options.me)
    index = build_index(context.overview, context.journal.salts(), own)
    paths = [expand_home(path) for path in paths]
    has_stdin = _STDIN in paths
    takes_all = options.takes_all or (options.takes_new and has_stdin)
    with MailReader(sys.stdin.buffer) as reader:
        raw_mails = reader.read(paths, options.since)
        selected = list(_select(raw_mails, index, context.local_zone, takes_new=options.takes_new, takes_all=takes_all))
    readings = drop_copies(selected)
    entries = [reading for path in reader.calendars for reading in _read_calendar(path, reader, context.local_zone)]
    mails = ReadMails(own, readings, reader.count - (len(selected) - len(readings)), len(entries))
    left_out = "" if options.takes_all else describe_left_out(entries)
    _report_problems(context, reader, left_out, is_empty=not (mails.read or entries))
    if options.takes_new and readings and not has_stdin:
        mails.readings = _read_again(context, mails, paths, options)
    mails.readings += entries
    return mails


def _select(
    raw_mails: Iterable[RawMail],
    index: JournalIndex,
    local: dt.tzinfo | None,
    *,
    takes_new: bool,
    takes_all: bool,
) -> Iterator[Reading]:
    """Read the mails that may concern the journal, or all."""
    screen = HeaderScreen(index, takes_new=takes_new)
    for raw in raw_mails:
        if not (takes_all or screen.may_concern(raw.head)):
            continue
        envelope = read_envelope(raw)
        if takes_all or is_candidate(index, envelope) or (takes_new and may_confirm(envelope)):
            yield _read(raw, index, envelope, local)


def _read_again(
    context: CommandContext, mails: ReadMails, paths: Sequence[Path], options: ReadingOptions
) -> list[Reading]:
    """Read mails with the applications in mind that the first reading brought to light."""
    screen = open_screen(context, mails, takes_new=True)
    screening = Screening(screen, context.overview, new_id, lambda suggestion: suggestion.state is State.PROPOSED)
    screening.run(mails.readings)
    if not screening.events:
        return mails.readings
    index = build_index(screening.overview, context.journal.salts(), mails.own)
    raw_mails = MailReader().read(paths, options.since)
    return drop_copies(_select(raw_mails, index, context.local_zone, takes_new=True, takes_all=options.takes_all))


def open_screen(context: CommandContext, mails: ReadMails, *, takes_new: bool) -> Screen:
    """Return what the mails are compared with."""
    return Screen(context.dates, mails.own, tuple(context.journal.salts()), takes_new)


def _own_addresses(context: CommandContext, typed: Sequence[str]) -> frozenset[str]:
    addresses = [address.strip() for address in (*typed, *context.settings.mail.addresses)]
    for address in addresses:
        if not ADDRESS.fullmatch(address):
            raise UsageError(f"{truncate(address)!r} is not an address. Type one such as alex@alex.example.")
    return frozenset(map(str.casefold, addresses))


def _read(raw: RawMail, index: JournalIndex, envelope: Envelope, local: dt.tzinfo | None) -> Reading:
    message = read_message(raw.load(), raw.file, local)
    if why := find_unsent(message):
        return keep_reading(message, Classification(MailKind.NOTHING, why=why))
    organizers = [Address("", event.organizer.address.casefold()) for event in message.calendar if event.organizer]
    ids, senders = (*envelope.ids, message.about_message_id), [*envelope.senders, *organizers]
    known = is_known(index, replace(envelope, ids=ids, senders=senders))
    asked = is_asked(index, {address.address for address in senders}, message.on)
    classification = classify(message, index.own, is_known=known, is_asked=asked)
    if classification.kind is MailKind.BOUNCE:
        classification = read_report(message, classification)
    elif message.sender.address in index.own:
        classification = read_draft(message, classification)
    return keep_reading(message, classification)


def _read_calendar(path: Path, reader: MailReader, local: dt.tzinfo | None) -> list[Reading]:
    try:
        content = read_file(path)
        events = read_calendar(content, local)
    except UsageError as error:
        reader.problems.append(error.message)
        return []
    if not events and not is_calendar(content):
        reader.problems.append(f"{path} is not a calendar. Export it again.")
    return read_entries(events, str(path))


def _report_problems(context: CommandContext, reader: MailReader, left_out: str, *, is_empty: bool) -> None:
    """Say what could not be read; that is an error if nothing could."""
    skipped = sorted(kind.count(number) for kind, number in reader.skipped.items())
    sentences = [*reader.problems, *([f"Left out {join_words(skipped)}."] if skipped else [])]
    sentences += [left_out] if left_out else []
    if is_empty and reader.problems:
        raise UsageError(" ".join(sentences))
    for sentence in sentences:
        context.terminal.warn(sentence)
