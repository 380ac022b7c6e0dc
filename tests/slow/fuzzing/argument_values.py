"""Strategies for values of arguments: meaningful ones and hostile ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

PATHS = (
    "journal.json",
    "other.json",
    "sheet.csv",
    "sheet.xlsx",
    "tracker.md",
    "list.json",
    "calendar.ics",
    "remote.git",
    "new.txt",
    "new.eml",
    "new.json",
    "folder/../new.md",
    "folder",
    "folder/new.csv",
    ".",
    "",
    "-",
    "missing/new.html",
    "missing.csv",
    "link",
    "loop",
    "dangling",
    "pipe",
    "socket",
    "sheet.csv/below",
    "read-only.json",
    "~/new.ics",
    "~nobody-of-that-name/x",
    "x" * 300,
    "[red]new[/red].txt",
    "new \u202etxt",
    "\udcff.csv",
    "--yes",
    "*.csv",
)
"""Paths relative to the folder of a run, most of which exist; none lies outside it."""

DATES = [
    "2026-06-15",
    "2026-06-01",
    "2026-03-02",
    "today",
    "yesterday",
    "tomorrow",
    "3 days ago",
    "in 2 weeks",
    "3d",
    "2w",
    "6m",
    "1y",
    "friday",
    "last friday",
    "next friday",
    "3 nov",
    "nov 3 2026",
    "13.01.2026",
    "Fri 13 Mar",
    "Mon, 15 June 2026",
    "sat 3 apr",
    "17 sep",
    "never",
    "3/4",
    "31.02.2026",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "0000-00-00",
    "10000-01-01",
    "99999999999999999999d",
    "-3d",
    "in 999999999 weeks",
    "1e9 days ago",
    "2026-W01",
    "20260615",
    "٣ days ago",
    "1 jan",
    "29 feb",
    "2026-06-15T10:00",
]

TIMES = ["14:00", "9:05", "24:00", "-1:00", "14", "14:60", "99999999999999999999:00", "½:30", "14:00:00"]

NUMBERS = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "30",
    "-1",
    "+1",
    "007",
    "1.5",
    "1e3",
    "99",
    "4000",
    "2147483648",
    "99999999999999999999",
    "-99999999999999999999",
    "٣",
    "½",
    "1_0",
    "0x1",
    "nan",
    "inf",
]

HOSTILE = (
    '"Lee, Dana" <dana@acme.example>',
    "Dana Lee (recruiter) <dana@acme.example>",
    "Dana Lee [mailto:dana@acme.example?subject=x]",
    "=?utf-8?Q?Jos=C3=A9?= <jose@acme.example>",
    "=?no-such-code?B?!!!?= <x@acme.example>",
    "Dana Lee, Acme",
    "José Ñuñez, PhD",
    "van der Berg",
    "danna",
    "acme/C++",
    "acme/C#",
    "acme/...",
    "acme/???",
    "acme/.NET",
    "",
    " ",
    "\t\n",
    "a\nb\r\nc",
    "[red]",
    "[/]",
    "[bold]x[/foo]",
    "[link=file:///etc]x",
    ":warning: {0} {today} {{ x }} {% if %} %s %(x)s %n",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b1m",
    "a\x7fb\x08",
    "\u202eabc\u2066",
    "a\u200bb\ufeffc\u2028d\u2029",
    "\ud800",
    "a\udfffb",
    "\udcff",
    "\ufffe\uffff\U0010ffff",
    "Z\u0308a\u0301l" + "\u0336" * 50,
    "👩‍👩‍👧 🇩🇪",
    "東京データ株式会社",
    "شركة",
    "'\"`$(x)\\",
    "; rm -rf x | y > z &",
    "--",
    "-",
    "-h",
    "--help",
    "--no-such-option",
    "--on",
    "--yes",
    "--with=",
    "-x-",
    "- too quiet",
    "-too quiet",
    "-- dashes\n- list",
    "=",
    "a=b=c",
    "<>",
    "<a@b>",
    "a <b",
    "@",
    "(x)",
    "D (a) <d@x.example> (b) <e>",
    "x" * 5000,
    "x " * 3000,
    f"a{' ' * 20_000}a",
    "-" * 20_000,
    "a@" * 10_000,
    "<(" * 10_000,
    "W\u0301" * 300,
    "=cmd|' /C calc'!A0",
    "%0a%0d",
    "CON",
    "a/b",
    "a/",
    "file:other.git",
)
"""Hostile values. None is a path out of the folder of a run, and none contains NUL, which no argument can."""

_ODD_LETTERS = "aZé0 -=@<>()[]{}'\"\\:;,.|%$#\t\n\x1b\x7f\u0301\u200d\u202e李★\ud800\udcff\U0001f642"

odd = st.sampled_from(HOSTILE) | st.text(_ODD_LETTERS, max_size=12)
"""Values without meaning, or with an unexpected one."""

paths = st.sampled_from([*PATHS[:8] * 4, *PATHS])
dates = st.sampled_from([*DATES[:14] * 3, *DATES])
times = st.sampled_from([*TIMES[:2] * 4, *TIMES])
numbers = st.sampled_from([*NUMBERS[:6] * 4, *NUMBERS])
"""Mostly valid values, which come first in each list."""


def values(known: Sequence[str], expected: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[str]:
    """Generate values of one argument, mostly expected ones.

    Args:
        known: Names and ids in the journal.
        expected: Expected values; by default the known names.
    """
    names = st.sampled_from(known) if known else odd
    return st.one_of(*[names if expected is None else expected] * 20, names, odd, dates)
