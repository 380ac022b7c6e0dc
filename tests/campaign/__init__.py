"""The fault campaign: kills, failing disks, crowds, odd clocks and other versions against the real program.

``PYTHONPATH=tests python -m campaign [--large]`` prints a table; `docs/resilience.md` says what is in it.
"""
