"""feedback-loop: turn every job interview into a closed feedback loop."""

__version__ = "0.3.0"
