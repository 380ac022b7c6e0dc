"""Greeting and addresses of a message's recipients."""

from collections.abc import Sequence

from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.domain.model.typed_people import PARTICLES
from feedback_loop.domain.text import capitalize, casefold_key
from feedback_loop.messages.forms_of_address import form_of_address, is_order_known, name_in_order
from feedback_loop.messages.language import Language
from feedback_loop.messages.wording import placeholder, short_name, single_line

_MAX_NAMES = 4
_TITLES = {
    **dict.fromkeys(("mr", "herr", "hr", "monsieur", "m", "senor", "sr", "don", "meneer", "dhr", "heer"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "frau", "fr", "madame", "mme", "mlle", "mademoiselle"), "f"),
    **dict.fromkeys(("senora", "sra", "srta", "dona", "mevrouw", "mevr", "mw"), "f"),
    **dict.fromkeys(("dr", "docteur", "doctor", "drs"), "dr"),
    **dict.fromkeys(("dra", "doctora", "doktorin", "docteure"), "f dr"),
    **dict.fromkeys(("prof", "professor", "professeur", "profesor"), "prof"),
    **dict.fromkeys(("profesora", "professorin", "professeure"), "f prof"),
}
"""Gender and rank by title."""
_OTHER_TITLES = frozenset({"mx", "sir", "dame", "lord", "lady", "rev"})
_KEEPS_SPELLING = frozenset({"mrs", "miss"})


def salutation(person: Person | None, language: Language, *, formal: bool, max_words: int) -> str:
    """Return the first line of a letter: with title and family name, the given name or the whole name."""
    words = language.greeting
    own = single_line(person.greeting or "") if person else ""
    name = single_line(person.name) if person else ""
    if own or not name:
        form = words.formal if formal else words.informal
        return form.replace("{}", short_name(own, max_words) if own else language.gap("their_name"))
    titles, plain = _split_titles(name)
    if titles and (formal or not language.has_forms or " " not in plain):
        if titled := _titled(titles, plain, language, max_words):
            return words.titled.replace("{}", titled)
        return words.formal.replace("{}", short_name(name, max_words))
    if formal and words.uses_whole_name:
        return words.formal.replace("{}", short_name(_capitalize_all(name_in_order(plain)), max_words))
    form = words.formal if formal else words.informal
    return form.replace("{}", short_name(_given_name(plain), max_words))


def greeting_name(people: Sequence[Person], language: Language, max_words: int) -> str:
    """Return the names alone, for templates that greet by themselves."""
    if not people or any(not single_line(person.name) for person in people):
        return language.gap("their_name")
    names = [
        single_line(person.greeting or "") or _name_alone(single_line(person.name)) for person in people[:_MAX_NAMES]
    ]
    return language.join([short_name(name, max_words) for name in names])


def _name_alone(name: str) -> str:
    titles, plain = _split_titles(name)
    return name if titles else _given_name(plain)


def _split_titles(name: str) -> tuple[list[str], str]:
    """Return the titles before a name, and the name without them."""
    words = name.split(" ")
    titles: list[str] = []
    while len(words) > 1 and casefold_key(words[0]) in _TITLES.keys() | _OTHER_TITLES:
        titles.append(casefold_key(words.pop(0)))
    return titles, " ".join(words)


def _titled(titles: Sequence[str], name: str, language: Language, max_words: int) -> str | None:
    """Return titles and family name in the form of a language; None if it cannot be told."""
    family = _family_name(name) or (name if " " in name else None)
    if family is None or not _TITLES.keys() >= set(titles):
        return None
    kinds = {kind for title in titles for kind in _TITLES[title].split(" ")}
    if language.greeting.capital_particle:
        family = f"{family[:1].upper()}{family[1:]}"
    spelled = next((title.capitalize() for title in titles if title in _KEEPS_SPELLING), None)
    forms = language.greeting.titles
    gender = next((kind for kind in ("m", "f") if kind in kinds), None)
    rank = next((kind for kind in ("prof", "dr") if kind in kinds), None)
    form = forms.get(f"{gender} {rank}") or (rank and forms.get(rank)) or (gender and forms.get(gender))
    if not form and rank and rank in language.greeting.choices:
        form = placeholder(language.greeting.choices[rank])
    if not form:
        return None
    if spelled and language.code == "en" and not rank:
        form = spelled
    return f"{form} {short_name(family, max_words)}"


def _family_name(name: str) -> str | None:
    if not is_order_known(name):
        return None
    words = name_in_order(name).split(" ")
    particles = [index for index, word in enumerate(words[1:], 1) if casefold_key(word) in PARTICLES]
    return " ".join(words[particles[0] :]) if particles else words[-1]


def _given_name(name: str) -> str:
    """Return the given name, or the whole name where it cannot be told."""
    first = form_of_address(name)
    return capitalize(first) if first.islower() and " " not in first else first


def _capitalize_all(name: str) -> str:
    """Return a name typed in small letters with capitals."""
    return " ".join(capitalize(word) for word in name.split(" ")) if name.islower() else name


def addressee(text: str) -> Person:
    """Return a person for the head of a message, without an address that mail programs would refuse."""
    person = read_person(text)
    email = person.email if person.email and is_mailable(person.email) else None
    return Person(short_name(person.name), email)


def is_mailable(email: str) -> bool:
    """Return True if an address is valid in the head of a message."""
    from email.headerregistry import Address  # noqa: PLC0415  # slow, and only for drafts

    try:
        Address(addr_spec=email)
    except Exception:  # noqa: BLE001  # the parser of the standard library raises many kinds
        return False
    return email.isascii() and email.isprintable() and "," not in email


def address_gap(person: Person | None, language: Language) -> str | None:
    """Return the placeholder in the head of a message for an unknown address."""
    if person and person.email:
        return None
    return language.gaps["their_address"]
