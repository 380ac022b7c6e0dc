"""Invented companies, roles, people and sentences; addresses end in ``.example``."""

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
ROLES = (
    "Clerk",
    "C++ Engineer",
    "C# Engineer",
    "R&D",
    ".NET",
    "Analyst",
    "Senior Analyst",
    "Engineer",
    "Data Engineer",
    "UI/UX designer",
    "Assistant",
    "Lead",
)
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
    """Random names and texts.

    Args:
        rng: Source of randomness.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def company(self) -> str:
        """Return the name of a company."""
        return f"{self._choose(_COMPANIES)} {self._choose(_TRADES)}"

    def person(self, company: str, role: str | None = None) -> str:
        """Return a person of a company as typed, some without an address."""
        first, last = self._choose(_FIRST), self._choose(_LAST)
        address = f" <{'.'.join(casefold_key(f'{first} {last}').split())}@{''.join(_ascii(company))}.example>"
        has_address = self._rng.random() < 0.7
        return f"{first} {last}{address if has_address else ''}{f' ({role})' if role else ''}"

    def themes(self) -> tuple[str, ...]:
        """Return the themes of a feedback point, some without any."""
        return tuple(self._rng.sample(THEMES, self._rng.choice((0, 1, 1, 1, 2))))

    def advice(self) -> str:
        """Return the text of a feedback point."""
        return self._choose(_ADVICE)

    def plan(self) -> str:
        """Return the text of an action."""
        return self._choose(_PLANS)

    def role(self) -> str:
        """Return a role."""
        return self._choose(ROLES)

    def _choose(self, words: str | Sequence[str]) -> str:
        return self._rng.choice(words.split("|") if isinstance(words, str) else words)


def _ascii(company: str) -> list[str]:
    return [character for character in casefold_key(company) if character.isascii() and character.isalnum()] or ["firm"]
