"""Files on disk: atomic writes, locks, backups and copies."""

CACHE_SUFFIX = ".answers"
"""What ``remind`` and ``status`` said last; it holds for one state of the journal, and goes with the next write."""
