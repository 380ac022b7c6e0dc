"""Drafts: what a good message says, as templates filled from the journal."""
