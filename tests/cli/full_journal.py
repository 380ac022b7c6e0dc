"""A journal with every kind of loop, byte for byte the same in every run."""

import json

from .harness import Program

_POSTING = (
    "--with 'Dana Lee <dana@acme.example> (recruiter)' --location Berlin --url https://acme.example/jobs/17"
    " --source LinkedIn"
)
_FEEDBACK = (
    "'Strong on statistics; the answers on system design stayed on the surface, with no word about what would break"
    " first.'"
)
SEARCH = (
    ("2025-03-03", "apply Hooli 'Executive assistant' --with 'Robin Hale <robin@hooli.example> (recruiter)'"),
    ("2025-03-10", "interviewed hooli --with robin --round 'recruiter call'"),
    ("2025-03-24", "outcome hooli rejected"),
    ("2025-03-26", "ask-feedback hooli --via mail"),
    ("2025-03-30", "record hooli 'Has not supported C-level executives' --theme experience-gap --via phone"),
    ("2025-04-01", "act hooli 'Support the team of a non-profit' --measure 'a reference'"),
    ("2026-02-20", "act hooli --done --evidence 'Reference from the director'"),
    ("2026-02-27", "follow-up hooli --via mail"),
    ("2025-12-01", "apply Initech Clerk --source 'a friend'"),
    ("2025-12-10", "interviewed initech"),
    ("2025-12-20", "outcome initech rejected"),
    ("2026-05-04", f"apply Acme 'Data Analyst' {_POSTING} --note 'The team of two\nis to grow.'"),
    ("2026-05-11", "interviewed acme --with dana --round 'phone screen' --at 9:30 --rating 4"),
    ("2026-05-12", "thank acme"),
    ("2026-05-18", "interviewed acme --with 'Kim Ito <kim@acme.example> (hiring manager)' --round onsite"),
    ("2026-05-19", "thank acme"),
    ("2026-05-25", "outcome acme rejected"),
    ("2026-05-27", "ask-feedback acme --with dana --via mail"),
    ("2026-06-01", f"record acme {_FEEDBACK} --with kim --theme system-design --type mixed --via phone"),
    ("2026-06-01", "record acme 'Kind and clear' --with dana --theme communication --type strength --via mail"),
    ("2026-06-02", "thank acme"),
    ("2026-06-03", "act acme 'Read one chapter on system design a week' --by 9d --measure 'explain it to Sam'"),
    ("2026-05-20", "apply 'Brightwater Consulting International' 'Senior Executive Assistant to the Board'"),
    ("2026-05-29", "interviewed brightwater --with 'Ann Roe (interviewer)'"),
    ("2026-05-30", "thank brightwater"),
    ("2026-06-10", "interviewed brightwater --on 2026-06-18 --at 14:00 --round 'panel interview'"),
    ("2026-05-22", "apply 東京データ株式会社 データ分析者"),
    ("2026-06-14", "interviewed 東京 --with '佐藤 さくら'"),
    ("2026-05-23", "apply Globex Analyst"),
    ("2026-06-01", "interviewed globex"),
    ("2026-06-12", "outcome globex offer --decision-by 'in 10 days'"),
    ("2026-06-08", "apply 'Café Zürich' '[bold]Chef[/foo]'"),
    ("2026-06-11", "apply Umbrella"),
    ("2026-06-12", "note umbrella 'They will be in touch' --heard"),
    ("2026-06-13", "apply Vandelay Importer"),
    ("2026-06-13", "undo"),
)  # fmt: skip
"""A job search as of 15 June 2026: loops that are due today, overdue, waiting, upcoming and closed, and an undo."""


def record_full_journal(program: Program) -> bytes:
    """Record the search with a program, and return its journal with ids that are the same in every run."""
    program.days(*SEARCH)
    text = program.journal.read_text(encoding="utf-8")
    events = json.loads(text)["events"].values()
    ids = dict.fromkeys(event[name] for event in events for name in ("id", "batch"))
    for number, id_ in enumerate(ids):
        text = text.replace(id_, f"{number:04}{id_[4:].translate(str.maketrans(dict.fromkeys(id_, 'x')))}")
    return text.encode()
