"""Synchronise: fetch, merge, commit and push, again when another machine was faster."""

import datetime as dt
import time
from collections.abc import Sequence

from msgspec.structs import replace

from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.domain.model.events import Document
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.format.codec import render
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.ids import deleted_ids
from feedback_loop.journal.format.merge import canonical_bytes, in_canonical_order
from feedback_loop.journal.format.records import decode_all, read_tables
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.git import GitError, without_credentials
from feedback_loop.journal.sync.remote import PushRejectedError, Remote, RemoteUnreachableError, Tip, checked_url
from feedback_loop.journal.sync.repository import NotAJournalRepositoryError, Repository
from feedback_loop.results import SyncResult


def shared_text(documents: Sequence[Document]) -> bytes:
    """Return the text of these records."""
    numbered = {str(number): document for number, document in enumerate(in_canonical_order(documents), start=1)}
    return render({"schema": SCHEMA, "events": numbered})


def shared_records(content: bytes) -> list[Document]:
    """Return the records of a text from the other side, in the present schema.

    Raises:
        JournalError: it is damaged or has a newer schema.
    """
    try:
        tables, _ = read_tables(content)
        decode_all(tables["events"])
    except NewerSchemaError as newer:
        raise JournalError(
            f"The journal at the other side has the schema {newer.schema} of a newer feedback-loop, and this one reads "
            f"up to {SCHEMA}; upgrade feedback-loop to sync. Nothing was changed."
        ) from newer
    except FormatError as flaw:
        where = f"record {flaw.record} " if flaw.record else f"line {flaw.line} " if flaw.line else ""
        raise JournalError(
            f"The journal at the other side is damaged: {where}{flaw.problem}; nothing was changed here. Take the last "
            "commit back there, or sync with a new repository: feedback-loop sync --init URL"
        ) from flaw
    return list(tables["events"].values())


def count_missing(ours: Sequence[Document], theirs: Sequence[Document]) -> int:
    """Return how many of our records the other side lacks, or has in another version."""
    there = {str(document["id"]): canonical_bytes(document) for document in theirs}
    return sum(there.get(str(document["id"])) != canonical_bytes(document) for document in ours)


_ATTEMPTS = 20
_PAUSE_SECONDS = 0.05


def sync(
    journal: Journal, url: str | None, now: dt.datetime, *, interactive: bool = False, seconds: float = 60.0
) -> SyncResult:
    """Bring a journal and a git repository to the same events.

    Args:
        journal: it need not exist yet.
        url: the repository from now on; None for the one of the last time.
        now: the real clock, as an instant with a time zone.
        interactive: whether somebody is there to type a password.
        seconds: how long the other side may take for each answer.

    Raises:
        UsageError: ``url`` is none, or none was ever given.
        JournalError: the journal, or what is at the other side, is not what it must be; nothing was changed. Or
            the other side takes nothing, when what came from there is kept.
    """
    wanted = None if url is None else checked_url(url)
    journal.documents()
    repository = Repository(JournalFile(journal.path, 0).target, interactive=interactive, seconds=seconds)
    with repository.locked(journal.lock_seconds):
        known = repository.url
        if not (wanted or known):
            raise UsageError(
                "This journal is synced with nothing yet; name an empty git repository, such as a folder made with "
                "`git init --bare`: feedback-loop sync --init URL"
            )
        try:
            done = _sync_once(journal, repository, wanted or known or "", known, now)
            _forget_history(repository, journal, for_good=done.unreachable_reason is None)
        except GitError as error:
            raise JournalError(
                f"git cannot work in {repository.folder}: {error.line}. Remove that folder and say again what to sync "
                "with, by `feedback-loop sync --init URL`; the journal is not in it."
            ) from error
    return done


def _forget_history(repository: Repository, journal: Journal, *, for_good: bool) -> None:
    """Drop what git keeps here of records that are gone by now, for good once the other side is without them."""
    gone = deleted_ids(journal.events())
    if not repository.is_purged_of(gone):
        repository.purge()
        if for_good:
            repository.mark_purged(gone)


def _sync_once(journal: Journal, repository: Repository, url: str, known: str | None, now: dt.datetime) -> SyncResult:
    repository.prepare(anew=known is None)
    remote = Remote(repository.git, url, known=url == known)
    changed = known if known and known != url else None
    done = SyncResult(remote.shown, without_credentials(changed) if changed else None)
    reason = ""
    for attempt in range(_ATTEMPTS):
        try:
            tip = remote.fetch()
            there = _text(repository, remote, tip)
            theirs = shared_records(there) if there else []
            done = replace(done, merged=(*done.merged, *journal.merge([theirs], now)))
            if url != known:
                repository.remember(url)
                known = url
            events, ours = journal.read()
            gone = deleted_ids(events)
            if not gone.isdisjoint(str(each["id"]) for each in theirs):
                repository.mark_purged(frozenset())
            text = shared_text(ours)
            if text == there or not (ours or there):
                return done
            remote.push(repository.commit(text, tip.commit, now), tip.branch)
            return replace(done, sent=count_missing(ours, theirs))
        except RemoteUnreachableError as away:
            if url != known:
                repository.remember(url)
            return replace(done, unreachable_reason=away.reason)
        except PushRejectedError as overtaken:
            repository.purge()
            reason = overtaken.reason
            time.sleep(_PAUSE_SECONDS * attempt)
    raise JournalError(f"{remote.shown} is busy all the time ({reason}); sync again later. What came is kept.")


def _text(repository: Repository, remote: Remote, tip: Tip) -> bytes | None:
    """Return the text of the journal at the other side; None where there is none yet."""
    try:
        return repository.read_blob(tip.commit) if tip.commit else None
    except NotAJournalRepositoryError as foreign:
        raise JournalError(
            f"{remote.shown} is not a repository for a journal of feedback-loop, it holds {foreign.what!a}; "
            "nothing was changed. Name an empty one of its own: feedback-loop sync --init URL"
        ) from foreign
