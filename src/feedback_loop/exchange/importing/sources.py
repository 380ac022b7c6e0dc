"""Known trackers, recognised by their headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import casefold_key


class Field(Enum):
    """What stands in a column.

    SENT says yes or no to whether an application was sent; OWN_ID is an id that this program gave, SOURCE_ID one that
    another gave; PRIVATE is nobody's business, and IGNORED is of no use to anybody: neither is kept anywhere.
    """

    COMPANY = auto()
    ROLE = auto()
    DATE = auto()
    SENT = auto()
    STATUS = auto()
    STATUS_DATE = auto()
    SOURCE = auto()
    URL = auto()
    LOCATION = auto()
    NOTE = auto()
    ROUND = auto()
    OWN_ID = auto()
    SOURCE_ID = auto()
    PRIVATE = auto()
    IGNORED = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Source:
    """One kind of table.

    Attributes:
        name: what to type for it.
        title: what it is, in a sentence.
        marks: headings that give it away; any one of these sets, all of it.
        columns: what its columns hold, where the spelling of a heading alone does not tell, or tells wrongly.
        month_first: whether its dates are month first, where they do not tell themselves.
        site: where its applications were found, unless a column says so.
        ours: whether this program wrote it: blank alone is nothing, and every other column is a round.
    """

    name: str
    title: str
    marks: tuple[str, ...] = ()
    columns: Mapping[Field, str] = field(default_factory=dict)
    month_first: bool = False
    site: str | None = None
    is_own_export: bool = False

    def matches(self, keys: frozenset[str]) -> bool:
        """Tell whether a header with these headings, as ``key`` makes them, is one of this source."""
        return any(all(heading_key(name) in keys for name in marks.split(",")) for marks in self.marks)

    def field_of(self, heading: str) -> Field | None:
        """Return what a column of this source holds, where this table says so."""
        named = (
            holds for holds, names in self.columns.items() if heading_key(heading) in map(heading_key, names.split(","))
        )
        return next(named, None)


def heading_key(heading: str) -> str:
    """Return a heading for comparing: ``company_name``, ``companyName`` and ``Company Name`` are one."""
    return casefold_key(heading).replace(" ", "")


SPREADSHEET = Source("spreadsheet", "a spreadsheet")
FEEDBACK_LOOP_CSV = Source(
    "feedback-loop",
    "a table exported by feedback-loop",
    marks=("id, company, role, applied, status, status date",),
    columns={
        Field.OWN_ID: "id",
        Field.COMPANY: "company",
        Field.ROLE: "role",
        Field.DATE: "applied",
        Field.STATUS: "status",
        Field.STATUS_DATE: "status date",
        Field.SOURCE: "source",
        Field.URL: "url",
        Field.LOCATION: "location",
        Field.NOTE: "note",
    },
    is_own_export=True,
)
"""A table that an export wrote; its columns in their order, and every further one is a round."""

SOURCES = (
    FEEDBACK_LOOP_CSV,
    Source(
        "linkedin",
        "LinkedIn's archive",
        marks=(
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
        marks=("company_name, role, statusName, applied_at",),
        columns={
            Field.SOURCE_ID: "id",
            Field.IGNORED: "status, resume_uuid, availability_status, checked_availability_at, created_at, updated_at",
        },
    ),
    Source("simplify", "an export of Simplify", marks=("Job Title, Company Name, Job URL, Applied Date, Status Date",)),
    Source(
        "jobsync",
        "an export of JobSync",
        marks=("JobTitle, JobSource, applied, appliedDate",),
        columns={Field.SENT: "applied", Field.IGNORED: "index, createdAt"},
    ),
    Source(
        "huntr",
        "an export of Huntr",
        marks=("companyName, listName", "Employer, List", "Company, List"),
        columns={Field.SOURCE_ID: "id, job id"},
    ),
    SPREADSHEET,
)
"""Those with more particular headings first; a spreadsheet is what is none of the others."""

NAMES = [source.name for source in SOURCES]
PRIVATE_ANYWHERE = "Question And Answers, Questions And Answers"
"""Headings of what is never kept, whatever the rest of the header looks like."""


def source_of(header: Sequence[str], name: str | None = None) -> Source:
    """Return the source of that name, else the one that a header gives away.

    Raises:
        UsageError: there is no source of that name.
    """
    if name is None:
        keys = frozenset(map(heading_key, header))
        return next((source for source in SOURCES if source.matches(keys)), SPREADSHEET)
    named = [source for source in SOURCES if source.name == name.strip().lower()]
    if not named:
        raise UsageError(f"There is no format {name!r}; the formats are:", NAMES)
    return named[0]


def private_columns(header: Sequence[str]) -> frozenset[str]:
    """Return the keys of the headings below which nothing is kept, whatever format was asked for."""
    keys = frozenset(map(heading_key, header))
    names = [source.columns.get(Field.PRIVATE, "") for source in SOURCES if source.matches(keys)]
    return frozenset(heading_key(name) for name in ",".join([PRIVATE_ANYWHERE, *names]).split(",")) - {""}
