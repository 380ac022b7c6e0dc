"""Fixtures of the tests of messages: the program in this process, with an empty journal."""

from cli.conftest import program

__all__ = ["program"]
