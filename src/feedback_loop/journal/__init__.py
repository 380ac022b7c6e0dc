"""The journal file: read, append, merge, sync and repair."""
