"""Whole cases: a world, and a command line for it."""

from hypothesis import strategies as st

from .lines import Draw, commands, lines, names_files
from .runs import Case
from .worlds import worlds

_TYPED = st.lists(
    st.sampled_from(["1", "2", "99", "-1", "y", "n", "", "x", "today", "Acme", "\x1b", "[red]"]), max_size=5
)
_STANDARD_INPUTS = st.one_of(
    st.just(b""),
    _TYPED.map(lambda words: "".join(f"{word}\n" for word in words).encode()),
    st.sampled_from([b"Words\nof two lines", b"\xff\xfe", b"\x1b[31m", b"\x00", b"\xef\xbb\xbfx", b"x" * 70_000]),
    st.binary(max_size=20),
)


@st.composite
def cases(draw: Draw) -> Case:
    """Return a run: its world, its command line, and who is at the terminal."""
    command = draw(commands())
    world = draw(worlds(with_files=names_files(command)))
    line = draw(lines(command, world.known))
    tty = draw(st.sampled_from([False, False, True]))
    typing = tty and draw(st.booleans())
    encoding = draw(st.sampled_from(["utf-8"] * 5 + ["ascii"]))
    return Case(world, line, draw(_STANDARD_INPUTS), tty, typing, encoding)
