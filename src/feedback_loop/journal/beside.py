"""What else the program keeps beside a journal's file, named after it."""

ANSWERS = ".answers"
"""What ``remind`` and ``status`` said last; it holds for one state of the journal, and goes with the next write."""
