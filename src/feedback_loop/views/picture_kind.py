"""Kinds of pictures, apart from their drawing, which takes long to import."""

from enum import StrEnum


class PictureKind(StrEnum):
    """What a picture shows: the applications' flows, the feedback funnel, or the timeline."""

    FLOWS = "flows"
    FUNNEL = "funnel"
    TIMELINE = "timeline"
