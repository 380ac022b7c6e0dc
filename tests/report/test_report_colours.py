"""The colours, as the style sheet has them: readable by WCAG's measure in light and dark, also to the colour-blind."""

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


def colour(written: str) -> Colour:
    red, green, blue = (int(written[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def linear(one: Colour) -> Colour:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in one)
    return red, green, blue


def luminance(one: Colour) -> float:
    red, green, blue = linear(one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def over(upper: Colour, lower: Colour, opacity: float) -> Colour:
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(upper, lower, strict=True))
    return red, green, blue


def seen_without_red_cones(one: Colour) -> Colour:
    """Return a colour as a protanope sees it (Viénot, Brettel and Mollon 1999)."""
    red, green, blue = linear(one)
    yellow = 0.11238 * red + 0.88762 * green
    return yellow, yellow, 0.00401 * red - 0.00401 * green + blue


@pytest.mark.parametrize("text", ["ink", "soft", "link", "warm"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_text_stands_out_from_what_it_is_on(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colour(scheme[text]), colour(scheme[ground])) >= 4.5


def test_commands_stand_out_from_their_box(scheme: dict[str, str]) -> None:
    assert contrast(colour(scheme["ink"]), colour(scheme["track"])) >= 4.5


@pytest.mark.parametrize("meaning", list(NodeKind))
def test_what_is_drawn_stands_out_from_the_page(scheme: dict[str, str], meaning: NodeKind) -> None:
    assert contrast(colour(scheme[meaning]), colour(scheme["paper"])) >= 3


@pytest.mark.parametrize("meaning", list(NodeKind))
def test_labels_can_be_read_on_ribbons_of_every_colour(scheme: dict[str, str], meaning: NodeKind) -> None:
    ribbon = over(colour(scheme[meaning]), colour(scheme["paper"]), float(scheme["ribbon"]))
    assert contrast(colour(scheme["ink"]), ribbon) >= 4.5


def test_a_bar_stands_out_from_its_track(scheme: dict[str, str]) -> None:
    assert contrast(colour(scheme["step"]), colour(scheme["track"])) >= 3


@pytest.mark.parametrize(("one", "other"), list(combinations(["step", "good", "no", "open"], 2)))
def test_meanings_are_told_apart_without_red_cones(scheme: dict[str, str], one: str, other: str) -> None:
    seen = [seen_without_red_cones(colour(scheme[name])) for name in (one, other)]
    assert max(abs(a - b) for a, b in zip(*seen, strict=True)) > 0.04


def test_paper_has_the_light_colours_on_white() -> None:
    white = {"paper": "#ffffff", "card": "#ffffff"}
    assert {name: PRINT[name] for name in PRINT} == {name: LIGHT[name] for name in PRINT} | white


def test_one_typographic_scale_sets_every_size() -> None:
    sizes = set(re.findall(r"font(?:-size)?: ([^;/]+)[;/]", STYLE))
    assert {size for size in sizes if not size.startswith("var(--")} == {"12.5px", "10pt"}
