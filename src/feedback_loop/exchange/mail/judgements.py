"""The type of a point of feedback, as far as its words show whether it praises or finds something missing."""

import re

from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.exchange.mail.classify.sentences import fold_words

_PRAISE = re.compile(
    r" (?:(?:very|really|sehr|tres|muy|molto|muito|erg|heel|bardzo|mycket) )?"
    r"(?:excellent|great|strong|strongest|impress\w*|clear|clearly|convincing\w*|solid|good|best|liked|loved|enjoyed"
    r"|highly|well|beautiful\w*|appreciated|strength\w*"
    r"|stark\w*|uberzeug\w*|gefallen|klar|hervorragend\w*|ausgezeichnet\w*|souveran\w*|gut|gute[rns]?|beeindruck\w*|toll\w*"
    r"|excellent\w*|apprecie\w*|convainc\w*|tres bien|solide\w*|unanimite|forts?"
    r"|excelente\w*|gusto|gustaron|destac\w*|muy bien|buen[oa]?s?|fuerte\w*|encant\w*|lo mejor"
    r"|sterk\w*|overtuigend|goed|goede|helder|uitstekend|prettig|betrouwbaar"
    r"|ottim\w*|chiar\w*|apprezzat\w*|colpit\w*|bene|convincente|otim\w*|gostamos|forte|bem"
    r"|swietn\w*|dobrze|bardzo dobr\w*|mocn\w*|utmarkt\w*|stark\w*|tydlig\w*|bra|imponera\w*) "
)
_LACK = re.compile(
    r" (?:lack\w*|missing|missed|too|unclear|weak\w*|thin|vague|shallow|superficial|struggled|fell short|let you down"
    r"|not|never|without|could|should|would|need\w*|expected|hoped|wanted|wished|better|more|less|little|limited|gap\w*|undersold|rusty|didn"
    r"|fehl\w*|zu|nicht|kein\w*|mangel\w*|schwach\w*|wenig\w*|unklar\w*|oberflachlich\w*|hatten?|konnten?|sollten?|erwartet\w*|gewunscht|besser|mehr|ohne"
    r"|manque\w*|trop|pas|peu|insuffisan\w*|faible\w*|superficiel\w*|courtes?|mal|davantage|plus|mieux|attend\w*|aurait|aurions|pourr\w*|devr\w*"
    r"|falt\w*|demasiado|poc[oa]s?|debil\w*|no|sin|mas|escas\w*|mejorar|mejorable|esper\w*|podr\w*|deber\w*"
    r"|ontbra\w*|mist\w*|te|niet|geen|weinig|zwak\w*|meer|onvoldoende|oppervlakkig|beter|zou\w*|verwacht\w*"
    r"|manca\w*|troppo|non|poc[oah]i?e?|debol\w*|piu|falto\w*|demais|pouc[oa]s?|nao|mais"
    r"|brak\w*|zabraklo|zbyt|nie|malo|slab\w*|saknade\w*|sakna\w*|for lite|inte|lite|svag\w*|mer) "
)
_CLEAR_LACK = re.compile(
    r" (?:lack\w*|missing|missed|too \w+|unclear|weak\w*|thin|vague|shallow|superficial|struggled|fell short"
    r"|let you down|gap\w*|undersold|rusty|not enough"
    r"|fehl\w*|zu \w+|mangel\w*|schwach\w*|unklar\w*|oberflachlich\w*|nicht genug"
    r"|manqu\w*|trop|insuffisan\w*|faible\w*|superficiel\w*|pas assez"
    r"|falt\w*|demasiado|debil\w*|escas\w*|mejorable|no lo suficiente"
    r"|ontbra\w*|miste\w*|te \w+|onvoldoende|zwak\w*|oppervlakkig|niet genoeg"
    r"|manca\w*|troppo|debol\w*|falto\w*|demais"
    r"|brak\w*|zabraklo|zbyt|slab\w*|saknade\w*|sakna\w*|for lite|svag\w*) "
)
"""Words that say that something was missing, whatever stands around them."""
_CHATTER = re.compile(r" (?:question|frage|pregunta|vraag|domanda|pergunta|pytanie|fraga) ")
"""Words for a question, which courtesy praises instead of the person who asked it."""
_NEGATED_PRAISE = re.compile(r" (?:not|never|nicht|kein\w*|pas|no|niet|geen|non|nao|nie|inte)(?: \S+){0,2} ")


def judge(point: str) -> FeedbackType:
    """Return whether a point says what was good or what was missing; mixed if both, or if its words don't show it."""
    words = fold_words(point)
    if _CHATTER.search(words):
        return FeedbackType.MIXED
    praises = _PRAISE.search(_NEGATED_PRAISE.sub(" ", words)) is not None
    if praises:
        return FeedbackType.MIXED if _LACK.search(words) else FeedbackType.STRENGTH
    is_lacking = _CLEAR_LACK.search(words) or _PRAISE.search(words)  # the praise is negated
    return FeedbackType.GAP if is_lacking else FeedbackType.MIXED
