"""The human on the other side of a mail."""

import re
from collections.abc import Sequence
from contextlib import suppress

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.companies import company_key
from feedback_loop.domain.model.typed_people import parse_forms
from feedback_loop.domain.text import casefold_key, word_set
from feedback_loop.exchange.mail.classify.spelling import has_title, is_capitalized
from feedback_loop.exchange.mail.company_names import is_label_of, plain_spelling
from feedback_loop.exchange.mail.domains import own_label, service_names, service_of, tenant_of
from feedback_loop.exchange.mail.message import Address

TEAM_WORDS = word_set(
    "careers career recruiting recruitment recruiter recruiters talent hiring team jobs job hr people acquisition "
    "human "
    "resources noreply reply no do not support notification notifications system mailer bookings applications "
    "application "
    "apply candidates candidate karriere personal personalabteilung personalgewinnung bewerbung bewerbungen bewerber "
    "bewerbermanagement recrutement candidatures rh ressources humaines equipe carrieres empleo seleccion rrhh talento "
    "talentos talenti talents "
    "equipo recursos humanos personas werving selectie vacatures sollicitaties werkenbij recrutamento equipa selecao "
    "personale selezione risorse umane ufficio rekrutacja kadry zespol rekrytering jobb office info hello contact "
    "kontakt service customer scheduling scheduler interview interviews portal alerts alert news newsletter via "
    "department dept personeelszaken abteilung operations experience partner admin administration "
    "werken werkenbij direktion direction directie direzione direccion direcao accounts sekretariat secretariat "
    "the from bei your"
)
"""Words of display names that are a team's or a program's, as ``casefold_key`` spells them."""

_GENERIC_LOCAL = re.compile(
    r"(?:no|do|not|noreply|donotreply|reply|info|jobs?|careers?|karriere|hr|talent|recruit\w*|hiring|people"
    r"|personal\w*|bewerb\w*|"
    r"candidat\w*|recrut\w*|rrhh|seleccion|selezione|personale|werving|vacature\w*|rekrut\w*|rekryt\w*|notif\w*"
    r"|system|mailer|"
    r"bookings?|calendar|team|hello|contact|kontakt|support|admin|office|news\w*|alerts?|apply\w*|application\w*|mail|e?mail"
    r"|service|"
    r"invitations?|inmail\w*|messages?\w*|jobalert\w*|indeed\w*|rh|empleo|emploi|sollicit\w*|automated|bounce\w*)"
    r"[-_.+0-9]*+"
)
_SPLIT = re.compile(
    r" \| | [-–—] | ?\(| ?/ ?| @ | at | bei | chez | from | von der | von | de chez | bij | da | hos | via "
    r"| on behalf of |, "
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|warmest|many|sincere|all the)? ?(?:regards|wishes|best|thanks|thank you|cheers"
    r"|sincerely|yours\b.*|"
    r"take care|talk soon|speak soon|all the best|until then)|viele gr\w+|liebe gr\w+|herzliche gr\w+|beste gr\w+|"
    r"(?:mit )?(?:freundlichen|freundliche|besten) gr\w+.*|gruss|gruß|lg|vg|mfg|bien (?:cordialement|à vous|a vous)"
    r"|cordialement|"
    r"(?:un )?(?:cordial )?(?:saludo|abrazo)s?.*|atentamente|saludos.*|(?:met )?(?:vriendelijke"
    r"|hartelijke) groet\w*|groet\w*|groetjes|"
    r"(?:com os melhores )?cumprimentos.*|atenciosamente|abraço|um abraço|cordiali saluti|distinti saluti|un saluto"
    r"|saluti|"
    r"pozdrawiam.*|z poważaniem|(?:med )?vänliga? hälsning\w*|hälsningar|mvh|sincères salutations|bonne (?:journée"
    r"|continuation)|"
    r"(?:(?:je|nous) vous prie|veuillez|en vous|dans l['’]attente|recevez).{0,160}"
    r"(?:salutations|sentiments|considération)[^,.]{0,40}|"
    r"à bientôt|a presto|tot (?:dan|snel|gauw|ziens)!?|until then|so happy)[,.!:]*",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"im auftrag|i\. ?[av]\.|in vertretung|p\. ?[op]\.|namens|na mandat", re.IGNORECASE)
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][\w'’.\-]*+|van|von|de|der|den|da|di|do|dos|del|la|ten|ter|le|du|af|zu)")
_HONORIFICS = word_set(
    "mr mrs ms miss mx herr frau hr fr dr prof mme mlle m monsieur madame sr sra srta don dona sig sigra dott dottssa"
)
_MAX_NAME_WORDS = 5
_LEGAL = word_set(
    "AG GMBH LTD LTD. LLC INC INC. AB BV B.V. NV N.V. SE SA S.A. SAS SARL SL S.L. SRL SPA KG PLC OY LDA UG EG"
)


def split_display_name(name: str) -> tuple[str, ...]:
    """Return the parts of a display name, such as a person and a company; never empty parts."""
    return tuple(part for raw in _SPLIT.split(name) if (part := raw.strip(" ()\"'“”|–-,;:!")))


def is_team(text: str) -> bool:
    """Return True if a name is of a team, a program or a tracking service."""
    words = casefold_key(text).split()
    return not words or text.casefold().strip() in service_names() or not TEAM_WORDS.isdisjoint(words)


def is_generic(address: str) -> bool:
    """Return True if an address is nobody's own, such as ``jobs@``."""
    local = address.partition("@")[0].lower()
    return (
        not local
        or (_GENERIC_LOCAL.match(local) is not None and _GENERIC_LOCAL.sub("", local, count=1).isdigit())
        or (
            _GENERIC_LOCAL.fullmatch(local) is not None
            or _GENERIC_LOCAL.fullmatch(re.split(r"[+@.\-_]", local)[0]) is not None
        )
    )


def is_recruiting(sender: Address) -> bool:
    """Return True if a sender's name or address says that they hire people."""
    return _RECRUITING.search(f"{sender.name} {sender.address.partition('@')[0]}") is not None


_RECRUITING = re.compile(
    r"recruit|recrut|rekrut|rekryt|talent|hiring|career|karriere|carriere|(?<![a-z])(?:hr|rh|rrhh|jobs)(?![a-z])"
    r"|bewerb|candidat|"
    r"human resources|personalabteilung|personalgewinnung|personale|selezione|selecci|werving|sollicit|empleo"
    r"|headhunt|staffing",
    re.IGNORECASE,
)


_ORGANISATIONS = word_set(
    "school college university academy institute hospital clinic surgery council trust region county city hotel "
    "restaurant garage bakery bank group holding foundation museum library agency services solutions systems "
    "instruments energy logistics foods media studio studios labs works partners consulting solicitors "
    "schule hochschule universitat klinik klinikum krankenhaus stadt gemeinde landkreis stiftung kanzlei praxis "
    "backerei werkstatt verlag versand pflege seniorenzentrum ecole college lycee universite hopital clinique mairie "
    "groupe cabinet menuiserie boulangerie pharmacie mutuelle cartonnages transports colegio escuela universidad "
    "ayuntamiento grupo clinica talleres aceites academia gemeente stichting bouwbedrijf basisschool tandartspraktijk "
    "administratiekantoor kwekerij bakkerij scuola comune gruppo ospedale casa villa ceramiche rede transportes camara "
    "fabryka szkola urzad szpital gmina kommun skola forskola forskolan snickeri sjukhus landsting byggnads"
)
"""Words of the names of employers, which no person has."""


def looks_like_name(text: str) -> bool:
    """Return True if a text can be a person's name: a few capital words, none of which is a role's or a team's."""
    words = text.replace(",", " ").split()
    if not 0 < len(words) <= _MAX_NAME_WORDS or is_team(text) or has_title(text) or words[-1].upper() in _LEGAL:
        return False
    if not _ORGANISATIONS.isdisjoint(casefold_key(text).split()):
        return False
    return all(_NAME_WORD.fullmatch(word) for word in words) and any(is_capitalized(word) for word in words)


_TAIL = 12
"""Lines at the end of a mail in which its writer signs."""
_NAMED = re.compile(
    r"(?<![^\W_])(?:[Oo]ur (?:recruiter|hiring manager|talent partner)|[Uu]nsere? Recruiter(?:in)?|"
    r"[Nn]otre recruteu(?:r|se)|"
    r"[Nn]uestr[ao] reclutador[a]?|[Oo]nze recruiter) (?P<after>[A-Z]\w++(?: [A-Z]\w++){0,2})"
    r"|(?<![^\W_])(?P<before>[A-Z]\w++(?: [A-Z]\w++){0,2})(?: from our "
    r"(?:hiring|recruiting|recruitment|talent|people) team| (?:will|is going to) (?:look|read|review|go) )"
)


def find_person(sender: Address, lines: Sequence[str], own: frozenset[str]) -> Address | None:
    """Return who wrote a mail: the sender, or who signed it where a team or a service sent it; None if nobody did.

    Args:
        sender: the mailbox that the mail is from.
        lines: the lines of what was newly written.
        own: the user's own addresses.
    """
    person = _read_sender(sender, lines)
    if person:
        return person if person.address not in own else None
    signature = find_signature(lines) or _find_named(lines)
    if not signature or is_team(signature) or _is_company(signature, sender, lines):
        return None
    is_shared = is_generic(sender.address) or service_of(sender.address) is not None
    return Address(signature, "" if is_shared else sender.address)


def _find_named(lines: Sequence[str]) -> str | None:
    """Return the recruiter whom a mail of a team names in a sentence."""
    match = _NAMED.search(" ".join(lines[:_MAX_LINES]))
    name = (match["after"] or match["before"]) if match else None
    return name if name and looks_like_name(name) and name.casefold() not in _PRONOUNS else None


_PRONOUNS = word_set("we they you he she it i who this that")
_MAX_LINES = 60


def _read_sender(sender: Address, lines: Sequence[str]) -> Address | None:
    is_service = service_of(sender.address) is not None
    if not sender.name or is_team_address(sender):
        return None
    for part in _person_parts(sender.name):
        name = put_right(part, sender.address)
        if not looks_like_name(name) or (is_service and _is_company(name, sender, lines)):
            continue
        if is_label_of(own_label(sender.address), name) and not _belongs(name, sender.address):
            continue  # the company's
        if is_service:
            return Address(name, "") if _is_signed(name, sender, lines) else None
        if _belongs(name, sender.address) or (len(name.split()) > 1 and not is_generic(sender.address)):
            return Address(name, sender.address)
    return None


def _is_company(name: str, sender: Address, lines: Sequence[str]) -> bool:
    """Return True if a name is the company's: part of the address, or after a word such as "at"."""
    key = company_key(name)
    label = (own_label(sender.address) or tenant_of(sender.address)).replace("-", "")
    if len(label) > _MIN_LABEL and (key.startswith(label) or label.startswith(key)):
        return True
    words = [plain_spelling(word) for word in casefold_key(name).split()]
    if any(word == label or (len(word) >= _MIN_COMPANY_WORD and word in plain_spelling(label)) for word in words):
        return True
    pattern = rf"(?:at|to|in|with|bei|chez|bij|en|na|presso|w firmie|hos|till) {re.escape(name)}(?![^\W_])"
    return re.search(pattern, "\n".join(lines)) is not None


_MIN_LABEL = 3
_MIN_COMPANY_WORD = 5
"""The shortest word of a name that shows, within a domain, that the name is the company's."""


def _is_beside_company(display_name: str) -> bool:
    """Return True if a display name has a person and then a company or service: "Dana Lee via LinkedIn"."""
    return len(split_display_name(display_name)) > 1


def is_team_address(sender: Address) -> bool:
    """Return True if nobody in particular sends from an address, and its display name is a team's as well."""
    return is_generic(sender.address) and all(is_team(part) for part in split_display_name(sender.name))


def _person_parts(display_name: str) -> tuple[str, ...]:
    """Return what may be the person in a display name; a family name before a comma stays with the given name."""
    before, comma, after = display_name.partition(",")
    if comma and len(before.split()) <= 3 and 0 < len(after.split()) <= 2 and "(" not in display_name:  # noqa: PLR2004
        return (display_name,)
    return split_display_name(display_name)


def put_right(name: str, address: str = "") -> str:
    """Return a person's name with the given name first: "Dana Lee" for "Lee, Dana"."""
    with suppress(UsageError):
        name = parse_forms(f"{name} <{address}>" if address else name)[0] or name
    return " ".join(word.title() if _is_shouted(word) else word for word in name.split())


def _is_shouted(word: str) -> bool:
    """Return True if a part of a name is in capitals, as some write family names."""
    return len(word) > 2 and word.isupper() and "." not in word  # noqa: PLR2004


def _belongs(name: str, address: str) -> bool:
    """Return True if an address is made of a name: ``dana.lee@``, ``dlee@``, ``dana@``."""
    local = casefold_key(address.partition("@")[0]).replace(" ", "")
    words = [word for word in casefold_key(name).split() if word not in _HONORIFICS]
    return any(len(word) > 1 and word in local for word in words)


def _is_signed(name: str, sender: Address, lines: Sequence[str]) -> bool:
    """Return True if a service sent a mail for somebody: their name stands below the closing or in the address."""
    if " " not in name:
        return False
    if " via " in sender.name.casefold() or casefold_key(find_signature(lines) or "") == casefold_key(name):
        return True
    first = casefold_key(name).split()[0]
    is_closing = any(casefold_key(line) == first for line in lines[-_TAIL:])
    return _is_beside_company(sender.name) and (is_closing or sender.address.startswith(first))


def find_signature(lines: Sequence[str]) -> str | None:
    """Return the name below the closing of a mail."""
    for number, line in enumerate(lines):
        closing = _CLOSING.match(line.strip())
        if not closing or len(line) > _MAX_CLOSING:
            continue
        rest = line.strip()[closing.end() :].strip(" ,")
        following = [text for text in lines[number + 1 : number + 6] if text.strip()][:3]
        for candidate in (rest, *following):
            if name := _read_signed_name(candidate):
                return name
    return _find_titled_name(lines)


def _read_signed_name(line: str) -> str | None:
    """Return the full name that begins a line of a signature."""
    name = line.partition(",")[0].partition("|")[0].strip()
    is_full = bool(name) and looks_like_name(name) and len(name.split()) > 1
    return put_right(name) if is_full and not _ON_BEHALF.fullmatch(name) else None


def _find_titled_name(lines: Sequence[str]) -> str | None:
    """Return the name that stands, without a closing, after an empty line and above somebody's title."""
    for number in range(max(1, len(lines) - _TAIL), len(lines) - 1):
        title = lines[number + 1].strip()
        is_title = 0 < len(title) < _MAX_TITLE and has_title(title) and is_capitalized(title.split()[0])
        if is_title and not lines[number - 1].strip() and (name := _read_signed_name(lines[number])):
            return name
    return None


_MAX_CLOSING = 220
_MAX_TITLE = 60
