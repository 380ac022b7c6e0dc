"""Copies of the journal beside it, and how they are purged of forgotten records.

Backups, damaged copies and conflict copies are known by their names. Any other file is a copy by what is in it: what
editors, sync programs and people make has too many names. A file that shares no record with the journal is none.

A stamp file in the folder of the backups lists the tombstones that all copies are purged of. So a write need not read
every copy, and a purge that was cut short is repeated by the next write.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec

from feedback_loop.domain.model.events import Document, decode
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.files import IrregularFileError, OversizedFileError, open_regular, read_regular
from feedback_loop.journal.disk import CACHE_SUFFIX, MAX_BYTES
from feedback_loop.journal.disk.atomic import atomic_write, remove_stale_temp_files, temp_file_pattern
from feedback_loop.journal.disk.backups import BACKUP_NAMES, backup_dir, ids_in, list_backups, matching_files
from feedback_loop.journal.format.codec import decode_all
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import NewerSchemaError
from feedback_loop.journal.format.tables import TOMBSTONE, read_tables, without_forgotten

_STAMP = ".forgotten"
_CACHE = re.escape(CACHE_SUFFIX)

_COPY_FOLDERS = frozenset({".stversions", ".dropbox.cache", ".trash", ".history", ".owncloudsync", ".syncthing"})
"""Folders beside the journal, in lower case, in which sync programs and editors keep old versions."""

_MAX_DEPTH = 3
_SNIFFED_BYTES = 1 << 16
"""The part of each end of a file with another name that is read to see whether it may hold records."""

_MARK = b"recorded_at"
_WORD = re.compile(rb"[0-9a-z]{13,}")
_COMPRESSED = re.compile(r"\.(?:gz|bz2|xz|zst|lz4|zip|7z|rar|tgz|gpg|age|enc)\Z", re.IGNORECASE)


class CopyState(StrEnum):
    """State of a copy: only a journal can be merged and purged."""

    JOURNAL = "journal"
    DAMAGED = "damaged"
    OPAQUE = "opaque"
    """Compressed, too large or not permitted: nobody can tell what is in it."""
    UNREADABLE = "unreadable"


class FoundCopy(msgspec.Struct, frozen=True):
    """A file beside the journal, and the ids of its records as far as they can be read."""

    path: Path
    state: CopyState
    ids: frozenset[bytes] = frozenset()


def damaged_copies(target: Path) -> list[Path]:
    """Return the files that ``doctor --restore`` kept of the journal at ``target``, oldest first."""
    return matching_files(target.parent, re.compile(rf"{re.escape(target.name)}\.damaged-\d{{8}}T\d{{6}}Z(?:-again)*"))


def conflict_copies(target: Path) -> list[Path]:
    """Return the copies that Dropbox, Syncthing, Nextcloud and the like made of two versions of the journal."""
    stem, suffix = re.escape(target.stem), re.escape(target.suffix)
    marks = r"\.sync-conflict-[^/]+|_conflict-\d[^/]*| \([^/]*(?:conflicted copy|in Konflikt stehende Kopie)[^/]*\)"
    return matching_files(target.parent, re.compile(rf"{stem}(?:{marks}){suffix}"))


def temp_files(target: Path) -> list[Path]:
    """Return the temporary files that killed writers left; the next write removes them."""
    of_journal = temp_file_pattern(rf"{re.escape(target.name)}(?:{_CACHE})?")
    of_backups = temp_file_pattern(rf"{BACKUP_NAMES}|{re.escape(_STAMP)}")
    return matching_files(target.parent, of_journal) + matching_files(backup_dir(target), of_backups)


def own_copies(target: Path) -> list[Path]:
    """Return the copies of the journal at ``target`` that the program made itself."""
    return [*(backup.path for backup in list_backups(target)), *damaged_copies(target)]


def named_copies(target: Path) -> list[Path]:
    """Return every copy of the journal at ``target`` that is known by its name."""
    return [*own_copies(target), *conflict_copies(target)]


def find_copies(target: Path, ids: AbstractSet[bytes], mentioned: AbstractSet[bytes] = frozenset()) -> list[FoundCopy]:
    """Return the other copies beside the journal at ``target``.

    They are known by a record with one of ``ids``, or by one of the ids ``mentioned`` anywhere. A file of the journal's
    name that nobody can look into counts as one too.
    """
    skipped = {target, *named_copies(target)}
    copies = (_examine(path, target, ids, mentioned) for path in _files_beside(target) if path not in skipped)
    return [copy for copy in copies if copy]


def is_purged(target: Path, tombstones: Sequence[Document]) -> bool:
    """Return True if all copies were purged of what ``tombstones`` name, as far as they can be."""
    try:
        lines = read_regular(backup_dir(target) / _STAMP, MAX_BYTES).splitlines(keepends=True)
    except OSError:
        return False
    impure = [line for line in lines if b" " in line]
    return b"".join(lines[: len(lines) - len(impure)]) == _stamp(tombstones) and all(map(_is_unchanged, impure))


def purge(target: Path, tombstones: Sequence[Document]) -> list[Path]:
    """Remove forgotten records from every copy; the caller holds the lock.

    Return the copies that may still hold them: they are damaged, newer, compressed, or cannot be read or written.
    """
    folder = backup_dir(target)
    remove_stale_temp_files(target.parent, re.escape(target.name) + rf"(?:\.damaged-[^/]*|{_CACHE})?")
    remove_stale_temp_files(folder, r"[^/]*")
    forgotten = frozenset(id_.encode() for id_ in read_tombstones(map(decode, tombstones)).deleted)
    impure: list[Path] = []
    failed: list[Path] = []
    try:
        copies = find_copies(target, forgotten, forgotten)
        journals = [*named_copies(target), *(copy.path for copy in copies if copy.state is CopyState.JOURNAL)]
    except OSError:
        return [folder]
    for copy in copies:
        if copy.state is not CopyState.JOURNAL:
            (failed if copy.state is CopyState.UNREADABLE else impure).append(copy.path)
    for path in journals:
        try:
            _purge_file(path, tombstones)
        except (IrregularFileError, OversizedFileError, FormatError, NewerSchemaError):
            impure.append(path)
        except OSError:
            failed.append(path)
    if not failed and folder.is_dir() and not is_purged(target, tombstones):
        with suppress(OSError):
            atomic_write(folder / _STAMP, _stamp(tombstones) + b"".join(map(_describe, impure)))
    return [*impure, *failed]


def _purge_file(path: Path, tombstones: Sequence[Document]) -> None:
    before = read_regular(path, MAX_BYTES)
    after = without_forgotten(before, tombstones)
    if after != before:
        atomic_write(Path(os.path.realpath(path)), after)


def _stamp(tombstones: Sequence[Document]) -> bytes:
    return "".join(sorted(f"{record['id']}\n" for record in tombstones if record["kind"] == TOMBSTONE)).encode()


def _describe(path: Path) -> bytes:
    """Return the line for a copy that cannot be purged until it changes: its size, time and name."""
    state = path.stat()
    return b"%d %d %b\n" % (state.st_size, state.st_ctime_ns, json.dumps(str(path)).encode())


def _is_unchanged(line: bytes) -> bool:
    try:
        return _describe(Path(json.loads(line.split(b" ", 2)[2]))) == line
    except FileNotFoundError:
        return True
    except (OSError, ValueError, IndexError):
        return False


def _files_beside(target: Path) -> Iterator[Path]:
    """Yield the other files in the journal's folder, and those in folders of old versions; links lead elsewhere."""
    own = {target.name, f".{target.name}.lock", f"{target.name}{CACHE_SUFFIX}"}
    yield from (path for path in _walk(target.parent, 0) if path.parent != target.parent or path.name not in own)
    yield from (path for path in _walk(backup_dir(target), _MAX_DEPTH) if path.name != _STAMP)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        elif depth < _MAX_DEPTH and (depth or entry.name.casefold() in _COPY_FOLDERS):
            yield from _walk(Path(entry.path), depth + 1)


def _examine(path: Path, target: Path, ids: AbstractSet[bytes], mentioned: AbstractSet[bytes]) -> FoundCopy | None:
    """Return a file as a copy, or None if it is none."""
    has_name = target.stem.casefold() in path.name.casefold()
    try:
        if not (has_name or _may_hold_records(path)):
            return None
        content = read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        is_opaque = isinstance(error, OversizedFileError | PermissionError)
        return FoundCopy(path, CopyState.OPAQUE if is_opaque else CopyState.UNREADABLE) if has_name else None
    own = ids_in(content)
    if own.isdisjoint(ids) and (not mentioned or mentioned.isdisjoint(_WORD.findall(content))):
        return FoundCopy(path, CopyState.OPAQUE) if has_name and _COMPRESSED.search(path.name) else None
    return FoundCopy(path, CopyState.JOURNAL if _is_journal(content) else CopyState.DAMAGED, own)


def _may_hold_records(path: Path) -> bool:
    """Return True if a file has a word of every record near its beginning or end."""
    descriptor, state = open_regular(path)
    try:
        ends = os.read(descriptor, _SNIFFED_BYTES)
        if state.st_size > len(ends):
            os.lseek(descriptor, max(len(ends), state.st_size - _SNIFFED_BYTES), os.SEEK_SET)
            ends += os.read(descriptor, _SNIFFED_BYTES)
    finally:
        os.close(descriptor)
    return _MARK in ends.replace(b"\0", b"")


def _is_journal(content: bytes) -> bool:
    try:
        tables, _ = read_tables(content)
        decode_all(tables["events"])
    except (FormatError, NewerSchemaError):
        return False
    return True
