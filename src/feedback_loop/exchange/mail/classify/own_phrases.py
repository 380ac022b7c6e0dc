"""Phrases of mails that the user wrote: questions where things stand, what came of advice, and withdrawals."""

from feedback_loop.exchange.mail.classify.correctives import Correctives

CHECK_INS = Correctives(
    {
        "en": """
            (check|checking|checked) (in|back) .. (application|process|interview|position|role|decision|status|timeline|next steps)
            (follow|following) up (on|about|regarding|with) !(your advice|our) .. (application|process|interview|position|role|decision|status)
            (any|an|some) (news|update|updates|word|decision) (yet)? (on|about|regarding|for|from) .. (application|process|position|role|decision|interview|next steps)
            (application|interview|position|role) ... (is|are|if|whether) (there|you have|you had) (is|are|was|were)? (any|an|some) (news|update|updates)
            (status|state|progress) of (my|the) .. (application|process|candidacy)
            (where|how) (things|my application|the process|we|i) (stand|stands|is going|are going)
            (made|reached|come to) (a|any|your) decision (on|about|regarding|yet)
            (still|yet) (waiting|to hear|not heard|have not heard) .. (application|interview|from you|back)
            (when|by when) .. (expect|hear) .. (decision|back|answer|from you|news)
        """,
        "de": """
            (nach|uber|zu) (dem|den|der) (aktuellen|derzeitigen|jetzigen)? (stand|status|fortgang|verlauf)
            (stand|status) (meiner|der) (bewerbung|bewerbungsprozess*|dinge)
            wie (ist|sieht) (denn)? der (aktuelle)? (stand|status)
            (neuigkeiten|neues|updates|ruckmeldung|entscheidung) (zu|zum|uber|in|bezuglich|hinsichtlich|wegen) .. (bewerbung|stelle|position|gesprach|verfahren|prozess|ausschreibung)
            (gibt es|haben sie|hast du|habt ihr) .. (neuigkeiten|neues|entscheidung|entschieden)
            (nachfragen|nachhaken|nachzufragen|nachzuhaken|erkundigen) .. (bewerbung|ob|wie|stand)
            (bewerbung|ob|wie|stand) ... (nachfragen|nachhaken|nachzufragen|nachzuhaken|erkundigen)
            (wann|bis wann) .. (rechnen|entscheidung|ruckmeldung)
        """,
        "fr": """
            (des|une|de|vos) (nouvelle|nouvelles) (de|concernant|sur|au sujet de|quant a|a propos de) .. (candidature|recrutement|processus|entretien|poste|decision)
            (etat|statut|suite|suites|avancement|avancee|point) .. (candidature|recrutement|processus)
            (ou en est|ou en sont|ou en etes) .. (candidature|recrutement|processus|decision|vous)
            (relance|relancer|relancez|reviens vers vous|revenir vers vous) .. (candidature|entretien|recrutement|poste)
            (pris|prise) (une|votre) decision
            (candidature|poste|entretien) ... (des nouvelles|une reponse|du nouveau)
        """,
        "es": """
            (alguna|hay|tienen|teneis|tiene|tienes|si hay) (alguna)? (novedad|novedades|noticia|noticias) (sobre|de|del|acerca|respecto|en|con)
            (estado|situacion) (de|en que|actual) .. (candidatura|solicitud|proceso|seleccion)
            (como|en que punto) (va|esta|se encuentra|sigue) .. (candidatura|proceso|seleccion|solicitud)
            (preguntar|saber|consultar) .. (candidatura|proceso|seleccion|si hay|novedad*)
            (han|habeis|ha|has) (tomado|llegado a) (ya)? (una|alguna) decision
        """,
        "nl": """
            (nieuws|update|duidelijkheid|meer bekend|iets bekend|bekend) .. (over|rond|van|betreffende) .. (sollicitatie|procedure|vacature|functie|gesprek)
            (stand van zaken|status) .. (sollicitatie|procedure|vacature|functie|is)
            (hoe) .. (staat|zit) .. (sollicitatie|procedure)
            (informeren|navragen|vragen|benieuwd|navraag) .. (sollicitatie|procedure|stand|hoe het|of er)
            (al|reeds) (een)? (besluit|beslissing|keuze) .. (genomen|gemaakt)
        """,
        "it": """
            (novita|aggiornamenti|notizie) (su|sul|sulla|riguardo|in merito|circa|rispetto) .. (candidatura|selezione|colloquio|posizione|processo|procedura)
            (stato|esito) (della|di|del) .. (candidatura|selezione|processo|colloquio)
            (a che punto) .. (candidatura|selezione|processo)
        """,
        "pt": """
            (novidade|novidades|noticias|atualizacao) (sobre|da|do|acerca|relativamente) .. (candidatura|processo|entrevista|vaga|selecao)
            (estado|ponto de situacao|andamento|status) (da|do|de) .. (candidatura|processo|selecao)
        """,
        "pl": """
            (status|etap) .. (aplikacji|rekrutacji|kandydatury)
            (wiadomo|informacje|decyzj*) .. (aplikacji|rekrutacji|kandydatury|mojego zgloszenia)
        """,
        "sv": """
            (nagot nytt|nyheter|besked|uppdatering) (om|kring|gallande|angaende|i) .. (ansokan|processen|tjansten|rekryteringen|intervjun)
            hur (det)? (gar|ligger|ser) .. (ansokan|processen|rekryteringen)
        """,
    }
)
"""Questions where an application stands."""

FOLLOW_UPS = Correctives(
    {
        "en": """
            (followed|took|taken|tried|used|applied|acted on|worked on|put) (up on)? (your|the) (_)? (advice|feedback|tip|tips|suggestion|suggestions|pointers|recommendation) !(seriously|to heart|on board|into account) & (practised|practiced|worked|read|learned|learnt|built|did|took|finished|improved|help*|weeks|since|now|wrote|studied|solved|course|result|practice) & !(will|going to|plan to)
            (since|after) (our|your|that|we) (_)? (advice|feedback|conversation|talk|chat|spoke|talked) & (practised|practiced|worked on|read|learned|learnt|built|finished|improved|studied|solved|took a) & !(will|going to)
        """,
        "de": """
            (ihren|ihrem|deinen|deinem|ihre|deine|ihr|dein|euren|eure|ihrer|deiner) (rat|ratschlag|ratschlage|tipp|tipps|hinweis|hinweise|hinweisen|feedback|anregung|empfehlung|ruckmeldung) & (befolgt|umgesetzt|beherzigt|gefolgt|geubt|gearbeitet|gelesen|gelernt|ausprobiert|absolviert|weitergeholfen|gebracht) & !(werde|werden)
        """,
        "fr": """
            (suivi|applique|mis en pratique|travaille) .. (votre|vos|ton|tes) (conseil|conseils|remarque|remarques|retour|retours|recommandation*) & !(vais|je compte)
            (votre|vos|ton|tes) (conseil|conseils|retour|retours) & (ai travaille|ai suivi|ai lu|ai pratique|me suis entraine|ai appris|m ont aide|m a aide) & !(vais|je compte)
        """,
        "es": """
            (segui|he seguido|aplique|he aplicado|puse en practica|he puesto en practica) (tu|su|tus|sus|vuestro|vuestros) (consejo|consejos|recomendacion|recomendaciones|sugerencia|sugerencias|comentarios|feedback)
            (tu|su|tus|sus) (consejo|consejos|feedback|comentarios) & (he practicado|practique|he estudiado|estudie|he trabajado|trabaje|he leido|me ha ayudado|me ayudo|me han ayudado)
        """,
        "nl": """
            (je|jouw|uw|jullie) (advies|tip|tips|feedback|suggestie|suggesties|raad) & (opgevolgd|gevolgd|geoefend|gelezen|geleerd|gewerkt|toegepast|uitgeprobeerd|geholpen|ter harte) & !(ga ik|zal ik)
        """,
        "it": """
            (ho seguito|ho messo in pratica|ho applicato) .. (consiglio|consigli|suggerimento|suggerimenti|feedback)
        """,
        "pt": """
            (segui|apliquei|pus em pratica|coloquei em pratica) .. (conselho|conselhos|sugestao|sugestoes|feedback|dica|dicas)
        """,
        "sv": """
            (foljt|foljde|provat|anvant) (ditt|dina|era|ert) (rad|tips|feedback|forslag)
        """,
    }
)
"""Reports of what came of somebody's advice."""

WITHDRAWALS = Correctives(
    {
        "en": """
            (withdraw|withdrawing|withdrawn|withdrew|retract|retracting|pull|pulling|take back) (from consideration)? (my|the) (_)? (application|candidacy|candidature)
            (withdraw|withdrawing|withdrawn|withdrew|pull out|pulling out|drop out|dropping out|step back|stepping back|bow out|take myself out|remove myself|remove me|step away) (myself)? (from|of) (the|this|your|further|any|being)? (_)? (_)? (process|application|recruitment|selection|consideration|running|considered|role|position)
            (no longer|not) (wish|want|like|able|going)? (to)? (be considered|continue with my application|pursue (my|the|this) (application|role|position))
        """,
        "de": """
            (meine|die) bewerbung & (ziehe|zuruckziehen|zuruckzuziehen|zuruckgezogen|zuruck|zuruckgenommen|zurucknehmen) & !(wenn|falls|nicht)
            (aus dem|vom) (bewerbungsprozess|auswahlverfahren|bewerbungsverfahren|verfahren|auswahlprozess) & (zuruckziehen|zurucktreten|ziehe|aussteigen|trete)
        """,
        "fr": """
            (retire|retirer|retrait de|renonce a|renoncer a|mettre fin a|annuler|annule) (ma|cette) candidature
            (me retire|me retirer|me desister|me desiste|retirer) .. (processus|recrutement|candidature|selection)
            (ne souhaite|ne desire|ne veux) (pas|plus) (poursuivre|donner suite|continuer) .. (processus|candidature|recrutement|procedure)
        """,
        "es": """
            (retirar|retiro|retirarme|renuncio|renunciar|anular|cancelar) (a|de)? (mi|el|la|del) (candidatura|solicitud|proceso)
            (no) (deseo|quiero|voy a) (seguir|continuar) .. (proceso|seleccion)
            (me retiro|retirarme|desisto|me doy de baja) (de|del|en el) (proceso|seleccion|puesto|este proceso)
        """,
        "nl": """
            (mijn|deze|de) sollicitatie & (intrekken|trek|in te trekken|ingetrokken|terugtrekken|trekken) & !(als|indien|niet)
            (trek|trekken) (mij|me) terug
            (mij|me) (_)? (_)? (_)? (terugtrekken|terug te trekken)
        """,
        "it": """
            (ritirare|ritiro|ritirarmi|rinunciare|rinuncio) (la|a|alla|dal|dalla)? (mia)? (candidatura|processo|selezione)
        """,
        "pt": """
            (retirar|retiro|cancelar|desistir) (a|da|do)? (minha)? (candidatura|processo)
        """,
        "pl": """
            (wycofac|wycofuje|rezygnuje|zrezygnowac) (sie)? (z|ze|swoja|moja)? (_)? (aplikacj*|rekrutacji|kandydatur*|udzialu|procesu)
        """,
        "sv": """
            (drar|dra) (harmed)? tillbaka (min) ansokan
            (ta|tar) tillbaka min ansokan
        """,
    }
)
"""Ends of an application by the user."""
