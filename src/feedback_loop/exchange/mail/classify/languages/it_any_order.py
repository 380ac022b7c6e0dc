"""Phrases of Italian mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (altro|altra|altri|altre) (_)? (candidat*|profil*|person*|candidatur*|risors*) & (deciso|scelto|scelta|preferito|optato|decisione|proseguire|procedere|orientat*|selezionat*|proseguiamo|continuare|individuat*|avanti|privilegi*|puntare) & !(ancora|prima di|casa|affitto)
            (candidatura|profilo|curriculum|cv) & (non) & (selezionat*|accolt*|accettat*|prosegu*|proced*|idone*|ritenut*|scelt*|avanz*|seguito|rientra|corrispond*|linea|buon fine|esito|possiamo) & (sua|tua|suo|tuo|vostra|la) & !(ancora|esiti|esitare|se|complet*)
            (posizione|ruolo|ricerca|selezione|posto) & (chiusa|chiuso|coperta|coperto|annullata|sospesa|congelata|assegnata|conclusa) & (e|stata|stato|gia|ormai|nel frattempo|abbiamo) & !(ancora|sara|prima che)
            (concentrando|concentrarci|orientando|orientati|orientarci) & (candidat*|profil*|person*) & (piu|maggiore|altri|altro|diverso|diversi)
            (purtroppo|spiacenti|dispiace|rammarico|rincresce) & non & (selezionat*|proseguire|procedere|avanti|scelt*|andata|seguito|positivo|favorevole|candidatura|prosegui*) & !(ancora|se)
            (non) (daremo|diamo|dare|potremo dare|abbiamo potuto dare) seguito
            non & (rientra|corrisponde|linea|rispecchia|coerente) & (profilo|esperienza|requisiti|competenze|candidatura) & (suo|tuo|sua|tua|cerchiamo|ricercato|ricerca|ruolo) & !(se|ancora)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (candidatura|curriculum|cv) & (ricevuto|ricevuta|ricezione|inviata|registrata|arrivata|pervenuta|pervenuto|arrivato) & (tua|sua|tuo|suo|abbiamo|confermiamo|correttamente|grazie|successo) & !(non|purtroppo|dopo)
            (esamin*|valut*|analizz*|visioner*|prender*) & (tua|sua|tuo|suo) (candidatura|profilo|cv|curriculum) & (sara|verra|stiamo|team|attentamente|provvederemo|nostro|nostra|a breve|in esame|in carico) & !(non|purtroppo|dopo)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (colloquio|intervista|videocolloquio) & (invit*|fissare|fissato|organizzare|proporle|proporti|concordare|conferm*|disponibilita|disponibile|convoc*|programmare|prenotare) & !(non|purtroppo|annull*|spost*|rinvi*|grazie per|dopo il|rimand*)
        """,
        LIKELY: """
            (passare|venire|passa|vieni|venga|passi) & (puoi|puo|potresti|potrebbe|riesci|riesce|ti va|le va) & (parliamo|prova|conoscerci|negozio|studio|laboratorio|ufficio|chiacchiere|vediamo) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domani) & !(annull*|rimand*|grazie|non)
            (colloquio|chiamata|videochiamata|incontro|incontrarla|incontrarti|conoscerla|conoscerti|sentirci|parlare) & (disponibile|disponibilita|propongo|proponiamo|lieti|vorremmo|vorrei|potrebbe|potresti|andrebbe|aspettiamo|piacerebbe) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|domani|settimana|teams|zoom) & !(annull*|spost*|rimand*|rinvi*|grazie per|purtroppo)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (lieti|felici|piacere|contenti|entusiasti) & (offrir*|offerta|proporle|proporti|proposta) & (posizione|ruolo|lavoro|contratto|assunzione|posto) & !(colloquio|non|incontro|chiamata)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (selezione|valutazione|processo|iter) & (ancora in corso|in corso|non e ancora|non si e ancora) & (riscontro|aggiornamenti|notizie|risposta|decisione|fine|settimana|concluso|conclusa)
            (decisione|selezione|processo|riscontro|risposta|valutazione) & (ancora|ritard*|tempo|giorni|settiman*|piu lung*|prolungat*|pazienza) & (non|altro|altri|qualche|serve|servono|bisogno|richiede*|slitta*|ritardo|protra*) & !(altri candidat*|altro candidat*|scelto|purtroppo non)
        """,
        LIKELY: """
            (pazienza|pazientare|aspettare|attendere) & (giorni|settiman*|ancora|altri) & !(colloquio (e|del))
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|riscontro|che cosa|cosa|perche|motivo|motivi|consiglio|consigli) & (potrebbe|potresti|puo|puoi|vorrei|dirmi|sapere|grata|grato) & (migliorare|mancato|convinto|decisione|feedback|riscontro|prossima|imparare|andato)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (grazie|ringrazio|ringraziar*) & (tempo|colloquio|incontro|accoglienza|disponibilita|chiacchierata|visita) & !(tua candidatura|sua candidatura|riscontro)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (feedback|riscontri|riscontro|spiegazioni|motivazioni) & (non|nessun*) & (individual*|personalizzat*|fornire|forniamo|possibile|dettagliat*) & !(ancora|candidatura|esiti)
        """,
    },
}
