"""Split what a person wrote into points of feedback."""

import re
from collections.abc import Iterator, Sequence

from feedback_loop.exchange.mail.reply_words import CLOSING, GREETING, POSTSCRIPT
from feedback_loop.exchange.mail.signatures import is_name

_MAX_POINTS = 50
_MAX_GREETING = 80
_MIN_WORDS = 3
_MIN_ANNOUNCED = 5
"""Words after a colon from which on they say something, whatever courtesy announces them."""

_BULLET = re.compile(r"\s*+(?:[-*•·▪◦‣–—+]|\(?[0-9]{1,2}[.)]|[a-h]\))\s+(?=\S)")
_BREAK = re.compile(r"(?<=[.!?…])(?P<quote>[\"'”’)»]?)[ ]+(?=[\"'“‘„«(¿¡]{0,2}[^\W_a-zß-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|e\.g|i\.e|z\. ?b|d\. ?h|u\. ?a|bzw|ca|vs|dr|mr|mrs|ms|prof|st|nr|no|approx|incl|"
    r"inkl|evtl|ggf|bspw|sog"
    r"|etc|p\. ?ex|p\. ?ej|ej|sr|sra|sig|dott|ing|bijv|resp|min|max|fr|hr|m|mme)\.$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:for (?:example|instance)|e\.g\.|i\.e\.|in other words|specifically|zum beispiel|z\. ?b\.|das hei(?:ß|"
    r"ss)t|konkret"
    r"|par exemple|por ejemplo|es decir|por exemplo|ad esempio|per esempio|bijvoorbeeld|på exempel|na przykład)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"""\W{0,3}(?:
    (?:(?:many|first\sof\sall,?)\s)?(?:thanks|thank\syou)\b|thx\b|sorry\b|(?:my\s)?apologies|apologi[sz]e
      |no\sproblem|no\sworries|not\sat\sall|of\scourse|sure\b|certainly|absolutely
    |(?:i['’]m\s|i\sam\s|we['’]re\s|i['’]d\sbe\s)?(?:very\s|more\sthan\s)?(?:happy|glad|pleased)\sto\b
      |with\spleasure|my\spleasure|you['’]re\s(?:very\s)?welcome
    |(?:it|this|that)\s(?:was|is)\s(?:really\s|very\s|so\s|such\s)?(?:nice|good|great|lovely|a\spleasure)\s(?:to|meeting
      |talking|hearing|speaking)|(?:nice|good|great|lovely)\s(?:to\s(?:hear|meet|speak|talk)|hearing|meeting
      |speaking|talking)
    |(?:i|we)\s(?:really\s)?hope\b|hope\s(?:this|that|you|it)|hopefully\b|(?:all\sthe\s)?best\s(?:of\sluck|wishes)
      |good\sluck|(?:i|we)\s(?:wish|keep)\b|wishing\syou|fingers\scrossed|take\scare|keep\sin\stouch
      |stay\sin\stouch|let['’]s\sstay
    |(?:please\s)?(?:feel\sfree|let\s(?:me|us)\sknow|don['’]t\shesitate|do\snot\shesitate|get\sin\stouch|reach\sout
      |apply\sagain)\b|(?:speak|talk|see\syou)\ssoon|have\sa\s(?:great|nice|good)
    |here(?:['’]s|\sis|\sare|\sgoes|\scome)\b|as\s(?:promised|requested)|(?:i|we)\s(?:asked|spoke\sto|spoke\swith
      |checked\swith|got\shold|talked\sto|gathered|collected)\b|got\shold\b|(?:i|we)\s(?:really\s)?appreciate\b
      |any(?:\sother|\sfurther)?\squestions
    |if\syou\s(?:have|want|would\slike|need)\b|you\sasked\b|your\s(?:question|request|mail|message|email)\b
    |(?:vielen|herzlichen|besten|lieben)\sdank|danke\b|gern(?:e|\sgeschehen)?\b|klar\b|na\sklar|natürlich
      |selbstverständlich|kein\sproblem|entschuldig|tut\smir\sleid|sehr\sgern
    |(?:ich|wir)\s(?:hoffe|wünsche|drücke|freue|habe\s(?:nachgefragt|mit))|alles\sgute|viel\s(?:erfolg|glück)
      |bewirb\b|bewerben\ssie|melde?n?\s(?:dich|sie)|lass(?:en\ssie)?\s(?:uns|mich)|bis\sbald|wie\sversprochen
      |bei\sfragen|hier\s(?:ist|sind|kommt|mein)
    |merci\b|je\svous\s(?:souhaite|remercie)|nous\svous\s(?:souhaitons|remercions)|bonne\s(?:chance|continuation
      |suite)|désolée?\b|bien\ssûr|avec\splaisir|volontiers|n['’]hésitez|j['’]espère|au\splaisir|pas\sde\ssouci
      |voici\b|comme\spromis
    |(?:muchas\s)?gracias|mucha\ssuerte|suerte\b|claro\b|por\ssupuesto|con\s(?:mucho\s)?gusto|encantad[oa]|perdona
      |disculpa|lo\ssiento|espero\b|esperamos\b|te\sdesea|le\sdesea|no\sdudes|no\sdude|de\snada|aquí\s(?:van|tienes)
    |bedankt|dank\s(?:je|u|voor)|graag\b|natuurlijk|geen\sprobleem|sorry|veel\s(?:succes|geluk)|succes\b|ik\shoop
      |we\shopen|laat\s(?:me|het)|hopelijk|hierbij
    |obrigad[oa]|com\s(?:todo\s)?(?:o\s)?(?:gosto|prazer)|boa\ssorte|desculp|fico\sà|espero|claro\sque|grazie
      |volentieri|certo\b|certamente|mi\sscus|scusa|in\sbocca|ti\sauguro|le\sauguro|spero|ecco\b|buona\sfortuna
    |tack\b|tusen\stack|lycka\still|såklart|självklart|tak\b|takk\b|held\sog|lykke\still|selvfølgelig|dziękuj
      |powodzenia|oczywiście|chętnie|przepraszam
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JUDGES = re.compile(
    r"(?<![^\W_])(?:but|however|though|although|aber|jedoch|allerdings|mais|cependant|pero|aunque|maar|echter|mas|porém|ma|però|men|ale"
    r"|your\s(?:answers?|code|sql|tests?|solution|presentation|communication|task|case|model|examples?|questions?|talk|experience)|you\s(?:could|should|need|lacked|missed|explained|did|seemed|came|were)"
    r"|because|weil|parce|porque|omdat|perché)(?![^\W_])",
    re.IGNORECASE,
)


def split_points(text: str) -> tuple[str, ...]:
    """Return the points of feedback in a reply, verbatim: bullets, or else sentences.

    Greeting, thanks, closing and the like are none. A text in which nothing else stands has no points.
    """
    points = [point for paragraph in _paragraphs(_body_lines(text)) for point in _split_paragraph(paragraph)]
    return tuple(points[:_MAX_POINTS])


def _body_lines(text: str) -> list[str]:
    """Return the lines without greeting, closing and name."""
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if first < len(lines) and _is_greeting(lines[first].strip()):
        lines = lines[first + 1 :]
    closing = next(
        (
            index
            for index in reversed(range(len(lines)))
            if CLOSING.fullmatch(lines[index].strip()) or POSTSCRIPT.match(lines[index])
        ),
        None,
    )
    if closing is not None and not POSTSCRIPT.match(lines[closing]):
        after = [line for line in lines[closing + 1 :] if line.strip()]
        return [*lines[:closing], *(after[1:] if after and is_name(after[0]) else after)]
    end = next((index + 1 for index in reversed(range(len(lines))) if lines[index].strip()), 0)
    before = lines[end - 2].strip() if end > 1 else "…"
    if end > 1 and is_name(lines[end - 1]) and (not before or before[-1] in ".!?…,"):
        end -= 1
    return lines[:end]


def _is_greeting(line: str) -> bool:
    return len(line) <= _MAX_GREETING and (
        (GREETING.fullmatch(line) is not None and (line[-1] in ",!:;.–-" or len(line.split()) <= _MIN_WORDS))
        or (is_name(line) and line[-1] in ",!:–-")
    )


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        elif paragraph:
            yield paragraph
            paragraph = []


def _split_paragraph(lines: Sequence[str]) -> Iterator[str]:
    """Yield the points of a paragraph; what stands before and after its bullets is split into sentences."""
    sentences: list[str] = []
    bullet: list[str] = []
    for line in lines:
        match = _BULLET.match(line)
        if match:
            yield from _join_bullet(bullet)
            yield from _split_sentences(sentences)
            sentences, bullet = [], [line[match.end() :]]
        elif bullet:
            bullet.append(line)
        else:
            sentences.append(line)
    yield from _join_bullet(bullet)
    yield from _split_sentences(sentences)


def _join_bullet(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield " ".join(lines)


def _split_sentences(lines: Sequence[str]) -> Iterator[str]:
    sentences: list[str] = []
    for piece in _pieces(" ".join(lines)):
        if sentences and (_ABBREVIATION.search(sentences[-1][-12:]) or _CONTINUES.match(piece)):
            sentences[-1] = f"{sentences[-1]} {piece}"
        else:
            sentences.append(piece)
    for sentence in sentences:
        if not _is_courtesy(sentence):
            yield sentence


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.end("quote")]
        start = match.end()
    if text[start:]:
        yield text[start:]


def _is_courtesy(sentence: str) -> bool:
    """Return True if a sentence thanks, introduces, asks or wishes, and judges nothing."""
    if sentence.endswith((":", "?")) or len(sentence.split()) < _MIN_WORDS:
        return True
    if len(sentence.partition(": ")[2].split()) > _MIN_ANNOUNCED:
        return False  # "Happy to: your talk was too long for the time that you had."
    return _COURTESY.match(sentence) is not None and not _JUDGES.search(sentence)
