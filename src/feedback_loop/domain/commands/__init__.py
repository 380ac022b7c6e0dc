"""Decisions of the commands: check the rules and return the events to record."""
