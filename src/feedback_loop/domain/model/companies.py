"""Names of companies, as far as they tell companies apart."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from feedback_loop.domain.model.events import Amended, AnyEvent, Applied
from feedback_loop.domain.model.loop import History
from feedback_loop.domain.text import casefold_key

# fmt: off
_LEGAL_FORMS = frozenset((
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "doo", "ev", "eg", "gbr",
    "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "kk", "lda", "limited", "llc", "llp", "lp", "ltd", "ltda",
    "mbh", "nv", "oy", "oyj", "plc", "pte", "pty", "pvt", "sa", "sarl", "sas", "sasu", "sdn", "se", "sl", "sp", "spa",
    "sro", "srl", "ug", "zoo", "zrt", "and",
))
# fmt: on
_SYMBOLS = str.maketrans({"+": "plus", "#": "sharp", "&": " and ", "@": "at"})


@cache
def company_key(name: str) -> str:
    """Return what identifies a company: its name without legal forms, case, accents, spacing and punctuation."""
    words = _join_initials(_spell_symbols(name).split())
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return "".join(words) or name.strip().casefold()


def _spell_symbols(name: str) -> str:
    return casefold_key(name.translate(_SYMBOLS)) or name.strip().casefold()


def _join_initials(words: Sequence[str]) -> list[str]:
    """Return the words with those of one letter joined: "s p a" is a legal form."""
    joined: list[str] = []
    previous = ""
    for word in words:
        if len(word) == len(previous) == 1:
            joined[-1] += word
        else:
            joined.append(word)
        previous = word
    return joined


def former_companies(events: Iterable[AnyEvent], joined: Mapping[str, str]) -> dict[str, set[str]]:
    """Return every name that the company of an application was recorded with, by the id of its loop.

    Args:
        events: the events in effect, and corrections as recorded.
        joined: the id of the loop that an application was joined to, by the id of that application.
    """
    names: dict[str, set[str]] = {}
    for event in events:
        if type(event) is Applied:
            names.setdefault(joined.get(event.id, event.id), set()).add(event.company)
        elif type(event) is Amended and isinstance(name := event.changes.get("company"), str):
            names.setdefault(joined.get(event.target, event.target), set()).add(name)
    return names


def company_keys(events: Iterable[AnyEvent], history: History) -> dict[str, set[str]]:
    """Return the keys of all names of each loop's company, by the loop's id."""
    names = former_companies(events, history.joined)
    return {
        id_: {company_key(name) for name in names.get(id_, set()) | {application.company}}
        for id_, application in history.applications.items()
    }
