"""Phrases, by language, that change how the others of a mail count: asides, reassurances, and thanks for feedback."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from feedback_loop.exchange.mail.classify.phrases import Phrase, any_matches, parse_phrases


class Correctives:
    """Phrases of one purpose in all languages."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._tables = tables

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        return {code: parse_phrases(table) for code, table in self._tables.items()}

    @property
    def languages(self) -> Iterable[str]:
        """The codes of the languages."""
        return self._tables.keys()

    def of(self, code: str) -> tuple[Phrase, ...]:
        """Return the phrases of a language."""
        return self._phrases.get(code, ())

    def match(self, code: str, words: str) -> bool:
        """Return True if a phrase of a language matches folded words."""
        return any_matches(self.of(code), words)


ASIDES = Correctives(
    {
        "en": """
            (job alert|job alerts|jobs alert|new jobs|jobs for you|recommended jobs|jobs you may|similar jobs|jobs match|more jobs|jobs matching|saved search|jobs that match|jobs near)
            (viewed|looked at) your profile
            (appeared in|search appearances)
            questionnaire & !(assessment|assessments|personality|application for|as part of your application)
            (survey|candidate experience|rate your experience|how did you find the|how was your experience|how would you rate|how likely are you|rate us|share your experience of)
        """,
        "de": """
            (jobalarm|job alarm|job alert|neue jobs|passende jobs|weitere jobs|jobs fur sie|jobs fur dich|stellenangebote fur|jobempfehlung*|suchauftrag|ahnliche jobs|ahnliche stellen|neue stellen|passende stellen|weitere stellen)
            (hat|haben) .. profil .. (angesehen|besucht|aufgerufen)
            (umfrage|zufriedenheit|wie zufrieden|bewertung abgeben|bewerten sie|bewerte deine|bewerte uns|candidate experience)
        """,
        "fr": """
            (alerte emploi|alertes emploi|nouvelles offres|offres d emploi pour|offres similaires|offres correspondant*|nouvelles opportunites|offres recommandees|offres pour vous|autres offres)
            (consulte|vu|visite) votre profil & !(me permets|contact*|opportunite|poste)
            (enquete|questionnaire|satisfaction|votre avis nous|donnez votre avis|sondage)
        """,
        "es": """
            (alerta de empleo|alertas de empleo|nuevas ofertas|ofertas para ti|ofertas similares|ofertas recomendadas|ofertas que|nuevos empleos|empleos recomendados|empleos para ti|ofertas de empleo|otras ofertas)
            (ha|han) (visto|visitado|consultado) tu perfil
            (encuesta|cuestionario de satisfaccion|valora tu experiencia|tu opinion nos|como valorarias)
        """,
        "nl": """
            (jobalert|job alert|vacature alert|nieuwe vacatures|vacatures voor jou|vergelijkbare vacatures|passende vacatures|aanbevolen vacatures|vacatures voor u|banen voor jou|andere vacatures)
            (bekeek|bekeken|heeft) .. profiel .. (bekeken|bezocht)?
            (enquete|vragenlijst|beoordeel|hoe tevreden|je mening|jouw mening|uw mening|sollicitatie ervaring)
        """,
        "pt": """
            (alerta de emprego|alertas de emprego|novas vagas|vagas para si|vagas para voce|vagas recomendadas|vagas semelhantes|ofertas de emprego|novas ofertas|outras vagas)
            (viu|visitou|visualizou) (o)? (seu|teu) perfil
            (inquerito|pesquisa de satisfacao|avalie|avaliar a sua experiencia|sua opiniao)
        """,
        "it": """
            (avviso di lavoro|avvisi di lavoro|nuove offerte|offerte di lavoro per te|offerte simili|annunci di lavoro|nuovi annunci|offerte consigliate|nuovi lavori|job alert|altre offerte)
            (ha|hanno) (visitato|visto|visualizzato) il (tuo|suo) profilo
            (sondaggio|questionario di soddisfazione|valuta la tua esperienza|la tua opinione|la sua opinione)
        """,
        "pl": """
            (alert o pracy|nowe oferty|oferty dla ciebie|podobne oferty|polecane oferty|oferty pracy dla|powiadomienie o ofertach|inne oferty)
            (wyswietlil*|odwiedzil*|ogladal*) .. profil
            (ankiet*|ocen swoje|twoja opinia|ocena procesu)
        """,
        "sv": """
            (jobbbevakning|jobbevakning|nya jobb|jobb for dig|liknande jobb|rekommenderade jobb|matchande jobb|jobbtips|andra jobb)
            (tittat pa|besokt|visat) din profil
            (enkat|undersokning|hur upplevde du|kandidatupplevelse|betygsatt)
        """,
    }
)
"""Subjects of mails that report nothing, which also stand in the footers of mails that do."""

REASSURANCES = Correctives(
    {
        "en": """
            (still|remain|remains|stay|stays) (very much)? (in the running|in play|in the process|an active candidate)
            application (_)? (remains|stays|is) still (_)? (under review|under consideration|being considered|being reviewed|open|in progress)
            application (_)? (remains|stays) (_)? (active|open|valid|unaffected|under consideration)
            you (have|are)? (_)? (made it|through|advanced|progressed) (to|into) (the|our) (_)? (next|second|third|final|last) (round|stage|phase|step)
            (all the|so much) (more|happier) .. (pleased|glad|happy|delighted|that) .. you
            (back to you|in touch|come back|write again|suggest|propose|send you) .. (new|other|alternative|another) (_)? (dates|times|slots|suggestions|date|time|slot|day)
        """,
        "de": """
            (bleibt|bleiben|bleibst|bist|sind|ist|noch|weiter|weiterhin) (_)? (_)? im rennen
            bewerbung (_)? (_)? (bleibt|lauft) .. (bestehen|aktiv|weiter|offen|gultig|unberuhrt|unverandert)
            umso (mehr|schoner|lieber) !(bedauer*|tut|schmerzt)
            (melde|melden) .. mit (_)? (_)? (neuen|neuem|anderen|weiteren) (vorschlagen|vorschlag|terminen|termin|terminvorschlagen|terminvorschlag)
            eine runde weiter
            in die (nachste|zweite|letzte|finale) runde (geschafft|gekommen|eingezogen)
        """,
        "fr": """
            (reste|restez|demeure|toujours) (_)? (_)? (en lice|en cours|d actualite|active|ouverte|valable)
            (reviens|revenons|reviendrai|reviendrons|recontact*|propos*) .. (nouvelle|nouvelles|autre|autres|nouveau|nouveaux) (dates|date|propositions|proposition|creneau|creneaux)
            d autant plus (heureux|heureuse|ravis|ravie|contents|contente)
            (passez|etes retenu|etes retenue) .. (prochaine etape|etape suivante|tour suivant|prochain tour)
        """,
        "es": """
            (sigue|sigues|continua|continuas|permanece) (_)? (_)? (en pie|en carrera|en marcha|abierta|activa|en el proceso|en proceso|vigente)
            (escrib*|contact*|propon*|propondr*|envi*|llam*) .. (nueva|nuevas|otra|otras) (fecha|fechas|propuesta|propuestas|hora|horas)
            (pasas|pasa|has pasado|ha pasado) a la (siguiente|proxima|segunda|ultima) (fase|ronda|etapa)
        """,
        "nl": """
            (nog|blijft|blijf|bent|ben) (_)? (_)? in de race
            sollicitatie (_)? (loopt|blijft) .. (door|gewoon|staan|open|lopen|geldig)
            (kom|komen|stuur|sturen|doe|bel|mail) .. (nieuwe|nieuw|andere|ander) (_)? (data|datum|voorstel|voorstellen|moment|momenten|tijd|tijdstip)
            (des te|zoveel te) (blijer|leuker)
            een ronde verder
        """,
        "pt": """
            (continua|mantem se|permanece|segue|mantem) (_)? (ativa|ativo|de pe|em aberto|em jogo|no processo|valida|em curso)
            (entrar*|volt*|envi*|propo*|contact*) .. (nova|novas|outra|outras) (data|datas|proposta|propostas|hora|horas)
            (passou|avancou) (a|para a) (fase|etapa) seguinte
        """,
        "it": """
            (resta|rimane|resti|rimani) (_)? (valida|aperta|attiva|in corsa|in gioco|in gara)
            ancora in (corsa|gioco|gara)
            (ricontatt*|scriv*|propo*|mand*|invi*) .. (nuova|nuove|altra|altre) (data|date|proposta|proposte|disponibilita)
        """,
        "pl": """
            (nadal|wciaz|pozostaje|dalej) (_)? (_)? (w grze|aktualn*|aktywn*|w procesie|wazn*)
            (wroc*|odezw*|napisz*|zapropon*|przesl*) .. (nowy*|nowe|inny*|inne) (termin*|propozycj*|dat*)
        """,
        "sv": """
            (fortfarande|kvar) (_)? (med i|i) (leken|processen|matchen|racet)
            (aterkommer|hor av mig|foreslar|skickar) .. (nya|nytt|ny|andra|annan) (tider|tid|forslag|datum|dag)
        """,
    }
)
"""Phrases which show that an application goes on, whatever else is refused."""

REFUSALS = Correctives(
    {
        "de": """
            (ihnen|dir) (leider|daher|deshalb|nun|heute|jetzt|doch)? (leider|heute|nun)? (absagen|abzusagen|abgesagt)
        """,
    }
)
"""Refusals of a person, and of no appointment, where a language has one verb for both."""

OTHER_PEOPLE = Correctives(
    {
        "en": """
            (friend|colleague|person|candidate|somebody|someone|anyone|one|acquaintance) (whom|who|that)? you (have|had)? (referred|recommended|introduced|suggested|put forward|sent us)
            (your|the) (referral|referrals)
            your (friend|friends|colleague|brother|sister|husband|wife|son|daughter|flatmate|cousin)
        """,
        "de": """
            (ihre|ihren|ihrer|deine|deinen|deiner|eure|euren) (empfehlung|freund|freundin|kollegen|kollegin|bekannten|bekannte|bruder|schwester|mann|frau|sohn|tochter)
            (die|der|den) (sie|du) (uns|mir) (_)? (empfohlen|vorgeschlagen|geschickt)
        """,
        "fr": """
            (votre|ton|ta) (ami|amie|collegue|frere|soeur|mari|femme|fils|fille|connaissance)
            que (vous|tu) (nous|m)? (aviez|avez|as|avais) (recommande*|presente*|coopte*)
        """,
        "es": """
            (tu|su|vuestro|vuestra) (amigo|amiga|companero|companera|hermano|hermana|marido|mujer|hijo|hija|recomendado|recomendada)
            que (nos|me) (recomendaste|recomendo|presentaste|presento|has recomendado|ha recomendado)
        """,
        "nl": """
            (je|jouw|uw) (vriend|vriendin|collega|broer|zus|man|vrouw|zoon|dochter|kennis)
            die (je|u|jij) (_)? (hebt|heeft|had|ons|aan ons) (_)? (aanbevolen|voorgesteld|aangedragen|voorgedragen)
        """,
        "pt": """
            (o seu|a sua|seu|sua|teu|tua) (amigo|amiga|colega|irmao|irma|marido|mulher|filho|filha)
            que (nos)? (recomendou|indicou|recomendaste|indicaste)
        """,
        "it": """
            (suo|sua|tuo|tua) (amico|amica|collega|fratello|sorella|marito|moglie|figlio|figlia)
            che (ci|mi)? (ha|hai) (segnalato|raccomandato|presentato|consigliato)
        """,
        "pl": """
            (twoj|twoja|panski|panska|pana|pani) (kolega|kolezanka|znajomy|znajoma|brat|siostra|maz|zona)
            ktor* (pan|pani)? (polecil*|zarekomendowal*)
        """,
        "sv": """
            (din|er) (van|vannina|kollega|bror|syster|man|fru|son|dotter)
            som du (rekommenderade|tipsade om|foreslog)
        """,
    }
)
"""People other than the user, whom a refusal may be about."""

FEEDBACK_THANKS = Correctives(
    {
        "en": """
            (thank you|thanks|grateful) (so much|very much|again|once again|a lot|both|kindly)? for (the|your|this|all the|all your|such|giving me|sharing) (_)? (_)? (feedback|pointers|comments|notes)
            (your|the|that) (_)? feedback (was|has been|is) (_)? (helpful|useful|valuable|kind|fair|generous|spot on)
            (took|taken|take|taking) .. feedback .. (heart|board)
        """,
        "de": """
            (danke|dank|bedanke) (mich|dir|ihnen|nochmal|nochmals|noch einmal|sehr)? (sehr|herzlich)? fur (das|die|dein|deine|ihr|ihre|euer|eure) (_)? (_)? (feedback|ruckmeldung|worte|hinweise)
            (feedback|ruckmeldung) (hat|war) .. (geholfen|hilfreich)
        """,
        "fr": """
            (merci|remercie) (beaucoup|encore|infiniment|bien)? pour (le|ce|ces|vos|votre|ton|tes|les) (_)? (retour|retours|feedback|conseils|explications|commentaires)
        """,
        "es": """
            (gracias|agradezco) (_)? (_)? (por)? (el|tu|su|los|tus|sus|este) (_)? (feedback|comentarios|consejos|opinion|valoracion)
        """,
        "nl": """
            (bedankt|dank je wel|dank u wel|dankjewel|dank je|dank u|dank) (nog)? voor (je|uw|de|het|jullie) (_)? (_)? (feedback|terugkoppeling|tips|toelichting)
        """,
        "pt": """
            obrigad* (_)? (pelo|pelos|por) (o|seu|teu|os|seus)? (_)? (feedback|retorno|comentarios|conselhos|dicas)
        """,
        "it": """
            (grazie|ringrazio) (_)? (_)? (per|del|dei) (il|i|la|le|suo|tuo)? (_)? (_)? (feedback|riscontro|consigli|suggerimenti)
        """,
        "pl": """
            dziekuje (_)? (_)? za (_)? (_)? (feedback|informacje zwrotn*|wskazowki|uwagi)
        """,
        "sv": """
            tack (_)? (_)? for (din|den|all|er|dina)? (_)? (_)? (feedback|feedbacken|aterkoppling*|tipsen|raden)
        """,
    }
)
"""Thanks for feedback that came, which are no question for some."""

APPOINTMENTS = Correctives(
    {
        "en": """
            see you (on|at|there|then|tomorrow|next|monday|tuesday|wednesday|thursday|friday|in)
            (pencilled|penciled|booked|put) (you|us|it) (in|down)? (_)? (for|on|with)?
            (is|are|all|now) booked
            (block|hold|keep|reserve) .. (monday|tuesday|wednesday|thursday|friday)
            next round
        """,
        "de": """
            (sehen|treffen|sprechen|horen) wir uns
            wir (sehen|treffen|sprechen|horen) uns
            (erwarte|erwarten|erwartet) (dich|sie)
            (eingetragen|vorgemerkt|eingebucht|fest eingeplant)
        """,
        "fr": """
            (on se|nous nous) (voit|retrouve|voyons|retrouvons|verrons|parle|parlons)
            (vous|t) (attends|attendons|attend)
            (est|c est) (confirme|note|fixe|reserve)
        """,
        "es": """
            nos vemos
            (quedamos|queda) (_)? (el|para|a las|confirmad*|fijad*)
            (te|le|os) (espero|esperamos|espera)
        """,
        "nl": """
            (zien|spreken|treffen) (we|wij) (elkaar|je|jou|u)
            (we|wij) (zien|spreken|treffen|verwachten) (elkaar|je|jou|u)
            (ingepland|genoteerd|vastgelegd)
        """,
        "pt": """
            (vemo nos|encontramo nos|falamos|nos vemos|esperamos por si|esperamos voce)
            (fica|esta|ficou) (_)? (marcad*|agendad*|confirmad*)
        """,
        "it": """
            ci (vediamo|sentiamo|incontriamo)
            (la|ti|vi) (aspetto|aspettiamo|attendo|attendiamo)
            (fissato|confermato|prenotato)
        """,
        "pl": """
            (widzimy sie|do zobaczenia|spotykamy sie|slyszymy sie)
            (czekam*|czekamy) na
            (umowion*|zarezerwowan*|potwierdzon*)
        """,
        "sv": """
            (vi ses|ses vi|vi hors|vi traffas|traffas vi)
            (inbokad|inbokat|bokad|bokat)
        """,
    }
)
"""Phrases which, of a known sender and next to a time of day, make an appointment."""
