"""Strategies for the world of a run: journals, settings, sheets and environments, valid, odd and broken."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cli.tables import archive, workbook
from domain import builders
from domain.strategies import event_lists
from feedback_loop.domain.model.events import AnyEvent, Document, Event, FeedbackType, Result, encode
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.format.codec import render

from .argument_values import PATHS
from .command_lines import Draw


class World(NamedTuple):
    """Files and environment of one run.

    Attributes:
        journal: Content of the journal, if it exists.
        settings: Content of ``config.toml``, if it exists.
        files: Contents of other files by their paths below the folder of the run.
        environment: Variables besides those that point into the folder of the run.
        known: Names and ids in the journal.
    """

    journal: bytes | None
    settings: bytes | None
    files: Mapping[str, bytes]
    environment: Mapping[str, str]
    known: Sequence[str]


def _story() -> list[AnyEvent]:
    """Return a journal in which every command has something to do."""
    acme, globex = builders.advised_loop("Acme", builders.DANA, 0), builders.advised_loop("Globex", builders.KIM, 10)
    clerk = builders.applied("Acme", 20, role="Clerk", source="Referral", people=(builders.RAY,))
    odd, offered = (
        builders.applied("[red]Ünï & Sons[/red]", 30, role="李"),
        builders.applied("Initech", 40, role="Dev/Ops"),
    )
    ideas = builders.recorded(odd, 40, None, FeedbackType.MIXED, themes=("coding",))
    return [
        *acme.story, *globex.story, clerk, odd, offered, ideas,
        builders.progressed(acme.plan, 20), builders.finished(globex.plan, 40),
        builders.interviewed(clerk, 50, builders.RAY, builders.DANA, round="Onsite", at="14:00"),
        builders.asked(clerk, 60, builders.RAY),
        builders.interviewed(clerk, 104, builders.RAY, round="Panel", at="10:00", set=True),
        builders.interviewed(clerk, 112, builders.RAY, round="Panel", set=True),
        builders.interviewed(odd, 35), builders.asked(odd, 36, None), builders.interviewed(offered, 60, builders.KIM),
        builders.outcome(offered, 90, Result.OFFER, decision_by=builders.day(110)),
        builders.set_aside(41, ideas, until=200), builders.heard(clerk, 61), builders.noted(odd, 62),
        builders.snoozed(odd, 63, 70), builders.theme_renamed("coding", "code"),
        builders.person_amended("dana@acme.example", name="Dana L. Lee"), builders.amended(clerk, location="Kyōto"),
    ]  # fmt: skip


STORY = _story()


def journal_file(events: Sequence[Event], first: int = 1) -> bytes:
    """Return the content of a journal's file."""
    records = {str(number): encode(event) for number, event in enumerate(events, first)}
    return render({"events": records})


def names_in(events: Sequence[Event]) -> Sequence[str]:
    """Return the ids and names that a user could type for the content of a journal."""
    names: dict[str, None] = {}
    for event in events:
        document = encode(event)
        names |= dict.fromkeys([event.id, event.id[:4], *_texts(document)])
    return list(names)[:60]


def _texts(document: Document) -> list[str]:
    company, role, people = document.get("company"), document.get("role"), document.get("people")
    words = [company, role, f"{company}/{role}" if company and role else None, document.get("person")]
    words += people if isinstance(people, list) else []
    parts = [word.split()[0].lower() for word in words if isinstance(word, str) and word.split()]
    return [word for word in [*words, *parts] if isinstance(word, str) and not word.startswith(("/", "."))]


valid_journals = st.sampled_from([True] * 11 + [False]).flatmap(
    lambda is_story: st.just(STORY) if is_story else event_lists()
)
"""Events of valid journals."""


@st.composite
def _truncated(draw: Draw, content: bytes) -> bytes:
    return content[: draw(st.integers(0, len(content)))]


@st.composite
def _with_flipped_bits(draw: Draw, content: bytes) -> bytes:
    changed = bytearray(content)
    for index in draw(st.lists(st.integers(0, max(len(content) - 1, 0)), min_size=1, max_size=3)) if content else ():
        changed[index] ^= 1 << draw(st.integers(0, 7))
    return bytes(changed)


@st.composite
def _with_insertion(draw: Draw, content: bytes) -> bytes:
    start, end = draw(st.integers(0, len(content))), draw(st.integers(0, len(content)))
    inserted: bytes = draw(st.binary(max_size=8))
    return content[:start] + inserted + content[end:]


@st.composite
def _with_other_values(draw: Draw, content: bytes) -> bytes:
    """Change, remove or add fields of a journal."""
    document = json.loads(content)
    records = [*document.get("events", {}).values(), document]
    for _ in range(draw(st.integers(1, 3))):
        record = draw(st.sampled_from(records))
        field = draw(st.sampled_from([*record, "note", "new"]))
        record[field] = draw(_any_json)
        if draw(st.booleans()):
            del record[field]
    return json.dumps(document).encode()


_VALUES = (
    10**30, -1, 2**63, "2026-06-15", "9999-12-31", "0001-01-01", "2026-06-15T08:00:00+14:00", "applied",
    "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00+14:00",
)  # fmt: skip
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(_VALUES),
)
_any_json: st.SearchStrategy[Any] = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def _in_other_encodings(content: bytes) -> list[bytes]:
    text = content.decode()
    return [
        text.encode("utf-16"),
        text.encode("utf-8-sig"),
        text.encode("latin-1", "replace"),
        text.encode("utf-32-le"),
    ]


ODD_FILES = (
    b"", b" \n", b"[]", b"{", b"null", b"1", b'"x"', b"\xff\xfe\x00", b'{"schema": 1}',
    b'{"schema": 1, "events": {}}\n',
    b'{"schema": 99, "events": {}}', b'{"schema": 1e400, "events": {}}', b'{"schema": "1", "events": []}',
    b'{"schema": ' + b"9" * 5000 + b', "events": {}}', b"[" * 100_000, b'{"schema": 1, "events": ' + b'{"1":' * 3000,
    b'{"schema": 1, "schema": 1, "events": {}}', b'{"schema": 1, "events": {"1": {}, "1": {}}}',
    b'{"schema": 1, "events": {"-1": {}, "x": {}, "999999999999999999999999": {}}}',
    b'{"schema": 1, "events": {"1": "\\ud800"}}', b'{"_default": {"1": {"a": NaN}}}', b"<<<<<<< HEAD\n{}\n=======\n",
)  # fmt: skip


@st.composite
def _broken(draw: Draw, content: bytes) -> bytes:
    damage: Callable[[bytes], Any] = draw(
        st.sampled_from([_truncated, _with_flipped_bits, _with_insertion, _with_other_values, _other_content])
    )
    changed: bytes = draw(damage(content))
    return changed


def _other_content(content: bytes) -> st.SearchStrategy[bytes]:
    return st.one_of(
        st.sampled_from([*ODD_FILES, *_in_other_encodings(content)]),
        st.binary(max_size=40),
        _any_json.map(lambda value: json.dumps(value).encode()),
    )


_CELLS = [
    "Acme",
    "Globex",
    "Zoë",
    "Rejected",
    "offer",
    "Applied",
    "interviewing",
    "accepted",
    "ghosted",
    "yes",
    "No",
    "2026-01-15",
    "Jan 16, 2026",
    "13/1/2026",
    "3/4/2026",
    "44927",
    "5.5.2026",
    "15-Jan",
    "n/a",
    "-",
    " ",
    "\t",
    "two\n lines",
    "\x1b[31m",
    "[red]",
    "\u202e",
    "\x00",
    "=1+1",
    "Dana Lee <dana@acme.example>",
    "8-Jul",
    "Absage",
    "Drafted",
    "Rejected after interview",
    "3. März 2026",
    "1st: 3/2, 2nd: 10/2",
    "x",
    "- one\n+ two",
    "https://x.example",
    "9999-12-31",
    "0001-01-01",
    "99999999999999999999",
    ";",
    ",",
    '"',
    "'",
]
_HEADER = [
    "Company",
    "Role",
    "Date Applied",
    "Phone",
    "On-site",
    "Status",
    "Status Date",
    "Salary",
    "Notes",
    "Link",
    "Company",
    "Source",
    "Recruiter",
    "Contact Email",
    "Feedback",
    "Rejected",
    "id",
    "",
]


@st.composite
def _sheet(draw: Draw) -> bytes:
    cells = st.sampled_from(_CELLS) | st.text(max_size=4)
    header = draw(st.permutations(_HEADER)) if draw(st.booleans()) else _HEADER
    grid = draw(st.lists(st.lists(cells, max_size=len(_HEADER) + 1), max_size=4))
    text = io.StringIO(newline="")
    delimiter = draw(st.sampled_from(",;\t|"))
    csv.writer(text, delimiter=delimiter, escapechar="\\").writerows([header, *grid])
    content = text.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"])), "replace")
    changed: bytes = draw(
        st.one_of(
            *[st.just(content)] * 3,
            st.sampled_from(_BOMBS),
            _truncated(content),
            _with_flipped_bits(content),
            _with_insertion(content),
        )
    )
    return changed


_BOMBS = (
    b"Company,Date\n" + b"\n" * 1_500_000,
    b"Company,Date\n" + b",\n" * 300_000,
    b'Company,Date\n"' + b"Acme,2026-01-13\n" * 1_000 + b'"Globex",2026-01-13\n',
    b"Company,Date,Phone\nAcme,2026-01-13," + b"2026-01-14 & " * 7_000 + b"yes\n",
    b"Company,Date\n" + b"a," * 100_000,
)
"""Tables that would take far longer than their size, if nothing counted."""

_PARTS = (
    b"<worksheet><sheetData>" + b"<row/>" * 100_000,
    b"<worksheet>" + b"<a>" * 100_000,
    b"<worksheet>" + b"".join(b"<a%d/>" % number for number in range(5_000)),
    b"<worksheet><a " + b" ".join(b'a%d="x"' % number for number in range(50_000)) + b"/>",
    b'<worksheet><sheetData><row r="99999999999"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
    b'<worksheet><sheetData><row><c s="99" t="s"><v>-1</v></c></row></sheetData></worksheet>',
    b"",
)
_BOOK = workbook({"A": [["Company", "Date"], ["Acme", "2026-01-13"]]})


@st.composite
def _workbook(draw: Draw) -> bytes:
    """Generate a workbook, most of them with one part that is damaged or a bomb."""
    with zipfile.ZipFile(io.BytesIO(_BOOK)) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    name = draw(st.sampled_from(sorted(content)))
    content[name] = draw(
        st.one_of(
            st.just(content[name]),
            st.sampled_from(_PARTS),
            _truncated(content[name]),
            _with_flipped_bits(content[name]),
        )
    )
    packed = archive(content)
    changed: bytes = draw(st.just(packed) | _with_flipped_bits(packed))
    return changed


@st.composite
def _markdown(draw: Draw) -> bytes:
    cells = st.sampled_from(_CELLS) | st.text(max_size=4)
    rows = draw(st.lists(st.lists(cells, min_size=4, max_size=5), max_size=3))
    lines = ["## Rejected", "| Company | Role | Applied | Notes |", "|-|:-|-:|---|", *map(" | ".join, rows)]
    return "\n".join(lines).encode("utf-8", "replace")


@st.composite
def _json_list(draw: Draw) -> bytes:
    values = st.recursive(st.sampled_from(_CELLS) | st.none() | st.booleans(), st.lists, max_leaves=4)
    records = st.dictionaries(st.sampled_from(["company", "role", "applied", "status", "interviews"]), values)
    return json.dumps(draw(st.lists(records, max_size=3))).encode("utf-8", "replace")


@st.composite
def _calendar(draw: Draw) -> bytes:
    lines = [f"{name}:{draw(st.sampled_from(_CELLS))}" for name in ("UID", "SUMMARY", "ORGANIZER", "STATUS")]
    start = draw(st.sampled_from(["20260601T100000Z", "20260601", "99999999", "", "00010101T000000Z"]))
    content = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, f"DTSTART:{start}", "END:VEVENT", "END:VCALENDAR"]
    return "\r\n".join(content).encode("utf-8", "replace")


_ODD_SETTINGS = (
    b"day_first = true\n", b"day_first = 1\n", b"day_first = true\nday_first = false\n", b"chase = 1\n",
    b"no_such = {}\n",
    b"[days]\nask = 0\nthank = 3650\n", b"[days]\nask = -1\n", b"[days]\nask = 99999999999999999999\n", b"[days\n",
    b"days = 3\n", b"me = []\n", b"[[me]]\n", b'[me]\nname = "Alex [red]"\n', b'[me]\nname = "\\u202e"\nlink = ""\n',
    b"[days]\nask = " + b"9" * 4900 + b"\n", b"[days]\nask = 0x" + b"f" * 4900 + b"\n", b"[days]\nask = nan\n",
    b"[days]\nask = 9999-12-31T23:59:59-23:59\n", b".".join([b"a"] * 2400) + b" = 1\n", b"#" * 200_000,
    b"[days]\nask." + b".".join([b"a"] * 2400) + b" = 1\n", b'file = "' + b"x/" * 2000 + b'x"\n',
    b'[me]\nphone = "\\u001b[31m"\n', b'"\\u202e" = 1\n', b'file = ""\n', b"a=" + b"[" * 3000, b"\xff\n", b"\x00",
)  # fmt: skip
_PRINTABLE = tuple(path for path in PATHS if path.isprintable())
_SETTINGS = st.one_of(
    st.sampled_from(_ODD_SETTINGS),
    st.sampled_from(_PRINTABLE).map(lambda path: f"file = {json.dumps(path)}".encode()),
    st.dictionaries(st.sampled_from(sorted(DEFAULT_DAYS)), st.integers(-1, 4000), max_size=4).map(
        lambda days: "".join(["[days]\n", *(f"{name} = {value}\n" for name, value in days.items())]).encode()
    ),
    st.binary(max_size=30),
)

_TEMPLATES = (
    "{{ who }}",
    "{% for x in y %}",
    "{{ 1/0 }}",
    "{{ ''.__class__ }}",
    "",
    "Subject: x\n\n{{ company }}",
    "{{ x" * 99,
    "Subject: x\n\n{{ 'x'|center(1000000000) }}",
    "Subject: x\n\n{{ '%1000000000d'|format(1) }}",
    "Subject: x\n\n{{ 1|round(-1000000000) }}",
    "Subject: x\n\n{% set x = 'x' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "Subject: x\n\n{% for i in range(9999) %}{{ 'x' * 9999 }}{% endfor %}",
    "Subject: x\n\n{{ " + "(" * 9_000,
    "x" * 100_000,
)
_VARIABLES: Mapping[str, Sequence[str]] = {
    "NO_COLOR": ("", "1"),
    "FORCE_COLOR": ("1",),
    "TERM": ("dumb", "xterm-256color", "nonsense", ""),
    "COLUMNS": ("0", "1", "20", "60", "200", "-5", "x", "99999999999999999999", "\u00b2", "9" * 5000),
    "LINES": ("0", "x", "\u00b2", "9" * 5000),
    "TZ": (
        "UTC",
        "Asia/Kathmandu",
        "Pacific/Kiritimati",
        "nonsense",
        "",
        ":",
        ":/nonexistent",
        "XXX24",
        "XXX-24",
        "AAA+99",
    ),
    "LC_ALL": ("C", "de_DE.UTF-8", "nonsense"),
    "SHELL": ("/bin/bash", "/bin/zsh", "/usr/bin/fish", "", "nonsense"),
    "EDITOR": ("editor", "editor-fails", "no-such-editor", "'", "", " ", "editor-nonsense", "editor-huge"),
    "VISUAL": ("editor-empties", "editor --wait"),
    "BROWSER": ("browser", "browser-fails", "no-such-browser %s", "'", "", ":"),
    "FEEDBACK_LOOP_TODAY": (
        "2026-07-30",
        "tomorrow",
        "nonsense",
        "",
        "9999-12-31",
        "0001-01-01",
        "2016-06-16",
        "2036-11-01",
    ),
    "FEEDBACK_LOOP_FILE": _PRINTABLE,
    "FEEDBACK_LOOP_CONFIG": (
        "missing/config.toml",
        "folder",
        "",
        "sheet.csv",
        "loop",
        "pipe",
        "socket",
        "/dev/zero",
        "x" * 300,
        "x/" * 2000,
    ),
    "XDG_CONFIG_HOME": ("here", "", "x" * 300),
    "XDG_DATA_HOME": ("here", "", "x" * 300),
    "TMPDIR": ("missing", "/dev/null"),
    "CRONTAB": ("absent", "refused", "odd", "set"),
    "HOME": ("missing",),
    "PYTHONUTF8": ("0",),
}
"""Variables of which some are set; ``CRONTAB`` controls the fake crontab."""


@st.composite
def _environments(draw: Draw) -> dict[str, str]:
    names = draw(st.lists(st.sampled_from(sorted(_VARIABLES)), max_size=3, unique=True))
    return {name: draw(st.sampled_from(_VARIABLES[name])) for name in names}


@st.composite
def worlds(draw: Draw, *, with_files: bool) -> World:
    """Generate worlds, most of them valid."""
    events = draw(valid_journals)
    content = journal_file(events)
    condition = draw(st.sampled_from(["valid"] * 6 + ["broken"] * 2 + ["missing"]))
    journal = None if condition == "missing" else content if condition == "valid" else draw(_broken(content))
    files = draw(_files(content)) if with_files else {}
    if draw(_rarely):
        files["messages/thanks.txt"] = draw(st.sampled_from(_TEMPLATES)).encode()
    if draw(_rarely):
        for name in draw(st.sets(st.sampled_from(_COPIES))):
            files[name] = draw(st.just(journal_file(STORY)) | st.just(content) | _broken(content))
    settings = draw(_SETTINGS) if draw(_rarely) else None
    return World(journal, settings, files, draw(_environments()), names_in(events[:12]))


_rarely = st.sampled_from([False] * 5 + [True])


_COPIES = (
    *("journal.json.backups/2026-06-01.json", "journal.json.backups/000001-2027-06-01.json"),
    *("journal.json.backups/000002-2026-05-31.json", "journal.json.damaged-20260601T080000Z"),
    *("journal.json~", "journal (1).json", ".journal.json.swp", ".stversions/journal~20260601-080000.json"),
)
"""Backups and copies beside the journal, by what the program, editors and sync programs call them."""


@st.composite
def _files(draw: Draw, content: bytes) -> dict[str, bytes]:
    """Generate a sheet, other tables, a calendar, another journal and a workbook."""
    return {
        "sheet.csv": draw(_sheet()),
        "other.json": draw(st.one_of(st.just(journal_file(STORY[::2])), _broken(content), st.just(content))),
        "tracker.md": draw(_markdown()),
        "list.json": draw(_json_list()),
        "calendar.ics": draw(_calendar()),
        "sheet.xlsx": draw(st.binary(max_size=40) | st.just(b"PK\x03\x04") | _workbook()),
    }
