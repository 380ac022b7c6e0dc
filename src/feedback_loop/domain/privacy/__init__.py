"""Erasing, redacting and extracting parts of the journal."""
