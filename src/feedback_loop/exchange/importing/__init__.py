"""Readers of tables, and the planner that turns their rows into events."""
