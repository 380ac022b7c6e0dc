"""Made-up companies, roles, people and sentences; addresses end in ``.example``."""

import random
from collections.abc import Sequence

from feedback_loop.domain.text import casefold_key

_COMPANIES = (
    "Bright|Harbour|North|Silver|Cedar|Amber|Granite|Willow|Summit|Copper|Maple|River|Falcon|Quartz|Meadow|Beacon|"
    "Juniper|Lantern|Orchard|Pioneer|Atlas|Comet|Delta|Ember|Fable|Garnet|Heron|Indigo|Jasper|Kestrel|Lotus|Magnet|"
    "Nimbus|Opal|Prairie|Raven|Saffron|Tundra|Umber|Vertex|Walnut|Zephyr|Söhne|Ōsaka|Łódź|Ängel|O'Neil"
)
_TRADES = (
    "Labs|Works|Systems|Media|Health|Energy|Foods|Robotics|Analytics|Logistics|Bank|Books|Games|Motors|Optics|"
    "Software|Studio|Textiles|Travel|Water & Co|Data/AI|Group (UK)|Insurance|Aid|Partners|Supply"
)
ROLES = ("Clerk", "Analyst", "Senior Analyst", "Engineer", "Data Engineer", "UI/UX designer", "Assistant", "Lead")
_FIRST = (
    "Dana|Robin|Kim|Ray|Ann|Ines|Omar|Priya|Lena|Tom|Aiko|Jonas|Maya|Otis|Vera|Zoe|Ivan|Ruth|Saul|Tess|Ugo|Wen|"
    "Yara|Émile|Björk|Chloë"
)
_LAST = (
    "Lee|Hale|Ito|Poe|Roe|Silva|Haddad|Nair|Berg|Okafor|Sato|Weiss|Lund|Grant|Costa|Novak|Iyer|Moss|Adler|Quist|"
    "Rossi|Zhao|Ward|Kaya|O'Brien|Nuñez"
)
ROUNDS = ("recruiter call", "phone screen", "technical", "onsite", "final")
THEMES = (
    "technical-depth",
    "coding",
    "system-design",
    "domain-knowledge",
    "experience-gap",
    "communication",
    "level",
    "interview-technique",
    "motivation",
    "logistics",
    "process",
)
_ADVICE = (
    "Has not led a project of this size",
    "Answers were long; say the result first",
    "Strong on analysis, thin on delivery",
    "Would like to see more depth in modelling",
    "Knows the product well and asked good questions",
    "The team wanted somebody with more years in the field",
    "Struggled with the trade-offs of the design",
    "Be more concrete about your own part in the work",
)
_PLANS = (
    "Practise one design a week with a friend",
    "Take a course and build something small with it",
    "Write down ten stories with a result each",
    "Read two books about the field",
    "Lead a project at the food bank",
    "Mock interviews on Saturdays",
)


class Names:
    """What things are called, drawn by chance.

    Args:
        chance: what decides.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def company(self) -> str:
        """Return a company's name."""
        return f"{self._one(_COMPANIES)} {self._one(_TRADES)}"

    def person(self, company: str, role: str | None = None) -> str:
        """Return a person of a company as typed; not everybody's address is known."""
        first, last = self._one(_FIRST), self._one(_LAST)
        address = f" <{'.'.join(casefold_key(f'{first} {last}').split())}@{''.join(_ascii(company))}.example>"
        known = self._chance.random() < 0.7
        return f"{first} {last}{address if known else ''}{f' ({role})' if role else ''}"

    def themes(self) -> tuple[str, ...]:
        """Return what a point is about; not everybody says."""
        return tuple(self._chance.sample(THEMES, self._chance.choice((0, 1, 1, 1, 2))))

    def advice(self) -> str:
        """Return what somebody said."""
        return self._one(_ADVICE)

    def plan(self) -> str:
        """Return what to do about it."""
        return self._one(_PLANS)

    def role(self) -> str:
        """Return a role."""
        return self._one(ROLES)

    def _one(self, words: str | Sequence[str]) -> str:
        return self._chance.choice(words.split("|") if isinstance(words, str) else words)


def _ascii(company: str) -> list[str]:
    return [character for character in casefold_key(company) if character.isascii() and character.isalnum()] or ["firm"]
