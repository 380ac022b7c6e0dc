"""Phrases of Italian mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (deciso|scelto|preferito) (di)? (prendere|assumere|proseguire con|puntare su) (un|una) (altro|altra) & !(casa|strada)
            (non) (_)? (ammess*|idone*|selezionat*|vincitor*) & (candidat*|prova|selezione|concorso|graduatoria|colloquio|posizione) & (risulta|risultat*|e stato|e stata|e|sei) & !(ancora|patente|esame)
            (altro|altra|altri|altre) (_)? (candidat*|profil*|person*|candidatur*|risors*) & (deciso|scelto|scelta|preferito|optato|decisione|proseguire|procedere|orientat*|selezionat*|proseguiamo|continuare|individuat*|avanti|privilegi*|puntare) & !(ancora|prima di|casa|affitto)
            (candidatura|profilo|curriculum|cv) & (non) & (selezionat*|accolt*|accettat*|prosegu*|proced*|idone*|ritenut*|scelt*|avanz*|seguito|rientra|corrispond*|linea|buon fine|esito|possiamo) & (sua|tua|suo|tuo|vostra|la) & !(ancora|esiti|esitare|se|complet*)
            (posizione|ruolo|ricerca|selezione|posto) & (chiusa|chiuso|coperta|coperto|annullata|sospesa|congelata|assegnata|conclusa) & (e|stata|stato|gia|ormai|nel frattempo|abbiamo) & !(ancora|sara|prima che)
            (concentrando|concentrarci|orientando|orientati|orientarci) & (candidat*|profil*|person*) & (piu|maggiore|altri|altro|diverso|diversi)
            (purtroppo|spiacenti|dispiace|rammarico|rincresce) & non & (selezionat*|proseguire|procedere|avanti|scelt*|andata|seguito|positivo|favorevole|candidatura|prosegui*) & !(ancora|se)
            (non) (daremo|diamo|dare|potremo dare|abbiamo potuto dare) seguito
            non & (rientra|corrisponde|linea|rispecchia|coerente) & (profilo|esperienza|requisiti|competenze|candidatura) & (suo|tuo|sua|tua|cerchiamo|ricercato|ricerca|ruolo) & !(se|ancora)
        """,
        LIKELY: """
            (abbiamo|ho) gia trovato & !(casa|inquilin*|acquirente)
            (stavolta|questa volta) & non (e andata|se ne fa nulla|ce l abbiamo fatta|andra)
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
            (ci vediamo|ci sentiamo|la aspettiamo|ti aspettiamo|la attendiamo) & (colloquio|prova|selezione) & !(non|annull*|spost*)
            (convoc*|invit*|ammess*) & (colloquio|prova orale|prova pratica|prova scritta|selezione|colloquio orale) & (la|lei|ti|le|suo|sei|e stato|e stata) & !(non|annull*|rinvi*|spost*|patente|esame|dispiace|purtroppo|online)
            (azienda|cliente|titolare|direttore|direttrice|responsabile|societa) & (vorrebbe|vuole|desidera|vorrebbero|piacerebbe) & (incontrarla|incontrarti|conoscerla|conoscerti|vederla|vederti|sentirla|sentirti) & !(non|annull*)
            (colloquio|intervista|videocolloquio) & (invit*|fissare|fissato|organizzare|proporle|proporti|concordare|conferm*|disponibilita|disponibile|convoc*|programmare|prenotare) & !(non|purtroppo|annull*|spost*|rinvi*|grazie per|dopo il|rimand*)
        """,
        LIKELY: """
            (passa|passi|passare|vieni|venga|venire|fai un salto|faccia un salto|fare un salto) & (due chiacchiere|parliamo|parlare|parlarne|officina|ufficio|negozio|ristorante|laboratorio|prova|conoscerci|conosciamo|cantiere|locale|bottega|cucina) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domani|settimana) & !(non|annull*|dentista|visita|pizza|grazie per)
            (presentarsi|presentarti) & (ore|#) & (prova|colloquio|sede|ufficio*|selezione) & !(non|patente|vaccin*|esame)
            profilo & interess* & (sentirci|sentirla|sentirti|telefono|conoscerla|conoscerti|parlare|chiamarla|chiamarti|incontr*) & !(offerta|opportunita|purtroppo|non)
            (passare|venire|passa|vieni|venga|passi) & (puoi|puo|potresti|potrebbe|riesci|riesce|ti va|le va) & (parliamo|prova|conoscerci|negozio|studio|laboratorio|ufficio|chiacchiere|vediamo) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domani) & !(annull*|rimand*|grazie|non)
            (colloquio|chiamata|videochiamata|incontro|incontrarla|incontrarti|conoscerla|conoscerti|sentirci|parlare) & (disponibile|disponibilita|propongo|proponiamo|lieti|vorremmo|vorrei|potrebbe|potresti|andrebbe|aspettiamo|piacerebbe) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|domani|settimana|teams|zoom) & !(annull*|spost*|rimand*|rinvi*|grazie per|purtroppo)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (commissione|direzione|azienda|titolare) & (l ha|la ha|ti ha|ha) (scelta|scelto|selezionata|selezionato) & (incarico|posizione|ruolo|posto|lei|te|per) & !(non|altro|altra|un)
            (selezionat*|scelt*|individuat*) & (per la posizione|per il ruolo|per il posto|come nuovo|come nuova) & (e stato|e stata|sei stato|sei stata|abbiamo) & !(non|colloquio|fase|altro candidato|altra|un altro|prova)
            (vincitore|vincitrice) & (concorso|selezione|graduatoria) & (risultat*|lei|sei|e) & !(premio|non|lotteria)
            (vorremmo|vogliamo|lieti di|felici di) & (assumerla|assumerti|averla|averti|prenderti|prenderla) & (dal|da|a partire|squadra|team|noi|contratto) & !(non|colloquio|avuto)
            (lieti|felici|piacere|contenti|entusiasti) & (offrir*|offerta|proporle|proporti|proposta) & (posizione|ruolo|lavoro|contratto|assunzione|posto) & !(colloquio|non|incontro|chiamata)
        """,
        LIKELY: """
            (sei|e|siete) (dei nostri|assunto|assunta)
            sei (preso|presa) & !(in giro|parte)
            (il posto|il lavoro) e (tuo|suo)
            ti vogliamo con noi
            (puoi|puo) (cominciare|iniziare) & (lunedi|subito|#|quando vuoi|quando vuole) & !(corso|cura|non)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (selezione|concorso|candidatur*|procedura|colloqui|decisione) & (prorogat*|proroga|prolungat*|ancora in corso|slitta*|ritardo|ritardi|rinviata|piu tempo|si riunira|si riunisce) & !(borsa|borse|mutuo|colloquio e (stato)? (spostato|rinviato)|purtroppo non)
            (commissione) & (si riunira|si riunisce|deliberera|valutera) & !(borsa|borse|asilo)
            (selezione|valutazione|processo|iter) & (ancora in corso|in corso|non e ancora|non si e ancora) & (riscontro|aggiornamenti|notizie|risposta|decisione|fine|settimana|concluso|conclusa)
            (decisione|selezione|processo|riscontro|risposta|valutazione) & (ancora|ritard*|tempo|giorni|settiman*|piu lung*|prolungat*|pazienza) & (non|altro|altri|qualche|serve|servono|bisogno|richiede*|slitta*|ritardo|protra*) & !(altri candidat*|altro candidat*|scelto|purtroppo non)
        """,
        LIKELY: """
            (decisione|scelta|risposta|esito) & (slitta*|rimandat*|tarda*|ritarda*|rinviat*) & !(mutuo|prestito)
            (contiamo|conto|speriamo|spero|pensiamo|prevediamo|riusciremo) & (darle|darti|farle|farti|comunicar*|aggiornar*|avere) & (riscontro|risposta|sapere|decisione|esito|notizie) & (entro|fine|settimana|mese|prossim*) & !(mutuo|preventivo|prestito|colloquio di)
            (dobbiamo|devo|restano|mancano|resta|manca) & (vedere|incontrare|sentire|colloqui) & (candidat*|persone|persona|ancora|colloqui) & !(vederla|vederti|la aspettiamo)
            (faccio sapere|faremo sapere|so dire|sapremo dire|aggiorno) & (#|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domani|settimana) & !(colloquio e fissato|se puoi)
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
            (motivazion*|motivi|merito|riscontr* individual*|feedback|singole candidature) & (non) & (fornire|forniamo|entrare|comunicare|comunichiamo|possiamo|rilasciamo|dare|diamo|prassi|policy|possibile) & !(ancora|proseguire|per motivi|per questi motivi|ammess*)
            (feedback|riscontri|riscontro|spiegazioni|motivazioni) & (non|nessun*) & (individual*|personalizzat*|fornire|forniamo|possibile|dettagliat*) & !(ancora|candidatura|esiti)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (colloquio|colloqui|prova orale|prova) & (salta|saltato|salta tutto|annull*|non si fa|non si terra|non avra luogo|a data da destinarsi|disdire|sospes*|cancellat*) & !(patente|se desidera|posizione e stata|partita|per annullare)
        """,
    },
    MailKind.ASSESSMENT: {
        LIKELY: """
            (prova|esercizio|esercitazione|compito|caso|testo|test|casus|caso pratico) & (inviamo|invio|mando|allego|allegato|allegata|chiediamo|chiedo|piccolo|piccola|breve) & (restituire|rimandare|inviarci|tradurre|fare|svolgere|consegnare|completare|casa|entro) & !(grazie per|ricevut*|colloquio|fattura)
            (preparare|prepari|prepara) & (presentazione|lezione) & (minuti|tema|argomento|diapositive|slide) & !(seminario|corso|convegno)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (cerchiamo|cerco|cerca|cercano) & (interessa|interesserebbe|interessato|interessata|ti va|le andrebbe) & !(tua candidatura|sua candidatura|colloquio|purtroppo|casa|coinquilin*|volontar*)
            (vorrei|volevo|vorremmo) (proporle|proporti|sottoporle) & (posizione|ruolo|opportunita|lavoro) & (profilo|cv|curriculum) & !(colloquio|candidatura)
        """,
    },
}
