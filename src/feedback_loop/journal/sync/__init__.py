"""Synchronisation through a git repository."""
