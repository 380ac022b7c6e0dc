"""Strategy for whole cases: a world and a command line for it."""

from hypothesis import strategies as st

from .command_lines import Draw, command_lines, commands, takes_files
from .sandbox import Case
from .worlds import worlds

_ANSWERS = st.lists(
    st.sampled_from(["1", "2", "99", "-1", "y", "n", "", "x", "today", "Acme", "\x1b", "[red]"]), max_size=5
)
_STANDARD_INPUTS = st.one_of(
    st.just(b""),
    _ANSWERS.map(lambda answers: "".join(f"{answer}\n" for answer in answers).encode()),
    st.sampled_from([b"Words\nof two lines", b"\xff\xfe", b"\x1b[31m", b"\x00", b"\xef\xbb\xbfx", b"x" * 70_000]),
    st.binary(max_size=20),
)


@st.composite
def cases(draw: Draw) -> Case:
    """Generate a world, a command line for it, and the kind of terminal."""
    command = draw(commands())
    world = draw(worlds(with_files=takes_files(command)))
    line = draw(command_lines(command, world.known))
    tty = draw(st.sampled_from([False, False, True]))
    is_interactive = tty and draw(st.booleans())
    encoding = draw(st.sampled_from(["utf-8"] * 5 + ["ascii"]))
    return Case(world, line, draw(_STANDARD_INPUTS), tty, is_interactive, encoding)
