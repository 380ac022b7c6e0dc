"""What else the program keeps beside a journal's file, named after it."""

ANSWERS = {"remind": ".remind", "status": ".status"}
"""What these commands said last; it holds for one state of the journal, and goes with the next write."""
