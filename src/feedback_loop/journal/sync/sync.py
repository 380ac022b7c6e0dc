"""Synchronise: fetch, merge, commit and push; start again if another machine was faster."""

import datetime as dt
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.domain.model.clock import CLOCK_TOLERANCE, newest_credible
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.format.bounds import refuse_oversized
from feedback_loop.journal.format.codec import SALTS, decode_all, render, salts_in
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.merge import canonical_bytes, in_canonical_order
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.format.tables import read_tables
from feedback_loop.journal.journal import Journal, JournalCopy
from feedback_loop.journal.sync.git import BusyError, GitError, UnreachableError, without_credentials
from feedback_loop.journal.sync.remote import Remote, checked_url
from feedback_loop.journal.sync.repository import NotAJournalRepositoryError, Repository
from feedback_loop.results import MergeResult, SyncResult

_MAX_ATTEMPTS = 20
_MAX_FAILURES = 3
"""The number of attempts when git fails for a reason that waiting alone does not remove."""

_PAUSE_SECONDS = 0.05


def shared_text(documents: Sequence[Document], salts: Sequence[str] = ()) -> bytes:
    """Return the text of these records and salts for the remote, which does not depend on their order."""
    numbered = {str(number): document for number, document in enumerate(in_canonical_order(documents), start=1)}
    secrets = {SALTS: sorted(salts)} if salts else {}
    return render({"schema": SCHEMA, "events": numbered, **secrets})


def shared_content(content: bytes) -> JournalCopy:
    """Return the records of a text from the remote, in the current schema, and the salts."""
    try:
        tables, _ = read_tables(content)
        refuse_oversized(decode_all(tables["events"]))
    except NewerSchemaError as error:
        raise JournalError(
            f"The journal in the remote was written by a newer feedback-loop (schema {error.schema}, this version "
            f"reads up to {SCHEMA}); upgrade feedback-loop to sync. Nothing was changed."
        ) from error
    except FormatError as error:
        raise JournalError(
            f"The journal in the remote is damaged: {error.sentence}. Nothing was changed here. Revert the last commit "
            "there, or sync with a new repository: feedback-loop sync --init URL"
        ) from error
    return JournalCopy(list(tables["events"].values()), salts_in(tables))


def count_missing(ours: Sequence[Document], theirs: Sequence[Document]) -> int:
    """Return how many of our records the remote lacks, or has in another version."""
    known = {str(document["id"]): canonical_bytes(document) for document in theirs}
    return sum(known.get(str(document["id"])) != canonical_bytes(document) for document in ours)


def sync(
    journal: Journal, url: str | None, now: dt.datetime, *, interactive: bool = False, seconds: float = 60.0
) -> SyncResult:
    """Bring a journal and a git repository to the same events.

    Args:
        journal: the journal, which need not exist yet.
        url: the remote from now on; None for the one of the last sync.
        now: the real clock, as an instant with a time zone.
        interactive: True if somebody can type a password.
        seconds: how long the remote may take for each answer.

    Raises:
        UsageError: ``url`` is invalid, or there never was one.
        JournalError: the journal or the remote's content is invalid, so that nothing was changed; or the remote
            rejected the push, after its events were merged here.
    """
    started = time.monotonic()
    new_url = None if url is None else checked_url(url)
    journal.documents()
    repository = Repository(JournalFile(journal.path, 0).target, interactive=interactive, seconds=seconds)
    with repository.locked(journal.lock_seconds):
        try:
            known_url = _read_url(repository, new_url)
            chosen_url = new_url or known_url
            if not chosen_url:
                raise UsageError(
                    "This journal has no remote yet. Start with an empty git repository, such as a folder made with "
                    "`git init --bare`: feedback-loop sync --init URL"
                )
            result = _sync(journal, repository, chosen_url, known_url, now)
            _purge_history(repository, journal, is_final=result.unreachable_reason is None)
        except GitError as error:
            raise JournalError(
                f"git failed in {repository.folder}: {error.reason}. If you cannot fix that, delete the folder, which "
                "does not contain the journal, and set up the sync again: feedback-loop sync --init URL"
            ) from error
    # The remote may have taken minutes.
    return _note_lead(result, journal, now + dt.timedelta(seconds=time.monotonic() - started))


def _read_url(repository: Repository, new_url: str | None) -> str | None:
    """Return the URL of the last sync; if there is a new one, a damaged repository counts as none, and is repaired."""
    try:
        return repository.url
    except GitError:
        if new_url is None:
            raise
        return None


def _note_lead(result: SyncResult, journal: Journal, now: dt.datetime) -> SyncResult:
    """Add how far the newest record or the last commit of the remote is ahead of this machine's clock."""
    instants = [event.recorded_at for event in journal.events()]
    newest = newest_credible([*instants, *([result.committed_at] if result.committed_at else [])], now)
    lead = newest - now if newest else CLOCK_TOLERANCE
    return msgspec.structs.replace(result, lead=lead) if lead > CLOCK_TOLERANCE else result


def _purge_history(repository: Repository, journal: Journal, *, is_final: bool) -> None:
    """Purge the repository of forgotten records; if the remote is without them, that is final."""
    deleted = read_tombstones(journal.events()).deleted
    if not repository.is_purged_of(deleted):
        repository.purge()
        if is_final:
            repository.mark_purged(deleted)


@dataclass(frozen=True, slots=True)
class _Received:
    """The end of the remote's branch: its commit with its date and the journal, if there are any, and its content."""

    branch: str
    commit: str | None
    committed_at: dt.datetime | None
    text: bytes | None
    content: JournalCopy

    @property
    def records(self) -> list[Document]:
        """The records of the journal."""
        return self.content.documents


def _sync(journal: Journal, repository: Repository, url: str, known_url: str | None, now: dt.datetime) -> SyncResult:
    remote = Remote(repository.git, url, known=url == known_url)
    before = without_credentials(known_url) if known_url and known_url != url else None
    result = SyncResult(remote.shown, before)
    reason = ""
    for attempt in range(_MAX_ATTEMPTS):
        try:
            repository.prepare(create=known_url is None)
            received = _receive(repository, remote)
            merged = journal.merge([received.records], now, salts=received.content.salts)
            result = _add_received(result, received, merged)
            if url != known_url:
                repository.remember(url)
                known_url = url
            return msgspec.structs.replace(result, sent=_send(journal, repository, remote, received, now))
        except UnreachableError as error:
            if url != known_url:
                repository.remember(url)
            return msgspec.structs.replace(result, unreachable_reason=error.reason)
        except GitError as error:
            if attempt >= _MAX_FAILURES and not isinstance(error, BusyError):
                raise
            reason = error.reason
            # Nothing is lost with it, and a git that outlived a killed sync may have left it in any state.
            with suppress(JournalError):
                repository.purge()
            time.sleep(_PAUSE_SECONDS * attempt)
    raise JournalError(
        f"{remote.shown} kept changing during the sync ({reason}); try again later. Received events are saved."
    )


def _add_received(result: SyncResult, received: _Received, merged: tuple[MergeResult, ...]) -> SyncResult:
    return msgspec.structs.replace(
        result,
        merged=result.merged + merged,
        known_there=frozenset(str(record["id"]) for record in received.records),
        committed_at=received.committed_at,
    )


def _receive(repository: Repository, remote: Remote) -> _Received:
    branch, commit = remote.fetch()
    try:
        text = repository.read_blob(commit) if commit else None
    except NotAJournalRepositoryError as error:
        raise JournalError(
            f"{remote.shown} is not a repository for a journal: it contains {error.content}. Nothing was changed. "
            "Use an empty repository: feedback-loop sync --init URL"
        ) from error
    committed_at = repository.committed_at(commit) if commit else None
    return _Received(branch, commit, committed_at, text, shared_content(text) if text else JournalCopy([], []))


def _send(journal: Journal, repository: Repository, remote: Remote, received: _Received, now: dt.datetime) -> int:
    """Push the journal if the remote differs; return how many events the remote lacked."""
    events, documents = journal.read()
    deleted = read_tombstones(events).deleted
    if not deleted.isdisjoint(str(record["id"]) for record in received.records):
        repository.mark_purged(frozenset())
    text = shared_text(documents, journal.salts())
    if text == received.text or not (documents or received.text):
        return 0
    remote.push(repository.commit(text, received.commit, now), received.branch)
    return count_missing(documents, received.records)
