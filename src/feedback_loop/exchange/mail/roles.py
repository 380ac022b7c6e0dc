"""Comparison of roles as mails and journals write them."""

import re
from enum import IntEnum

from feedback_loop.domain.text import spell_name, word_set

_GENDERS = re.compile(r"(?<!\s)\s*+[(\[]\s*+(?:[a-z]|gn|all genders|alle)(?:\s*+[/|,*-]\s*+(?:[a-z]|gn))*+\s*+[)\]]")
"""Marks such as "(m/w/d)" and "(H/F)"."""
_SPELLINGS = {"sr": "senior", "jr": "junior", "dev": "developer", "eng": "engineer", "mgr": "manager", "&": "and"}
_MIN_INFLECTED = 5
"""Words longer than that mean the same with an "s" of the genitive or plural."""
_FILLERS = word_set("a an the and of for in at und der die das für de la le du des et y e en i w m f d h x")

_LEVELS = word_set("senior junior lead principal staff head director intern trainee chief vp")


class RoleFit(IntEnum):
    """Degrees of agreement of two roles, the best last."""

    OTHER = 0
    PART = 1
    UNKNOWN = 2
    WITHIN = 3
    SAME = 4


def compare_roles(mentioned: str | None, recorded: str | None) -> RoleFit:
    """Return how well the role that a mail mentions fits the one that the journal has."""
    if not (mentioned and recorded):
        return RoleFit.UNKNOWN
    if mentioned.isupper() and mentioned == _initials_of(recorded):
        return RoleFit.SAME
    words, others = _words(mentioned), _words(recorded)
    if not (words and others):
        return RoleFit.UNKNOWN
    if words == others:
        return RoleFit.SAME
    if words <= others or others <= words:
        return RoleFit.PART if (words ^ others) & _LEVELS else RoleFit.WITHIN
    # Two of three words: a data engineer is no machine learning engineer.
    return RoleFit.PART if 3 * len(words & others) >= 2 * min(len(words), len(others)) else RoleFit.OTHER


def _initials_of(role: str) -> str:
    """Return the initials by which a role of several words is called: "RSO" for a Research Software Officer."""
    words = [word for word in re.split(r"[\s/-]+", _GENDERS.sub("", role)) if word[:1].isalpha()]
    initials = "".join(word[0] for word in words if spell_name(word.casefold()) not in _FILLERS)
    return initials.upper() if len(words) > 1 else ""


def _words(role: str) -> frozenset[str]:
    plain = _GENDERS.sub("", role.casefold())
    words = frozenset(_SPELLINGS.get(word, word) for word in spell_name(plain).split()) - _FILLERS
    return frozenset(word.removesuffix("s") if len(word) > _MIN_INFLECTED else word for word in words)
