"""Statistics, themes, flows, contacts and integrity checks of a journal."""
