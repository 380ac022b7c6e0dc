"""State of this run, for the sentence of an error that comes after something was recorded."""

has_recorded = False
"""True once this run has changed the journal."""

batch = ""
"""The batch that whatever is recorded continues; blank unless a session plays commands."""

source_id = ""
"""The source of what such a command records."""
