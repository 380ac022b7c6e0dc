"""Imports into a journal that already has some of the rows: repeated, newer, or after records by hand."""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import count

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Forgotten,
    Interviewed,
    Noted,
    Outcome,
    Result,
    Retracted,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import Loop
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.layout import Sheet, SheetRow
from feedback_loop.exchange.importing.readers import read_tables
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.journal.transaction import stamp

TODAY = dt.date(2025, 6, 1)
NOW = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
SENT = dt.date(2025, 1, 15)
HEADER = ("Company", "Role", "Date Applied", "Link", "Phone", "Onsite", "Status", "Status Date")
FINAL = {Result.ACCEPTED, Result.TURNED_DOWN, Result.REJECTED, Result.WITHDRAWN}
Grid = Sequence[Sequence[str]]
Journal = tuple[AnyEvent, ...]


def plan(
    grid: Grid, journal: Journal = (), header: Sequence[str] = HEADER, options: ImportOptions | None = None
) -> ImportPlan:
    sheet = Sheet(tuple(header), tuple(SheetRow(number, tuple(row)) for number, row in enumerate(grid, 2)))
    numbers = count(len(journal))
    return plan_import(Tables((sheet,)), options or ImportOptions(), journal, TODAY, lambda: f"new{next(numbers):04}")


def later(journal: Journal, *events: AnyEvent) -> Journal:
    """Return the journal after a command that records these events."""
    newest = max((event.recorded_at for event in journal), default=NOW)
    return (*journal, *stamp(events, newest + dt.timedelta(seconds=1), newest))


def after(journal: Journal, grid: Grid, header: Sequence[str] = HEADER) -> Journal:
    return later(journal, *plan(grid, journal, header).events)


def loop(journal: Journal) -> Loop:
    """Return the only loop of a journal."""
    (loop_,) = fold(journal).loops.values()
    return loop_


def result(loop_: Loop) -> Result | None:
    return next((event.result for event in reversed(loop_.events_of(Outcome))), None)


def row(  # noqa: PLR0913, PLR0917 - one for each column
    status: str = "", on: str = "", phone: str = "", onsite: str = "", link: str = "", role: str = "Cook"
) -> list[str]:
    return ["Acme", role, "2025-01-15", link, phone, onsite, status, on]


def by_hand(*events: AnyEvent) -> Journal:
    """Return a journal with Acme's application, and each event recorded by a command of its own."""
    journal = later((), Applied(id="hand", on=SENT, company="ACME", role="cook"))
    for event in events:
        journal = later(journal, event)
    return journal


def interview(on: dt.date | None, name: str | None = None) -> Interviewed:
    return Interviewed(application="hand", on=on, round=name)


def outcome(result_: Result, on: dt.date | None = dt.date(2025, 3, 1)) -> Outcome:
    return Outcome(application="hand", on=on, result=result_)


STATUS_CHANGES = [
    ("Applied", "Interviewing", None, 1),
    ("Interviewing", "Phone screen", None, 1),
    ("Phone screen", "Onsite interview", None, 2),
    ("Interviewing", "Offer", Result.OFFER, 1),
    ("Ghosted", "Offer", Result.OFFER, 0),
    ("Ghosted", "Rejected", Result.REJECTED, 0),
    ("Offer", "Accepted", Result.ACCEPTED, 0),
    ("Offer", "Offer declined", Result.TURNED_DOWN, 0),
    ("Rejected", "Applied", Result.REJECTED, 0),
    ("Rejected", "Ghosted", Result.REJECTED, 0),
    ("Accepted", "Offer", Result.ACCEPTED, 0),
    ("Rejected", "Accepted", Result.REJECTED, 0),
]


@pytest.mark.parametrize(("first", "then", "outcome", "interviews"), STATUS_CHANGES)
def test_status_is_updated_forward_but_not_back(first: str, then: str, outcome: Result | None, interviews: int) -> None:
    journal = after(after((), [row(first)]), [row(then)])
    assert (result(loop(journal)), len(loop(journal).events_of(Interviewed))) == (outcome, interviews)
    assert plan([row(then)], journal).events == ()


HELD = dt.date(2025, 2, 3)
INTERVIEWS_BY_HAND: list[tuple[Journal, list[str], int]] = [
    (by_hand(interview(HELD)), row(phone="2025-02-03"), 1),
    (by_hand(interview(HELD, "chat with Dana")), row(phone="2025-02-03"), 1),
    (by_hand(interview(HELD, "Phone screen")), row(phone="yes"), 1),
    (by_hand(interview(HELD, "Phone screen")), row(phone="2025-02-04"), 1),
    (by_hand(interview(HELD)), row("Interviewing"), 1),
    (by_hand(interview(HELD, "Onsite")), row("Phone screen"), 1),
    (by_hand(interview(HELD, "Onsite")), row(phone="yes"), 2),
    (by_hand(interview(HELD, "Phone")), row(phone="2025-02-03 & 2025-02-10"), 2),
    (by_hand(interview(HELD, "Phone")), row(phone="2025-02-03", onsite="2025-02-10"), 2),
]


@pytest.mark.parametrize(("journal", "cells", "interviews"), INTERVIEWS_BY_HAND)
def test_interview_recorded_by_hand_is_not_duplicated(journal: Journal, cells: list[str], interviews: int) -> None:
    journal = after(journal, [cells])
    assert len(loop(journal).events_of(Interviewed)) == interviews
    assert plan([cells], journal).events == ()


def test_interview_date_that_contradicts_the_journal_is_reported() -> None:
    planned = plan([row(phone="2025-02-04")], by_hand(interview(HELD, "Phone")))
    assert planned.events == ()
    assert [(problem.row, problem.text, problem.reason) for problem in planned.summary.not_understood] == [
        (2, "2025-02-04", "the journal has this interview on Mon 3 Feb")
    ]


@pytest.mark.parametrize(
    ("first", "then", "day"),
    [
        (row(phone="yes"), row(phone="2025-02-03"), "2025-02-03"),
        (row("Interviewing"), row(phone="2025-02-03"), "2025-02-03"),
        (row("Rejected"), row("Rejected", "2025-02-03"), "2025-02-03"),
    ],
)
def test_unknown_date_is_filled_in(first: list[str], then: list[str], day: str) -> None:
    journal = after((), [first])
    planned = plan([then], journal)
    assert [event.changes for event in planned.events if isinstance(event, Amended)] == [{"on": day}]
    assert (len(planned.events), planned.summary.updated) == (1, 1)
    assert plan([then], later(journal, *planned.events)).events == ()


OUTCOMES = [
    (outcome(Result.GHOSTED), row("Rejected"), Result.REJECTED, dt.date(2025, 3, 1)),
    (outcome(Result.OFFER), row("Accepted", "2025-04-01"), Result.ACCEPTED, dt.date(2025, 4, 1)),
    (outcome(Result.WITHDRAWN), row("Rejected"), Result.WITHDRAWN, dt.date(2025, 3, 1)),
    (outcome(Result.ACCEPTED), row("Offer"), Result.ACCEPTED, dt.date(2025, 3, 1)),
    (outcome(Result.REJECTED), row("Rejected", "2025-04-01"), Result.REJECTED, dt.date(2025, 3, 1)),
]


@pytest.mark.parametrize(("hand", "cells", "then", "on"), OUTCOMES)
def test_outcome_recorded_by_hand_is_replaced_only_by_a_later_one(
    hand: Outcome, cells: list[str], then: Result, on: dt.date
) -> None:
    journal = after(by_hand(hand), [cells])
    assert (result(loop(journal)), loop(journal).events_of(Outcome)[-1].on) == (then, on)
    assert plan([cells], journal).events == ()


def test_outcome_that_contradicts_the_journal_is_reported() -> None:
    planned = plan([row("Rejected")], by_hand(outcome(Result.WITHDRAWN)))
    assert [(problem.text, problem.reason) for problem in planned.summary.not_understood] == [
        ("rejected", "the journal says withdrawn; see: feedback-loop outcome --help")
    ]


def test_status_that_becomes_unclear_is_noted_and_reported_once() -> None:
    journal = after((), [row("Applied")])
    planned = plan([row("Ghost job?")], journal)
    assert [event.text for event in planned.events if isinstance(event, Noted)] == ["Status: Ghost job?"]
    assert [problem.text for problem in planned.summary.not_understood] == ["Ghost job?"]
    again = plan([row("Ghost job?")], later(journal, *planned.events))
    assert (again.events, again.summary.not_understood) == ((), ())


def test_corrected_events_match_their_old_and_new_values() -> None:
    journal = after((), [row("Rejected", phone="2025-02-03")])
    applied, interview_, outcome_ = (event.id for event in journal)
    journal = later(journal, Amended(target=applied, changes={"company": "Acme Ltd", "role": "Chef"}, on=TODAY))
    journal = later(journal, Amended(target=interview_, changes={"on": "2025-02-05", "round": "chat"}, on=TODAY))
    journal = later(journal, Amended(target=outcome_, changes={"result": "withdrawn"}, on=TODAY))
    assert plan([row("Rejected", phone="2025-02-03")], journal).events == ()
    corrected = ["Acme Ltd", "Chef", "2025-01-15", "", "2025-02-05", "", "Withdrawn", ""]
    assert plan([corrected], journal).events == ()


def test_undone_events_stay_undone() -> None:
    grid = [row("Rejected", phone="2025-02-03")]
    journal = after((), grid)
    applied, interview_, outcome_ = (event.id for event in journal)
    assert plan(grid, later(journal, Retracted(target=outcome_, on=TODAY))).events == ()
    assert plan(grid, later(journal, Retracted(target=interview_, on=TODAY))).events == ()
    planned = plan(grid, later(journal, Retracted(target=applied, on=TODAY)))
    assert planned.events == ()
    assert [(problem.row, problem.reason) for problem in planned.summary.left_out] == [
        (2, "you undid this application; see: feedback-loop log")
    ]


def test_equal_rows_match_the_same_applications_after_one_was_undone() -> None:
    journal = after((), [row(), row()])
    journal = later(journal, Retracted(target=journal[0].id, on=TODAY))
    grid = [row(), row(), row("Interviewing"), row()]
    planned = plan(grid, journal)
    assert (planned.summary.added, planned.summary.same, len(planned.summary.left_out)) == (2, 1, 1)
    assert plan(grid, later(journal, *planned.events)).events == ()


def test_undone_import_can_be_repeated() -> None:
    grid = [row("Applied")]
    journal = after((), grid)
    moved = after(journal, [row("Rejected")])
    undone = later(moved, Retracted(target=moved[-1].batch, on=TODAY))
    assert [event.kind for event in plan([row("Rejected")], undone).events] == ["outcome"]
    undone = later(journal, Retracted(target=journal[0].batch, on=TODAY))
    assert plan(grid, undone).summary.added == 1


def test_renamed_application_matches_by_link() -> None:
    journal = after((), [row("Applied", link="https://www.jobs.example/1/")])
    renamed = [["Acme Group", "Chef", "2025-01-16", "http://jobs.example/1", "", "", "Rejected", ""]]
    assert [event.kind for event in plan(renamed, journal).events] == ["outcome"]


def test_shared_link_does_not_match() -> None:
    journal = after((), [row(link="https://acme.example/careers")])
    grid = [row(link="https://acme.example/careers", role=role) for role in ("Chef", "Waiter")]
    assert plan(grid, journal).summary.added == 2


def test_equal_rows_keep_their_applications() -> None:
    journal = after((), [row("Applied"), row("Applied")])
    journal = after(journal, [row("Applied"), row("Rejected")])
    assert sorted(str(result(loop_)) for loop_ in fold(journal).loops.values()) == ["None", "rejected"]
    assert plan([row("Applied"), row("Rejected"), row("Applied")], journal).summary.added == 1


OWN = ("id", "company", "role", "applied", "status", "status date", "source", "url", "location", "note")
ID = "0123456789abc"


def own(id_: str = ID, status: str = "applied", **rounds: str) -> tuple[list[list[str]], tuple[str, ...]]:
    cells = [id_, "N/A", "'=Cook", "2025-01-15", status, "", "", "", "", "'-", *rounds.values()]
    return [cells], (*OWN, *rounds)


def test_own_export_is_read_literally() -> None:
    grid, header = own(
        status="turned-down", **{"Final CHAT": "2025-02-03 14:30 & yes", "interview": "2025-02-04", "'=x": "yes"}
    )
    planned = plan(grid, header=header)
    assert planned.events == (
        Applied(id=ID, on=SENT, company="N/A", role="=Cook", note="-"),
        Interviewed(application=ID, on=HELD, at="14:30", round="Final CHAT"),
        Interviewed(application=ID, on=None, round="Final CHAT"),
        Interviewed(application=ID, on=dt.date(2025, 2, 4)),
        Interviewed(application=ID, on=None, round="=x"),
        Outcome(application=ID, on=None, result=Result.TURNED_DOWN),
    )
    assert (planned.summary.not_understood, planned.summary.source) == ((), "feedback-loop")


def test_id_in_own_export_matches() -> None:
    grid, header = own(status="rejected")
    journal = later((), Applied(id=ID, on=HELD, company="Renamed since"))
    assert [event.kind for event in plan(grid, journal, header).events] == ["outcome"]


@pytest.mark.parametrize("id_", ["", "x", "UPPERCASE0000", ID])
def test_invalid_or_used_id_is_replaced(id_: str) -> None:
    grid, header = own(id_)
    journal = later((), Noted(id=ID, application="a", text="t", on=TODAY))
    assert plan(grid, journal, header).events[0].id == "new0001"


def test_forgotten_application_stays_forgotten() -> None:
    grid, header = own()
    planned = plan(grid, later((), Forgotten(ids=(ID,), on=TODAY)), header)
    assert (planned.events, planned.summary.left_out[0].reason) == ((), "you deleted this application with forget")


days = st.sampled_from(["", "yes", "2025-02-03", "2025-02-10", "2025-02-03 & 2025-02-10", "2025-02-03 & yes"])
statuses = st.sampled_from(
    ["", "Applied", "Interviewing", "Phone screen", "Ghosted", "Offer", "Accepted", "Rejected", "Odd"]
)
rows = st.tuples(
    st.sampled_from(["Acme", "ACME ", "Globex"]),
    st.sampled_from(["Cook", ""]),
    st.sampled_from(["2025-01-15", "2025-01-16"]),
    st.sampled_from(["", "https://a.example", "http://www.a.example/", "https://b.example"]),
    days,
    days,
    statuses,
    st.sampled_from(["", "2025-03-01"]),
)
grids = st.lists(rows, max_size=5)
dates = st.sampled_from([HELD, dt.date(2025, 2, 10), dt.date(2025, 3, 1)])
rounds = st.sampled_from([None, "Phone", "phone screen", "onsite", "chat"])


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Return a journal recorded by hand, with corrections and undos."""
    journal: Journal = ()
    for number in range(draw(st.integers(0, 3))):
        company, role, on, link, *_ = draw(rows)
        id_ = f"hand{number}"
        day = dt.date.fromisoformat(on)
        journal = later(journal, Applied(id=id_, on=day, company=company.strip(), role=role or None, url=link or None))
        interviews = st.builds(Interviewed, application=st.just(id_), on=dates, round=rounds)
        outcomes = st.builds(Outcome, application=st.just(id_), on=dates, result=st.sampled_from(Result))
        for event in draw(st.lists(interviews | outcomes, max_size=3)):
            journal = later(journal, event)
    for target in draw(st.lists(st.sampled_from(journal), max_size=2)) if journal else ():
        field = {"company": "Globex"} if isinstance(target, Applied) else {"on": "2025-02-03"}
        changes: list[AnyEvent] = [
            Retracted(target=draw(st.sampled_from([target.id, target.batch])), on=TODAY),
            Amended(target=target.id, changes=dict(field), on=TODAY),
        ]
        journal = later(journal, draw(st.sampled_from(changes)))
    return journal


@given(journals(), grids)
def test_importing_twice_into_any_journal_adds_nothing(journal: Journal, grid: Grid) -> None:
    once = after(journal, grid)
    assert plan(grid, once).events == ()


def without_onsite(cells: Sequence[str]) -> list[str]:
    return [*cells[:5], "", *cells[6:]]


@given(journals(), grids, grids)
def test_import_never_downgrades_or_duplicates(journal: Journal, older: Grid, newer: Grid) -> None:
    journal = after(journal, older)
    before, now = fold(journal).loops, fold(after(journal, [without_onsite(cells) for cells in newer])).loops
    for id_, old in before.items():
        if result(old) in FINAL:
            assert result(now[id_]) is result(old)
        assert (result(now[id_]) is None) <= (result(old) is None)
        old_interviews = {event.id: event for event in old.events_of(Interviewed)}
        interviews = {event.id: event for event in now[id_].events_of(Interviewed)}
        old_counts = Counter(event.on for event in old_interviews.values())
        counts = Counter(event.on for event in interviews.values() if event.on)
        assert all(number <= max(1, old_counts[on]) for on, number in counts.items())
        assert interviews.keys() >= old_interviews.keys()
        assert all(interviews[event.id].on == event.on for event in old_interviews.values() if event.on)


@given(grids, st.lists(statuses, min_size=5, max_size=5), grids)
def test_newer_file_adds_only_its_new_rows(grid: Grid, moved: list[str], more: Grid) -> None:
    journal = after((), grid)
    newer = [[*cells[:6], status, cells[7]] for cells, status in zip(grid, moved, strict=False)]
    assert plan(newer, journal).summary.added == 0
    assert len(fold(after(journal, [*newer, *more])).loops) <= len(grid) + len(more)


printable = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=["Cc", "Cf"]), max_size=8)
words = printable | st.sampled_from(["", "2025-01-15", "yes", "Rejected", 'a "b", c; d\te|', "two\nlines", "x & y"])


@given(
    st.lists(st.lists(words, min_size=8, max_size=8), max_size=4),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
@example([["Zoë", "Köchin", "2025-01-15", "", "", "", "ÄÖ", ""]], ";", "latin-1", csv.QUOTE_MINIMAL, "\r\n")
@example([["ÝS", "", "", "", "", "", "", ""]], ",", "latin-1", csv.QUOTE_MINIMAL, "\n")  # in Turkish, a heading
def test_encoding_and_delimiter_make_no_difference(
    grid: Grid, delimiter: str, encoding: str, quoting: int, end: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([HEADER, *grid])
    content = text.getvalue().encode(encoding)
    # Some texts in Latin-1 are different ones in UTF-8; nothing can tell them apart.
    assume(encoding != "latin-1" or content.decode("utf-8", "replace") == text.getvalue() or not is_utf_8(content))
    tables = read_tables(content)
    (sheet,) = tables.sheets
    filled = [trimmed(cells) for cells in grid if re.search(r'[^\s,;\t|"]', "".join(cells))]
    assert [row.cells for row in sheet.rows] == filled
    numbers = count()
    planned = plan_import(tables, ImportOptions(), [], TODAY, lambda: f"new{next(numbers):04}")
    assert without_times(planned.events) == without_times(plan(filled).events)


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a row without blank cells at its end."""
    width = max(index for index, cell in enumerate(cells, 1) if cell)
    return tuple(cells[:width])


def is_utf_8(content: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return True
    return False


def without_times(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    return [msgspec.structs.replace(event, recorded_at=NOW) for event in events]
