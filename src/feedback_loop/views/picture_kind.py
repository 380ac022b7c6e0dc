"""Kinds of pictures, apart from their drawing, which takes long to import."""

from enum import StrEnum


class PictureKind(StrEnum):
    """Subject of a picture: the applications' flows, the feedback funnel, or the timeline."""

    FLOWS = "flows"
    FUNNEL = "funnel"
    TIMELINE = "timeline"
