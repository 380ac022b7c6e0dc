"""Machines with the same user: each has a journal of its own."""

from cli.conftest import installed, program

__all__ = ["installed", "program"]
