"""Forms of address: the given name where it can be told, else the whole name."""

import unicodedata
from collections.abc import Sequence

from feedback_loop.domain.model.typed_people import PARTICLES, is_credentials, is_family_name, split_credentials
from feedback_loop.domain.text import casefold_key, word_set

_TITLES = word_set(
    "dr prof professor professeur profesor mr mrs ms mx miss sir dame lord lady rev fr herr frau fraulein hr "
    "fru dhr mevr mw m mme mlle mm me monsieur madame mademoiselle docteur sr sra srta dn dna don dona senor "
    "senora sig sigra signor signora dott dottssa dipl ing mag pan pani dra profa engr capt col maj sgt hon "
    "judge"
)
"""Words before a name, without dots, with which the whole name is an address."""

_FAMILY_NAMES_FIRST = word_set(
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song "
    "tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu lv ding ren "
    "shen yao cui zhong tan qian qiu fan fang shi jin dai xia qin hou meng bai long duan lei shao mao chan "
    "wong cheung leung ng lau ho kwok lam yip chow tsang fung choi tse park bak pak jung jeong chung kang cho "
    "jo yoon yun jang chang lim shin seo kwon hwang ahn hong ryu yoo moon nguyen tran le pham hoang huynh phan "
    "vu vo dang bui do ngo duong ly trinh dinh sato suzuki takahashi tanaka watanabe ito yamamoto nakamura "
    "kobayashi kato yoshida yamada sasaki matsumoto inoue nagy kovacs toth szabo horvath varga kiss molnar "
    "nemeth farkas balogh papp takacs juhasz"
)
"""Family names of languages that put them first, so that a name which begins with one may be either way round."""

_MAYBE_FAMILY_NAMES = frozenset({"kim", "lee", "an", "jin", "oh"})
"""Of these languages, but given names elsewhere; a hyphen or a third word after them decides."""

_NOT_ALONE = frozenset({"abd", "abdul", "abdel", "abu", "abou", "ibn", "bin", "umm", "al", "el"})
"""Beginnings of Arabic names that are no name without the next word."""

_GROUPS = word_set(
    "team hr recruiting recruitment recruiters talent careers career jobs people department dept hiring office "
    "info support admin panel committee group"
)
"""Words in the names of mailboxes and teams."""

_LAST_LETTER = 0xFF
"""The end of Latin-1; most names beyond are of languages with another order, or of unknown order."""
_MIN_CAPITALS = 3


def form_of_address(name: str) -> str:
    """Return how a letter addresses somebody, given the whole name."""
    before, after = _split_at_comma(name)
    return _given_name(_join(before, after)) if _is_reversed(before, after) or not after else before


def name_in_order(name: str) -> str:
    """Return the whole name with the given name in front, without credentials."""
    return " ".join(split_credentials(_join(*_split_at_comma(name)).split(" ")))


def is_order_known(name: str) -> bool:
    """Return True unless the family name may come first, or a name may be that of a group."""
    words = casefold_key(name_in_order(name)).split(" ")
    return _is_western(name) and words[0] not in _FAMILY_NAMES_FIRST and _GROUPS.isdisjoint(words)


def _split_at_comma(name: str) -> tuple[str, str]:
    """Return the parts of a name before and after its comma; the second is empty if it is no part of the name."""
    before, _, after = (part.strip() for part in name.strip("\"'").partition(","))
    after = after.split(",")[0].strip()
    return before, "" if is_credentials(after) else after


def _is_reversed(before: str, after: str) -> bool:
    return bool(after) and (" " not in before or is_family_name(before))


def _join(before: str, after: str) -> str:
    return f"{after} {before}" if _is_reversed(before, after) else before


def _given_name(name: str) -> str:
    """Return the given name of a name without commas, or the whole name where it cannot be told."""
    words = split_credentials(name.split(" "))
    whole = " ".join(words)
    if len(words) == 1 or not _is_western(whole) or not _GROUPS.isdisjoint(casefold_key(whole).split()):
        return whole
    capitals = [len(word) >= _MIN_CAPITALS and word.isupper() and word.isalpha() for word in words]
    if any(capitals) and not all(capitals):
        # Family names are in capitals where the order may be in doubt.
        words = [word for word, is_family in zip(words, capitals, strict=True) if not is_family]
        return words[0] if _is_given_name(words[:1]) else whole
    return words[0] if _is_given_name(words) else whole


def _is_western(name: str) -> bool:
    return all(ord(letter) <= _LAST_LETTER for letter in unicodedata.normalize("NFC", name))


def _is_given_name(words: Sequence[str]) -> bool:
    """Return True if the first word is a given name, as far as can be told."""
    first, key = words[0], casefold_key(words[0])
    if key in _TITLES | _FAMILY_NAMES_FIRST | _NOT_ALONE | PARTICLES:
        return key == "ben"
    if key in _MAYBE_FAMILY_NAMES:
        return len(words) < 3 and "-" not in "".join(words)  # noqa: PLR2004  # a family name and two given names
    has_prefix = "-" in first and key.split(" ")[0] in PARTICLES | _NOT_ALONE
    return not (_is_initial(first) or has_prefix or not first[0].isalpha())


def _is_initial(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return len(letters) <= 1 or (word.endswith(".") and "." in word) or (letters.isupper() and len(letters) <= 2)  # noqa: PLR2004
