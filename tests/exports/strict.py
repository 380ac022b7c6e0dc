"""What RFC 5545 demands of a calendar as ours are, checked to the letter."""

import re
from collections import Counter
from dataclasses import dataclass, field

LONGEST_LINE = 75
"""Octets, without the line break."""
_LINE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z-]+=[^\x00-\x08\x0a-\x1f\x7f\";:,]+)*):(?P<value>.*)"
)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\d")
_DURATION = re.compile(r"-?P(?:\d+W|\d+D(?:T\d+H)?|T\d+H(?:\d+M)?)")
_ONCE = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
_AT_MOST_ONCE = {
    "VCALENDAR": {"X-WR-CALNAME"},
    "VEVENT": {"DTEND", "DURATION", "SEQUENCE", "SUMMARY", "DESCRIPTION", "CLASS", "STATUS", "TRANSP"},
    "VALARM": set[str](),
}
_INSIDE = {"": {"VCALENDAR"}, "VCALENDAR": {"VEVENT"}, "VEVENT": {"VALARM"}, "VALARM": set[str]()}
_TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "PRODID", "X-WR-CALNAME"}
_WORDS = {"STATUS": {"CONFIRMED", "CANCELLED"}, "TRANSP": {"OPAQUE", "TRANSPARENT"}, "CLASS": {"PRIVATE"}}
_WORDS |= {"ACTION": {"DISPLAY"}, "VERSION": {"2.0"}}


@dataclass
class Component:
    """A part of a calendar: what it is, its lines by name, and the parts inside it."""

    kind: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        (value,) = (value for found, _, value in self.lines if found == name)
        return value

    def get(self, name: str) -> str | None:
        return next((value for found, _, value in self.lines if found == name), None)


def strictly_read(text: str) -> Component:
    """Read a calendar, and fail on whatever a strict reader would refuse."""
    root = Component("")
    stack = [root]
    for line in _unfolded(text.encode()):
        found = _LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            stack[-1].inside.append(Component(value))
            assert value in _INSIDE[stack[-1].kind], value
            stack.append(stack[-1].inside[-1])
        elif name == "END":
            _check(stack.pop(), value)
        else:
            stack[-1].lines.append((name, found["parameters"], value))
    assert stack == [root]
    (calendar,) = root.inside
    assert calendar.inside, "a calendar holds something"
    uids = [event["UID"] for event in calendar.inside]
    assert len(uids) == len(set(uids))
    return calendar


def _unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= LONGEST_LINE, line
        assert b"\r" not in line, line
        assert b"\n" not in line, line
        line.decode()  # no character is cut in two
    return content.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


def _check(component: Component, ended: str) -> None:
    kind = component.kind
    assert kind == ended
    counts = Counter(name for name, _, _ in component.lines)
    assert set(counts) <= _ONCE[kind] | _AT_MOST_ONCE[kind], counts
    assert set(counts.values()) == {1}, counts
    assert set(counts) >= _ONCE[kind], counts
    for name, parameters, value in component.lines:
        assert not parameters or name in ("DTSTART", "DTEND"), name
        assert name not in _TEXTS or _TEXT.fullmatch(value), value
        assert name not in _WORDS or value in _WORDS[name], value
    if kind == "VEVENT":
        _check_time(component)
    if kind == "VALARM":
        assert _DURATION.fullmatch(component["TRIGGER"])


def _check_time(event: Component) -> None:
    given = {name: (parameters, value) for name, parameters, value in event.lines}
    parameters, start = given["DTSTART"]
    assert parameters in ("", ";VALUE=DATE")
    assert (_DAY if parameters else _MOMENT).fullmatch(start), start
    assert not {"DTEND", "DURATION"} <= set(given)
    if "DTEND" in given:
        assert given["DTEND"][0] == parameters
        assert given["DTEND"][1] > start
    if "DURATION" in given:
        assert _DURATION.fullmatch(event["DURATION"])
    assert _MOMENT.fullmatch(event["DTSTAMP"].removesuffix("Z"))
    assert event["DTSTAMP"].endswith("Z")
    assert event["SEQUENCE"].isdigit()
