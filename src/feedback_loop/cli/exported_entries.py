"""Entries that calendar exports contained, so that only those are cancelled later.

Their ids are kept in a small file next to the journal. The file is optional: without it nothing is cancelled.
"""

import os
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

import msgspec

from feedback_loop.files import MEGABYTE, read_regular
from feedback_loop.journal.disk import EXPORTED_SUFFIX
from feedback_loop.journal.disk.atomic import atomic_write


def read_exported(journal: Path) -> frozenset[str]:
    """Return the ids of the entries that earlier exports of a journal contained."""
    try:
        return frozenset(msgspec.json.decode(read_regular(_path(journal), MEGABYTE), type=list[str]))
    except (OSError, ValueError, RecursionError):
        return frozenset()


def remember_exported(ids: AbstractSet[str], journal: Path) -> None:
    """Add the ids of entries; any error is ignored."""
    before = read_exported(journal)
    if not ids <= before:
        with suppress(OSError, ValueError):
            atomic_write(_path(journal), msgspec.json.encode(sorted(before | ids)))


def _path(journal: Path) -> Path:
    return Path(os.path.realpath(journal) + EXPORTED_SUFFIX)
