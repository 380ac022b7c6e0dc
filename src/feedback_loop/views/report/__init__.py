"""The web report: one self-contained page."""
