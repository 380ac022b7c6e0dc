"""Parser of people as typed, or copied from a mail program: names, addresses and roles in the usual forms."""

import re
from collections.abc import Sequence

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import ADDRESS, casefold_key, clean_line, name_key, split_address, split_role, word_set

Parts = tuple[str, str | None, str | None]
"""Name, address and role of a person."""

CREDENTIALS = word_set(
    "phd dphil dr drs md dds dvm psyd edd jd llm llb esq ma msc ms mba mph mpa mfa meng bsc ba bs beng bcom "
    "ing dipl cpa cfa cfp acca pmp pgmp csm cissp cism cisa phr sphr gphr shrmcp shrmscp cipd rn pe ceng pmi "
    "jr sr ii iii iv"
)
"""Words after a name, without dots and hyphens, that are no part of it."""

PARTICLES = word_set(
    "van von vom zu zur zum der den de del della dello di da das do dos du des d la le les lo ter ten te tot "
    "op af av bin bint ibn ben abu al el ap san santa st"
)
"""Words that begin a family name, in lower case."""

_ROLE_WORDS = word_set(
    "recruiter recruiting recruitment recruiterin sourcer talent headhunter agency agent staffing hr people "
    "manager managerin director head lead leader engineer developer designer scientist analyst architect "
    "consultant partner officer founder cofounder president vp svp evp ceo cto cfo coo cio cpo chro owner "
    "principal senior staff coordinator specialist referrer friend colleague interviewer associate assistant "
    "intern professor"
)
_QUOTES = {'"': '"', "'": "'", "\u201c": "\u201d", "\u201e": "\u201c", "\u2018": "\u2019", "\u00ab": "\u00bb"}
_LINK = re.compile(r"[<\[(]?\bmailto:([^\s<>\[\]()?]*+)[^\s<>\[\]()]*+[>\])]?", re.IGNORECASE)
_HEADER = re.compile(r"(?:to|from|cc|von|an|de|para|da|a)\s*:\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([^\s<>\[\]()@]*+@[^\s<>\[\]()@]*+)\]")
_ALSO_NAMES = frozenset({"Ma", "Do", "Ing", "Ba", "Pe", "Des"})
"""Family names that are credentials only in capitals."""
_TWO = 2


def parse_forms(line: str, company: str | None = None) -> Parts:
    """Return name, address and role of a person as typed; the company's name after a comma is not part of the name."""
    header = _HEADER.match(line)
    rest, role = split_role(line[header.end() if header else 0 :].rstrip(" ,;"))
    readable = _BRACKETED.sub(r"<\1>", _LINK.sub(r"<\1>", _decode_mail_forms(rest)))
    name, email = _split_any_address(clean_line(readable, "person"))
    name = _strip_quotes(name)
    if email and role is None:
        name, role = split_role(name)
        name = _strip_quotes(name)
    if email and not name and role and _is_name_of(role, email):
        name, role = role, None
    if email and name.casefold() == email.casefold():
        name = ""
    if not (name or email) or name.startswith('"') or not set("<>@").isdisjoint(name):
        raise _unreadable(line)
    return _read_commas(name, email, role, line, company) if name else (name, email, role)


def _split_any_address(line: str) -> tuple[str, str | None]:
    """Return a person without the address at the end, in angle brackets or not, and the address."""
    name, email = split_address(line)
    before, _, last = name.rpartition(" ")
    if email is None and ADDRESS.fullmatch(last):
        return before.rstrip(" -\u2013\u2014:,|"), last
    return name, email


def _unreadable(line: str) -> UsageError:
    if line.count("@") > 1 or ";" in line:
        return _several(line)
    return UsageError(f"Cannot read the person {line!r}. Type it like: Dana Lee <dana@acme.example> (recruiter).")


def _several(line: str) -> UsageError:
    return UsageError(f"{line!r} looks like several people. Use --with once for each person.")


def _decode_mail_forms(line: str) -> str:
    """Return a person as mail programs show it: without quotation marks and encoded words."""
    if not (line.startswith('"') and "<" in line) and "=?" not in line:
        return line
    from email.errors import HeaderParseError  # noqa: PLC0415  # slow, and rarely needed
    from email.header import decode_header, make_header  # noqa: PLC0415
    from email.utils import getaddresses  # noqa: PLC0415

    if "=?" in line:
        try:
            line = str(make_header(decode_header(line)))
        except (HeaderParseError, LookupError, UnicodeError, ValueError):
            return line
    try:
        addresses = [(name, email) for name, email in getaddresses([line]) if "@" in email]
    except RecursionError:  # of a thousand parentheses
        return line
    if len(addresses) > 1:
        raise _several(line)
    if not addresses or "mailto:" in line.lower():
        return line
    return " ".join(filter(None, (addresses[0][0], f"<{addresses[0][1]}>")))


def _strip_quotes(name: str) -> str:
    if len(name) > _TWO and _QUOTES.get(name[0]) == name[-1]:
        return name[1:-1].strip().replace('\\"', '"')
    return name


def _is_name_of(words: str, email: str) -> bool:
    """Return True if words in parentheses after an address are the person's name, as old mail programs write it."""
    local = casefold_key(email.partition("@")[0])
    return not is_role(words) and any(word in local for word in casefold_key(words).split() if len(word) > _TWO)


def _read_commas(name: str, email: str | None, role: str | None, line: str, company: str | None) -> Parts:
    """Return a person with what stands after commas where it belongs: given name, role, credentials, company."""
    if ";" in name:
        raise _several(line)
    first, *parts = (part.strip() for part in name.split(","))
    if not first:
        raise _unreadable(line)
    credentials = [part for part in parts if is_credentials(part)]
    others = [part for part in parts if part and part not in credentials and not _is_company(part, email, company)]
    if role is None and others and is_role(others[-1]):
        role = others.pop()
    if len(others) > 1 or (others and _are_two_people(first, others[0])):
        raise _several(line)
    if others and (" " not in first or is_family_name(first) or _begins_address(others[0], email)):
        first = f"{others.pop()} {first}"
    return ", ".join((first, *others, *credentials)), email, role


def _are_two_people(first: str, second: str) -> bool:
    return " " in first and " " in second and not is_family_name(first)


def is_credentials(text: str) -> bool:
    """Return True if all words of a text are titles and degrees that follow a name: "PhD, MBA", "Jr."."""
    words = text.replace(".", "").replace("-", "").casefold().split()
    return bool(words) and CREDENTIALS.issuperset(words)


def is_role(text: str) -> bool:
    """Return True if a text is a role, not a name: "hiring manager"."""
    return not _ROLE_WORDS.isdisjoint(casefold_key(text).split())


def split_credentials(words: Sequence[str]) -> list[str]:
    """Return the words of a name without the credentials at its end."""
    remaining = list(words)
    while len(remaining) > _TWO and is_credentials(remaining[-1]) and remaining[-1] not in _ALSO_NAMES:
        remaining.pop()
    return remaining


def is_family_name(text: str) -> bool:
    """Return True if a text can only be a family name: "van der Berg"."""
    return text.partition(" ")[0] in PARTICLES


def _begins_address(text: str, email: str | None) -> bool:
    return casefold_key(text).split()[:1] == casefold_key(email or "").split()[:1] != []


def _is_company(text: str, email: str | None, company: str | None) -> bool:
    domain = casefold_key((email or "").partition("@")[2]).split()
    if domain[:1] == casefold_key(text).split()[:1] != []:
        return True
    return company is not None and f"{name_key(company)} ".startswith(f"{name_key(text)} ")
