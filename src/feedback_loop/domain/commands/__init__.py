"""Decisions of the commands: check the rules and return the events to record.

What they do not allow raises RefusedError, UsageError or TargetError, with a sentence for the user.
"""
