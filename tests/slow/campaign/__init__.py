"""Fault campaign: kills, disk errors, concurrent writers, wrong clocks and other versions against the real program.

``PYTHONPATH=tests/slow python -m campaign [--large]`` prints a table, which `docs/resilience.md` explains.
"""
