"""The role that a mail names: the job applied for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from feedback_loop.domain.text import casefold_key, word_set
from feedback_loop.exchange.importing.months import month_number, weekday_number
from feedback_loop.exchange.mail.classify.sentences import Sentence
from feedback_loop.exchange.mail.classify.spelling import (
    find_gender_suffix,
    gender_suffix,
    has_title,
    is_capitalized,
    strip_edges,
    strip_requisition,
)

_JOB = r"(?:position|role|post|job|vacancy|opening|seat|opportunity|internship)"
_LEAD = re.compile(
    r"(?<![^\W_])(?:"
    # English
    rf"(?:application|candidacy|applying|applied|interview|interviewed|invitation|consider(?:ed|ing)?|candidate)"
    rf"(?: with us| you)?:? "
    rf"(?:for|to)(?: the| our| a| an)?(?: {_JOB}(?: of| as|:))?(?: an?)?"
    rf"|{_JOB}(?: of| as| titled|:)(?: an?| the| our)?"
    rf"|{_JOB}(?= ?[\"“„«])"
    r"|(?:Stelle|Position|poste|puesto|vacante|functie|vacature|vaga|posizione|stanowisko)(?= ?[\"“„«])"
    r"|team for|(?:looking for|hiring|need|seeking|searching for|recruiting|recruiting for)(?: an?| our next)"
    r"|(?:join|join us|join the team|join our team|team|work|start|you)(?: [a-z]+){0,3}? as (?:our |an? "
    r"|the )?(?:new |next )?"
    r"|(?:application|interview|assessment|submitted|received|offer|call|opportunity|confirmation):"
    # German
    r"|(?:Bewerbung|Stelle|Position|Rolle|Vakanz|Vertrag|Tätigkeit|Ausschreibung|Vorstellungsgespräch|Interview"
    r"|Ausbildung|"
    r"Gespräch|Aufgabe|Praktikum|arbeiten)"
    r"(?: bei uns)?(?: als| zum| zur| für die Stelle als| auf die Stelle als| für die Position| um die Stelle als"
    r"| für:?| der| des|:)(?: eine?[nr]?| neue[nr]?)?"
    r"|(?:suche[n]?|sucht|besetze[n]?)(?: wir| ich)?(?: eine?n?| aktuell eine?n?| derzeit eine?n?)"
    # French
    r"|(?:poste|fonction|emploi|offre|candidature|stage|recrutement)(?: au poste| pour le poste| à l['’]offre)?"
    r"(?: de la| du| d[’']un| d[’']une| de| :| en tant que| comme)"
    r"|(?:poste|fonction|candidature|emploi|métier)(?: au poste| pour le poste)? d[’'](?:un |une )?"
    r"|(?:en tant que|en qualité de|en qualité d['’])"
    r"|(?:entretien|candidature|poste) (?:–|-|:|pour)(?: le poste (?:de|d['’]))?"
    # Spanish and Portuguese
    r"|(?:puesto|vacante|plaza|posición|oferta|cargo|candidatura|entrevista|candidatura|vaga|função|funções|posição"
    r"|perfil)"
    r"(?: al puesto| a la vacante| a la oferta| para el puesto| para la posición| para la vacante| à vaga"
    r"| para a vaga| para a função| ao cargo)?"
    r"(?: de la| de el| del| de| para| como|:| –| -)(?: uma?| una?)?"
    r"|(?:inscrito|inscripción|postulado|postulación) (?:en|a) (?:la oferta|la vacante|el puesto)(?: de)?"
    # Dutch
    r"|(?:functie|vacature|rol|positie|sollicitatie|baan|job|plek)(?: voor de functie| op de functie| naar de functie)?"
    r"(?: van| als| voor| naar|:)(?: een)?(?: de functie van| de vacature van| de vacature| de functie| de rol van)?"
    # Italian
    r"|(?:posizione|ruolo|candidatura|offerta|colloquio|figura|mansione)(?: per la posizione| per il ruolo"
    r"| al ruolo| alla posizione)?"
    r"(?: di|:| per| come| da| –| -)(?: un| una)?(?: (?:il ruolo|la posizione)(?: di)?)?"
    # Polish and Swedish
    r"|(?:stanowisko|stanowisku|stanowiska|rekrutacji na stanowisko|aplikacja na stanowisko)(?: pracy)?:?"
    r"|(?:tjänsten|tjänst|rollen|roll|ansökan|jobbet|anställning|befattningen|intervju|uppdraget)(?: till tjänsten)?"
    r"(?: som|till|:| som vår| –| -| för)(?: tjänsten som| rollen som)?"
    r")(?:(?<=['’ ])|(?![^\W_]))(?: ?[\"“„«»'‘])?",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(
    r"(?<![^\W_])(?:Stelle|Position|Vakanz|poste|puesto|vacante|plaza|functie|vacature|vaga|cargo|posizione|ruolo"
    r"|stanowisko|tjänsten|tjänst|befattningen|rollen) (?=[A-ZÀ-ÖØ-ÞŁŚŻŹĆ])"
)
"""A noun with the role right after it, as a title."""
_TRAIL = re.compile(
    rf"(?<![^\W_])(?:{_JOB})(?![^\W_])",
)
_ARTICLE = re.compile(
    r"(?<![^\W_])(?:the|our|this|that|a|an|for|to|open|new|your|der|die|unsere)(?![^\W_])", re.IGNORECASE
)
_STOP_WORDS = word_set(
    "for at with in on has have is was were and or to from that which by because we you your our us it as if when "
    "who where "
    "bei im in am an um und oder mit wurde ist haben wir uns zu zum ab fur nach "
    "chez au aux dans et ou a est avec pour le la les que nous "
    "en con y o para ha se es que nos por "
    "bij is op in wij we te om voor door met heeft "
    "na no em com foi por e para da do "
    "presso per con in e ha alla al "
    "w przy oraz i jest zostala zostalo "
    "hos pa har ar och till vid "
    "abbiamo siamo sono hemos estamos avons sommes temos decidimos hebben zijn wurde werden wordt esta sera foi era "
    "role position vacancy job post opening seat reference ref requisition location remote hybrid vom sent team "
    "not but now then will would can could should may "
)
_INNER_STOPS = word_set("and or of for in de di da do des du der und et y e la le les of the voor van i och team")
"""Words that may stand within a role, though a role never ends with them."""
_LINKS = word_set("of de di da do du des der für for und and et y e & la le van i och d team ds")
_ROMANCE = re.compile(
    r"(?<![^\W_])(?:del|della|di|la|le|les|du|il|el|los|os|para|pour|une?|uma|dos|nous|vous)(?![^\W_])"
)
"""Words of the languages whose adjectives, in small letters, follow the noun."""
_POLISH_ADJECTIVE = re.compile(
    r"(?:(?<=[a-zżźćńółęąś]{4})(?:ow[ya]|czn[ya]|aln[ya]|[cs]k[ia]|ania|enia)|(?<=[a-zżźćńółęąś]{2})(?:ych|ich|ów"
    r"|acji|aży))\Z"
)
"""Endings of the small words that follow the noun of a Polish role."""
_TO = re.compile(
    r"(?<![^\W_])(?:appl|cand|interview|invit|consid)[^\s:]*+(?: with us)?:? (?:for|to)(?: the| our| an?)?[ \"“]*\Z",
    re.IGNORECASE,
)
"""A lead that may also have the company after it: "applying to"."""
_MAX_LINE = 110
_MAX_WORDS = 9
_BREAK = re.compile(
    r"\.(?=\s*\Z|\s+[A-Z0-9])|[!?;:\n\"“”„«»|–—<>@]|,(?! [A-Z][\w&]*(?:[.,;)]|\Z| and| &| \())"
    r"| [-/] |\((?!(?:[mwfdhxvi]|gn|all)\b)|\bhttps?:"
)
_SEPARATORS = re.compile(r" [-–—|•·/] |: |, | @ |[“”\"«»]|\bat\b|\bbei\b|\bchez\b|\bbij\b|\bpresso\b| \(|\)")
_NO_ROLE = re.compile(
    r"(?:application|interview|update|team|invitation|bewerbung|candidature|candidatura|sollicitatie|entretien"
    r"|entrevista|"
    r"vorstellungsgespräch|hiring|talent|re:|fwd:|aw:|recruiting|recruitment|thank|your|our|dear|hello|hi|next"
    r"|status|stelle|poste|intervju|videointerview)\b",
    re.IGNORECASE,
)
_PERSON_LINE = re.compile(
    r"\b(?:recruit|talent|hr|people|human resources|personal|head of|director|founder|ceo|cto|vp|partner)",
    re.IGNORECASE,
)


def find_role(
    subject: str,
    sentences: Sequence[Sentence],
    deciding: str,
    *,
    signed: Sequence[Sentence] = (),
    excluded: Iterable[str] = (),
) -> str | None:
    """Return the role that a mail names, as it names it; None if it names none.

    Args:
        subject: without marks of replies.
        sentences: those of the mail.
        deciding: the sentence that decided, whose role is the likeliest.
        signed: those of the signature and of what is quoted, where a line of its own is somebody's title.
        excluded: names that are no roles: of the company, and of people.
    """
    banned = {casefold_key(name) for name in excluded if name}
    votes: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    texts = [(weight, _roles_in(text)) for weight, text in _weighted(subject, sentences, deciding)]
    texts += [(2, _roles_after_leads(sentence.text)) for sentence in signed]
    for weight, roles in texts:
        for role in roles:
            key = casefold_key(role)
            if not key or key in banned or any(key.startswith(f"{name} ") and not has_title(role) for name in banned):
                continue
            bonus = 3 if has_title(role) or find_gender_suffix(role) else 0
            votes[key] += weight + bonus
            spellings.setdefault(key, role)
            if find_gender_suffix(role) and not find_gender_suffix(spellings[key]):
                spellings[key] = role
    if not votes:
        return None
    best = max(votes, key=lambda key: (votes[key], -list(votes).index(key)))
    # "Senior Data Analyst" where the subject has only "Data Analyst", and the role with its suffix where one has it.
    longer = [key for key in votes if key != best and key.startswith(f"{best} ") and find_gender_suffix(spellings[key])]
    return spellings[longer[0] if longer else best]


def _weighted(subject: str, sentences: Sequence[Sentence], deciding: str) -> Iterator[tuple[int, str]]:
    yield 3, subject.rstrip("!.?")
    for sentence in sentences:
        yield (4 if sentence.text == deciding else 2), sentence.text


def _roles_in(text: str) -> Iterator[str]:
    yield from _roles_after_leads(text)
    yield from _standing_alone(strip_requisition(text))


def _roles_after_leads(text: str) -> Iterator[str]:
    clean = strip_requisition(text)
    for match in _LEAD.finditer(clean):
        role = _read_forward(clean, match.end())
        if role and (has_title(role) or find_gender_suffix(role) or not _TO.search(match[0])):
            yield _to_nominative(role) if match[0].rstrip().endswith(" des") else role
    for match in _BARE_LEAD.finditer(clean):
        role = _read_forward(clean, match.end())
        if role and (has_title(role) or find_gender_suffix(role)):
            yield role
    for match in _TRAIL.finditer(clean):
        if role := _read_backward(clean, match.start()):
            yield role


def _to_nominative(role: str) -> str:
    """Return a German role in the genitive as it is called: "Entwicklers" is Entwickler."""
    stem = role.removesuffix("s")
    return stem if has_title(stem) else role


def _read_forward(text: str, start: int) -> str | None:
    """Return the role that begins at a position, up to the first word or mark that cannot be part of it."""
    stop = _BREAK.search(text, start)
    end = stop.start() if stop else len(text)
    suffix = find_gender_suffix(text[start : end + 20])
    is_strict = _ROMANCE.search(text) is None
    words: list[str] = []
    region = text[start : start + suffix.end()] if suffix and start + suffix.start() <= end + 1 else text[start:end]
    for word in region.split():
        key = casefold_key(word)
        if words and key in _STOP_WORDS and not (key in _INNER_STOPS and _goes_on(text[start:end], words, word)):
            break
        if not words and key in _STOP_WORDS:
            return None
        if (
            words
            and word.islower()
            and not {key, casefold_key(words[-1])} & _LINKS
            and _ends_before(words, word, is_strict)
        ):
            break
        words.append(word)
        if len(words) > _MAX_WORDS:
            return None
    while words and casefold_key(words[-1]) in _LINKS:
        words.pop()
    role = strip_edges(" ".join(words))
    if suffix and not find_gender_suffix(role) and text[start : start + suffix.start()].strip().endswith(role):
        role = f"{role} {suffix[0].strip()}"
    return role if _is_role(role) else None


def _ends_before(words: Sequence[str], word: str, is_strict: bool) -> bool:
    """Return True if a small word is no part of a role: after two capital ones, or where adjectives come first."""
    if has_title(word) or _POLISH_ADJECTIVE.search(word) or (words[0].islower() and has_title(words[0])):
        return False
    is_day = weekday_number(word) is not None or month_number(word) is not None
    return is_strict or is_day or (len(words) > 1 and all(map(is_capitalized, words)))


def _goes_on(text: str, words: Sequence[str], word: str) -> bool:
    """Return True if a capital word follows a link such as "of" or "and" within a role."""
    rest = text.split()[len(words) :]
    return (
        word == (rest[0] if rest else "")
        and len(rest) > 1
        and len(rest[1]) > 1
        and is_capitalized(rest[1])
        and casefold_key(word) in _LINKS
    )


def _read_backward(text: str, end: int) -> str | None:
    """Return the role between an article and a word such as "position"."""
    before = text[max(0, end - 90) : end].rstrip()
    articles = list(_ARTICLE.finditer(before))
    if not articles:
        return None
    candidate = before[articles[-1].end() :].strip()
    if not candidate or _BREAK.search(candidate) or len(candidate.split()) > _MAX_WORDS:
        return None
    role = strip_edges(candidate)
    return role if _is_role(role) and is_capitalized(role.split()[0]) else None


def _standing_alone(text: str) -> Iterator[str]:
    """Yield the pieces of a subject or a short line that name what somebody does."""
    if len(text) > _MAX_LINE or text.endswith((".", "!", "?")) or _PERSON_LINE.search(text):
        return
    suffix = find_gender_suffix(text)
    if suffix:
        piece = _SEPARATORS.split(text[: suffix.start()])[-1]
        words = _strip_lead(piece).split()
        while len(words) > 1 and _NO_ROLE.match(words[0]):
            words.pop(0)
        role = strip_edges(f"{' '.join(words)}{suffix[0]}")
        if _is_role(role):
            yield role
        return
    for piece in _SEPARATORS.split(text):
        words = _strip_lead(piece).split()
        while len(words) > 1 and _NO_ROLE.match(words[0]):
            words.pop(0)
        role = strip_edges(" ".join(words))
        if has_title(role) and _is_role(role) and not _MEETING.search(role) and _reads_as_title(role):
            yield role


_MEETING = re.compile(r"(?:interview|call|chat|screening|gespräch)\Z", re.IGNORECASE)
_CALLS = word_set("needed wanted required gesucht gezocht recherche recherchee cercasi buscado urgent")
_MAX_SMALL_ROLE = 3


def _reads_as_title(role: str) -> bool:
    """Return True if a role is written as one: in capitals, or as a short noun with its adjective."""
    words = role.split()
    small = [word for word in words if not is_capitalized(word) and casefold_key(word) not in _LINKS]
    is_noun = len(words) <= _MAX_SMALL_ROLE and is_capitalized(words[0]) and has_title(words[0])
    return not small or (is_noun and not any(casefold_key(word) in _CALLS | _STOP_WORDS for word in small))


def _strip_lead(piece: str) -> str:
    matches = list(_LEAD.finditer(f"{piece} "))
    return piece[matches[-1].end() :] if matches and matches[-1].end() < len(piece) else piece


def _is_role(role: str) -> bool:
    words = role.split()
    if not 0 < len(words) <= _MAX_WORDS or _NO_ROLE.match(role) or not any(letter.isalpha() for letter in role):
        return False
    if gender_suffix(role, 0):
        return False
    return (
        has_title(role)
        or bool(find_gender_suffix(role))
        or all(is_capitalized(word) or casefold_key(word) in _LINKS for word in words)
    )
