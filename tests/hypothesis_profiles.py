"""Profiles of Hypothesis: how many examples the property tests try.

Everyday runs use the profile ``everyday``, unless the variable ``HYPOTHESIS_PROFILE`` or the option
``--hypothesis-profile`` names ``thorough`` (four times as many) or ``large`` (eighty times as many).
"""

import os

from hypothesis import settings

PROFILES = {"everyday": 25, "thorough": 100, "large": 2000}
"""Number of examples of a test that asks for no other number."""


def load_profile() -> None:
    """Register the profiles, and load the one of the environment."""
    for name, examples in PROFILES.items():
        settings.register_profile(name, max_examples=examples, deadline=None)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


def scale_examples(examples: int) -> int:
    """Return how many examples the profile allows a test that tries ``examples`` in the profile ``thorough``."""
    current = (settings.default or settings()).max_examples
    return max(1, examples * current // PROFILES["thorough"])
