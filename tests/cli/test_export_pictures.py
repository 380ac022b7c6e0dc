"""``export --format svg`` and ``png``: pictures to share."""

import re
import struct
import sys
import xml.etree.ElementTree as ET

import pytest

from .harness import ESCAPE, Program

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def search(program: Program) -> Program:
    program.days(
        ("2026-04-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example> (recruiter)'"),
        ("2026-04-08", "interviewed acme --round phone"),
        ("2026-04-10", "outcome acme rejected"),
        ("2026-04-12", "ask-feedback acme"),
        ("2026-04-20", "apply Globex Clerk"),
        ("2026-04-30", "outcome globex offer"),
    )
    return program


def texts(svg: str) -> list[str]:
    """Return the texts of a picture, which must be well-formed."""
    return [" ".join("".join(node.itertext()).split()) for node in ET.fromstring(svg).iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize(
    ("picture", "parts"),
    [
        ("flows", ["2 applications, 1 offer", "2 Applied", "1 Phone", "1 Rejected", "1 Offer", "they said no"]),
        ("funnel", ["Feedback after 1 application with an interview", "1 Asked", "1 No reply"]),
        ("timeline", ["2 applications over time", "Acme", "Globex", "you told them"]),
    ],
)
def test_a_picture_has_its_title_its_labels_and_a_legend(search: Program, picture: str, parts: list[str]) -> None:
    svg = search.ok(f"export --format svg --picture {picture}").out
    shown = texts(svg)
    assert all(any(part in text for text in shown) for part in parts), shown
    assert "1 Apr 2026 to 15 Jun 2026" in svg
    assert not re.search(r"<script|<style|href|url\(|@import", svg)


def test_flows_are_the_default(search: Program) -> None:
    assert search.ok("export --format svg").out == search.ok("export --format svg --picture flows").out


@pytest.mark.parametrize("size", ["1200x675", "400x700", "3000x1000", "200x200"])
@pytest.mark.parametrize("picture", ["flows", "funnel", "timeline"])
def test_everything_is_inside_a_picture_of_any_size(search: Program, picture: str, size: str) -> None:
    root = ET.fromstring(search.ok(f"export --format svg --picture {picture} --size {size}").out)
    assert f"{root.attrib['width']}x{root.attrib['height']}" == size
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for inner in root.findall(f"{NAMESPACE}svg"):
        x, y, inner_width, inner_height = (float(inner.attrib[name]) for name in ("x", "y", "width", "height"))
        assert min(x, y) >= 0
        assert x + inner_width <= width + 1
        assert y + inner_height <= height + 1


def test_a_dark_picture_has_other_colours(search: Program) -> None:
    light, dark = (search.ok(f"export --format svg{more}").out for more in ("", " --dark"))
    assert 'fill="#fbfaf7"' in light
    assert 'fill="#14171b"' in dark
    assert texts(light) == texts(dark)


def test_a_redacted_picture_has_pseudonyms(search: Program) -> None:
    ran = search("export --format svg --picture timeline --redact")
    assert ran.code == 0
    assert "Company 1" in ran.out
    assert not re.search("acme|globex|dana", ran.out.casefold())


def test_a_png_has_its_size_and_is_private(search: Program) -> None:
    path = search.folder / "search.png"
    assert search(f"export --format png --size 640x360 --output {path}").code == 0
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (640, 360)
    assert path.stat().st_mode & 0o777 == 0o600
    document = search.json(f"export --format png --output {path}")
    assert document == {"schema_version": 1, "format": "png", "output": str(path), "text": None}


def test_without_the_renderer_a_sentence_says_how_to_get_it(search: Program) -> None:
    search.patch.setitem(sys.modules, "resvg_py", None)
    path = search.folder / "search.png"
    ran = search(f"export --format png --output {path}")
    assert (ran.code, ran.out, path.exists()) == (2, "", False)
    assert "pip install resvg_py" in ran.err
    assert "--format svg" in ran.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--format png", "needs a file"),
        ("--format svg --size 10x10", "is not a size"),
        ("--format svg --size wide", "is not a size"),
        ("--format svg --size 9000x100", "is not a size"),
        ("--format svg --picture themes", "themes"),
        ("--format csv --dark --size 400x400", "--size and --dark go with --format svg or png."),
        ("--format svg --weekly", "--weekly goes with --format work-search."),
    ],
)
def test_wrong_use_is_refused(search: Program, line: str, words: str) -> None:
    ran = search(f"export {line}")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_nothing_to_draw_is_a_sentence_and_no_file(program: Program) -> None:
    path = program.folder / "search.svg"
    ran = program(f"export --format svg --output {path}")
    assert (ran.code, ran.out, path.exists()) == (0, "", False)
    assert "There are no applications yet." in ran.err
    program.ok("apply Acme")
    ran = program(f"export --format svg --picture funnel --output {path}")
    assert (ran.code, ran.out, path.exists()) == (0, "", False)
    assert "No interview was held yet" in ran.err


def test_many_rounds_in_a_broad_picture_end_in_one_node(program: Program) -> None:
    rounds = [(f"2026-04-{number + 2:02}", f"interviewed acme --round 'Round {number}'") for number in range(14)]
    program.days(("2026-04-01", "apply Acme"), *rounds)
    shown = texts(program.ok("export --format svg").out)
    assert any(text.startswith("1 Later") for text in shown)
    tall = texts(program.ok("export --format svg --size 600x1200").out)
    assert {f"1 Round {number}" for number in range(14)} <= {*tall}


def test_too_many_applications_for_a_timeline_are_counted(program: Program) -> None:
    program.days(*((f"2026-0{1 + number // 28}-{number % 28 + 1:02}", f"apply C{number}") for number in range(90)))
    svg = program.ok("export --format svg --picture timeline --size 800x200").out
    assert re.search(r"the latest; \d+ earlier ones are not drawn", svg)


def test_hostile_text_is_harmless(program: Program) -> None:
    program.days(
        ("2026-06-01", "apply '</text><script>alert(1)</script>' --source x"),
        ("2026-06-02", "interviewed script --round '\u202e<image href=x>{{7*7}}'"),
    )
    for picture in ("flows", "timeline"):
        svg = program.ok(f"export --format svg --picture {picture}").out
        texts(svg)
        assert "<script" not in svg
        assert "<image" not in svg
        assert not {"\u202e", ESCAPE} & {*svg}
