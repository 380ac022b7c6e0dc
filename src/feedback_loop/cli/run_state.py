"""State of this run, for the sentence of an error that comes after something was recorded."""

has_recorded = False
"""True once this run has changed the journal."""
