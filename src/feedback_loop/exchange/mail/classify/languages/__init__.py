"""Tables of phrases, one module a language."""

from feedback_loop.exchange.mail.classify.languages.de import GERMAN
from feedback_loop.exchange.mail.classify.languages.en import ENGLISH
from feedback_loop.exchange.mail.classify.languages.es import SPANISH
from feedback_loop.exchange.mail.classify.languages.fr import FRENCH
from feedback_loop.exchange.mail.classify.languages.it import ITALIAN
from feedback_loop.exchange.mail.classify.languages.nl import DUTCH
from feedback_loop.exchange.mail.classify.languages.pl import POLISH
from feedback_loop.exchange.mail.classify.languages.pt import PORTUGUESE
from feedback_loop.exchange.mail.classify.languages.sv import SWEDISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, PORTUGUESE, ITALIAN, POLISH, SWEDISH)
