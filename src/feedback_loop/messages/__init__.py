"""Drafts of messages, from templates filled with facts of the journal."""
