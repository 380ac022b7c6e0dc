"""Meanings of the statuses that people keep, by language, alone or with more behind them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from feedback_loop.domain.model.events import Result
from feedback_loop.exchange.importing.status_words import CONNECTORS, STATUSES, Meaning, StatusMeaning
from feedback_loop.exchange.importing.words import keys, meanings_by_key, split_words, word_key, words_of

# fmt: off
_SCHEDULED = keys(
    "scheduled, booked, planned, invited, invite, invitation, upcoming, pending, set, set up, arranged, confirmed, "
    "done, completed, complete, finished, held, stage, round, process, phase, requested, received, passed, cleared, "
    "offered, geplant, vereinbart, eingeladen, termin, prévu, programmé, agendada, agendado, programada, programado, "
    "fissato, gepland, umówiona, planlandı, bokad, назначено, 预约, 已约, 予定, 通过, 等待结果"
)
# fmt: on
_AFTER = split_words(
    "after, post, following, nach, apres, suite, tras, despues, apos, depois, dopo, na, po, efter, после"
)
_BY_THE_USER = re.compile(
    r"\b(?:by|from|von|par|por|da|door|przez|av) (?:me|myself|mir|moi|m[ií]|mij|mnie|mig|us)\b|"
    r"\b(?:i|ich|je|jag|ik|я) (?:rejected|declined|refused|withdrew|turned|habe|hab|ai|har|heb|отказал)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"^(?:not|no|never|nicht|pas|non|não|nie|inte|niet|не|didn.?t|un) ", re.IGNORECASE)
_SEGMENT = re.compile(r"(?:[\n;:|,()\[\]（）【】，；：、/→⇒>–—+]+|->|=>|\s-+\s|\.\s|!\s|\s&\s)\s*")
_NUMBERING = re.compile(r"^\s*(?:\(?[0-9]{1,2}[.):]|[0-9]{1,2}\s*[-–]\s)\s*")
_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th|er|e|ème|º|ª)?|[一二三四五]")
_ROUND_WORDS = split_words("round, runde, tour, ronde, rodada, ronda, etap, omgang, этап")
_MAX_LENGTH = 500
_MAX_STATUS_LENGTH = 40
_MAX_STATUS_WORDS = 5
_MAX_HEAD_WORDS = 5
_MAX_SEGMENTS = 40
_CACHED_STATUSES = 4096

_STATUS_OF_WORD = meanings_by_key(STATUSES)
_CONNECTOR_KEYS = keys(",".join(CONNECTORS.values()))
_INTERVIEWS = (StatusMeaning.INTERVIEWED, StatusMeaning.AT_A_ROUND)


@dataclass(frozen=True)
class StatusReading:
    """Meaning of a status cell.

    Attributes:
        meaning: None if it is unknown.
        exact: True if the cell says nothing beyond it.
        round: the part of the text that names a round.
        interviewed: True if it also says that there was an interview.
        is_prose: True if it is too long for a status that could be taught.
    """

    meaning: Meaning | None
    exact: bool = False
    round: str | None = None
    interviewed: bool = False
    is_prose: bool = False


def exact_status(text: str) -> Meaning | None:
    """Return the meaning of a word or phrase, in any known language."""
    return _STATUS_OF_WORD.get(word_key(text))


@lru_cache(_CACHED_STATUSES)
def read_status(text: str) -> StatusReading:
    """Return the meaning of a status: of the whole text, else of its beginning where the rest only adds to it."""
    plain = _NUMBERING.sub("", text)
    if meaning := exact_status(text) or exact_status(plain):
        is_exact = exact_status(text) is not None
        return StatusReading(meaning, exact=is_exact, round=plain if meaning is StatusMeaning.AT_A_ROUND else None)
    prose = len(text) > _MAX_STATUS_LENGTH or sum(map(str.isalpha, words_of(text))) > _MAX_STATUS_WORDS
    unknown = StatusReading(None, is_prose=prose)
    if numbered := _numbered_round(text):
        return numbered
    return unknown if "?" in text or _BY_THE_USER.search(text) else _read_beginning(plain[:_MAX_LENGTH]) or unknown


def _read_beginning(plain: str) -> StatusReading | None:
    """Return the meaning of the beginning of a status, if nothing behind it changes that."""
    segments = [part.strip() for part in _SEGMENT.split(plain, _MAX_SEGMENTS) if re.search(r"[^\W\d_]", part)]
    parts = [reading for segment in segments for reading in _read_segment(segment)]
    if not parts or parts[0] is None:
        return None
    known = [part for part in parts if part is not None]
    is_fragile = known[-1][0] in _FRAGILE
    if is_fragile and None in parts and any(_names_round(segment.split()) for segment in segments):
        return None
    if _hides_result(segments, [meaning for meaning, _ in known]):
        return None
    return _combine([meaning for meaning, _ in known], [name for _, name in known if name])


def _hides_result(segments: Sequence[str], read: Sequence[Meaning]) -> bool:
    """Return True if a result stands where it was not read, as in "Interview, then rejected"."""
    words = [word for segment in segments for word in words_of(segment)[:_MAX_SEGMENTS]]
    meanings = {
        exact_status(" ".join(words[index : index + length])) for index in range(len(words)) for length in (1, 2)
    }
    return any(isinstance(meaning, Result) and meaning not in read for meaning in meanings - {Result.OFFER})


def _numbered_round(text: str) -> StatusReading | None:
    """Return the reading of a status such as "2nd interview" or "Round 2"."""
    words = words_of(text)
    named = [word for word in words if not _ORDINAL.fullmatch(word)]
    is_round = len(named) < len(words) and len(words) <= _MAX_HEAD_WORDS and named
    if is_round and (exact_status(" ".join(named)) in _INTERVIEWS or " ".join(named) in _ROUND_WORDS):
        return StatusReading(StatusMeaning.AT_A_ROUND, exact=True, round=text)
    return None


def _read_segment(segment: str) -> list[tuple[Meaning, str | None] | None]:
    """Return the meaning of a part of a status, and of what it says to have come before, each with its round."""
    if _NEGATED.match(segment) and exact_status(segment) is None:
        return [None]
    words = segment.split()
    for length in range(min(len(words), _MAX_HEAD_WORDS), 0, -1):
        head, rest = " ".join(words[:length]), words[length:]
        meaning = exact_status(head)
        if meaning is None:
            continue
        reading = (meaning, head if meaning is StatusMeaning.AT_A_ROUND else None)
        if not rest or not words_of(" ".join(rest)) or not re.search(r"[^\W\d_]", " ".join(rest)):
            return [reading]
        if word_key(rest[0]) in _CONNECTOR_KEYS and not (meaning in _FRAGILE and _names_round(rest)):
            return [reading, *_read_after(rest)]
        if meaning in _INTERVIEWS and (word_key(" ".join(rest)) in _SCHEDULED or word_key(rest[0]) in _SCHEDULED):
            return [reading]
        return [None]
    return [None]


_FRAGILE = (Result.ACCEPTED, Result.OFFER)
"""Results that other words may turn into something else: accepted for an interview, an offer of a call."""


def _names_round(words: Sequence[str]) -> bool:
    stems = (
        "interview",
        "round",
        "screen",
        "call",
        "test",
        "assessment",
        "stage",
        "gespr",
        "entre",
        "talk",
        "next",
        "chat",
    )
    return any(stem in word.casefold() for word in words for stem in stems)


def _read_after(words: Sequence[str]) -> list[tuple[Meaning, str | None] | None]:
    """Return the interview that a status says to have come before it, as in "Rejected after phone screen"."""
    if word_key(words[0]) not in _AFTER:
        return []
    rest = " ".join(
        word for word in words[1:] if word.casefold() not in ("the", "an", "a", "dem", "l", "la", "el", "un")
    )
    meaning = exact_status(rest)
    return [(meaning, rest if meaning is StatusMeaning.AT_A_ROUND else None)] if meaning in _INTERVIEWS else []


def _combine(meanings: Sequence[Meaning], rounds: Sequence[str]) -> StatusReading | None:
    """Return the meaning of several, in the order written; None if they contradict each other."""
    if meanings[0] is StatusMeaning.NOT_APPLIED:
        return StatusReading(StatusMeaning.NOT_APPLIED)
    results = [meaning for meaning in meanings if isinstance(meaning, Result)]
    interviewed = any(meaning in _INTERVIEWS for meaning in meanings)
    name = next(iter(rounds), None)
    if not results:
        if StatusMeaning.NOT_APPLIED in meanings:
            return None
        interviews = [meaning for meaning in meanings if meaning in _INTERVIEWS]
        sent = StatusMeaning.APPLIED if StatusMeaning.APPLIED in meanings else meanings[0]
        kind = interviews[-1] if interviews else sent
        return StatusReading(kind, round=name if kind is StatusMeaning.AT_A_ROUND else None)
    final = {*results} - {Result.OFFER} or {*results}
    last = max(index for index, meaning in enumerate(meanings) if isinstance(meaning, Result))
    later = {*meanings[last + 1 :]}
    # An offer that is accepted for an interview is none.
    has_fragile_result = results[-1] in _FRAGILE and not later.isdisjoint(_INTERVIEWS)
    later -= {*_INTERVIEWS}
    (result,) = final if len(final) == 1 else (None,)
    if result is None or (later and result is not Result.GHOSTED) or has_fragile_result:
        return None
    return StatusReading(result, round=name, interviewed=interviewed)


_MEANINGS_BY_NAME: Mapping[str, Meaning] = {
    "applied": StatusMeaning.APPLIED,
    "waiting": StatusMeaning.WAITING,
    "not-applied": StatusMeaning.NOT_APPLIED,
    "interviewed": StatusMeaning.INTERVIEWED,
    "note": StatusMeaning.NOTE,
    **{result.value: result for result in Result},
}
MEANING_NAMES = [*_MEANINGS_BY_NAME]
"""Meanings that a status can be taught, as the user types them."""


def meaning_named(name: str) -> Meaning | None:
    """Return the meaning that the user calls so."""
    return _MEANINGS_BY_NAME.get(name.strip().casefold().replace(" ", "-").replace("_", "-"))
