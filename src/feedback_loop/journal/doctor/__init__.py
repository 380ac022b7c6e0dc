"""Diagnosis, restore and erasure of journal files."""
