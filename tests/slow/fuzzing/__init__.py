"""Fuzzing: every command with hostile arguments, files, journals and environments, and the invariants of every run."""
