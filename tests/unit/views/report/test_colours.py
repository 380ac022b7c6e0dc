"""Colours of the style sheet: WCAG contrast in light and dark, and distinct without red cones."""

import re
from importlib import resources
from itertools import combinations

import pytest

from feedback_loop.views.report.sankey_layers import NodeKind

STYLE = (resources.files("feedback_loop.views.report") / "style.css").read_text(encoding="utf-8")
ROOTS = [dict(re.findall(r"--([a-z]+): ([^;]+);", root)) for root in re.findall(r":root \{([^}]+)\}", STYLE)]
LIGHT, DARK, PRINT = ROOTS
SCHEMES = {"light": LIGHT, "dark": LIGHT | DARK}
Colour = tuple[float, float, float]


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> dict[str, str]:
    return SCHEMES[request.param]


def parse_colour(text: str) -> Colour:
    red, green, blue = (int(text[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def to_linear(colour: Colour) -> Colour:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = to_linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(colour), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(upper: Colour, lower: Colour, opacity: float) -> Colour:
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(upper, lower, strict=True))
    return red, green, blue


def without_red_cones(colour: Colour) -> Colour:
    """Return a colour as a protanope sees it (Viénot, Brettel and Mollon 1999)."""
    red, green, blue = to_linear(colour)
    yellow = 0.11238 * red + 0.88762 * green
    return yellow, yellow, 0.00401 * red - 0.00401 * green + blue


@pytest.mark.parametrize("text", ["ink", "soft", "link", "warm"])
@pytest.mark.parametrize("background", ["paper", "card"])
def test_text_stands_out_from_its_background(scheme: dict[str, str], text: str, background: str) -> None:
    assert contrast(parse_colour(scheme[text]), parse_colour(scheme[background])) >= 4.5


def test_commands_stand_out_from_their_box(scheme: dict[str, str]) -> None:
    assert contrast(parse_colour(scheme["ink"]), parse_colour(scheme["track"])) >= 4.5


@pytest.mark.parametrize("kind", list(NodeKind))
def test_diagrams_stand_out_from_the_page(scheme: dict[str, str], kind: NodeKind) -> None:
    assert contrast(parse_colour(scheme[kind]), parse_colour(scheme["paper"])) >= 3


@pytest.mark.parametrize("kind", list(NodeKind))
def test_labels_stand_out_from_every_link(scheme: dict[str, str], kind: NodeKind) -> None:
    link = blend(parse_colour(scheme[kind]), parse_colour(scheme["paper"]), float(scheme["ribbon"]))
    assert contrast(parse_colour(scheme["ink"]), link) >= 4.5


def test_a_bar_stands_out_from_its_track(scheme: dict[str, str]) -> None:
    assert contrast(parse_colour(scheme["step"]), parse_colour(scheme["track"])) >= 3


@pytest.mark.parametrize(("kind", "other"), list(combinations(["step", "good", "no", "open"], 2)))
def test_kinds_are_distinct_without_red_cones(scheme: dict[str, str], kind: str, other: str) -> None:
    perceived = [without_red_cones(parse_colour(scheme[name])) for name in (kind, other)]
    assert max(abs(a - b) for a, b in zip(*perceived, strict=True)) > 0.04


def test_print_has_the_light_colours_on_white() -> None:
    white = {"paper": "#ffffff", "card": "#ffffff"}
    assert {name: PRINT[name] for name in PRINT} == {name: LIGHT[name] for name in PRINT} | white


def test_every_font_size_is_on_the_scale() -> None:
    sizes = set(re.findall(r"font(?:-size)?: ([^;/]+)[;/]", STYLE))
    assert {size for size in sizes if not size.startswith("var(--")} == {"12.5px", "80%"}
