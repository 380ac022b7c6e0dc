"""The employer that a mail names, and the agency that writes for one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.companies import company_key
from feedback_loop.domain.text import casefold_key, word_set
from feedback_loop.exchange.importing.months import month_number, weekday_number
from feedback_loop.exchange.mail.classify.people import TEAM_WORDS, is_team, looks_like_name, split_display_name
from feedback_loop.exchange.mail.classify.spelling import (
    find_gender_suffix,
    has_title,
    is_capitalized,
    strip_edges,
    strip_requisition,
)
from feedback_loop.exchange.mail.company_names import is_label_of, plain_spelling
from feedback_loop.exchange.mail.domains import own_label, service_names, service_of, tenant_of
from feedback_loop.exchange.mail.message import Address

_LEAD = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:at|with|join|joining|by) |(?:applying|applied|application|applications|apply|sent|submitted|reached"
    r"|passed on|update) (?:to|with|from) "
    r"|(?:interest|career|interview|interviewed|interviewing|position|role|job|working|work|call|offer|news"
    r"|response|message|here|life|update|everyone|assessment) "
    r"(?:in|at|with|to|from|for) (?:a career (?:at|with) )?"
    r"|on behalf of |from |in |(?:[Ll]a|[Aa]) empresa |[Ll]['’](?:entreprise|azienda) |[Dd]ie Firma "
    r"|(?:bei|bei der|bei dem|beim|von|von der|von den|an der|für die|für) |(?:Interesse|Bewerbung|Mitarbeit"
    r"|Team) (?:an|an der|bei|bei der|der) "
    r"|(?:chez|au sein de|auprès de|de la société|par) |(?:candidature|recrutement|équipe) (?:chez|à|de|d['’])[ ]?"
    r"|(?:en|con|desde|equipo de) |(?:bij|naar|van|team van) |(?:na|da|no|pela|pelo|à) |(?:presso|in|per|di|da"
    r"|team di) |(?:w|we|firmie|dla) "
    r"|(?:hos|på|till|av) "
    r")(?:the company |the |der |die |dem |la |el |de |het )?(?=[A-ZÄÖÜÅÉ0-9])",
)
_HAS_INVITED = re.compile(
    r"(?<![^\W_])([A-Z][\w&.'’\-]*(?: [A-Z&][\w&.'’\-]*){0,4}) (?:has (?:invited|chosen|decided|reviewed|received"
    r"|viewed|sent)|"
    r"hat (?:dich|Sie|Ihre|deine)|a (?:bien )?reçu|ha recibido|heeft|recebeu|ha ricevuto|may write|would like)\b"
)
_TEAM_OF = re.compile(
    r"(?:(?:recruiting|recruitment|hiring|talent|talent acquisition|people|hr|careers|human resources"
    r"|personalabteilung|personalgewinnung|"
    r"recruiting-team|équipe recrutement|ressources humaines|recursos humanos|recrutamento|personas"
    r"|selezione del personale|team)"
    r"(?: team)?(?: at|,| @| der| de| da| di| von| bei| of| –| -)|the team at|your friends at|everyone at"
    r"|everybody at) +(?P<after>[A-Z][^,.|;\n]{1,50})"
    r"|(?:^|, |the |The |Your |Das |Ihr |Dein )(?P<before>[A-Z][\w&.'’]*(?: [A-Z&][\w&.'’]*){0,3})(?: -|,"
    r"|'s)? (?:[Rr]ecruiting|[Rr]ecruitment|[Hh]iring|[Tt]alent|[Pp]eople|HR|[Cc]areers|"
    r"Karriere|Personalabteilung|team|Team|Talent Acquisition)(?: [Tt]eam)?\b",
)
_LEGAL = re.compile(
    r"(?<![^\W_])([A-ZÄÖÜ][\w&.'’\-]*(?: (?:& |und )?[A-ZÄÖÜ&][\w&.'’\-]*){0,4} "
    r"(?:GmbH(?: & Co\.? KG)?|AG|SE|KG|Ltd|Limited|LLC|Inc|PLC|plc|AB|BV|B\.V\.|NV|N\.V\.|S\.A\.|SA|SAS|SARL|S\.L\."
    r"|SL|S\.p\.A\.|SpA|S\.r\.l\.|Srl|"
    r"Sp\. z o\.o\.|Lda|LDA|Oy|ApS|A/S|ASA|eG|e\.V\.))(?![^\W_])"
)
_END = re.compile(
    r"[.,!?;:|()\n\"“”„«»<>]|\.(?:\s|\Z)| [-–—] | (?=[a-zäöü])|'s\b|’s\b| (?:Team|Careers|Recruiting|Recruitment"
    r"|Hiring|Talent|Karriere|Jobs)\b"
)
_LINE_END = re.compile(r"[|·,;]| [-–—] ")
_NO_COMPANY = word_set(
    "we you i they he she it our your the this that if as in at on for and or to dear hi hello thank thanks "
    "thankyou please best kind "
    "interview update re fwd wir sie du ich ihr der die das wenn als hallo liebe lieber sehr guten mit nous vous "
    "je bonjour "
    "merci madame monsieur hola gracias estimado estimada un una el la hoi beste geachte bedankt we ola obrigado "
    "caro cara "
    "gentile salve grazie szanowna szanowny dzien hej tack candidate candidates applicants home portal berlin "
    "london paris madrid "
    "amsterdam munich hamburg new linkedin teams zoom google microsoft english german french dutch spanish "
    "european europe "
    "until regel cancel move cv resume hr everyone remote mr mrs ms dr prof herr frau am um im "
    "kennismakingsgesprek vorstellungsgesprach gesprach entretien entrevista colloquio einladung invitation bewerbung "
    "sollicitatie candidature candidatura eingangsbestatigung confirmation confirmed recruiter need all further our "
    "rozmowa intervju ansokan absage zusage update updated canceled cancelled abgesagt aktualisiert online "
    "application role position job team interest sql python java excel data "
    "gruss grusse groet groeten groetjes saludos regards wishes cheers cordialement saluti halsningar halsning mvh lg "
    "vg pozdrawiam cumprimentos abraco outcome services ward "
    "feedback comentarios comentario riscontro retour ruckmeldung terugkoppeling frage question pregunta domanda vraag "
    "fraga pergunta pytanie duda danke follow following withdrawing withdrawal "
    "dein deine euer eure ihre unser notre votre vos ton tu tus su sus jouw je uw onze seu sua teu tua nosso "
    "tuo suo vostro nostro twoj nasz din ert"
)
_AGENCY_WORDS = word_set(
    "search recruitment staffing headhunting headhunters personalberatung personalvermittlung "
    "personaldienstleistung interim "
    "recruiters executive cabinet detachering uitzendbureau consultoria headhunter rekryteringsbyra hunters "
    "personnel arbeitsvermittlung"
)
_CLIENT = re.compile(
    r"(?i:\b(?:my|our|one of (?:my|our)|the|a) clients?\b|\bemployment agency\b|\b(?:meinen?|unseren?|einen?"
    r"|für) (?:\w+ )?(?:mandanten|kunden|auftraggeber)\b|"
    r"\b(?:mon|mes|notre|nos|l['’]un de mes) clients?\b|\b(?:mi|nuestro|un) cliente\b|\b(?:mijn|onze"
    r"|een) (?:opdrachtgever|klant)\b|"
    r"\b(?:meu|nosso|um) cliente\b|\b(?:mio|nostro|un) cliente\b|\b(?:mojego|naszego) klienta\b|\b(?:min|vår) kund\b)"
)
_CLIENT_NAME = re.compile(
    r"(?i:\bclients?|\bmandanten|\bkunden|\bclientes?|\bopdrachtgever|\bklant|\bklienta|\bkund),? (?:is |the |die "
    r"|der |, |, la |l['’]entreprise )?"
    r"(?P<name>[A-Z][\w&.'’\-]*(?: [A-Z&][\w&.'’\-]*){0,3})"
)
_MAX_WORDS = 6
_SMALL_WORDS = word_set("of and & de der des du la le für und y et e the von van den della di da do dos en for i och")
_HEAD, _MAX_HEAD_LINE = 2, 60
"""Lines at the top of a mail of a service, where the employer's name may stand as in a letter."""
_SENDER_WEIGHT = 5
_LABEL_WEIGHT = 6
_BEHALF = re.compile(r"(?<![^\W_])(?:on behalf of|for|für|pour) (.+)")
_INITIAL = re.compile(r"[A-Z]\. [A-Z]")
"""Beginning of a person's name, as in "Dear J. Moss"."""
_MIN_PART = 3
"""The shortest label of a domain that may be only a part of the company's name."""


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Names in a mail that are no company's: the role, the person who writes, and keys of the user's own names."""

    role: str | None = None
    person: str | None = None
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Employer:
    """Names of the employer and of the agency that writes for it, where a mail tells them."""

    company: str | None
    agency: str | None = None


def find_employer(sender: Address, subject: str, lines: Sequence[str], others: OtherNames) -> Employer:
    """Return the employer that the sentences and lines of a mail name, never a service, a job board or an agency."""
    votes: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for weight, raw in _candidates(sender, subject, lines):
        name = _clean(raw)
        if not name or (weight < _SENDER_WEIGHT and _is_calendar_word(name)) or not _is_company(name, others):
            continue
        key = company_key(name)
        votes[key] += weight
        spellings.setdefault(key, Counter())[name] += weight
    label = _label_of(sender)
    sharing = [key for key in votes if _shares_label(key, label) or any(is_label_of(label, s) for s in spellings[key])]
    for key in sharing:
        votes[key] += _LABEL_WEIGHT + (key == label.replace("-", ""))
    if label and not sharing:
        name = " ".join(word.capitalize() for word in re.split(r"[-_]", label))
        votes[company_key(name)] += _LABEL_WEIGHT
        spellings.setdefault(company_key(name), Counter())[name] += 1
    if not votes:
        return Employer(None)
    best = max(votes, key=lambda key: (votes[key], len(key)))
    name = max(spellings[best], key=lambda spelling: (spellings[best][spelling], len(spelling)))
    return _split_agency(sender, name, best, lines, others)


def _label_of(sender: Address) -> str:
    """Return how the sender's address spells the company; "" where it names none, or only who writes for it."""
    return "" if _BEHALF.search(sender.name) else own_label(sender.address) or tenant_of(sender.address)


def _shares_label(key: str, label: str) -> bool:
    """Return True if a company's key and the label of a domain begin or end alike."""
    plain = plain_spelling(label.replace("-", ""))
    keys = [plain_spelling(spelling) for spelling in (key, key.replace("and", ""))]
    if len(plain) <= _MIN_PART:
        return plain == key
    return any(k.startswith(plain) or k.endswith(plain) or (len(k) > _MIN_PART and plain.startswith(k)) for k in keys)


def _split_agency(sender: Address, name: str, key: str, lines: Sequence[str], others: OtherNames) -> Employer:
    text = "\n".join(lines)
    is_agency = not _AGENCY_WORDS.isdisjoint(casefold_key(name).split()) or _CLIENT.search(text) is not None
    is_sender = service_of(sender.address) is None and own_label(sender.address)[:4] == key[:4]
    if not is_agency or not is_sender:
        return Employer(name)
    clients = (_clean(match["name"]) for match in _CLIENT_NAME.finditer(text))
    client = next(
        (c for c in clients if c and _is_company(c, OtherNames(own=others.own)) and company_key(c) != key), None
    )
    return Employer(client, agency=name)


def _candidates(sender: Address, subject: str, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what may be the company, with weights."""
    text = strip_requisition(subject)
    for name in _after_leads(text):
        yield 4, name
    yield from ((3, piece) for piece in _matches(_HAS_INVITED, text))
    yield from _from_sender(sender, "\n".join((subject, sender.name, *lines)))
    if service_of(sender.address):
        heads = (line for line in lines[:_HEAD] if len(line) < _MAX_HEAD_LINE and line[-1:].isalpha())
        yield from ((4, line) for line in heads if casefold_key(line.split()[0]) not in _NO_COMPANY)
    for piece in re.split(r" [-–—|] |: ", text):
        yield 1, piece
    service = service_of(sender.address)
    has_own_footer = service is not None and service.is_board
    for line in lines:
        yield from _from_line(line, has_own_footer=has_own_footer)
    for line in lines[-10:]:
        if len(line) < 60:  # noqa: PLR2004
            for piece in _LINE_END.split(line):
                yield 1, piece


def _from_line(line: str, *, has_own_footer: bool) -> Iterator[tuple[int, str]]:
    """Yield what may be the company in a line; job boards end with their own name and legal form."""
    for name in _after_leads(line):
        yield 2, name
    yield from ((2, name) for name in _matches(_HAS_INVITED, line))
    if not has_own_footer:
        yield from ((3, name) for name in _matches(_LEGAL, line))
    for match in _TEAM_OF.finditer(line):
        yield 4, match["after"] or match["before"]


def _from_sender(sender: Address, text: str) -> Iterator[tuple[int, str]]:
    behalf = _BEHALF.search(sender.name)
    for part in (behalf[1],) if behalf else split_display_name(sender.name):
        stripped = _strip_team(part)
        if stripped:
            may_be_person = looks_like_name(part) and stripped == part and not service_of(sender.address)
            yield (2 if may_be_person else _SENDER_WEIGHT), stripped
    if label := _label_of(sender):
        for name in _spellings_in(text, label):
            yield (_SENDER_WEIGHT if weekday_number(label) else 3), name


def _spellings_in(text: str, label: str) -> Iterator[str]:
    """Yield how a text writes the name that a domain or a tenant spells in small letters, with the words around it."""
    words = [re.escape(word) for word in re.split(r"[-_.]", label) if word]
    flexible = r"[ \-&]*".join(words) if len(words) > 1 else r"[ \-&.]?".join(map(re.escape, label[:40]))
    pattern = re.compile(
        rf"(?<![\w@.\-/])(?:[A-Z][\w&]+ ){{0,2}}(?i:{flexible})(?![\w@]|\.[a-z]|-[a-z])(?: [A-Z&][\w&\-]*){{0,3}}"
    )
    for match in pattern.finditer(text[:20_000]):
        yield match[0]


def _after_leads(text: str) -> Iterator[str]:
    for match in _LEAD.finditer(text):
        stop = _END.search(text, match.end())
        yield text[match.end() : stop.start() if stop else len(text)]


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[1] for match in pattern.finditer(text))


def _strip_team(name: str) -> str:
    """Return a name without the words of a team at its ends."""
    words = name.split()
    while words and casefold_key(words[-1]) in TEAM_WORDS | {""}:
        words.pop()
    while words and casefold_key(words[0]) in TEAM_WORDS | {""}:
        words.pop(0)
    return " ".join(words)


def _clean(raw: str) -> str:
    words = _strip_team(strip_edges(raw)).split()
    while len(words) > 1 and casefold_key(words[0]) in _NO_COMPANY:
        words.pop(0)
    return " ".join(words)


def _is_calendar_word(name: str) -> bool:
    """Return True if a name begins with a weekday or a month."""
    first = name.split(maxsplit=1)[0]
    return weekday_number(first) is not None or month_number(first) is not None


def _is_company(name: str, others: OtherNames) -> bool:
    words, key = name.split(), casefold_key(name)
    if (
        not 0 < len(words) <= _MAX_WORDS
        or not key
        or not is_capitalized(words[0])
        or name.isdigit()
        or _INITIAL.match(name)
    ):
        return False
    if (
        key in _NO_COMPANY
        or not others.own.isdisjoint((key, *key.split()))
        or name.casefold() in service_names()
        or (is_team(name) and len(words) == 1)
    ):
        return False
    if others.person and (key == casefold_key(others.person) or key in casefold_key(others.person).split()):
        return False
    if others.role and (key in casefold_key(others.role) or casefold_key(others.role) in key):
        return False
    if find_gender_suffix(name) or (has_title(name) and len(words) > 1):
        return False
    small = [word for word in words if not is_capitalized(word) and word not in _SMALL_WORDS]
    return not small and ":" not in name and "@" not in name
