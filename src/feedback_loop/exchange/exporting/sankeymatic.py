"""Flows in the syntax of SankeyMATIC (sankeymatic.com): ``Source [count] Target``, one per line."""

from collections.abc import Iterable
from itertools import count

from feedback_loop.domain.insight.funnel import application_flows
from feedback_loop.domain.rules.overview import Overview

_SYNTAX = str.maketrans({"[": "(", "]": ")", "#": "No. ", "\\": "/"})
"""Syntax of SankeyMATIC: brackets enclose the count, # begins a colour, and a backslash a line break."""
_LEADING = "':/ "
"""Characters that begin a comment or a setting."""


def to_sankeymatic(overview: Overview) -> str:
    """Return the flows of applications; without any, a comment, since some programs refuse an empty file."""
    flows = application_flows(overview)
    if not flows:
        return "' No applications\n"
    names = _safe_names(name for flow in flows for name in (flow.source, flow.target))
    return "".join(f"{names[flow.source]} [{flow.count}] {names[flow.target]}\n" for flow in flows)


def _safe_names(nodes: Iterable[str]) -> dict[str, str]:
    """Return a unique name without syntax for each node."""
    used: set[str] = set()
    names = {}
    for node in dict.fromkeys(nodes):
        name = " ".join(node.translate(_SYNTAX).split()).lstrip(_LEADING) or "Round"
        candidates = (name if number == 1 else f"{name} ({number})" for number in count(1))
        names[node] = next(candidate for candidate in candidates if candidate not in used)
        used.add(names[node])
    return names
