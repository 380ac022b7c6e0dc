"""Strict parser of the iCalendar files (RFC 5545) that exports write."""

import re
from collections import Counter
from dataclasses import dataclass, field

MAX_LINE_LENGTH = 75
"""Most octets in a line, without the line break."""
_LINE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z-]+=[^\x00-\x08\x0a-\x1f\x7f\";:,]+)*):(?P<value>.*)"
)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_DATE = re.compile(r"\d{8}")
_DATE_TIME = re.compile(r"\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\d")
_DURATION = re.compile(r"-?P(?:\d+W|\d+D(?:T\d+H)?|T\d+H(?:\d+M)?)")
_OFFSET = re.compile(r"[+-]\d{4}(?:\d\d)?")
_OBSERVANCE = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"}
_REQUIRED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": _OBSERVANCE,
    "DAYLIGHT": _OBSERVANCE,
}
_OPTIONAL = {
    "VCALENDAR": {"X-WR-CALNAME"},
    "VEVENT": {"DTEND", "DURATION", "SEQUENCE", "SUMMARY", "DESCRIPTION", "CLASS", "STATUS", "TRANSP"},
    "VALARM": set[str](),
    "VTIMEZONE": set[str](),
    "STANDARD": set[str](),
    "DAYLIGHT": set[str](),
}
_CHILDREN = {"": {"VCALENDAR"}, "VCALENDAR": {"VTIMEZONE", "VEVENT"}, "VEVENT": {"VALARM"}, "VALARM": set[str]()}
_CHILDREN |= {"VTIMEZONE": {"STANDARD", "DAYLIGHT"}, "STANDARD": set[str](), "DAYLIGHT": set[str]()}
_TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "PRODID", "X-WR-CALNAME"}
_VALUES = {"STATUS": {"CONFIRMED", "CANCELLED"}, "TRANSP": {"OPAQUE", "TRANSPARENT"}, "CLASS": {"PRIVATE"}}
_VALUES |= {"ACTION": {"DISPLAY"}, "VERSION": {"2.0"}}


@dataclass
class Component:
    """One component of a calendar: its kind, its lines (name, parameters, value), and its subcomponents."""

    kind: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    children: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        (value,) = (value for key, _, value in self.lines if key == name)
        return value

    @property
    def events(self) -> list["Component"]:
        """The events among its subcomponents."""
        return [child for child in self.children if child.kind == "VEVENT"]

    def get(self, name: str) -> str | None:
        return next((value for key, _, value in self.lines if key == name), None)


def parse_strictly(text: str) -> Component:
    """Parse a calendar, and fail on anything that a strict reader would refuse."""
    root = Component("")
    stack = [root]
    for line in _unfold(text.encode()):
        match = _LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            stack[-1].children.append(Component(value))
            assert value in _CHILDREN[stack[-1].kind], value
            stack.append(stack[-1].children[-1])
        elif name == "END":
            _check(stack.pop(), value)
        else:
            stack[-1].lines.append((name, match["parameters"], value))
    assert stack == [root]
    (calendar,) = root.children
    assert calendar.children, "empty calendar"
    uids = [event["UID"] for event in calendar.children if event.kind == "VEVENT"]
    assert len(uids) == len(set(uids))
    zones = {f";TZID={zone['TZID']}" for zone in calendar.children if zone.kind == "VTIMEZONE"}
    used = {parameters for event in calendar.events for _, parameters, _ in event.lines if "TZID" in parameters}
    # Without events, one zone is there because a calendar must have something in it.
    assert zones == (used if uids else {";TZID=UTC"})
    return calendar


def _unfold(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= MAX_LINE_LENGTH, line
        assert b"\r" not in line, line
        assert b"\n" not in line, line
        line.decode()  # no character is cut in two
    return content.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


def _check(component: Component, end: str) -> None:
    kind = component.kind
    assert kind == end
    counts = Counter(name for name, _, _ in component.lines)
    assert set(counts) <= _REQUIRED[kind] | _OPTIONAL[kind], counts
    assert set(counts.values()) == {1}, counts
    assert set(counts) >= _REQUIRED[kind], counts
    for name, parameters, value in component.lines:
        assert not parameters or name in ("DTSTART", "DTEND"), name
        assert name not in _TEXTS or _TEXT.fullmatch(value), value
        assert name not in _VALUES or value in _VALUES[name], value
    if kind == "VEVENT":
        _check_time(component)
    if kind == "VTIMEZONE":
        assert component.children
    if kind in ("STANDARD", "DAYLIGHT"):
        assert _DATE_TIME.fullmatch(component["DTSTART"])
        assert all(_OFFSET.fullmatch(component[name]) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    if kind == "VALARM":
        assert _DURATION.fullmatch(component["TRIGGER"])


def _check_time(event: Component) -> None:
    lines = {name: (parameters, value) for name, parameters, value in event.lines}
    parameters, start = lines["DTSTART"]
    is_whole_day = parameters == ";VALUE=DATE"
    assert is_whole_day or not parameters or parameters.startswith(";TZID=")
    assert (_DATE if is_whole_day else _DATE_TIME).fullmatch(start.removesuffix("" if parameters else "Z")), start
    assert not {"DTEND", "DURATION"} <= set(lines)
    if "DTEND" in lines:
        assert lines["DTEND"][0] == parameters
        assert lines["DTEND"][1] > start
    if "DURATION" in lines:
        assert _DURATION.fullmatch(event["DURATION"])
    assert _DATE_TIME.fullmatch(event["DTSTAMP"].removesuffix("Z"))
    assert event["DTSTAMP"].endswith("Z")
    assert event["SEQUENCE"].isdigit()
