"""Flows in the syntax of SankeyMATIC (sankeymatic.com): ``Source [count] Target``, one per line."""

from collections.abc import Iterable
from itertools import count

from feedback_loop.domain.insight.funnel import application_flows
from feedback_loop.domain.rules.overview import Overview

_MEANINGFUL = str.maketrans({"[": "(", "]": ")", "#": "No. ", "\\": "/"})
"""Brackets hold the count there, # begins a colour, and a backslash a line break."""
_LEADING = "':/ "
"""At the beginning of a line these make a comment or a setting."""
_FALLBACK = "Round"


def to_sankeymatic(overview: Overview) -> str:
    """Return the applications' flows; blank where there is no application."""
    found = application_flows(overview)
    names = _names(name for flow in found for name in (flow.source, flow.target))
    return "".join(f"{names[flow.source]} [{flow.count}] {names[flow.target]}\n" for flow in found)


def _names(nodes: Iterable[str]) -> dict[str, str]:
    """Return for each node a name that reads as nothing else there, and that no other node has."""
    used: set[str] = set()
    names = {}
    for node in dict.fromkeys(nodes):
        name = " ".join(node.translate(_MEANINGFUL).split()).lstrip(_LEADING) or _FALLBACK
        candidates = (name if number == 1 else f"{name} ({number})" for number in count(1))
        names[node] = next(free for free in candidates if free not in used)
        used.add(names[node])
    return names
