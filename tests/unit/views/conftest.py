"""Fixtures of the views' tests: the program with a journal that has every kind of loop."""

from cli.conftest import full_journal, full_journal_text, program

__all__ = ["full_journal", "full_journal_text", "program"]
