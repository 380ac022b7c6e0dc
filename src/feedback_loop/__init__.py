"""feedback-loop: turn every job interview into a closed feedback loop."""

__version__ = "0.2.0"
