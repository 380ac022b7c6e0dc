"""Known trackers, recognised by their headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.words import heading_key
from feedback_loop.exchange.own_csv import HEADINGS


@dataclass(frozen=True)
class Source:
    """One kind of table.

    Attributes:
        name: the name to type for ``--as``.
        title: its name within a sentence.
        signatures: sets of headings; a header that contains one of these sets is of this source.
        columns: the headings of fields that the usual headings miss or misread.
        month_first: True if its ambiguous dates are month first.
        site: the source of its applications, unless a column states one.
        is_own_export: True if this program wrote it; only empty cells are blank then, and further columns are rounds.
    """

    name: str
    title: str
    signatures: tuple[str, ...] = ()
    columns: Mapping[Field, str] = field(default_factory=dict)
    month_first: bool = False
    site: str | None = None
    is_own_export: bool = False

    def matches(self, keys: frozenset[str]) -> bool:
        """Return True if a header with these heading keys is of this source."""
        return any(all(heading_key(name) in keys for name in names.split(",")) for names in self.signatures)

    def field_of(self, heading: str) -> Field | None:
        """Return the field of a heading that ``columns`` lists."""
        key = heading_key(heading)
        fields = (field for field, names in self.columns.items() if key in map(heading_key, names.split(",")))
        return next(fields, None)


SPREADSHEET = Source("spreadsheet", "a spreadsheet")
_OWN_FIELDS = (
    Field.OWN_ID,
    Field.COMPANY,
    Field.ROLE,
    Field.DATE,
    Field.STATUS,
    Field.STATUS_DATE,
    Field.SOURCE,
    Field.URL,
    Field.LOCATION,
    Field.NOTE,
    Field.CV,
    Field.POSTING,
)
FEEDBACK_LOOP_CSV = Source(
    "feedback-loop",
    "a table exported by feedback-loop",
    signatures=("id, company, role, applied, status, status date",),
    columns=dict(zip(_OWN_FIELDS, HEADINGS, strict=True)),
    is_own_export=True,
)

SOURCES = (
    FEEDBACK_LOOP_CSV,
    Source(
        "linkedin",
        "LinkedIn's archive",
        signatures=(
            "Application Date, Company Name, Job Title, Job Url",
            "Application Date, Resume Name",
            "Application Date, Contact Phone Number",
        ),
        columns={Field.PRIVATE: "Contact Email, Contact Phone Number, Resume Name, Question And Answers"},
        month_first=True,
        site="LinkedIn",
    ),
    Source(
        "teal",
        "an export of Teal",
        signatures=("company_name, role, statusName, applied_at",),
        columns={
            Field.SOURCE_ID: "id",
            Field.IGNORED: "status, resume_uuid, availability_status, checked_availability_at, created_at, updated_at",
        },
    ),
    Source(
        "simplify", "an export of Simplify", signatures=("Job Title, Company Name, Job URL, Applied Date, Status Date",)
    ),
    Source(
        "jobsync",
        "an export of JobSync",
        signatures=("JobTitle, JobSource, applied, appliedDate",),
        columns={Field.SENT: "applied", Field.IGNORED: "index, createdAt"},
    ),
    Source(
        "huntr",
        "an export of Huntr",
        signatures=("companyName, listName", "Employer, List", "Company, List"),
        columns={Field.SOURCE_ID: "id, job id"},
    ),
    SPREADSHEET,
)
"""Sources with more specific headings first; a spreadsheet is anything else."""

NAMES = [source.name for source in SOURCES]
_PRIVATE_HEADINGS = "Question And Answers, Questions And Answers"
"""Headings of columns that are never stored, whatever the source."""


def source_of(header: Sequence[str], name: str | None = None) -> Source:
    """Return the source with that name, else the one that matches a header."""
    if name is None:
        keys = frozenset(map(heading_key, header))
        return next((source for source in SOURCES if source.matches(keys)), SPREADSHEET)
    source = next((source for source in SOURCES if source.name == name.strip().lower()), None)
    if source is None:
        raise UsageError(f"Unknown format {name!r}. Choose from:", NAMES)
    return source


def private_columns(header: Sequence[str]) -> frozenset[str]:
    """Return the keys of the headings whose columns are never stored, whatever format was requested."""
    keys = frozenset(map(heading_key, header))
    names = [source.columns.get(Field.PRIVATE, "") for source in SOURCES if source.matches(keys)]
    return frozenset(heading_key(name) for name in ",".join([_PRIVATE_HEADINGS, *names]).split(",")) - {""}
