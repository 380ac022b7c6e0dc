"""Files on disk: atomic writes, locks, backups and copies."""

CACHE_SUFFIX = ".answers"
"""Suffix of the file with the cached output of ``remind`` and ``status``; every write of the journal deletes it."""
