"""Files on disk: atomic writes, locks, backups and copies."""

CACHE_SUFFIX = ".answers"
"""Suffix of the file with the cached output of ``remind`` and ``status``; every write of the journal deletes it."""

MAX_BYTES = 500_000_000
"""The limit for a journal; 100,000 events take about 25 MB."""

SHOWN_SUFFIX = ".shown"
"""Suffix of the file with the days on which ``remind --calm`` last showed each prompt; it names only ids and rules."""

EXPORTED_SUFFIX = ".exported"
"""Suffix of the file with the ids of the entries that calendar exports contained; it names nothing else."""
