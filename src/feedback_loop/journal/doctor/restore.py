"""Restore a journal from its backups and from what can be read of damaged files."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, decode
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.files import read_regular
from feedback_loop.journal.disk import MAX_BYTES
from feedback_loop.journal.disk.backups import list_backups
from feedback_loop.journal.disk.copies import damaged_copies
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.erasure import purge_copies
from feedback_loop.journal.doctor.salvage import SalvageResult, salvage
from feedback_loop.journal.format.codec import SALTS, Tables, decode_all, render, salts_in
from feedback_loop.journal.format.errors import FormatError, NewerJournalError
from feedback_loop.journal.format.merge import resolve_conflict
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.format.tables import append_missing, read_tables, tombstone_records
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup, RestorePlan

Versions = dict[str, Document]
"""One version of each record, by its id."""


@dataclass(frozen=True)
class _Source:
    """The readable part of one file; ``tables`` is None if it is damaged, ``content`` if it is missing."""

    content: bytes | None = None
    tables: Tables | None = None
    result: SalvageResult = field(default_factory=SalvageResult)

    @property
    def is_intact(self) -> bool:
        """True if it is a valid journal."""
        return self.tables is not None


def plan_restore(journal: Journal, backup: Backup | None) -> RestorePlan:
    """Return what a restore would write, without changing anything.

    Args:
        journal: the journal, which may be damaged or missing.
        backup: the state to go back to; every intact event of a damaged file is added, of an intact file only its
            tombstones. None to restore the union of the file, all backups and all damaged copies.

    Raises:
        JournalError: nothing can be restored, or the file cannot be read, or has a newer schema.
    """
    current = _read_current(journal)
    target = JournalFile(journal.path, 0).target
    backups = [(known, source) for known in list_backups(target) if (source := _read_copy(known.path))]
    copies = [source for path in reversed(damaged_copies(target)) if (source := _read_copy(path))]
    others = [*(source for _, source in backups), *copies]
    if backup:
        return _plan_exact(backup, current, others)
    base, start = None, current
    if not current.is_intact:
        base, start = next(((known, source) for known, source in backups if source.is_intact), (None, _Source()))
    plan = _plan_union(base, start, current, others)
    if not (plan.events or current.is_intact or base):
        raise JournalError(
            f"Nothing can be restored: {journal.path} has no readable events, and there is no intact backup. "
            "Look for another copy of the file."
        )
    return plan


def restore(journal: Journal, backup: Backup | None, now: dt.datetime) -> Path | None:
    """Write what ``plan_restore`` returns, under the lock and as a whole; if it raises, nothing was changed.

    Return the path of the copy of the old file (``<name>.damaged-<UTC time>``); None if there was no file, or nothing
    to change.
    """
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.locked():
        plan = plan_restore(journal, backup)
        aside = file.restore(plan.content, now) if plan.changes else None
    purge_copies(journal)
    return aside


def _plan_exact(backup: Backup, current: _Source, others: Sequence[_Source]) -> RestorePlan:
    start = _read_backup(backup)
    added = [] if current.is_intact else [*current.result.documents, *current.result.partial]
    added += [document for source in (current, *others) for document in _tombstones(source.result.documents)]
    versions = _resolve([start.result.documents], [added])
    return _plan(backup, start, _join(start, [current], versions), current, others)


def _plan_union(base: Backup | None, start: _Source, current: _Source, others: Sequence[_Source]) -> RestorePlan:
    sources = [current, *others]
    versions = _resolve(
        [source.result.documents for source in sources if source.is_intact],
        [source.result.documents for source in sources if not source.is_intact],
    )
    for source in sources:
        for document in source.result.partial:
            versions.setdefault(str(document["id"]), document)
    return _plan(base, start, _join(start, sources, versions), current, others)


def _plan(
    base: Backup | None, start: _Source, joined: Tables, current: _Source, others: Sequence[_Source]
) -> RestorePlan:
    """Return the plan that writes the tables ``joined``, compared with ``start``, to which records were added."""
    events = decode_all(joined["events"])
    before = {str(document["id"]) for document in start.result.documents}
    own = {str(document["id"]) for document in (*current.result.documents, *current.result.partial)}
    new = [event for event in events if event.id not in before]
    content = start.content if start.content is not None and joined == start.tables else render(joined)
    return RestorePlan(
        content=content,
        changes=content != current.content,
        backup=base,
        events=events,
        salvaged=[] if current.is_intact else [event for event in new if event.id in own],
        recovered=[event for event in new if current.is_intact or event.id not in own],
        lacking=_lacking([current] if current.is_intact else [current, *others], events),
        unread=current.result.unread,
    )


def _lacking(sources: Iterable[_Source], events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events of the sources that are not among ``events``, except for forgotten ones."""
    known = {event.id for event in events} | read_tombstones(events).deleted
    lacking: dict[str, AnyEvent] = {}
    for source in sources:
        for document in source.result.documents:
            if document["id"] not in known:
                lacking.setdefault(str(document["id"]), decode(document))
    return list(lacking.values())


def _resolve(intact: Iterable[Iterable[Document]], damaged: Iterable[Iterable[Document]]) -> Versions:
    """Return one version of each record.

    A damaged file may hold a record that is still valid, but not what was written. So of two versions of one instant,
    that of an intact file counts.
    """
    trusted, doubtful = _unite(intact), _unite(damaged)
    for id_, theirs in doubtful.items():
        ours = trusted.get(id_)
        if ours is None or _is_later(theirs, ours):
            trusted[id_] = theirs if ours is None else resolve_conflict(ours, theirs)
    return trusted


def _unite(sources: Iterable[Iterable[Document]]) -> Versions:
    versions: Versions = {}
    for document in (document for source in sources for document in source):
        id_ = str(document["id"])
        ours = versions.get(id_)
        if ours is None:
            versions[id_] = document
        elif ours != document:
            versions[id_] = resolve_conflict(ours, document)
    return versions


def _is_later(first: Document, second: Document) -> bool:
    event, other = decode(first), decode(second)
    return isinstance(event, Forgotten) or event.recorded_at > other.recorded_at


def _join(start: _Source, sources: Sequence[_Source], versions: Versions) -> Tables:
    """Return the tables of ``start`` with these versions of its records, and the missing ones as they were recorded."""
    tables = {**(start.tables or {"events": {}}), **_unite_tables([*sources, start])}
    records = {number: versions.get(str(document["id"]), document) for number, document in tables["events"].items()}
    known = {str(document["id"]) for document in records.values()}
    new = (document for id_, document in versions.items() if id_ not in known)
    missing = sorted(new, key=lambda document: (decode(document).recorded_at, str(document["id"])))
    return append_missing({**tables, "events": records}, missing)


def _unite_tables(sources: Iterable[_Source]) -> Tables:
    """Return the keys next to the table of events, those of the first source first; tables are united."""
    united: Tables = {}
    united_sources = list(sources)
    for source in united_sources:
        for name, value in source.result.others.items():
            known = united.setdefault(name, value)
            if isinstance(known, dict) and isinstance(value, dict):
                united[name] = {**value, **known}
    if salts := sorted({salt for source in united_sources for salt in salts_in(source.result.others)}):
        united[SALTS] = salts
    return united


def _tombstones(documents: Sequence[Document]) -> list[Document]:
    return tombstone_records(documents, [decode(document) for document in documents])


def _read_backup(backup: Backup) -> _Source:
    Journal(backup.path).events()
    snapshot = JournalFile(backup.path, 0).read()
    if snapshot is None:
        raise JournalError(f"{backup.path} is gone; choose another backup.")
    return _read_source(snapshot.content)


def _read_current(journal: Journal) -> _Source:
    snapshot = JournalFile(journal.path, 0).read()
    try:
        return _read_source(snapshot.content) if snapshot else _Source()
    except NewerSchemaError as error:
        raise NewerJournalError(journal.path, error.schema, SCHEMA) from error


def _read_copy(path: Path) -> _Source | None:
    try:
        return _read_source(read_regular(path, MAX_BYTES))
    except (OSError, NewerSchemaError):
        return None


def _read_source(content: bytes) -> _Source:
    try:
        tables, _ = read_tables(content)
        decode_all(tables["events"])
    except FormatError:
        return _Source(content, None, salvage(content))
    others = {name: value for name, value in tables.items() if name not in ("schema", "events")}
    return _Source(content, tables, SalvageResult(list(tables["events"].values()), others=others))
